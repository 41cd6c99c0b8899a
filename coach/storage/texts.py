"""The latest text of each section, and the copies kept aside when versions met."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from coach.domain.ports import Copy
from coach.domain.session import Session, count_words
from coach.storage.cells import checksum, from_cell, to_bytes, to_cell


def stored(conn: sqlite3.Connection, session_id: str) -> dict[str, bytes]:
    """Return the bytes of every section of a session."""
    found = conn.execute(
        "SELECT section, body FROM sections WHERE session_id = ?", (session_id,)
    )
    return {from_cell(section): body for section, body in found}


def changed(conn: sqlite3.Connection, session: Session) -> dict[str, bytes]:
    """Return the sections whose text is not what is stored."""
    before = stored(conn, session.id)
    now = {key: to_bytes(body) for key, body in session.sections.items()}
    return {key: body for key, body in now.items() if before.get(key) != body}


def save(conn: sqlite3.Connection, session: Session, at: float) -> None:
    """Store the sections that have changed."""
    conn.executemany(
        "INSERT INTO sections (session_id, section, body, words, crc, updated_at) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (session_id, section) DO UPDATE SET "
        "body = excluded.body, words = excluded.words, crc = excluded.crc, "
        "updated_at = excluded.updated_at",
        [_row(session, key, body, at) for key, body in changed(conn, session).items()],
    )


def put_copy(
    conn: sqlite3.Connection,
    session_id: str,
    section: str,
    body: str,
    at: float,
    why: str,
    *,
    instead_of: int | None = None,
) -> int:
    """Keep a text aside, in the place of an older copy if one is named."""
    cursor = conn.execute(
        "INSERT OR REPLACE INTO copies (id, session_id, section, body, at, why) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (instead_of, session_id, section, to_cell(body), at, why),
    )
    return cursor.lastrowid or 0


def put_unsaved(
    conn: sqlite3.Connection,
    session: Session,
    at: float,
    why: str,
    earlier: Mapping[str, int],
) -> dict[str, int]:
    """Keep aside every section that is not what is stored.

    Copies of the same texts made `earlier`, by section, are replaced.
    """
    unsaved = [key for key in changed(conn, session) if session.sections[key]]
    made = {
        key: put_copy(
            conn,
            session.id,
            key,
            session.sections[key],
            at,
            why,
            instead_of=earlier.get(key),
        )
        for key in unsaved
    }
    return {**earlier, **made}


def copies(conn: sqlite3.Connection, session_id: str) -> list[Copy]:
    """Return the texts kept aside for a session, oldest first."""
    found = conn.execute(
        "SELECT id, session_id, section, body, at, why FROM copies "
        "WHERE session_id = ? ORDER BY at, id",
        (session_id,),
    )
    return [
        Copy(number, _shown(owner), _shown(section), _shown(body), at, _shown(why))
        for number, owner, section, body, at, why in found
    ]


def _row(session: Session, key: str, body: bytes, at: float) -> tuple[Any, ...]:
    text = session.sections[key]
    return session.id, key, to_cell(text), count_words(text), checksum(body), at


def _shown(cell: Any) -> str:
    # A damaged copy is still worth more than none.
    try:
        return from_cell(cell)
    except UnicodeDecodeError:
        return str(cell, "utf-8", "replace")
