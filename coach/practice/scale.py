"""Where a value lies on the logarithmic scale that everything is graded on.

A share near 100 % is measured by what it lacks: from 99 % to 99.9 % is a factor of ten
for whoever has to get there, though the numbers are nearly the same.
"""

import math

from coach.capacity.algebra import multiply
from coach.capacity.formatting import show, unit_of
from coach.capacity.model_run import unit_quantity
from coach.capacity.quantity import Quantity

FROM_TOP = 90.0
"""Shares from this percentage on are measured from 100 % down."""


def from_top(unit: str, truth: float) -> bool:
    """Whether answers to this truth are measured by what they lack to 100 %."""
    return unit == "%" and FROM_TOP <= truth < 100


def place(value: float, unit: str, truth: float) -> float:
    """The place of a value on the scale of a truth, in powers of ten.

    Larger values lie higher. A share of 100 % or more, where it is measured from the
    top, lies as high as a float can say.
    """
    if from_top(unit, truth):
        return -math.log10(max(100 - value, 1e-15))
    return math.log10(value)


def said(value: float, unit: str) -> str:
    """A value in a unit as an engineer says it: `250 µs` for 0.25 ms."""
    quantity, one = _of(value, unit)
    cancelled = not any(one.dim) and not one.labels and not one.style.percent
    return f"{show(Quantity(value))} {unit}".strip() if cancelled else show(quantity)


def said_twice(value: float, unit: str) -> str:
    """The same, and in the unit itself where that is another one: `24 h = 86,400 s`."""
    quantity, one = _of(value, unit)
    text = said(value, unit)
    if not any(one.dim) or math.isclose(unit_of(quantity).factor, one.value):
        return text
    return f"{text} = {show(Quantity(value))} {unit}"


def _of(value: float, unit: str) -> tuple[Quantity, Quantity]:
    one = unit_quantity(unit)
    quantity = multiply(Quantity(value), one)
    quantity.style = one.style
    return quantity, one


def said_range(low: float, high: float, unit: str) -> str:
    """Two values with their unit said once where it is the same: `50 to 250 µs`."""
    first, last = said(low, unit), said(high, unit)
    head, _, tail = first.partition(" ")
    if tail and last.partition(" ")[2] == tail:
        first = head
    return f"{first} to {last}"


def times(factor: float) -> str:
    """A factor for people: `1.7×`, `24×`, `30,000×`, `over 1,000,000×`."""
    if factor >= 1e6:
        return "over 1,000,000×"
    shown = f"{factor:.1f}".removesuffix(".0") if factor < 10 else f"{factor:.2g}"
    return f"{float(shown):,.15g}×"
