"""How long a keystroke in the diagram section costs: parse and draw together."""

import random
from statistics import median
from time import perf_counter

from coach.diagram import draw, parse

RUNS = 20


def source(boxes: int, arrows: int) -> str:
    """A design of this size: a tree with extra arrows, the same on every run."""
    dice = random.Random(boxes)  # noqa: S311 - a picture is no secret
    lines = ["flowchart TD"]
    lines += [f"n{n}[Service {n}]" for n in range(boxes)]
    lines += [f"n{dice.randrange(max(0, n - 6), n)} --> n{n}" for n in range(1, boxes)]
    for _ in range(arrows - boxes + 1):
        first = dice.randrange(boxes - 1)
        last = dice.randrange(first + 1, min(boxes, first + 12))
        lines.append(f"n{first} --> n{last}")
    return "\n".join(lines)


def rows() -> list[tuple[str, float, float]]:
    """Name, median milliseconds, and the milliseconds that it should stay under."""
    sizes = ((12, 14, 10.0), (25, 32, 20.0), (50, 65, 100.0))
    return [
        (f"diagram: {boxes} boxes", _measure(source(boxes, arrows)), target)
        for boxes, arrows, target in sizes
    ]


def _measure(text: str) -> float:
    taken = []
    for _ in range(RUNS):
        start = perf_counter()
        draw(parse(text).diagram)
        taken.append((perf_counter() - start) * 1000)
    return median(taken)


if __name__ == "__main__":
    for name, measured, target in rows():
        print(f"{name:24} {measured:8.1f} ms   target {target:.0f} ms")
