"""What reading content costs: one file cold, lists of known files, a case handed out.

Run `python -m benchmarks.library_bench` or `python benchmarks/library_bench.py`. Times
are medians in ms; ratios to PyYAML's own C loader are what compares across machines.
"""

import gc
import statistics
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


def median_ms(work: Callable[[], object], times: int) -> float:
    """Return the median time of some runs in milliseconds."""
    taken = []
    gc.disable()
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    gc.enable()
    return statistics.median(taken) * 1000


def one_file() -> list[tuple[str, float]]:
    """Measure one file from bytes to a case, and its parts."""
    text = case_text("one")
    raw = text.encode()
    shipped = (resources.content() / "cases" / "twitter.yaml").read_bytes()
    assert load_case("one.yaml", raw).record is not None
    lines = text.count("\n")
    return [
        (f"PyYAML's loader, {lines} lines", median_ms(lambda: _plain(text), 40)),
        ("guard and reader, same file", median_ms(lambda: read("f", raw), 40)),
        ("bytes to case, same file", median_ms(lambda: load_case("one.yaml", raw), 40)),
        (
            f"bytes to case, twitter.yaml, {shipped.count(NEWLINE)} lines",
            median_ms(lambda: load_case("twitter.yaml", shipped), 40),
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
        cold = median_ms(library.headers, 1)
        return [
            (f"list of {count} files, cold", cold),
            (f"list of {count} files, warm", median_ms(library.headers, 40)),
            ("a known case", median_ms(lambda: library.case("case-1"), 40)),
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
