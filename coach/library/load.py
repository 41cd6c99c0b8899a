"""One content file → one record, or every fault that keeps it from being one.

Owns what must hold before a record can be used at all; the finer rules of good content
are in `rules`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from coach.domain.case import Case
from coach.domain.format import Format
from coach.domain.record import Record
from coach.library.document import Document
from coach.library.faults import Fault, found, in_order, quoted
from coach.library.guard import MAX_BYTES, too_large
from coach.library.reader import read
from coach.library.sentences import as_slug, schema_faults, text_for_number
from coach.library.shelves import Volume, content_of

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[R]):
    """What came of a file.

    Attributes:
        record: The record, or None if there are faults.
        faults: In reading order.
        document: What the file says, for rules that look closer.
    """

    record: R | None
    faults: tuple[Fault, ...]
    document: Document


def load_case(path: str, raw: bytes) -> Loaded[Case]:
    """Read a case."""
    return _load(path, raw, Case)


def load_format(path: str, raw: bytes) -> Loaded[Format]:
    """Read a format."""
    return _load(path, raw, Format)


def open_file(file: Volume, model: type[R]) -> Loaded[R]:
    """Read a file from disk; what the file system refuses is a fault too."""
    if file.stamp is None:
        return _closed(file.path, file.fault)
    if fault := too_large(file.path, file.stamp.size):
        return Loaded(None, (fault,), Document(file.path))
    try:
        loaded = _load(file.path, content_of(file.path, MAX_BYTES), model)
    except OSError as error:
        return _closed(file.path, f"the file cannot be read: {error.strerror}")
    if not file.fault:
        return loaded
    named = Fault(file.path, 0, 0, "", file.fault)
    return Loaded(None, in_order((named, *loaded.faults)), loaded.document)


def _closed(path: str, why: str) -> Loaded[R]:
    return Loaded(None, (Fault(path, 0, 0, "", why),), Document(path))


def _load(path: str, raw: bytes, model: type[R]) -> Loaded[R]:
    document = read(path, raw)
    faults = list(document.faults)
    record = None
    if not isinstance(document.data, dict):
        if not faults:
            faults.append(_no_fields(document))
        return Loaded(None, in_order(faults), document)
    try:
        record = model.model_validate(document.data)
    except ValidationError as error:
        faults += schema_faults(document, model, error)
    told = {(fault.line, fault.column) for fault in faults}
    faults += [f for f in _usable(document) if (f.line, f.column) not in told]
    return Loaded(None if faults else record, in_order(faults), document)


def _no_fields(document: Document) -> Fault:
    hint = "begin with the line 'schema: 1'"
    if document.data is None:
        return Fault(document.path, 0, 0, "", "the file is empty", hint)
    message = "the file must consist of 'name: value' lines"
    return document.fault((), message, hint)


def _usable(document: Document) -> Iterator[Fault]:
    """Find what the schema cannot see and what a round would trip over."""
    file_id = Path(document.path).stem
    its_id = document.at(("id",))
    if isinstance(its_id, str) and its_id != file_id:
        message = f"the id {quoted(its_id)} does not match the file's name"
        hint = f"rename the file to {quoted(f'{its_id}.yaml')}"
        if as_slug(file_id) == file_id:
            hint = f"write {quoted(file_id)}, or {hint}"
        yield document.fault(("id",), message, hint)
    schema = document.at(("schema",))
    if isinstance(schema, (bool, float)) and schema == 1:
        # Equal to 1 in Python, and so to the schema.
        yield document.fault(
            ("schema",), f"must be 1, found {found(schema)}", "write 1"
        )
    for place in _minutes(document):
        # A lax schema reads the texts '010' and '5' as numbers; a person meant one.
        if fault := text_for_number(document, place):
            yield fault


def _minutes(document: Document) -> Iterator[tuple[str | int, ...]]:
    phases = document.at(("phases",))
    for n, phase in enumerate(phases if isinstance(phases, list) else ()):
        if isinstance(phase, dict) and phase.get("minutes") is not None:
            yield ("phases", n, "minutes")
