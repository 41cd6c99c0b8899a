"""What reading content costs: one file cold, lists of known files, a case handed out.

Run `python benchmarks/library_bench.py`. Times are the best of many in ms; the ratio to
PyYAML's own C loader on the same file is what compares across machines.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from coach import resources
from coach.library.guard import Loader
from coach.library.library import Library
from coach.library.load import load_case
from coach.library.memory import MemoryCache
from coach.library.reader import read

NEWLINE = b"\n"
FACTS = 98
"""As many as make a case of some 400 lines."""


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
    """Return the best time of some runs in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken) * 1000


def one_file() -> list[tuple[str, float]]:
    """Measure one file from bytes to a case, and its parts."""
    text = case_text("one")
    raw = text.encode()
    shipped = (resources.content() / "cases" / "twitter.yaml").read_bytes()
    assert load_case("one.yaml", raw).record is not None
    lines = text.count("\n")
    return [
        (f"PyYAML's loader, {lines} lines", best_ms(lambda: _plain(text), 100)),
        ("guard and reader, same file", best_ms(lambda: read("f", raw), 100)),
        ("bytes to case, same file", best_ms(lambda: load_case("one.yaml", raw), 100)),
        (
            f"bytes to case, twitter.yaml, {shipped.count(NEWLINE)} lines",
            best_ms(lambda: load_case("twitter.yaml", shipped), 100),
        ),
    ]


def lists(count: int) -> list[tuple[str, float]]:
    """Measure a library of many files, cold and warm, with the cache in memory."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "cases").mkdir()
        for n in range(count):
            path = root / "cases" / f"case-{n}.yaml"
            path.write_text(case_text(f"case-{n}"), encoding="utf-8")
        roots = [(resources.content(), "shipped"), (root, "own")]
        library = Library(roots, MemoryCache())  # type: ignore[arg-type]
        cold = best_ms(library.headers, 1)
        return [
            (f"list of {count} files, cold", cold),
            (f"list of {count} files, warm", best_ms(library.headers, 100)),
            ("a known case", best_ms(lambda: library.case("case-1"), 100)),
        ]


def _plain(text: str) -> object:
    loader = Loader(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def main() -> None:
    """Print the table."""
    rows = one_file()
    base = rows[0][1]
    for name, ms in [*rows, *lists(20), *lists(100)]:
        print(f"{name:<48} {ms:8.2f} ms {ms / base:6.2f}×")


if __name__ == "__main__":
    assert yaml.__with_libyaml__, "PyYAML without libyaml: figures would mislead"
    main()
