"""Runs of items to formulas: `(5,000 + 1,500) rps * 4 KB`.

Owns precedence and the shape of a formula. Must not evaluate; see `evaluate`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.pieces import Piece
from coach.capacity.claims.reader import Item
from coach.capacity.claims.vocabulary import find_unit
from coach.capacity.units import Unit

MAX_RUN = 48
MAX_DEPTH = 24
_OPERATORS = {
    "+": "+",
    "-": "-",
    "−": "-",
    "–": "-",
    "*": "*",
    "×": "*",
    "·": "*",
    "⋅": "*",
    "∙": "*",
    "x": "*",
    "X": "*",
    "/": "/",
    "÷": "/",
    "^": "^",
    "**": "^",
    "of": "of",
    "on": "of",
    "von": "of",
    "de": "of",
    "di": "of",
}
_FUNCTIONS = frozenset({"ceil", "floor", "round", "sqrt", "log2", "ln", "√"})


@dataclass(frozen=True, slots=True)
class Node:
    """A formula: `leaf`, an operator, a function, or `unit` on what is in brackets."""

    op: str
    start: int
    end: int
    leaf: Amount | None = None
    left: "Node | None" = None
    right: "Node | None" = None
    unit: Unit | None = None

    def leaves(self) -> list[Amount]:
        """The amounts from left to right."""
        if self.leaf is not None:
            return [self.leaf]
        left = self.left.leaves() if self.left else []
        return left + (self.right.leaves() if self.right else [])

    @property
    def computes(self) -> bool:
        """Whether there is anything to compute, a power included."""
        if self.op == "()" and self.left is not None:
            return self.left.computes
        return self.leaf is None or self.leaf.power

    @property
    def first(self) -> "Node":
        """The leftmost operand of a chain: 10 GB of `10 GB * 3`."""
        node = self
        while (
            node.leaf is None
            and node.left is not None
            and node.op in ("*", "/", "+", "-")
        ):
            node = node.left
        return node


def operator_of(item: Item) -> str:
    """The operator that an item is, or ""."""
    return "" if isinstance(item, Amount) else _OPERATORS.get(item.text, "")


def cut_off(items: Sequence[Item], begin: int) -> bool:
    """Whether a formula lacks its beginning: DAU * 10, users on 5 % of 3 TB."""
    before = operator_of(items[begin - 1]) if begin else ""
    if before == "of":
        return begin > 1 and isinstance(items[begin - 2], Amount)
    return before in ("*", "/", "^", "+")


def in_formula(item: Item) -> bool:
    """Whether an item may stand inside a formula."""
    if isinstance(item, Amount):
        return item.kind != "ratio"
    return (
        item.text in _OPERATORS
        or item.text in ("(", ")", "[", "]", "~")
        or item.text in _FUNCTIONS
        or item.text in ("the", "our", "all", "those")
    )


class _Parser:
    def __init__(self, items: Sequence[Item], at: int, stop: int) -> None:
        self.items = items
        self.at = at
        self.stop = stop
        self.depth = 0

    def peek(self) -> Item | None:
        return self.items[self.at] if self.at < self.stop else None

    def operator(self) -> str:
        item = self.peek()
        return operator_of(item) if item is not None else ""

    def sum(self) -> Node | None:
        node = self.product()
        while node is not None and self.operator() in ("+", "-"):
            before, sign = self.at, self.operator()
            if _is_dash(self.items, self.at):
                break
            self.at += 1
            right = self.product()
            if right is None:
                self.at = before
                break
            node = Node(sign, node.start, right.end, left=node, right=right)
        return node

    def product(self) -> Node | None:
        node = self.power()
        while node is not None:
            before, sign = self.at, self.operator()
            if _factor(node) and isinstance(self.peek(), Amount):
                sign = "*"  # twice 500 GB, 2,000 times 5 KB
            elif sign not in ("*", "/", "of") or (sign == "of" and not _part(node)):
                break
            else:
                self.at += 1
            if sign == "of":
                self.skip_article()
            right = self.power()
            if right is None:
                self.at = before
                break
            sign = "*" if sign == "of" else sign
            node = Node(sign, node.start, right.end, left=node, right=right)
        return node

    def skip_article(self) -> None:
        item = self.peek()
        if isinstance(item, Piece) and item.text in ("the", "our", "all", "those"):
            self.at += 1

    def power(self) -> Node | None:
        base = self.primary()
        if base is not None and self.operator() == "^":
            before = self.at
            self.at += 1
            exponent = self.primary()
            if exponent is None:
                self.at = before
                return base
            return Node("^", base.start, exponent.end, left=base, right=exponent)
        if base is not None and base.leaf is None:
            item = self.peek()
            if isinstance(item, Piece) and item.kind == "sup" and item.text == "²":
                self.at += 1
                return Node("²", base.start, item.end, left=base)
        return base

    def primary(self) -> Node | None:
        item = self.peek()
        if isinstance(item, Amount):
            self.at += 1
            return Node("leaf", item.start, item.end, leaf=item)
        if item is None or self.depth > MAX_DEPTH:
            return None
        if item.text == "~":
            self.at += 1
            return self.primary()
        if item.text in _FUNCTIONS:
            before = self.at
            self.at += 1
            inner = self.primary()
            if inner is None:
                self.at = before
                return None
            return Node(item.text, item.start, inner.end, left=inner)
        if item.text in ("(", "["):
            return self.bracket(item)
        return None

    def bracket(self, opening: Piece) -> Node | None:
        before = self.at
        self.at += 1
        self.depth += 1
        inner = self.sum()
        self.depth -= 1
        closing = self.peek()
        if inner is None or not isinstance(closing, Piece):
            self.at = before
            return None
        if closing.text not in (")", "]"):
            self.at = before
            return None
        self.at += 1
        node = Node("()", opening.start, closing.end, left=inner)
        word = self.items[self.at] if self.at < len(self.items) else None
        if isinstance(word, Piece) and word.kind == "word":
            unit = find_unit(word.text)
            if unit is not None and word.text not in ("a", "an", "in", "o"):
                self.at += 1
                return Node("unit", node.start, word.end, left=node, unit=unit)
        return node


def _fraction(node: Node) -> bool:
    leaf = node.leaf
    return leaf is not None and leaf.kind in ("percent", "times")


def _part(node: Node) -> bool:
    """Whether a formula may stand before `of`: 20 %, 3/4."""
    if node.op != "/" or node.left is None or node.right is None:
        return _fraction(node)
    parts = [node.left.leaf, node.right.leaf]
    return all(one is not None and one.kind == "bare" for one in parts)


def _factor(node: Node) -> bool:
    return node.leaf is not None and node.leaf.kind == "times"


def _is_dash(items: Sequence[Item], at: int) -> bool:
    """Whether a minus is a dash between words, or of a range such as 150–400 ms."""
    sign = items[at]
    if not isinstance(sign, Piece) or sign.text == "−":
        return False
    before = items[at - 1].end if at else 0
    after = items[at + 1].start if at + 1 < len(items) else sign.end
    glued = before == sign.start and after == sign.end
    if glued and sign.text == "-" and _falls(items, at):
        return False
    return sign.text == "–" or (glued and sign.text != "+")


def _falls(items: Sequence[Item], at: int) -> bool:
    """Whether the left side is the larger: 1-0.99 is no range, 8-10 is."""
    left = items[at - 1] if at else None
    right = items[at + 1] if at + 1 < len(items) else None
    both = isinstance(left, Amount) and isinstance(right, Amount)
    return both and left.value > right.value  # type: ignore[union-attr]


def parse_from(items: Sequence[Item], at: int, stop: int) -> tuple[Node, int] | None:
    """The longest formula that begins at `at`, and the index behind it."""
    parser = _Parser(items, at, min(stop, at + MAX_RUN))
    node = parser.sum()
    return None if node is None else (node, parser.at)


def ending_at(items: Sequence[Item], start: int, stop: int) -> tuple[Node, int] | None:
    """The longest formula that ends right before `stop`, and the index of its start."""
    if stop > start + 1 and getattr(items[stop - 1], "text", "") == ",":
        stop -= 1
    first = stop
    while first > start and stop - first < MAX_RUN and _joins(items[first - 1]):
        first -= 1
    for begin in range(first, stop):
        found = parse_from(items, begin, stop)
        if found is not None and found[1] == stop and not _called(items, begin):
            return found[0], begin
    return None


def _called(items: Sequence[Item], begin: int) -> bool:
    """Whether a bracket belongs to a name before it: log10(x), f(2)."""
    if not begin or isinstance(items[begin], Amount):
        return False
    before = items[begin - 1]
    return isinstance(before, Amount) or (
        before.kind in ("word", "name") and before.end == items[begin].start
    )


def _joins(item: Item) -> bool:
    if in_formula(item):
        return True
    if isinstance(item, Amount):
        return False
    return item.kind == "sup" or (
        item.kind == "word" and find_unit(item.text) is not None
    )
