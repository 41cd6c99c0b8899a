"""The sessions of a person, kept in SQLite: the store that the round writes to.

Each save is one transaction on plain sqlite3: the row, the events that are new and
the sections that changed. Two terminals are kept apart by a revision and an owner.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

from coach.domain.ports import Copy, Opened, Owner, Summary
from coach.domain.session import Session
from coach.errors import ConflictError, StorageError
from coach.storage import lookup, owners, texts
from coach.storage.cells import event_row, from_cell, owner_to_json
from coach.storage.database import Database, MovedError
from coach.storage.faults import KEPT
from coach.storage.rows import (
    SUMMARY_COLUMNS,
    Row,
    changing_cells,
    planned_cells,
    rows,
    summary,
)

_EVENTS = "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)"


class Sessions:
    """The `SessionStore` on a database file, which is made on first use."""

    def __init__(self, path: Path) -> None:
        self._db = Database(path)

    @property
    def path(self) -> Path:
        """The database file."""
        return self._db.path

    def twin(self) -> "Sessions":
        """Return a store on the same file with a connection of its own."""
        return Sessions(self._db.path)

    def close(self) -> None:
        """Close the connection; the next use opens a new one."""
        self._db.close()

    def create(self, session: Session, owner: Owner, at: float) -> int:
        """Store a new session held by `owner`; return its revision."""
        with self._db.writing() as conn:
            return _insert(conn, session, owner, at)

    def save(self, session: Session, rev: int, owner: Owner, at: float) -> int:
        """Store what changed, all or nothing; return the new revision.

        Raises:
            ConflictError: If another process saved or took over the session.
            MovedError: If the file was removed or replaced, or lost the session.
            StorageError: If it cannot be written; nothing was changed.
        """
        with self._db.writing(same=True) as conn:
            cells = {**changing_cells(session, at), **_claim(owner, at)}
            names = ", ".join(f"{name} = :{name}" for name in cells)
            cursor = conn.execute(
                f"UPDATE sessions SET {names}, rev = rev + 1 WHERE id = :id "  # noqa: S608
                "AND rev = :rev AND coalesce(owner_token, :owner_token) = :owner_token",
                {**cells, "id": session.id, "rev": rev},
            )
            if cursor.rowcount != 1:
                raise _refusal(conn, session.id, self.path)
            _append_events(conn, session)
            texts.save(conn, session, at)
        return rev + 1

    def rescue(self, session: Session, owner: Owner, at: float) -> int:
        """Store a whole session after its file was removed or replaced.

        Raises:
            ConflictError: If the file that is there now has this session already.
            StorageError: If it cannot be written.
        """
        with self._db.writing() as conn:
            if lookup.row(conn, session.id) is not None:
                raise _refusal(conn, session.id, self.path)
            return _insert(conn, session, owner, at)

    def open(
        self, session_id: str, owner: Owner, at: float, *, take_over: bool = False
    ) -> Opened:
        """Read a session and hold it, unless a live process holds it already.

        Raises:
            NotFoundError: If there is no such session; ids may be shortened.
            StorageError: If it is damaged, or cannot be read.
        """
        with self._db.writing() as conn:
            row = lookup.require(conn, session_id)
            session = lookup.load(conn, row)
            other = None if take_over else _holder(row, owner, at)
            if other is None:
                conn.execute(
                    "UPDATE sessions SET owner = :owner, owner_token = :owner_token, "
                    "owner_at = :owner_at WHERE id = :id",
                    {**_claim(owner, at), "id": session.id},
                )
            return Opened(session, row["rev"], row["updated_at"], other)

    def read(self, session_id: str) -> Session:
        """Read a session without holding it; ids may be shortened.

        Raises:
            NotFoundError: If there is no such session.
            StorageError: If it is damaged, or cannot be read.
        """
        with self._db.reading() as conn:
            return lookup.load(conn, lookup.require(conn, session_id))

    def release(self, session_id: str, owner: Owner) -> None:
        """Let go of a session if `owner` holds it."""
        with self._db.writing() as conn:
            conn.execute(
                "UPDATE sessions SET owner = NULL, owner_token = NULL, owner_at = NULL "
                "WHERE id = ? AND owner_token = ?",
                (session_id, owner.token),
            )

    def summaries(self, limit: int = 50) -> Sequence[Summary]:
        """List sessions that are not deleted, newest first."""
        with self._db.reading() as conn:
            found = conn.execute(
                f"SELECT {SUMMARY_COLUMNS} FROM sessions "  # noqa: S608
                "WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT ?",
                (limit,),
            )
            return [summary(row) for row in rows(found)]

    def delete(self, session_id: str, at: float) -> None:
        """Put a session aside; it can be brought back."""
        with self._db.writing() as conn:
            row = lookup.require(conn, session_id)
            _mark_deleted(conn, row["id"], at)

    def undelete(self, session_id: str) -> None:
        """Bring a deleted session back."""
        with self._db.writing() as conn:
            row = lookup.require(conn, session_id, deleted=True)
            _mark_deleted(conn, row["id"], None)

    def keep_copy(
        self, session_id: str, section: str, body: str, at: float, why: str
    ) -> None:
        """Keep a text aside beside its session."""
        with self._db.writing() as conn:
            row = lookup.require(conn, session_id, deleted=True)
            texts.put_copy(conn, from_cell(row["id"]), section, body, at, why)

    def keep_unsaved(
        self, session: Session, at: float, why: str, earlier: Mapping[str, int]
    ) -> dict[str, int]:
        """Keep aside every section that differs from what is stored.

        Args:
            session: What the person has on screen.
            at: Wall seconds.
            why: In words, for the person.
            earlier: What the last call returned: those copies are replaced.

        Returns:
            The copies made so far, by section.
        """
        with self._db.writing() as conn:
            return texts.put_unsaved(conn, session, at, why, earlier)

    def copies(self, session_id: str) -> Sequence[Copy]:
        """List the texts kept aside for a session, oldest first."""
        with self._db.reading() as conn:
            row = lookup.require(conn, session_id, deleted=True)
            return texts.copies(conn, from_cell(row["id"]))


def _insert(conn: sqlite3.Connection, session: Session, owner: Owner, at: float) -> int:
    cells = {
        **planned_cells(session),
        **changing_cells(session, at),
        **_claim(owner, at),
        "rev": 1,
    }
    names, places = ", ".join(cells), ", ".join(f":{name}" for name in cells)
    try:
        conn.execute(f"INSERT INTO sessions ({names}) VALUES ({places})", cells)  # noqa: S608
    except sqlite3.IntegrityError as error:
        raise StorageError(
            f"Session {session.id} exists already; nothing was changed.",
            "Start the round again: it gets another name.",
        ) from error
    _append_events(conn, session)
    texts.save(conn, session, at)
    return 1


def _append_events(conn: sqlite3.Connection, session: Session) -> None:
    (last,) = conn.execute(
        "SELECT coalesce(max(seq), 0) FROM events WHERE session_id = ?", (session.id,)
    ).fetchone()
    fresh = list(takewhile(lambda event: event.seq > last, reversed(session.events)))
    conn.executemany(
        _EVENTS, [event_row(session.id, event) for event in reversed(fresh)]
    )


def _claim(owner: Owner, at: float) -> dict[str, Any]:
    record = owner_to_json(owner, owners.process_start(owner.pid))
    return {"owner": record, "owner_token": owner.token, "owner_at": at}


def _holder(row: Row, owner: Owner, at: float) -> Owner | None:
    held = lookup.owner_of(row)
    if held is None or held[0].token == owner.token:
        return None
    other, started = held
    alive = owners.lives(other, started, row["owner_at"] or 0.0, at)
    return other if alive else None


def _mark_deleted(conn: sqlite3.Connection, cell: bytes, at: float | None) -> None:
    conn.execute(
        "UPDATE sessions SET deleted_at = ? WHERE id = ?", (at, from_cell(cell))
    )


def _refusal(conn: sqlite3.Connection, session_id: str, path: Path) -> StorageError:
    row = lookup.row(conn, session_id)
    if row is None:
        return MovedError(f"Session {session_id} is no longer in {path}.", KEPT)
    held = lookup.owner_of(row)
    who = f" by {owners.name(held[0])}" if held else ""
    return ConflictError(
        f"Session {session_id} was changed or taken over{who} since it was read here.",
        "Both texts are kept: yours lies beside the session as a copy. Take it over "
        "again here, or go on over there.",
    )
