"""Own numbers against the reference, by order of magnitude."""

import math
from dataclasses import dataclass
from typing import Literal

from coach.capacity.quantity import Quantity

Verdict = Literal["on target", "right order", "off", "unit"]

ON_TARGET = 2.0
RIGHT_ORDER = 10.0
_SLACK = 1 + 1e-9


@dataclass(frozen=True, slots=True)
class Grade:
    """How near a number is.

    Attributes:
        verdict: Within 2× on target, within 10× right order, else off; `unit` when the
            two cannot be compared at all.
        factor: How many times too large or too small, at least 1; inf when one of them
            is zero or their signs differ.
        high: Whether the own number is the larger.
    """

    verdict: Verdict
    factor: float
    high: bool

    @property
    def text(self) -> str:
        """The grade in a few words: `off, 24× too high`."""
        if self.verdict == "unit":
            return "another unit"
        if self.factor <= 1.05:
            return self.verdict
        side = "high" if self.high else "low"
        if math.isinf(self.factor):
            return f"{self.verdict}, too {side}"
        return f"{self.verdict}, {_times(self.factor)}× too {side}"


def _times(factor: float) -> str:
    return f"{factor:.1f}".removesuffix(".0") if factor < 10 else f"{factor:,.0f}"


def grade(own: float | Quantity, reference: float | Quantity) -> Grade:
    """Grade an own number; quantities must be alike, plain floats in one unit."""
    if isinstance(own, Quantity) and isinstance(reference, Quantity):
        if own.dim != reference.dim:
            return Grade("unit", math.inf, False)
        own, reference = own.value, reference.value
    one = own.value if isinstance(own, Quantity) else float(own)
    two = reference.value if isinstance(reference, Quantity) else float(reference)
    if one == two:
        return Grade("on target", 1.0, False)
    if one * two <= 0:
        return Grade("off", math.inf, one > two)
    ratio = abs(one / two)
    factor = max(ratio, 1 / ratio) if ratio else math.inf
    if factor <= ON_TARGET * _SLACK:
        verdict: Verdict = "on target"
    elif factor <= RIGHT_ORDER * _SLACK:
        verdict = "right order"
    else:
        verdict = "off"
    return Grade(verdict, factor, one > two)
