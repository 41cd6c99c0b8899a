"""Finds a session by its id or the beginning of it, and reads it whole."""

import difflib
import sqlite3
from typing import Any

from coach.domain.ports import Owner
from coach.domain.session import Event, Session
from coach.errors import NotFoundError
from coach.storage import texts
from coach.storage.cells import event_from, from_cell, owner_from_json
from coach.storage.rows import (
    COLUMNS,
    DAMAGE,
    Row,
    damaged_session,
    restore,
    rows,
)

_RECENT = 500


def row(conn: sqlite3.Connection, session_id: str) -> Row | None:
    """Return the row with just this id, deleted or not."""
    found = conn.execute(
        f"SELECT {COLUMNS} FROM sessions WHERE id = ?",  # noqa: S608
        (session_id,),
    )
    return next(iter(rows(found)), None)


def require(conn: sqlite3.Connection, wanted: str, *, deleted: bool = False) -> Row:
    """Return the row of a session by its id, or by a beginning that only one has.

    Args:
        conn: A connection that hands out text as bytes.
        wanted: What the person or the program gave.
        deleted: Deleted sessions count as well.

    Raises:
        NotFoundError: If there is none or more than one, with what is near.
    """
    wanted = wanted.strip()
    exact = row(conn, wanted) if wanted.isprintable() else None
    if exact is not None:
        if exact["deleted_at"] is not None and not deleted:
            raise NotFoundError(
                f"Session {wanted} was deleted.", "Bring it back first."
            )
        return exact
    ids = _ids(conn, deleted=deleted)
    fitting = [each for each in ids if wanted and each.startswith(wanted)]
    found = row(conn, fitting[0]) if len(fitting) == 1 else None
    if found is None:
        raise _not_found(wanted, fitting, ids)
    return found


def load(conn: sqlite3.Connection, row: Row) -> Session:
    """Read the session of a row.

    Raises:
        StorageError: If it is damaged; the error names it.
    """
    session_id = str(row["id"], "utf-8", "replace")
    try:
        return restore(row, events(conn, session_id), _sections(conn, session_id))
    except DAMAGE as error:
        raise damaged_session(session_id, str(error)) from error


def events(conn: sqlite3.Connection, session_id: str) -> list[Event]:
    """Read the events of a session in their order.

    Raises:
        ValueError, TypeError: If one is damaged.
    """
    found = conn.execute(
        "SELECT seq, at, phase, spent, kind, data FROM events "
        "WHERE session_id = ? ORDER BY seq",
        (session_id,),
    )
    return [event_from(row) for row in found]


def owner_of(row: Row) -> tuple[Owner, int | None] | None:
    """Return who holds a session and when that process started."""
    cell: Any = row["owner"]
    return None if cell is None else owner_from_json(cell)


def _sections(conn: sqlite3.Connection, session_id: str) -> dict[str, str]:
    stored = texts.stored(conn, session_id)
    return {key: from_cell(body) for key, body in stored.items()}


def _ids(conn: sqlite3.Connection, *, deleted: bool) -> list[str]:
    found = conn.execute(
        "SELECT id FROM sessions WHERE (? OR deleted_at IS NULL) "
        "ORDER BY created_at DESC",
        (deleted,),
    )
    return [str(cell, "utf-8", "replace") for (cell,) in found]


def _not_found(wanted: str, fitting: list[str], ids: list[str]) -> NotFoundError:
    if fitting:
        return NotFoundError(
            f"{len(fitting)} sessions begin with {wanted!r}.",
            f"Give more of the id: {', '.join(fitting[:5])}.",
        )
    if not ids:
        return NotFoundError(
            f"There is no session {wanted!r}: none was started yet.",
            "`coach mock` starts one.",
        )
    near = difflib.get_close_matches(wanted, ids[:_RECENT], n=3, cutoff=0.5)
    hint = f"Did you mean {', '.join(near)}?" if near else "`coach history` lists them."
    return NotFoundError(f"There is no session {wanted!r}.", hint)
