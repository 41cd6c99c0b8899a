"""The folders that hold content, and the files in them.

Owns which file names count and what the file system says of them. Opens no file to
list them: one stat each.
"""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from zlib import crc32

from coach import __version__
from coach.domain.ports import Stamp

Source = Literal["shipped", "own"]
Kind = Literal["cases", "formats", "behavioral", "concepts", "formulas", "base-rates"]
Roots = Sequence[tuple[Path, Source]]

KINDS: tuple[Kind, ...] = ("formats", "cases", "behavioral")
"""The kinds that have a folder of their own."""

SINGLE: tuple[Kind, ...] = ("concepts", "formulas", "base-rates")
"""The kinds that are one file, called so."""

SCHEMA = 2_000_000 + crc32(__version__.encode()) % 1_000_000
"""Part of every stamp: what one version read, another reads again.

The millions count changes of what is kept in the cache.
"""

ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Volume:
    """A content file as the file system shows it.

    Attributes:
        id: What its name says its id is.
        stamp: None if it cannot be read at all; then `fault` says why.
    """

    path: str
    id: str
    kind: Kind
    source: Source
    stamp: Stamp | None
    fault: str = ""


def volumes(roots: Roots, kind: Kind) -> Iterator[Volume]:
    """Yield the files of a kind: root by root, by name."""
    for root, source in roots:
        try:
            paths = files_in(root / kind)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            folder = root / kind
            fault = f"the folder cannot be read: {error.strerror}"
            yield Volume(str(folder), folder.name, kind, source, None, fault)
            continue
        for path in paths:
            yield volume(path, kind, source)


def singles(roots: Roots, kind: Kind) -> list[Volume]:
    """Return the files of a kind that is one file a root."""
    paths = [(root / f"{kind}.yaml", source) for root, source in roots]
    return [
        volume(path, kind, source)
        for path, source in paths
        if path.is_symlink() or path.exists()
    ]


def files_in(folder: Path) -> list[Path]:
    """Return the YAML files of a folder by name; hidden ones are editors' leavings.

    Raises:
        OSError: If the folder cannot be listed.
    """
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries)
    return [
        folder / name
        for name in names
        if name.endswith((".yaml", ".yml")) and not name.startswith(".")
    ]


def volume(path: Path, kind: Kind, source: Source) -> Volume:
    """Return what the file system says of one file."""
    file_id, name = path.stem, str(path)
    try:
        status = path.stat()
    except OSError as error:
        fault = f"the file cannot be read: {error.strerror}"
        return Volume(name, file_id, kind, source, None, fault)
    if not stat.S_ISREG(status.st_mode):
        return Volume(name, file_id, kind, source, None, "this is not a plain file")
    stamp = Stamp(status.st_size, status.st_mtime_ns, SCHEMA)
    fault = "" if path.suffix == ".yaml" else f"rename it to {file_id}.yaml"
    return Volume(name, file_id, kind, source, stamp, fault)


def content_of(path: str, limit: int) -> bytes:
    """Read a file, at most one byte more than `limit`.

    Raises:
        OSError: If it cannot be read.
    """
    with Path(path).open("rb") as file:
        return file.read(limit + 1)
