"""A tree and its names to a quantity, with the working when it is wanted.

Owns what words mean in a scope and where an error belongs. Walks nine kinds of node;
nothing is generated or compiled. Draws of ranges flow through as lists.
"""

from coach.capacity import algebra
from coach.capacity.errors import EstimateError
from coach.capacity.formatting import show
from coach.capacity.functions import CALLS
from coach.capacity.habits import conversion_notes, division_notes
from coach.capacity.labels import clash, stem
from coach.capacity.nodes import (
    Amount,
    Binary,
    Call,
    Convert,
    Interval,
    Negate,
    Node,
    Number,
    Part,
    Word,
)
from coach.capacity.printer import to_text, units_text
from coach.capacity.quantity import Quantity, Style, describe
from coach.capacity.sampling import draw, middle
from coach.capacity.scope import Scope
from coach.capacity.suggest import closest
from coach.capacity.units import NONE, SCALES, UNITS, find_unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_SIGNS = {"*": "×", "/": "/", "+": "+", "-": "-", "^": "^"}


class Evaluation:
    """One evaluation: the scope it reads, and what it noticed on the way.

    Attributes:
        scope: What words are worth.
        draws: How many draws a range takes.
        seed: What the draws depend on.
        steps: The working, or None when nobody asked.
    """

    __slots__ = ("_ranges", "draws", "scope", "seed", "steps")

    def __init__(
        self, scope: Scope, draws: int, seed: str, working: bool = False
    ) -> None:
        self.scope = scope
        self.draws = draws
        self.seed = seed
        self.steps: list[str] | None = [] if working else None
        self._ranges = 0

    def run(self, node: Node) -> Quantity:
        """The value of a node.

        Raises:
            EstimateError: It has none; the error carries its place.
        """
        try:
            return _VISIT[type(node)](self, node)
        except EstimateError as error:
            raise error.at(node.start, node.end) from None

    def _number(self, node: Number) -> Quantity:
        return Quantity(node.value)

    def _word(self, node: Word) -> Quantity:
        return self.scope.word(node)

    def _amount(self, node: Amount) -> Quantity:
        base = self.run(node.base)
        unit = self.scope.units(node.parts, counting=True)
        if base.dim == NONE and not base.labels and base.samples is None:
            value = base.value * unit.value
            if not -algebra.LIMIT < value < algebra.LIMIT:
                value = algebra.multiply(base, unit).value
            return Quantity(value, unit.dim, unit.labels, unit.samples, unit.style)
        return algebra.multiply(base, unit)

    def _convert(self, node: Convert) -> Quantity:
        value = self.run(node.operand)
        target = self.scope.units(node.parts, counting=False)
        text = units_text(node.parts).strip()
        if value.dim != target.dim:
            raise EstimateError(
                f"cannot show {describe(value)} in {text}, which is {describe(target)}",
                self._target_hint(node.parts, value),
                kind="unit",
            ).at(node.parts[0].start, node.parts[-1].end)
        self.scope.notes += conversion_notes(node.operand, value, target)
        style = Style(
            target.style.data or value.style.data,
            target.style.time or value.style.time,
            target.style.percent,
            (text, target.value),
        )
        labels = target.labels or value.labels
        result = Quantity(value.value, value.dim, labels, value.samples, style)
        if self.steps is not None and not isinstance(node.operand, Number):
            self.steps.append(f"{self._side(node.operand, value)} = {show(result)}")
        return result

    def _target_hint(self, parts: tuple[Part, ...], value: Quantity) -> str:
        for part in parts:
            if find_unit(part.word) is None and part.word not in SCALES:
                near = closest(part.word, (u for u in UNITS if len(u) > 1))
                if near and stem(near) != stem(part.word):
                    return f"did you mean `{near}`?"
        return f"name a unit that fits, or none: it is {show(value)}"

    def _interval(self, node: Interval) -> Quantity:
        low, high = self.run(node.low), self.run(node.high)
        shown = to_text(node)
        algebra.subtract(high, low, shown)  # refuses ends that are not alike
        if low.samples is not None or high.samples is not None:
            raise EstimateError(
                f"the ends of {shown} are ranges themselves",
                "a range goes from one number to another",
                kind="value",
            )
        if low.value > high.value:
            raise EstimateError(
                f"the range {shown} runs backwards", "write low..high", kind="value"
            )
        style = low.style.merged(high.style, low.style.percent or high.style.percent)
        cap = 1.0 if style.percent and high.value <= 1 else None
        seed = f"{self.seed}:{self._ranges}"
        self._ranges += 1
        samples = draw(low.value, high.value, self.draws, seed, cap)
        centre = middle(low.value, high.value)
        return Quantity(centre, low.dim, low.labels or high.labels, samples, style)

    def _call(self, node: Call) -> Quantity:
        values = tuple(self.run(argument) for argument in node.arguments)
        result = CALLS[node.name](values, to_text(node))
        if self.steps is not None:
            sides = zip(node.arguments, values, strict=True)
            inside = ", ".join(self._side(n, v) for n, v in sides)
            self.steps.append(f"{node.name}({inside}) = {show(result)}")
        return result

    def _negate(self, node: Negate) -> Quantity:
        return algebra.negate(self.run(node.operand))

    def _binary(self, node: Binary) -> Quantity:
        """A chain of operators; its left spine is walked, not recursed into."""
        spine = [node]
        while isinstance(spine[-1].left, Binary):
            spine.append(spine[-1].left)
        left = self.run(spine[-1].left)
        for binary in reversed(spine):
            try:
                left = self._operate(binary, left, self.run(binary.right))
            except EstimateError as error:
                raise error.at(binary.start, binary.end) from None
        return left

    def _operate(self, node: Binary, left: Quantity, right: Quantity) -> Quantity:
        sign = node.operator
        if sign == "*":
            result = algebra.multiply(left, right)
        elif sign == "/":
            result = algebra.divide(left, right)
            self.scope.notes += division_notes(node, left, right)
        elif sign == "^":
            result = algebra.power(left, right)
        elif left.dim != right.dim or clash(left.labels, right.labels, left.dim):
            raise algebra.mismatch(left, right, to_text(node))
        else:
            result = (algebra.add if sign == "+" else algebra.subtract)(left, right)
        if self.steps is not None and not _constant_power(node):
            one, two = self._side(node.left, left), self._side(node.right, right)
            space = "" if sign == "^" else " "
            line = f"{one}{space}{_SIGNS[sign]}{space}{two} = {show(result)}"
            self.steps.append(line)
        return result

    def _side(self, node: Node, value: Quantity) -> str:
        """One side of a step: as written, a name with its value, or what it came to."""
        if isinstance(node, Word):
            return (
                f"{node.text} ({show(value)})"
                if node.text in self.scope.names
                else node.text
            )
        if isinstance(node, Number | Amount | Interval) or _constant_power(node):
            return to_text(node)
        return show(value)


def _constant_power(node: Node) -> bool:
    return (
        isinstance(node, Binary)
        and node.operator == "^"
        and isinstance(node.left, Number)
        and isinstance(node.right, Number)
    )


_VISIT: "dict[type[Node], Callable[[Evaluation, object], Quantity]]" = {
    Number: Evaluation._number,  # type: ignore[dict-item]
    Word: Evaluation._word,  # type: ignore[dict-item]
    Amount: Evaluation._amount,  # type: ignore[dict-item]
    Negate: Evaluation._negate,  # type: ignore[dict-item]
    Binary: Evaluation._binary,  # type: ignore[dict-item]
    Call: Evaluation._call,  # type: ignore[dict-item]
    Interval: Evaluation._interval,  # type: ignore[dict-item]
    Convert: Evaluation._convert,  # type: ignore[dict-item]
}
