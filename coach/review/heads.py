"""What a heading or the head of a table says of the lines below it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from coach.review.markers import Mark, marks_of
from coach.review.said import Said
from coach.text.blocks import Block

_HEADS: Final[tuple[tuple[Mark, str], ...]] = (
    (
        "event",
        "dies fail fails failure failures breaks break event what_if down fault gone"
        " dead lost broken outage",
    ),
    (
        "response",
        "do does mitigation response handling action recovery plan fix then remedy"
        " bound seen effect",
    ),
    (
        "contrast",
        "alternative alternatives instead rejected considered vs option other chosen"
        " against",
    ),
    ("reason", "why reason because cost price trade tradeoff gives downside pro con"),
    ("outcome", "so consequence therefore decision conclusion decides means"),
)
_BREAKS: Final = frozenset({"breaks", "failures", "fails", "failure", "outages"})
MOST_HEADING_CONCEPTS: Final = 2


def marks_of_head(block: Block) -> dict[Mark, tuple[int, ...]]:
    """Return what the head of a table says that its rows do."""
    if not block.head:
        return {}
    words = {w.strip("().,:") for cell in block.head for w in cell.lower().split()}
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


def _lent(words: Sequence[str]) -> dict[Mark, tuple[int, ...]]:
    """Return what a heading says that the bullets below it do."""
    if len(words) < 4 and not _BREAKS.isdisjoint(words):
        return {"event": (-1,)}
    if tuple(words[:2]) == ("why", "not"):
        return {"contrast": (-1,), "reason": (-4,)}
    return {}


def _leads(one: Said) -> bool:
    """Whether a line is a heading in all but its marks: `Breaks:`."""
    short = one.place.kind == "paragraph" and len(one.words) < 4
    return short and one.text.rstrip("* _").endswith(":")


def with_questions(said: Sequence[Said]) -> Iterator[Said]:
    """Let the first sentence of a reply know what breaks in the other's question."""
    asked = False
    for one in said:
        if one.bar == "other voice":
            asked = one.text.rstrip(' *_"').endswith("?") and one.has("event")
        elif asked:
            yield replace(one, marks=joined(one.marks, {"event": (-1,)}))
            asked = False
            continue
        yield one


def with_headings(said: Sequence[Said], blocks: Sequence[Block]) -> Iterator[Said]:
    """Let the first sentences under a heading know what it speaks of."""
    concepts: frozenset[str] = frozenset()
    chunk = led = -1
    filled = False
    lent: dict[Mark, tuple[int, ...]] = {}
    for one in said:
        if one.place.kind == "heading" or _leads(one):
            lent, led = _lent(one.words), one.place.chunk
        if one.place.kind == "heading":
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
        below = one.place.kind == "bullet" and one.place.chunk - led in (0, 1)
        if lent and below:
            marks = joined(one.marks, lent)
        yield replace(one, inherited=concepts if near else frozenset(), marks=marks)
