"""A question of the estimation drill: what is asked, and what will be told after.

Owns the record; `problems` draws questions, `grading` judges the answers.
"""

from dataclasses import dataclass

from coach.practice.scale import from_top, said, said_range, said_twice


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its truth, which is shown only after the answer.

    Attributes:
        id: `rate:ID` for a base rate, `formula:ID` for a small problem.
        topic: What it is about, for the mix and for calibration by topic.
        kind: What sort of figure it is: `base rate`, `planning value`, `problem`.
        asks: The question itself.
        given: Label and value of each number that is given.
        unit: What the answer is in; bare numbers are taken to be in it.
        truth: The true value in `unit`.
        spread: Low and high where a range is published, else None.
        working: How the truth comes about, a line each.
        source: Where it is from, with the year.
        remember: One sentence to take along.
    """

    id: str
    topic: str
    kind: str
    asks: str
    given: tuple[tuple[str, str], ...]
    unit: str
    truth: float
    spread: tuple[float, float] | None
    working: tuple[str, ...]
    source: str
    remember: str

    @property
    def truth_text(self) -> str:
        """The truth for people; a published range with the middle that counts."""
        if self.spread is None:
            return said_twice(self.truth, self.unit)
        published = said_range(*self.spread, self.unit)
        return f"{published} (the middle, {said(self.truth, self.unit)}, counts)"

    @property
    def from_top(self) -> bool:
        """Whether answers are measured by what they lack to 100 %."""
        return from_top(self.unit, self.truth)
