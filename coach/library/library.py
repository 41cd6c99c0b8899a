"""The content there is, shipped and the person's own.

Owns what a list shows and which of two files wins. A list of known files needs one
stat each: PyYAML and pydantic load only to read a file that is new or changed, pydantic
also to hand out a record.
"""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from coach.domain.ports import CaseHeader, ContentCache
from coach.errors import ContentError, NotFoundError
from coach.library.heads import case_header
from coach.library.kept import heads, record
from coach.library.memory import MemoryCache
from coach.library.shelves import ID, Kind, Roots, Volume, volume, volumes

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.domain.concept import Concepts
    from coach.domain.format import Format
    from coach.domain.record import Record
    from coach.library.faults import Fault
    from coach.library.figures import Figures
    from coach.library.questions import Questions

    R = TypeVar("R", bound=Record)


class Library:
    """Cases and formats out of folders that each hold `cases/` and `formats/`.

    Attributes:
        roots: The folders, each with whose it is. Earlier ones win.
    """

    def __init__(self, roots: Roots, cache: ContentCache | None = None) -> None:
        self.roots: Roots = tuple((Path(r).absolute(), source) for r, source in roots)
        self._cache: ContentCache = MemoryCache() if cache is None else cache

    def headers(self) -> tuple[CaseHeader, ...]:
        """List the cases: shipped before own, then by title.

        A file that cannot be used is listed with its fault and never breaks the list.
        """
        files = [*volumes(self.roots, "formats"), *volumes(self.roots, "cases")]
        minutes: dict[str, float] = {}
        cases = []
        for file, head in heads(files, self._cache):
            if file.kind == "cases":
                cases.append((file, head))
            elif not head.fault:
                minutes.setdefault(file.id, head.minutes)
        shipped = frozenset(file.id for file, _ in cases if file.source == "shipped")
        listed = [case_header(file, head, minutes, shipped) for file, head in cases]
        return tuple(sorted(listed, key=_order))

    def case(self, case_id: str) -> Case:
        """Return a case.

        Raises:
            NotFoundError: If there is none with this id.
            ContentError: If its file has faults.
        """
        from coach.domain.case import Case

        if file := self._find("cases", case_id):
            return self._record(file, Case)
        usable = [header.id for header in self.headers() if not header.fault]
        raise _not_found("case", case_id, usable)

    def format(self, format_id: str) -> Format:
        """Return a format.

        Raises:
            NotFoundError: If there is none with this id.
            ContentError: If its file has faults.
        """
        from coach.domain.format import Format

        if file := self._find("formats", format_id):
            return self._record(file, Format)
        known = [file.id for file in volumes(self.roots, "formats")]
        raise _not_found("format", format_id, known)

    def concepts(self) -> Concepts:
        """Return the concepts of the field, with the person's own.

        Raises:
            ContentError: If a file of concepts has faults.
        """
        from coach.library.concepts import load_concepts

        return load_concepts(self.roots, self._cache)

    def questions(self) -> Questions:
        """Return the behavioural questions; what is wrong in a file is told there."""
        from coach.library.questions import load_questions

        return load_questions(self.roots, self._cache)

    def figures(self) -> Figures:
        """Return formulas and base rates; what is wrong in a file is told there."""
        from coach.library.figures import load_figures

        return load_figures([root for root, _ in self.roots], self._cache)

    def _record(self, file: Volume, model: type[R]) -> R:
        from coach.library.load import open_file

        found = record(file, model, self._cache)
        if found is None:
            raise _unusable(file, open_file(file, model).faults)
        return found

    def _find(self, kind: Kind, its_id: str) -> Volume | None:
        # The id may come from a command line; only an id may become part of a path.
        if not ID.fullmatch(its_id):
            return None
        for root, source in self.roots:
            path = root / kind / f"{its_id}.yaml"
            if path.is_symlink() or path.exists():
                return volume(path, kind, source)
        return None


def _order(header: CaseHeader) -> tuple[bool, str, str]:
    return header.source != "shipped", header.title.casefold(), header.path


def _not_found(what: str, its_id: str, known: list[str]) -> NotFoundError:
    ids = sorted(set(known))
    near = get_close_matches(its_id.lower(), ids, n=1, cutoff=0.6)
    there = f"there are: {', '.join(ids)}" if ids else f"there is no {what} at all"
    hint = f"did you mean '{near[0]}'? {there}" if near else there
    return NotFoundError(f"there is no {what} '{its_id}'", hint)


def _unusable(file: Volume, faults: tuple[Fault, ...]) -> ContentError:
    what = file.kind.removesuffix("s")
    more = f"; and {len(faults) - 1} more" if len(faults) > 1 else ""
    message = f"the {what} '{file.id}' cannot be used: {faults[0]}{more}"
    return ContentError(message, f"mend it, then: coach cases check {file.path}")
