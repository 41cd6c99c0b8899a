"""Reads a content file only if the cache does not know it as it is now.

Owns the bargain with the cache: what is kept, and when it no longer holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from coach.domain.ports import ContentCache
from coach.library.heads import Head, case_head, faulty_head, format_head
from coach.library.shelves import Volume

if TYPE_CHECKING:
    from coach.domain.record import Record
    from coach.library.faults import Fault

    R = TypeVar("R", bound=Record)


def heads(
    files: Iterable[Volume], cache: ContentCache
) -> Iterator[tuple[Volume, Head]]:
    """Yield each file with its head; files that are gone are forgotten."""
    known = cache.headers()
    for file in files:
        kept = known.pop(file.path, None)
        if kept is not None and kept[0] == file.stamp:
            yield file, Head.from_json(kept[1])
        else:
            yield file, _read(file, cache)[0]
    for path in known:
        # Unseen may also mean that another library shares the cache.
        if not Path(path).exists():
            cache.drop(path)


def body(file: Volume, cache: ContentCache) -> str:
    """Return the JSON of a file's record, or "" if the file has faults."""
    kept = cache.body(file.path, file.stamp) if file.stamp else None
    return _read(file, cache)[1] if kept is None else kept


def record(file: Volume, model: type[R], cache: ContentCache) -> R | None:
    """Return the record of a file, or None if it has faults."""
    from pydantic import ValidationError

    from coach.library.load import open_file

    if kept := body(file, cache):
        # A damaged cache is no harm: then the file itself decides.
        with suppress(ValidationError):
            return model.model_validate_json(kept)
        return open_file(file, model).record
    return None


def _read(file: Volume, cache: ContentCache) -> tuple[Head, str]:
    # Here alone a list costs the import of PyYAML and pydantic.
    from coach.domain.case import Case
    from coach.domain.format import Format

    found, faults = _opened(file)
    match found:
        case Case():
            head = case_head(found)
        case Format():
            head = format_head(found)
        case None:
            head = faulty_head(file, faults)
        case _:
            head = Head(file.id)
    text = found.model_dump_json(by_alias=True) if found else ""
    if file.stamp is not None:
        cache.put(file.path, file.stamp, head.to_json(), text)
    return head, text


def _opened(file: Volume) -> tuple[Record | None, tuple[Fault, ...]]:
    from coach.domain.case import Case
    from coach.domain.concept import Concepts
    from coach.domain.format import Format
    from coach.domain.question import Competency
    from coach.library.figures import open_figures
    from coach.library.load import Loaded, open_file

    models: dict[str, type[Record]] = {
        "cases": Case,
        "formats": Format,
        "concepts": Concepts,
        "behavioral": Competency,
    }
    if file.kind in models:
        loaded: Loaded[Record] = open_file(file, models[file.kind])
        return loaded.record, loaded.faults
    figures, faults = open_figures(file)
    return (None if faults else figures), faults
