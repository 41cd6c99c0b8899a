"""The check-up finds what is wrong and says it in words; it changes nothing."""

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from coach.domain import round as rules
from coach.domain.ports import Owner
from coach.domain.session import Session
from coach.storage import backups, check
from coach.storage.sessions import Sessions


@pytest.fixture
def filled(
    store: Sessions, make_session: Callable[..., Session], me: Owner, path: Path
) -> Path:
    """A database with two sessions and a long text."""
    session = make_session("one")
    store.create(rules.write(session, {"diagram": "lorem " * 4000}), me, 1.0)
    store.create(make_session("two"), me, 1.0)
    store.close()
    return path


def _do(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute(statement)


def test_a_good_database_is_well(filled: Path) -> None:
    """And not a byte of it changes."""
    before = filled.read_bytes()
    report = check.check(filled)
    assert (report.sessions, report.problems) == (2, ())
    assert "There is no backup yet." in report.notes
    assert filled.read_bytes() == before


def test_no_database_is_no_problem(path: Path) -> None:
    """There is nothing to lose yet."""
    report = check.check(path)
    assert report.problems == ()
    assert "no database" in report.notes[0]


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        ("DELETE FROM events WHERE seq = 2", "events are missing"),
        ("DELETE FROM events WHERE seq = 1", "events are missing"),
        ("UPDATE events SET data = '{' WHERE seq = 2", "is damaged"),
        ("UPDATE sessions SET plan = '7'", "is damaged"),
        ("UPDATE sections SET body = 'x' WHERE section = 'api'", "text of api"),
        ("UPDATE sections SET body = CAST(X'ff' AS TEXT)", "is damaged"),
        ("DELETE FROM sessions WHERE id = 'one'", "belongs to none of sessions"),
        ("PRAGMA application_id = 9", "another program"),
        ("PRAGMA user_version = 99", "newer coach"),
    ],
)
def test_each_kind_of_damage_has_words(filled: Path, damage: str, says: str) -> None:
    """The session is named where there is one."""
    _do(filled, damage)
    report = check.check(filled)
    assert any(says in problem for problem in report.problems), report.problems


@pytest.mark.parametrize("what", ["text", "truncated", "zeroed page"])
def test_a_broken_file_is_reported_not_raised(filled: Path, what: str) -> None:
    """SQLite's complaint is turned into a sentence."""
    if what == "text":
        filled.write_text("nothing of the kind, and long enough to be looked at")
    elif what == "truncated":
        os.truncate(filled, filled.stat().st_size - 8192)
    else:
        with filled.open("r+b") as file:
            file.seek(8192)
            file.write(bytes(4096))
    report = check.check(filled)
    assert report.problems
    assert all(problem.endswith((".", "changed")) for problem in report.problems)


def test_a_page_that_nothing_uses_is_reported(filled: Path) -> None:
    """What SQLite finds without failing comes in its own words."""
    with closing(sqlite3.connect(filled, isolation_level=None)) as conn:
        conn.execute("PRAGMA writable_schema = ON")
        conn.execute("DELETE FROM sqlite_master WHERE name = 'idx_copies_session_id'")
    (problem,) = check.check(filled).problems
    assert problem.startswith("SQLite says: ")
    assert "never used" in problem


def test_a_single_changed_byte_of_a_text_is_found(filled: Path) -> None:
    """A hundred times out of a hundred; SQLite alone finds about one in six."""
    original = filled.read_bytes()
    start = original.index(b"lorem lorem lorem")
    dice = random.Random(1)  # noqa: S311 - repeatable, not secret
    found = 0
    for _ in range(100):
        place = start + dice.randrange(2000)
        damaged = bytearray(original)
        damaged[place] ^= 1 << dice.randrange(7)
        filled.write_bytes(damaged)
        found += bool(check.check(filled).problems)
    assert found == 100


def test_an_older_schema_is_a_note(path: Path) -> None:
    """It is migrated at the next start, not by the check."""
    path.parent.mkdir()
    schema = (Path(__file__).parent / "first_schema.sql").read_text("utf-8")
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(schema)
    report = check.check(path)
    assert report.problems == ()
    assert "schema is version 1" in report.notes[0]


def test_notes_tell_about_modes_backups_and_mounts(
    monkeypatch: pytest.MonkeyPatch, filled: Path
) -> None:
    """What is worth knowing without being wrong."""
    copy = backups.back_up(filled, 1000.0)
    filled.chmod(0o644)
    monkeypatch.setattr(check, "read_mounts", lambda: "server:/ / nfs4 rw 0 0")
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    notes = "\n".join(check.check(filled).notes)
    assert str(copy) in notes
    assert "chmod 600" in notes
    assert "lies on nfs4" in notes
    assert "rollback journal" in notes
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 3))
    assert "rollback journal" not in "\n".join(check.check(filled).notes)
