"""Whether a text is a flowchart as Mermaid itself reads it, without our liberties.

Owns the stricter grammar: what `parse` forgives (`a -> b`, no header, `f(x)` without
quotes) is refused here. It is a check of form and makes no diagram. Where in doubt it
says no, since a text that is called genuine will be drawn by others or not at all.
"""

import re
from typing import Final

from coach.diagram.words import meaningful

RESERVED: Final = frozenset(
    "graph flowchart subgraph end style linkstyle classdef class click href call"
    " interpolate default direction constructor acctitle accdescr"
    " _self _blank _parent _top".split()
)
"""Words, in small letters, that are no names; nor may a name begin with one and `-`."""
SAFE_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*")
"""Names that every Mermaid reader takes, unless their first part is reserved."""

_LONGEST: Final = 50_000
_TEXT: Final = r'(?:"[^"]+"|[^"()\[\]{}|]+)'
_SLANTED: Final = r'(?:"[^"]+"|[^"()\[\]{}|/\\]+)'
_HEADER: Final = re.compile(
    r"\s*(?:flowchart-elk|flowchart|graph)(?:[ \t]+(?:TB|TD|BT|LR|RL))?[ \t]*(?:;|$)"
)
_ID: Final = re.compile(r"\w[\w.]*(?:-\w[\w.]*)*")
_SHAPE: Final = re.compile(
    rf"\[(?![/\\]){_TEXT}\]|\({_TEXT}\)|\{{{_TEXT}\}}|>{_TEXT}\]"
    rf"|\(\({_TEXT}\)\)|\(\(\({_TEXT}\)\)\)|\(\[{_TEXT}\]\)|\[\[{_TEXT}\]\]"
    rf"|\[\({_TEXT}\)\]|\{{\{{{_TEXT}\}}\}}|\[[/\\]{_SLANTED}[/\\]\]"
    r'|@\{[^{}"]*(?:"[^"]*"[^{}"]*)*\}'
)
_CLASS: Final = re.compile(r":::\w+(?:-\w+)*")
_LINK: Final = re.compile(
    r"\s*(?:[xo<]?(?:--+[-xo>]|==+[=xo>]|-\.+-[xo>]?)|~~~+)"
    rf"(?:\s*\|{_TEXT}\|)?\s*"
)
_WORDED: Final = re.compile(
    r"\s*[xo<]?(?:--(?![-xo>])(?:[^-\"|]|-(?!-))+--+[->xo]"
    r"|==(?![=xo>])[^=\"|]+==+[=>xo]|-\.(?![-.])[^.\"|]+\.+-[xo>]?)\s*"
)
_AND: Final = re.compile(r"\s+&\s+")
_STOP: Final = re.compile(r"\s*(?:;[;\s]*|$)")
_PART: Final = re.compile(r"[-.]")
_WORD: Final = re.compile(r"\w+")
_GROUP: Final = re.compile(
    rf'subgraph\s+(?:(?P<id>\w[\w.-]*)\s*\[{_TEXT}\]|"[^"]+"|(?P<words>\w[\w .:]*))'
    r"(?=;|$)"
)
_DIRECTION: Final = re.compile(r"direction\s+(?:TB|TD|BT|LR|RL)")
_REST: Final = re.compile(
    r"classDef\s+\w[\w,-]*\s+\w.*|class\s+\w[\w,-]*\s+\w[\w-]*|style\s+\w[\w-]*\s+\w.*"
    r"|linkStyle\s+(?:default|[0-9][0-9,]*)\s+\w.*|click\s+\w[\w-]*\s+\S.*"
    r"|acc(?:Title|Descr)\s*:.*"
)
# At the start of a chain these letters are read as the tail of the arrow.
_TAIL: Final = re.compile(r"[xo](?:--|==|-\.)")


def is_mermaid(source: str) -> bool:
    """Whether a text has a flowchart's header and then only Mermaid's own notation.

    Where it is true, the text can be drawn as it stands; only remarks on style
    (`classDef`, `style`, `click`) are looked at roughly. False is also the answer for
    other sorts of diagram, and for rare notation such as an arrow over two lines.
    """
    if len(source) > _LONGEST or any(
        line.lstrip().startswith("```") for line in source.split("\n")
    ):
        return False
    lines = [line for _, line in meaningful(source)]
    header = _HEADER.match(lines[0]) if lines else None
    if not header:
        return False
    depth = 0
    for line in (lines[0][header.end() :], *lines[1:]):
        change = _depth_after(line.strip("; \t\r"), depth)
        if change is None:
            return False
        depth = change
    return depth == 0


def is_free(name: str) -> bool:
    """Whether a name does not begin with a word that Mermaid keeps for itself."""
    return _PART.split(name.lstrip("0123456789"))[0].lower() not in RESERVED


def _depth_after(line: str, depth: int) -> int | None:
    """How many groups are open after a line, or None where it is not Mermaid."""
    at = 0
    while at < len(line):
        start = at
        found = _WORD.match(line, at)
        word = found.group() if found else ""
        if word == "subgraph":
            at, depth = _group(line, at), depth + 1
        elif word == "end":
            at, depth = at + 3, depth - 1
        elif word == "direction":
            at = _end(_DIRECTION, line, at)
        else:
            rest = _REST.match(line, at)
            at = rest.end() if rest else _chain(line, at)
        stop = _STOP.match(line, at) if at > start else None
        if not stop or depth < 0:
            return None
        at = stop.end()
    return depth


def _group(line: str, at: int) -> int:
    found = _GROUP.match(line, at)
    if not found or RESERVED & set((found["id"] or found["words"] or "").split()):
        return -1
    return found.end()


def _chain(line: str, at: int) -> int:
    """The offset after boxes joined by arrows, -1 where they do not go on so."""
    if _TAIL.match(line, at):
        return -1
    while True:
        at = _box(line, at)
        if at < 0:
            return -1
        for pattern in (_AND, _LINK, _WORDED):
            joined = pattern.match(line, at)
            if joined:
                at = joined.end()
                break
        else:
            return at


def _box(line: str, at: int) -> int:
    found = _ID.match(line, at)
    if not found or not is_free(found.group()):
        return -1
    shape = _SHAPE.match(line, found.end())
    at = shape.end() if shape else found.end()
    styled = _CLASS.match(line, at)
    return styled.end() if styled else at


def _end(pattern: re.Pattern[str], line: str, at: int) -> int:
    found = pattern.match(line, at)
    return found.end() if found else -1
