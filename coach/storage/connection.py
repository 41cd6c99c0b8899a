"""Opens the database with the settings that the promises rest on, and transactions.

The journal is chosen in `coach.storage.journal`; everything is committed with
synchronous=FULL, because typed text is worth a millisecond.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coach import clock
from coach.storage.faults import is_busy, is_unfinished
from coach.storage.journal import mode_for

BUSY_S = 2.0
"""How long SQLite itself waits for a lock, in seconds."""

PATIENCE_S = 8.0
"""How long a transaction is tried again while others hold the lock, in seconds."""


def connect(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """Open a database for reading and writing.

    The caller sees to it that one thread at a time uses the connection.

    Raises:
        sqlite3.Error: If it cannot be opened, also when the file does not exist.
    """
    conn = _open(path, "rwc" if create else "rw")
    try:
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA synchronous = FULL")
        _choose_journal(conn, mode_for(path.parent))
    except BaseException:
        conn.close()
        raise
    return conn


@contextmanager
def looking(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database to look at it, leaving its bytes and its log as they are.

    Only when a killed process left a half-done transaction behind is the file opened
    for writing, because SQLite must undo that before anything can be read.
    """
    conn = _open(path, "ro")
    try:
        conn.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError as error:
        conn.close()
        if not is_unfinished(error):
            raise
        conn = _open(path, "rw")
    except BaseException:
        conn.close()
        raise
    try:
        yield conn
    finally:
        conn.close()


def pragma(conn: sqlite3.Connection, name: str) -> int:
    """Return the value of a numeric pragma."""
    (value,) = conn.execute(f"PRAGMA {name}").fetchone()
    return int(value)


@contextmanager
def atomic(
    conn: sqlite3.Connection, patience: float = PATIENCE_S
) -> Iterator[sqlite3.Connection]:
    """Run a block as one transaction that holds the write lock from the start.

    BEGIN alone would take the lock at the first write and then fail at once where
    another terminal has written since the first read. The transaction is never left
    open: it is committed, or undone by whatever goes wrong, a failing commit included.

    Args:
        conn: A connection in autocommit mode.
        patience: For how many seconds to go on trying while the lock is held.
    """
    _insist(conn, "BEGIN IMMEDIATE", patience)
    try:
        yield conn
        _insist(conn, "COMMIT", patience)
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise


def _open(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_S,
        isolation_level=None,
        check_same_thread=False,
    )


def _choose_journal(conn: sqlite3.Connection, wanted: str) -> None:
    (current,) = conn.execute("PRAGMA journal_mode").fetchone()
    if current == wanted:
        return
    try:
        conn.execute(f"PRAGMA journal_mode = {wanted}")
    except sqlite3.OperationalError as error:
        # Another terminal has it open in the other mode, or it is read-only: both
        # modes work. But with the log kept by a SQLite that should not use it, leave
        # the resetting of the log, where the bug lies, to the last one to close.
        if not (is_busy(error) or is_unfinished(error)):
            raise
        conn.execute("PRAGMA wal_autocheckpoint = 0")


def _insist(conn: sqlite3.Connection, statement: str, patience: float) -> None:
    deadline = clock.read().mono + patience
    while True:
        try:
            conn.execute(statement)
        except sqlite3.OperationalError as error:
            if not is_busy(error) or clock.read().mono >= deadline:
                raise
        else:
            return
