"""Which content files a person means by a path.

Owns how a file's kind is told from where it lies, from its name, from how it begins.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from coach.errors import NotFoundError
from coach.library.guard import MAX_BYTES
from coach.library.shelves import (
    KINDS,
    SINGLE,
    Kind,
    Roots,
    Volume,
    content_of,
    files_in,
    singles,
    volume,
    volumes,
)

_SIGNS: tuple[tuple[Kind, re.Pattern[bytes]], ...] = (
    ("formats", re.compile(rb"^phases:", re.MULTILINE)),
    ("behavioral", re.compile(rb"^questions:", re.MULTILINE)),
    ("concepts", re.compile(rb"^topics:", re.MULTILINE)),
    ("formulas", re.compile(rb"^formulas:", re.MULTILINE)),
    ("base-rates", re.compile(rb"^base_rates:", re.MULTILINE)),
)


def named(path: Path) -> Iterator[Volume]:
    """Yield the content files that a person means by a path.

    Raises:
        NotFoundError: If it does not exist or holds no content file.
    """
    if not path.is_dir():
        if not (path.exists() or path.is_symlink()):
            raise NotFoundError(f"there is no file or folder '{path}'")
        yield _volume(path)
        return
    shelves = [path / kind for kind in KINDS if (path / kind).is_dir()]
    files = [file for shelf in shelves for file in files_in(shelf)]
    singles = [path / f"{kind}.yaml" for kind in SINGLE]
    files += [file for file in singles if file.exists()]
    files = files or files_in(path)
    if not files:
        message = f"the folder '{path}' holds no content file"
        raise NotFoundError(message, "a case is a file cases/ID.yaml")
    for file in files:
        yield _volume(file)


def all_files(roots: Roots) -> list[Volume]:
    """Return every content file of some roots, as one names it from here."""
    near = [(_near(root), source) for root, source in roots]
    files = [file for kind in KINDS for file in volumes(near, kind)]
    return files + [file for kind in SINGLE for file in singles(near, kind)]


def _volume(path: Path) -> Volume:
    home = path.resolve().parent.name
    known = next((kind for kind in KINDS if kind == home), None)
    return volume(path, known or _kind_of(path), "own")


def _kind_of(path: Path) -> Kind:
    """Elsewhere only the file itself tells what it is; what tells nothing is a case."""
    for kind in SINGLE:
        if path.name == f"{kind}.yaml":
            return kind
    beginning = _beginning(path)
    return next((kind for kind, sign in _SIGNS if sign.search(beginning)), "cases")


def _beginning(path: Path) -> bytes:
    try:
        return content_of(str(path), MAX_BYTES) if path.is_file() else b""
    except OSError:
        return b""


def _near(root: Path) -> Path:
    """Return a folder as a person in the present folder would name it."""
    here = Path.cwd()
    return root.relative_to(here) if root.is_relative_to(here) else root
