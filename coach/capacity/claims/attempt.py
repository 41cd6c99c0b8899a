"""How a claim compares with what its givens come to, and how sure that is.

Owns the value that the readers of sentences hand to each other.
"""

from typing import NamedTuple

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.compare import Match, distance
from coach.capacity.claims.evaluate import Value
from coach.capacity.units import TIME, Dim, basis

SPAN = basis(TIME)


class Attempt(NamedTuple):
    """How a claim compares, and whether a difference may be called an error."""

    match: Match
    sure: bool
    first: int


def against(claim: Amount, computed: float, dim: Dim) -> Match:
    """The match of a claim with a computed value of the same unit."""
    reading = claim.first
    return Match(
        reading.value / computed, True, reading, Value(computed, dim, computed)
    )


def best_of(claim: Amount, options: list[float]) -> Match | None:
    """The option (in base units) that comes closest to the claim."""
    matches = [
        against(claim, one, claim.dim) for one in options if 1e-200 < abs(one) < 1e200
    ]
    matches = [one for one in matches if one.ratio > 0]
    return min(matches, key=lambda one: distance(one.ratio), default=None)
