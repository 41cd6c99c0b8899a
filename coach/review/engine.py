"""An answer and a case in, a review out: the order of judging.

Pure and deterministic: the same text gives the same review on any run.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coach.domain.verdict import Evidence, LevelId, Part, Review
from coach.review.book import Book
from coach.review.criteria import judge
from coach.review.guards import below, caps
from coach.review.reading import read
from coach.review.said import Reading
from coach.review.scales import LITTLE
from coach.review.scoring import dimensions, floored, limited
from coach.review.steps import gap, steps
from coach.review.topic import topic

MOST_FIGURES = 12


def review(parts: Sequence[Part], book: Book, level: LevelId = "senior") -> Review:
    """Judge an answer.

    Args:
        parts: The person's own texts, in their order.
        book: The case, prepared.
        level: The level that they work towards.
    """
    reading = read(parts, book)
    about = topic(_own_texts(reading), book.case.id, book.profiles)
    found = caps(reading, book.case, about)
    verdicts = {c.id: judge(c, reading, book) for c in book.case.rubric}
    judged = dimensions(book.case, verdicts, found)
    counts = about.on_topic and not about.nearer and reading.own_words >= LITTLE
    ahead = steps(judged, level, found)
    return Review(
        case=book.case.id,
        version=book.case.version,
        level=level,
        levels=floored(limited(judged, found), counts=counts),
        on_topic=about.on_topic,
        looks_like=about.looks_like,
        nearer=about.nearer,
        words=reading.own_words,
        dimensions=judged,
        numbers=reading.numbers,
        deciding=tuple(_figures(reading, deciding=True))[:MOST_FIGURES],
        idle=tuple(_figures(reading, deciding=False))[:MOST_FIGURES],
        caps=found,
        next=ahead,
        gap=gap(ahead, book),
    )


def held_below(one: Review, other: Review) -> Review:
    """Return a review of an answer to another problem, below what it gets as that one.

    Args:
        one: The review under the case it was handed in for.
        other: The review under the case that it looks like, or is nearer to.
    """
    kinds = ("neighbour", "other-problem", "faint")
    found = tuple(
        below(other.levels, cap) if cap.id in kinds else cap for cap in one.caps
    )
    return replace(one, caps=found, levels=limited(one.dimensions, found))


def _own_texts(reading: Reading) -> Iterator[str]:
    for said in reading.said:
        if said.bar not in ("copied", "other voice", "empty", "brief"):
            yield said.text


def _figures(reading: Reading, *, deciding: bool) -> Iterator[Evidence]:
    for n, said in enumerate(reading.said):
        if said.figures and not said.drawn and said.bar == "":
            decides = said.has("outcome", "contrast", "reason")
            if decides == deciding:
                yield reading.evidence(n)
