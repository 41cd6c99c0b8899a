"""The lines of a text with their places, and what each looks like by itself.

Owns the marks of Markdown and of drawings on one line. How lines form blocks is in
`blocks`. Every pattern is anchored or a plain search, so that a long line stays linear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MAX_LINE: Final = 20_000
"""Characters of a line that are looked at for marks; the rest is words."""

_FENCE: Final = re.compile(r"[ \t>]{0,12}(?:[-*+][ \t])?[ \t]{0,8}(`{3,}|~{3,})")
_HEADING: Final = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_BULLET: Final = re.compile(
    r"[ \t]*(?:[-*+•·▪◦–—→✓✗✅❌]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t]+"
    r"(?:\[[ xX]\][ \t]+)?"
)
_RULE: Final = re.compile(r"[ \t]*(?:-[ \t]*){3,}$|[ \t]*(?:[*_=~][ \t]*){3,}$")
_DIVIDER: Final = re.compile(r"[ \t]*[|:+-][-|:+= \t]*$")
_QUOTE: Final = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+(?![ \t]*[\d$€~=])")
"""Words of another; `> 100k followers` compares."""
_BOXES: Final = re.compile(
    r"[│┃┌┐└┘├┤┬┴┼║╔╗╚╝╠╣╭╮╯╰▶►◄▼▲]|─{2}|═{2}|\+-{2}|-{2}\+|-{3}>|<-{3}"
)
_BARS: Final = re.compile(r"[ \t|v^V\\/*+.'`-]+$")
_BOLD: Final = re.compile(r"[ \t]*(\*\*|__)([^*_]{1,120})\1[ \t]*:?[ \t]*$")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its place.

    Attributes:
        number: Counted from 1.
        start: Its first character in the text.
        text: Without its end.
    """

    number: int
    start: int
    text: str

    @property
    def end(self) -> int:
        """The place after its last character."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it, or only a rule."""
        return not self.text.strip() or _RULE.match(self._head()) is not None

    def _head(self) -> str:
        return self.text[:MAX_LINE]

    def fence(self) -> str:
        """Return the fence that it opens or closes, or ""."""
        found = _FENCE.match(self._head())
        return found[1] if found else ""

    def after_fence(self) -> str:
        """Return what stands behind the fence: the language, or ""."""
        found = _FENCE.match(self._head())
        return self.text[found.end() :].strip() if found else ""

    def heading(self) -> tuple[int, int]:
        """Return the level of a heading and where its words begin; 0 for none.

        A line that is bold as a whole is a heading below all others.
        """
        found = _HEADING.match(self._head())
        if found:
            return len(found[1]), found.end()
        bold = _BOLD.match(self._head())
        if bold and not bold[2].rstrip().endswith((".", "?", "!", ",")):
            return 7, bold.start(2)
        return 0, 0

    def bullet(self) -> int:
        """Return where the words of a list item begin, or -1."""
        found = _BULLET.match(self._head())
        return found.end() if found else -1

    def quote(self) -> int:
        """Return where quoted words begin, or -1."""
        found = _QUOTE.match(self._head())
        return found.end() if found else -1

    @property
    def indent(self) -> int:
        """Columns of white space in front; a tab counts four."""
        front = self.text[: len(self.text) - len(self.text.lstrip())]
        return len(front.expandtabs(4))

    @property
    def divides(self) -> bool:
        """Whether it is the line under the head of a table."""
        return (
            "-" in self.text and "|" in self.text and bool(_DIVIDER.match(self._head()))
        )

    @property
    def barred(self) -> bool:
        """Whether it could be a row of a table."""
        return self.text.count("|") >= 2 or self.text.strip().startswith("|")

    @property
    def drawn(self) -> bool:
        """Whether it looks like part of a drawing: corners, strokes, long arrows."""
        head = self._head()
        return _BOXES.search(head) is not None or (
            "|" in head and _BARS.match(head) is not None
        )

    def words(self) -> int:
        """Count its words of two letters or more."""
        return sum(1 for _ in _WORD.finditer(self.text))


def lines_of(text: str) -> Iterator[Line]:
    r"""Yield the lines of a text; an end is `\n` or `\r\n`, as the shell counts."""
    start = 0
    for number, raw in enumerate(text.split("\n"), 1):
        yield Line(number, start, raw.removesuffix("\r"))
        start += len(raw) + 1
