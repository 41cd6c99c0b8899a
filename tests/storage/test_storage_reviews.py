"""The scores of reviews: kept by session, replaced when judged again."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from coach.domain import disputes
from coach.domain import round as rules
from coach.domain.ports import Owner
from coach.domain.scores import DimensionScore, Scores
from coach.domain.session import Session
from coach.domain.timing import Instant
from coach.domain.verdict import LevelScores
from coach.errors import StorageError
from coach.storage import backups
from coach.storage.connection import connect
from coach.storage.migrations import STEPS, VERSION, migrate
from coach.storage.reviews import Reviews
from coach.storage.schema import prepare
from coach.storage.sessions import Sessions

MakeSession = Callable[..., Session]

ONE = Scores(
    session_id="s1",
    case_id="twitter",
    case_version=3,
    level="senior",
    sat_at=1_000.0,
    at=2_000.0,
    levels=LevelScores(71, 58, 40),
    judged=LevelScores(70, 57, 40),
    dimensions=(
        DimensionScore("scope", LevelScores(100, 80, 60)),
        DimensionScore("estimation", LevelScores(0, 0, 0)),
    ),
    disputed=1,
)


@pytest.fixture
def reviews(path: Path) -> Iterator[Reviews]:
    made = Reviews(path)
    yield made
    made.close()


def test_scores_come_back_as_they_were(
    reviews: Reviews, store: Sessions, make_session: MakeSession, me: Owner, path: Path
) -> None:
    """In the order of the sessions, whatever the order of judging."""
    store.create(make_session("s2", at=5_000.0), me, 1.0)
    store.create(make_session("s1", at=1_000.0), me, 1.0)
    later = replace(ONE, session_id="s2", sat_at=5_000.0, on_topic=False, disputed=0)
    reviews.put(later)
    reviews.put(ONE)
    other = Reviews(path)  # another terminal sees them at once
    assert other.all() == (ONE, later)
    other.close()


def test_judging_again_replaces_the_scores(
    reviews: Reviews, store: Sessions, make_session: MakeSession, me: Owner
) -> None:
    store.create(make_session("s1", at=1_000.0), me, 1.0)
    reviews.put(ONE)
    better = replace(ONE, levels=LevelScores(90, 80, 70), at=9_000.0)
    reviews.put(better)
    assert reviews.all() == (better,)


def test_a_deleted_session_takes_its_scores_along_and_back(
    reviews: Reviews, store: Sessions, make_session: MakeSession, me: Owner
) -> None:
    store.create(make_session("s1", at=1_000.0), me, 1.0)
    reviews.put(ONE)
    store.delete("s1", 3_000.0)
    assert reviews.all() == ()
    store.undelete("s1")
    assert reviews.all() == (ONE,)


def test_scores_of_no_session_are_refused(reviews: Reviews) -> None:
    with pytest.raises(StorageError):
        reviews.put(ONE)
    assert reviews.all() == ()


@pytest.mark.parametrize(
    "damage",
    [
        "level = 'great'",
        "levels = '[1, 2]'",
        "judged = '[1, 2, 300]'",
        "dimensions = 'x'",
        "at = 'noon'",
    ],
)
def test_a_damaged_row_hides_no_other(
    reviews: Reviews,
    store: Sessions,
    make_session: MakeSession,
    me: Owner,
    path: Path,
    damage: str,
) -> None:
    store.create(make_session("s1", at=1_000.0), me, 1.0)
    store.create(make_session("s2", at=5_000.0), me, 1.0)
    reviews.put(ONE)
    reviews.put(replace(ONE, session_id="s2", sat_at=5_000.0))
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute(f"UPDATE reviews SET {damage} WHERE session_id = 's2'")  # noqa: S608
    assert reviews.all() == (ONE,)


def test_a_database_of_the_schema_before_is_migrated(path: Path) -> None:
    """A copy is taken first, and the table is the one that a new database has."""
    before = [name for name, _ in STEPS].index("reviews")
    path.parent.mkdir()
    with closing(connect(path, create=True)) as conn:
        migrate(conn, STEPS[:before])
    made = Reviews(path)
    assert made.all() == ()
    made.close()
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("PRAGMA user_version").fetchone() == (VERSION,)
        migrated = _sql(conn)
    assert len(backups.listed(path)) == 1
    new = path.with_name("new.db")
    prepare(new)
    with closing(sqlite3.connect(new)) as conn:
        assert _sql(conn) == migrated


def _sql(conn: sqlite3.Connection) -> list[str]:
    found = conn.execute("SELECT sql FROM sqlite_master WHERE tbl_name = 'reviews'")
    return [sql for (sql,) in found if sql]


def test_marks_of_the_person_are_stored_with_the_session(
    store: Sessions, make_session: MakeSession, me: Owner
) -> None:
    """They are events: read back, they still hold, and what was taken back is there."""
    session = make_session("s1")
    rev = store.create(session, me, 1.0)
    at = Instant(9_000.0, 9.0)
    session = rules.finish(session, at)
    session = disputes.disagree(session, "a", "met", "missed", "line\n3 “é”", at)
    session = disputes.disagree(session, "b", "partly", "met", "", at)
    session = disputes.agree(session, "b", at)
    store.save(session, rev, me, 9_000.0)
    found = store.read("s1")
    assert disputes.disputes(found) == disputes.disputes(session)
    assert disputes.disputes(found)["a"].reason == "line 3 “é”"
    kept = [e.data["criterion"] for e in found.events if e.kind == disputes.KIND]
    assert kept == ["a", "b", "b"]
