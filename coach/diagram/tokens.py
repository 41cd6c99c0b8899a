"""The small pieces of a statement: ids, shapes, arrows.

Each reader takes a line and an offset and returns what it found with the offset after
it, or None where there is nothing of its kind, or raises `Unreadable` with the place.
Every pattern is linear: no nested repetition over the same characters.
"""

import re
from dataclasses import dataclass
from typing import Final

from coach.diagram.entities import decode
from coach.diagram.model import Head, Shape, Style


class Unreadable(Exception):  # noqa: N818 - it is caught one call up, never an error
    """A statement that stops making sense at `at` (an offset from 0)."""

    def __init__(self, at: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.at = at
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow as written, before its ends are known."""

    label: str
    style: Style
    head: Head
    tail: Head
    visible: bool = True


_ID: Final = re.compile(r"\w[\w.]*(?:-\w[\w.]*)*")
_BREAK: Final = re.compile(r"<br\s{0,4}/?>", re.IGNORECASE)
_SHAPES: Final[tuple[tuple[str, tuple[tuple[str, Shape], ...]], ...]] = (
    ("(((", ((")))", "circle"),)),
    ("([", (("])", "stadium"),)),
    ("((", (("))", "circle"),)),
    ("(", ((")", "rounded"),)),
    ("[[", (("]]", "subroutine"),)),
    ("[(", ((")]", "cylinder"),)),
    ("[/", (("/]", "slant-right"), ("\\]", "trapezoid"))),
    ("[\\", (("\\]", "slant-left"), ("/]", "trapezoid-down"))),
    ("[", (("]", "rect"),)),
    ("{{", (("}}", "hexagon"),)),
    ("{", (("}", "diamond"),)),
    (">", (("]", "flag"),)),
)
_HEADS: Final[dict[str, Head]] = {">": "arrow", "<": "arrow", "x": "cross"}
_AFTER = r"(?=[\s|;&]|$)"
_DOTS = rf"-(?:(?P<h>>)|(?P<h2>[xo]){_AFTER})?"
_BARS = rf"=+(?P<h>>)|==+(?P<h2>[xo]){_AFTER}|===+"
_DASHES = rf"-+(?P<h>>)|--+(?P<h2>[xo]){_AFTER}|---+"


@dataclass(frozen=True, slots=True)
class _Line:
    """How one style is written: a whole arrow, or text between two marks."""

    style: Style
    whole: re.Pattern[str]
    opened: re.Pattern[str]
    closed: re.Pattern[str]


_LINES: Final = (
    # The bound keeps a search through a long run of dots linear.
    _Line(
        "dotted",
        re.compile(r"-\.+" + _DOTS),
        re.compile(r"-\."),
        re.compile(r"\.{1,40}" + _DOTS),
    ),
    _Line("thick", re.compile(_BARS), re.compile("=="), re.compile(_BARS)),
    _Line("solid", re.compile(_DASHES), re.compile("--"), re.compile(_DASHES)),
)
_TAIL: Final = re.compile(r"<(?=[-=])|[xo](?=--|==|-\.)")
_PLAIN: Final = re.compile(r"[→⟶]|~~~+")


def skip(text: str, at: int) -> int:
    """The offset of the next character that is not blank."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def read_id(text: str, at: int) -> tuple[str, int] | None:
    """A box's name: letters of any script, digits, `_`, `.`, and `-` inside."""
    found = _ID.match(text, at)
    return (found.group(), found.end()) if found else None


def plain_label(text: str) -> str:
    """A label as it is to be shown: unquoted, its `<br>` and `#quot;` read."""
    text = text.strip()
    if len(text) >= 2 and text[0] == text[-1] == '"':
        text = text[1:-1].strip()
    return "\n".join(decode(part.strip()) for part in _BREAK.split(text))


def read_shape(text: str, at: int, name: str) -> tuple[str, Shape, int] | None:
    """The bracketed label that follows a name, with the shape it asks for.

    Raises:
        Unreadable: A bracket or a quotation mark is opened and never closed.
    """
    known = next((pair for pair in _SHAPES if text.startswith(pair[0], at)), None)
    if known is None:
        return None
    opened, closers = known
    inside = at + len(opened)
    start = skip(text, inside)
    search = inside
    if text.startswith('"', start):
        quote = text.find('"', start + 1)
        if quote < 0:
            what = f'the quotation mark opened by `{name}{opened}"` is never closed'
            raise Unreadable(start, what, f'add `"{closers[0][0]}`')
        search = quote + 1
    ends = [(text.find(mark, search), mark, shape) for mark, shape in closers]
    found = [end for end in ends if end[0] >= 0]
    if not found:
        what = f"the bracket opened by `{name}{opened}` is never closed"
        raise Unreadable(at, what, f"add `{closers[0][0]}`")
    end, mark, shape = min(found)
    return plain_label(text[inside:end]), shape, end + len(mark)


def read_link(text: str, at: int) -> tuple[Link, int] | None:
    """An arrow of any style, with its text in either of the two notations.

    Raises:
        Unreadable: The text on the arrow is opened and never closed.
    """
    plain = _PLAIN.match(text, at)
    if plain:
        link = Link("", "solid", "arrow", "none", visible=plain.group()[0] != "~")
        return _piped(text, plain.end(), link)
    tail = _TAIL.match(text, at)
    tail_head = _head(tail.group()) if tail else "none"
    body = tail.end() if tail else at
    for line in _LINES:
        match = line.whole.match(text, body)
        if match:
            link = Link("", line.style, _match_head(match), tail_head)
            return _piped(text, match.end(), link)
        match = line.opened.match(text, body)
        if match:
            return _worded(text, match, line, tail_head)
    return None


def arrow_follows(text: str, at: int) -> bool:
    """True where the next thing is an arrow, finished or not."""
    try:
        return read_link(text, skip(text, at)) is not None
    except Unreadable:
        return True


def _worded(
    text: str, opened: re.Match[str], line: _Line, tail: Head
) -> tuple[Link, int]:
    """The notation `-- text -->`."""
    close = line.closed.search(text, opened.end())
    if not close:
        mark = opened.group()
        arrow = {"--": "-->", "==": "==>", "-.": ".->"}[mark]
        what = f"the arrow begun by `{mark}` is not finished"
        raise Unreadable(opened.start(), what, f"end it with `{arrow}`")
    label = plain_label(text[opened.end() : close.start()])
    return Link(label, line.style, _match_head(close), tail), close.end()


def _piped(text: str, at: int, link: Link) -> tuple[Link, int]:
    """The notation `-->|text|`."""
    start = skip(text, at)
    if not text.startswith("|", start):
        return link, at
    end = text.find("|", start + 1)
    if end < 0:
        what = "the arrow's text opened by `|` is never closed"
        raise Unreadable(start, what, "add `|`")
    label = plain_label(text[start + 1 : end])
    return Link(label, link.style, link.head, link.tail, link.visible), end + 1


def _match_head(match: re.Match[str]) -> Head:
    return _head(match.group("h") or match.group("h2") or "")


def _head(mark: str) -> Head:
    return _HEADS.get(mark, "circle") if mark else "none"
