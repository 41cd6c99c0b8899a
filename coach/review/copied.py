"""Words that are not the person's own: long runs shared with brief or reference.

Owns what counts as copied. It compares runs of words, not meaning: to say the same in
other words is what an answer is for.
"""

from collections.abc import Iterable, Sequence

from coach.domain.case import Case
from coach.review.scales import COPIED_RUN
from coach.text.pieces import pieces


def sources(case: Case) -> tuple[str, ...]:
    """Return the texts of a case that a person may not hand in as their own."""
    reference = case.reference
    texts = [
        case.brief,
        reference.clarify,
        reference.architecture,
        reference.deep_dive,
        reference.refinement,
        case.crux or "",
        case.invariant or "",
    ]
    texts += [hint for hints in case.hints.values() for hint in hints]
    texts += [fact.answer for fact in case.facts]
    for design in case.designs:
        texts += [design.says, design.price]
    for dive in case.deep_dives:
        texts.append(dive.mechanism)
        texts += [
            text for option in dive.options for text in (option.wins, option.costs)
        ]
    for failure in case.failures:
        texts += [failure.event, failure.breaks, failure.mitigation]
    for criterion in case.rubric:
        texts += [criterion.example, criterion.why]
    return tuple(text for text in texts if text)


def runs(texts: Iterable[str]) -> frozenset[str]:
    """Return all runs of nine words in some texts, normalised."""
    found: set[str] = set()
    for text in texts:
        words = [piece.word for piece in pieces(text)]
        for n in range(len(words) - COPIED_RUN + 1):
            found.add(" ".join(words[n : n + COPIED_RUN]))
    return frozenset(found)


def copied(words: Sequence[str], known: frozenset[str]) -> list[bool]:
    """Say of each word of a text whether it stands in a run that is known."""
    marks = [False] * len(words)
    for n in range(len(words) - COPIED_RUN + 1):
        if " ".join(words[n : n + COPIED_RUN]) in known:
            marks[n : n + COPIED_RUN] = [True] * COPIED_RUN
    return marks
