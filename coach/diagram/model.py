"""What a diagram is: boxes, arrows, groups, faults and the finished drawing.

Values only. Reading them from text is `parse`, putting them on screen is `draw`.
"""

from dataclasses import dataclass
from typing import Literal

Direction = Literal["TD", "BT", "LR", "RL"]
Head = Literal["none", "arrow", "cross", "circle"]
Style = Literal["solid", "dotted", "thick"]
Shape = Literal[
    "rect",
    "rounded",
    "stadium",
    "subroutine",
    "cylinder",
    "circle",
    "diamond",
    "hexagon",
    "flag",
    "slant-right",
    "slant-left",
    "trapezoid",
    "trapezoid-down",
]

MOST_NODES = 300
MOST_EDGES = 500


@dataclass(frozen=True, slots=True)
class Node:
    """One box.

    Attributes:
        id: The name that arrows use.
        label: What is written in the box; a newline breaks the line.
        shape: Which border it has.
        group: The id of the innermost group around it, or None.
        line: Where it was first named, counted from 1.
    """

    id: str
    label: str
    shape: Shape = "rect"
    group: str | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Edge:
    """One arrow from a source to a target.

    Attributes:
        source: Id of the box where it starts.
        target: Id of the box where it ends.
        label: What is written on it, or "".
        style: How its line is drawn.
        head: What it carries at the target; "none" for an open link.
        tail: What it carries at the source; "arrow" for a link both ways.
        line: Where it was written, counted from 1.
    """

    source: str
    target: str
    label: str = ""
    style: Style = "solid"
    head: Head = "arrow"
    tail: Head = "none"
    line: int = 1


@dataclass(frozen=True, slots=True)
class Group:
    """A titled set of boxes (`subgraph`); `parent` is the group around it."""

    id: str
    title: str
    parent: str | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Diagram:
    """A whole flowchart, in the order in which it was written."""

    direction: Direction = "TD"
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the text that could not be read as meant.

    Attributes:
        line: Counted from 1.
        column: In characters, counted from 1.
        message: What is wrong, in one plain sentence without a full stop.
        hint: What to do next, or "".
        gentle: True when the picture is complete all the same.
    """

    line: int
    column: int
    message: str
    hint: str = ""
    gentle: bool = False

    def __str__(self) -> str:
        tail = f"; {self.hint}" if self.hint else ""
        return f"line {self.line}: {self.message}{tail}"


@dataclass(frozen=True, slots=True)
class Parsed:
    """What could be read, and what could not."""

    diagram: Diagram
    faults: tuple[Fault, ...] = ()

    @property
    def ok(self) -> bool:
        """True when every line was understood, so the picture is the whole text."""
        return all(fault.gentle for fault in self.faults)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in characters; width and height are in terminal cells."""

    lines: tuple[str, ...]
    width: int
    height: int
