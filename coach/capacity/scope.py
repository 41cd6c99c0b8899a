"""What words are worth in one evaluation: names, units, scales, counting nouns.

Owns the order in which a word is looked up and the refusal of typing slips. Must not
walk the tree: see `evaluator`.
"""

from coach.capacity import algebra
from coach.capacity.cursor import FUNCTIONS, KEYWORDS, STOP_WORDS
from coach.capacity.errors import EstimateError
from coach.capacity.labels import NO_LABELS, Labels, join, label
from coach.capacity.nodes import Part, Word
from coach.capacity.quantity import Quantity, Style
from coach.capacity.suggest import closest, slip_of
from coach.capacity.units import (
    DOUBTFUL,
    NONE,
    SCALES,
    SPELLED,
    UNITS,
    combine,
    find_unit,
    read_unit,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SCALE_READINGS = {"million": 1e6, "billion": 1e9}


class Scope:
    """The names one expression may use and how its doubtful letters are read.

    Attributes:
        names: What each known name is worth.
        readings: Readings of doubtful letters that replace the parser's, by offset.
        notes: Remarks for the screen, collected on the way.
    """

    __slots__ = ("names", "notes", "readings")

    def __init__(
        self, names: "Mapping[str, Quantity]", readings: dict[int, str]
    ) -> None:
        self.names = names
        self.readings = readings
        self.notes: list[str] = []

    def word(self, node: Word) -> Quantity:
        """The value of an operand: a name, else a unit, else a noun below the line.

        Raises:
            EstimateError: It is none of them.
        """
        known = self.names.get(node.text)
        if known is not None:
            return known
        reading = {"m": "minutes", "b": "bits"}.get(node.text, "bytes")
        doubtful = node.text in DOUBTFUL
        unit = read_unit(node.text, reading) if doubtful else find_unit(node.text)
        if unit is not None:
            noun = label(unit.noun) if unit.noun else NO_LABELS
            time = unit.symbol if unit.family == "time" else ""
            data = unit.symbol if unit.dim[0] and not time else ""
            return Quantity(unit.factor, unit.dim, noun, None, Style(data, time))
        if len(node.text) > 1 and node.text in SCALES:
            return Quantity(SCALES[node.text])
        if not node.below or not _countable(node.text):
            raise self.unknown(node.text)
        self._refuse_slip(node.text, [*self.names, *SPELLED])
        return Quantity(1.0, NONE, label(node.text))

    def unknown(self, word: str) -> EstimateError:
        """The error for a word without a value, with the likeliest one meant."""
        pool = {*self.names, *FUNCTIONS, *(u for u in UNITS if len(u) > 1)}
        if word.lower() in ("nan", "inf", "infinity"):
            hint = "an estimate has finite numbers only"
            return EstimateError(f"`{word}` is no number here", hint, kind="name")
        near = closest(word, self.names) or closest(word, pool)
        if near:
            hint = f"did you mean `{near}`?"
        elif word in FUNCTIONS:
            hint = f"a function needs brackets: {word}(…)"
        elif _countable(word):
            hint = f"give it a value on a line above: {word} = 100M"
        else:
            hint = "a name has two letters or more and a value on a line above"
        return EstimateError(f"`{word}` has no value here", hint, kind="name")

    def _refuse_slip(self, word: str, names: "Iterable[str]") -> None:
        near = slip_of(word, names)
        if near:
            raise EstimateError(
                f"`{word}` has no value here", f"did you mean `{near}`?", kind="name"
            )

    def units(self, parts: tuple[Part, ...], counting: bool) -> Quantity:
        """What units behind a number multiply it by."""
        factor, dim, labels = 1.0, NONE, NO_LABELS
        data = time = ""
        percent = False
        named: list[Quantity] = []
        for part in parts:
            word, power = part.word, part.exponent
            unit = find_unit(word)
            if word in DOUBTFUL:
                reading = self.readings.get(part.start, part.reading)
                unit = read_unit(word, reading)
                factor *= _SCALE_READINGS.get(reading, 1.0) ** power
            elif word in SCALES:
                factor *= SCALES[word] ** power
            elif counting and power < 0 and word in self.names:
                named.append(self.names[word])
            elif unit is None and word not in ("x", "X"):
                labels = join(labels, self._noun(part, counting))
            if unit is None:
                continue
            factor *= unit.factor**power
            dim = combine(dim, tuple(e * power for e in unit.dim))
            if unit.noun:
                labels = join(labels, label(unit.noun, power))
            if unit.family == "percent":
                percent = len(parts) == 1
            elif unit.family == "time":
                time = unit.symbol
            elif unit.family in ("byte", "bit", "ibyte"):
                data, _, per = unit.symbol.partition("/")
                time = per or time
            elif unit.family == "rate":
                time = unit.symbol[1:]
        unit_quantity = Quantity(factor, dim, labels, None, Style(data, time, percent))
        for value in named:
            unit_quantity = algebra.divide(unit_quantity, value)
        return unit_quantity

    def _noun(self, part: Part, counting: bool) -> Labels:
        if part.exponent < 0 and not _countable(part.word):
            raise self.unknown(part.word).at(part.start, part.end)
        try:
            below = counting and part.exponent < 0
            self._refuse_slip(part.word, [*self.names, *SPELLED] if below else SPELLED)
        except EstimateError as error:
            raise error.at(part.start, part.end) from None
        if counting and part.word in self.names:
            self.notes.append(
                f"`{part.word}` after a number is a label; "
                f"write × {part.word} to multiply by its value"
            )
        return label(part.word, part.exponent)


def _countable(word: str) -> bool:
    return (
        len(word) > 1
        and word not in KEYWORDS
        and word not in FUNCTIONS
        and word.lower() not in STOP_WORDS
    )
