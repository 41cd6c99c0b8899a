"""The judge, joined with content and with sheets: what `coach review` and screens ask.

Owns which texts of a session or a sheet are the person's own. How they are judged is
in `coach.review`; this loads what the judge has to know, once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from coach.domain.verdict import (
    LEVELS,
    Evidence,
    Explanation,
    LevelId,
    Part,
    Review,
    Status,
)
from coach.errors import CoachError, NotFoundError

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.domain.concept import Concepts
    from coach.domain.ports import CaseHeader
    from coach.domain.session import Session
    from coach.review.book import Book
    from coach.review.topic import Profiles


class Shelf(Protocol):
    """What the judge asks of the library."""

    def headers(self) -> "tuple[CaseHeader, ...]":
        """List the cases."""
        ...

    def case(self, case_id: str) -> "Case":
        """Return a case."""
        ...

    def concepts(self) -> "Concepts":
        """Return the concepts of the field."""
        ...


@dataclass(frozen=True, slots=True)
class Handed:
    """An answer as it was handed in.

    Attributes:
        parts: The person's own texts.
        case: The case that a sheet names; "" for other texts.
        level: The level that a sheet names; "" for other texts.
        lines: The lines of a sheet, by which quotes are made verbatim again.
        marks: Criterion → the person's status, where a sheet says they disagreed.
    """

    parts: tuple[Part, ...]
    case: str = ""
    level: str = ""
    lines: tuple[str, ...] = ()
    marks: Mapping[str, Status] = field(default_factory=dict)


class Reviewer:
    """Judges answers to the cases of a library; keeps what it has prepared.

    It fulfils `coach.domain.judge.Judge`.
    """

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._books: dict[str, Book] = {}

    def review(self, case_id: str, parts: Sequence[Part], level: LevelId) -> Review:
        """Return the review of an answer, given part by part.

        Raises:
            NotFoundError: If there is no such case.
            CoachError: If it has no rubric to judge by.
        """
        from coach.review.engine import held_below, review

        book = self.book(case_id)
        made = review(parts, book, level)
        kin = made.looks_like or made.nearer
        if kin is None or not self.shelf.case(kin).rubric:
            return made
        return held_below(made, review(parts, self.book(kin), level))

    def of_session(self, session: "Session") -> Review:
        """Return the review of a session, with the person's marks counted.

        A level that is none of ours counts as senior.

        Raises:
            NotFoundError: If its case is gone.
            CoachError: If its case has no rubric to judge by.
        """
        from coach.domain.disputes import marks

        case, level = session.case.id, _level_of(session)
        return self.recounted(
            self.review(case, parts_of(session), level), marks(session)
        )

    def recounted(self, review: Review, marks: Mapping[str, Status]) -> Review:
        """Return a review with the person's marks counted, and what is next after it.

        The judge's own statuses are kept in it; no marks give its own review back.
        """
        from coach.review.scoring import recount
        from coach.review.steps import gap, steps

        if not marks and all(v.disputed is None for _, v in review.verdicts()):
            return review
        made = recount(review, marks)
        ahead = steps(made.dimensions, made.level, made.caps)
        return replace(made, next=ahead, gap=gap(ahead, self.book(review.case)))

    def explain(
        self, case_id: str, parts: Sequence[Part], criterion: str
    ) -> Explanation:
        """Return how the verdict on one criterion came about.

        Raises:
            NotFoundError: If there is no such case or criterion.
        """
        from coach.review.explain import explain

        book = self.book(case_id)
        wanted = {one.id: one for one in book.case.rubric}
        if criterion not in wanted:
            raise _no_criterion(criterion, case_id, sorted(wanted))
        return explain(parts, book, wanted[criterion])

    def book(self, case_id: str) -> "Book":
        """Return what the judge knows of a case.

        Raises:
            NotFoundError: If there is no such case.
            CoachError: If it has no rubric to judge by.
        """
        from coach.review.book import make_book

        if case_id not in self._books:
            case = self.shelf.case(case_id)
            if not case.rubric:
                raise CoachError(
                    f"the case '{case_id}' has no rubric to judge by",
                    "content/README.md says how to write one",
                )
            concepts = self.shelf.concepts().concepts
            self._books[case_id] = make_book(case, concepts, self._profiles)
        return self._books[case_id]

    @cached_property
    def _profiles(self) -> "Profiles":
        from coach.review.topic import profiles

        usable = [h.id for h in self.shelf.headers() if not h.fault]
        return profiles(self.shelf.case(case_id) for case_id in dict.fromkeys(usable))


def handed(text: str) -> Handed:
    """Return what a file holds of the person's own words.

    Of an answer sheet only the sections that they wrote are read, with the line
    numbers of the file: never goals, hints, the talk with the interviewer, the
    reference or the self-rating.
    """
    from coach.export.reading import read
    from coach.export.review import marks_in

    if not _is_sheet(text):
        return Handed((Part(text),))
    sheet = read(text)
    lines = tuple(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"))
    begins = _begins(lines)
    parts = tuple(
        Part(body, key, begins.get(key, 1)) for key, body in sheet.sections.items()
    )
    case, level = sheet.meta.get("case", ""), sheet.meta.get("level", "")
    return Handed(parts, str(case), str(level), lines, marks_in(lines))


def parts_of(session: "Session") -> tuple[Part, ...]:
    """Return the person's own texts of a session, in the order of its sheet."""
    from coach.domain.plan import section_keys

    known = section_keys(session.plan)
    others = (key for key in sorted(session.sections) if key not in known)
    keys = (*known, *others)
    return tuple(Part(session.sections.get(key, ""), key) for key in keys)


def _level_of(session: "Session") -> LevelId:
    return next((one for one in LEVELS if one == session.level), "senior")


def verbatim(review: Review, answer: Handed) -> Review:
    """Return a review of a sheet whose every quote is a span of the file.

    A sheet marks some characters so that it stays whole as Markdown; where a quote
    holds one, the file's own line is quoted instead.
    """
    if not answer.lines:
        return review
    whole = "\n".join(answer.lines)

    def of_file(one: Evidence) -> Evidence:
        if one.quote in whole:
            return one
        count = one.quote.count("\n") + 1
        lines = answer.lines[one.line - 1 : one.line - 1 + count]
        return replace(one, quote="\n".join(lines).strip())

    dimensions = tuple(
        replace(
            dimension,
            verdicts=tuple(
                replace(v, evidence=tuple(map(of_file, v.evidence)))
                for v in dimension.verdicts
            ),
        )
        for dimension in review.dimensions
    )
    return replace(
        review,
        dimensions=dimensions,
        deciding=tuple(map(of_file, review.deciding)),
        idle=tuple(map(of_file, review.idle)),
    )


def _is_sheet(text: str) -> bool:
    head = text.removeprefix("\ufeff")[:400]
    return head.startswith("---") and "\ncoach-sheet:" in head.replace("\r\n", "\n")


def _begins(lines: Sequence[str]) -> Mapping[str, int]:
    """Return key → the line number of the first line of its text."""
    from coach.export.marks import mark_of

    found: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        mark = mark_of(line)
        if mark is None or mark.kind != "section" or mark.closes:
            continue
        following = lines[number] if number < len(lines) else ""
        fenced = mark.key == "diagram" and following.lstrip().startswith("```")
        skipped = 1 if fenced or not following.strip() else 0
        found.setdefault(mark.key, number + 1 + skipped)
    return found


def _no_criterion(criterion: str, case_id: str, known: list[str]) -> NotFoundError:
    from difflib import get_close_matches

    near = get_close_matches(criterion, known, n=1, cutoff=0.5)
    hint = f"did you mean '{near[0]}'? " if near else ""
    return NotFoundError(
        f"the rubric of '{case_id}' has no criterion '{criterion}'",
        f"{hint}there are: {', '.join(known)}",
    )
