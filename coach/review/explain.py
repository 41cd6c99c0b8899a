"""How a verdict came about: what was looked for, what was found, why it fell so."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from coach.domain.criterion import Criterion, Kind
from coach.domain.verdict import Candidate, Explanation, Part
from coach.review.book import Book, groups_of
from coach.review.criteria import findings, judge
from coach.review.reading import read
from coach.review.said import Reading

_ASKS: Final[Mapping[Kind, str]] = {
    "mention": "named in a line that says something",
    "statement": "a sentence that says something about it",
    "choice": "a choice, what it was weighed against, and a reason",
    "number": "a figure with its right working",
    "decides": "a figure cited where something is decided",
    "failure": "what happens, and what is done then",
}


def explain(parts: Sequence[Part], book: Book, criterion: Criterion) -> Explanation:
    """Return how the verdict on one criterion comes about."""
    reading = read(parts, book)
    verdict = judge(criterion, reading, book)
    called = book.lexicon.names
    return Explanation(
        verdict,
        tuple(_looked_for(criterion, called)),
        tuple(_candidates(criterion, reading, book)),
        {one: called.get(one, one) for one in sorted(criterion.concepts())},
    )


def _looked_for(criterion: Criterion, names: Mapping[str, str]) -> Iterator[str]:
    yield f"{criterion.kind}: {_ASKS[criterion.kind]}"
    for group in groups_of(criterion):
        yield "speaks of " + " or ".join(sorted(names.get(one, one) for one in group))


def _candidates(
    criterion: Criterion, reading: Reading, book: Book
) -> Iterator[Candidate]:
    seen: set[int] = set()
    found = []
    for finding in findings(criterion, reading, book):
        if finding.sentences[0] not in seen:
            seen.add(finding.sentences[0])
            found.append(finding)
    for finding in sorted(found, key=lambda one: one.sentences):
        for n in finding.sentences:
            yield Candidate(reading.evidence(n), finding.status, finding.why)
