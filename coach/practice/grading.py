"""An answer against the truth: hit, order of magnitude, cost, and what to say.

The cost is the interval score (Gneiting and Raftery 2007) on a scale of powers of ten:
the width, and 20 times the distance by which a 90 % range misses. It is least, on
average, for whoever writes down what they truly believe; neither a range of no width
nor one from nothing to everything comes near.
"""

import math
from dataclasses import dataclass

from coach.capacity.grading import Grade, Verdict, grade
from coach.practice.answers import Answer
from coach.practice.questions import Question
from coach.practice.ranges import Range
from coach.practice.scale import place, said, times

ROUNDING = math.log10(1.05)
"""An end may be rounded by this much: 11.6 holds 11.57, 330 does not hold 347."""

WIDE = 100.0
"""A range wider than this holds nearly anything, and teaches little."""

PENALTY = 20.0
"""What a distance of one power of ten costs: 2 / (1 - 0.9)."""

WORST = 20.0
"""No answer costs more: as much as one number that is ten times off."""


@dataclass(frozen=True, slots=True)
class Result:
    """A graded answer.

    Attributes:
        hit: Whether the range holds the truth.
        missed: How many times the truth lies outside the nearer end; 1 for a hit.
        below: For a miss, whether the truth lies below the range.
        order: How near the middle of the range is.
        width: How many times the low end the high end is.
        cost: 0 at best, `WORST` at worst.
    """

    hit: bool
    missed: float
    below: bool
    order: Grade
    width: float
    cost: float

    @property
    def wide(self) -> bool:
        """Whether the range is too wide to teach anything."""
        return self.width > WIDE


def judge(question: Question, answer: Range) -> Result:
    """Grade a range; pure, the same answer always gets the same result."""
    unit, truth = question.unit, question.truth
    low, high, true = (
        place(value, unit, truth) for value in (answer.low, answer.high, truth)
    )
    under, over = low - true, true - high
    distance = max(under, over, 0.0)
    hit = distance <= ROUNDING
    width = high - low
    cost = width + (0.0 if hit else PENALTY * distance)
    middle = (low + high) / 2
    return Result(
        hit=hit,
        missed=1.0 if hit else 10**distance,
        below=not hit and under > over,
        order=grade(10 ** (middle - true), 1.0),
        width=10**width,
        cost=min(WORST, cost),
    )


def kept(question: Question, answer: Range, result: Result, at: float) -> Answer:
    """Return the record to keep of a graded answer."""
    return Answer(
        at=at,
        question=question.id,
        topic=question.topic,
        low=answer.low,
        high=answer.high,
        unit=question.unit,
        truth=question.truth,
        hit=result.hit,
        grade=result.order.verdict,
        score=result.cost,
    )


def headline(result: Result) -> str:
    """What became of the range, as it stands behind the word hit or miss."""
    if not result.hit:
        side = "below" if result.below else "above"
        return f"the truth lies {times(result.missed)} {side} your range."
    if result.wide:
        return (
            f"but {times(result.width)} wide: so wide a range holds nearly anything "
            "and teaches little."
        )
    return "your range holds the truth."


def order_text(question: Question, answer: Range, result: Result) -> str:
    """How near the middle of the range is, in words."""
    verdict: dict[Verdict, str] = {
        "on target": "on target (within 2×)",
        "right order": "the right order (within 10×)",
        "off": "off by more than 10×",
    }
    order = result.order
    words = verdict.get(order.verdict, order.verdict)
    middle = middle_text(question, answer)
    if order.factor <= 1.05:
        return f"{middle}: {words}."
    factor = times(order.factor)
    if question.from_top:
        side = "near to" if order.high else "far from"
        return f"{middle}: {words}, {factor} too {side} 100 %."
    return f"{middle}: {words}, {factor} too {'high' if order.high else 'low'}."


def cost_text(result: Result) -> str:
    """The cost with what it is made of."""
    parts = f"width {math.log10(result.width):.1f}"
    if not result.hit:
        parts += f" + {PENALTY:g} × {math.log10(result.missed):.2f} missed"
    capped = f", {WORST:g} at most" if result.cost >= WORST else ""
    return f"{result.cost:.1f} = {parts} (powers of ten{capped})"


def advice(answer: Range, result: Result) -> str:
    """What to do otherwise next time, or "" where nothing is."""
    if answer.low == answer.high and not result.hit:
        return "One number claims to be certain: give it room on both sides."
    if result.hit and result.wide:
        return f"Try to stay below {times(WIDE)} from low to high."
    if not result.hit and result.order.verdict != "off":
        return "The order is right: leave the middle and widen the range."
    return ""


def middle_text(question: Question, answer: Range) -> str:
    """The geometric middle of a range, as it is graded."""
    if question.from_top:
        lacks = math.sqrt((100 - answer.low) * (100 - answer.high))
        return said(100 - lacks, question.unit)
    return said(math.sqrt(answer.low) * math.sqrt(answer.high), question.unit)
