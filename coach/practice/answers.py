"""An answer to a question of the estimation drill, as it is kept.

Owns the record. Low, high and truth are numbers in `unit`, so that a row can be read
by itself when the question has long changed.
"""

from dataclasses import dataclass

from coach.capacity.grading import Verdict


@dataclass(frozen=True, slots=True)
class Answer:
    """One graded answer.

    Attributes:
        at: Wall seconds.
        question: The id of the question, such as `rate:zone-round-trip`.
        topic: What it is about: latency, size, …
        low: The low end of the 90 % range.
        high: The high end; equal to `low` for a single number.
        unit: What low, high and truth are in.
        truth: The true value, the middle of it where a range is published.
        hit: Whether the range holds the truth.
        grade: How near the middle of the range is, by order of magnitude.
        score: The cost of the answer, 0 at best; see `coach.practice.grading`.
    """

    at: float
    question: str
    topic: str
    low: float
    high: float
    unit: str
    truth: float
    hit: bool
    grade: Verdict
    score: float
