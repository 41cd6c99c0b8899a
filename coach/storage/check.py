"""Looks the database over and says in words what is wrong; changes nothing.

SQLite's own check sees broken pages; that a text is still the one which was typed,
that no event is missing and that every session can be read is checked here.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coach.errors import CoachError
from coach.storage import backups, lookup
from coach.storage.cells import checksum
from coach.storage.connection import looking
from coach.storage.faults import explain
from coach.storage.files import require_writable, size
from coach.storage.journal import has_reset_bug, read_mounts, remote_type
from coach.storage.migrations import VERSION
from coach.storage.rows import COLUMNS, rows
from coach.storage.schema import version_at

_MOST = 20


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found.

    Attributes:
        sessions: How many sessions there are, deleted ones included.
        problems: What is wrong, a sentence each; empty if all is well.
        notes: What is worth knowing and not wrong.
    """

    sessions: int
    problems: tuple[str, ...]
    notes: tuple[str, ...]


def check(database: Path) -> Report:
    """Check a database; a fault of its own is reported, not raised.

    Raises:
        StorageError: If its folder cannot be used, so that there is nothing to check.
    """
    notes = tuple(_notes(database))
    try:
        version = version_at(database)
        if version is None:
            require_writable(database.parent)
            return Report(0, (), (f"There is no database at {database} yet.", *notes))
        with looking(database) as conn:
            conn.text_factory = bytes
            pages = list(_pages(conn))
            if version < VERSION:
                older = f"Its schema is version {version}; the next start migrates it."
                return Report(0, tuple(pages), (older, *notes))
            found = [*pages, *_rows(conn)]
            (count,) = conn.execute("SELECT count(*) FROM sessions").fetchone()
    except CoachError as error:
        if size(database) is None:
            raise
        return Report(0, (error.message,), notes)
    except (sqlite3.Error, OSError) as error:
        return Report(0, (explain(error, database).message,), notes)
    return Report(count, tuple(found), notes)


def _pages(conn: sqlite3.Connection) -> Iterator[str]:
    for (line,) in conn.execute(f"PRAGMA integrity_check({_MOST})"):
        said = str(line, "utf-8", "replace")
        if said != "ok":
            yield f"SQLite says: {said}."
    for table, _, parent, _ in conn.execute("PRAGMA foreign_key_check").fetchmany(
        _MOST
    ):
        name, of = str(table, "utf-8", "replace"), str(parent, "utf-8", "replace")
        yield f"A row of {name} belongs to none of {of}."


def _rows(conn: sqlite3.Connection) -> Iterator[str]:
    for row in rows(conn.execute(f"SELECT {COLUMNS} FROM sessions ORDER BY id")):  # noqa: S608
        try:
            lookup.load(conn, row)
        except CoachError as error:
            yield error.message
    yield from _gaps(conn)
    yield from _altered(conn)


def _gaps(conn: sqlite3.Connection) -> Iterator[str]:
    found = conn.execute(
        "SELECT session_id, count(*), min(seq), max(seq) FROM events "
        "GROUP BY session_id HAVING min(seq) != 1 OR max(seq) != count(*)"
    )
    for name, many, first, last in found:
        yield (
            f"Session {str(name, 'utf-8', 'replace')}: events are missing; there are "
            f"{many}, numbered {first} to {last}."
        )


def _altered(conn: sqlite3.Connection) -> Iterator[str]:
    found = conn.execute("SELECT session_id, section, body, crc FROM sections")
    for name, section, body, crc in found:
        if not isinstance(body, bytes) or checksum(body) != crc:
            yield (
                f"Session {str(name, 'utf-8', 'replace')}: the text of "
                f"{str(section, 'utf-8', 'replace')} is not the one that was saved."
            )


def _notes(database: Path) -> Iterator[str]:
    version = sqlite3.sqlite_version
    if has_reset_bug(sqlite3.sqlite_version_info):
        yield (
            f"SQLite {version} has a known fault in its write-ahead log, so the "
            "rollback journal is used, which is safe. There is nothing to do."
        )
    kind = remote_type(database.parent, read_mounts())
    if kind:
        yield (
            f"{database.parent} lies on {kind}: locks may not work there. Keep the "
            "data on a disk of this machine (COACH_HOME), or use one terminal only."
        )
    if size(database) and database.stat().st_mode & 0o077:
        yield f"Others can read {database}: chmod 600 {database}"
    copies = backups.listed(database)
    yield f"Newest backup: {copies[0]}" if copies else "There is no backup yet."
