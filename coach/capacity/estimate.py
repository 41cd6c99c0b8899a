"""One expression to one estimate: the front door of the language.

Owns the retry with other readings of doubtful letters, and what a result consists of.
Pure: the same text, names and seed always give the same estimate.
"""

from itertools import product

from coach.capacity.cursor import Doubt
from coach.capacity.errors import EstimateError
from coach.capacity.evaluator import Evaluation
from coach.capacity.formatting import (
    Shown,
    in_unit,
    number_text,
    show,
    unit_name,
    unit_of,
)
from coach.capacity.parser import Parsed, parse
from coach.capacity.quantity import Quantity, describe
from coach.capacity.sampling import FINAL_DRAWS, percentiles
from coach.capacity.scope import Scope
from coach.capacity.units import DATA, Dim, in_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_MAX_FLIPS = 3


class Spread:
    """The 5th, 50th and 95th percentile of a range, in the unit of its estimate."""

    __slots__ = ("p5", "p50", "p95")

    def __init__(self, p5: float, p50: float, p95: float) -> None:
        self.p5 = p5
        self.p50 = p50
        self.p95 = p95


class Estimate:
    """What an expression came to.

    Attributes:
        expression: The text as given.
        quantity: The value in base units, for use under a name.
        value: The number in `unit`; the median for a range.
        unit: The unit it is shown in, such as `TB/day`; "" for a plain number.
        factor: How many base units one of `unit` is.
        text: Value and unit as an engineer says them.
        range: The percentiles, or None for a single number.
        steps: The working, one equation a line; empty unless asked for.
        notes: How doubtful letters were read, and other remarks.
    """

    __slots__ = (
        "expression",
        "factor",
        "notes",
        "quantity",
        "range",
        "steps",
        "text",
        "unit",
        "value",
    )

    def __init__(
        self,
        expression: str,
        quantity: Quantity,
        steps: tuple[str, ...] = (),
        notes: tuple[str, ...] = (),
    ) -> None:
        self.expression = expression
        self.quantity = quantity
        self.steps = steps
        self.notes = notes
        self.range: Spread | None = None
        shown = unit_of(quantity)
        self.unit = unit_name(shown)
        self.factor = shown.factor
        self.value = _clean(quantity.value / shown.factor)
        self.text = in_unit(quantity.value, shown)
        if quantity.samples is not None:
            self._spread(quantity.samples, shown)

    def _spread(self, samples: list[float], shown: Shown) -> None:
        p5, p50, p95 = (_clean(p / shown.factor) for p in percentiles(samples))
        self.range = Spread(p5, p50, p95)
        self.value = p50
        low, high = number_text(p5, shown), number_text(p95, shown)
        middle = in_unit(p50 * shown.factor, shown)
        self.text = f"{middle} ({shown.money}{low}..{shown.money}{high})"


def _clean(value: float) -> float:
    """A figure without the last bits of its arithmetic: 30, not 29.999999999999996."""
    return float(f"{value:.12g}")


def calculate(
    text: str,
    names: "Mapping[str, Quantity] | None" = None,
    *,
    draws: int = FINAL_DRAWS,
    seed: str | int = 0,
    wanted: Dim | None = None,
    counting: bool = False,
    working: bool = False,
) -> Estimate:
    """Compute one expression.

    Args:
        text: The expression.
        names: What other names are worth.
        draws: Draws a range takes: 2,000 while typing, 10,000 for a final figure.
        seed: What the draws depend on.
        wanted: The dimension the result must have, if one is declared.
        counting: The result is a number of things, so a lone `2B` is billion.
        working: Whether to record the steps.

    Raises:
        EstimateError: The text cannot be read or computed.
    """
    return compute(
        parse(text),
        names or {},
        draws=draws,
        seed=seed,
        wanted=wanted,
        counting=counting,
        working=working,
    )


def compute(
    parsed: Parsed,
    names: "Mapping[str, Quantity]",
    *,
    draws: int,
    seed: str | int = 0,
    wanted: Dim | None = None,
    counting: bool = False,
    working: bool = False,
) -> Estimate:
    """Compute an expression already read; the arguments are those of `calculate`."""
    quantity, evaluation, notes = _resolved(
        parsed, names, draws, str(seed), wanted, counting, working
    )
    steps = tuple(evaluation.steps or ())
    return Estimate(parsed.text, quantity, steps, notes)


def resolve(
    parsed: Parsed,
    names: "Mapping[str, Quantity]",
    *,
    draws: int,
    seed: str | int = 0,
    wanted: Dim | None = None,
) -> Quantity:
    """Only the value of an expression already read, without text or working."""
    return _resolved(parsed, names, draws, str(seed), wanted, False, False)[0]


def _resolved(
    parsed: Parsed,
    names: "Mapping[str, Quantity]",
    draws: int,
    seed: str,
    wanted: Dim | None,
    counting: bool,
    working: bool,
) -> tuple[Quantity, Evaluation, tuple[str, ...]]:
    first: EstimateError | None = None
    odd: tuple[Quantity, Evaluation, tuple[str, ...]] | None = None
    for readings in _readings(parsed.doubts, counting):
        evaluation = Evaluation(Scope(names, readings), draws, seed, working)
        try:
            quantity = evaluation.run(parsed.node)
            _require(quantity, wanted)
        except EstimateError as error:
            if odd is not None:
                continue
            first = first or error
            if not _worth_another(first, parsed.doubts):
                break
            continue
        notes = [*parsed.notes, *evaluation.scope.notes]
        notes += [_reading_note(d, readings, parsed.text) for d in parsed.doubts]
        found = quantity, evaluation, tuple(dict.fromkeys(notes))
        if abs(quantity.dim[DATA]) < 2 or not any(map(_may_count, parsed.doubts)):
            return found
        odd = odd or found  # bytes times bytes: perhaps one of them is billion
    if odd is not None:
        return odd
    raise first or EstimateError("there is nothing to compute")


def _worth_another(error: EstimateError, doubts: tuple[Doubt, ...]) -> bool:
    """Whether another reading could be meant, not only make the units fit.

    A unit asked for says what is wanted. In a sum only a small, glued number can be
    billions: `2B + 500M`, while `300 B + 5 requests` is a mistake.
    """
    if error.kind == "sum":
        return any(d.letter == "m" or (d.small and d.glued) for d in doubts)
    return error.kind == "unit"


def _may_count(doubt: Doubt) -> bool:
    """Whether a letter read as bytes could be billions: 30 B/d and 2 B, not 300 B."""
    return not doubt.firm and (doubt.rate or doubt.small)


def _readings(doubts: tuple[Doubt, ...], counting: bool) -> list[dict[int, str]]:
    """The readings to try, the likeliest first: as parsed, then other choices."""
    loose = [doubt for doubt in doubts if not doubt.firm]
    if not loose:
        return [{}]
    some = loose[:_MAX_FLIPS]
    some.sort(key=lambda doubt: (not doubt.rate, not doubt.small))
    choices = [
        {d.start: d.other for d, flip in zip(some, flips, strict=True) if flip}
        for flips in product((True, False), repeat=len(some))
    ]
    choices.sort(key=len)
    if len(loose) > _MAX_FLIPS:
        choices.append({doubt.start: doubt.other for doubt in loose})
    if counting:
        many = {d.start: "billion" for d in loose if d.letter in ("B", "b")}
        many |= {d.start: "million" for d in loose if d.letter == "m"}
        choices.insert(0, many)
    return choices


def _require(quantity: Quantity, wanted: Dim | None) -> None:
    if wanted is not None and quantity.dim != wanted:
        raise EstimateError(
            f"{show(quantity)} is {describe(quantity)}, "
            f"but {in_words(wanted) or 'a plain number'} is wanted",
            "check the units of each factor",
            kind="unit",
        )


def _reading_note(doubt: Doubt, readings: dict[int, str], text: str) -> str:
    reading = readings.get(doubt.start, doubt.reading)
    start = doubt.start
    while start and (text[start - 1].isdigit() or text[start - 1] in " .,_"):
        start -= 1
    quote = text[start : doubt.end].strip()
    clear = {
        "bytes": "KB, MB … for bytes, Kbit, Mbit … for bits"
        if len(doubt.letter) > 1
        else "bn for billion",
        "bits": "MB for megabytes" if len(doubt.letter) > 1 else "bn for billion",
        "billion": "bytes for bytes" if doubt.letter == "B" else "bits for bits",
        "minutes": "M for million",
        "million": "min for minutes",
    }[reading]
    return f"`{quote}`: {doubt.letter} was read as {reading} (write {clear})"
