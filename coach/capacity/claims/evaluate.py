"""What a formula may come to, over all readings of its letters and constants.

Owns the arithmetic. A constant such as 86,400 may be a plain number, a span of time, or
the change of unit between two rates. Never raises: what cannot be computed is left out.
"""

import math
from collections.abc import Callable, Sequence
from itertools import islice, product
from typing import NamedTuple

from coach.capacity.claims.amount import Amount, Reading
from coach.capacity.claims.formula import Node
from coach.capacity.units import DAY, MONTH, NONE, TIME, YEAR, Dim, basis, combine

MAX_CHOICES = 384
_LARGE = 1e250

# A constant: the spans it may be (seconds) and the exact ratio of two time units.
_SPANS: dict[float, tuple[tuple[float, ...], float]] = {
    7: ((7 * DAY,), 7),
    12: ((12 * MONTH,), 12),
    24: ((DAY,), 24),
    30: ((30 * DAY, 30.0), MONTH / DAY),
    30.4: ((MONTH,), MONTH / DAY),
    31: ((31 * DAY,), MONTH / DAY),
    52: ((YEAR,), YEAR / DAY / 7),
    60: ((60.0, 3600.0), 60),
    365: ((YEAR,), YEAR / DAY),
    365.25: ((YEAR,), YEAR / DAY),
    1440: ((DAY,), 1440),
    3600: ((3600.0,), 3600),
    86400: ((DAY,), DAY),
    90000: ((90000.0,), DAY),
    100000: ((100000.0,), DAY),
}
_LONG = ((2.4e6, 2.7e6, MONTH), (3.0e7, 3.2e7, YEAR))


class Value(NamedTuple):
    """A result: in base units, its dimension, and with all units left out."""

    value: float
    dim: Dim
    number: float


def _spans(number: float) -> tuple[tuple[float, ...], float] | None:
    found = _SPANS.get(number)
    if found is not None:
        return found
    for low, high, exact in _LONG:
        if low <= number <= high:
            return ((number,), exact)
    return None


def _choices(leaf: Amount, *, clocked: bool, shared: bool, flips: bool) -> list[Value]:
    """The meanings of one operand.

    Args:
        leaf: The operand.
        clocked: Whether time plays a part in the statement.
        shared: Whether what is left over may be meant: a miss rate for a hit rate.
        flips: Whether bits become bytes or bytes bits, so that 8 is their factor.
    """
    found = [Value(one.value, one.dim, one.number) for one in leaf.readings]
    if leaf.kind == "percent" and shared:
        found.append(Value(1 - leaf.value, NONE, 1 - leaf.value))
    if leaf.kind == "unit" and leaf.dim == basis(TIME) and leaf.value >= 3600:
        # 365 days × 1 GB: the days are a count, the day of `1 GB/day` is in the head.
        found.append(Value(leaf.first.number, NONE, leaf.first.number))
    if flips and leaf.plain and leaf.first.number == 8:
        found.append(Value(1.0, NONE, 8.0))
    if clocked and leaf.kind in ("bare", "count") and not leaf.power:
        number = leaf.first.number
        spans = _spans(number)
        if spans is not None:
            found += [Value(one, basis(TIME), number) for one in spans[0]]
            found.append(Value(number / spans[1], NONE, number))
    return found


def _join(op: str, left: Value, right: Value) -> Value | None:
    if op in "+-":
        sign = 1 if op == "+" else -1
        if left.dim != right.dim:
            return None
        return Value(
            left.value + sign * right.value,
            left.dim,
            left.number + sign * right.number,
        )
    if op == "*":
        return Value(
            left.value * right.value,
            combine(left.dim, right.dim),
            left.number * right.number,
        )
    if op == "/":
        if not right.value or not right.number:
            return None
        return Value(
            left.value / right.value,
            combine(left.dim, right.dim, -1),
            left.number / right.number,
        )
    if left.dim != NONE or right.dim != NONE or left.value <= 0:
        return None
    if abs(right.value) * abs(math.log10(left.value)) > 250:
        return None
    power = left.value**right.value
    return Value(power, NONE, power)


_CALLS: dict[str, Callable[[float], float]] = {
    "ceil": math.ceil,
    "floor": math.floor,
    "round": round,
    "sqrt": math.sqrt,
    "√": math.sqrt,
    "log2": math.log2,
    "ln": math.log,
    "²": lambda number: number * number,
}


def _compute(node: Node, picked: "dict[int, Value]") -> Value | None:
    if node.leaf is not None:
        return picked[node.start]
    left = _compute(node.left, picked) if node.left else None
    if left is None or not abs(left.value) < _LARGE:
        return None
    if node.op == "()":
        return left
    if node.op == "unit" and node.unit is not None:
        return Value(
            left.value * node.unit.factor,
            combine(left.dim, node.unit.dim),
            left.number,
        )
    call = _CALLS.get(node.op)
    if call is not None:
        if left.dim != NONE or left.value <= 0:
            return None
        result = float(call(left.value))
        return Value(result, NONE, result)
    right = _compute(node.right, picked) if node.right else None
    if right is None or not abs(right.value) < _LARGE:
        return None
    if node.op in ("+", "-") and _percentage(node.right) and not _percentage(node.left):
        factor = 1 + right.value if node.op == "+" else 1 - right.value
        return Value(left.value * factor, left.dim, left.number * factor)
    return _join(node.op, left, right)


def _percentage(node: Node | None) -> bool:
    return node is not None and node.leaf is not None and node.leaf.kind == "percent"


def values_of(
    node: Node, claim: Sequence[Reading] = (), *, shared: bool = False
) -> list[Value]:
    """All that a formula may come to, the likeliest reading first.

    Args:
        node: The formula.
        claim: The readings of the claimed result, which tell whether time plays a part.
        shared: Whether a percentage may stand for what it leaves.
    """
    leaves = node.leaves()
    clocked = any(one.time for one in claim) or any(
        one.time for leaf in leaves for one in leaf.readings
    )
    bits = {one.bits for leaf in leaves for one in leaf.readings if one.data}
    flips = bool(bits) and any(one.data and one.bits not in bits for one in claim)
    options = [
        _choices(leaf, clocked=clocked, shared=shared, flips=flips) for leaf in leaves
    ]
    found: dict[Value, None] = {}
    for choice in islice(product(*options), MAX_CHOICES):
        picked = {leaf.start: one for leaf, one in zip(leaves, choice, strict=True)}
        result = _compute(node, picked)
        if result is not None and 0 < abs(result.value) < _LARGE:
            found[result] = None
    return list(found)
