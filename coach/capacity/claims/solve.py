"""Givens without operators: which product or quotient has the unit of the claim.

Owns the search over exponents. It never invents a figure: each combination uses every
given once, above or below the line.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.attempt import SPAN
from coach.capacity.claims.compare import Match, compare, distance
from coach.capacity.claims.evaluate import Value
from coach.capacity.units import DATA, DAY, NONE, TIME, combine

MAX_GIVENS = 4

# The same few dimensions meet again and again; a memo halves the time of a page.
_joined = lru_cache(maxsize=1024)(combine)


class Ways(NamedTuple):
    """How the words around the givens let them be read.

    Attributes:
        shared: A percentage may stand for what it leaves.
        added: A percentage may be added: 500 GB and 20 % overhead.
        inverse: A multiplier may divide: 5x smaller.
        days: Days may be counted: 30 days of 20 GB each.
        reserve: A percentage may divide: at 70 % utilisation.
        whole: Counts only multiply: 3 round trips of 80 ms each.
    """

    shared: bool = True
    added: bool = False
    inverse: bool = False
    days: bool = False
    reserve: bool = False
    whole: bool = False


ANY_WAY = Ways()
PLAINLY = Ways(shared=False)


def _powers(given: Amount, ways: Ways) -> list[Value]:
    """What one given may contribute: itself, or one over it, for each reading."""
    found: list[Value] = []
    for one in given.readings[:2]:
        if not one.value or not one.number:
            continue
        found.append(Value(one.value, one.dim, one.number))
    if ways.days and given.dim == SPAN and given.value >= DAY:
        # 30 days of 20 GB each: the days are counted.
        number = given.first.number
        found.append(Value(number, NONE, number))
    if given.kind == "percent":
        parts = [1 - given.value] if ways.shared and 0 < given.value < 1 else []
        parts += [1 + given.value] if ways.added else []
        parts += [1 / given.value] if ways.reserve and given.value else []
        return found + [Value(part, NONE, part) for part in parts]
    if ways.whole and given.kind in ("bare", "count"):
        return found
    if given.kind == "times" and given.value > 1 and not ways.inverse:
        return found
    over = [
        Value(1 / one.value, _joined(NONE, one.dim, -1), 1 / one.number)
        for one in found
    ]
    return found + over


def combinations(givens: Sequence[Amount], ways: Ways = ANY_WAY) -> list[Value]:
    """Every product of the givens, each above or below the line; products first."""
    found: dict[Value, None] = {}
    options = [_powers(given, ways) for given in givens]
    for choice in product(*options):
        value, dim, number = 1.0, NONE, 1.0
        for one in choice:
            value *= one.value
            dim = _joined(dim, one.dim)
            number *= one.number
        if 1e-250 < abs(value) < 1e250 and 1e-250 < abs(number) < 1e250:
            found[Value(value, dim, number)] = None
    return list(found)


def solve(
    givens: Sequence[Amount], claim: Amount, ways: Ways = ANY_WAY
) -> Match | None:
    """The combination of all givens that comes closest to the claim, or None."""
    if not givens or len(givens) > MAX_GIVENS:
        return None
    bare = any(given.kind in ("bare", "count") for given in givens)
    plain = all(given.plain for given in givens)
    values = combinations(givens, ways)
    return _compared(values, claim, bare, plain) if values else None


def _compared(
    values: Sequence[Value], claim: Amount, bare: bool, plain: bool
) -> Match | None:
    return compare(values, claim, bare=bare, plain=plain, bytes_in_head=False)


def solve_exactly(
    givens: Sequence[Amount], claim: Amount, *, whole: bool = False
) -> Match | None:
    """As `solve`, but only combinations with the very unit of the claim count.

    Args:
        givens: All of them are used.
        claim: The claimed result.
        whole: Whether counts only multiply.
    """
    if not givens or len(givens) > MAX_GIVENS:
        return None
    best: Match | None = None
    days = claim.dim[DATA] == 1 and not claim.dim[TIME]
    ways = Ways(shared=False, days=days, whole=whole)
    for value in combinations(givens, ways):
        for reading in claim.readings:
            if value.dim != reading.dim or not reading.value:
                continue
            ratio = reading.value / value.value
            if best is None or distance(ratio) < distance(best.ratio) - 1e-9:
                best = Match(ratio, True, reading, value)
    return best
