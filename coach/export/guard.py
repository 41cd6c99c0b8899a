r"""Keeps text of people from breaking the sheet it stands in, and undoes that again.

Words stay as they were typed. What would begin HTML, and so swallow what follows or
run, gets a backslash in front; what looks like a mark of the sheet gets one too; a
fence left open gets a last line. All of that is taken back by `unguard`. Characters
that steer a terminal are shown as U+FFFD: these alone do not come back.
"""

import re

from coach.export.blocks import BlockScanner
from coach.text.safe import safe

_TAG = r"<(?:!--|\?|!\[CDATA\[|![A-Za-z]|/?[A-Za-z][A-Za-z0-9-]*(?:[\s/>]|$))"
_HTML = re.compile(r"(?:[ \t]*(?:[-*+>]|\d{1,9}[.)]))*[ \t]*(\\*)" + _TAG)
_MARK = re.compile(r"(\\*)<!--\s*/?coach:")
_COLUMNS = re.compile(r"[ \t]*(\\*)[|:-][-|: \t]*$")
_LEADING = re.compile(r"(\d{1,9}(?=[.)](?:\s|$)))?([#>.)]|[-+](?:\s|$)|--|=)")
_SPECIAL = re.compile(r"[\\`*\[<|~]|(?<![^\W_])_|_(?![^\W_])|&(?=[#\w]{1,40};)")


def printable(text: str) -> str:
    r"""Return a text whose only control characters are `\n` and `\t`."""
    return safe(text.replace("\r\n", "\n").replace("\r", "\n"))


def guard(text: str) -> tuple[str, str]:
    """Return a Markdown text that ends where it ends, and the fence that was added.

    Returns:
        The text, and the line that closes its open fence, or "" (the caller appends
        it and says so in the end mark).
    """
    shifter = _Shifter(1)
    lines = [shifter.shift(line) for line in printable(text).split("\n")]
    fence = shifter.scanner.open_fence
    return "\n".join(lines), fence.end if fence else ""


def unguard(text: str) -> str:
    """Return the text that `guard` was given, but for control characters."""
    shifter = _Shifter(-1)
    return "\n".join(shifter.shift(line) for line in text.split("\n"))


def guard_code(text: str) -> str:
    """Return a text fit to stand inside a fence; only marks of the sheet change."""
    lines = printable(text).split("\n")
    return "\n".join("\\" + line if _MARK.match(line) else line for line in lines)


def unguard_code(text: str) -> str:
    """Return the text that `guard_code` was given, but for control characters."""
    lines = (
        line[1:] if line.startswith("\\") and _MARK.match(line) else line
        for line in text.split("\n")
    )
    return "\n".join(lines)


def fence_for(text: str) -> str:
    """Return a fence of backticks that no line of the text can close."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    return "`" * max(3, longest + 1)


def inline(text: str) -> str:
    """Return a text as one line that Markdown shows as typed, in a table too."""
    line = _SPECIAL.sub(r"\\\g<0>", " ".join(printable(text).split()))
    found = _LEADING.match(line)
    return f"{found[1] or ''}\\{line[found.start(2) :]}" if found else line


class _Shifter:
    """Puts a backslash before what must not begin, or takes it away, line by line.

    Both ways see the same blocks, since the two forms of a line differ only behind
    the marks with which it begins. List marks are passed over even where they begin
    no list: parsers disagree about that, and a backslash too many does no harm.
    """

    def __init__(self, by: int) -> None:
        self.scanner = BlockScanner()
        self._by = by
        self._opening = ""  # the line before, where it opened a fence

    def shift(self, line: str) -> str:
        """Return the next line with a backslash more or less, where one is due."""
        opening, before = self._opening, self.scanner.open_fence
        begins = self.scanner.step(line)
        self._opening = line if self.scanner.open_fence and not before else ""
        found = _MARK.match(line)
        if begins:
            found = _HTML.match(line) or found
        elif opening and "|" in opening + line:
            # Some parsers see a table here instead of a fence.
            found = _COLUMNS.match(line) or found
        if not found:
            return line
        start = found.start(1)
        if self._by > 0:
            return line[:start] + "\\" + line[start:]
        return line[:start] + line[start + 1 :] if found[1] else line
