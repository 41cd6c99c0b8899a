"""The parts of a diagram that hang together, and their pictures set side by side."""

from dataclasses import dataclass

from coach.diagram.cells import width
from coach.diagram.model import Diagram, Edge, Node


@dataclass(frozen=True, slots=True)
class Part:
    """Boxes connected with each other, and all arrows between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def parts(diagram: Diagram) -> list[Part]:
    """Split a diagram; arrows written twice are kept once, lost ends dropped."""
    known = {node.id for node in diagram.nodes}
    near: dict[str, list[str]] = {name: [] for name in known}
    edges: dict[tuple[object, ...], Edge] = {}
    for edge in diagram.edges:
        if edge.source in known and edge.target in known:
            near[edge.source].append(edge.target)
            near[edge.target].append(edge.source)
            key = edge.source, edge.target, edge.label, edge.style, edge.head, edge.tail
            edges.setdefault(key, edge)
    part_of: dict[str, int] = {}
    count = 0
    for node in diagram.nodes:
        if node.id not in part_of:
            _spread(node.id, count, near, part_of)
            count += 1
    nodes_of: list[list[Node]] = [[] for _ in range(count)]
    edges_of: list[list[Edge]] = [[] for _ in range(count)]
    for node in diagram.nodes:
        nodes_of[part_of[node.id]].append(node)
    for edge in edges.values():
        edges_of[part_of[edge.source]].append(edge)
    return [
        Part(tuple(nodes), tuple(links))
        for nodes, links in zip(nodes_of, edges_of, strict=True)
    ]


def _spread(
    start: str, number: int, near: dict[str, list[str]], part_of: dict[str, int]
) -> None:
    part_of[start] = number
    waiting = [start]
    while waiting:
        for other in near[waiting.pop()]:
            if other not in part_of:
                part_of[other] = number
                waiting.append(other)


def shelve(blocks: list[list[str]], room: int) -> list[str]:
    """Set pictures side by side while they fit, then on the next shelf."""
    shelves: list[list[list[str]]] = []
    used = 0
    for block in blocks:
        size = max((width(line) for line in block), default=0)
        if not shelves or used + size > room:
            shelves.append([])
            used = 0
        shelves[-1].append(block)
        used += size + 3
    lines: list[str] = []
    for shelf in shelves:
        if lines:
            lines.append("")
        lines += _beside(shelf)
    return lines


def _beside(blocks: list[list[str]]) -> list[str]:
    sizes = [max((width(line) for line in block), default=0) for block in blocks]
    joined = []
    for row in range(max(len(block) for block in blocks)):
        line = ""
        for block, size in zip(blocks, sizes, strict=True):
            cells = block[row] if row < len(block) else ""
            line += cells + " " * (size - width(cells) + 3)
        joined.append(line.rstrip())
    return joined
