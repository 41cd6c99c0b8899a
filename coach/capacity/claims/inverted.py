"""The result first, its working behind: it takes 50 hosts to hold 5M users at 100k.

Owns sentences that begin with what is needed. It speaks only when all figures behind
give the unit of the first one.
"""

from itertools import combinations, pairwise

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.compare import Match, distance
from coach.capacity.claims.finding import Finding
from coach.capacity.claims.markers import marker_in
from coach.capacity.claims.page import Line
from coach.capacity.claims.sentences import Sentence
from coach.capacity.claims.solve import PLAINLY, solve, solve_exactly
from coach.capacity.claims.statement import BLOCKERS
from coach.capacity.units import DATA, NONE, TIME

_NEEDS = frozenset(
    "need needs takes take requires require costs cost uses use total totals clears "
    "storage bandwidth egress ingress memory traffic".split()
)
_LINKS = frozenset({"to", "for", "because", "since", "as", "given", "at", "("})
_EXCUSED = frozenset({"took", "was", "were"})
# A reserve of twice as much is often meant and seldom said.
SLIP = 0.45


def inverted(sentence: Sentence) -> tuple[Line, Finding] | None:
    """The claim of a sentence that tells the result before its working, or None."""
    places = sentence.amounts
    if len(places) != 3 or len({line.number for line in sentence.lines}) != 1:
        return None
    at = places[0]
    claim, givens = sentence.amount(at), [sentence.amount(one) for one in places[1:]]
    lead = [word.lower() for word in sentence.words(0, at)]
    if not _NEEDS.intersection(lead[-4:]) or claim.kind not in ("unit", "count"):
        return None
    link = {getattr(one, "text", "").lower() for one in sentence.items[at : places[1]]}
    if not link & _LINKS or (BLOCKERS - _EXCUSED) & sentence.said:
        return None
    if any(_marked(sentence, one, two) for one, two in pairwise(places)):
        return None
    match = _match(claim, givens)
    if match is None:
        return None
    line, start, end = sentence.text(at, places[-1])
    _, first, _ = sentence.text(places[1], places[-1])
    return line, Finding(start, end, claim, match, (first, end))


def _marked(sentence: Sentence, one: int, two: int) -> bool:
    gap = marker_in(sentence.items, one + 1, two)
    return gap is not None and gap.kind in ("equal", "so")


def _match(claim: Amount, givens: list[Amount]) -> Match | None:
    for size in (2, 1):
        for chosen in combinations(givens, size):
            match = solve(chosen, claim, PLAINLY)
            if match is not None and match.agrees:
                return match if size == len(givens) else None
    if any(one.kind not in ("unit", "count") for one in givens):
        return None
    if claim.dim == NONE:
        per = claim.nouns & (givens[0].under | givens[1].under)
        if not per or givens[0].dim != givens[1].dim:
            return None
    elif claim.dim[DATA] + claim.dim[TIME] == 0 and not any(claim.dim[3:]):
        return None
    same = any(one.dim == claim.dim for one in givens)
    if claim.dim != NONE and same and not any(one.each or one.under for one in givens):
        return None
    match = solve_exactly(givens, claim)
    if match is None or distance(match.ratio) < SLIP:
        return None
    return match
