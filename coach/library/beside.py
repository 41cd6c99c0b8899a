"""What else there is beside the files that are checked: formats, cases, concepts.

Owns where these are looked for. Each file is read once for a whole check.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

from coach.domain.case import Case
from coach.domain.concept import Concept, Concepts
from coach.domain.format import Format
from coach.domain.record import Record
from coach.library.load import Loaded, open_file
from coach.library.shelves import SINGLE, Kind, Roots, Volume, singles, volumes

R = TypeVar("R", bound=Record)

Shelves = dict[str, Format | None]
"""Formats by their id; None where the format itself has faults."""


class Beside:
    """All that a rule may have to know of other files."""

    def __init__(self, files: Sequence[Volume], roots: Roots) -> None:
        self._files = files
        homes = dict.fromkeys(home_of(file) for file in files)
        self._roots: Roots = [*roots, *((home, "own") for home in homes)]
        self._mine = {str(Path(file.path).absolute()): file for file in files}
        self._read: dict[str, Loaded[Record]] = {}

    def opened(self, file: Volume, model: type[R]) -> Loaded[R]:
        """Read a file, once."""
        key = str(Path(file.path).absolute())
        if key not in self._read:
            # A checked file is called as the person called it, whoever asks first.
            opened = open_file(self._mine.get(key, file), model)
            self._read[key] = cast("Loaded[Record]", opened)
        return cast("Loaded[R]", self._read[key])

    @cached_property
    def formats(self) -> Shelves:
        """The formats: of the roots, beside the checked files, and these."""
        found: Shelves = {}
        for file in self._every("formats"):
            if file.id not in found:
                found[file.id] = self.opened(file, Format).record
        return found

    @cached_property
    def case_ids(self) -> tuple[str, ...]:
        """The ids that cases' files have."""
        return _once(file.id for file in self._every("cases"))

    @cached_property
    def competencies(self) -> tuple[str, ...]:
        """The ids that the files of behavioural questions have."""
        return _once(file.id for file in self._every("behavioral"))

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The cases that can be used; of two with one id the first."""
        found: dict[str, Case] = {}
        for file in self._every("cases"):
            record = self.opened(file, Case).record
            if record is not None:
                found.setdefault(record.id, record)
        return tuple(found.values())

    @cached_property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts of the field; of two with one id the first."""
        mine = [file for file in self._files if file.kind == "concepts"]
        found: dict[str, Concept] = {}
        for file in (*singles(self._roots, "concepts"), *mine):
            record = self.opened(file, Concepts).record
            for concept in record.concepts if record else ():
                found.setdefault(concept.id, concept)
        return tuple(found.values())

    def _every(self, kind: Kind) -> tuple[Volume, ...]:
        mine = [file for file in self._files if file.kind == kind]
        return (*volumes(self._roots, kind), *mine)


def home_of(file: Volume) -> Path:
    """Return the folder of content that a file lies in, or would."""
    folder = Path(file.path).absolute().parent
    return folder if file.kind in SINGLE else folder.parent


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
