"""A started round, its store, and processes that live or are dead."""

import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coach.domain import round as rules
from coach.domain.plan import PHASES, PlannedGoal, PlannedPhase
from coach.domain.ports import Owner
from coach.domain.session import CaseRef, Session
from coach.domain.timing import Instant
from coach.storage.sessions import Sessions

MakeSession = Callable[..., Session]


@pytest.fixture
def make_session() -> MakeSession:
    """Make a started mock with one question, one goal and two texts."""

    def make(session_id: str = "261123-1402-ab12", at: float = 1000.0) -> Session:
        plan = tuple(
            PlannedPhase(name, name.title(), 300.0, (PlannedGoal("g1", "Say it"),))
            for name in PHASES
        )
        case = CaseRef("twitter", 1, "A Twitter-like feed")
        session = rules.plan_session(
            session_id, "mock", case, "senior", plan, Instant(at, 0.0)
        )
        session = rules.start(session, Instant(at, 0.0))
        session = rules.ask(session, "DAU?", "dau", "200 M", Instant(at + 2, 2.0))
        session = rules.toggle_goal(session, "g1", Instant(at + 3, 3.0))
        return rules.write(session, {"notes/clarify": "reads dominate", "api": "GET /"})

    return make


@pytest.fixture
def session(make_session: MakeSession) -> Session:
    """A started mock."""
    return make_session()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database will be; its folder does not exist yet."""
    return tmp_path / "data" / "coach.db"


@pytest.fixture
def store(path: Path) -> Iterator[Sessions]:
    """The store under test."""
    sessions = Sessions(path)
    yield sessions
    sessions.close()


@pytest.fixture
def me() -> Owner:
    """This process."""
    return Owner("mine", os.getpid(), socket.gethostname(), "pts/1")


@pytest.fixture
def living() -> Iterator[Owner]:
    """Another process of this machine, alive until the test ends."""
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE) as process:
        yield Owner("theirs", process.pid, socket.gethostname(), "pts/2")
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture
def dead() -> Owner:
    """A process of this machine that has ended."""
    with subprocess.Popen(["true"]) as process:
        process.wait()
    return Owner("late", process.pid, socket.gethostname(), "pts/3")
