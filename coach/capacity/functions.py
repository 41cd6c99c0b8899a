"""The functions of the estimate language; nothing else can be called."""

import math

from coach.capacity import algebra
from coach.capacity.errors import EstimateError
from coach.capacity.quantity import Quantity, describe
from coach.capacity.units import NONE, TIME, find_unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Many = Callable[[tuple[Quantity, ...], str], Quantity]


def _one(name: str, values: tuple[Quantity, ...]) -> Quantity:
    if len(values) != 1:
        raise EstimateError(
            f"{name}( ) takes one value, not {len(values)}", f"for example {name}(42.3)"
        )
    return values[0]


def _plain(name: str, values: tuple[Quantity, ...]) -> Quantity:
    value = _one(name, values)
    if value.dim != NONE:
        raise EstimateError(
            f"{name}( ) needs a plain number, this is {describe(value)}",
            "divide by a unit first",
            kind="unit",
        )
    return Quantity(value.value, NONE, samples=value.samples)


def _written_unit(value: Quantity) -> float:
    """The size of the unit a quantity was written in, in which it is rounded."""
    if value.style.target:
        return value.style.target[1]
    size = 1.0
    for base, exponent in enumerate(value.dim):
        word = (
            value.style.time if base == TIME else value.style.data if base == 0 else ""
        )
        unit = find_unit(word) if word else None
        if exponent and unit is not None:
            size *= unit.factor**exponent
    return size


def _up(value: float) -> float:
    """Ceiling that forgives the last bits of a float: 0.7 / 0.1 is 7."""
    return float(math.ceil(value - 1e-9 * max(1.0, abs(value))))


def _down(value: float) -> float:
    return float(math.floor(value + 1e-9 * max(1.0, abs(value))))


def _half_up(value: float) -> float:
    return _down(value + 0.5)


def _rounding(name: str, step: "Callable[[float], float]") -> "Many":
    def run(values: tuple[Quantity, ...], _shown: str) -> Quantity:
        value = _one(name, values)
        size = _written_unit(value)
        return algebra.apply(lambda number: step(number / size) * size, value)

    return run


def _number(name: str, step: "Callable[[float], float]") -> "Many":
    def run(values: tuple[Quantity, ...], _shown: str) -> Quantity:
        return algebra.apply(step, _plain(name, values))

    return run


def _sqrt(values: tuple[Quantity, ...], _shown: str) -> Quantity:
    return algebra.root(_one("sqrt", values))


def _sum(values: tuple[Quantity, ...], shown: str) -> Quantity:
    total = values[0]
    for value in values[1:]:
        total = algebra.add(total, value, shown)
    return total


def _product(values: tuple[Quantity, ...], _shown: str) -> Quantity:
    total = values[0]
    for value in values[1:]:
        total = algebra.multiply(total, value)
    return total


CALLS: "dict[str, Many]" = {
    "min": lambda values, shown: algebra.extreme(values, False, shown),
    "max": lambda values, shown: algebra.extreme(values, True, shown),
    "ceil": _rounding("ceil", _up),
    "floor": _rounding("floor", _down),
    "round": _rounding("round", _half_up),
    "sqrt": _sqrt,
    "exp": _number("exp", math.exp),
    "ln": _number("ln", math.log),
    "log2": _number("log2", math.log2),
    "log10": _number("log10", math.log10),
    "sum": _sum,
    "prod": _product,
}
