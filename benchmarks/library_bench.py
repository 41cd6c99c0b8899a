"""What reading content costs: one file, all that is shipped cold and warm, lists.

Times are the best of some runs in ms, of this process alone: a machine that does
something else at the same time should not move them. What the disk takes to keep the
cache comes on top of the first reading.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from coach import resources
from coach.library.guard import Loader
from coach.library.library import Library
from coach.library.load import load_case
from coach.library.memory import MemoryCache
from coach.library.reader import read
from coach.library.shelves import Roots
from coach.storage.cache import Cache

Row = tuple[str, float, str, float]

NAN = float("nan")
FACTS = 98
"""As many as make a case of some 400 lines."""


def rows() -> Iterator[Row]:
    """Measure one file, all shipped content, and a library of a hundred files."""
    if not yaml.__with_libyaml__:
        raise SystemExit("PyYAML without libyaml: figures would mislead")
    yield from one_file()
    yield from shipped()
    yield from lists(100)


def one_file() -> Iterator[Row]:
    """Measure one file from bytes to a case, and its parts."""
    text = case_text("one")
    raw = text.encode()
    path = max(
        (resources.content() / "cases").glob("*.yaml"), key=lambda p: p.stat().st_size
    )
    largest = path.read_bytes()
    assert load_case("one.yaml", raw).record is not None
    assert load_case(path.name, largest).record is not None
    lines = largest.count(b"\n")
    yield "PyYAML alone, 400 lines", best_ms(lambda: _plain(text), 20), "ms", NAN
    yield "guard and reader, 400 lines", best_ms(lambda: read("f", raw), 20), "ms", NAN
    name = f"bytes to case, {path.stem}, {lines} lines"
    yield name, best_ms(lambda: load_case(path.name, largest), 5), "ms", NAN


def shipped() -> Iterator[Row]:
    """Measure all shipped content with the cache that people have."""
    roots: Roots = [(resources.content(), "shipped")]
    with tempfile.TemporaryDirectory() as folder:
        cold = best_ms(lambda: everything(Library(roots, MemoryCache())), 3)
        path = Path(folder) / "coach.db"
        cache = Cache(path)
        everything(Library(roots, cache))
        warm = best_ms(lambda: everything(Library(roots, cache)), 20)
        listed = best_ms(lambda: Library(roots, cache).headers(), 50)
        known = best_ms(lambda: Library(roots, cache).case("twitter"), 20)
        assert cache.headers(), "the cache keeps nothing"
        cache.close()
    yield "all shipped content, cold", cold, "ms", 800
    yield "all shipped content, warm", warm, "ms", 30
    yield "the list of the shipped cases, warm", listed, "ms", 5
    yield "one shipped case, warm", known, "ms", NAN


def lists(count: int) -> Iterator[Row]:
    """Measure a library of many files, cold and warm, with the cache in memory."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "cases").mkdir()
        for n in range(count):
            path = root / "cases" / f"case-{n}.yaml"
            path.write_text(case_text(f"case-{n}"), encoding="utf-8")
        roots: Roots = [(resources.content(), "shipped"), (root, "own")]
        library = Library(roots, MemoryCache())
        yield f"list of {count} files, cold", best_ms(library.headers, 1), "ms", NAN
        yield f"list of {count} files, warm", best_ms(library.headers, 50), "ms", NAN


def everything(library: Library) -> None:
    """Ask for all that there is."""
    for header in library.headers():
        assert not header.fault, header
        library.case(header.id)
    library.format("standard")
    assert library.concepts().concepts
    assert not library.questions().faults
    assert not library.figures().faults


def case_text(case_id: str) -> str:
    """Return a case of about 400 lines and 14 kB."""
    head = (
        f"schema: 1\nid: {case_id}\ntitle: Design {case_id}\narchetype: feed\n"
        "brief: Design it.\n"
        "reference: {clarify: a, architecture: b, deep-dive: c, refinement: d}\n"
        "facts:\n"
    )
    return head + "".join(
        f"  - id: fact-{n}\n"
        f"    asks: [\"how many users {n}\", 'how big is it {n}', what load {n}]\n"
        f"    answer: About {n} million people use it, every day.\n"
        "    changes_design: false\n"
        for n in range(FACTS)
    )


def best_ms(work: Callable[[], object], times: int) -> float:
    """Return the best time of some runs in milliseconds of this process."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken) * 1000


def _plain(text: str) -> object:
    loader = Loader(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()
