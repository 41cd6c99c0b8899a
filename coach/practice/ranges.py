"""The person's low–high range, read from the estimate language.

Owns what counts as a range here: two numbers or one, in a unit that fits. Arithmetic
is refused, because the drill is for the head. A refusal costs no try.
"""

from dataclasses import dataclass

from coach.capacity.errors import EstimateError
from coach.capacity.estimate import calculate
from coach.capacity.model import Input
from coach.capacity.model_run import read_input, unit_quantity
from coach.capacity.nodes import Amount, Binary, Convert, Interval, Negate, Node, Number
from coach.capacity.parser import parse
from coach.capacity.printer import to_text
from coach.practice.scale import said, said_range, times

MAX_CHARS = 100
_EXAMPLE = "write low..high, such as {low}..{high}"


@dataclass(frozen=True, slots=True)
class Range:
    """A 90 % range, in the unit of its question.

    Attributes:
        low: The low end, above 0.
        high: The high end, never below the low one.
        notes: How doubtful letters were read.
    """

    low: float
    high: float
    notes: tuple[str, ...] = ()

    @property
    def factor(self) -> float:
        """How many times the low end the high end is."""
        return self.high / self.low


def read_range(text: str, unit: str, *, below_100: bool = False) -> Range:
    """Read what the person wrote.

    Args:
        text: Two ends or one number; bare numbers are in `unit`.
        unit: What the question asks for.
        below_100: It is a share that is measured by what it lacks to 100 %.

    Raises:
        EstimateError: It cannot be taken; the error says what to write instead.
    """
    try:
        text = _undashed(text)
        low, high = read_ends(text, unit)
        notes = calculate(text, draws=2, counting=_counts(unit)).notes
    except EstimateError as error:
        raise EstimateError(error.message, _example(unit), kind=error.kind) from None
    if low <= 0:
        raise EstimateError(
            "the low end must be above 0",
            "write the smallest value that you would still believe",
        )
    if unit == "%" and high > 100:
        raise EstimateError("a share ends at 100 %", "write 90..99 for 90 % to 99 %")
    if below_100 and high >= 100:
        raise EstimateError(
            "100 % is never reached", "write the most that you would still believe"
        )
    return Range(low, high, notes)


def _undashed(text: str) -> str:
    """The text as a plain range; a dash between two numbers is what people write.

    Raises:
        EstimateError: It cannot be read, or it is arithmetic.
    """
    if len(text) > MAX_CHARS:
        raise EstimateError("that is too long for a range")
    node = parse(text).node
    if _is_range(node):
        return text
    if isinstance(node, Binary) and node.operator == "-":
        low, high = node.left, node.right
        if _is_number(low) and _is_number(high):
            return f"{text[low.start : low.end]}..{text[high.start : high.end]}"
    calculate(text, draws=2)  # a word without a value is the worse trouble
    raise EstimateError("no arithmetic here: the drill is for the head")


def read_ends(value: str | float, unit: str) -> tuple[float, float]:
    """The two ends of a range or a single number twice, in `unit`.

    Raises:
        EstimateError: It cannot be read, or its unit does not fit.
    """
    declared = Input("range", "", unit, "", "")
    if not isinstance(value, str):
        return float(value), float(value)
    node = parse(value).node
    if isinstance(node, Convert):
        node = node.operand
    if not isinstance(node, Interval):
        one = _value(declared, value)
        return one, one
    low, high = (_value(declared, to_text(end)) for end in (node.low, node.high))
    if low > high:
        raise EstimateError("the range runs backwards", "write low..high", kind="value")
    return low, high


def _value(declared: Input, text: str) -> float:
    quantity = read_input(declared, text, draws=2)
    value = quantity.value / unit_quantity(declared.unit).value
    return float(f"{value:.12g}")  # 1M/day is a million a day, not 999,999.9999999999


def understood(found: Range, unit: str, *, below_100: bool = False) -> str:
    """Say how a range was read, for the line beside the field."""
    if found.low == found.high:
        return f"{said(found.low, unit)}: one number is a range of no width"
    text = said_range(found.low, found.high, unit)
    if below_100:
        factor = (100 - found.low) / (100 - found.high)
        return f"{text}, {times(factor)} wide as seen from 100 %"
    return f"{text}, {times(found.factor)} wide"


def _is_range(node: Node) -> bool:
    """Whether a tree is one number or two with units only."""
    if isinstance(node, Convert):
        node = node.operand
    if isinstance(node, Interval):
        return _is_number(node.low) and _is_number(node.high)
    return _is_number(node)


def _is_number(node: Node) -> bool:
    """Whether a tree is a number with units; 10^9 counts as a number."""
    if isinstance(node, Amount):
        return _is_number(node.base)
    if isinstance(node, Negate):
        return _is_number(node.operand)
    if isinstance(node, Binary):
        ten = isinstance(node.left, Number) and node.left.value == 10
        return ten and node.operator == "^" and isinstance(node.right, Number)
    return isinstance(node, Number)


def _counts(unit: str) -> bool:
    return not any(unit_quantity(unit).dim)


def _example(unit: str) -> str:
    return _EXAMPLE.format(low=said(2, unit), high=said(20, unit))
