"""Givens without operators: which product or quotient has the unit of the claim.

Owns the search over exponents. It never invents a figure: each combination uses every
given once, above or below the line.
"""

from collections.abc import Sequence
from itertools import product

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.compare import Match, compare, distance
from coach.capacity.claims.evaluate import Value
from coach.capacity.units import NONE, combine

MAX_GIVENS = 4


def _powers(given: Amount, shared: bool, added: bool) -> list[Value]:
    """What one given may contribute: itself, or one over it, for each reading."""
    found: list[Value] = []
    for one in given.readings[:2]:
        if not one.value or not one.number:
            continue
        found.append(Value(one.value, one.dim, one.number))
    if given.kind == "percent":
        if shared and 0 < given.value < 1:
            left = 1 - given.value
            found.append(Value(left, NONE, left))
        if added:
            more = 1 + given.value
            found.append(Value(more, NONE, more))
        return found
    over = [
        Value(1 / one.value, combine(NONE, one.dim, -1), 1 / one.number)
        for one in found
    ]
    return found + over


def combinations(
    givens: Sequence[Amount], *, shared: bool = True, added: bool = False
) -> list[Value]:
    """Every product of the givens, each above or below the line; products first."""
    found: dict[Value, None] = {}
    options = [_powers(given, shared, added) for given in givens]
    for choice in product(*options):
        value, dim, number = 1.0, NONE, 1.0
        for one in choice:
            value *= one.value
            dim = combine(dim, one.dim)
            number *= one.number
        if 1e-250 < abs(value) < 1e250 and 1e-250 < abs(number) < 1e250:
            found[Value(value, dim, number)] = None
    return list(found)


def solve(
    givens: Sequence[Amount],
    claim: Amount,
    *,
    shared: bool = True,
    added: bool = False,
) -> Match | None:
    """The combination of all givens that comes closest to the claim, or None."""
    if not givens or len(givens) > MAX_GIVENS:
        return None
    bare = any(given.kind in ("bare", "count") for given in givens)
    plain = all(given.plain for given in givens)
    values = combinations(givens, shared=shared, added=added)
    return compare(values, claim, bare=bare, plain=plain) if values else None


def solve_exactly(givens: Sequence[Amount], claim: Amount) -> Match | None:
    """As `solve`, but only combinations with the very unit of the claim count."""
    if not givens or len(givens) > MAX_GIVENS:
        return None
    best: Match | None = None
    for value in combinations(givens, shared=False):
        for reading in claim.readings:
            if value.dim != reading.dim or not reading.value:
                continue
            ratio = reading.value / value.value
            if best is None or distance(ratio) < distance(best.ratio) - 1e-9:
                best = Match(ratio, True, reading, value)
    return best
