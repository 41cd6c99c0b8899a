"""`python -m benchmarks.numbers_report`: what the checker of arithmetic catches.

Prints counts only, so that the part held out stays unread.
"""

import sys

from benchmarks.numbers_corpus import Counts, alarms_on, pages, part, score


def _line(name: str, counts: Counts) -> str:
    caught = f"{counts.caught} of {counts.wrong}"
    alarms = f"{counts.alarms} in {counts.right}"
    seen = f"{counts.confirmed} of {counts.right}"
    return f"{name:<28}{caught:>14}{alarms:>14}{seen:>16}"


def table() -> list[str]:
    """The table, a line each: by part, by style, and the pages."""
    rows = [f"{'':<28}{'caught/wrong':>14}{'alarms/right':>14}{'seen as right':>16}"]
    for held_out, name in ((False, "tuning"), (True, "held out")):
        total, styles = Counts(), dict[str, Counts]()
        for entry in part(held_out=held_out):
            counts = score(entry)
            total = total + counts
            styles[entry.style] = styles.get(entry.style, Counts()) + counts
        rows.append(_line(name, total))
        rows += [_line(f"  {style}", counts) for style, counts in styles.items()]
    for odd, name in ((True, "pages, odd"), (False, "pages, even")):
        alarms = sum(len(alarms_on(page)) for page in pages(odd=odd))
        rows.append(f"{name:<28}{'':>14}{f'{alarms} on 10':>14}")
    return rows


if __name__ == "__main__":
    sys.stdout.write("\n".join(table()) + "\n")
