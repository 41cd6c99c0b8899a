"""Which lines of a Markdown text are inside a fence, judged line by line.

Follows the block structure of CommonMark 0.31 (2024) far enough to know fences,
quotes and list items, because a fence inside a list item ends with the item and one
outside does not. HTML blocks are left out on purpose: `guard` never lets one begin.
Pure; it changes no text.
"""

import re
from dataclasses import dataclass

_FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$")
_BULLET = re.compile(r"[*+-]|(\d{1,9})[.)]")

_DEEPEST = 100
"""Containers in each other that are told apart; it keeps a long line linear."""


@dataclass(slots=True)
class _Quote:
    """An open block quote."""


@dataclass(slots=True)
class _Item:
    """An open list item: the columns its content is indented by; nothing in it yet."""

    width: int
    bare: bool


@dataclass(frozen=True, slots=True)
class Fence:
    """An open fence: the characters that opened it, and the white space before."""

    mark: str
    indent: str = ""

    @property
    def end(self) -> str:
        """The line that ends it, wherever it stands.

        It is indented as the beginning was, so that it ends the fence for a parser
        that sees a list here as well.
        """
        return self.indent + self.mark

    def closed_by(self, rest: str) -> bool:
        """Say whether a line, stripped of its indent, ends this fence."""
        bare = rest.rstrip(" \t")
        return len(bare) >= len(self.mark) and not bare.strip(self.mark[0])


class _Cursor:
    """A place in a line, in characters and in columns (a tab ends at a fourth)."""

    def __init__(self, line: str) -> None:
        self.line, self.at, self.column = line, 0, 0

    def skip(self, columns: int) -> None:
        """Pass over white space, at most so many columns; a tab may be split."""
        while columns and self.at < len(self.line) and self.line[self.at] in " \t":
            wide = 1 if self.line[self.at] == " " else 4 - self.column % 4
            step = min(wide, columns)
            self.column, columns = self.column + step, columns - step
            self.at += step == wide

    def take(self, count: int) -> None:
        """Pass over so many characters, none of them a tab."""
        self.at, self.column = self.at + count, self.column + count

    def indent(self) -> int:
        """Return the columns of white space ahead."""
        ahead = _Cursor(self.line)
        ahead.at, ahead.column = self.at, self.column
        ahead.skip(len(self.line) * 4)
        return ahead.column - self.column

    def rest(self) -> str:
        """Return what follows the white space ahead."""
        return self.line[self.at :].lstrip(" \t")


class BlockScanner:
    """Reads a text line by line and knows after each what is still open."""

    def __init__(self) -> None:
        self._open: list[_Quote | _Item] = []
        self._fence: Fence | None = None
        self._paragraph = False

    @property
    def open_fence(self) -> Fence | None:
        """The fence that would swallow what follows at the margin, if there is one."""
        return None if self._open else self._fence

    def step(self, line: str) -> bool:
        """Read the next line.

        Returns:
            Whether a block can begin in it: not inside a fence, nor in indented
            code, nor in a blank line.
        """
        cursor = _Cursor(line)
        matched = self._match(cursor)
        whole = matched == len(self._open)
        if self._fence and whole:
            if cursor.indent() < 4 and self._fence.closed_by(cursor.rest()):
                self._fence = None
            return False
        self._fence = None
        return self._begin(cursor, matched, whole)

    def _match(self, cursor: _Cursor) -> int:
        """Pass over the marks of open containers; return how many go on."""
        for count, container in enumerate(self._open):
            blank = not cursor.rest()
            if isinstance(container, _Quote):
                if cursor.indent() >= 4 or not cursor.rest().startswith(">"):
                    return count
                _pass_quote(cursor)
            elif blank and not container.bare:
                continue
            elif not blank and cursor.indent() >= container.width:
                cursor.skip(container.width)
            else:
                return count
        return len(self._open)

    def _begin(self, cursor: _Cursor, matched: int, whole: bool) -> bool:
        """Open what begins in the line and settle what the rest of it is."""
        fresh = False  # whether a container begins here, so that nothing goes on
        continues = self._paragraph and whole
        for _ in range(_DEEPEST - matched):
            if not cursor.rest() or cursor.indent() >= 4:
                break
            rest = cursor.rest()
            if rest.startswith(">"):
                self._open_at(matched, fresh, _Quote())
                _pass_quote(cursor)
            elif _is_leaf(rest, continues) or not (
                item := _item(cursor, rest, continues)
            ):
                break
            else:
                self._open_at(matched, fresh, item)
            fresh, continues = True, False
        return self._settle(cursor, matched, fresh, whole)

    def _open_at(self, matched: int, fresh: bool, container: _Quote | _Item) -> None:
        if not fresh:
            del self._open[matched:]
        self._fill()
        self._open.append(container)
        self._paragraph = False

    def _settle(self, cursor: _Cursor, matched: int, fresh: bool, whole: bool) -> bool:
        rest, deep = cursor.rest(), cursor.indent() >= 4
        if not rest:
            if not fresh:
                del self._open[matched:]
            self._paragraph = False
            return False
        going_on = self._paragraph and not fresh
        leaf = not deep and _is_leaf(rest, going_on and whole)
        if not fresh and (leaf or not going_on):
            del self._open[matched:]
        self._fill()
        opening = _FENCE.match(rest) if not deep else None
        if opening:
            spaces = " " * cursor.indent()
            self._fence = Fence(opening[1] or opening[2], spaces)
        self._paragraph = going_on and not leaf if deep else not leaf
        # Parsers disagree about tabs behind list marks and about far indented quotes.
        doubtful = going_on or fresh or rest.startswith(">")
        return not opening and (doubtful or not deep)

    def _fill(self) -> None:
        if self._open and isinstance(last := self._open[-1], _Item):
            last.bare = False


def _is_leaf(rest: str, continues: bool) -> bool:
    """Say whether a line is a fence, heading, underline or rule: no paragraph."""
    if _FENCE.match(rest) or _HEADING.match(rest) or _RULE.match(rest):
        return True
    return continues and bool(_UNDERLINE.match(rest))


def _pass_quote(cursor: _Cursor) -> None:
    cursor.skip(3)
    cursor.take(1)
    cursor.skip(1)


def _item(cursor: _Cursor, rest: str, continues: bool) -> _Item | None:
    """Pass over a list mark and return its item, or None where there is no mark."""
    mark = _BULLET.match(rest)
    if not mark or rest[mark.end() : mark.end() + 1] not in ("", " ", "\t"):
        return None
    bare = not rest[mark.end() :].strip(" \t")
    if continues and (bare or (mark[1] and int(mark[1]) != 1)):
        return None
    offset = cursor.indent()
    cursor.skip(offset)
    cursor.take(mark.end())
    after = cursor.indent()
    padding = 1 if bare or after >= 5 else after
    cursor.skip(padding)
    return _Item(offset + mark.end() + padding, bare)
