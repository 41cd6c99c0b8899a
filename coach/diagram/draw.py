"""A diagram drawn in box characters, live on every keystroke.

Layered: cycles cut, boxes in layers by their longest path, bends where a line passes a
layer, barycentre order, then lanes between the layers. What leaves one box in one style
shares a stem and forks; no two boxes' lines are ever joined, they cross as `─│─`. An
arrow against the flow leaves through the side it leads to and has its head there.

`LR` is drawn from left to right; where that is wider than `max_width` the picture is
drawn top down instead, with nothing left out. `BT` is drawn as `TD` and `RL` as `LR`,
with every arrow's head at its true end.
"""

from typing import Final

from coach.diagram.cells import clean, width
from coach.diagram.layout import Manner, lay_out
from coach.diagram.model import (
    MOST_EDGES,
    MOST_NODES,
    Diagram,
    Drawing,
    Edge,
    Node,
)
from coach.diagram.paint import Painter, mark
from coach.diagram.parts import parts, shelve
from coach.diagram.place import Spacing

_USUAL_WIDTH: Final = 100
_TIGHTNESS: Final = (
    (24, Spacing(3, 2, 1)),
    (18, Spacing(2, 1, 1)),
    (12, Spacing(1, 1, 1)),
)
_TIGHTNESS_FLAT: Final = (
    (24, Spacing(1, 1, 0)),
    (18, Spacing(0, 1, 0)),
    (12, Spacing(0, 0, 0)),
)


def draw(diagram: Diagram, *, max_width: int | None = None) -> Drawing:
    """Draw a diagram; any diagram, in bounded time.

    Args:
        diagram: What to draw.
        max_width: Cells that it should fit. Labels are wrapped more and boxes moved
            closer until it does; a picture that cannot be that narrow is wider.
    """
    if not diagram.nodes:
        return Drawing((), 0, 0)
    if len(diagram.nodes) > MOST_NODES or len(diagram.edges) > MOST_EDGES:
        return _finish([f"too large to draw: {len(diagram.nodes)} boxes"])
    best: Drawing | None = None
    room = max_width or _USUAL_WIDTH
    for manner in _manners(diagram, room, bounded=max_width is not None):
        drawing = _draw(diagram, manner, room)
        if drawing.width <= room:
            return drawing
        if best is None or drawing.width < best.width:
            best = drawing
    return best or Drawing((), 0, 0)


def _manners(diagram: Diagram, room: int, *, bounded: bool) -> list[Manner]:
    """The ways to try, the pleasantest first."""
    less = room - room // 10
    down = [Manner(False, limit, spacing, less) for limit, spacing in _TIGHTNESS]
    beside = [Manner(True, limit, spacing) for limit, spacing in _TIGHTNESS_FLAT]
    flat = diagram.direction in {"LR", "RL"}
    ways = [*beside, *down] if flat and bounded else beside[:1] if flat else down
    if len(diagram.nodes) + len(diagram.edges) > 150:
        return ways[:1]
    return ways if bounded else ways[:2]


def _draw(diagram: Diagram, manner: Manner, room: int) -> Drawing:
    notes: list[Edge] = []
    blocks = []
    for part in parts(diagram):
        layout = lay_out(list(part.nodes), list(part.edges), manner)
        blocks.append(Painter(layout, notes).paint())
    lines = shelve(blocks, room)
    names = {node.id: _name(node) for node in diagram.nodes}
    under = _legend(notes, names) + _groups(diagram, names)
    return _finish(lines + ([""] if under else []) + under)


def _finish(lines: list[str]) -> Drawing:
    widest = max((width(line) for line in lines), default=0)
    return Drawing(tuple(lines), widest, len(lines))


def _name(node: Node) -> str:
    return clean(" ".join(node.label.split())) or clean(node.id)


def _legend(notes: list[Edge], names: dict[str, str]) -> list[str]:
    return [
        f"{mark(number)} {names[edge.source]} → {names[edge.target]}: "
        f"{clean(' '.join(edge.label.split()))}".strip()
        for number, edge in enumerate(notes)
    ]


def _groups(diagram: Diagram, names: dict[str, str]) -> list[str]:
    lines = []
    for group in diagram.groups:
        inside = [names[node.id] for node in diagram.nodes if node.group == group.id]
        inside += [sub.title for sub in diagram.groups if sub.parent == group.id]
        if inside:
            lines.append(f"group {clean(group.title)}: {', '.join(inside)}")
    return lines
