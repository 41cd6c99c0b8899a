"""How long the checks of a story take."""

import time
from collections.abc import Iterator

from benchmarks.story_corpus import questions, stories
from coach.stories import check


def rows() -> Iterator[tuple[str, float, str, float]]:
    """Yield the median time for a story of 600 words, with labels and without."""
    told = [one.text for one in stories("tuning") if one.quality == "strong"]
    plain = [one.text for one in stories("tuning") if not one.labelled]
    asked = questions()["conflict"]
    for name, texts in (("with labels", told), ("without labels", plain)):
        words = " ".join(texts).split(" ")[:600]
        text = " ".join(words)
        times = []
        for _ in range(9):
            began = time.perf_counter()
            check(text, asked)
            times.append(time.perf_counter() - began)
        yield f"a story of 600 words, {name}", sorted(times)[4] * 1000, "ms", 50
