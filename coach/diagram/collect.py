"""Gathers boxes, arrows and groups while a text is read, line after line.

The one mutable thing of the reader; it lives for one `parse` and never leaves it.
"""

from dataclasses import dataclass, field, replace

from coach.diagram.cells import clean
from coach.diagram.model import (
    MOST_EDGES,
    MOST_NODES,
    Diagram,
    Direction,
    Edge,
    Fault,
    Group,
    Node,
    Shape,
)
from coach.diagram.tokens import Link


class TooMuch(Exception):  # noqa: N818 - it ends the reading, it is no error
    """The diagram is larger than anything that could be drawn."""


@dataclass(slots=True)
class Collector:
    """What was read so far."""

    direction: Direction = "TD"
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def node(self, name: str, line: int) -> None:
        """Note that a box was named; the first group that names it keeps it."""
        group = self.open[-1] if self.open else None
        known = self.nodes.get(name)
        if known is None:
            if len(self.nodes) >= MOST_NODES:
                raise TooMuch
            self.nodes[name] = Node(name, name, "rect", group, line)
        elif known.group is None and group is not None:
            self.nodes[name] = replace(known, group=group)

    def shape(self, name: str, label: str, shape: Shape) -> None:
        """Give a box the label and border that were written for it."""
        self.nodes[name] = replace(self.nodes[name], label=label, shape=shape)

    def link(self, source: str, target: str, link: Link, line: int) -> None:
        """Draw an arrow, unless it is one that only moves boxes about (`~~~`)."""
        if not link.visible:
            return
        if len(self.edges) >= MOST_EDGES:
            raise TooMuch
        edge = Edge(source, target, link.label, link.style, link.head, link.tail, line)
        self.edges.append(edge)

    def begin(self, name: str, title: str, line: int) -> None:
        """Open a group inside the one that is open now."""
        if len(self.groups) >= MOST_NODES:
            raise TooMuch
        while name in self.groups:
            name += "'"
        parent = self.open[-1] if self.open else None
        self.groups[name] = Group(name, title, parent, line)
        self.open.append(name)

    def fault(self, fault: Fault) -> None:
        """Note what could not be read, in words that are safe to show."""
        self.faults.append(replace(fault, message=clean(fault.message)))

    def misspelt(self, line: int, at: int, word: str, meant: str) -> None:
        """Note a word that was read as the keyword that it nearly is."""
        what = f"`{word}` is not a word of this notation"
        self.fault(Fault(line, at + 1, what, f"did you mean `{meant}`?"))

    def finish(self) -> Diagram:
        """The diagram, after noting groups left open and arrows to groups."""
        for name in self.open:
            group = self.groups[name]
            what = f"the group `{group.title}` is never closed"
            self.fault(Fault(group.line, 1, what, "add a line `end`"))
        for name in self.nodes.keys() & self.groups.keys():
            self._group_as_box(name)
        self.faults.sort(key=lambda fault: (fault.line, fault.column))
        nodes, groups = tuple(self.nodes.values()), tuple(self.groups.values())
        return Diagram(self.direction, nodes, tuple(self.edges), groups)

    def _group_as_box(self, name: str) -> None:
        node, title = self.nodes[name], self.groups[name].title
        what = f"`{name}` is a group, so this draws a box of its own named `{title}`"
        hint = "lead the arrow to a box inside the group"
        self.fault(Fault(node.line, 1, what, hint, gentle=True))
        if node.label == name:
            self.nodes[name] = replace(node, label=title, group=None)
