"""The file is removed or replaced while a round is open: noticed, told, kept."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from coach.domain import round as rules
from coach.domain.ports import Owner
from coach.domain.session import Session
from coach.errors import CoachError, ConflictError
from coach.storage.sessions import Sessions
from coach.storage.writer import Writer

SOON = 10.0
"""A deadline, in seconds, that only a fault reaches."""


@dataclass
class Screen:
    """What the person is told."""

    saved: list[tuple[float, int]] = field(default_factory=list)
    errors: list[CoachError] = field(default_factory=list)

    def on_saved(self, at: float, rev: int) -> None:
        """Note a commit."""
        self.saved.append((at, rev))

    def on_error(self, error: CoachError) -> None:
        """Note a failure."""
        self.errors.append(error)


@pytest.fixture
def screen() -> Screen:
    """Where the callbacks end."""
    return Screen()


@pytest.fixture
def rev(store: Sessions, session: Session, me: Owner) -> int:
    """The revision of the stored session."""
    return store.create(session, me, 1003.0)


@pytest.fixture
def writer(store: Sessions, rev: int, me: Owner, screen: Screen) -> Iterator[Writer]:
    """A writer that holds the session."""
    made = Writer(store, rev, me, lambda: 1234.5, screen.on_saved, screen.on_error)
    yield made
    made.close(SOON)


def _typed(session: Session, body: str) -> Session:
    return rules.write(session, {"api": body})


def test_a_removed_database_is_noticed_and_the_session_written_anew(
    writer: Writer, store: Sessions, session: Session, screen: Screen
) -> None:
    """An insert into an unlinked file would succeed and be lost."""
    writer.submit(_typed(session, "before"))
    assert writer.flush(SOON)
    store.path.unlink()
    writer.submit(_typed(session, "after"))
    assert writer.flush(SOON)
    assert "removed or replaced" in screen.errors[0].message
    after = replace(_typed(session, "after"), anchor=None)
    assert store.read(session.id) == after
    writer.submit(_typed(session, "and on"))
    assert writer.flush(SOON)
    assert len(screen.errors) == 1
    assert store.read(session.id).sections["api"] == "and on"


def test_a_database_put_in_its_place_is_not_written_over(
    writer: Writer, store: Sessions, session: Session, screen: Screen, tmp_path: Path
) -> None:
    """A backup copied over the file by hand: its text stays, ours is a copy."""
    with closing(sqlite3.connect(store.path)) as conn:
        conn.execute("VACUUM INTO ?", (str(tmp_path / "old.db"),))
    writer.submit(_typed(session, "newer text"))
    assert writer.flush(SOON)
    os.replace(tmp_path / "old.db", store.path)  # noqa: PTH105 - as `mv` does it
    writer.submit(_typed(session, "newest text"))
    assert not writer.flush(SOON)
    assert isinstance(screen.errors[0], ConflictError)
    assert store.read(session.id).sections["api"] == "GET /"
    assert [copy.body for copy in store.copies(session.id)] == ["newest text"]


def test_a_database_without_the_session_gets_it(
    writer: Writer, store: Sessions, session: Session, screen: Screen
) -> None:
    """Somebody emptied the tables: the session is written whole."""
    with closing(sqlite3.connect(store.path, isolation_level=None)) as conn:
        for table in ("events", "sections", "sessions"):
            conn.execute(f"DELETE FROM {table}")  # noqa: S608
    writer.submit(_typed(session, "still here"))
    assert writer.flush(SOON)
    assert "no longer in" in screen.errors[0].message
    assert store.read(session.id).events == session.events


def test_a_text_file_in_its_place_is_left_alone(
    writer: Writer, store: Sessions, session: Session, screen: Screen
) -> None:
    """What is not a database is not written to; the text stays in memory."""
    writer.submit(_typed(session, "before"))
    assert writer.flush(SOON)
    store.path.unlink()
    store.path.write_text("my shopping list")
    writer.submit(_typed(session, "after"))
    assert not writer.flush(SOON)
    assert "not a database" in screen.errors[-1].message
    assert store.path.read_text() == "my shopping list"
    store.path.unlink()
    assert writer.flush(SOON)
    assert store.read(session.id).sections["api"] == "after"
