"""The drill as text: a question, and what there is to say after the answer."""

from collections.abc import Iterator
from textwrap import wrap

from textual.content import Content

from coach.practice import grading
from coach.practice.calibration import Hold
from coach.practice.questions import Question
from coach.practice.ranges import Range, understood
from coach.tui.texts import block, line

LABELS = 11
"""Columns of the labels beside the result."""

PROMPT = "Between which two values are you 90 % sure that it lies?"


def question_text(question: Question) -> Content:
    """The topic, the question, and what is given."""
    rows = [
        line((f"{question.topic} · {question.kind}", "$text-muted")),
        line((question.asks, "bold $primary")),
    ]
    width = max((len(label) for label, _ in question.given), default=0)
    rows += [
        line((f"  {label:<{width}}  ", "$text-muted"), value)
        for label, value in question.given
    ]
    return block(*rows)


def prompt_text(question: Question) -> Content:
    """What to write, and in which unit a bare number is read."""
    unit = (
        f"A bare number is in {question.unit}." if question.unit else "Plain numbers."
    )
    return block(
        line(PROMPT),
        line((f"Low..high, or low to high. {unit}", "$text-muted")),
    )


def result_text(
    question: Question, answer: Range, result: grading.Result, width: int
) -> Content:
    """Hit or miss, the truth, how near, why, and one sentence to remember."""
    mark, style = ("✓ Hit", "$success") if result.hit else ("✗ Miss", "$error")
    rows = [(mark, grading.headline(result), f"bold {style}")]
    rows.append(("Truth", question.truth_text, "bold"))
    yours = understood(answer, question.unit, below_100=question.from_top)
    rows.append(("Yours", yours, ""))
    rows.append(("Middle", grading.order_text(question, answer, result), ""))
    rows.append(("Next time", grading.advice(answer, result), ""))
    rows.append(("Remember", question.remember, "$accent"))
    for n, step in enumerate(question.working):
        rows.append(("" if n else "Working", step, ""))
    rows.append(("Source", question.source, ""))
    rows.append(("Cost", grading.cost_text(result), "$text-muted"))
    lines: list[Content] = []
    for label, text, look in rows:
        if text:
            lines += _hanging(label, text, look, width)
    return block(*lines)


def _hanging(label: str, text: str, style: str, width: int) -> Iterator[Content]:
    """A label, and its text beside it over as many rows as it needs."""
    first = style if label[:1] in "✓✗" and label else "$text-muted"
    for n, row in enumerate(wrap(text, max(20, width - LABELS))):
        yield line((f"{'' if n else label:<{LABELS}}", first), (row, style))


def standing_text(held: Hold) -> str:
    """How many ranges held so far, for the corner of the screen."""
    if not held.of:
        return "no answer yet"
    return f"{held.hits} of {held.of} held"
