"""`coach history`: one line a session for people, one list for scripts."""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coach.cli.run import run
from coach.domain import lab, telling
from coach.domain import round as rules
from coach.domain.plan import PlannedPhase
from coach.domain.ports import Owner
from coach.domain.rubric import DIMENSIONS
from coach.domain.session import CaseRef, Kind, Session
from coach.domain.timing import Instant
from coach.services import Services, services

PLAN = (
    PlannedPhase("clarify", "Clarify", 300.0),
    PlannedPhase("deep-dive", "Deep dive", 1200.0),
)
CASE = CaseRef("twitter", 1, "A feed\x1b[31m")
ME = Owner("token", os.getpid(), "host")
MORNING = 1_795_438_927.0


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Services]:
    """The services on an empty data folder, read in a time zone of the test's own."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    made = services()
    yield made
    if "store" in made.__dict__:
        made.store.close()
    monkeypatch.undo()
    time.tzset()


def at(seconds: float) -> Instant:
    return Instant(MORNING + seconds, seconds)


def begun(session_id: str, second: float) -> Session:
    """A round that was worked on for four seconds and written two words in."""
    made = rules.plan_session(session_id, "mock", CASE, "staff", PLAN, at(second))
    made = rules.tick(rules.start(made, at(second)), at(second + 4))
    made = rules.ask(made, "how many?", "dau", "20 million", at(second + 4))
    made = rules.take_hint(made, "Ask.", at(second + 4))
    return rules.write(made, {"api": "GET home"})


def rated(session: Session, second: float) -> Session:
    made = rules.finish(session, at(second))
    for place, dimension in enumerate(DIMENSIONS):
        made = rules.rate(made, dimension.id, 2 + place % 2, at(second))
    return rules.conclude(made, at(second))


def keep(parts: Services, session: Session) -> None:
    parts.store.create(session, ME, session.created_at + 9)
    parts.store.release(session.id, ME)


@pytest.fixture
def four(parts: Services) -> None:
    """A lab, a finished round, an unrated one, and one that is under way."""
    numbers = lab.start(lab.plan_lab("s0-lab", CASE, "mid", at(-50)), at(-50))
    keep(parts, numbers)
    keep(parts, rated(begun("s1-done", 0), 4))
    keep(parts, rules.finish(begun("s2-unrated", 60), at(64)))
    keep(parts, rules.advance(begun("s3-paused", 120), at(124)))


def listed(capsys: pytest.CaptureFixture[str], *words: str) -> list[Any]:
    assert run(["history", "--json", *words]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    found = json.loads(said.out)
    assert isinstance(found, list)
    return found


def test_nothing_yet_is_said_on_stderr(
    parts: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["history"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "coach mock twitter" in said.err
    assert listed(capsys) == []


@pytest.mark.usefixtures("four")
def test_a_line_says_what_when_how_long_and_how_it_went(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Newest first; marks weigh as the rubric says; a title is shown, not obeyed."""
    assert run(["history"]) == 0
    paused, unrated, done, numbers = capsys.readouterr().out.splitlines()
    start = "2026-11-23 13:02  mock      A feed\ufffd[31m · staff  0:04 of 25 min"
    assert done == f"s1-done  {start}  2 words  own rating 2.4/4  done"
    assert unrated.endswith("2 words  own rating –  to be rated")
    assert paused.endswith("in deep-dive")
    assert numbers == "s0-lab  2026-11-23 13:01  lab       A feed\ufffd[31m  unfinished"


@pytest.mark.usefixtures("four")
def test_json_holds_the_same_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    """Times with their zone, marks in the order of the rubric."""
    found = listed(capsys)
    assert [one["id"] for one in found] == [
        *("s3-paused", "s2-unrated", "s1-done", "s0-lab")
    ]
    done = found[2]
    assert done["created_at"] == "2026-11-23T13:02:07+00:00"
    assert done["finished_at"] == "2026-11-23T13:02:11+00:00"
    assert done["marks"] == [2, 3, 2, 3, 2, 3, 2, 3]
    assert (done["spent"], done["minutes"], done["words"]) == (4.0, 25.0, 2)
    assert (done["hints"], done["facts"]) == (1, 1)
    assert (done["kind"], done["level"], done["status"]) == ("mock", "staff", "done")
    assert (done["case_id"], done["case_title"]) == ("twitter", "A feed\x1b[31m")
    assert found[1]["finished_at"] is not None or found[1]["status"] == "rating"
    assert found[0]["finished_at"] is None


@pytest.mark.usefixtures("four")
def test_json_carries_no_control_character(capsys: pytest.CaptureFixture[str]) -> None:
    """They are escaped, so that the list may be looked at in a terminal."""
    assert run(["history", "--json"]) == 0
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.usefixtures("four")
def test_the_list_can_be_cut(capsys: pytest.CaptureFixture[str]) -> None:
    assert [one["id"] for one in listed(capsys, "--limit", "2")] == [
        *("s3-paused", "s2-unrated")
    ]
    assert run(["history", "--limit", "1"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_a_limit_that_is_none_is_refused(
    parts: Services, capsys: pytest.CaptureFixture[str], limit: str
) -> None:
    assert run(["history", "--limit", limit]) == 2
    assert "--limit" in capsys.readouterr().err


@pytest.mark.usefixtures("four")
def test_what_was_deleted_is_not_listed(
    parts: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    parts.store.delete("s1-done", MORNING)
    assert "s1-done" not in [one["id"] for one in listed(capsys)]


def test_a_data_folder_that_is_a_file_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An error of ours: the thing, the place, the next step; no traceback."""
    (tmp_path / "home").write_text("")
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    assert run(["history"]) == 1
    told = capsys.readouterr().err
    assert str(tmp_path / "home") in told
    assert "COACH_HOME" in told


@pytest.mark.parametrize(
    ("kind", "time_said"), [("mock", "0:04 of 25 min"), ("practice", "0:04  ")]
)
def test_the_time_planned_is_said_of_a_timed_round_alone(
    parts: Services, capsys: pytest.CaptureFixture[str], kind: Kind, time_said: str
) -> None:
    """A practice has no clock, so nothing was planned."""
    made = rules.plan_session("s1", kind, CASE, "staff", PLAN, at(0))
    keep(parts, rules.tick(rules.start(made, at(0)), at(4)))
    assert run(["history"]) == 0
    line = capsys.readouterr().out
    assert f" · staff  {time_said}" in line
    assert line.count(" of ") == (kind == "mock")


def test_a_telling_is_listed_with_its_question(
    parts: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    question = CaseRef("conflict", 1, "Tell me about a conflict.")
    made = telling.plan_telling("st", question, "mid", [("action", "Action")], at(0))
    made = telling.begin(rules.start(made, at(0)), at(2))
    made = telling.fill(made, {"action": "I asked."})
    rev = parts.store.create(made, ME, MORNING)
    assert run(["history"]) == 0
    assert capsys.readouterr().out == (
        "st  2026-11-23 13:02  story     Tell me about a conflict.  0:02  2 words  "
        "in tell\n"
    )
    parts.store.save(telling.tell(made, {"score": 40}, at(3)), rev, ME, MORNING)
    assert run(["history"]) == 0
    assert capsys.readouterr().out.endswith("0:03  2 words  told\n")
