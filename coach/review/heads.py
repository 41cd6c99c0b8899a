"""What a heading or the head of a table says of the lines below it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from coach.review.markers import Mark, marks_of
from coach.review.said import Said
from coach.text.blocks import Block

_HEADS: Final[tuple[tuple[Mark, str], ...]] = (
    ("event", "dies fail fails failure failures breaks break event what_if down fault"),
    (
        "response",
        "do does mitigation response handling action recovery plan fix then remedy",
    ),
    (
        "contrast",
        "alternative alternatives instead rejected considered vs option other",
    ),
    ("reason", "why reason because cost price trade tradeoff gives downside pro con"),
)
_BREAKS: Final = frozenset({"breaks", "failures", "fails", "failure", "outages"})
MOST_HEADING_CONCEPTS: Final = 2


def marks_of_head(block: Block) -> dict[Mark, tuple[int, ...]]:
    """Return what the head of a table says that its rows do."""
    if not block.head:
        return {}
    words = {word for cell in block.head for word in cell.lower().split()}
    found: dict[Mark, tuple[int, ...]] = {}
    for n, (mark, listed) in enumerate(_HEADS, 1):
        if words & set(listed.split()):
            found[mark] = (-n,)
    return found


def marks_of_row(text: str) -> dict[Mark, tuple[int, ...]]:
    """Return what a row says by its cells: after what breaks comes what is done."""
    first, bar, others = text.strip(" |").partition("|")
    answered = any(len(cell.split()) > 1 for cell in others.split("|"))
    broken = "event" in marks_of([word.strip(".,:") for word in first.lower().split()])
    return {"response": (-9,)} if bar and answered and broken else {}


def joined(
    one: Mapping[Mark, tuple[int, ...]], other: Mapping[Mark, tuple[int, ...]]
) -> dict[Mark, tuple[int, ...]]:
    """Return the marks of two sources together."""
    every = (*one, *(mark for mark in other if mark not in one))
    return {mark: (*other.get(mark, ()), *one.get(mark, ())) for mark in every}


def with_headings(said: Sequence[Said], blocks: Sequence[Block]) -> Iterator[Said]:
    """Let the first sentences under a heading know what it speaks of."""
    concepts: frozenset[str] = frozenset()
    chunk = -1
    filled = breaks = False
    for one in said:
        if one.place.kind == "heading":
            breaks = len(one.words) < 4 and not _BREAKS.isdisjoint(one.words)
            if blocks[one.place.block].depth < 8:
                concepts = one.concepts
                concepts = (
                    concepts if len(concepts) <= MOST_HEADING_CONCEPTS else frozenset()
                )
                chunk, filled = one.place.chunk, False
            yield one
            continue
        filled = filled or one.place.chunk == chunk
        near = one.place.chunk == chunk or (not filled and one.place.chunk == chunk + 1)
        marks = one.marks
        if breaks and near and one.place.kind == "bullet":
            marks = joined(one.marks, {"event": (-1,)})
        yield replace(one, inherited=concepts if near else frozenset(), marks=marks)
