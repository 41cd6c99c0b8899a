"""Reads a content file only if the cache does not know it as it is now.

Owns the bargain with the cache: what is kept, and when it no longer holds.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from coach.domain.ports import ContentCache
from coach.library.heads import Head, case_head, faulty_head, format_head
from coach.library.shelves import Volume


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


def _read(file: Volume, cache: ContentCache) -> tuple[Head, str]:
    # Here alone a list costs the import of PyYAML and pydantic.
    from coach.domain.case import Case
    from coach.domain.concept import Concepts
    from coach.domain.format import Format
    from coach.domain.record import Record
    from coach.library.load import Loaded, open_file

    models: dict[str, type[Record]] = {
        "cases": Case,
        "formats": Format,
        "concepts": Concepts,
    }
    loaded: Loaded[Record] = open_file(file, models[file.kind])
    text = loaded.record.model_dump_json(by_alias=True) if loaded.record else ""
    match loaded.record:
        case Case() as case:
            head = case_head(case)
        case Format() as form:
            head = format_head(form)
        case Concepts():
            head = Head(file.id)
        case _:
            head = faulty_head(file, loaded.faults)
    if file.stamp is not None:
        cache.put(file.path, file.stamp, head.to_json(), text)
    return head, text
