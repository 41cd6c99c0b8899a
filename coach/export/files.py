"""Puts a text into a file without ever harming what was there.

The text is complete on disk under another name before it takes its own; nothing is
overwritten or followed unless asked.
"""

import errno
import os
import re
import secrets
import stat
from contextlib import suppress
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from coach.domain.session import Session
from coach.errors import ExportError
from coach.text.safe import safe_line

LONGEST_NAME = 120
"""The longest name that is suggested, in bytes."""

_UNFIT = re.compile(r"[^a-z0-9]+")
_NO_LINKS = {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}


class FileExistsAlreadyError(ExportError):
    """The target is there and was not to be overwritten."""


def suggest_name(session: Session, zone: tzinfo | None = None, end: str = "md") -> str:
    """Return a name such as `2026-11-23-twitter-mock-1402.md`.

    It begins with the date and holds only small ASCII letters, digits and hyphens, so
    that no title can hide it, leave the folder or be taken for an option.
    """
    at = datetime.fromtimestamp(session.created_at, UTC).astimezone(zone)
    case = _plain(session.case.id) or _plain(session.case.title) or "round"
    tail = f"-{_plain(session.kind)}-{at:%H%M}.{_plain(end)}"
    head = f"{at:%Y-%m-%d}-{case}"
    return head[: LONGEST_NAME - len(tail)].rstrip("-") + tail


def write_into(folder: Path, name: str, text: str, *, force: bool = False) -> Path:
    """Write a file of a suggested name; where that is taken, `-2`, `-3` … follow.

    Returns:
        The path that was written.

    Raises:
        ExportError: If it cannot be written.
    """
    stem, _, end = name.rpartition(".")
    for count in range(1, 1000):
        path = folder / (name if count == 1 else f"{stem}-{count}.{end}")
        with suppress(FileExistsAlreadyError):
            write_new(path, text, force=force)
            return path
    raise ExportError(f"{_say(folder)} is full of files named {stem}", "name a file")


def write_new(path: Path, text: str, *, force: bool = False) -> None:
    """Write a file that only its owner may read, all of it or nothing.

    Args:
        path: Where to; the folder must exist.
        text: What to write, as UTF-8.
        force: Take the place of an ordinary file that is there already.

    Raises:
        FileExistsAlreadyError: If there is a file and `force` is not set.
        ExportError: If it cannot be written; a file that was there is unchanged.
    """
    try:
        _check_target(path, force=force)
        _replace(path, text.encode("utf-8"), force=force)
    except FileExistsError as error:
        raise _exists(path) from error
    except (OSError, ValueError) as error:
        raise _failure(path, error) from error


def _check_target(path: Path, *, force: bool) -> None:
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        if path.parent.is_dir():
            return
        raise ExportError(
            f"there is no folder {_say(path.parent)}",
            f"make it first: mkdir -p {_say(path.parent)}",
        ) from None
    if stat.S_ISLNK(mode):
        raise ExportError(
            f"{_say(path)} is a symbolic link, and links are not followed",
            "give the path it points to, or another name",
        )
    if not stat.S_ISREG(mode):
        kind = "a folder" if stat.S_ISDIR(mode) else "not an ordinary file"
        raise ExportError(f"{_say(path)} is {kind}", "give the name of a file")
    if not force:
        raise _exists(path)


def _replace(path: Path, body: bytes, *, force: bool) -> None:
    """Write beside the target and move into place."""
    beside = path.with_name(f".coach-{secrets.token_hex(8)}.tmp")
    try:
        _write(beside, body)
        if force:
            beside.replace(path)
        else:
            _claim(beside, path)
        _sync_folder(path.parent)
    finally:
        with suppress(OSError):
            beside.unlink()


def _write(path: Path, body: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())


def _claim(beside: Path, path: Path) -> None:
    """Give the finished file its name, unless another file got there first.

    A hard link fails where the name is taken; some file systems have none, and there
    an empty file takes the name first.
    """
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            beside.replace(path)
        except OSError:
            path.unlink()
            raise


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # not every file system can sync a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _exists(path: Path) -> FileExistsAlreadyError:
    return FileExistsAlreadyError(
        f"{_say(path)} exists already", "add --force to overwrite it, or name another"
    )


def _failure(path: Path, error: OSError | ValueError) -> ExportError:
    why = error.strerror if isinstance(error, OSError) and error.strerror else error
    hints = {
        errno.ENOSPC: "free some space, or choose another disk; nothing was changed",
        errno.EDQUOT: "your quota is used up; nothing was changed",
        errno.ENAMETOOLONG: "choose a shorter name",
        errno.EACCES: "choose a folder that you may write to",
        errno.EROFS: "the disk is read-only; choose another",
    }
    number = error.errno if isinstance(error, OSError) else None
    hint = hints.get(number or 0, "choose another place with -o; nothing was changed")
    return ExportError(f"{_say(path)} cannot be written: {why}", hint)


def _plain(text: str) -> str:
    return _UNFIT.sub("-", text.lower()).strip("-")


def _say(path: Path) -> str:
    return safe_line(str(path))
