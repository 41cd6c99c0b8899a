"""One criterion against an answer: the verdict, and all that spoke for it.

Owns the order in which evidence is preferred: what meets it before what goes half way,
the most specific before the rest, early before late.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coach.domain.criterion import Criterion
from coach.domain.verdict import Status, Verdict
from coach.review.book import Book, Groups, groups_of
from coach.review.kinds import ALONE, KINDS, begins
from coach.review.needs import around, cores, naming, reached
from coach.review.said import WHY_BARRED, Reading, Said
from coach.review.scales import BARE, PARTLY

MOST_QUOTES: Final = 4
_MOST_NAMES: Final = 2
_NAMED_ONLY: Final = ("heading", "general", "promise", "loose")


@dataclass(frozen=True, slots=True)
class Finding:
    """Some sentences, and how far they go towards a criterion."""

    sentences: tuple[int, ...]
    status: Status
    credit: float
    why: str


def judge(criterion: Criterion, reading: Reading, book: Book) -> Verdict:
    """Return the verdict on one criterion."""
    best = Finding((), "missed", 0.0, "")
    wanted = criterion.concepts()
    owned = wanted & book.own
    top: tuple[float, ...] = (0.0, 0, 0)
    for finding in findings(criterion, reading, book):
        rank = (*_rank(finding), *_specific(finding, reading, wanted, owned))
        if rank > top or (best.status == "missed" and not best.why):
            best, top = finding, rank
    why = best.why or f"nothing in the answer speaks of {names(criterion, book)}"
    if best.status == "met" and criterion.kind in ALONE:
        why = f"{why}: {_found(best, reading, book, wanted)}"
    quotes = best.sentences if best.status != "missed" else ()
    evidence = tuple(reading.evidence(n) for n in quotes[:MOST_QUOTES])
    return Verdict(
        criterion.id,
        criterion.level,
        criterion.says,
        best.status,
        best.credit,
        evidence,
        why,
        criterion.why,
    )


def _found(
    finding: Finding, reading: Reading, book: Book, wanted: frozenset[str]
) -> str:
    """Return what some sentences speak of, by name and in their order."""
    called: dict[str, None] = {}
    for n in finding.sentences:
        said = reading.said[n]
        spoken = [m.concept for m in said.mentions if m.concept in wanted]
        for one in spoken or sorted(said.inherited & wanted):
            called[book.lexicon.names.get(one, one)] = None
    return ", ".join([*called][:_MOST_NAMES])


def findings(criterion: Criterion, reading: Reading, book: Book) -> Iterator[Finding]:
    """Yield what speaks for a criterion, each run of sentences with its worth."""
    groups = groups_of(criterion)
    for core in cores(reading, criterion, groups):
        yield _graded(criterion, reading, core)
    yield from _in_part(criterion, reading, book, groups)
    yield from _named(reading, groups)


def names(criterion: Criterion, book: Book) -> str:
    """Return what a criterion looks for, in words."""
    parts = []
    for group in groups_of(criterion):
        called = [book.lexicon.names.get(one, one) for one in sorted(group)]
        more = " or the like" if len(called) > _MOST_NAMES else ""
        parts.append(" or ".join(called[:_MOST_NAMES]) + more)
    return " and ".join(parts)


def _graded(criterion: Criterion, reading: Reading, core: tuple[int, ...]) -> Finding:
    grade_of = KINDS[criterion.kind]
    first = grade_of([reading.said[n] for n in core])
    if first.met:
        return Finding(core, "met", 1.0, first.why)
    if criterion.kind not in ALONE and begins(
        criterion.kind, [reading.said[n] for n in core]
    ):
        for run in around(reading, core, criterion):
            grade = grade_of([reading.said[n] for n in run])
            if grade.met:
                return Finding(run, "met", 1.0, grade.why)
    return Finding(core, "partly", PARTLY, first.why)


def _in_part(
    criterion: Criterion, reading: Reading, book: Book, groups: Groups
) -> Iterator[Finding]:
    if len(groups) == 1:
        return
    places, count = reached(reading, criterion, groups)
    if count == len(groups):
        yield Finding(places, "partly", PARTLY, "its parts stand far from each other")
    elif count * 2 >= len(groups):
        lacking = _lacking(reading, criterion, groups, book)
        yield Finding(places, "partly", PARTLY, f"nothing is said of {lacking}")


def _lacking(reading: Reading, criterion: Criterion, groups: Groups, book: Book) -> str:
    missing = [g for g in groups if not reached(reading, criterion, (g,))[1]]
    called = [book.lexicon.names.get(min(group), min(group)) for group in missing]
    return " and ".join(called)


def _named(reading: Reading, groups: Groups) -> Iterator[Finding]:
    """Yield sentences that only name what is needed; no credit, but said why."""
    wanted = frozenset().union(*groups)
    for n in naming(reading, groups):
        said = reading.said[n]
        if wanted & said.concepts:
            yield _of_little(n, said)
        elif wanted & said.denied:
            yield Finding((n,), "missed", 0.0, "it is turned down there")


def _of_little(n: int, said: Said) -> Finding:
    if said.bar and not said.answered:
        status: Status = "partly" if said.bar in _NAMED_ONLY else "missed"
        return Finding((n,), status, BARE, WHY_BARRED[said.bar])
    if said.keywords:
        return Finding((n,), "partly", BARE, "a list of words from everywhere")
    if said.drawn:
        return Finding((n,), "partly", BARE, "a drawing shows it and does not say why")
    if said.listed:
        return Finding((n,), "partly", BARE, "it is listed, and nothing is said of it")
    return Finding((n,), "partly", BARE, "it is named, and nothing is said of it")


def _rank(finding: Finding) -> tuple[float, int, int]:
    """Order findings; of two that meet it the shorter quote is the better one."""
    order = {"missed": 0, "partly": 1, "met": 2}
    short = -len(finding.sentences) if finding.status == "met" else 0
    return finding.credit, order[finding.status], short


def _specific(
    finding: Finding,
    reading: Reading,
    wanted: frozenset[str],
    owned: frozenset[str],
) -> tuple[int, int, int]:
    """Order findings of the same worth: a phrase, more of what is needed, the case's.

    A heading's subject or words that only together mean a concept are weaker signs.
    """
    mentions = [
        one
        for n in finding.sentences
        for one in reading.said[n].mentions
        if one.concept in wanted
    ]
    phrases = any(one.by != "together" for one in mentions)
    named = {one.concept for one in mentions}
    return int(phrases), len(named), len(named & owned)
