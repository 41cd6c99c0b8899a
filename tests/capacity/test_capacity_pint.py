"""Unit algebra agrees with pint, which serves as the oracle and nothing else."""

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.capacity import EstimateError, Quantity, calculate

pint = pytest.importorskip("pint")

# Our word and pint's word for the same unit.
_UNITS = {
    "B": "byte",
    "KB": "kilobyte",
    "MB": "megabyte",
    "GB": "gigabyte",
    "TB": "terabyte",
    "PB": "petabyte",
    "KiB": "kibibyte",
    "MiB": "mebibyte",
    "GiB": "gibibyte",
    "TiB": "tebibyte",
    "kb": "kilobit",
    "Mb": "megabit",
    "Gb": "gigabit",
    "Mbit": "megabit",
    "bits": "bit",
    "ns": "nanosecond",
    "µs": "microsecond",
    "ms": "millisecond",
    "s": "second",
    "min": "minute",
    "h": "hour",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "km": "kilometer",
    "miles": "mile",
    "%": "percent",
}
# kb alone is a doubtful word to us; kbit is not.
_WRITTEN = {"kb": "kbit", "B": "bytes"}
_BASES = ("byte", "second", "meter")


@pytest.fixture(scope="module")
def registry() -> Any:
    """Pint with bits as a dimension; by default it takes them for plain numbers."""
    units = pint.UnitRegistry(on_redefinition="ignore")
    units.define("bit = [information]")
    units.define("byte = 8 * bit = B")
    units._build_cache()
    return units


def _amount(number: int, word: str) -> tuple[str, Any]:
    written = _WRITTEN.get(word, word)
    return f"({number} {written})", lambda ureg: number * ureg(_UNITS[word])


_LEAVES = st.builds(_amount, st.integers(1, 999), st.sampled_from(sorted(_UNITS)))


def _joined(left: Any, sign: str, right: Any) -> tuple[str, Any]:
    operations = {
        "*": lambda ureg: left[1](ureg) * right[1](ureg),
        "/": lambda ureg: left[1](ureg) / right[1](ureg),
        "+": lambda ureg: left[1](ureg) + right[1](ureg),
        "-": lambda ureg: left[1](ureg) - right[1](ureg),
    }
    return f"({left[0]} {sign} {right[0]})", operations[sign]


def _powered(base: Any, exponent: int) -> tuple[str, Any]:
    return f"({base[0]}^{exponent})", lambda ureg: base[1](ureg) ** exponent


def _grow(inner: Any) -> Any:
    signs = st.sampled_from("*/+-")
    return st.one_of(
        st.builds(_joined, inner, signs, inner),
        st.builds(_powered, inner, st.integers(-2, 3)),
    )


EXPRESSIONS = st.recursive(_LEAVES, _grow, max_leaves=6)


def _judged(build: Any, registry: Any) -> tuple[float, tuple[int, ...]] | None:
    """Value in base units and exponents by pint, or None where it refuses."""
    try:
        quantity = build(registry)
    except (pint.DimensionalityError, ZeroDivisionError, OverflowError):
        return None
    sizes = dict(quantity.dimensionality)
    exponents = tuple(
        round(sizes.get(name, 0)) for name in ("[information]", "[time]", "[length]")
    )
    target = registry.dimensionless
    for base, exponent in zip(_BASES, exponents, strict=True):
        target = target * registry(base).units ** exponent
    return quantity.to(target).magnitude, exponents


def _ours(text: str) -> Quantity | EstimateError:
    try:
        return calculate(text).quantity
    except EstimateError as error:
        return error


@settings(max_examples=400, deadline=None)
@given(pair=EXPRESSIONS)
def test_value_and_dimension_agree(registry: Any, pair: Any) -> None:
    text, build = pair
    judged = _judged(build, registry)
    ours = _ours(text)
    if isinstance(ours, EstimateError):
        assert judged is None or ours.kind in ("limit", "value"), text
        return
    assert judged is not None, text
    value, exponents = judged
    assert ours.dim[:3] == exponents, text
    scale = max(abs(value), abs(ours.value))
    assert math.isclose(ours.value, value, rel_tol=1e-6, abs_tol=1e-9 * scale), text


@pytest.mark.parametrize("word", sorted(_UNITS))
def test_each_unit_is_as_large_as_pint_says(registry: Any, word: str) -> None:
    judged = _judged(_amount(1, word)[1], registry)
    assert judged is not None
    assert calculate(_amount(1, word)[0]).quantity.value == pytest.approx(judged[0])


def test_sums_of_unlike_units_are_refused_by_both(registry: Any) -> None:
    text, build = _joined(_amount(5, "GB"), "+", _amount(3, "s"))
    assert _judged(build, registry) is None
    with pytest.raises(EstimateError):
        calculate(text)
