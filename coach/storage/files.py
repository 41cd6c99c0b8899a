"""Files of the data folder: private modes, side files, free space, one lock.

Never opens a database file itself: closing it again would drop the locks that this
process holds on it through SQLite (POSIX locks belong to the process).
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from coach.errors import StorageError
from coach.storage.faults import explain

SIDES = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database, as endings of its file name."""

_SPARE_BYTES = 1 << 20


def side(path: Path, ending: str) -> Path:
    """Return the path of a side file of a database."""
    return path.with_name(path.name + ending)


def private_folder(folder: Path) -> None:
    """Make a folder that only this person may enter, unless it exists.

    Raises:
        StorageError: If it cannot be made.
    """
    try:
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise explain(error, folder) from error


def private_file(path: Path) -> None:
    """Make a new empty file that only this person may read; SQLite's side files follow.

    Raises:
        FileExistsError: If it is there already.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def size(path: Path) -> int | None:
    """Return the size in bytes, or None if there is no such file.

    Raises:
        StorageError: If that cannot be told, because the folder is none or is closed.
    """
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None
    except OSError as error:
        raise explain(error, path) from error


def require_writable(folder: Path) -> None:
    """Refuse a folder that exists and in which no file can be made.

    Raises:
        StorageError: If it is read-only for this person.
    """
    if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
        raise explain(PermissionError(errno.EACCES, "read-only"), folder)


def free_path(wanted: Path) -> Path:
    """Return a path that is not taken, numbered from 2 if the wanted one is."""
    candidates = (
        wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
        for number in count(2)
    )
    path = wanted
    while path.exists():
        path = next(candidates)
    return path


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells this file from another one at the same path, or None."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def require_space(folder: Path, needed: int) -> None:
    """Refuse work that would fill the disk half-way through.

    Raises:
        StorageError: If fewer than `needed` bytes and a spare megabyte are free.
    """
    free = shutil.disk_usage(folder).free
    if free < needed + _SPARE_BYTES:
        raise StorageError(
            f"There is too little room in {folder}: {free / 1e6:.1f} MB are free and "
            f"{(needed + _SPARE_BYTES) / 1e6:.1f} MB are needed. Nothing was changed.",
            "Free some space, then try again.",
        )


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let one process at a time make, migrate or replace a database; others wait.

    The lock is a file of its own, so that it outlives the replacing of the database,
    and the system drops it when the process dies.
    """
    try:
        handle = os.open(folder / "coach.lock", os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise explain(error, folder) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
