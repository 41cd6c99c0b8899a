"""A Markdown story → where its parts stand.

Labels decide where there are at least two of them; otherwise the parts are inferred
sentence by sentence, and the result says so.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from coach.domain.story import (
    DEFAULT_PACE,
    HABIT,
    PART_TITLES,
    STAR,
    PartCount,
    Parts,
    Span,
)
from coach.stories.infer import infer
from coach.stories.labels import label, lines, underline
from coach.stories.prose import Sentence, count_words, sentences, unspoken

BANDS: Final = {"setup": (0.15, 0.30), "action": (0.50, 0.65), "result": (0.10, 0.25)}
"""Shares of the words; `setup` is Situation and Task together.

A synthesis of career centres' guides (UW: 20/10/60/10), not a law.
"""

_ITEM: Final = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*(?:[-*+•]|\d{1,2}[.)])[ \t]+")

Block = tuple[int, int, str, bool]


def find_parts(text: str, *, habit: bool = False) -> Parts:
    """Return where the parts of a story stand, each span one block of text."""
    form = HABIT if habit else STAR
    blocks, merged = _blocks(text, habit=habit, labels=True)
    named = {part for _, _, part, _ in blocks if part}
    if len(named) >= 2:
        first = form[0]
        spans = tuple(
            Span(start, end, part or first, lesson)
            for start, end, part, lesson in blocks
        )
        return Parts(spans, labelled=True, merged=merged, form=form)
    blocks, _ = _blocks(text, habit=habit, labels=False)
    told = [s for start, end, *_ in blocks for s in sentences(text, start, end, "")]
    return Parts(infer(text, told, form), labelled=False, merged=False, form=form)


def count_parts(
    text: str, parts: Parts, pace: float = DEFAULT_PACE
) -> tuple[PartCount, ...]:
    """Return words, share and spoken seconds of each part."""
    words = dict.fromkeys(parts.form, 0)
    for span in parts.spans:
        words[span.part] += count_words(text[span.start : span.end])
    return _counts(words, pace)


def measure(
    told: Mapping[str, str], pace: float = DEFAULT_PACE
) -> tuple[PartCount, ...]:
    """Count parts that are written apart, as on screen; cheap enough for each key.

    Args:
        told: The text of each part by its name, in the order of the form.
        pace: Words a minute.
    """
    return _counts({part: count_words(text) for part, text in told.items()}, pace)


def compose(told: Mapping[str, str]) -> str:
    """Join parts that were written apart into one labelled Markdown text."""
    blocks = [
        f"## {PART_TITLES.get(part, part.capitalize())}\n\n{text.strip()}\n"
        for part, text in told.items()
        if text.strip()
    ]
    return "\n".join(blocks)


def _counts(words: Mapping[str, int], pace: float) -> tuple[PartCount, ...]:
    total = sum(words.values())
    return tuple(
        PartCount(
            part,
            count,
            count / total if total else 0.0,
            count / pace * 60,
            *BANDS.get(part, (None, None)),
        )
        for part, count in words.items()
    )


def _blocks(text: str, *, habit: bool, labels: bool) -> tuple[list[Block], bool]:
    """Part a text into paragraphs and list items, each with the part named above it."""
    out: list[Block] = []
    part, lesson, merged, open_at = "", False, False, -1
    skip = unspoken(text)
    rows = lines(text)
    for n, (start, end) in enumerate(rows):
        line = text[start:end]
        after = rows[n + 1] if n + 1 < len(rows) else None
        short = 0 < len(line.split()) <= 12
        titled = after is not None and short and underline(text, *after)
        hidden = any(a <= start < b for a, b in skip) or underline(text, start, end)
        found = None if hidden else label(text, start, end, habit=habit)
        if not labels and found and not found.heading:
            found = None
        begins = _begins(text, start, end)
        ends_block = hidden or found or not line.strip() or begins > start or titled
        if ends_block and open_at >= 0:
            out.append((open_at, start, part, lesson))
            open_at = -1
        if found and labels and found.part:
            part, lesson = found.part, found.lesson
            merged = merged or found.merged
        if hidden or not line.strip() or (titled and not (found and found.part)):
            continue
        if found:
            open_at = found.body if found.body < end and not found.heading else -1
        elif open_at < 0:
            open_at = begins
    if open_at >= 0:
        out.append((open_at, len(text), part, lesson))
    return [block for block in out if text[block[0] : block[1]].strip()], merged


def _begins(text: str, start: int, end: int) -> int:
    """Return where the words of a line begin, behind the mark of a list item."""
    if item := _ITEM.match(text, start, end):
        return item.end()
    return start


def told_sentences(text: str, parts: Parts) -> Iterator[Sentence]:
    """Yield every sentence in reading order."""
    for span in parts.spans:
        yield from sentences(text, span.start, span.end, span.part, lesson=span.lesson)
