"""The lines of home: what to continue, what was sat and how it went."""

from textual.content import Content

from coach.domain.ports import Summary
from coach.domain.rubric import overall_of
from coach.domain.scores import Change, Scores, signed
from coach.domain.show import ago_text, clock_text
from coach.tui.texts import line
from coach.tui.widgets.star_rows import shortened

WELCOME = (
    "A round is a mock interview: you get one vague sentence and forty minutes.\n"
    "You ask, estimate, draw and write; the interviewer answers and keeps the time.\n"
    "After it you rate yourself, see the reference, and take an answer sheet along.\n"
)

SPARKS = " ▂▄▆█"
"""One sign per mark: none, below mid, mid, senior, staff."""


def now_row(summary: Summary, now: float) -> Content:
    """Return the line that offers to continue a session."""
    where = f"{summary.phase}, {clock_text(summary.spent)} in"
    if summary.status == "rating":
        where = "your own rating is still to come"
    about = f"{summary.kind} · {summary.level} · {where} · "
    if summary.kind == "lab":
        about = "lab · your numbers are as you left them · "
    if summary.kind == "story":
        told = summary.phase == "follow-up"
        about = f"story · {'told, its checks are there' if told else where} · "
    return line(
        ("c ", "bold $accent"),
        f"Continue: {_title(summary)} ",
        (about, "$text-muted"),
        (ago_text(now - summary.updated_at), "$text-muted"),
    )


def recent_row(
    summary: Summary,
    now: float,
    width: int = 100,
    score: Scores | None = None,
    change: Change | None = None,
) -> Content:
    """Return the line of a session with its time and its own marks as small charts.

    Args:
        summary: The session.
        now: Wall seconds, to say how long ago it was.
        width: Columns there are; below 90 the chart of the time is left out.
        score: What its review came to, where it was judged.
        change: The change since the last try at the same case.
    """
    wide = width >= 90
    title = max(12, min(40, width - (75 if wide else 57)))
    name = _title(summary)
    if len(name) > title:
        name = name[: title - 1] + "…"
    timeless = summary.kind == "lab"
    kind = f"{summary.kind} {summary.level}"
    if summary.kind in ("lab", "story"):
        kind = summary.kind
    chart = " " * 8 if timeless else time_chart(summary)
    return line(
        (f"{ago_text(now - summary.created_at):>10}  ", "$text-muted"),
        f"{name:<{title}} ",
        (f"{kind:<15} ", "$text-muted"),
        (f"{chart} " if wide else "", "$primary"),
        f"{'' if timeless else clock_text(summary.spent):>6}  ",
        *_marks(summary, score, change, wide=wide),
    )


def _title(summary: Summary) -> str:
    """The name of a case; a question without the words that all of them share."""
    title = summary.case_title
    return shortened(title) if summary.kind == "story" else title


def time_chart(summary: Summary, cells: int = 8) -> str:
    """Draw the time spent as a part of the time planned."""
    planned = summary.minutes * 60
    share = min(1.0, summary.spent / planned) if planned else 0.0
    full = round(cells * share)
    return "▰" * full + "▱" * (cells - full)


def _marks(
    summary: Summary, score: Scores | None, change: Change | None, *, wide: bool
) -> tuple[str | tuple[str, str], ...]:
    rated = [mark for mark in summary.marks if mark]
    if summary.kind == "lab" and summary.status == "done":
        return (("done", "$success"),)
    if summary.kind == "story" and summary.status == "done":
        return (("told", "$success"), f" {summary.words} words")
    if summary.status != "done" or not rated:
        state = "to be rated" if summary.status == "rating" else "unfinished"
        return ((state, "$text-warning"),)
    chart = "".join(SPARKS[mark] for mark in summary.marks)
    own = f" {overall_of(summary.marks):.1f}/4"
    if score is None:
        return ((chart, "$success"), own)
    # The same case at another version: some of the change may be the rubric's.
    by = f" {signed(change.score)}" if change and change.same_version else ""
    return (
        (chart, "$success"),
        own if wide else "",
        (f" {score.score:>3}/100", "bold"),
        (f"{by:<4}", "$text-muted"),
    )
