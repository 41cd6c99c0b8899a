"""A diagram written as Mermaid flowchart text, for pages that draw Mermaid.

Owns the notation that every Mermaid reader takes: a header, safe names, quoted labels,
a statement a line. All boxes come first and in their order, then the groups that hold
them, then the arrows, so that a reader meets everything in the order of the diagram.
Whether a text is Mermaid already is told by `genuine`.
"""

from collections.abc import Iterable
from itertools import count
from typing import Final

from coach.diagram.entities import encode
from coach.diagram.genuine import SAFE_ID, is_free
from coach.diagram.model import Diagram, Edge, Group, Head, Node, Shape, Style

_SHAPES: Final[dict[Shape, tuple[str, str]]] = {
    "rect": ("[", "]"),
    "rounded": ("(", ")"),
    "stadium": ("([", "])"),
    "subroutine": ("[[", "]]"),
    "cylinder": ("[(", ")]"),
    "circle": ("((", "))"),
    "diamond": ("{", "}"),
    "hexagon": ("{{", "}}"),
    "flag": (">", "]"),
    "slant-right": ("[/", "/]"),
    "slant-left": ("[\\", "\\]"),
    "trapezoid": ("[/", "\\]"),
    "trapezoid-down": ("[\\", "/]"),
}
_LINES: Final[dict[Style, str]] = {"solid": "--", "thick": "==", "dotted": "-.-"}
_OPEN: Final[dict[Style, str]] = {"solid": "-", "thick": "=", "dotted": ""}
_TAILS: Final[dict[Head, str]] = {"none": "", "arrow": "<", "cross": "x", "circle": "o"}
_HEADS: Final[dict[Head, str]] = {"arrow": ">", "cross": "x", "circle": "o"}


def as_mermaid(diagram: Diagram) -> str:
    """Write a diagram as Mermaid.

    Names that Mermaid could misread become `n1`, `n2` … (boxes) and `g1`, `g2` …
    (groups). Mermaid has no arrow with a head at its start alone: such a one is turned
    round and says the same. An arrow with two different heads keeps both in the text,
    of which Mermaid draws the one at its end. Arrows to boxes that are not there are
    left out.

    Args:
        diagram: What `parse` made.

    Returns:
        The text, a line feed after each statement.
    """
    taken: set[str] = set()
    nodes = _names((node.id for node in diagram.nodes), "n", taken)
    groups = _names((group.id for group in diagram.groups), "g", taken)
    lines = [f"flowchart {diagram.direction}"]
    lines += [f"  {_box(node, nodes[node.id])}" for node in diagram.nodes]
    inside: dict[str | None, list[Group]] = {}
    for group in diagram.groups:
        inside.setdefault(group.parent, []).append(group)
    members: dict[str | None, list[str]] = {}
    for node in diagram.nodes:
        members.setdefault(node.group, []).append(nodes[node.id])
    for group in inside.get(None, ()):
        _write_group(group, "  ", lines, inside, members, groups)
    lines += [
        f"  {_arrow(edge, nodes)}"
        for edge in diagram.edges
        if edge.source in nodes and edge.target in nodes
    ]
    return "\n".join(lines) + "\n"


def _names(ids: Iterable[str], letter: str, taken: set[str]) -> dict[str, str]:
    """A safe name for each id: the id itself where it is one and still free."""
    wanted = list(ids)
    names = {one: one for one in wanted if _safe(one) and one not in taken}
    taken.update(names)
    numbered = (f"{letter}{number}" for number in count(1))
    free = (name for name in numbered if name not in taken)
    names.update((one, next(free)) for one in wanted if one not in names)
    taken.update(names.values())
    return names


def _safe(name: str) -> bool:
    return bool(SAFE_ID.fullmatch(name)) and is_free(name)


def _quoted(text: str) -> str:
    return f'"{encode(text) or "#32;"}"'


def _box(node: Node, name: str) -> str:
    opened, closed = _SHAPES[node.shape]
    return f"{name}{opened}{_quoted(node.label)}{closed}"


def _write_group(
    group: Group,
    indent: str,
    lines: list[str],
    inside: dict[str | None, list[Group]],
    members: dict[str | None, list[str]],
    names: dict[str, str],
) -> None:
    lines.append(f"{indent}subgraph {names[group.id]}[{_quoted(group.title)}]")
    lines += [f"{indent}  {name}" for name in members.get(group.id, ())]
    for inner in inside.get(group.id, ()):
        _write_group(inner, indent + "  ", lines, inside, members, names)
    lines.append(f"{indent}end")


def _arrow(edge: Edge, names: dict[str, str]) -> str:
    source, target, tail, head = edge.source, edge.target, edge.tail, edge.head
    if head == "none" and tail != "none":
        source, target, tail, head = target, source, head, tail
    end = _HEADS.get(head) or _OPEN[edge.style]
    arrow = _TAILS[tail] + _LINES[edge.style] + end
    label = f"|{_quoted(edge.label)}|" if edge.label else ""
    return f"{names[source]} {arrow}{label} {names[target]}"
