"""A result with its working behind it in brackets: `5 TB (500M users × 1 KB)`.

Owns that order only. It tells large slips: a size in brackets may be what was bought
and not what was computed.
"""

from collections.abc import Iterator, Sequence

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.compare import compare, distance
from coach.capacity.claims.evaluate import values_of
from coach.capacity.claims.finding import Finding
from coach.capacity.claims.formula import Node, operator_of, parse_from
from coach.capacity.claims.pieces import Piece
from coach.capacity.claims.reader import Item
from coach.capacity.units import NONE

# Twice as much may be headroom, three times as much replicas.
PLAIN_SLIP = 0.65
MAX_INSIDE = 24


def bracketed(items: Sequence[Item]) -> Iterator[Finding]:
    """The claims of a line whose working stands in brackets behind them."""
    for at in range(1, len(items) - 3):
        if _text(items[at]) != "(":
            continue
        place = _before(items, at)
        claim = items[place]
        if not isinstance(claim, Amount) or _operand(items, place):
            continue
        if claim.kind not in ("unit", "count", "bare"):
            continue
        found = parse_from(items, at + 1, min(len(items), at + MAX_INSIDE))
        if found is None or found[1] >= len(items) or _text(items[found[1]]) != ")":
            continue
        node, closing = found
        finding = _judge(node, claim, items[closing].end)
        if finding is not None:
            yield finding


def _before(items: Sequence[Item], at: int) -> int:
    """Where the amount before a bracket may stand: 5 TB of storage (…)."""
    place = at - 1
    if _text(items[max(0, place - 1)]) == "of" and not isinstance(items[place], Amount):
        place -= 2
    return max(place, 0)


def _text(item: Item) -> str:
    return item.text if isinstance(item, Piece) else ""


def _operand(items: Sequence[Item], at: int) -> bool:
    """Whether the amount itself is part of a formula: 3 × 5 TB (2 + 3)."""
    return at > 0 and (operator_of(items[at - 1]) in ("*", "/", "^", "+", "-"))


def _judge(node: Node, claim: Amount, end: int) -> Finding | None:
    if node.op not in ("*", "/") or not claim.value:
        return None
    leaves = node.leaves()
    match = compare(
        values_of(node, claim.readings),
        claim,
        bare=any(leaf.kind in ("bare", "count") for leaf in leaves),
        plain=all(leaf.plain for leaf in leaves),
        bytes_in_head=False,
    )
    if match is None or not match.firm:
        return None
    exact = match.value.dim == match.reading.dim != NONE
    off = not match.agrees
    if off and (not exact or distance(match.ratio) < PLAIN_SLIP):
        return None
    return Finding(claim.start, end, claim, match, (node.start, node.end))
