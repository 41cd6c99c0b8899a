"""The verbs that open the app: what they refuse, and where they open it."""

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coach.__main__ import main
from coach.cli.run import run
from coach.domain import round as rules
from coach.domain.plan import PlannedPhase
from coach.domain.ports import Owner
from coach.domain.session import CaseRef, Session, Status
from coach.domain.start import AtHome, Continue, Drill, NewRound, Start
from coach.domain.timing import Instant
from coach.services import Services, services

PLAN = (PlannedPhase("clarify", "Clarify", 300.0),)
ME = Owner("token", os.getpid(), "host")


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Services]:
    """The services on an empty data folder."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    made = services()
    yield made
    if "store" in made.__dict__:
        made.store.close()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, parts: Services) -> list[Start]:
    """Where the app was opened; the app itself stays shut.

    That the environment names a driver stands in for a terminal.
    """
    starts: list[Start] = []

    def open_it(given: Services, start: Start) -> int:
        assert given is parts
        starts.append(start)
        return 0

    monkeypatch.setattr("coach.tui.app.run_app", open_it)
    monkeypatch.setenv("TEXTUAL_DRIVER", "named:elsewhere")
    return starts


def keep(parts: Services, session_id: str, at: float, status: Status) -> Session:
    """Store a session in some state."""
    case = CaseRef("twitter", 1, "A feed")
    made = rules.plan_session(session_id, "mock", case, "mid", PLAN, Instant(at, at))
    made = rules.start(made, Instant(at, at))
    if status == "paused":
        made = rules.pause(made, Instant(at + 5, at + 5))
    elif status != "running":
        made = rules.finish(made, Instant(at + 5, at + 5))
    if status == "done":
        made = replace(made, status="done")
    parts.store.create(made, ME, at)
    parts.store.release(made.id, ME)
    return made


# --- Where the app opens


def test_alone_it_opens_at_home(opened: list[Start]) -> None:
    assert run([]) == 0
    assert opened == [AtHome()]


@pytest.mark.parametrize("code", [0, 143])
def test_the_bare_word_opens_at_home_without_the_parser(
    opened: list[Start], monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(sys, "argv", ["coach"])
    if code:
        monkeypatch.setattr("coach.tui.app.run_app", lambda *_: code)
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == code
    assert opened == ([] if code else [AtHome()])


def test_the_bare_word_without_a_terminal_is_wrong_use(
    opened: list[Start],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Output that is captured is no terminal."""
    monkeypatch.delenv("TEXTUAL_DRIVER")
    monkeypatch.setattr(sys, "argv", ["coach"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2
    assert "needs a terminal" in capsys.readouterr().err
    assert not opened


def test_a_round_opens_at_its_brief(opened: list[Start]) -> None:
    words = ["mock", "twitter", "--level", "staff", "--minutes", "12.5"]
    assert run(words) == 0
    assert run(["practice", "twitter", "--level", "mid"]) == 0
    assert opened == [
        NewRound("mock", "twitter", "staff", 12.5),
        NewRound("practice", "twitter", "mid", None),
    ]


def test_without_a_case_it_opens_at_the_picker(opened: list[Start]) -> None:
    assert run(["mock"]) == run(["practice"]) == 0
    assert opened == [NewRound("mock"), NewRound("practice")]


def test_the_drill_opens_from_calc(
    opened: list[Start], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["calc", "--drill"]) == 0
    assert opened == [Drill()]
    assert run(["calc", "--drill", "1 + 1"]) == 2
    assert "computes nothing" in capsys.readouterr().err


def test_the_code_of_the_app_is_the_code_of_the_verb(
    opened: list[Start], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.tui.app.run_app", lambda *_: 143)
    assert run(["mock"]) == 143


# --- What is refused, before anything opens


@pytest.mark.parametrize("minutes", ["0", "0.99", "-5", "240.1", "nan", "inf"])
def test_minutes_out_of_bounds_are_refused(
    opened: list[Start], capsys: pytest.CaptureFixture[str], minutes: str
) -> None:
    assert run(["mock", "twitter", "--minutes", minutes]) == 2
    told = capsys.readouterr().err
    assert f"cannot take {float(minutes):g} minutes" in told
    assert "from 1 to 240" in told
    assert not opened


@pytest.mark.parametrize("minutes", ["1", "240"])
def test_the_ends_of_the_minutes_are_allowed(opened: list[Start], minutes: str) -> None:
    assert run(["mock", "--minutes", minutes]) == 0
    assert opened == [NewRound("mock", minutes=float(minutes))]


def test_minutes_that_are_no_number_are_refused(
    opened: list[Start], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["mock", "--minutes", "ten"]) == 2
    assert "--minutes" in capsys.readouterr().err
    assert not opened


@pytest.mark.parametrize("level", ["boss", "", "Senior"])
def test_a_level_that_is_none_is_refused(
    opened: list[Start], capsys: pytest.CaptureFixture[str], level: str
) -> None:
    for verb in ("mock", "practice"):
        assert run([verb, "twitter", "--level", level]) == 2
        told = capsys.readouterr().err
        assert f"no level `{level}`" in told
        assert "mid, senior, staff" in told
    assert not opened


def test_a_case_that_is_none_is_refused_with_the_nearest(
    opened: list[Start], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["mock", "twiter"]) == 2
    assert "twitter" in capsys.readouterr().err
    assert run(["practice", "zz\x1b[2J"]) == 2
    assert "\x1b" not in capsys.readouterr().err
    assert not opened


# --- Resume


def test_resume_takes_the_latest_that_is_unfinished(
    opened: list[Start], parts: Services
) -> None:
    keep(parts, "a-paused", 1000.0, "paused")
    keep(parts, "b-unrated", 2000.0, "rating")
    keep(parts, "c-done", 3000.0, "done")
    assert run(["resume"]) == 0
    parts.store.delete("b-unrated", 4000.0)
    assert run(["resume"]) == 0
    assert opened == [Continue("b-unrated"), Continue("a-paused")]


def test_resume_takes_the_beginning_of_an_id(
    opened: list[Start], parts: Services
) -> None:
    """A finished one too: its debrief is opened."""
    keep(parts, "261123-1402-k3f9", 1000.0, "done")
    assert run(["resume", "261123"]) == 0
    assert opened == [Continue("261123-1402-k3f9")]


def test_resume_without_anything_says_how_to_begin(
    opened: list[Start], parts: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(parts, "done", 1000.0, "done")
    assert run(["resume"]) == 2
    told = capsys.readouterr().err
    assert "no unfinished session" in told
    assert "coach mock" in told
    assert run(["resume", "nothing"]) == 2
    assert "nothing" in capsys.readouterr().err
    assert not opened


def test_resume_refuses_a_beginning_of_two(
    opened: list[Start], parts: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(parts, "261123-a", 1000.0, "paused")
    keep(parts, "261123-b", 2000.0, "paused")
    assert run(["resume", "261123"]) == 2
    assert "261123" in capsys.readouterr().err
    assert not opened


# --- Without a terminal


@pytest.mark.parametrize("words", [(), ("mock",), ("practice",), ("calc", "--drill")])
def test_without_a_terminal_it_ends_at_once(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    """With a sentence, and without loading what draws."""
    done = coach(tmp_path, *words, stdin=subprocess.DEVNULL)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "needs a terminal" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_dumb_terminal_is_none(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    try:
        done = coach(tmp_path, stdin=theirs, stdout=theirs, TERM="dumb")
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr


def test_half_a_terminal_is_none(tmp_path: Path) -> None:
    """Keys from a terminal, but the output piped away."""
    ours, theirs = pty.openpty()
    try:
        done = coach(tmp_path, stdin=theirs, TERM="xterm")
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr


def coach(
    folder: Path,
    *words: str,
    stdin: int,
    stdout: int = subprocess.PIPE,
    TERM: str = "xterm",  # noqa: N803 - the variable's name
) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "TEXTUAL_DRIVER"}
    return subprocess.run(
        [sys.executable, "-m", "coach", *words],
        env={**environment, "COACH_HOME": str(folder / "home"), "TERM": TERM},
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        timeout=30,
        check=False,
    )
