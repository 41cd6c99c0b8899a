"""`python -m benchmarks.numbers_report`: what the checker of arithmetic catches.

Prints counts only, so that the corpus held out stays unread.
"""

import sys

from benchmarks.numbers_corpus import (
    Counts,
    Entry,
    alarms_on,
    pages,
    part,
    score,
    second,
)


def _line(name: str, counts: Counts) -> str:
    caught = f"{counts.caught} of {counts.wrong}"
    alarms = f"{counts.alarms} in {counts.right}"
    seen = f"{counts.confirmed} of {counts.right}"
    return f"{name:<40}{caught:>14}{alarms:>14}{seen:>16}"


def _part(name: str, entries: list[Entry]) -> list[str]:
    total, styles = Counts(), dict[str, Counts]()
    for entry in entries:
        counts = score(entry)
        total = total + counts
        styles[entry.style] = styles.get(entry.style, Counts()) + counts
    rows = [_line(f"  {style}", counts) for style, counts in styles.items()]
    return [_line(name, total), *rows]


def table() -> list[str]:
    """The table, a line each: by part, by style, and the pages."""
    rows = [f"{'':<40}{'caught/wrong':>14}{'alarms/right':>14}{'seen as right':>16}"]
    rows += _part("first corpus, tuning", part(held_out=False))
    rows += _part("first corpus, the third held out until", part(held_out=True))
    rows.append("  its report (39/51 caught, 1/55 alarms then)")
    entries = second()
    if entries:
        rows += _part("second corpus, held out", entries)
    for odd, name in ((True, "pages, odd"), (False, "pages, even")):
        alarms = sum(len(alarms_on(page)) for page in pages(odd=odd))
        rows.append(f"{name:<40}{'':>14}{f'{alarms} on 10':>14}")
    return rows


if __name__ == "__main__":
    sys.stdout.write("\n".join(table()) + "\n")
