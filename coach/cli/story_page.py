"""A story's report for people, 80 columns wide, and for scripts."""

import textwrap
from collections.abc import Iterator
from typing import Any

from coach.domain.story import PART_TITLES, Finding, PartCount, StoryReport
from coach.stories.parts import BANDS

_WIDTH = 79
_MARKS = {"fix": "✗ fix", "improve": "△ improve", "good": "✓ good"}


def record(name: str, report: StoryReport) -> dict[str, Any]:
    """Return the report as the JSON that others rely on; fields are only added."""
    return {
        "file": name,
        "question": report.question,
        "words": report.words,
        "spoken_s": round(report.spoken_s, 1),
        "parts": {
            one.part: {"words": one.words, "share": round(one.share, 3)}
            for one in report.parts
        },
        "labelled": report.labelled,
        "score": report.score,
        "breakdown": [
            {"id": c.id, "weight": c.weight, "score": c.score, "why": c.why}
            for c in report.breakdown
        ],
        "findings": [_finding(one) for one in report.findings],
        "follow_ups": [
            {"asks": one.asks, "about": one.about or None, "quote": one.quote or None}
            for one in report.follow_ups
        ],
        "signal": report.signal,
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "id": one.id,
        "severity": one.severity,
        "quote": one.quote,
        "line": one.line,
        "part": one.part,
        "why": one.why,
        "try": one.try_,
    }


def page(name: str, report: StoryReport, asks: str = "") -> str:
    """Return the report as lines for a terminal."""
    return "\n".join(_page(name, report, asks))


def _page(name: str, report: StoryReport, asks: str) -> Iterator[str]:
    minutes, seconds = divmod(round(report.spoken_s), 60)
    yield f"{name}: {report.score} of 100"
    if asks:
        yield from _wrapped(asks, "  ")
    yield f"  {report.words} words, {minutes}:{seconds:02d} spoken"
    how = "Parts" if report.labelled else "Parts, inferred: the story names none"
    yield f"\n{how}"
    for part in report.parts:
        yield _part(part)
    if any(one.part == "task" for one in report.parts):
        low, high = BANDS["setup"]
        setup = sum(o.share for o in report.parts if o.part in ("situation", "task"))
        yield f"  Situation and Task together {setup:>6.0%}  best {low:.0%}–{high:.0%}"
    yield "\nScore"
    for one in report.breakdown:
        start = f"  {one.id:<11}{one.score:>4} × {one.weight:<3}"
        yield from _wrapped(one.why, start, " " * len(start))
    for severity in ("fix", "improve", "good"):
        found = [one for one in report.findings if one.severity == severity]
        if found:
            yield ""
        for finding in found:
            yield from _said(finding)
    if report.follow_ups:
        yield "\nThe interviewer asks"
    for follow in report.follow_ups:
        yield from _wrapped(follow.asks, "  ? ", "    ")
    yield ""


def _part(part: PartCount) -> str:
    share = f"{part.share:.0%}"
    band = f"  best {part.low:.0%}–{part.high:.0%}" if part.low and part.high else ""
    title = PART_TITLES.get(part.part, part.part)
    return f"  {title:<18}{part.words:>4} words{share:>6}{band}"


def _said(finding: Finding) -> Iterator[str]:
    quote = " ".join(finding.quote.split())
    start = f"{_MARKS[finding.severity]}, line {finding.line}: "
    yield from _wrapped(f"“{quote}”" if quote else "(no words)", start, "    ")
    yield from _wrapped(finding.why, "    ")
    if finding.try_:
        yield from _wrapped(finding.try_, "    → ", "      ")


def _wrapped(text: str, first: str, rest: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_on_hyphens=False,
    )
