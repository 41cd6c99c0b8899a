"""One connection to the database of one program, opened on first use.

Notices when the file was removed or replaced underneath, and turns what SQLite
reports into words. Threads take turns; one that must not wait for the others
opens a database of its own on the same path.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coach.errors import StorageError
from coach.storage.connection import atomic, connect
from coach.storage.faults import KEPT, explain
from coach.storage.files import identity
from coach.storage.schema import prepare


class MovedError(StorageError):
    """The file was removed or replaced while it was open; nothing was saved."""


class Database:
    """The database at a path, made or migrated when it is first needed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._conn: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None

    def close(self) -> None:
        """Close the connection; the next use opens a new one."""
        with self._lock:
            if self._conn is not None:
                self._conn.close()
            self._conn = self._identity = None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Read from one state of the database.

        Raises:
            StorageError: If it cannot be opened or read.
        """
        with self._lock, self._explained(writing=False):
            conn = self._open(same=False)
            conn.execute("BEGIN")
            try:
                yield conn
            finally:
                if conn.in_transaction:
                    conn.execute("ROLLBACK")

    @contextmanager
    def writing(self, *, same: bool = False) -> Iterator[sqlite3.Connection]:
        """Read and write as one transaction, all or nothing.

        Args:
            same: Typed text is being saved into the file that was opened: another
                file in its place is an error and not to be written to.

        Raises:
            MovedError: With `same`, if the file was removed or replaced.
            StorageError: If it cannot be opened or written.
        """
        with self._lock, self._explained(writing=same):
            conn = self._open(same=same)
            with atomic(conn):
                yield conn

    def _open(self, *, same: bool) -> sqlite3.Connection:
        if self._conn is not None and identity(self.path) != self._identity:
            self.close()
            if same:
                raise MovedError(
                    f"{self.path} was removed or replaced while it was open.", KEPT
                )
        if self._conn is None:
            prepare(self.path)
            self._conn = connect(self.path)
            self._conn.text_factory = bytes  # damaged text must not hide other rows
            self._identity = identity(self.path)
        return self._conn

    @contextmanager
    def _explained(self, *, writing: bool) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise explain(error, self.path, writing=writing) from error
