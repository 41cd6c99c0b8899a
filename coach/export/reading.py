"""Reads an answer sheet back: its front matter and every section as it was typed.

Tolerant, because people edit their sheets: whatever is odd is read as well as it can
be and told in `Sheet.notes`, with its line.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from coach.export import marks
from coach.export.guard import unguard, unguard_code
from coach.export.hard_breaks import unbroken

_FENCED = re.compile(r"(`{3,})(?:mermaid|text)[ \t]*$")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})$")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet says.

    Attributes:
        meta: The front matter; values are JSON scalars, or the text as it stands.
        sections: The text of each section by key, in the order of the sheet.
        notes: What was odd about the file, a sentence each.
    """

    meta: Mapping[str, Any]
    sections: Mapping[str, str]
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reader:
    """Collects sections mark by mark; lines are counted from 1."""

    sections: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    key: str | None = None
    breaks: bool = False
    begun: int = 0
    lines: list[str] = field(default_factory=list)

    def feed(self, number: int, line: str) -> None:
        """Take the next line of the file."""
        mark = marks.mark_of(line)
        if mark is None:
            if self.key is not None:
                self.lines.append(line)
        elif mark.kind == "section" and mark.closes:
            self._close(number, added=marks.ADDED_FENCE in mark.words)
        else:
            self.cut_short(f"the mark in line {number}", titled=mark.kind == "section")
            if mark.kind == "section":
                self.key, self.begun, self.lines = mark.key, number, []
                self.breaks = marks.ADDED_BREAKS in mark.words[1:]

    def cut_short(self, where: str, *, titled: bool = False) -> None:
        """End a section whose own end mark is missing.

        Args:
            where: What ends it.
            titled: The next part has its title before its mark, so that the last
                line here is that title.
        """
        if self.key is None:
            return
        self.notes.append(
            f"section {self.key} (line {self.begun}) has no end mark: "
            f"read up to {where}"
        )
        lines = _without_end(self.lines)
        if titled and lines and lines[-1].startswith("### "):
            lines = _without_end(lines[:-1])
        self._keep(_without_margin([*lines, ""]))

    def _close(self, number: int, *, added: bool) -> None:
        if self.key is None:
            self.notes.append(f"line {number}: an end mark without a section")
            return
        lines = _without_margin(self.lines)
        if added and lines and _FENCE.match(lines[-1]):
            lines.pop()
        elif added:
            self.notes.append(
                f"section {self.key}: the fence added before line {number} is gone"
            )
        self._keep(lines)

    def _keep(self, lines: list[str]) -> None:
        if self.breaks:
            lines = unbroken("\n".join(lines)).split("\n")
        body = _body(self.key or "", lines)
        key, self.key = self.key or "", None
        if key not in self.sections:
            self.sections[key] = body
            return
        self.notes.append(f"section {key} stands twice (line {self.begun}): joined")
        self.sections[key] = "\n\n".join(filter(None, (self.sections[key], body)))


def read(text: str) -> Sheet:
    """Read a sheet back.

    Args:
        text: The file's text, with any line ends.

    Returns:
        The sheet. The sections of an unedited sheet are what the session held, but
        for control characters, which an export never writes.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    reader = _Reader()
    meta, after = _front_matter(lines, reader.notes)
    for number, line in enumerate(lines[after:], after + 1):
        reader.feed(number, line)
    reader.cut_short("the end of the file")
    if not reader.sections:
        reader.notes.append("no section was found: is this an answer sheet?")
    return Sheet(meta, reader.sections, tuple(reader.notes))


def _front_matter(lines: list[str], notes: list[str]) -> tuple[dict[str, Any], int]:
    """Return the front matter and the index of the first line behind it."""
    if not lines or lines[0].rstrip() != "---":
        notes.append("no front matter: the file does not begin with ---")
        return {}, 0
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
    if not end:
        notes.append("the front matter has no end: a line --- is missing")
        return {}, 0
    meta: dict[str, Any] = {}
    for number, line in enumerate(lines[1:end], 2):
        key, colon, value = line.partition(":")
        if not colon or not key.strip() or key.strip() in meta:
            if line.strip():
                notes.append(f"line {number} of the front matter is left out: {line}")
            continue
        meta[key.strip()] = _scalar(value.strip())
    version = meta.get("coach-sheet")
    if version != marks.VERSION:
        notes.append(f"coach-sheet is {version}; this program knows {marks.VERSION}")
    return meta, end + 1


def _scalar(value: str) -> Any:
    """Return a JSON scalar as what it is and anything else as its text."""
    if value[:1] in ("[", "{"):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _without_margin(lines: list[str]) -> list[str]:
    """Drop the one empty line after the begin mark and the one before the end mark."""
    inner = lines[1:] if lines and not lines[0].strip() else lines[:]
    return inner[:-1] if inner and not inner[-1].strip() else inner


def _without_end(lines: list[str]) -> list[str]:
    """Drop all empty lines at the end."""
    filled = [place for place, line in enumerate(lines, 1) if line.strip()]
    return lines[: filled[-1]] if filled else []


def _body(key: str, lines: list[str]) -> str:
    opened = _FENCED.match(lines[0]) if key == "diagram" and lines else None
    if not opened:
        return unguard("\n".join(lines))
    end = len(lines) - 1 if lines[-1].rstrip() == opened[1] else len(lines)
    return unguard_code("\n".join(lines[1:end]))
