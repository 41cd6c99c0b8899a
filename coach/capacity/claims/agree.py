"""Readings that make a claim true: any sensible set of the figures around it.

Owns the benefit of the doubt. A claim that some set of givens confirms is right; which
set was meant does not matter.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.attempt import Attempt
from coach.capacity.claims.compare import Match
from coach.capacity.claims.solve import Ways, solve
from coach.capacity.claims.statement import ADDED, LESS, RESERVE, SHARED, Statement
from coach.capacity.units import DATA, TIME

Chosen = tuple[Sequence[Amount], int]


def agreeing(statement: Statement, *, firm: bool) -> Attempt | None:
    """The largest set of givens that makes the claim true, or None.

    Args:
        statement: The claim and what stands before it.
        firm: Whether the sentence alone tells what the claim follows from; then only
            multipliers are taken from the sentence before.
    """
    if not _telling(statement):
        return None
    ways = _ways(statement)
    for givens, first in _sets(statement, firm=firm):
        if statement.claim.kind == "bare" and all(one.kind == "bare" for one in givens):
            continue
        if len(givens) == 1 and not _converts(statement, givens[0]):
            continue
        match: Match | None = solve(givens, statement.claim, ways)
        if match is not None and match.agrees:
            return Attempt(match, True, first)
    return None


def _sets(statement: Statement, *, firm: bool) -> Iterator[Chosen]:
    """Sets of givens, the largest first; then with one figure of earlier sentences."""
    amounts = list(zip(statement.amounts, statement.givens, strict=True))
    for size in range(len(amounts), 0, -1):
        for chosen in combinations(amounts, size):
            yield [one for one, _ in chosen], chosen[0][1]
    for earlier in statement.context[:3]:
        if firm and not earlier.plain:
            continue
        for size in range(min(len(amounts), 2), -1, -1):
            for chosen in combinations(amounts[-3:], size):
                first = chosen[0][1] if chosen else statement.gap.start
                yield [*(one for one, _ in chosen), earlier], first


def _telling(statement: Statement) -> bool:
    """Whether agreement would mean anything: a small bare number fits everywhere."""
    claim, gap = statement.claim, statement.gap
    if claim.kind != "bare" or statement.at_once:
        return True
    number = claim.first.number
    whole = number >= 1000 and number == int(number)
    return whole and gap.kind not in ("bracket", "colon")


def _converts(statement: Statement, given: Amount) -> bool:
    """Whether one given alone may be the claim in another unit."""
    claim = statement.claim
    if given.dim != claim.dim or given.unit == claim.unit:
        return False
    mine, other = given.first, claim.first
    changed = (mine.clock, mine.bits) != (other.clock, other.bits)
    return changed or len(statement.amounts) == 1


def _ways(statement: Statement) -> Ways:
    dim = statement.claim.dim
    return Ways(
        statement.says(SHARED),
        statement.says(ADDED),
        statement.says(LESS),
        dim[DATA] == 1 and dim[TIME] == 0,
        statement.says(RESERVE),
        statement.of_each,
    )
