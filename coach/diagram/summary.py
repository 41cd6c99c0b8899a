"""A diagram in one line, for under the picture."""

from coach.diagram.cells import clean
from coach.diagram.model import Diagram


def summary(diagram: Diagram) -> str:
    """Count boxes and arrows, and name the boxes that no arrow touches."""
    if not diagram.nodes:
        return "no boxes yet"
    touched = {edge.source for edge in diagram.edges}
    touched |= {edge.target for edge in diagram.edges}
    loose = [
        clean(" ".join(node.label.split())) or clean(node.id)
        for node in diagram.nodes
        if node.id not in touched
    ]
    text = f"{_count(len(diagram.nodes), 'box', 'boxes')}, "
    text += _count(len(diagram.edges), "arrow", "arrows")
    if loose and len(diagram.nodes) > 1:
        text += f"; nothing leads to or from: {', '.join(loose)}"
    return text


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
