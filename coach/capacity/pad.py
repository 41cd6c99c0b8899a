"""A pad: lines of estimates, each with its result or error beside it.

Owns what a line of a pad is (a value, a named value, prose, nothing) and which lines
can keep their result when another one changes. Pure: pass the last result in to reuse
it; only lines whose text or names changed are computed again.
"""

from coach.capacity.errors import EstimateError
from coach.capacity.estimate import Estimate, compute
from coach.capacity.nodes import Amount, Node, Number, words_in
from coach.capacity.padline import PadLine, Split, parse_before_remark, split_line
from coach.capacity.parser import Parsed
from coach.capacity.quantity import Quantity
from coach.capacity.sampling import LIVE_DRAWS
from coach.capacity.suggest import closest
from coach.capacity.units import UNITS

MAX_LINES = 500

_COUNTS = frozenset("dau mau wau qps rps users requests connections".split())
_SIZES = frozenset("byte bytes size sizes payload storage bandwidth".split())


class Pad:
    """All lines of a pad, in order, with what the names came to at the end."""

    __slots__ = ("_key", "lines", "names")

    def __init__(
        self,
        lines: tuple[PadLine, ...],
        names: dict[str, Quantity],
        key: tuple[int, str],
    ) -> None:
        self.lines = lines
        self.names = names
        self._key = key

    @property
    def errors(self) -> tuple[PadLine, ...]:
        """The lines that could not be computed."""
        return tuple(line for line in self.lines if line.error is not None)


def evaluate_pad(
    text: str,
    previous: Pad | None = None,
    *,
    draws: int = LIVE_DRAWS,
    seed: str | int = 0,
    working: bool = False,
) -> Pad:
    """Compute the lines of a pad from top to bottom.

    Args:
        text: All lines.
        previous: The last result for this pad; its unchanged lines are reused.
        draws: Draws a range takes.
        seed: What the draws depend on; a line's draws also depend on its own text, so
            they stay the same while other lines are edited.
        working: Whether to record the steps of each line.
    """
    key = (draws, f"{seed}:{working}")
    run = _Run(draws, str(seed), working)
    if previous is not None and previous._key == key:
        run.remember(previous)
    rows = text.splitlines()
    run.later = _later_names(rows[:MAX_LINES])
    lines = [run.line(at, row) for at, row in enumerate(rows[:MAX_LINES])]
    if len(rows) > MAX_LINES:
        error = EstimateError(
            f"a pad has at most {MAX_LINES} lines",
            "keep the other lines in the notes",
            kind="limit",
        )
        lines.append(PadLine(rows[MAX_LINES], "error", error=error))
    return Pad(tuple(lines), run.names, key)


def _later_names(rows: list[str]) -> dict[str, int]:
    """Where each name is given a value, the first line counting as 1."""
    where: dict[str, int] = {}
    for at, row in enumerate(rows, 1):
        if "=" in row:
            where.setdefault(split_line(row).name, at)
    where.pop("", None)
    return where


class _Run:
    """One pass over the lines: the names so far, and old results to reuse."""

    def __init__(self, draws: int, seed: str, working: bool) -> None:
        self.names: dict[str, Quantity] = {}
        self.broken: dict[str, int] = {}
        self.later: dict[str, int] = {}
        self.draws = draws
        self.seed = seed
        self.working = working
        self._old: dict[tuple[str, int], PadLine] = {}
        self._seen: dict[str, int] = {}

    def remember(self, pad: Pad) -> None:
        """Keep the lines of an earlier result by their text and its occurrence."""
        seen: dict[str, int] = {}
        for line in pad.lines:
            nth = seen.get(line.text, 0)
            seen[line.text] = nth + 1
            self._old[line.text, nth] = line

    def line(self, at: int, row: str) -> PadLine:
        """The result of one line; names it defines are known to the next."""
        nth = self._seen.get(row, 0)
        self._seen[row] = nth + 1
        old = self._old.get((row, nth))
        done = old if old is not None and self._holds(old) else self._fresh(row, nth)
        self._define(at, done)
        return done

    def _holds(self, old: PadLine) -> bool:
        """Whether nothing that a line read has changed; errors are tried again."""
        if old.kind in ("blank", "prose"):
            return not old.reads
        return old.estimate is not None and all(
            self.names.get(name) is value for name, value in old.reads.items()
        )

    def _define(self, at: int, line: PadLine) -> None:
        if not line.name:
            return
        if line.estimate is not None:
            self.names[line.name] = line.estimate.quantity
            self.broken.pop(line.name, None)
        else:
            self.names.pop(line.name, None)
            self.broken[line.name] = at + 1

    def _fresh(self, row: str, nth: int) -> PadLine:
        split = split_line(row)
        if not split.expression:
            return PadLine(row, "blank" if not row.strip() else "prose")
        if split.bad_name and not split.maybe_prose:
            return PadLine(row, "error", error=_bad_name(split.bad_name, row))
        try:
            parsed, remark = parse_before_remark(split.expression)
        except EstimateError as error:
            return self._failed(row, split, error, None)
        words = words_in(parsed.node)
        reads = {word: self.names.get(word) for word in sorted(words)}
        try:
            self._refuse_unit_name(split)
            estimate = self._compute(split, parsed, nth)
        except EstimateError as error:
            return self._failed(row, split, error, parsed.node)
        said = [text for text in (split.remark, remark) if text]
        estimate.notes = (*estimate.notes, *said)
        return PadLine(row, "value", split.name, estimate, reads=reads)

    def _compute(self, split: Split, parsed: Parsed, nth: int) -> Estimate:
        known = self.names
        return compute(
            parsed,
            known,
            draws=self.draws,
            seed=f"{self.seed}:{split.name}:{split.expression}:{nth}",
            counting=_is_count(split.name, parsed.node),
            working=self.working,
        )

    def _refuse_unit_name(self, split: Split) -> None:
        unit = UNITS.get(split.name)
        if unit is not None and unit.family != "rate":  # people call a result QPS
            raise EstimateError(
                f"`{split.name}` is a unit ({unit.symbol})",
                "take a longer name",
                kind="name",
            )

    def _failed(
        self, row: str, split: Split, error: EstimateError, node: Node | None
    ) -> PadLine:
        if split.maybe_prose and (node is None or error.kind == "name"):
            return PadLine(row, "prose", reads=self._words_of(node))
        if node is not None and error.kind == "name":
            error = self._known_elsewhere(error, node)
        if error.start >= 0:
            error.start += split.offset
            error.end += split.offset
        return PadLine(row, "error", split.name, error=error)

    def _words_of(self, node: Node | None) -> dict[str, Quantity | None]:
        return {} if node is None else dict.fromkeys(words_in(node))

    def _known_elsewhere(self, error: EstimateError, node: Node) -> EstimateError:
        """A better sentence for a name that another line has, or should have."""
        for word in sorted(words_in(node) - self.names.keys()):
            if f"`{word}`" not in error.message:
                continue
            hint = ""
            if word in self.broken:
                hint = f"line {self.broken[word]} has an error: mend that one first"
            elif word in self.later:
                hint = f"line {self.later[word]} gives it a value: move that line up"
            elif near := closest(word, self.later):
                hint = f"did you mean `{near}`?"
            if hint:
                return EstimateError(
                    error.message, hint, kind="name", start=error.start, end=error.end
                )
        return error


def _bad_name(name: str, row: str) -> EstimateError:
    start = row.index(name)
    first = name.split("/")[0]
    hint = "a name has letters, digits and _, and a letter first"
    if "/" in name and first.isidentifier():
        hint = f"the unit goes with the number: {first} = 100M/{name.partition('/')[2]}"
    return EstimateError(
        f"`{name}` cannot be a name",
        hint,
        kind="name",
        start=start,
        end=start + len(name),
    )


def _is_count(name: str, node: Node) -> bool:
    """Whether a name asks for a number of things, so that `mau = 2B` is billion."""
    if not isinstance(node, Amount) or not isinstance(node.base, Number):
        return False
    words = name.lower().split("_")
    if not name or _SIZES & set(words):
        return False
    last = words[-1]
    return bool(_COUNTS & set(words)) or (
        last.endswith("s") and not last.endswith("ss")
    )
