"""Checks content files: that they can be read, and that they are good to play.

Owns which files are checked, which rules apply to which, and what only shows across
files. The rules themselves are in `rules` and in the modules beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from coach.domain.case import Case
from coach.domain.concept import Concepts
from coach.domain.format import Format
from coach.domain.question import Competency
from coach.library import concept_rules, depth, links, rules, truth
from coach.library.beside import Beside, home_of
from coach.library.document import Document
from coach.library.faults import Fault, in_order, quoted
from coach.library.figures import open_figures
from coach.library.judged import criteria_behave
from coach.library.named import all_files, named
from coach.library.questions import Across
from coach.library.shelves import KINDS, SINGLE, Kind, Roots, Volume, volumes


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found.

    Attributes:
        faults: File by file, in reading order.
        files_checked: How many files were looked at.
    """

    faults: tuple[Fault, ...]
    files_checked: int


def check_paths(
    paths: Sequence[Path], roots: Roots, *, complete: bool = False
) -> Report:
    """Check files and folders, or without any all of the roots.

    Args:
        paths: Files, or folders that hold files or `cases/`, `formats/` and
            `behavioral/`.
        roots: The shipped content and the person's own: formats are looked up there,
            and no own file may take the id of a shipped one.
        complete: Whether cases have to hold all that a shipped one does.

    Raises:
        NotFoundError: If a path does not exist or holds no content file.
    """
    files = [file for path in paths for file in named(path)]
    if not paths:
        files = all_files(roots)
    beside = Beside(files, roots)
    taken = _Ids(roots)
    across = Across(beside.competencies)
    faults: list[Fault] = []
    for file in files:
        if file.kind in ("formulas", "base-rates"):
            faults += open_figures(file)[1]
            continue
        document, found = _check(file, beside, complete=complete)
        if file.kind == "behavioral":
            found += across.faults(document)
        if file.kind not in SINGLE:
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
        home = self._homes.get(home_of(file).resolve())
        if home == "own" and key in self._shipped:
            message = f"the id {quoted(file.id)} belongs to a shipped file"
            hint = "this one is never used: rename the file and its id"
            yield document.fault(("id",), message, hint)
        if home is None:
            other = self._strays.setdefault(key, file.path)
            if other != file.path:
                message = f"the id {quoted(file.id)} is also that of {other}"
                yield document.fault(("id",), message, "rename one of the two")


def _check(
    file: Volume, beside: Beside, *, complete: bool
) -> tuple[Document, list[Fault]]:
    if file.kind == "formats":
        form = beside.opened(file, Format)
        return form.document, [*form.faults, *rules.goals_once(form.document)]
    if file.kind == "behavioral":
        questions = beside.opened(file, Competency)
        return questions.document, [*questions.faults]
    if file.kind == "concepts":
        concepts = beside.opened(file, Concepts)
        found = [*concepts.faults]
        if concepts.record is not None:
            found += _concepts(concepts.document, concepts.record, beside)
        return concepts.document, found
    case = beside.opened(file, Case)
    found = [*case.faults, *_play(case.document, case.record, beside)]
    if case.record is not None:
        found += _parts(case.document, case.record, beside)
        if complete:
            found += _complete(case.document, case.record, beside)
    return case.document, found


def _concepts(document: Document, record: Concepts, beside: Beside) -> Iterator[Fault]:
    yield from concept_rules.topics_known(document, record.concepts)
    yield from concept_rules.concept_faults(document, record.concepts, beside.concepts)


def _play(document: Document, case: Case | None, beside: Beside) -> Iterator[Fault]:
    """Yield what is in the way of a round."""
    if not isinstance(document.data, dict):
        return
    formats = beside.formats
    yield from rules.format_known(document, tuple(formats))
    unclear = [
        *rules.ids_once(document, ("facts",)),
        *rules.phrasing_has_words(document),
        *rules.phrasing_once(document),
    ]
    yield from unclear
    yield from links.parts_once(document)
    yield from rules.change_has_why(document)
    yield from rules.diagrams_parse(document)
    yield from links.entities_drawn(document)
    yield from links.hops_drawn(document)
    yield from rules.model_computes(document)
    form = formats.get(str(document.at(("format",)) or "standard"))
    phases = [phase.id for phase in form.phases] if form else []
    yield from rules.hints_for_phases(document, phases)
    # What stands twice or says nothing is answered wrongly for just that reason.
    if case is not None and not unclear:
        yield from rules.phrasing_answered(document, case)


def _parts(document: Document, case: Case, beside: Beside) -> Iterator[Fault]:
    """Yield what is wrong between parts that a small case need not have."""
    yield from links.neighbours_known(document, beside.case_ids)
    if not (case.rubric or case.concepts or case.reading):
        return
    field = beside.concepts
    yield from concept_rules.concept_faults(document, case.concepts, field)
    known = {concept.id for concept in (*case.concepts, *field)}
    strangers = [*links.needs_known(document, case, known)]
    yield from strangers
    if not strangers:
        yield from criteria_behave(document, case, field, beside.cases)


def _complete(document: Document, case: Case, beside: Beside) -> Iterator[Fault]:
    """Yield what a shipped case would still lack."""
    yield from depth.parts_there(document)
    yield from depth.facts_deep(document)
    yield from depth.hints_deep(document)
    for rule in (
        depth.qualities_measured,
        depth.calls_whole,
        depth.both_ways_walked,
        depth.rubric_broad,
        depth.concepts_used,
        truth.inputs_sourced,
        truth.figures_dated,
    ):
        yield from rule(document, case)
    if form := beside.formats.get(case.format):
        yield from truth.lengths_fit(document, case, form)
    yield from truth.sums_right(document)
