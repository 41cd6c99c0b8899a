"""Amounts and formulas made from others: a computed side, the result of a line before.

Owns their making. Must not read text.
"""

from dataclasses import replace

from coach.capacity.claims.amount import Amount, Reading
from coach.capacity.claims.evaluate import Value
from coach.capacity.claims.formula import Node
from coach.capacity.units import NONE


def amount_of(value: Value, node: Node, like: Amount) -> Amount:
    """A computed value in the place of the formula that it comes from."""
    reading = Reading(value.value, value.dim, value.number, like.first.bits)
    kind = "bare" if value.dim == NONE else "unit"
    return Amount(node.start, node.end, node.end, (reading,), kind, words=like.words)


def product_of(before: Amount, factor: Amount, sign: str) -> Node:
    """The last result times or over a factor; it has no place on this line."""
    leaf = Node("leaf", -1, -1, leaf=replace(before, start=-1, end=-1))
    right = Node("leaf", factor.start, factor.end, leaf=factor)
    return Node(sign, factor.start, factor.end, left=leaf, right=right)
