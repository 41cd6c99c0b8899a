"""The syntax tree of an estimate: nine kinds of node, nothing else can be expressed.

Plain slotted classes (see `quantity` for why). Two nodes are equal when they mean the
same text; their place does not count.
"""

from collections.abc import Iterator

from coach.capacity.units import DOUBTFUL


class Node:
    """A part of an expression and where it stands in the text."""

    __slots__ = ("end", "start")

    start: int
    end: int

    def _parts(self) -> tuple[object, ...]:
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Node)
            and type(self) is type(other)
            and self._parts() == other._parts()
        )

    __hash__ = None  # type: ignore[assignment]  # the parser still changes parts

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._parts()!r}"


class Number(Node):
    """A plain number, its scale word included: `100M`, `86,400`."""

    __slots__ = ("text", "value")

    def __init__(self, value: float, text: str, start: int, end: int) -> None:
        self.value = value
        self.text = text
        self.start = start
        self.end = end

    def _parts(self) -> tuple[object, ...]:
        return (self.value,)


class Part(Node):
    """One unit, scale or counting noun with its exponent: the `/day` of `5 GB/day`.

    `lead` holds adjectives before a noun; `reading` says how a doubtful letter is read.
    """

    __slots__ = ("exponent", "lead", "reading", "word")

    def __init__(
        self, word: str, exponent: int, start: int, end: int, lead: str = ""
    ) -> None:
        self.word = word
        self.exponent = exponent
        self.lead = lead
        self.reading = ""
        self.start = start
        self.end = end

    def _parts(self) -> tuple[object, ...]:
        reading = self.reading if self.word in DOUBTFUL else ""
        return (self.word, self.exponent, self.lead, reading)


class Amount(Node):
    """A number or bracket with the units that follow it."""

    __slots__ = ("base", "parts")

    def __init__(self, base: Node, parts: tuple[Part, ...]) -> None:
        self.base = base
        self.parts = parts
        self.start = min(base.start, parts[0].start)
        self.end = max(base.end, parts[-1].end)

    def _parts(self) -> tuple[object, ...]:
        return (self.base, self.parts)


class Word(Node):
    """A word that stands for a value: a name, a unit, or a noun below the line."""

    __slots__ = ("below", "text")

    def __init__(self, text: str, below: bool, start: int, end: int) -> None:
        self.text = text
        self.below = below
        self.start = start
        self.end = end

    def _parts(self) -> tuple[object, ...]:
        return (self.text, self.below)


class Negate(Node):
    """A leading minus."""

    __slots__ = ("operand",)

    def __init__(self, operand: Node, start: int) -> None:
        self.operand = operand
        self.start = start
        self.end = operand.end

    def _parts(self) -> tuple[object, ...]:
        return (self.operand,)


class Binary(Node):
    """Two operands and one of + - * / ^."""

    __slots__ = ("left", "operator", "right")

    def __init__(self, operator: str, left: Node, right: Node) -> None:
        self.operator = operator
        self.left = left
        self.right = right
        self.start = left.start
        self.end = right.end

    def _parts(self) -> tuple[object, ...]:
        return (self.operator, self.left, self.right)


class Call(Node):
    """A function and its values."""

    __slots__ = ("arguments", "name")

    def __init__(
        self, name: str, arguments: tuple[Node, ...], start: int, end: int
    ) -> None:
        self.name = name
        self.arguments = arguments
        self.start = start
        self.end = end

    def _parts(self) -> tuple[object, ...]:
        return (self.name, self.arguments)


class Interval(Node):
    """A range low..high, read as a 90 % interval."""

    __slots__ = ("high", "low")

    def __init__(self, low: Node, high: Node) -> None:
        self.low = low
        self.high = high
        self.start = low.start
        self.end = high.end

    def _parts(self) -> tuple[object, ...]:
        return (self.low, self.high)


class Convert(Node):
    """An expression shown in a unit: `… in TB/year`."""

    __slots__ = ("operand", "parts")

    def __init__(self, operand: Node, parts: tuple[Part, ...]) -> None:
        self.operand = operand
        self.parts = parts
        self.start = operand.start
        self.end = parts[-1].end

    def _parts(self) -> tuple[object, ...]:
        return (self.operand, self.parts)


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below one."""
    if isinstance(node, Binary):
        return (node.left, node.right)
    if isinstance(node, Amount):
        return (node.base, *node.parts)
    if isinstance(node, Interval):
        return (node.low, node.high)
    if isinstance(node, Call):
        return node.arguments
    if isinstance(node, Convert):
        return (node.operand, *node.parts)
    return (node.operand,) if isinstance(node, Negate) else ()


def words_in(node: Node) -> frozenset[str]:
    """Every word that could be a name: operands, and nouns below the line."""
    found: set[str] = set()
    todo = [node]
    while todo:
        current = todo.pop()
        if isinstance(current, Word):
            found.add(current.text)
        elif isinstance(current, Part) and current.exponent < 0:
            found.add(current.word)
        todo.extend(children(current))
    return frozenset(found)


def units_in(node: Node) -> Iterator[str]:
    """Yield every word that could be a unit, even of one that cancels.

    Letters that may be a scale as well (`2B users`) are left out.
    """
    todo = [node]
    while todo:
        current = todo.pop()
        word = current.word if isinstance(current, Part) else ""
        word = current.text if isinstance(current, Word) else word
        if word and word not in DOUBTFUL:
            yield word
        todo.extend(children(current))
