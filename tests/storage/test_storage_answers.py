"""Answers of the drill: on the disk at once, back as they were."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.errors import StorageError
from coach.practice.answers import Answer
from coach.storage import backups
from coach.storage.answers import Answers
from coach.storage.connection import connect
from coach.storage.migrations import STEPS, VERSION, migrate
from coach.storage.schema import prepare

ONE = Answer(
    at=1_790_000_000.5,
    question="rate:zone-round-trip",
    topic="latency",
    low=200.0,
    high=2_000.0,
    unit="µs",
    truth=111.8,
    hit=False,
    grade="right order",
    score=6.1,
)
TEXT = st.text(max_size=20)
NUMBER = st.floats(1e-12, 1e15)


@pytest.fixture
def answers(path: Path) -> Iterator[Answers]:
    """The answers under test."""
    made = Answers(path)
    yield made
    made.close()


def test_answers_come_back_in_order(answers: Answers, path: Path) -> None:
    two = replace(ONE, at=1.0, question="formula:shards", hit=True, grade="on target")
    answers.add(ONE)
    answers.add(two)
    other = Answers(path)  # another terminal sees them at once
    assert other.all() == (ONE, two)
    other.close()


def test_there_is_none_at_first(answers: Answers) -> None:
    assert answers.all() == ()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.builds(
        Answer,
        at=NUMBER,
        question=TEXT,
        topic=TEXT,
        low=st.floats(1e-12, 1),
        high=st.floats(1, 1e15),
        unit=TEXT,
        truth=NUMBER,
        hit=st.booleans(),
        grade=st.sampled_from(["on target", "right order", "off"]),
        score=st.floats(0, 20),
    )
)
def test_any_answer_comes_back_as_it_was(answers: Answers, answer: Answer) -> None:
    answers.add(answer)
    assert answers.all()[-1] == answer


def test_a_database_of_the_schema_before_is_migrated(path: Path) -> None:
    """A copy is taken first, and the table is the one that a new database has."""
    before = [name for name, _ in STEPS].index("estimates")
    path.parent.mkdir()
    with closing(connect(path, create=True)) as conn:
        migrate(conn, STEPS[:before])
    answers = Answers(path)
    answers.add(ONE)
    assert answers.all() == (ONE,)
    answers.close()
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("PRAGMA user_version").fetchone() == (VERSION,)
        (migrated,) = _sql(conn)
    assert len(backups.listed(path)) == 1
    new = path.with_name("new.db")
    prepare(new)
    with closing(sqlite3.connect(new)) as conn:
        assert _sql(conn) == [migrated]


def _sql(conn: sqlite3.Connection) -> list[str]:
    found = conn.execute("SELECT sql FROM sqlite_master WHERE tbl_name = 'estimates'")
    return [sql for (sql,) in found if sql]


@pytest.mark.parametrize(
    "damage",
    [
        "grade = 'great'",
        "low = 'much'",
        "low = -1",
        "high = 9e999",
        "truth = 0",
        "topic = x'ff'",
        "unit = x'80'",
    ],
)
def test_a_damaged_row_hides_no_other(
    answers: Answers, path: Path, damage: str
) -> None:
    answers.add(ONE)
    answers.add(ONE)
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute(f"UPDATE estimates SET {damage} WHERE id = 1")  # noqa: S608
    assert answers.all() == (ONE,)


def test_what_cannot_be_written_is_said(path: Path) -> None:
    path.parent.write_text("in the way")
    with pytest.raises(StorageError, match="cannot be used"):
        Answers(path).add(ONE)
