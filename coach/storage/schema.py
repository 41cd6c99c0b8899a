"""Is there a database, is it ours, and is it of this version? If older, migrate it.

A new database is built under another name and then renamed, so that nobody ever sees
a half-made one. What is not ours, damaged or newer is refused and left as it is.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from coach import clock
from coach.errors import NewerDatabaseError, StorageError
from coach.storage import backups
from coach.storage.connection import connect, looking, pragma
from coach.storage.faults import explain
from coach.storage.files import (
    SIDES,
    free_path,
    locked,
    private_file,
    private_folder,
    require_space,
    side,
    size,
    sync_folder,
)
from coach.storage.migrations import APPLICATION_ID, VERSION, migrate


def prepare(path: Path) -> None:
    """See to it that a database of this version is at `path`.

    Any number of processes may do this at once: one works, the others wait.

    Raises:
        NewerDatabaseError: If a newer program made it.
        StorageError: If it cannot be used or made; nothing was changed.
    """
    try:
        private_folder(path.parent)
        if version_at(path) == VERSION:
            return
        with locked(path.parent):
            found = version_at(path)
            if found is None:
                _build(path)
            elif found < VERSION:
                _migrate(path, found)
    except (sqlite3.Error, OSError) as error:
        raise explain(error, path) from error


def version_at(path: Path) -> int | None:
    """Return the schema of the database at `path`, or None if there is none yet.

    Raises:
        NewerDatabaseError: If a newer program made it.
        StorageError: If it is not a database of this program.
        sqlite3.Error: If it cannot be read.
    """
    # The log is looked for first: a log beside an empty file means lost content,
    # while a database that is just being made has content before it has a log.
    has_log = bool(size(side(path, "-wal")))
    found = size(path)
    if found is None:
        return None
    if found == 0:
        _require_fresh(path, has_log=has_log)
        return None
    with looking(path) as conn:
        return known_version(conn, path)


def known_version(conn: sqlite3.Connection, path: Path) -> int:
    """Return the schema of an open database.

    Raises:
        NewerDatabaseError: If it is newer than this program.
        StorageError: If it belongs to another program.
    """
    if pragma(conn, "application_id") != APPLICATION_ID:
        raise StorageError(
            f"{path} is a database of another program. Nothing was changed.",
            "Move it away, or set COACH_HOME to another folder.",
        )
    version = pragma(conn, "user_version")
    if version > VERSION:
        raise NewerDatabaseError(
            f"{path} was made by a newer coach: its schema is version {version}, "
            f"this program knows {VERSION}. Nothing was changed.",
            "Install the newer coach again, or set COACH_HOME to another folder.",
        )
    return version


def _require_fresh(path: Path, *, has_log: bool) -> None:
    copies = backups.listed(path)
    if not has_log and not copies:
        return
    names = ", ".join(copy.name for copy in copies[:3]) or "none"
    raise StorageError(
        f"{path} is empty, but there was a database here. Nothing was changed.",
        f"Backups: {names}. `coach data restore latest` goes back to the newest one; "
        f"to begin anew instead, move {path.parent} away.",
    )


def _build(path: Path) -> None:
    new = path.with_name(f".{path.name}.new")
    backups.discard(new)  # of a process that was killed
    private_file(new)
    with closing(connect(new)) as conn:
        migrate(conn)
    # A log left by a deleted database would be replayed into the new one.
    for ending in SIDES:
        stale = side(path, ending)
        if size(stale):
            stale.rename(free_path(side(path, f"{ending}.stale")))
        stale.unlink(missing_ok=True)
    new.replace(path)
    backups.discard(new)  # its empty journal
    sync_folder(path.parent)


def _migrate(path: Path, found: int) -> None:
    # A migration may rewrite every page, into the journal and into the file.
    require_space(path.parent, 3 * (size(path) or 0))
    copy = backups.back_up(path, clock.wall())
    try:
        with closing(connect(path)) as conn:
            migrate(conn)
    except sqlite3.Error as error:
        cause = explain(error, path)
        raise StorageError(
            f"{path} could not be brought from schema {found} to {VERSION}: "
            f"{cause.message} The database is as it was.",
            f"{cause.hint} A copy is in {copy}.",
        ) from error
