"""Mermaid flowcharts: read, faults located, drawn. Pure."""

from coach.diagram.draw import draw
from coach.diagram.genuine import is_mermaid
from coach.diagram.mermaid import as_mermaid
from coach.diagram.model import (
    Diagram,
    Drawing,
    Edge,
    Fault,
    Group,
    Node,
    Parsed,
)
from coach.diagram.parse import parse
from coach.diagram.summary import summary
from coach.diagram.words import Kind, kind

__all__ = [
    "Diagram",
    "Drawing",
    "Edge",
    "Fault",
    "Group",
    "Kind",
    "Node",
    "Parsed",
    "as_mermaid",
    "draw",
    "is_mermaid",
    "kind",
    "parse",
    "summary",
]
