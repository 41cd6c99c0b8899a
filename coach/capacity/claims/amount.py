"""An amount as it stands in a sentence: its readings, nouns and place.

Owns the values that the rest of the package passes around. Must not read text.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from coach.capacity.units import DATA, NONE, TIME, Dim

NO_NOUNS: frozenset[str] = frozenset()
# The words of a rate that was said, not counted: once a minute, every 4 seconds.
REPEATED = ("repeatedly",)


class Reading(NamedTuple):
    """One meaning of an amount.

    Attributes:
        value: The number in base units (byte, second, money).
        dim: The exponents of the base units.
        number: The number as written, scale included, units left out.
        bits: Whether its data is written in bits.
        clock: Seconds of its time unit, as in 86,400 for a rate a day; 1 without.
    """

    value: float
    dim: Dim
    number: float
    bits: bool = False
    clock: float = 1.0

    @property
    def time(self) -> int:
        """The exponent of time."""
        return self.dim[TIME]

    @property
    def data(self) -> int:
        """The exponent of data."""
        return self.dim[DATA]

    @property
    def rest(self) -> Dim:
        """The dimension without its time."""
        return (self.dim[0], 0, *self.dim[2:])


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it counts.

    Attributes:
        start: Where it begins in its line.
        end: Where it ends, noun included.
        tight: Where its number and unit end, noun left out.
        readings: Its meanings, the likeliest first.
        kind: `bare` (no unit, no noun), `count`, `unit`, `percent`, `times` or `ratio`.
        nouns: Stems of the words it counts: 4M photos.
        under: Stems of what it is counted per: 2 tweets/user/day.
        each: Whether the person wrote each, every or per beside it.
        power: Whether it was written as a power: 2^32.
        unit: The unit as written, for the answer: GB/day.
        other: The second part of a ratio.
    """

    start: int
    end: int
    tight: int
    readings: tuple[Reading, ...]
    kind: str
    nouns: frozenset[str] = NO_NOUNS
    under: frozenset[str] = NO_NOUNS
    each: bool = False
    power: bool = False
    unit: str = ""
    other: float = 1.0
    words: tuple[str, ...] = field(default=())

    @property
    def first(self) -> Reading:
        """The likeliest reading."""
        return self.readings[0]

    @property
    def dim(self) -> Dim:
        """The dimension of the likeliest reading."""
        return self.readings[0].dim

    @property
    def value(self) -> float:
        """The value of the likeliest reading."""
        return self.readings[0].value

    @property
    def plain(self) -> bool:
        """Whether it has no unit in any reading."""
        return all(one.dim == NONE for one in self.readings)
