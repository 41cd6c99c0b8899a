"""Arithmetic on quantities: numbers, dimensions, labels and draws together.

Owns the rules of unit algebra. Must not know text, names or positions: the evaluator
adds the place to an error raised here. Draws are lists of the same length, combined
pairwise, so a name used twice stays fully correlated with itself.
"""

import math
import operator

from coach.capacity.errors import EstimateError, too_large
from coach.capacity.labels import NO_LABELS, clash, counted, join, plural
from coach.capacity.quantity import Quantity, Style, describe
from coach.capacity.units import NONE, combine, in_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LIMIT = 1e300


def _checked(value: float) -> float:
    if not -LIMIT < value < LIMIT:
        raise too_large()
    return value


def _pairwise(
    step: "Callable[[float, float], float]", left: Quantity, right: Quantity
) -> tuple[float, list[float] | None]:
    """One value and the draws of a step, with arithmetic failures in words."""
    try:
        value = _checked(step(left.value, right.value))
        if left.samples is None and right.samples is None:
            return value, None
        count = len(left.samples or right.samples or ())
        return value, list(map(step, left.draws(count), right.draws(count)))
    except ZeroDivisionError:
        raise EstimateError(
            "division by zero", "the right side of the division is 0", kind="value"
        ) from None
    except OverflowError:
        raise too_large() from None
    except ValueError:
        raise EstimateError(
            "this power has no value",
            "a negative number cannot be rooted",
            kind="value",
        ) from None


def multiply(left: Quantity, right: Quantity) -> Quantity:
    """The product; units multiply, like labels cancel."""
    value, samples = _pairwise(operator.mul, left, right)
    style = left.style.merged(right.style, left.style.percent and right.style.percent)
    labels = join(left.labels, right.labels)
    return Quantity(value, combine(left.dim, right.dim), labels, samples, style)


def divide(left: Quantity, right: Quantity) -> Quantity:
    """The quotient; units divide, like labels cancel."""
    value, samples = _pairwise(operator.truediv, left, right)
    style = left.style.merged(right.style, False)
    labels = join(left.labels, right.labels, -1)
    return Quantity(value, combine(left.dim, right.dim, -1), labels, samples, style)


def mismatch(left: Quantity, right: Quantity, shown: str) -> EstimateError:
    """The error for two sides that cannot be added or compared."""
    if left.dim == right.dim:
        one, two = (counted(q.labels, q.dim) for q in (left, right))
        words = [
            f"counts {plural(over)}" if over else f"is per {' per '.join(under)}"
            for over, under in (one, two)
        ]
        hint = "use one word for both, or none"
        said = f"the left side {words[0]}, the right side {words[1]}"
    else:
        said = f"the left side is {describe(left)}, the right side {describe(right)}"
        hint = "both sides of a sum need the same unit"
    return EstimateError(f"{shown}: {said}", hint, kind="sum")


def _require_like(left: Quantity, right: Quantity, shown: str) -> None:
    if left.dim != right.dim or clash(left.labels, right.labels, left.dim):
        raise mismatch(left, right, shown)


def add(left: Quantity, right: Quantity, shown: str = "sum") -> Quantity:
    """The sum of two like quantities; `shown` names it in an error."""
    return _linear(operator.add, left, right, shown)


def subtract(left: Quantity, right: Quantity, shown: str = "difference") -> Quantity:
    """The difference of two like quantities."""
    return _linear(operator.sub, left, right, shown)


def _linear(
    step: "Callable[[float, float], float]",
    left: Quantity,
    right: Quantity,
    shown: str,
) -> Quantity:
    _require_like(left, right, shown)
    value, samples = _pairwise(step, left, right)
    style = left.style.merged(right.style, left.style.percent or right.style.percent)
    labels = {**right.labels, **left.labels} if left.labels else right.labels
    return Quantity(value, left.dim, labels, samples, style)


def extreme(values: "Sequence[Quantity]", largest: bool, shown: str) -> Quantity:
    """The smallest or largest of like quantities, draw by draw."""
    best = values[0]
    step: Callable[[float, float], float] = max if largest else min
    for other in values[1:]:
        best = _linear(step, best, other, shown)
    return best


def power(base: Quantity, exponent: Quantity) -> Quantity:
    """Base to a plain exponent; a base with a unit needs a whole, single one."""
    if exponent.dim != NONE or any(counted(exponent.labels, NONE)):
        raise EstimateError(
            f"the exponent is {describe(exponent)}",
            "an exponent is a plain number",
            kind="unit",
        )
    whole = int(exponent.value) if abs(exponent.value) < 100 else 0
    single = exponent.samples is None and whole == exponent.value
    if base.dim != NONE and not single:
        raise EstimateError(
            f"{describe(base)} to a power that is not a whole number",
            "only plain numbers can have such exponents",
            kind="unit",
        )
    value, samples = _pairwise(math.pow, base, exponent)
    dim = tuple(e * whole for e in base.dim) if base.dim != NONE else NONE
    labels = NO_LABELS
    if single and base.labels:
        labels = {k: (e * whole, w) for k, (e, w) in base.labels.items() if e * whole}
    style = Style(base.style.data, base.style.time, base.style.percent)
    return Quantity(value, dim, labels, samples, style)


def root(value: Quantity) -> Quantity:
    """The square root; a unit must be a square."""
    if any(e % 2 for e in value.dim):
        raise EstimateError(
            f"the square root of {in_words(value.dim)} has no meaning",
            "divide by a unit first",
            kind="unit",
        )
    result = apply(math.sqrt, value)
    half = {k: (e // 2, w) for k, (e, w) in value.labels.items() if e % 2 == 0}
    dim = tuple(e // 2 for e in value.dim)
    return Quantity(result.value, dim, half, result.samples, value.style)


def apply(step: "Callable[[float], float]", value: Quantity) -> Quantity:
    """A function of one number, draw by draw; unit and labels stay."""
    try:
        done = _checked(step(value.value))
        samples = None if value.samples is None else list(map(step, value.samples))
    except OverflowError:
        raise too_large() from None
    except ValueError:
        raise EstimateError(
            f"there is no such value for {value.value:g}",
            "logarithms and roots need a positive number",
            kind="value",
        ) from None
    return Quantity(done, value.dim, value.labels, samples, value.style)


def negate(value: Quantity) -> Quantity:
    """The same with the other sign."""
    return apply(operator.neg, value)
