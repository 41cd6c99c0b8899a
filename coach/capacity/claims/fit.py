"""Givens that fit a claim by their kind: counts, percentages, ratios, multipliers.

Owns when such givens prove a claim wrong. Must not look beyond a statement.
"""

from itertools import pairwise

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.attempt import best_of
from coach.capacity.claims.compare import Match
from coach.capacity.claims.scan import noun_stem
from coach.capacity.claims.solve import PLAINLY, Ways, solve
from coach.capacity.claims.statement import ADDED, SHARED, Statement
from coach.capacity.units import TIME

EACH = frozenset({"each", "every", "per", "apiece", "je", "cada", "chaque"})
TAILS = {"equal": 4, "so": 9, "verb": 6, "colon": 1, "bracket": 0}
_OTHER_NOUNS = frozenset(
    "read view node server user session connection box shard instance machine host "
    "partition thread core replica peak burst".split()
)
_SINGLE = frozenset({"one", "each", "a", "every", "per", "single"})
# More of them than needed may be meant as a reserve.
SPARE = 2.5
_COPYING = frozenset("replicated replication rf factor copied stored".split())


def related(given: Amount, claim: Amount, *, equal: bool) -> bool:
    """Whether two rates may count the same things."""
    if not given.nouns or not claim.nouns or given.nouns & claim.nouns:
        return True
    return equal and not claim.nouns & _OTHER_NOUNS


def counts_times(
    statement: Statement, counts: list[Amount], match: Match
) -> Match | None:
    """Five times the average of 1,200 rps: a multiplier needs its word."""
    if len(counts) != 1 or counts[0].kind != "times":
        return None
    told = statement.gap.kind != "verb" or statement.says(_COPYING)
    return match if told else None


def by_count(statement: Statement, givens: tuple[Amount, ...]) -> Match | None:
    """300 pods with 20 connections each: 6,000 connections."""
    claim = statement.claim
    cue = statement.says(EACH) or any(one.each or one.under for one in givens)
    if not cue or len(givens) > 2 or (not claim.plain and claim.dim[TIME] != -1):
        return None
    if claim.kind == "bare" and statement.gap.kind not in ("so", "equal"):
        return None
    if claim.nouns and not any(claim.nouns & (one.nouns | one.under) for one in givens):
        return None
    match = solve(givens, claim, PLAINLY)
    return match if match is not None and match.firm else None


def by_capacity(statement: Statement, givens: tuple[Amount, ...]) -> Match | None:
    """One server handles 10k connections, so 1M connections need 100 servers."""
    claim = statement.claim
    if len(givens) != 2 or not claim.nouns or not givens[0].nouns & givens[1].nouns:
        return None
    lead = statement.sentence.words(0, statement.givens[-2])
    single = any(
        one in _SINGLE and noun_stem(two) in claim.nouns for one, two in pairwise(lead)
    )
    part, whole = sorted(one.value for one in givens)
    if not single or not part or whole < 2 * part:
        return None
    match = best_of(claim, [whole / part])
    return None if match is None or 1 < match.ratio < SPARE else match


def plainly(statement: Statement) -> bool:
    """Whether `that is`, `i.e.` or `that makes` announces the claim."""
    gap = statement.gap
    words = [
        item.text.lower()
        for item in statement.sentence.items[gap.start : gap.end]
        if not isinstance(item, Amount)
    ]
    return gap.kind == "equal" and bool(words) and words[0] in ("that", "i", "which")


def by_percent(statement: Statement, givens: tuple[Amount, ...]) -> Match | None:
    """2 % of 500 GB; a 95 % hit rate on 20,000 QPS."""
    claim = statement.claim
    shares = [one for one in givens if one.kind == "percent"]
    wholes = [one for one in givens if one.kind != "percent"]
    if len(shares) != 1 or len(wholes) != 1 or not 0 < shares[0].value <= 1:
        return None
    whole = wholes[0]
    same = whole.dim == claim.dim or (whole.plain and claim.plain)
    timeless = whole.dim[TIME] == -1 and claim.plain and bool(claim.nouns & whole.nouns)
    if (not same and not timeless) or claim.kind == "percent":
        return None
    nouns = whole.nouns | shares[0].nouns
    if plainly(statement):
        nouns = claim.nouns
    if whole.plain and whole.nouns and claim.nouns and not nouns & claim.nouns:
        return None
    if not statement.says(
        frozenset({"of", "on", "at", "rate", "full", "to", "von", "de"})
    ):
        return None
    shared = statement.says(SHARED)
    added = statement.says(ADDED)
    return solve(givens, claim, Ways(shared, added))


def by_ratio(statement: Statement, givens: tuple[Amount, ...]) -> Match | None:
    """100:1 reads to writes and 40 writes/s: 4,000 reads/s."""
    claim = statement.claim
    rates = [one for one in givens if one.kind != "ratio"]
    if len(rates) != 1 or len(givens) != 2 or rates[0].dim != claim.dim:
        return None
    if not (rates[0].nouns and claim.nouns) or rates[0].nouns & claim.nouns:
        return None
    return solve(givens, claim, PLAINLY)
