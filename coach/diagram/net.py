"""Boxes and bends in layers, and the wires between one layer and the next.

A net is what leaves one box in one style: it shares a stem and forks on its way, so
each of its ends can be followed back to that one box. A line that passes a layer
without a box there has a bend in it. An arrow against the flow is a net of its own
that carries its head at the upper end.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from coach.diagram.boxes import Box
from coach.diagram.model import Edge, Head, Style


@dataclass(slots=True, eq=False)
class Item:
    """A box, or a bend (`box` is None), in its layer.

    `across` is its size along the layer and `at` where that begins; `core` is the part
    of it that lines can meet, `middle` the place where they do when they may choose.
    """

    layer: int
    across: int = 1
    core: int = 1
    box: Box | None = None
    at: int = 0
    ups: list["Item"] = field(default_factory=list)
    downs: list["Item"] = field(default_factory=list)
    slot: int = 0

    @property
    def middle(self) -> int:
        """The line or column through the middle of it."""
        return self.at + self.core // 2


@dataclass(slots=True, eq=False)
class End:
    """Where a wire meets an item: with a head, for an edge, at a place across."""

    item: Item
    head: Head = "none"
    edge: Edge | None = None
    place: int = 0


@dataclass(slots=True, eq=False)
class Wire:
    """The part of a net between two layers: one upper end and all its lower ends."""

    net: int
    style: Style
    top: End
    ends: list[End]


@dataclass(frozen=True, slots=True)
class Web:
    """All items by layer, and all wires by the layer above them."""

    layers: list[list[Item]]
    gaps: list[list[Wire]]


def weave(items: Sequence[Item], pairs: Sequence[tuple[int, int, Edge, bool]]) -> Web:
    """Build bends and wires.

    Args:
        items: The boxes, each with its layer set.
        pairs: Upper box, lower box, the edge, and whether it leads upwards.
    """
    depth = max(item.layer for item in items) + 1
    web = Web([[] for _ in range(depth)], [[] for _ in range(depth)])
    for item in items:
        web.layers[item.layer].append(item)
    nets: dict[tuple[object, ...], list[tuple[int, int, Edge, bool]]] = {}
    for index, pair in enumerate(pairs):
        upper, _, edge, turned = pair
        alone = turned or edge.tail != "none" or edge.head == "none"
        nets.setdefault((upper, edge.style, index if alone else -1), []).append(pair)
    for number, pairs_of_net in enumerate(nets.values()):
        _run(web, items, number, pairs_of_net)
    return web


def _run(
    web: Web,
    items: Sequence[Item],
    number: int,
    pairs: list[tuple[int, int, Edge, bool]],
) -> None:
    upper, _, first, turned = pairs[0]
    top = End(items[upper], first.head if turned else first.tail)
    deepest = max(items[lower].layer for _, lower, _, _ in pairs)
    for layer in range(items[upper].layer + 1, deepest + 1):
        ends = [
            End(items[lower], edge.tail if turned else edge.head, edge)
            for _, lower, edge, _ in pairs
            if items[lower].layer == layer
        ]
        carrier = None
        if layer < deepest:
            carrier = Item(layer)
            web.layers[layer].append(carrier)
            ends.append(End(carrier))
        wire = Wire(number, first.style, top, ends)
        web.gaps[layer - 1].append(wire)
        for end in ends:
            top.item.downs.append(end.item)
            end.item.ups.append(top.item)
        if carrier:
            top = End(carrier)
