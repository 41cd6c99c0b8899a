"""One connected part of a diagram, laid out: items placed, wires in lanes, sizes known.

Speaks of `along` (the way the arrows flow) and `across`, so that top-down and
left-to-right pictures come from the same steps.
"""

from collections import Counter
from dataclasses import dataclass

from coach.diagram.boxes import LOOP_ROOM, Box, measure
from coach.diagram.cells import cut, width
from coach.diagram.lanes import Run, plan
from coach.diagram.layers import cut_cycles, narrow, rank
from coach.diagram.model import Edge, Node
from coach.diagram.net import Item, Web, weave
from coach.diagram.order import arrange
from coach.diagram.place import Spacing, begin_at_zero, place
from coach.diagram.ports import assign
from coach.diagram.straighten import straighten

LABEL: int = 24


@dataclass(frozen=True, slots=True)
class Manner:
    """How a picture is laid out.

    Attributes:
        flat: True from left to right, False from the top down.
        label: Cells that a line of a box's label may take.
        spacing: The free cells along a layer.
        room: The most cells that the boxes of one layer may take; 0 for any.
    """

    flat: bool
    label: int
    spacing: Spacing
    room: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """The room between a layer and the next: where it begins, its lanes, its end."""

    start: int
    first_lane: int
    stop: int
    runs: dict[int, list[Run]]


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that is needed to put one part on a canvas."""

    manner: Manner
    web: Web
    starts: list[int]
    gaps: list[Gap]
    loops: list[Edge]


def lay_out(nodes: list[Node], edges: list[Edge], manner: Manner) -> Layout:
    """Lay out boxes that hang together, and the arrows between them."""
    index = {node.id: slot for slot, node in enumerate(nodes)}
    loops = [edge for edge in edges if edge.source == edge.target]
    looped = {edge.source for edge in loops}
    links = [edge for edge in edges if edge.source != edge.target]
    ends = [(index[edge.source], index[edge.target]) for edge in links]
    turned = cut_cycles(len(nodes), ends)
    pairs = [
        (target, source, edge, True)
        if slot in turned
        else (source, target, edge, False)
        for slot, ((source, target), edge) in enumerate(zip(ends, links, strict=True))
    ]
    need = _ports(len(nodes), pairs)
    items = []
    for slot, node in enumerate(nodes):
        least = (0, need[slot] + 2) if manner.flat else (need[slot] * 2 + 3, 0)
        box = measure(node, manner.label, node.id in looped, least)
        items.append(_item(box, flat=manner.flat))
    _rank(items, [(upper, lower) for upper, lower, _, _ in pairs], manner)
    web = weave(items, pairs)
    arrange(web.layers)
    place(web.layers, manner.spacing)
    straighten(web.layers, manner.spacing)
    begin_at_zero(web.layers)
    for wires in web.gaps:
        assign(wires, 1 if manner.flat else 2)
    starts, gaps = _measure(web, manner)
    return Layout(manner, web, starts, gaps, loops)


def along(box: Box, *, flat: bool) -> int:
    """The size of a box in the way the arrows flow."""
    return box.wide if flat else box.high


def _item(box: Box, *, flat: bool) -> Item:
    core = box.high if flat else box.wide
    extra = 0 if not box.loop else 2 if flat else LOOP_ROOM
    return Item(0, core + extra, core, box)


def _rank(items: list[Item], pairs: list[tuple[int, int]], manner: Manner) -> None:
    """Put every box in its layer."""
    layers = rank(len(items), pairs)
    if manner.room:
        sizes = [item.across + manner.spacing.boxes for item in items]
        narrow(layers, pairs, sizes, manner.room)
    for item, layer in zip(items, layers, strict=True):
        item.layer = layer


def _ports(size: int, pairs: list[tuple[int, int, Edge, bool]]) -> list[int]:
    """The most wires that meet one side of each box."""
    above = Counter(lower for _, lower, _, _ in pairs)
    shared: set[tuple[int, str]] = set()
    below: Counter[int] = Counter()
    for upper, _, edge, turned in pairs:
        if turned or edge.tail != "none" or edge.head == "none":
            below[upper] += 1
        elif (upper, edge.style) not in shared:
            shared.add((upper, edge.style))
            below[upper] += 1
    return [max(above[slot], below[slot]) for slot in range(size)]


def _measure(web: Web, manner: Manner) -> tuple[list[int], list[Gap]]:
    starts, gaps, at = [], [], 0
    for layer, wires in zip(web.layers, web.gaps, strict=True):
        starts.append(at)
        boxes = [item.box for item in layer if item.box]
        at += max((along(box, flat=manner.flat) for box in boxes), default=1)
        if not wires:
            continue
        runs, count = plan(wires)
        labels = [
            width(cut(end.edge.label, LABEL))
            for wire in wires
            for end in wire.ends
            if end.edge and end.edge.label
        ]
        lead = int(any(wire.top.head != "none" for wire in wires))
        first = at + lead + int(manner.flat)
        if manner.flat:
            stop = first + 2 * count + (max(labels) + 2 if labels else 0) + 2
        else:
            stop = first + count + int(bool(labels)) + 1
        gaps.append(Gap(at, first, stop, runs))
        at = stop
    return starts, gaps
