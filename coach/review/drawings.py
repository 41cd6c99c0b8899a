"""Drawings read for what they say: boxes, arrows, labels.

Owns what a line of a drawing speaks of. Mermaid names its boxes once and then uses
their ids, so an arrow is read with the labels of both its ends.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from coach.diagram import kind, parse
from coach.text.blocks import Block

_ARROW: Final = re.compile(r"-+>|<-+|=+>|[→←↔↑↓▶►◄▼▲⇒]|─>|<─")
_DOWN: Final = re.compile(r"^[ \t|│]*[vV▼|│↓][ \t|│vV▼↓]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as read.

    Attributes:
        says: Line number in the text → what that line speaks of.
        arrows: How many there are.
        fields: Whether it shows entities and their fields.
    """

    says: Mapping[int, str]
    arrows: int
    fields: bool = False


def picture(text: str, block: Block) -> Picture:
    """Read a drawing of a text."""
    source = text[block.start : block.end]
    sort = kind(source)
    if sort == "er":
        return Picture({}, 0, fields=True)
    mermaid = block.language == "mermaid" or source.lstrip().startswith(
        ("graph", "flowchart")
    )
    if mermaid and sort == "flowchart":
        return _flowchart(source, block.line)
    arrows = len(_ARROW.findall(source)) + len(_DOWN.findall(source))
    return Picture({}, arrows)


def _flowchart(source: str, first_line: int) -> Picture:
    diagram = parse(source).diagram
    labels = {node.id: node.label.replace("\n", " ") for node in diagram.nodes}
    says: dict[int, list[str]] = defaultdict(list)
    for node in diagram.nodes:
        says[node.line].append(labels[node.id])
    for group in diagram.groups:
        says[group.line].append(group.title)
    for edge in diagram.edges:
        ends = labels.get(edge.source, ""), labels.get(edge.target, "")
        says[edge.line].append(f"{ends[0]} {edge.label} {ends[1]}")
    lines = {n + first_line - 1: ". ".join(texts) for n, texts in says.items()}
    return Picture(lines, len(diagram.edges))
