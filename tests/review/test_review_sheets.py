"""A session, its data and its sheet get the same verdicts, disagreements included."""

from dataclasses import replace
from datetime import UTC

import pytest

from coach import resources
from coach.domain import disputes
from coach.domain.plan import PlannedPhase
from coach.domain.session import CaseRef, Session
from coach.domain.timing import Instant
from coach.domain.verdict import Review
from coach.export.data import as_data
from coach.export.sheet import render
from coach.library.library import Library
from coach.reviewing import Reviewer, handed, verbatim

AT = 1_795_438_999.0
SECTIONS = {
    "notes/clarify": "Riders ask for a trip and drivers take it. Payment is left out.",
    "notes/deep-dive": (
        "I index drivers by geohash cell in Redis instead of PostGIS, because there "
        "are 250k location writes a second.\n<!-- coach:disputed scope-cut met -->\n"
        "If a Redis shard dies, the next pings fill its replacement within 4 seconds."
    ),
    "estimates": "1M drivers / 4 s = 250k writes/s",
    "diagram": "rider -> gateway -> dispatch -> redis",
}


@pytest.fixture(scope="module")
def reviewer() -> Reviewer:
    return Reviewer(Library([(resources.content(), "shipped")]))


@pytest.fixture
def session() -> Session:
    phases = ("clarify", "architecture", "deep-dive", "refinement")
    plan = tuple(PlannedPhase(p, p.title(), 600.0) for p in phases)
    return Session(
        "s1",
        "mock",
        CaseRef("uber", 1, "Ride hailing"),
        "senior",
        plan,
        AT - 72,
        status="done",
        phase="refinement",
        sections=SECTIONS,
    )


def of_sheet(reviewer: Reviewer, session: Session, review: Review) -> Review:
    """Judge the sheet of a session as `coach review` does."""
    case = reviewer.shelf.case("uber")
    sheet = render(session, case, reference=True, review=review, made_at=AT, zone=UTC)
    answer = handed(sheet)
    made = reviewer.review("uber", answer.parts, "senior")
    return verbatim(reviewer.recounted(made, answer.marks), answer)


def verdicts(review: Review) -> list[object]:
    return [
        (v.criterion, v.status, v.disputed, v.credit, v.why)
        for _, v in review.verdicts()
    ]


def test_the_review_in_a_sheet_changes_no_verdict(
    reviewer: Reviewer, session: Session
) -> None:
    """It quotes, explains and shows what is missing; none of that is an answer."""
    review = reviewer.of_session(session)
    again = of_sheet(reviewer, session, review)
    assert verdicts(again) == verdicts(review)
    assert (again.levels, again.words) == (review.levels, review.words)
    assert all(v.disputed is None for _, v in again.verdicts()), "a typed mark is text"


def test_a_disputed_session_and_its_sheet_agree(
    reviewer: Reviewer, session: Session
) -> None:
    judged = reviewer.of_session(session)
    statuses = {v.criterion: v.status for _, v in judged.verdicts()}
    met = next(c for c, status in statuses.items() if status == "met")
    missed = [c for c, status in statuses.items() if status == "missed"]
    now = Instant(AT, 1.0)
    marked = disputes.disagree(session, met, "partly", "met", "only named", now)
    for criterion in missed[:3]:
        marked = disputes.disagree(marked, criterion, "met", "missed", "", now)
    review = reviewer.of_session(marked)
    assert review.levels.senior > judged.levels.senior
    again = of_sheet(reviewer, marked, review)
    assert verdicts(again) == verdicts(review)
    assert again.levels == review.levels
    assert [step.line for step in again.next] == [step.line for step in review.next]
    data = as_data(marked, None, review=review, made_at=AT)["review"]
    assert data["levels"]["senior"] == review.levels.senior
    assert data["judged"]["senior"] == judged.levels.senior
    assert not {step.criterion for step in review.next} & set(missed[:3])


def test_taking_all_marks_back_gives_the_judges_review(
    reviewer: Reviewer, session: Session
) -> None:
    judged = reviewer.of_session(session)
    first = next(v.criterion for _, v in judged.verdicts() if v.status == "missed")
    marked = reviewer.recounted(judged, {first: "met"})
    assert marked != judged
    assert reviewer.recounted(marked, {}) == judged


def test_a_mark_on_a_criterion_that_is_gone_changes_nothing(
    reviewer: Reviewer, session: Session
) -> None:
    now = Instant(AT, 1.0)
    marked = disputes.disagree(session, "no-such", "met", "missed", "", now)
    assert reviewer.of_session(marked) == reviewer.of_session(session)


def test_an_unknown_level_is_judged_as_senior(
    reviewer: Reviewer, session: Session
) -> None:
    assert reviewer.of_session(replace(session, level="guru")).level == "senior"
