"""Mermaid flowchart text to a diagram and located faults; never raises.

What is read: `flowchart`/`graph` with a direction, comments, `;`, all common box
shapes, quoted labels, `<br>`, solid, dotted and thick arrows with text, chains, `&`,
nested `subgraph`; `classDef`, `class`, `style`, `linkStyle` and `click` are passed
over. Beyond Mermaid: `a -> b`, and names with `-` inside. A line that cannot be read
gives a fault; what it said before that point, and every other line, is kept.
"""

from typing import Final

from coach.diagram.collect import Collector, TooMuch
from coach.diagram.header import read_header
from coach.diagram.model import MOST_EDGES, MOST_NODES, Diagram, Fault, Parsed
from coach.diagram.statement import LineReader
from coach.diagram.words import kind, meaningful

_LONGEST: Final = 200_000
_KINDS: Final = {"er": "an entity diagram", "sequence": "a sequence diagram"}


def parse(source: str) -> Parsed:
    """Read a flowchart; whatever the text, the answer is a diagram and its faults."""
    if len(source) > _LONGEST:
        return Parsed(Diagram(), (_too_large(1),))
    lines = meaningful(source)
    sort = kind(source)
    if sort in _KINDS or (sort == "other" and _names_another(lines[0][1])):
        what = f"this is {_KINDS.get(sort, 'another sort of diagram')}"
        hint = "begin with `flowchart TD` for boxes and arrows"
        return Parsed(Diagram(), (Fault(lines[0][0], 1, what, hint),))
    collector = Collector()
    number = 1
    try:
        for index, (number, line) in enumerate(lines):
            start = read_header(collector, number, line) if index == 0 else 0
            LineReader(collector, number, line).read(start)
    except TooMuch:
        return Parsed(Diagram(), (_too_large(number),))
    diagram = collector.finish()
    return Parsed(diagram, tuple(collector.faults))


def _names_another(line: str) -> bool:
    return kind(line.split()[0]) == "other"


def _too_large(line: int) -> Fault:
    what = f"this is more than can be drawn ({MOST_NODES} boxes, {MOST_EDGES} arrows)"
    return Fault(line, 1, what, "leave out what does not matter to the design")
