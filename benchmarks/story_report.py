"""`python -m benchmarks.story_report`: what the checks make of the labelled stories.

Prints counts only, so that the stories held out stay unread.
"""

import statistics
import sys

from benchmarks.story_corpus import (
    Story,
    padded,
    pairs,
    questions,
    report,
    stories,
)
from coach.domain.story import StoryReport
from coach.stories import check

Row = tuple[Story, StoryReport]


def table(part: str) -> list[str]:
    """Return the table of one part of the corpus, a line each."""
    rows = [(story, report(story)) for story in stories(part)]
    plain = sum(not story.labelled for story, _ in rows)
    out = [
        f"{part}: {len(rows)} stories, {len({s.question for s, _ in rows})} questions, "
        f"{plain} without labels"
    ]
    out += [_quality(quality, rows) for quality in ("strong", "medium", "weak")]
    return [*out, *_ranks(rows), _labels(rows), _spans(rows), _padding(rows)]


def _quality(quality: str, rows: list[Row]) -> str:
    found = [report for story, report in rows if story.quality == quality]
    if not found:
        return f"  {quality:<8} none"
    scores = [one.score for one in found]
    fixes = [sum(f.severity == "fix" for f in one.findings) for one in found]
    share = sum(fixes) / len(found)
    low, high, middle = min(scores), max(scores), statistics.median(scores)
    return (
        f"  {quality:<8}{len(found):>3} stories   score {low:>3}–{high:<3}"
        f" median {middle:>5.1f}   “fix” a story {share:.2f}"
    )


def _ranks(rows: list[Row]) -> list[str]:
    scored: dict[str, list[tuple[str, int]]] = {}
    for story, one in rows:
        scored.setdefault(story.question, []).append((story.quality, one.score))
    out = []
    for high, low in (("strong", "weak"), ("strong", "medium"), ("medium", "weak")):
        counts = pairs(scored, high, low)
        share = f"{counts.right / counts.all:.1%}" if counts.all else "–"
        out.append(
            f"  {high} above {low}: {counts.right} of {counts.all} pairs ({share})"
        )
    return out


def _labels(rows: list[Row]) -> str:
    right = sum(story.labelled == one.labelled for story, one in rows)
    return f"  labels seen as they are: {right} of {len(rows)}"


def _spans(rows: list[Row]) -> str:
    found = [(story, f) for story, one in rows for f in one.findings]
    right = sum(story.text[f.start : f.end] == f.quote for story, f in found)
    return f"  quotes that are spans of the text: {right} of {len(found)}"


def _padding(rows: list[Row]) -> str:
    risen = count = 0
    for story, one in rows:
        if story.quality != "weak":
            continue
        for text in padded(story.text):
            count += 1
            risen += check(text, questions()[story.question]).score > one.score
    return (
        f"  weak stories padded with 300 empty words, score raised: {risen} of {count}"
    )


if __name__ == "__main__":
    parts = sys.argv[1:] or ["tuning", "held-out"]
    sys.stdout.write("\n".join(line for part in parts for line in table(part)) + "\n")
