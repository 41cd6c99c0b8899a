"""How a box looks: its lines of text inside the border that tells its shape."""

from dataclasses import dataclass
from typing import Final

from coach.diagram.cells import width, wrap
from coach.diagram.model import Node, Shape

# Corners clockwise from the top left, then top and bottom edge, left and right side.
_BORDERS: Final[dict[Shape, str]] = {
    "rect": "┌┐┘└──││",
    "rounded": "╭╮╯╰──││",
    "stadium": "╭╮╯╰──()",
    "subroutine": "╔╗╝╚══║║",
    "cylinder": "╒╕╛╘══││",
    "circle": "╭╮╯╰╌╌()",
    "diamond": "╱╲╱╲──◇◇",
    "hexagon": "╱╲╱╲──<>",
    "flag": "┌┐┘└──>│",
    "slant-right": "┌┐┘└──╱╱",
    "slant-left": "┌┐┘└──╲╲",
    "trapezoid": "┌┐┘└──╱╲",
    "trapezoid-down": "┌┐┘└──╲╱",
}


@dataclass(frozen=True, slots=True)
class Box:
    """A node measured: its wrapped text and the room that it needs.

    Attributes:
        node: The node that it shows.
        text: Its label, line by line.
        loop: True when an arrow leads from it to itself, drawn at its right side.
        wide: Columns, border included, the loop not.
        high: Rows, border included.
    """

    node: Node
    text: tuple[str, ...]
    loop: bool
    wide: int
    high: int


LOOP_ROOM: Final = 4


def measure(node: Node, limit: int, loop: bool, least: tuple[int, int]) -> Box:
    """Wrap a node's label and size its box.

    Args:
        node: What to show.
        limit: Cells that a line of its label may take.
        loop: Whether to leave room for an arrow from it to itself.
        least: Columns and rows that its arrows need.
    """
    text = tuple(wrap(node.label, limit))
    wide = max(max(width(line) for line in text) + 4, least[0], 5)
    high = max(len(text) + 2, least[1], 4 if loop else 3)
    return Box(node, text, loop, wide, high)


def rows(box: Box) -> list[str]:
    """The box's rows, each of its full width in cells."""
    border = _BORDERS[box.node.shape]
    inner = box.wide - 2
    above = (box.high - 2 - len(box.text)) // 2
    body = [""] * above + list(box.text)
    body += [""] * (box.high - 2 - len(body))
    lines = [border[0] + border[4] * inner + border[1]]
    for line in body:
        left = (inner - width(line)) // 2
        right = inner - width(line) - left
        lines.append(border[6] + " " * left + line + " " * right + border[7])
    lines.append(border[3] + border[5] * inner + border[2])
    return lines
