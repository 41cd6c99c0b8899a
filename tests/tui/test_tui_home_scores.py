"""Home with reviews: a few characters that say the score, and a key that reads it."""

import os
import socket
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from coach.domain import round as rules
from coach.domain.ports import Owner, Summary
from coach.domain.rubric import DIMENSIONS
from coach.domain.scores import Change, Scores
from coach.domain.session import CaseRef, Session
from coach.domain.timing import Instant
from coach.domain.verdict import LevelScores
from coach.services import Services
from coach.tui.app import CoachApp
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.home_rows import recent_row
from coach.tui.screens.review import ReviewScreen

MakeApp = Callable[..., CoachApp]
ME = Owner("gone", 1, "nowhere")
SCORES = Scores(
    session_id="s1",
    case_id="twitter",
    case_version=1,
    level="senior",
    sat_at=0.0,
    at=0.0,
    levels=LevelScores(90, 58, 10),
    judged=LevelScores(90, 58, 10),
    dimensions=(),
)


def at(seconds: float) -> Instant:
    return Instant(1_789_990_000 + seconds, seconds)


def keep(parts: Services, *, rated: bool, session_id: str = "s1") -> Session:
    case = parts.library.case("twitter")
    plan = parts.library.format(case.format).plan()
    ref = CaseRef(case.id, case.version, case.title)
    made = rules.plan_session(session_id, "mock", ref, "senior", plan, at(0))
    made = rules.write(rules.start(made, at(0)), {"api": "GET /home"})
    made = rules.finish(made, at(9))
    if rated:
        for dimension in DIMENSIONS:
            made = rules.rate(made, dimension.id, 3, at(9))
        made = rules.conclude(made, at(9))
    parts.store.create(made, ME, made.created_at + 9)
    parts.store.release(session_id, ME)
    return made


def summary(**changed: Any) -> Summary:
    given: dict[str, Any] = {
        "id": "s1",
        "kind": "mock",
        "case_id": "twitter",
        "case_title": "A Twitter-like feed with a long title",
        "level": "senior",
        "status": "done",
        "phase": "refinement",
        "created_at": 0.0,
        "updated_at": 0.0,
        "finished_at": 9.0,
        "minutes": 40.0,
        "spent": 2_400.0,
        "words": 9,
        "hints": 0,
        "facts": 0,
        "marks": (3,) * 8,
    }
    return Summary(**{**given, **changed})


@pytest.mark.parametrize("width", [74, 114])
def test_a_row_tells_score_and_change_and_fits(width: int) -> None:
    better = Change("s0", 8, {}, same_version=True)
    row = recent_row(summary(), 100.0, width, SCORES, better)
    assert "58/100 +8" in str(row)
    assert row.cell_length <= width
    assert ("3.0/4" in str(row)) == (width > 90)


def test_a_change_that_may_be_the_rubrics_is_left_out() -> None:
    other = Change("s0", -8, {}, same_version=False)
    row = str(recent_row(summary(), 100.0, 74, SCORES, other))
    assert "58/100" in row
    assert "-8" not in row


def test_a_row_without_a_review_is_as_it_was() -> None:
    row = str(recent_row(summary(), 100.0, 74))
    assert "/100" not in row
    assert "3.0/4" in row


def recent(pilot: Pilot[Any]) -> list[str]:
    found = pilot.app.screen.query_one("#recent", OptionList)
    return [str(found.get_option_at_index(n).prompt) for n in range(found.option_count)]


async def until(pilot: Pilot[Any], good: Callable[[], bool]) -> None:
    for _ in range(600):
        await pilot.pause(0.01)
        if good():
            return
    raise AssertionError("never came about")


def told(pilot: Pilot[Any]) -> str:
    return " ".join(n.message for n in pilot.app._notifications)


async def test_a_round_of_before_is_reviewed_from_home_on_a_key(
    open_app: MakeApp, parts: Services
) -> None:
    """The row has no score at first; after the review it does, and is let go of."""
    session = keep(parts, rated=True)
    async with open_app().run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "/100" not in recent(pilot)[0]
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        await until(pilot, lambda: screen.made is not None)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        score = parts.review(session).score
        await until(pilot, lambda: f" {score}/100" in recent(pilot)[0])
    other = Owner("other", os.getpid(), socket.gethostname())
    assert parts.store.open("s1", other, 1.0).held_by is None


async def test_what_has_no_verdicts_says_why(
    open_app: MakeApp, parts: Services
) -> None:
    keep(parts, rated=False)
    async with open_app().run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("r")
        await until(pilot, lambda: "finished and rated" in told(pilot))
        assert isinstance(pilot.app.screen, HomeScreen)
