"""`coach history` with reviews: the score, and the change since the last try."""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coach.cli.run import run
from coach.domain import round as rules
from coach.domain.plan import PlannedPhase
from coach.domain.ports import Owner
from coach.domain.rubric import DIMENSIONS
from coach.domain.scores import DimensionScore, Scores
from coach.domain.session import CaseRef, Session
from coach.domain.timing import Instant
from coach.domain.verdict import LevelScores
from coach.services import Services, services

ME = Owner("token", os.getpid(), "host")
PLAN = (PlannedPhase("clarify", "Clarify", 300.0),)
MORNING = 1_795_438_927.0


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Services]:
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    made = services()
    yield made
    made.store.close()
    if "reviews" in made.__dict__:
        made.reviews.close()
    monkeypatch.undo()
    time.tzset()


def at(seconds: float) -> Instant:
    return Instant(MORNING + seconds, seconds)


def keep(parts: Services, session_id: str, second: float) -> Session:
    """Keep a rated round on Twitter."""
    ref = CaseRef("twitter", 1, "A feed")
    made = rules.plan_session(session_id, "mock", ref, "senior", PLAN, at(second))
    made = rules.finish(rules.start(made, at(second)), at(second + 4))
    for dimension in DIMENSIONS:
        made = rules.rate(made, dimension.id, 3, at(second + 4))
    made = rules.conclude(made, at(second + 4))
    parts.store.create(made, ME, made.created_at + 9)
    return made


def scores(session: Session, senior: int, scope: int, version: int = 1) -> Scores:
    return Scores(
        session_id=session.id,
        case_id="twitter",
        case_version=version,
        level="senior",
        sat_at=session.created_at,
        at=MORNING,
        levels=LevelScores(90, senior, 10),
        judged=LevelScores(90, senior, 10),
        dimensions=(
            DimensionScore("scope", LevelScores(90, scope, 10)),
            DimensionScore("failure", LevelScores(50, 20, 0)),
        ),
    )


@pytest.fixture
def three(parts: Services) -> None:
    """Two rounds that were reviewed, and one before them that was not."""
    keep(parts, "s0-before", -500)
    parts.reviews.put(scores(keep(parts, "s1-first", 0), 50, 60))
    parts.reviews.put(replace(scores(keep(parts, "s2-again", 60), 58, 55), disputed=2))


def listed(capsys: pytest.CaptureFixture[str]) -> list[Any]:
    assert run(["history", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, list)
    return found


@pytest.mark.usefixtures("three")
def test_lines_end_in_the_score_and_its_change(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["history"]) == 0
    said = capsys.readouterr()
    again, first, before = said.out.splitlines()
    assert again.endswith("own rating 3.0/4  done  score 58 (+8), 2 disputed")
    assert first.endswith("done  score 50")
    assert before.endswith("own rating 3.0/4  done")
    assert "1 round is not reviewed yet: press r on it at home." in said.err


@pytest.mark.usefixtures("three")
def test_dimensions_stand_below_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["history", "--dimensions"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "    scope 55 (-5) · failure 20 (±0)"
    assert lines[3] == "    scope 60 · failure 20"
    assert len(lines) == 5


@pytest.mark.usefixtures("three")
def test_json_holds_levels_change_and_dimensions(
    capsys: pytest.CaptureFixture[str],
) -> None:
    again, first, before = listed(capsys)
    assert (again["score"], again["disputed"], again["reviewed_with"]) == (58, 2, 1)
    assert again["levels"] == {"mid": 90, "senior": 58, "staff": 10}
    assert again["change"] == {
        "since": "s1-first",
        "score": 8,
        "dimensions": {"scope": -5, "failure": 0},
        "same_version": True,
    }
    assert again["dimensions"][0] == {
        "id": "scope",
        "score": 55,
        "levels": {"mid": 90, "senior": 55, "staff": 10},
        "change": -5,
    }
    assert (first["score"], first["change"]) == (50, None)
    assert (before["score"], before["levels"], before["dimensions"]) == (None, None, [])


def test_a_change_across_versions_of_the_case_says_so(
    parts: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    parts.reviews.put(scores(keep(parts, "s1", 0), 50, 60))
    parts.reviews.put(scores(keep(parts, "s2", 60), 40, 60, version=2))
    assert run(["history", "--limit", "1"]) == 0
    said = capsys.readouterr()
    assert said.out.rstrip().endswith("score 40 (-10), the case has changed")
    assert said.err == ""
