"""A claim before it is put in words: its place, its result, how it compares.

Owns the value that the readers hand to the checker. Must not hold sentences.
"""

from dataclasses import dataclass

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.compare import Match
from coach.capacity.claims.evaluate import Value


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim on a line.

    Attributes:
        start: Where its quote begins.
        end: Where its quote ends.
        claim: The claimed result.
        match: The closest reading, or None where the units cannot be compared.
        given: The span of the figures it follows from, (-1, -1) for earlier lines.
        value: What comes out instead, where the units cannot be compared.
        note: What the figures are, where the span does not say it.
    """

    start: int
    end: int
    claim: Amount
    match: Match | None
    given: tuple[int, int]
    value: Value | None = None
    note: str = ""
