"""`python -m benchmarks.judge_probes [CASE] [--apart]`: does the judge hear it?

For each criterion people who knew only what it asks for wrote lines that earn it, and
some that come near and do not: eight in odd wordings (other trades, other technology,
no usual name, metaphors), later four in the words most people would use. Half of the
odd ones are for tuning. `--apart` counts the other half and the plain ones, which are
not opened while rules and rubrics are changed.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import yaml

from benchmarks.judge_corpus import CASES, ROOT
from coach import resources
from coach.domain.criterion import Criterion
from coach.domain.verdict import Part, Status
from coach.library.library import Library
from coach.review.book import Book
from coach.review.criteria import judge
from coach.review.reading import read
from coach.reviewing import Reviewer

PROBES = ROOT / "tests" / "corpus" / "probes"

Half = Literal["tuning", "apart", "plain"]
Counts = Counter[Status]


@dataclass(frozen=True, slots=True)
class Probe:
    """A line that somebody might write.

    Attributes:
        earns: Whether it should earn its criterion.
    """

    case: str
    criterion: str
    earns: bool
    text: str


def probes(case: str, half: Half) -> Iterator[Probe]:
    """Yield the lines of one set for a case; both halves hold wordings of all kinds."""
    path = PROBES / ("plain" if half == "plain" else "odd") / f"{case}.yaml"
    found = yaml.safe_load(path.read_text("utf-8"))
    for number, (criterion, lines) in enumerate(found.items()):
        for kind in ("earns", "not"):
            for place, text in enumerate(lines[kind]):
                tuned = (number + place) % 2 == 0
                if half == "plain" or (half == "tuning") == tuned:
                    yield Probe(case, criterion, kind == "earns", text)


def heard(probe: Probe, criterion: Criterion, book: Book) -> Status:
    """Return the verdict on one line alone, in an answer that is about the case."""
    return judge(criterion, read([Part(probe.text)], book, vouched=True), book).status


def counts(case: str, half: Half, book: Book) -> tuple[Counts, Counts]:
    """Return how lines that earn their criterion fell, and how those that do not."""
    wanted = {criterion.id: criterion for criterion in book.case.rubric}
    earning: Counts = Counter()
    other: Counts = Counter()
    for probe in probes(case, half):
        if probe.criterion in wanted:
            status = heard(probe, wanted[probe.criterion], book)
            (earning if probe.earns else other)[status] += 1
    return earning, other


def report(case: str, half: Half, book: Book) -> str:
    """Return one line of counts."""
    earning, other = counts(case, half, book)
    return (
        f"{case:<11}{half:<8} earning: met {earning['met']}, "
        f"partly {earning['partly']}, missed {earning['missed']} of {earning.total()}; "
        f"near: met {other['met']} of {other.total()}"
    )


def faults(case: str, book: Book) -> Iterator[str]:
    """Yield the lines of the tuning half that fell wrongly."""
    wanted = {criterion.id: criterion for criterion in book.case.rubric}
    for probe in probes(case, "tuning"):
        if probe.criterion not in wanted:
            continue
        status = heard(probe, wanted[probe.criterion], book)
        if (status == "met") != probe.earns:
            sort = "earns" if probe.earns else "near"
            yield f"{probe.criterion} [{sort}, {status}] {probe.text}"


def main(arguments: list[str]) -> None:
    """Print the counts, and for a single case what fell wrongly."""
    halves: tuple[Half, ...] = ("tuning",)
    if "--apart" in arguments:
        halves = ("apart", "plain")
    chosen = [one for one in arguments if one in CASES]
    reviewer = Reviewer(Library([(resources.content(), "shipped")]))
    for case in chosen or CASES:
        book = reviewer.book(case)
        if chosen and "tuning" in halves:
            for line in faults(case, book):
                print(line)
        for half in halves:
            print(report(case, half, book))


if __name__ == "__main__":
    main(sys.argv[1:])
