"""Blocks to sentences, short enough to be quoted, each with its place.

Owns where a sentence ends. A list item, a table row and a line of code begin one of
their own; speech without punctuation is cut at its natural joints. Must not judge.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coach.text.blocks import Block, Kind, Span

LONGEST: Final = 34
"""Words from which on a sentence is cut at a joint, so that a quote stays short."""

SHORTEST: Final = 7
"""Words that a part has at least where a sentence is cut."""

_END: Final = re.compile(r"[.!?…]+[\"')\]*_\u201d\u2019]{0,3}(?=\s|$)|[。？！]")
_WORD: Final = re.compile(r"\S+")
_SHORT: Final = frozenset(
    "e.g. i.e. eg. ie. etc. vs. ca. approx. incl. resp. max. min. avg. no. st. fig."
    " dr. mr. ms. cf. al. sec. secs. mins. hrs.".split()
)
_JOINTS: Final = frozenset(
    "so then but okay ok um uh now anyway next also plus because which alright well"
    " right and however therefore otherwise".split()
)
_WRAPPED: Final = 46
"""Characters of a line from which on it may have been broken by an editor."""
_LABELLED: Final = re.compile(r"[a-z][\w /-]{1,24}: (?:\S+ ){2}", re.IGNORECASE)
_LINES: Final = frozenset("─━═│┃║┌┐└┘├┤┬┴┼╭╮╰╯►▶◄◀▲▼")
_BRANCH: Final = " \t|+`>-*" + "".join(sorted(_LINES))
_SUM: Final = re.compile(r"[=≈]|->|→")
_FIGURES: Final = frozenset("0123456789~≈($€")
_TRIM: Final = " \t\r\n*_>|;,"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in its place.

    Attributes:
        start: Its first character in the text.
        end: The place after its last character.
        line: The line where it begins, counted from 1.
        block: The number of its block.
        chunk: Its block's chunk.
        kind: Its block's kind; a line of prose in a drawing is `code`.
    """

    start: int
    end: int
    line: int
    block: int
    chunk: int
    kind: Kind


def sentences(text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of some blocks of a text, in reading order."""
    found: list[Sentence] = []
    for number, block in enumerate(blocks):
        line, at = block.line, block.start
        for (start, end), kind in _spans(text, block):
            line += text.count("\n", at, start)
            at = start
            found.append(Sentence(start, end, line, number, block.chunk, kind))
    return tuple(found)


def _spans(text: str, block: Block) -> Iterator[tuple[Span, Kind]]:
    if block.kind == "drawing":
        for span in block.spans:
            yield from _trimmed(text, span, _drawn_or_said(text[slice(*span)]))
    elif block.kind in ("code", "row", "heading"):
        for span in block.spans:
            yield from _trimmed(text, span, block.kind)
    else:
        for part in _parts(text, block):
            for span in _cut(text, part):
                yield from _trimmed(text, span, block.kind)


def _drawn_or_said(line: str) -> Kind:
    """Tell a line of prose between the boxes of a drawing from the boxes.

    A sentence may hang on a branch; what lines or arrows run through is drawn.
    """
    said = line.lstrip(_BRANCH)
    if _LABELLED.match(said) and _LINES.isdisjoint(said):
        return "code"
    words = sum(word.strip(".,:;()").isalpha() for word in said.split())
    bars = sum(said.count(mark) for mark in "|│[+")
    drawn = bars > 2 or not _LINES.isdisjoint(said)
    return "drawing" if drawn or words < 6 else "code"


def _trimmed(text: str, span: Span, kind: Kind) -> Iterator[tuple[Span, Kind]]:
    start, end = span
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    if start < end:
        yield (start, end), kind


def _parts(text: str, block: Block) -> Iterator[Span]:
    """Join lines that an editor broke; other line ends part sentences."""
    widths = [end - start for start, end in block.spans]
    wrapped = block.kind == "bullet" or min(widths[:-1], default=0) >= _WRAPPED
    start, end = -1, -1
    for first, last in block.spans:
        goes_on = wrapped or (end > 0 and text[first].islower() and end - start > 60)
        if goes_on and _SUM.search(text, start, end) and text[first] in _FIGURES:
            goes_on = False  # sums are written one a line
        if start < 0 or not goes_on:
            if start >= 0:
                yield start, end
            start = first
        end = last
    if start >= 0:
        yield start, end


def _cut(text: str, part: Span) -> Iterator[Span]:
    start = part[0]
    for end in _ends(text, part):
        yield from _shortened(text, (start, end))
        start = end
    yield from _shortened(text, (start, part[1]))


def _ends(text: str, part: Span) -> Iterator[int]:
    for mark in _END.finditer(text, *part):
        if mark.group()[0] == "." and len(mark.group()) == 1:
            space = max(text.rfind(" ", part[0], mark.start()), part[0] - 1)
            word = text[space + 1 : mark.end()].lower().lstrip("(\n")
            single = len(word) == 2 and word[0].isalpha()
            if word in _SHORT or single:
                continue
        trails = mark.group()[0] == "…" or mark.group().startswith("...")
        if trails and not text[mark.end() : part[1]].lstrip()[:1].isupper():
            continue
        if text.count("`", part[0], mark.start()) % 2:
            continue  # within code
        if mark.end() < part[1]:
            yield mark.end()


def _shortened(text: str, span: Span) -> Iterator[Span]:
    """Cut what is too long at semicolons and joints, else into windows."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(text, *span)]
    if len(words) <= LONGEST:
        yield span
        return
    start, last = span[0], 0
    for n in range(len(words)):
        size, left = n - last, len(words) - n
        if size < SHORTEST or left < SHORTEST:
            continue
        before = text[words[n - 1][1] - 1]
        word = text[words[n][0] : words[n][1]].lower().strip(",.")
        joint = before == ";" or word in _JOINTS or (before == "," and size >= 20)
        if joint or size >= LONGEST:
            yield start, words[n][0]
            start, last = words[n][0], n
    yield start, span[1]
