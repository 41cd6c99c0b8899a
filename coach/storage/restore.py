"""Goes back to a backup; what was there before is kept, so that this can be undone."""

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from coach import clock
from coach.errors import ConflictError, NewerDatabaseError, NotFoundError, StorageError
from coach.storage import backups, owners
from coach.storage.cells import owner_from_json
from coach.storage.connection import looking
from coach.storage.faults import damaged, explain
from coach.storage.files import (
    SIDES,
    free_path,
    locked,
    private_folder,
    require_space,
    side,
    size,
    sync_folder,
)
from coach.storage.schema import known_version, version_at


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did.

    Attributes:
        source: The backup that is the database now.
        aside: Where the database lies that was there before, or None.
        sessions: How many sessions there are now.
    """

    source: Path
    aside: Path | None
    sessions: int


def restore(database: Path, wanted: str, at: float) -> Restored:
    """Make a backup the database again.

    Args:
        database: The database, which need not exist or be readable.
        wanted: `latest`, the name of a backup, or the path of a file.
        at: Wall seconds.

    Raises:
        NotFoundError: If there is no such backup.
        ConflictError: If a live process has a session open.
        StorageError: If the backup is not good or there is no room; nothing changed.
    """
    source = _find(database, wanted)
    temporary = database.with_name(f".{database.name}.{os.getpid()}.part")
    try:
        private_folder(database.parent)
        with locked(database.parent):
            require_space(database.parent, 2 * (size(source) or 0))
            count = _verified_copy(source, temporary)
            _refuse_while_held(database, at)
            aside = _put_aside(database, at)
            # Before the rename: SQLite would replay an old log into the new file.
            for ending in SIDES:
                side(database, ending).unlink(missing_ok=True)
            temporary.replace(database)
            sync_folder(database.parent)
    except (sqlite3.Error, OSError) as error:
        raise explain(error, database) from error
    finally:
        backups.discard(temporary)
    return Restored(source, aside, count)


def _find(database: Path, wanted: str) -> Path:
    size(database)  # before "no backup": a folder that is none has another way out
    listed = backups.listed(database)
    if wanted == "latest":
        if listed:
            return listed[0]
        raise NotFoundError(
            f"There is no backup in {backups.folder_of(database)}.",
            "`coach data backup` makes one.",
        )
    named = [path for path in listed if wanted in (path.name, path.stem)]
    path = named[0] if named else Path(wanted).expanduser()
    if not path.is_file():
        names = ", ".join(each.name for each in listed[:3]) or "none yet"
        raise NotFoundError(f"There is no backup {wanted!r}.", f"Backups: {names}.")
    if database.exists() and path.samefile(database):
        raise StorageError(
            f"{path} is the database itself; there is nothing to restore.",
            "Name a backup, or say `latest`.",
        )
    return path


def _verified_copy(source: Path, temporary: Path) -> int:
    try:
        with looking(source) as conn:
            known_version(conn, source)
        backups.discard(temporary)
        backups.copy(source, temporary)
        with looking(temporary) as conn:
            (count,) = conn.execute("SELECT count(*) FROM sessions").fetchone()
    except sqlite3.Error as error:
        message, _ = damaged(source, str(error))
        raise StorageError(message, "Try another backup.") from error
    return int(count)


def _refuse_while_held(database: Path, at: float) -> None:
    if not size(database):
        return
    try:
        with looking(database) as conn:
            conn.text_factory = bytes
            claims = conn.execute(
                "SELECT id, owner, owner_at FROM sessions WHERE owner IS NOT NULL"
            ).fetchall()
    except sqlite3.Error:
        return  # too damaged to tell, and that is why it is being replaced
    for session_id, cell, claimed_at in claims:
        held = owner_from_json(cell)
        if held is not None and owners.lives(*held, claimed_at or 0.0, at):
            name = str(session_id, "utf-8", "replace")
            raise ConflictError(
                f"Session {name} is open in {owners.name(held[0])}. "
                "Nothing was changed.",
                "Close it there, then restore again.",
            )


def _put_aside(database: Path, at: float) -> Path | None:
    """Keep what is there now: as a backup, or as it is where it cannot be read."""
    if size(database) is None:
        return None
    try:
        if version_at(database) is not None:
            return backups.back_up(database, at)
    except NewerDatabaseError:
        return backups.back_up(database, at)
    except (StorageError, sqlite3.Error):
        pass
    return _move_aside(database, at)


def _move_aside(database: Path, at: float) -> Path:
    folder = backups.folder_of(database)
    private_folder(folder)
    target = free_path(folder / f"damaged-{clock.local(at):%Y%m%d-%H%M%S}.db")
    for ending in SIDES:
        if size(side(database, ending)):
            side(database, ending).rename(side(target, ending))
    database.rename(target)
    return target
