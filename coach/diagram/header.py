"""The first line of a flowchart: `graph LR`, something near it, or none at all."""

import re
from typing import Final

from coach.diagram.collect import Collector
from coach.diagram.model import Fault
from coach.diagram.tokens import arrow_follows, skip
from coach.diagram.words import DIRECTIONS, HEADERS, header_of

_WORD: Final = re.compile(r"\w+(?:-\w+)*")


def read_header(into: Collector, number: int, text: str) -> int:
    """Read the header if there is one; the offset where statements begin."""
    start = skip(text, 0)
    found = _WORD.match(text, start)
    word = found.group() if found else ""
    end = start + len(word)
    rest = text[end:].split(";")[0].split("%%")[0].strip()
    known = header_of(word)
    meant = known and (word == known or not rest or rest.upper() in DIRECTIONS)
    shaped = rest[:1] in {"[", "(", "{", "&"}
    if not known or not meant or shaped or arrow_follows(text, end):
        what = "the diagram's first line is missing, so it is drawn top down"
        hint = "begin with `flowchart TD` or `flowchart LR`"
        into.fault(Fault(number, start + 1, what, hint, gentle=True))
        return start
    if word not in (*HEADERS, "flowchart-elk"):
        into.misspelt(number, start, word, known)
    return _direction(into, number, text, end) if rest else end


def _direction(into: Collector, number: int, text: str, end: int) -> int:
    at = skip(text, end)
    word = text[at:].split()[0].split(";")[0]
    if word.upper() in DIRECTIONS:
        into.direction = DIRECTIONS[word.upper()]
    else:
        what = f"`{word}` is no direction, so this is drawn top down"
        into.fault(Fault(number, at + 1, what, "use TD, LR, BT or RL"))
    return at + len(word)
