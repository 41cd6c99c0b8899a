"""The lines of the STAR room: competencies, questions and what was told for them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from coach.domain.bank import Story, Telling
from coach.domain.show import ago_text
from coach.domain.story import Freshness
from coach.tui.texts import block, line

if TYPE_CHECKING:
    from coach.domain.question import Competency, Question

FRESH: dict[Freshness, tuple[str, str]] = {
    "fresh": ("fresh", "$text-success"),
    "fading": ("fading", "$text-warning"),
    "stale": ("stale", "$text-error"),
}


def competency_row(one: "Competency", told: int, width: int) -> Content:
    """Return a competency with how many of its questions a story was told for."""
    count = f"{told}/{len(one.questions)}"
    room = max(8, width - len(count) - 1)
    return line(
        f"{cut(one.title, room):<{room}} ",
        (count, "$text-success" if told else "$text-muted"),
    )


def question_row(
    question: "Question", told: Sequence[Telling], open_: bool, now: float, width: int
) -> Content:
    """Return a question with when it was last told, and its score then."""
    said, style = "", "$text-muted"
    wide = width >= 60
    if told:
        ago = f"  {ago_text(now - told[-1].at)}" if wide else ""
        said, style = f"{told[-1].score:>3}{ago}", "$text-success"
    if open_:
        said, style = "unfinished" if wide else "begun", "$text-warning"
    beside = 16 if wide else 6
    room = max(16, width - beside - 1)
    asks = cut(shortened(question.asks), room)
    return line(f"{asks:<{room}} ", (f"{said:<{beside}}", style))


def shortened(asks: str) -> str:
    """Leave out the words with which most questions begin."""
    found = asks.removeprefix("Tell me about ")
    return found[:1].upper() + found[1:]


def question_text(
    question: "Question",
    evidence: Sequence[str],
    told: Sequence[Telling],
    kept: Sequence[Story],
    now: float,
) -> Content:
    """Return what there is to say about a question before it is told."""
    rows = [line((question.asks, "bold"))]
    if told:
        scores = " → ".join(str(one.score) for one in told[-6:])
        times = "once" if len(told) == 1 else f"{len(told)} times"
        ago = ago_text(now - told[-1].at)
        rows.append(line(("Told ", "bold"), f"{times}, last {ago}; score {scores}"))
    else:
        rows.append(line(("Not told yet.", "$text-muted")))
    if kept:
        names = ", ".join(f"“{one.title}”" for one in kept)
        rows.append(line(("In the bank: ", "bold"), names))
    rows.append(line(("They want to find out: ", "bold"), question.probes))
    rows.append(line(("Evidence of: ", "bold"), ", ".join(evidence)))
    also = " · ".join(question.also[:2])
    rows.append(line(("Also asked as: ", "$text-muted"), (also, "$text-muted")))
    return block(*rows)


def cut(text: str, width: int) -> str:
    """Shorten a text to some columns."""
    return text if len(text) <= width else text[: width - 1] + "…"
