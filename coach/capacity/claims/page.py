"""A text to lines that may hold claims; code, links and front matter are blanked.

Owns what is prose, what a table row, and where a paragraph ends. A blanked character
keeps its place, so a column in the line is a column in the text. Linear.
"""

import re
from dataclasses import dataclass

HIDDEN = "\x01"
MAX_LINE = 100_000
_FENCE = re.compile(r"\s{0,12}(?:>\s?)?(?:[-*+]\s+)?(`{3,}|~{3,})")
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(
    r"https?://\S+|www\.\S+|\]\([^()\n]*\)|<!--.*?-->|<[/a-zA-Z!][^<>\n]*>"
)
_BOLD = re.compile(r"(?<![\w)])\*\*(?=\S)|(?<=\S)\*\*(?![\w(])|~~|__")
_LEAN = re.compile(r"(?<![\w*)\s])\*(?=[\w~≈$€])|(?:(?<=\s)|^)\*(?=[\w~≈$€])")
_ITEM = re.compile(r"\s*(?:[-*+•–]|\(?[0-9]{1,3}[.)]|[a-z]\))\s+")
_HEAD = re.compile(r"\s{0,3}#{1,6}(?:\s|$)")
_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number from 1, its words as written and as searched.

    Attributes:
        number: From 1.
        text: As the person wrote it.
        clean: The same length, code and links blanked.
        kind: `prose`, `item`, `heading`, `row` or `blank`.
        block: A number that changes with each paragraph, list or table.
        depth: The indent of the line.
    """

    number: int
    text: str
    clean: str
    kind: str
    block: int
    depth: int


def _hide(match: re.Match[str]) -> str:
    return HIDDEN * len(match.group())


def _space(match: re.Match[str]) -> str:
    return " " * len(match.group())


def cleaned(text: str) -> str:
    """A line with code, links and emphasis blanked, each character in its place."""
    if "`" in text:
        text = _CODE.sub(_hide, text)
    if "<" in text or "://" in text or "](" in text or "www." in text:
        text = _LINK.sub(_hide, text)
    if "**" in text or "~~" in text or "__" in text:
        text = _BOLD.sub(_space, text)
    if "*" in text:
        text = _emphasis(text)
    return text.replace("\t", " ").replace("\u00a0", " ").replace("\u202f", " ")


def _emphasis(text: str) -> str:
    """Blank a pair of single stars that lean on words; a product keeps its star."""
    opening = _LEAN.search(text)
    if opening is None:
        return text
    at = opening.start()
    closing = text.find("*", at + 1)
    if closing < 0 or text[closing - 1].isspace() or text[closing + 1 :][:1].isalnum():
        return text
    return f"{text[:at]} {text[at + 1 : closing]} {text[closing + 1 :]}"


class _Walk:
    """Which kind of text the walk is in, from line to line."""

    __slots__ = ("block", "fence", "front", "last", "list")

    def __init__(self) -> None:
        self.block = 0
        self.fence = ""
        self.front = False
        self.last = "blank"
        self.list = False

    def hidden(self, number: int, text: str) -> bool:
        """Whether a line is code or front matter."""
        if number == 1 and text.strip() == "---":
            self.front = True
            return True
        if self.front:
            self.front = text.strip() not in ("---", "...")
            return True
        mark = _FENCE.match(text)
        if self.fence:
            if (
                mark
                and mark[1].startswith(self.fence)
                and not text[mark.end() :].strip()
            ):
                self.fence = ""
            return True
        if mark:
            self.fence = mark[1]
            return True
        deep = text.startswith(("    ", "\t")) and not self.list
        return deep and self.last in ("blank", "code") and not _ITEM.match(text)

    def kind(self, text: str) -> str:
        """What a visible line is."""
        bare = text.strip()
        if not bare:
            return "blank"
        if _HEAD.match(text):
            return "heading"
        if bare.startswith("|") and bare.count("|") > 1:
            return "row"
        if _ITEM.match(text):
            return "item"
        return "prose"


def lines_of(text: str) -> list[Line]:
    """The lines of a text that may hold a claim; the others are blank."""
    walk = _Walk()
    found: list[Line] = []
    raw_lines = text.split("\n")
    fronted = raw_lines and raw_lines[0].strip() == "---" and _closes(raw_lines)
    for number, raw in enumerate(raw_lines, 1):
        raw = raw.rstrip("\r")
        if number == 1 and raw.strip() == "---" and not fronted:
            kind, clean = "blank", ""
        elif walk.hidden(number, raw):
            kind, clean = "code", ""
        else:
            kind = walk.kind(raw)
            clean = cleaned(raw[:MAX_LINE])
        if kind in ("blank", "heading", "code") or (kind == "row") != (
            walk.last == "row"
        ):
            walk.block += 1
        if kind == "item":
            walk.list = True
        elif kind in ("heading", "prose") and not raw.startswith((" ", "\t")):
            walk.list = False
        walk.last = kind
        depth = len(raw) - len(raw.lstrip())
        found.append(Line(number, raw, clean, kind, walk.block, depth))
    return found


def _closes(lines: list[str]) -> bool:
    return any(line.strip() in ("---", "...") for line in lines[1:200])


def is_rule(text: str) -> bool:
    """Whether a row only draws the line below a table's head."""
    return _RULE.fullmatch(text) is not None
