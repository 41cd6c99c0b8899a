"""Checks content files: that they can be read, and that they are good to play.

Owns which files are checked, which rules apply to which, and what only shows across
files. The rules themselves are in `rules`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from coach.domain.case import Case
from coach.domain.format import Format
from coach.domain.question import Competency
from coach.errors import NotFoundError
from coach.library import rules
from coach.library.document import Document
from coach.library.faults import Fault, in_order, quoted
from coach.library.guard import MAX_BYTES
from coach.library.load import open_file
from coach.library.questions import Across
from coach.library.shelves import (
    KINDS,
    Kind,
    Roots,
    Volume,
    content_of,
    files_in,
    volume,
    volumes,
)

Phases = dict[str, tuple[str, ...] | None]
"""The phases of each format by its id; None where the format itself has faults."""

_PHASES = re.compile(rb"^phases:", re.MULTILINE)
_QUESTIONS = re.compile(rb"^questions:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found.

    Attributes:
        faults: File by file, in reading order.
        files_checked: How many files were looked at.
    """

    faults: tuple[Fault, ...]
    files_checked: int


def check_paths(paths: Sequence[Path], roots: Roots) -> Report:
    """Check files and folders, or without any all of the roots.

    Args:
        paths: Files, or folders that hold files or `cases/`, `formats/` and
            `behavioral/`.
        roots: The shipped content and the person's own: formats are looked up there,
            and no own file may take the id of a shipped one.

    Raises:
        NotFoundError: If a path does not exist or holds no content file.
    """
    files = [file for path in paths for file in _named(path)]
    if not paths:
        near = [(_near(root), source) for root, source in roots]
        files = [file for kind in KINDS for file in volumes(near, kind)]
    phases = _phases(files, roots)
    taken = _Ids(roots)
    across = Across(_competencies(files, roots))
    faults: list[Fault] = []
    for file in files:
        document, found = _check(file, phases)
        if file.kind == "behavioral":
            found += across.faults(document)
        found += taken.by(file, document)
        faults += in_order(found)
    return Report(tuple(faults), len(files))


class _Ids:
    """Which ids are taken: by shipped files, and by files checked before."""

    def __init__(self, roots: Roots) -> None:
        self._homes = {root.resolve(): source for root, source in roots}
        shipped = [root for root in roots if root[1] == "shipped"]
        self._shipped = {(k, file.id) for k in KINDS for file in volumes(shipped, k)}
        self._strays: dict[tuple[Kind, str], str] = {}

    def by(self, file: Volume, document: Document) -> Iterator[Fault]:
        """Tell whether another file has this file's id already."""
        key = (file.kind, file.id)
        home = self._homes.get(Path(file.path).resolve().parent.parent)
        if home == "own" and key in self._shipped:
            message = f"the id {quoted(file.id)} belongs to a shipped file"
            hint = "this one is never used: rename the file and its id"
            yield document.fault(("id",), message, hint)
        if home is None:
            other = self._strays.setdefault(key, file.path)
            if other != file.path:
                message = f"the id {quoted(file.id)} is also that of {other}"
                yield document.fault(("id",), message, "rename one of the two")


def _check(file: Volume, phases: Phases) -> tuple[Document, list[Fault]]:
    if file.kind == "formats":
        form = open_file(file, Format)
        return form.document, [*form.faults, *rules.goals_once(form.document)]
    if file.kind == "behavioral":
        questions = open_file(file, Competency)
        return questions.document, [*questions.faults]
    case = open_file(file, Case)
    return case.document, [*case.faults, *_play(case.document, case.record, phases)]


def _play(document: Document, case: Case | None, phases: Phases) -> Iterator[Fault]:
    if not isinstance(document.data, dict):
        return
    yield from rules.format_known(document, tuple(phases))
    unclear = [
        *rules.ids_once(document, ("facts",)),
        *rules.phrasing_has_words(document),
        *rules.phrasing_once(document),
    ]
    yield from unclear
    yield from rules.ids_once(document, ("designs",))
    yield from rules.change_has_why(document)
    yield from rules.diagrams_parse(document)
    yield from rules.model_computes(document)
    form = document.at(("format",)) or "standard"
    yield from rules.hints_for_phases(document, phases.get(str(form)) or ())
    # What stands twice or says nothing is answered wrongly for just that reason.
    if case is not None and not unclear:
        yield from rules.phrasing_answered(document, case)


def _named(path: Path) -> Iterator[Volume]:
    """Yield the content files that a person means by a path."""
    if not path.is_dir():
        if not (path.exists() or path.is_symlink()):
            raise NotFoundError(f"there is no file or folder '{path}'")
        yield _volume(path)
        return
    folders = [path / kind for kind in KINDS if (path / kind).is_dir()] or [path]
    files = [file for folder in folders for file in files_in(folder)]
    if not files:
        message = f"the folder '{path}' holds no content file"
        raise NotFoundError(message, "a case is a file cases/ID.yaml")
    for file in files:
        yield _volume(file)


def _volume(path: Path) -> Volume:
    home = path.resolve().parent.name
    known = next((kind for kind in KINDS if kind == home), None)
    return volume(path, known or _kind_of(_beginning(path)), "own")


def _kind_of(beginning: bytes) -> Kind:
    """Elsewhere only the file itself tells what it is: cases have neither."""
    if _PHASES.search(beginning):
        return "formats"
    return "behavioral" if _QUESTIONS.search(beginning) else "cases"


def _beginning(path: Path) -> bytes:
    try:
        return content_of(str(path), MAX_BYTES) if path.is_file() else b""
    except OSError:
        return b""


def _near(root: Path) -> Path:
    """Return a folder as a person in the present folder would name it."""
    here = Path.cwd()
    return root.relative_to(here) if root.is_relative_to(here) else root


def _phases(files: Sequence[Volume], roots: Roots) -> Phases:
    """Collect the formats: of the roots, beside the checked files, and these."""
    homes = dict.fromkeys(Path(file.path).absolute().parent.parent for file in files)
    beside: Roots = [*roots, *((home, "own") for home in homes)]
    known = [*volumes(beside, "formats"), *(f for f in files if f.kind == "formats")]
    phases: Phases = {}
    for file in known:
        if file.id not in phases:
            form = open_file(file, Format).record
            phases[file.id] = tuple(p.id for p in form.phases) if form else None
    return phases


def _competencies(files: Sequence[Volume], roots: Roots) -> tuple[str, ...]:
    """Collect the competencies: of the roots, beside the checked files, and these."""
    mine = [file for file in files if file.kind == "behavioral"]
    homes = dict.fromkeys(Path(file.path).absolute().parent.parent for file in mine)
    beside: Roots = [*roots, *((home, "own") for home in homes)] if mine else []
    known = [*volumes(beside, "behavioral"), *mine]
    return tuple(dict.fromkeys(file.id for file in known))
