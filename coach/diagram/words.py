"""The keywords of the notation, and what a misspelt one was meant to be."""

import re
from difflib import get_close_matches
from typing import Final, Literal

from coach.diagram.model import Direction

Kind = Literal["flowchart", "er", "sequence", "other", "empty"]

HEADERS: Final = ("flowchart", "graph")
DIRECTIONS: Final[dict[str, Direction]] = {
    "TD": "TD",
    "TB": "TD",
    "BT": "BT",
    "LR": "LR",
    "RL": "RL",
}
IGNORED: Final = ("classDef", "class", "style", "linkStyle", "click")
IGNORED_COLON: Final = ("accTitle", "accDescr")
STATEMENTS: Final = ("subgraph", "end", "direction", *IGNORED)
_OTHER: Final[dict[str, Kind]] = {
    "erDiagram": "er",
    "sequenceDiagram": "sequence",
    **dict.fromkeys(
        (
            "classDiagram",
            "classDiagram-v2",
            "stateDiagram",
            "stateDiagram-v2",
            "journey",
            "gantt",
            "pie",
            "quadrantChart",
            "requirementDiagram",
            "gitGraph",
            "mindmap",
            "timeline",
            "zenuml",
            "sankey-beta",
            "xychart-beta",
            "block-beta",
            "packet-beta",
            "kanban",
            "architecture-beta",
            "C4Context",
        ),
        "other",
    ),
}
_LONGEST_WORD: Final = 24
_FIRST: Final = re.compile(r"\w+(?:-\w+)*")
_ARROW: Final = re.compile(r"-->|---|->|==>|-\.|→|--")
_SHAPED: Final = re.compile(r"[\[({]|:::")


def near(word: str, known: tuple[str, ...], cutoff: float = 0.72) -> str | None:
    """The known word that this one was probably meant to be."""
    if not 3 <= len(word) <= _LONGEST_WORD:
        return None
    lowered = {item.lower(): item for item in known}
    found = get_close_matches(word.lower(), list(lowered), 1, cutoff)
    return lowered[found[0]] if found else None


def header_of(word: str) -> str | None:
    """`flowchart` or `graph` when the word is one, in any spelling near enough."""
    if word == "flowchart-elk":
        return "flowchart"
    return word if word in HEADERS else near(word, HEADERS)


def kind(source: str) -> Kind:
    """Which sort of diagram the text holds, by its first meaningful line.

    Text that is no known sort but reads like boxes and arrows is a flowchart.
    """
    line = first_line(source)
    if line is None:
        return "empty"
    found = _FIRST.match(line)
    word = found.group() if found else ""
    if word in _OTHER:
        return _OTHER[word]
    rest = line[len(word) :]
    if _ARROW.search(line) or word in HEADERS or word == "subgraph":
        return "flowchart"
    other = near(word, tuple(_OTHER), 0.8) if len(word) > 3 and not rest else None
    if other:
        return _OTHER[other]
    return "flowchart" if _like_boxes(word, rest.strip()) else "other"


def _like_boxes(word: str, rest: str) -> bool:
    if not word:
        return False
    header = header_of(word) is not None and (not rest or rest.upper() in DIRECTIONS)
    return header or not rest or bool(_SHAPED.match(rest)) or rest[0] in "&;>"


def first_line(source: str) -> str | None:
    """The first line that is no blank, comment, code fence or front matter."""
    for _, line in meaningful(source):
        return line.strip()
    return None


def meaningful(source: str) -> list[tuple[int, str]]:
    """The lines that say something, with their numbers from 1."""
    lines = [line.rstrip("\r") for line in source.split("\n")]
    start = _after_front_matter(lines)
    return [
        (number, line)
        for number, line in enumerate(lines[start:], start + 1)
        if line.strip() and not line.lstrip().startswith(("%%", "```"))
    ]


def _after_front_matter(lines: list[str]) -> int:
    """The index after a leading `---` … `---` block, 0 without one."""
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if lines[first].strip() == "---":
        for at in range(first + 1, len(lines)):
            if lines[at].strip() == "---":
                return at + 1
    return 0
