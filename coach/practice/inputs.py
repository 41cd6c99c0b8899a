"""Fresh inputs for a formula: round values near the usual ones, as people say them.

Owns which values are round and which are near. Constants of nature and of others (the
area of a map cell) stay what they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from coach.practice.ranges import read_ends
from coach.practice.scale import said

if TYPE_CHECKING:
    from coach.domain.figures import Formula, FormulaInput

_MANTISSAS = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
_SHARES = (0.01, 0.1, 0.5, 1, 2, 5, *range(10, 100, 10), 15, 25, 75, 85, 95, 100)
_NINES = (98, 99, 99.5, 99.9, 99.95, 99.99)
_ROUND_DIGITS = 2
_NEAR = 5.0
"""Without a sane range, values up to this many times off the usual one are near."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """An input with a value, in its unit."""

    id: str
    label: str
    unit: str
    value: float

    @property
    def text(self) -> str:
        """The value for people."""
        return said(self.value, self.unit)

    @property
    def expression(self) -> str:
        """The value in the estimate language, without loss."""
        return repr(self.value)


def fresh(formula: "Formula", chance: Random) -> tuple[Chosen, ...]:
    """Choose a value for every input of a formula."""
    return tuple(
        Chosen(one.id, one.label, one.unit, chance.choice(choices(formula, one)))
        for one in formula.inputs
    )


def typical(formula: "Formula") -> tuple[Chosen, ...]:
    """The usual value of every input."""
    return tuple(
        Chosen(one.id, one.label, one.unit, read_ends(one.typical, one.unit)[0])
        for one in formula.inputs
    )


def choices(formula: "Formula", one: "FormulaInput") -> Sequence[float]:
    """The values that an input may take, in its unit, in rising order."""
    usual, _ = read_ends(one.typical, one.unit)
    if _is_measured(usual, one.unit):
        texts = [g.given[one.id] for g in formula.golden if one.id in g.given]
        return sorted({usual, *(read_ends(text, one.unit)[0] for text in texts)})
    if usual <= 0 and one.sane is None:
        return (usual,)
    low, high = _near(one, usual)
    if one.unit != "%":
        pool = _round_values(low, high)
    elif usual >= 99:
        return _NINES
    else:
        pool = [float(share) for share in _SHARES]
    found = {v for v in pool if low <= v <= high and _sounds_round(v, one.unit)}
    if _is_whole(usual, one.unit):
        found = {value for value in found if value == int(value)}
        found |= {float(n) for n in range(max(1, round(low)), min(10, round(high)) + 1)}
    return sorted(found) or (usual,)


def _near(one: "FormulaInput", usual: float) -> tuple[float, float]:
    """The range that values are chosen from."""
    low, high = usual / _NEAR, usual * _NEAR
    if one.sane is None:
        return low, high
    least, most = read_ends(one.sane, one.unit)
    if usual <= 0:
        return max(least, most / 20), most
    return max(least, low), min(most, high)


def _round_values(low: float, high: float) -> list[float]:
    if low <= 0:
        return []
    found, power = [], -12
    while 10.0**power <= high:
        found += [float(f"{m * 10.0**power:.2g}") for m in _MANTISSAS]
        power += 1
    return found


def _is_measured(value: float, unit: str) -> bool:
    """Whether a value is a constant, having so many digits: 0.7373 km², 122 bits."""
    digits = 3 if _is_whole(value, unit) else 4
    return float(f"{value:.{digits - 1}g}") != value


def _sounds_round(value: float, unit: str) -> bool:
    """Whether a value is round as it is said: 2,500 s is, as 41.7 min, not."""
    number = said(value, unit).split()[0].split("e")[0]
    digits = "".join(sign for sign in number if sign.isdigit())
    return len(digits.strip("0")) <= _ROUND_DIGITS


def _is_whole(value: float, unit: str) -> bool:
    """Whether an input counts things, so that it has no fractions."""
    return unit == "" and value == int(value)
