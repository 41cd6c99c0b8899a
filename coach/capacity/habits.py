"""Habits from arithmetic without units that go wrong with them, as remarks.

Dividing a rate per day by 86,400 or a bit rate by 8 converts a bare number; a number
with a unit becomes smaller instead. The result stays what was written; this tells why.
"""

from coach.capacity.formatting import show
from coach.capacity.nodes import Binary, Node, Number, children
from coach.capacity.quantity import Quantity
from coach.capacity.units import DATA, DAY, NONE, TIME, find_unit

_DAYS = (DAY, 1e5)


def division_notes(node: Binary, left: Quantity, right: Quantity) -> list[str]:
    """Remarks on a division: by the seconds of a day, or a bit count by 8."""
    if not isinstance(node.right, Number) or right.dim != NONE:
        return []
    if right.value in _DAYS and left.dim[TIME] == -1:
        return [
            f"{show(left)} is already a rate: dividing it by {node.right.text} does "
            "not turn it into seconds; write `in /s` instead"
        ]
    if right.value == 8 and left.dim[DATA] == 1 and _family(left) == "bit":
        return [
            f"{show(left)} already says bits: dividing by 8 leaves an eighth of it; "
            "write `in MB` or `in MB/s` instead"
        ]
    return []


def conversion_notes(node: Node, value: Quantity, target: Quantity) -> list[str]:
    """A remark on bytes that are multiplied by 8 and then shown in bits as well."""
    if _family(value) == "bit" or _family(target) != "bit" or not _times_eight(node):
        return []
    return [
        "the units know that a byte has 8 bits: without × 8 it is an eighth of this"
    ]


def _family(quantity: Quantity) -> str:
    unit = find_unit(quantity.style.data) if quantity.style.data else None
    return unit.family if unit else ""


def _times_eight(node: Node) -> bool:
    todo = [node]
    while todo:
        current = todo.pop()
        if isinstance(current, Binary) and current.operator == "*":
            sides = (current.left, current.right)
            if any(isinstance(side, Number) and side.value == 8 for side in sides):
                return True
        todo.extend(children(current))
    return False
