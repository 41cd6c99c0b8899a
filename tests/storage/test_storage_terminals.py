"""Several terminals write at once: nothing is lost, no lock is ever shown."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from coach.domain import round as rules
from coach.domain.ports import Owner
from coach.domain.session import Session
from coach.errors import StorageError
from coach.storage import connection
from coach.storage.connection import atomic, connect
from coach.storage.database import Database
from coach.storage.sessions import Sessions

HERE = Path(__file__).parent


def _contend(path: Path, session_id: str, names: str, times: int) -> list[int]:
    children = [
        subprocess.Popen(
            [
                sys.executable,
                HERE / "children" / "contend.py",
                path,
                session_id,
                name,
                str(times),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    ends = [child.communicate() for child in children]
    assert [child.returncode for child in children] == [0] * len(children), ends
    return [int(out) for out, _ in ends]


def test_two_terminals_on_one_session_lose_no_word(
    store: Sessions, session: Session, dead: Owner, path: Path
) -> None:
    """Every conflict is seen; after it both texts are in."""
    store.create(session, dead, 1.0)
    conflicts = _contend(path, session.id, "ab", 40)
    words = store.read(session.id).sections["api"].split()
    assert sorted(words[2:]) == sorted(f"{n}{i}" for n in "ab" for i in range(40))
    assert sum(conflicts) > 0


@pytest.mark.slow
def test_four_terminals_on_one_session_lose_no_word(
    store: Sessions, session: Session, dead: Owner, path: Path
) -> None:
    """The long proof."""
    store.create(session, dead, 1.0)
    _contend(path, session.id, "abcd", 500)
    words = store.read(session.id).sections["api"].split()
    assert len(set(words[2:])) == 2000


def test_saving_without_the_revision_would_lose_words(tmp_path: Path) -> None:
    """The control: read, then write without looking again, drops the other's word."""
    path = tmp_path / "plain.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("CREATE TABLE texts (body)")
        conn.execute("INSERT INTO texts VALUES ('')")
        read = [conn.execute("SELECT body FROM texts").fetchone()[0] for _ in "ab"]
        for name, body in zip("ab", read, strict=True):
            conn.execute("UPDATE texts SET body = ?", (f"{body} {name}",))
        (body,) = conn.execute("SELECT body FROM texts").fetchone()
    assert body.split() == ["b"]


def test_threads_with_sessions_of_their_own_wait_for_each_other(
    path: Path, make_session: Callable[..., Session], me: Owner
) -> None:
    """Six writers at once, one save each time around: none hears of a lock."""
    failures: list[BaseException] = []
    barrier = threading.Barrier(6)

    def write(name: str) -> None:
        store = Sessions(path)
        try:
            barrier.wait()
            session = make_session(name)
            rev = store.create(session, me, 1.0)
            for number in range(15):
                session = rules.write(session, {"api": f"{name} {number}"})
                rev = store.save(session, rev, me, 1.0)
        except BaseException as error:
            failures.append(error)
            raise
        finally:
            store.close()

    threads = [threading.Thread(target=write, args=(f"s{n}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    store = Sessions(path)
    found = {s.id: store.read(s.id).sections["api"] for s in store.summaries()}
    store.close()
    assert found == {f"s{n}": f"s{n} 14" for n in range(6)}


def test_reading_then_writing_never_meets_a_lock(
    path: Path, store: Sessions, session: Session, me: Owner
) -> None:
    """`atomic` locks at once; a deferred BEGIN, the control, fails when it writes."""
    store.create(session, me, 1.0)
    with closing(connect(path)) as one, closing(connect(path)) as two:
        two.execute("PRAGMA busy_timeout = 0")
        one.execute("BEGIN")
        one.execute("SELECT rev FROM sessions").fetchall()
        two.execute("BEGIN")
        two.execute("SELECT rev FROM sessions").fetchall()
        one.execute("UPDATE sessions SET stopped = 1")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            two.execute("UPDATE sessions SET stopped = 2")
        for conn in (one, two):
            conn.execute("ROLLBACK")

        with atomic(one):
            with pytest.raises(sqlite3.OperationalError), atomic(two, patience=0.0):
                raise AssertionError("it must not get in")
            assert not two.in_transaction
        with atomic(two):
            two.execute("UPDATE sessions SET stopped = 3")


def test_a_transaction_is_never_left_open(
    path: Path, store: Sessions, session: Session, me: Owner
) -> None:
    """Whatever goes wrong inside, it is undone and the lock is free."""
    store.create(session, me, 1.0)
    with closing(connect(path)) as conn:

        def interrupted() -> None:
            with atomic(conn):
                conn.execute("UPDATE sessions SET rev = 99")
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            interrupted()
        assert not conn.in_transaction
        assert conn.execute("SELECT rev FROM sessions").fetchone() == (1,)


def test_a_commit_that_fails_is_undone(
    path: Path, store: Sessions, session: Session, me: Owner
) -> None:
    """A foreign key that is checked only at the commit."""
    store.create(session, me, 1.0)
    with closing(connect(path)) as conn:

        def orphaned() -> None:
            with atomic(conn):
                conn.execute("PRAGMA defer_foreign_keys = ON")
                conn.execute("INSERT INTO copies VALUES (1, 'no', 'api', '', 1, '')")

        with pytest.raises(sqlite3.IntegrityError):
            orphaned()
        assert not conn.in_transaction
        assert conn.execute("SELECT count(*) FROM copies").fetchone() == (0,)


def test_reading_survives_a_transaction_that_is_gone(path: Path) -> None:
    """SQLite itself undoes one after an I/O error; that must not hide the error."""
    database = Database(path)

    def read() -> None:
        with database.reading() as conn:
            conn.execute("ROLLBACK")
            raise sqlite3.OperationalError("disk I/O error")

    with pytest.raises(StorageError, match="disk I/O error"):
        read()
    database.close()


class _Busy(sqlite3.Connection):
    """Reports a fault as often as `faults` says, then works."""

    faults: list[int]

    def execute(self, *_: object) -> sqlite3.Cursor:
        """Fail with the next code, if there is one."""
        if self.faults:
            error = sqlite3.OperationalError("made up")
            error.sqlite_errorcode = self.faults.pop(0)
            raise error
        return super().execute("SELECT 'delete'")


@pytest.fixture
def busy() -> Iterator[_Busy]:
    """A connection in memory that can be told to fail."""
    with closing(sqlite3.connect(":memory:", factory=_Busy)) as conn:
        conn.faults = []
        yield conn


def test_a_lock_is_waited_for_and_a_fault_is_not(busy: _Busy) -> None:
    """Two refusals, then in; anything but a lock ends it at once."""
    busy.faults = [sqlite3.SQLITE_BUSY, sqlite3.SQLITE_BUSY_RECOVERY]
    with atomic(busy):
        assert busy.faults == []
    busy.faults = [sqlite3.SQLITE_IOERR, sqlite3.SQLITE_BUSY]
    with pytest.raises(sqlite3.OperationalError), atomic(busy):
        raise AssertionError("it must not get in")
    assert busy.faults == [sqlite3.SQLITE_BUSY]


def test_a_database_in_the_right_mode_is_left_in_it(
    monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    """Opened twice where the write-ahead log is safe, both use it."""
    monkeypatch.setattr("coach.storage.connection.mode_for", lambda _: "wal")
    path.parent.mkdir()
    with closing(connect(path, create=True)), closing(connect(path)) as two:
        assert two.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_fault_while_the_journal_is_chosen_is_not_swallowed(busy: _Busy) -> None:
    """Only a lock or a read-only file is a reason to keep the other journal."""
    cursor = busy.execute("PRAGMA journal_mode")
    assert cursor.fetchone() == ("delete",)

    class Late(_Busy):
        def execute(self, *words: object) -> sqlite3.Cursor:
            if "=" in str(words[0]):
                self.faults = [sqlite3.SQLITE_IOERR]
            return super().execute(*words)

    with closing(sqlite3.connect(":memory:", factory=Late)) as late:
        late.faults = []
        with pytest.raises(sqlite3.OperationalError):
            connection._choose_journal(late, "wal")
