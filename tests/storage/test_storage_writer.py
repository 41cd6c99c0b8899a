"""The writer: what was handed over is stored, or kept and told."""

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from coach.domain import round as rules
from coach.domain.ports import Owner
from coach.domain.session import Session
from coach.errors import CoachError, ConflictError, StorageError
from coach.storage import database
from coach.storage.connection import connect
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


def test_what_is_flushed_is_stored_and_told(
    writer: Writer, store: Sessions, session: Session, rev: int, screen: Screen
) -> None:
    """The time of the save is the clock's, told once per commit."""
    assert writer.flush(SOON)
    assert screen.saved == []
    writer.submit(_typed(session, "typed"))
    assert writer.flush(SOON)
    assert not writer.pending
    assert screen.saved == [(1234.5, rev + 1)]
    assert writer.rev == rev + 1
    assert store.read(session.id).sections["api"] == "typed"


def test_a_slow_disk_blocks_no_key_and_the_newest_text_wins(
    store: Sessions, session: Session, rev: int, me: Owner, screen: Screen
) -> None:
    """While one save hangs, a hundred values are handed over; the last is stored."""
    inside, go_on = threading.Event(), threading.Event()

    class Slow(Sessions):
        def twin(self) -> "Slow":
            return Slow(self.path)

        def save(self, session: Session, rev: int, owner: Owner, at: float) -> int:
            inside.set()
            assert go_on.wait(SOON)
            return super().save(session, rev, owner, at)

    slow = Slow(store.path)
    writer = Writer(slow, rev, me, lambda: 1.0, screen.on_saved, screen.on_error)
    writer.submit(_typed(session, "first"))
    assert inside.wait(SOON)
    for number in range(100):
        writer.submit(_typed(session, f"text {number}"))
    assert not writer.flush(0.0)
    assert writer.pending
    go_on.set()
    assert writer.close(SOON)
    assert [saved for _, saved in screen.saved] == [rev + 1, rev + 2]
    assert store.read(session.id).sections["api"] == "text 99"


def test_closing_stores_what_is_pending(
    writer: Writer, store: Sessions, session: Session
) -> None:
    """And ends the thread."""
    writer.submit(_typed(session, "last words"))
    assert writer.close(SOON)
    assert store.read(session.id).sections["api"] == "last words"
    assert "saving" not in {thread.name for thread in threading.enumerate()}


def test_a_full_disk_is_told_and_the_text_is_stored_when_there_is_room(
    monkeypatch: pytest.MonkeyPatch,
    store: Sessions,
    session: Session,
    rev: int,
    me: Owner,
    screen: Screen,
) -> None:
    """SQLite itself reports a full disk here: the file may not grow."""
    connections: list[sqlite3.Connection] = []

    def tight(path: Path) -> sqlite3.Connection:
        conn = connect(path)
        conn.execute("PRAGMA max_page_count = 1")  # no more than there are
        connections.append(conn)
        return conn

    monkeypatch.setattr(database, "connect", tight)
    writer = Writer(store, rev, me, lambda: 1.0, screen.on_saved, screen.on_error)
    long_text = "words " * 20_000
    writer.submit(_typed(session, long_text))
    assert not writer.flush(SOON)
    assert screen.saved == []
    assert "The disk is full" in screen.errors[0].message
    assert str(store.path) in screen.errors[0].message
    assert "still in memory" in screen.errors[0].hint
    assert store.read(session.id).sections["api"] == "GET /"

    connections[0].execute("PRAGMA max_page_count = 100000")
    assert writer.flush(SOON)
    assert writer.close(SOON)
    assert len(screen.saved) == 1
    assert store.read(session.id).sections["api"] == long_text


@pytest.mark.parametrize(
    ("code", "says", "do"),
    [
        (sqlite3.SQLITE_READONLY, "cannot be written", "chmod u+w"),
        (sqlite3.SQLITE_IOERR_FSYNC, "could not be read or written", "disk of"),
        (sqlite3.SQLITE_BUSY, "held by another program", "Close other"),
        (sqlite3.SQLITE_CORRUPT, "is damaged", "coach data restore"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened", "chmod u+rwx"),
    ],
)
def test_every_trouble_of_the_disk_has_words(
    monkeypatch: pytest.MonkeyPatch,
    writer: Writer,
    store: Sessions,
    session: Session,
    screen: Screen,
    code: int,
    says: str,
    do: str,
) -> None:
    """What happened, to which file, what is safe, what to do; then it is retried."""
    faulty = sqlite3.OperationalError("made up")
    faulty.sqlite_errorcode = code

    def fail(*_: object) -> None:
        raise faulty

    with monkeypatch.context() as patch:
        patch.setattr("coach.storage.texts.save", fail)
        writer.submit(_typed(session, "typed"))
        assert not writer.flush(SOON)
    (error,) = screen.errors
    assert isinstance(error, StorageError)
    assert says in error.message
    assert str(store.path) in error.message
    assert do in error.hint
    assert "still in memory" in error.hint
    assert writer.flush(SOON)
    assert store.read(session.id).sections["api"] == "typed"


def test_an_unforeseen_fault_does_not_end_the_saving(
    monkeypatch: pytest.MonkeyPatch, writer: Writer, session: Session, screen: Screen
) -> None:
    """It is told like any other, and the next value is tried again."""

    def fail(*_: object) -> None:
        raise RuntimeError("a slip of ours")

    with monkeypatch.context() as patch:
        patch.setattr("coach.storage.texts.save", fail)
        writer.submit(_typed(session, "typed"))
        assert not writer.flush(SOON)
    assert "a slip of ours" in screen.errors[0].message
    assert writer.flush(SOON)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_faulty_callback_does_not_end_the_saving(
    store: Sessions, session: Session, rev: int, me: Owner, screen: Screen
) -> None:
    """The screen may be gone; the text is stored all the same."""

    def fail(*_: object) -> None:
        raise RuntimeError("the screen is gone")

    writer = Writer(store, rev, me, lambda: 1.0, fail, screen.on_error)
    for body in ("one", "two"):
        writer.submit(_typed(session, body))
        assert writer.flush(SOON)
    assert writer.close(SOON)
    assert store.read(session.id).sections["api"] == "two"


def test_after_a_conflict_the_text_is_kept_as_a_copy(
    writer: Writer,
    store: Sessions,
    session: Session,
    me: Owner,
    living: Owner,
    screen: Screen,
) -> None:
    """Both texts are in the database, and the copy goes on growing."""
    other = store.open(session.id, living, 1100.0, take_over=True)
    store.save(_typed(session, "theirs"), other.rev, living, 1101.0)
    writer.submit(_typed(session, "mine"))
    assert not writer.flush(SOON)
    (error,) = screen.errors
    assert isinstance(error, ConflictError)
    assert str(living.pid) in error.message
    writer.submit(_typed(session, "mine, and more"))
    assert not writer.close(SOON)
    assert store.read(session.id).sections["api"] == "theirs"
    (copy,) = store.copies(session.id)
    assert (copy.section, copy.body) == ("api", "mine, and more")
    assert str(me.pid) in copy.why
