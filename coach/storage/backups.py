"""Copies of the database: made by SQLite's backup API, verified, then given a name.

A plain file copy taken under a writer is broken half of the time; the backup API
never is. A copy gets its final name only after it was checked, so that every file
under such a name is good.
"""

import os
import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from coach import clock
from coach.errors import StorageError
from coach.storage.connection import looking
from coach.storage.faults import explain
from coach.storage.files import (
    SIDES,
    free_path,
    private_file,
    private_folder,
    require_space,
    side,
    size,
    sync_folder,
)

FOLDER = "backups"
KEEP_ALL_DAYS, DAILY, WEEKLY, MONTHLY, NEWEST = 2, 12, 10, 9, 3

_NAME = re.compile(r"coach-(\d{8}-\d{6})(?:-(\d{1,4}))?\.db")
_COUNTED = ("sessions", "events", "sections")


def folder_of(database: Path) -> Path:
    """Return the folder that holds the backups of a database."""
    return database.parent / FOLDER


def listed(database: Path) -> list[Path]:
    """List the backups of a database, newest first; other files are not named.

    Raises:
        StorageError: If the folder cannot be read.
    """
    folder = folder_of(database)
    try:
        if not folder.is_dir():
            return []
        found = [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    except OSError as error:
        raise explain(error, folder) from error
    return sorted(found, key=_order, reverse=True)


def made_at(backup: Path) -> datetime:
    """Return when a listed backup was made, local time, from its name."""
    match = _NAME.fullmatch(backup.name)
    if match is None:
        raise ValueError(f"{backup.name} is not the name of a backup")
    return datetime.strptime(match[1], "%Y%m%d-%H%M%S").astimezone()


def back_up(database: Path, at: float, target: Path | None = None) -> Path:
    """Copy the database to a new file and check the copy; return its path.

    Args:
        database: The database; other programs may be writing to it.
        at: Wall seconds, for the name.
        target: Where to, by default a dated name in the folder of backups.

    Raises:
        StorageError: If the copy cannot be made or is not good; no file is left.
    """
    if target is None:
        private_folder(folder_of(database))
        target = free_path(
            folder_of(database) / f"coach-{clock.local(at):%Y%m%d-%H%M%S}.db"
        )
    elif target.exists():
        raise StorageError(
            f"{target} exists already; it was not touched.",
            "Name another file.",
        )
    if size(database) is None:
        raise StorageError(
            f"There is no database at {database} yet.", "Start a round first."
        )
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        require_space(target.parent, size(database) or 0)
        copy(database, temporary)
        temporary.rename(target)
        sync_folder(target.parent)
    except sqlite3.Error as error:
        raise explain(error, database) from error
    except OSError as error:
        raise explain(error, target) from error
    finally:
        discard(temporary)
    return target


def copy(source: Path, target: Path) -> None:
    """Copy a database to a new private file and check that all of it is there.

    Raises:
        StorageError: If the copy is not good.
        sqlite3.Error: If source or target cannot be read or written.
    """
    private_file(target)
    with looking(source) as origin, closing(_plain(target)) as conn:
        before = _counts(origin)
        origin.backup(conn)
        conn.execute("PRAGMA journal_mode = DELETE")
        (verdict,) = conn.execute("PRAGMA integrity_check(1)").fetchone()
        after = _counts(conn)
    # Rows are never deleted, and writers may have added some since they were counted.
    if verdict != "ok" or any(after.get(name, -1) < n for name, n in before.items()):
        raise StorageError(
            f"The copy of {source} is not good ({verdict}); it was thrown away.",
            "`coach data check` tells what is wrong with the database.",
        )


def discard(path: Path) -> None:
    """Delete a temporary database and its side files, as far as they are there."""
    for each in (path, *(side(path, ending) for ending in SIDES)):
        with suppress(FileNotFoundError):
            each.unlink()


def thin(database: Path, at: float) -> list[Path]:
    """Delete the backups that are no longer worth their room; return them."""
    backups = listed(database)
    kept = worth_keeping([made_at(path) for path in backups], clock.local(at))
    gone = [path for path in backups if made_at(path) not in kept]
    for path in gone:
        discard(path)
    return gone


def worth_keeping(made: Sequence[datetime], now: datetime) -> set[datetime]:
    """Choose which backups to keep: the wider apart, the older they are.

    All of the last two days and whatever seems to come from the future, the newest
    of each of 12 days, 10 weeks and 9 months, and the newest three in any case, so
    that a wrong clock cannot empty the folder.
    """
    newest_first = sorted(made, reverse=True)
    recent = [m for m in newest_first if (now - m).days < KEEP_ALL_DAYS]
    return {
        *newest_first[:NEWEST],
        *recent,
        *_first_of_each(newest_first, "%Y-%m-%d", DAILY),
        *_first_of_each(newest_first, "%G-%V", WEEKLY),
        *_first_of_each(newest_first, "%Y-%m", MONTHLY),
    }


def _first_of_each(
    newest_first: Iterable[datetime], span: str, many: int
) -> list[datetime]:
    first: dict[str, datetime] = {}
    for moment in newest_first:
        first.setdefault(moment.strftime(span), moment)
    return list(first.values())[:many]


def _order(backup: Path) -> tuple[str, int]:
    match = _NAME.fullmatch(backup.name)
    return (match[1], int(match[2] or 1)) if match else ("", 0)


def _plain(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def _counts(conn: sqlite3.Connection) -> dict[str, int]:
    names = {name for (name,) in conn.execute("SELECT name FROM sqlite_master")}
    return {
        name: conn.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608
        for name in _COUNTED
        if name in names
    }
