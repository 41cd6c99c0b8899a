"""A session is held by one living process at a time; the others are told."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from coach.domain.ports import Owner
from coach.domain.session import Session
from coach.errors import ConflictError
from coach.storage.sessions import Sessions

MakeSession = Callable[..., Session]


def _sql(path: Path, statement: str, *cells: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.text_factory = bytes
        return conn.execute(statement, cells).fetchall()


def test_the_second_terminal_is_told(
    store: Sessions, session: Session, me: Owner, living: Owner
) -> None:
    """A living holder keeps the session; the other reads it and knows who has it."""
    rev = store.create(session, living, 1003.0)
    opened = store.open(session.id, me, 5000.0)
    assert opened.held_by == living
    assert opened.session == replace(session, anchor=None)
    with pytest.raises(ConflictError, match=str(living.pid)):
        store.save(session, opened.rev, me, 5001.0)
    assert store.save(session, rev, living, 5002.0) == rev + 1


def test_taking_over_makes_the_first_meet_a_conflict(
    store: Sessions, session: Session, me: Owner, living: Owner
) -> None:
    """After a take-over only the new holder saves."""
    rev = store.create(session, living, 1003.0)
    opened = store.open(session.id, me, 1004.0, take_over=True)
    assert opened.held_by is None
    with pytest.raises(ConflictError, match="pts/1"):
        store.save(session, rev, living, 1005.0)
    store.save(session, opened.rev, me, 1006.0)


def test_a_dead_holder_holds_nothing(
    store: Sessions, session: Session, me: Owner, dead: Owner
) -> None:
    """After kill -9 the session opens at once."""
    store.create(session, dead, 1003.0)
    assert store.open(session.id, me, 1003.5).held_by is None


def test_a_reused_process_id_holds_nothing(
    store: Sessions, session: Session, me: Owner, living: Owner, path: Path
) -> None:
    """A process that started at another time is not the one that claimed."""
    store.create(session, living, 1003.0)
    _sql(path, "UPDATE sessions SET owner = json_set(owner, '$.started', 1)")
    assert store.open(session.id, me, 1003.5).held_by is None


@pytest.mark.parametrize(("later", "held"), [(29.0, True), (31.0, False)])
def test_a_holder_elsewhere_holds_for_half_a_minute(
    store: Sessions, session: Session, me: Owner, later: float, held: bool
) -> None:
    """Processes of another machine cannot be asked, so the last save decides."""
    far = Owner("far", 1, "another-machine", "pts/9")
    rev = store.create(session, far, 1000.0)
    store.save(session, rev, far, 2000.0)
    assert (store.open(session.id, me, 2000.0 + later).held_by == far) is held


def test_letting_go_frees_only_the_own_session(
    store: Sessions, session: Session, me: Owner, living: Owner
) -> None:
    """Releasing somebody else's session does nothing."""
    store.create(session, living, 1003.0)
    store.release(session.id, me)
    assert store.open(session.id, me, 1004.0).held_by == living
    store.release(session.id, living)
    assert store.open(session.id, me, 1005.0).held_by is None
