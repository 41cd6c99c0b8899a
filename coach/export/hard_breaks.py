"""Keeps the lines of a section apart when its Markdown is shown as a page.

Markdown joins lines that stand below each other to one paragraph; two spaces at the
end of a line keep it by itself. The sheet adds them and takes the same ones away when
it is read, so that the text comes back as it was typed. A fence would do as well on a
page, but what stands in one is code, and `coach numbers` does not read code.

Pure. Whether a line is blank or ends in a backslash (a break of the person's own) is
the same with the two spaces and without, so that both ways see the same lines.
"""

from collections.abc import Callable
from typing import Final

KEYS: Final = frozenset({"api", "data-model", "estimates"})
"""The sections that are written line by line; notes are prose."""

_BREAK: Final = "  "
_ITEMS: Final = frozenset({"-", "*", "+", "#", "##", "###"})
_FENCES: Final = ("```", "~~~")


def needed(key: str, text: str) -> bool:
    """Say whether lines of a section would run together, and none of it is code."""
    if key not in KEYS or any(fence in text for fence in _FENCES):
        return False
    return broken(text) != text


def broken(text: str) -> str:
    """Return a text with two spaces behind each line that the next would join."""
    return _each_above_another(text, lambda line: line + _BREAK)


def unbroken(text: str) -> str:
    """Return the text that `broken` was given; spaces that an editor cut are fine."""
    return _each_above_another(text, lambda line: line.removesuffix(_BREAK))


def _each_above_another(text: str, change: Callable[[str], str]) -> str:
    lines = text.split("\n")
    below = [*lines[1:], ""]
    return "\n".join(
        change(line)
        if line.strip() and _runs_on(following) and not line.endswith("\\")
        else line
        for line, following in zip(lines, below, strict=True)
    )


def _runs_on(line: str) -> bool:
    """Say whether a line is no item and no row, so that it would join the one above."""
    first = (line.split() or [""])[0]
    return bool(first) and first not in _ITEMS and not first.startswith("|")
