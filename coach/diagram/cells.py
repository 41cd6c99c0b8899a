"""Text measured in terminal cells: widths, cleaning, wrapping.

Owns the one idea of how wide a character is; nothing here knows diagrams.
"""

import re
import unicodedata
from functools import lru_cache

_ZERO = {"Mn", "Me", "Cf"}
# Anything but Latin letters and the signs that boxes and lines are drawn with.
_UNUSUAL = re.compile("[^ -\u02ff\u2500-\u25c7]")


@lru_cache(maxsize=4096)
def cell(char: str) -> int:
    """Cells that one character takes: 0 combining, 2 wide, otherwise 1."""
    if char < "\u0300":
        return 1
    if unicodedata.category(char) in _ZERO:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """Cells that a line of text takes."""
    if not _UNUSUAL.search(text):
        return len(text)
    return sum(cell(char) for char in text)


def clean(text: str) -> str:
    """Replace what could move the cursor or reorder the line by U+FFFD.

    Control characters, line and paragraph separators, lone surrogates and format
    characters (bidirectional overrides, zero-width joiners) all go; newlines too, so
    split lines first.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join("\ufffd" if _unsafe(char) else char for char in text)


def _unsafe(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def wrap(text: str, limit: int) -> list[str]:
    """Break text into lines of at most `limit` cells, at spaces where possible."""
    lines: list[str] = []
    for part in text.split("\n"):
        lines += _wrap_one(clean(part.replace("\t", " ")).split(), limit)
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
    return lines or [""]


def _wrap_one(words: list[str], limit: int) -> list[str]:
    lines = [""]
    for word in words:
        for piece in _pieces(word, limit):
            joined = f"{lines[-1]} {piece}" if lines[-1] else piece
            if width(joined) <= limit:
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines


def _pieces(word: str, limit: int) -> list[str]:
    """A word, cut where it alone is wider than a line."""
    if width(word) <= limit:
        return [word]
    pieces, room = [""], limit
    for char in word:
        if cell(char) > room:
            pieces.append("")
            room = limit
        pieces[-1] += char
        room -= cell(char)
    return pieces


def cut(text: str, limit: int) -> str:
    """Shorten text to `limit` cells, ending in an ellipsis where it was cut."""
    if width(text) <= limit:
        return text
    return _pieces(text, max(1, limit - 1))[0].rstrip() + "…"
