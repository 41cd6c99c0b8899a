"""The judge joined with shipped content, sheets and sessions."""

from datetime import UTC
from pathlib import Path

import pytest

from coach import resources
from coach.domain.plan import PlannedGoal, PlannedPhase
from coach.domain.session import Asked, CaseRef, Session
from coach.domain.verdict import LEVELS, Part, Review
from coach.errors import CoachError, NotFoundError
from coach.export.sheet import render
from coach.library.library import Library
from coach.reviewing import Reviewer, handed, parts_of, verbatim

SECTIONS = {
    "notes/clarify": "Out of scope: pooling.\n\nA driver never has two riders.",
    "notes/architecture": (
        "The rider's app calls the trip service, which writes the trip to Postgres.\n"
        "\nI choose Postgres rather than Cassandra because a driver and a trip change "
        "in one transaction."
    ),
    "notes/deep-dive": (
        "<b>Index</b>\n\n- cells of H3; we look at the rider's cell and the cells "
        "around it\n- the driver is reserved by a conditional update"
    ),
    "estimates": "20M trips/day / 86400 = 231/s\n1M drivers / 4 s = 2,500 positions/s",
    "api": "POST /v1/trips {from, to}\nGET /v1/trips/{id}",
    "data-model": "| table | key |\n|---|---|\n| trips | (city, id) |",
    "diagram": "flowchart LR\n  A[Rider app] --> G[Gateway]\n  G --> T[(Trips)]\n",
}


@pytest.fixture(scope="module")
def reviewer() -> Reviewer:
    return Reviewer(Library([(resources.content(), "shipped")]))


@pytest.fixture
def session() -> Session:
    goals = (PlannedGoal("codes", "Use a spatial index, such as geohash or H3"),)
    phases = ("clarify", "architecture", "deep-dive", "refinement")
    plan = tuple(PlannedPhase(p, p.title(), 600.0, goals) for p in phases)
    asked = Asked("clarify", "Do we need surge pricing by cell?", None, "Your call.")
    return Session(
        "s1",
        "mock",
        CaseRef("uber", 1, "Ride hailing"),
        "staff",
        plan,
        1_795_438_927.0,
        status="done",
        phase="refinement",
        sections=SECTIONS,
        goals=frozenset({"clarify/codes"}),
        hints={"deep-dive": 2},
        asked=(asked,),
        ratings={"scope": 4},
    )


def verdicts(review: Review) -> dict[str, tuple[str, str]]:
    return {v.criterion: (v.status, v.why) for _, v in review.verdicts()}


def test_a_sheet_and_its_session_get_the_same_verdicts(
    reviewer: Reviewer, session: Session
) -> None:
    case = reviewer.shelf.case("uber")
    sheet = render(session, case, reference=True, made_at=1_795_438_999.0, zone=UTC)
    answer = handed(sheet)
    assert (answer.case, answer.level) == ("uber", "staff")
    of_sheet = verbatim(reviewer.review("uber", answer.parts, "staff"), answer)
    of_session = reviewer.review("uber", parts_of(session), "staff")
    assert verdicts(of_sheet) == verdicts(of_session)
    assert of_sheet.levels == of_session.levels
    assert [c.says for c in of_sheet.caps] == [c.says for c in of_session.caps]
    assert any(status == "met" for status, _ in verdicts(of_sheet).values())
    lines = sheet.split("\n")
    for _, verdict in of_sheet.verdicts():
        for evidence in verdict.evidence:
            assert evidence.quote in sheet
            assert evidence.quote.split("\n")[0] in lines[evidence.line - 1]


def test_nothing_but_the_sections_of_a_sheet_is_read(
    reviewer: Reviewer, session: Session
) -> None:
    from dataclasses import replace

    case = reviewer.shelf.case("uber")
    empty = replace(session, sections={})
    sheet = render(empty, case, reference=True, made_at=1_795_438_999.0, zone=UTC)
    found = reviewer.review("uber", handed(sheet).parts, "mid")
    assert found.words == 0
    assert found.levels.mid == 0
    assert {status for status, _ in verdicts(found).values()} == {"missed"}


def test_other_texts_are_one_part() -> None:
    answer = handed("# Notes\n\nhello")
    assert answer.parts == (Part("# Notes\n\nhello"),)
    assert (answer.case, answer.level) == ("", "")


def test_what_is_not_there_is_named(reviewer: Reviewer) -> None:
    with pytest.raises(NotFoundError, match="ubr"):
        reviewer.review("ubr", [Part("x")], "mid")
    criterion = reviewer.book("uber").case.rubric[0].id
    with pytest.raises(NotFoundError, match="no criterion") as caught:
        reviewer.explain("uber", [Part("x")], criterion + "s")
    assert f"did you mean '{criterion}'" in caught.value.hint


def test_a_case_without_a_rubric_says_so(reviewer: Reviewer, tmp_path: Path) -> None:
    shipped = resources.content() / "cases" / "uber.yaml"
    text = shipped.read_text(encoding="utf-8")
    bare = text[: text.index("\nrubric:")].replace("id: uber", "id: own", 1)
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "own.yaml").write_text(bare + "\n", encoding="utf-8")
    roots = [(resources.content(), "shipped"), (tmp_path, "own")]
    with pytest.raises(CoachError, match="no rubric"):
        Reviewer(Library(roots)).review("own", [Part("x")], "mid")  # type: ignore[arg-type]


@pytest.mark.parametrize("level", LEVELS)
def test_the_reference_copied_back_is_worth_nothing(
    reviewer: Reviewer, level: str
) -> None:
    reference = reviewer.book("uber").case.reference
    phases = ("clarify", "architecture", "deep-dive", "refinement")
    text = "\n\n".join(reference.phase(phase) for phase in phases)
    found = reviewer.review("uber", [Part(text)], level)  # type: ignore[arg-type]
    assert found.score <= 5
    assert "copied" in {cap.id for cap in found.caps}
