"""Every complaint of the system becomes a sentence with a path and a next step."""

import errno
import socket
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from coach.domain.ports import Owner
from coach.domain.session import Session
from coach.errors import NotFoundError, StorageError
from coach.storage import backups, files, journal, owners
from coach.storage.connection import connect, looking
from coach.storage.faults import explain
from coach.storage.sessions import Sessions

PATH = Path("/data/coach.db")


@pytest.mark.parametrize(
    ("number", "says", "do"),
    [
        (errno.ENOSPC, "The disk is full: /data/coach.db", "Free some space"),
        (errno.EDQUOT, "The disk is full: /data/coach.db", "Free some space"),
        (errno.EROFS, "/data/coach.db cannot be written", "chmod u+w"),
        (errno.EACCES, "/data/coach.db cannot be written", "chmod u+w"),
        (errno.ENOTDIR, "/data/coach.db cannot be used", "COACH_HOME"),
        (errno.EIO, "/data/coach.db could not be read or written", "disk of /data"),
    ],
)
def test_what_the_system_reports(number: int, says: str, do: str) -> None:
    """By error number; and typed text is called safe only where it was saved."""
    error = explain(OSError(number, "made up"), PATH)
    assert says in error.message
    assert do in error.hint
    assert "typed" not in error.hint
    assert "typed" in explain(OSError(number, "x"), PATH, writing=True).hint


def test_a_read_only_database_is_named(
    monkeypatch: pytest.MonkeyPatch, store: Sessions, session: Session, me: Owner
) -> None:
    """SQLite itself refuses here, as on a disk that was mounted read-only."""
    rev = store.create(session, me, 1.0)
    conn = store._db._conn
    assert conn is not None
    conn.execute("PRAGMA query_only = ON")
    with pytest.raises(StorageError, match="is read-only") as refused:
        store.save(session, rev, me, 2.0)
    assert f"chmod u+w {store.path}" in refused.value.hint
    assert store.read(session.id).id == session.id


def test_a_folder_where_no_lock_can_be_made(tmp_path: Path) -> None:
    """A folder stands where the lock file should be."""
    (tmp_path / "coach.lock").mkdir()
    with pytest.raises(StorageError, match="cannot be used"), files.locked(tmp_path):
        raise AssertionError("it must not get in")


def test_the_lock_lets_one_in_at_a_time(tmp_path: Path) -> None:
    """The second one waits until the first has left."""
    order: list[str] = []
    waiting = threading.Event()

    def second() -> None:
        waiting.set()
        with files.locked(tmp_path):
            order.append("second")

    thread = threading.Thread(target=second)
    with files.locked(tmp_path):
        thread.start()
        assert waiting.wait(10.0)
        thread.join(0.05)
        order.append("first")
    thread.join(10.0)
    assert order == ["first", "second"]


def test_what_cannot_be_opened_is_closed_again(tmp_path: Path) -> None:
    """No handle stays on a file that is not a database."""
    text = tmp_path / "list.txt"
    text.write_text("milk, butter, and enough words to fill a header")
    with pytest.raises(sqlite3.DatabaseError):
        connect(text)
    with pytest.raises(sqlite3.OperationalError):
        connect(tmp_path / "missing.db")
    assert not (tmp_path / "missing.db").exists()


def test_a_look_at_a_locked_database_says_that_it_is_locked(
    monkeypatch: pytest.MonkeyPatch, path: Path, store: Sessions
) -> None:
    """It is not taken for the work of a killed process."""
    store.summaries()
    store.close()
    monkeypatch.setattr("coach.storage.connection.BUSY_S", 0.0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="locked"), looking(path):
            raise AssertionError("it must not get in")
        with pytest.raises(StorageError, match="held by another program"):
            store.summaries()


@pytest.mark.parametrize("pid", [0, -1, 2**40])
def test_no_such_process_lives(pid: int) -> None:
    """Process 0 and below mean groups to the system, not processes."""
    owner = Owner("t", pid, socket.gethostname())
    assert not owners.lives(owner, None, 1.0, 1.0)


def test_a_process_of_another_person_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    """Being forbidden to signal it proves that it is there."""

    def forbidden(*_: int) -> None:
        raise PermissionError

    monkeypatch.setattr("os.kill", forbidden)
    owner = Owner("t", 4242, socket.gethostname())
    assert owners.lives(owner, None, 1.0, 1.0)
    assert owners.name(owner) == f"process 4242 on {socket.gethostname()}"
    assert owners.name(Owner("t", 7, "")) == "process 7"


def test_an_owner_that_cannot_be_read_holds_nothing(
    store: Sessions, session: Session, me: Owner, living: Owner, path: Path
) -> None:
    """Better to open the session than to lock its writer out for good."""
    store.create(session, living, 1.0)
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("UPDATE sessions SET owner = '{'")
    assert store.open(session.id, me, 2.0).held_by is None


def test_a_damaged_copy_is_shown_as_far_as_it_goes(
    store: Sessions, session: Session, me: Owner, path: Path
) -> None:
    """Some of a text is worth more than none."""
    store.create(session, me, 1.0)
    store.keep_copy(session.id, "api", "text", 2.0, "why")
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("UPDATE copies SET body = CAST(X'6162ff' AS TEXT)")
    assert store.copies(session.id)[0].body == "ab�"


def test_a_history_without_sessions_tells_how_to_start_one(store: Sessions) -> None:
    """The id that was asked for is named."""
    with pytest.raises(NotFoundError, match="'abc': none was started") as refused:
        store.read("abc")
    assert "coach mock" in refused.value.hint


def test_a_system_without_a_mount_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then every folder counts as local."""
    monkeypatch.setattr(journal, "Path", lambda _: Path("/no/such/table"))
    assert journal.read_mounts() == ""


def test_only_a_backup_has_a_date() -> None:
    """Asked about another file, it says so."""
    with pytest.raises(ValueError, match="not the name of a backup"):
        backups.made_at(Path("coach.db"))
