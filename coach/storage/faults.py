"""What SQLite and the file system complain about, in words for the person.

Owns the sentences; decides nothing about what happens next.
"""

import errno
import sqlite3
from pathlib import Path

from coach.errors import StorageError

KEPT = "What you typed is still in memory and on screen."

_FULL = {errno.ENOSPC, errno.EDQUOT}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_NOT_A_FOLDER = {errno.ENOTDIR, errno.EEXIST, errno.EISDIR}


def explain(
    error: sqlite3.Error | OSError, path: Path, *, writing: bool = False
) -> StorageError:
    """Say what happened to which file and what to do next.

    Args:
        error: What SQLite or the system reported.
        path: The file or folder it is about.
        writing: Typed text was being saved, so the hint says that it is safe.
    """
    message, hint = _words(error, path)
    return StorageError(message, f"{KEPT} {hint}" if writing else hint)


def is_busy(error: sqlite3.Error) -> bool:
    """Say whether another connection holds the lock, so that waiting helps."""
    return _primary(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_damage(error: sqlite3.Error) -> bool:
    """Say whether the file itself is not, or no longer, a good database."""
    return _primary(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def is_unfinished(error: sqlite3.Error) -> bool:
    """Say whether a killed process left work that a read-only look cannot undo."""
    return _primary(error) in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)


def _primary(error: sqlite3.Error) -> int:
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & 0xFF


def _words(error: sqlite3.Error | OSError, path: Path) -> tuple[str, str]:
    if isinstance(error, OSError):
        return _system_words(error, path)
    code = _primary(error)
    if code == sqlite3.SQLITE_FULL:
        return _full(path)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return _read_only(path)
    if code == sqlite3.SQLITE_CANTOPEN:
        return (
            f"{path} cannot be opened.",
            f"See that the folder {path.parent} exists and is yours: "
            f"chmod u+rwx {path.parent}",
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return (
            f"{path} is held by another program.",
            "Close other coach terminals or tools that have it open, then try again.",
        )
    if is_damage(error):
        return damaged(path, str(error))
    return (
        f"{path} could not be read or written: {error}.",
        f"See that the disk of {path.parent} is well; "
        "`coach data check` tells more, `coach data backup` makes a copy.",
    )


def damaged(path: Path, detail: str) -> tuple[str, str]:
    """Return message and hint for a file that is not a good database."""
    return (
        f"{path} is damaged or not a database: {detail}. Nothing was changed.",
        "`coach data check` tells more; `coach data restore latest` goes back to the "
        "newest backup and keeps the damaged file aside.",
    )


def _system_words(error: OSError, path: Path) -> tuple[str, str]:
    if error.errno in _FULL:
        return _full(path)
    if error.errno in _READ_ONLY:
        return _read_only(path)
    if error.errno in _NOT_A_FOLDER:
        return (
            f"{path} cannot be used: {error.strerror}.",
            "Move the file that is in the way, or set COACH_HOME to another folder.",
        )
    return (
        f"{path} could not be read or written: {error.strerror or error}.",
        f"See that the disk of {path.parent} is well, then try again.",
    )


def _full(path: Path) -> tuple[str, str]:
    return (
        f"The disk is full: {path} could not be written.",
        f"Free some space in {path.parent}; it is saved as soon as there is room.",
    )


def _read_only(path: Path) -> tuple[str, str]:
    return (
        f"{path} cannot be written: it or its folder is read-only.",
        f"Allow it again: chmod u+w {path} && chmod u+rwx {path.parent}",
    )
