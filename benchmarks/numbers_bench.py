"""What `coach numbers` costs: `python -m benchmarks numbers`.

CPU time of this process, the median of several runs over 5,000 words of each kind.
"""

import statistics
import time
from collections.abc import Iterator

from benchmarks.numbers_corpus import pages, part
from coach.capacity.claims import check

Row = tuple[str, float, str, float]
WORDS = 5_000
RUNS = 7


def words(text: str, count: int = WORDS) -> str:
    """A text repeated to so many words, its lines kept whole."""
    size = max(1, len(text.split()))
    return (text + "\n\n") * max(1, round(count / size))


def _median_ms(text: str) -> float:
    spent = []
    for _ in range(RUNS):
        started = time.process_time()
        check(text)
        spent.append((time.process_time() - started) * 1e3)
    return statistics.median(spent)


def rows() -> Iterator[Row]:
    """Name, figure, unit and target of each measurement."""
    ordinary = "\n\n".join(page.read_text(encoding="utf-8") for page in pages(odd=True))
    dense = "\n\n".join(entry.text for entry in part(held_out=False))
    yield "ordinary pages, 5,000 words", _median_ms(words(ordinary)), "ms", 200
    yield "nothing but claims, 5,000 words", _median_ms(words(dense)), "ms", 1_000
    yield (
        "prose without a number, 5,000 words",
        _median_ms("so it is " * 1_667),
        "ms",
        50,
    )
