"""Markdown, or anything like it, to blocks with their places.

Owns where a heading, a paragraph, a list item, a table row or a drawing begins and
ends. People write notes in any form, so everything that is no mark is a paragraph;
nothing is ever refused. What a block means is for those who ask.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coach.text.lines import Line, lines_of
from coach.text.speakers import Talk, talk_of

Kind = Literal["heading", "paragraph", "bullet", "row", "drawing", "code", "quote"]
Span = tuple[int, int]

_MERMAID: Final = re.compile(
    r"\s*(?:%%[^\n]*\n\s*)*(?:graph|flowchart|sequenceDiagram|erDiagram|classDiagram"
    r"|stateDiagram(?:-v2)?)\b"
)
_LABEL: Final = re.compile(r"[^:.?!]{2,48}:\s*$")
MOST_LABEL_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a text.

    Attributes:
        kind: `quote` also for what another speaker of a conversation says; `code` for
            a fence that is no drawing.
        start: Its first character in the text.
        end: The place after its last character.
        line: Where it begins, counted from 1.
        chunk: A number that changes with every blank line; neighbours share it.
        spans: Where the words of each of its lines stand, marks left out.
        depth: The level of a heading, the indent of a list item.
        head: Of a row: the words of the head of its table, cell by cell.
        language: What stands behind a fence.
    """

    kind: Kind
    start: int
    end: int
    line: int
    chunk: int
    spans: tuple[Span, ...]
    depth: int = 0
    head: tuple[str, ...] = ()
    language: str = ""


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in their order; blank lines belong to none."""
    found: list[Block] = []
    lines = list(lines_of(text))
    talk = talk_of(line.text for line in lines)
    other = False
    for chunk, run in enumerate(_runs(lines), 1):
        if run[0].fence():
            found += _fenced(text, run, chunk)
        elif _is_drawing(run) or _MERMAID.match(text, run[0].start):
            spans = tuple((line.start, line.end) for line in run)
            found.append(_block("drawing", run, chunk, spans))
        else:
            reader = _Chunk(run, chunk, talk, other=other)
            found += reader.blocks()
            other = reader.other
    return tuple(found)


def cells(text: str, span: Span) -> tuple[Span, ...]:
    """Return where the cells of a table row stand, empty ones left out."""
    found: list[Span] = []
    start = span[0]
    for part in text[span[0] : span[1]].split("|"):
        inner = part.strip()
        if inner:
            at = start + len(part) - len(part.lstrip())
            found.append((at, at + len(inner)))
        start += len(part) + 1
    return tuple(found)


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Part the lines at blank ones; a fence is a run of its own."""
    runs: list[list[Line]] = [[]]
    fence, hidden = "", _front_matter(lines)
    comment = False
    for line in lines[hidden:]:
        if fence:
            runs[-1].append(line)
            if line.fence().startswith(fence) and not line.after_fence():
                fence = ""
                runs.append([])
            continue
        stripped = line.text.strip()
        if comment or stripped.startswith("<!--"):
            comment = "-->" not in stripped
            runs.append([])
        elif mark := line.fence():
            fence = mark
            runs.append([line])
        elif line.blank and not (runs[-1] and _underlines(runs[-1], line)):
            runs.append([])
        else:
            runs[-1].append(line)
    return [run for run in runs if run]


def _front_matter(lines: Sequence[Line]) -> int:
    if not lines or lines[0].text.strip() != "---":
        return 0
    ends = (n for n, line in enumerate(lines[1:60], 1) if line.text.strip() == "---")
    end = next(ends, 0)
    fields = all(":" in line.text for line in lines[1:end] if line.text.strip())
    return end + 1 if end and fields else 0


def _underlines(run: Sequence[Line], line: Line) -> bool:
    """Whether a rule makes the one short line above it a heading."""
    marks = set(line.text.strip())
    short = len(run) == 1 and len(run[0].text.split()) <= 10
    return bool(marks) and marks <= {"=", "-"} and short and run[0].bullet() < 0


def _is_drawing(run: Sequence[Line]) -> bool:
    if any(line.divides and not line.drawn for line in run):
        return False
    drawn = sum(line.drawn for line in run)
    return drawn >= 2 and drawn * 5 >= len(run) * 2


def _fenced(text: str, run: Sequence[Line], chunk: int) -> list[Block]:
    inner = run[1:]
    if inner and inner[-1].fence().startswith(run[0].fence()):
        inner = inner[:-1]
    inner = [line for line in inner if line.text.strip()]
    if not inner:
        return []
    language = run[0].after_fence().lower()
    mermaid = language == "mermaid" or _MERMAID.match(text, inner[0].start) is not None
    drawing = mermaid or sum(line.drawn for line in inner) * 4 >= len(inner)
    spans = tuple((line.start, line.end) for line in inner)
    kind: Kind = "drawing" if drawing else "code"
    return [_block(kind, inner, chunk, spans, language=language)]


def _block(
    kind: Kind,
    lines: Sequence[Line],
    chunk: int,
    spans: tuple[Span, ...],
    *,
    depth: int = 0,
    head: tuple[str, ...] = (),
    language: str = "",
) -> Block:
    kept = tuple(span for span in spans if span[0] < span[1])
    start, end = kept[0][0] if kept else lines[0].start, lines[-1].end
    number = lines[0].number
    return Block(kind, start, end, number, chunk, kept, depth, head, language)


class _Chunk:
    """Collects the blocks of some lines with no blank one between."""

    def __init__(
        self, lines: Sequence[Line], number: int, talk: Talk, *, other: bool
    ) -> None:
        self.lines = lines
        self.number = number
        self.talk, self.other = talk, other
        self.found: list[Block] = []
        self.open: list[Line] = []
        self.begins = 0
        self.kind: Kind = "paragraph"
        self.depth = 0
        self.head: tuple[str, ...] = ()
        self.table = any(line.divides for line in lines)

    def blocks(self) -> list[Block]:
        """Return the blocks, in their order."""
        for n, line in enumerate(self.lines):
            following = self.lines[n + 1] if n + 1 < len(self.lines) else None
            self._take(line, following)
        self._close()
        return self.found

    def _take(self, line: Line, following: Line | None) -> None:
        level, begins = line.heading()
        speaks = self.talk.speaker(line.text)
        if speaks is not None and line.quote() < 0:
            self._speak(line, *speaks)
        elif line.divides or (line.blank and self.lines[0] is not line):
            self._close()
        elif self.table and line.barred:
            self._row(line, following)
        elif level or self._is_title(line, following):
            self._close()
            self._open("heading", line, begins, depth=level or 7)
            self._close()
            self.other = False
        elif (begins := line.quote()) >= 0:
            self._continue("quote", line, begins)
        elif self.other and not level:
            self._continue("quote", line, 0)
        elif (begins := line.bullet()) >= 0:
            self._close()
            self._open("bullet", line, begins, depth=line.indent)
        else:
            indent = len(line.text) - len(line.text.lstrip())
            self._continue(self.kind if self.open else "paragraph", line, indent)

    def _speak(self, line: Line, other: bool, begins: int) -> None:
        """Begin what a speaker says; a label on its own line holds until the next."""
        self._close()
        alone = not line.text[begins:].strip()
        self.other = other and alone and self.talk.turns
        if not alone:
            begins = max(line.bullet(), begins)
            self._open("quote" if other else "paragraph", line, begins)

    def _row(self, line: Line, following: Line | None) -> None:
        self._close()
        cut = tuple(cell.strip() for cell in line.text.split("|") if cell.strip())
        if following is not None and following.divides:
            self.head = cut
            self._open("heading", line, 0, depth=8)
        else:
            self._open("row", line, 0)
        self._close()

    def _is_title(self, line: Line, following: Line | None) -> bool:
        bare = line.text.strip()
        if following is not None and not self.open and _underlines([line], following):
            return True
        alone = not self.open or self.kind != "paragraph"
        labelled = _LABEL.match(bare) is not None and line.bullet() < 0
        return alone and labelled and len(bare.split()) <= MOST_LABEL_WORDS

    def _continue(self, kind: Kind, line: Line, begins: int) -> None:
        if not self.open or self.kind != kind:
            self._close()
            self._open(kind, line, begins)
        else:
            self.open.append(line)

    def _open(self, kind: Kind, line: Line, begins: int, *, depth: int = 0) -> None:
        self.kind, self.depth, self.begins = kind, depth, begins
        self.open = [line]

    def _close(self) -> None:
        if not self.open:
            return
        spans = [(self.open[0].start + self.begins, self.open[0].end)]
        for line in self.open[1:]:
            skip = max(line.quote(), 0) if self.kind == "quote" else 0
            indent = len(line.text) - len(line.text.lstrip())
            spans.append((line.start + max(skip, indent), line.end))
        head = self.head if self.kind == "row" else ()
        made = _block(
            self.kind, self.open, self.number, tuple(spans), depth=self.depth, head=head
        )
        self.found.append(made)
        self.open = []
