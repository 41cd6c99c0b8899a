"""When givens and claim fit so well that a difference must be an error.

Owns the caution of the checker in sentences: which sets of units prove that the givens
were meant to give the claim. Must not read text beyond a statement.
"""

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.attempt import SPAN, Attempt
from coach.capacity.claims.carried import from_context
from coach.capacity.claims.compare import Match
from coach.capacity.claims.fit import (
    EACH,
    TAILS,
    by_capacity,
    by_count,
    by_percent,
    by_ratio,
    counts_times,
    plainly,
    related,
)
from coach.capacity.claims.solve import PLAINLY, solve, solve_exactly
from coach.capacity.claims.statement import Statement
from coach.capacity.units import DATA, NONE, TIME, basis

# A size before one of these names a thing: 4 TB disks, a 10 Gbit/s link.
_THINGS = frozenset(
    "disk disks drive drives ssd ssds node nodes box boxes server servers instance "
    "instances nic nics link links line lines shard shards machine machines limit "
    "file files chunk chunks block blocks image images part parts heap buffer window "
    "plan volume volumes budget".split()
)
_SAME = frozenset({"is", "are", "has", "equals", "have", "or", "make"})
_CHANGED = frozenset(
    "compressed compression peak burst gzip zstd dedup deduplicated sampled growth "
    "replicated replication cached effective usable".split()
)


def certain(statement: Statement) -> Attempt | None:
    """The reading under which the claim is an error beyond doubt, or None."""
    gap, claim = statement.gap, statement.claim
    if len(gap.tail) > TAILS[gap.kind] or _names_a_thing(claim):
        return None
    amounts = statement.amounts
    if not amounts:
        return from_context(statement)
    attempt = _converted(statement) if gap.kind != "so" or len(gap.tail) < 5 else None
    if attempt is not None:
        return attempt
    following = _at_rate(statement)
    if following is not None:
        return following
    if len(amounts) == 1:
        return from_context(statement)
    for first in range(len(amounts) - 1):
        givens = amounts[first:]
        if len(givens) > 3 and first == 0:
            continue
        match = _proved(statement, givens)
        if match is not None:
            return Attempt(match, True, statement.givens[first])
    return None


def _at_rate(statement: Statement) -> Attempt | None:
    """Payload 200 B → 60 MB/s at 300,000/s: a given behind the claim."""
    items, at = statement.sentence.items, statement.at
    word = getattr(items[at + 1], "text", "") if at + 2 < len(items) else ""
    after = items[at + 2] if word in ("at", "@", "of", "for") else None
    given, claim = statement.amounts[-1], statement.claim
    if not isinstance(after, Amount) or after.dim == NONE or given.dim == NONE:
        return None
    if word == "of" and (claim.dim != NONE or after.dim != given.dim):
        return None
    if word == "for" and not claim.nouns & given.under:
        return None
    match = solve_exactly([given, after], claim)
    return match and Attempt(match, True, statement.givens[-1])


def _so_often(statement: Statement, givens: tuple[Amount, ...]) -> Match | None:
    """10M users open the app 5 times a day, which makes 50M sessions."""
    counts = [one for one in givens if one.kind == "count"]
    rates = [one for one in givens if one.dim == basis(TIME, -1)]
    if not plainly(statement) or len(givens) != 2 or not (counts and rates):
        return None
    match = solve(givens, statement.claim, PLAINLY)
    return match if match is not None and match.firm else None


def _of_each(statement: Statement, givens: tuple[Amount, ...]) -> bool:
    """3 round trips of 80 ms: the time is said to be that of each."""
    items = statement.sentence.items
    for at in statement.givens:
        if items[at] in givens and statement.sentence.amount(at).dim == SPAN:
            before = getattr(items[at - 1], "text", "") if at else ""
            return before in ("of", "at") or statement.says(EACH)
    return False


def _stuff(claim: Amount) -> bool:
    """Whether a claim is data or money, which a product of sizes gives."""
    return claim.dim[DATA] != 0 or any(claim.dim[3:]) or claim.dim == SPAN


def _names_a_thing(claim: Amount) -> bool:
    return claim.kind == "unit" and any(word.lower() in _THINGS for word in claim.words)


def _converted(statement: Statement) -> Attempt | None:
    """One amount in two units: 300M requests a month comes to 115 requests/s."""
    given, claim = statement.amounts[-1], statement.claim
    gap = statement.gap
    if len(statement.amounts) > 1 and gap.kind == "verb":
        return None
    if given.dim != claim.dim or given.dim == NONE or given.kind != "unit":
        return None
    sizes = given.dim[DATA] == 1 and given.dim == basis(DATA)
    if given.dim == SPAN or (sizes and given.first.bits == claim.first.bits):
        return _same_size(statement, given)
    if statement.says(_CHANGED) or given.under != claim.under:
        return None
    left, right = given.first, claim.first
    flips = given.dim[DATA] == 1 and left.bits != right.bits
    if given.dim[TIME] != -1 and not flips:
        return None
    if left.clock == right.clock and not flips:
        return None
    between = statement.givens[-1] + 1
    lead = statement.sentence.words(between, gap.start)
    if len(lead) > 4 or not related(given, claim, equal=gap.kind == "equal"):
        return None
    match = solve_exactly([given], claim)
    if match is None:
        return None
    return Attempt(match, True, statement.givens[-1])


def _same_size(statement: Statement, given: Amount) -> Attempt | None:
    """5 minutes is 300 seconds; a day has 86,400 seconds; one petabyte is 1,000 TB."""
    gap, sentence = statement.gap, statement.sentence
    words = sentence.words(gap.start, gap.end)
    if gap.tail or len(sentence.amounts) != 2 or gap.start != statement.givens[-1] + 1:
        return None
    if not words or words[0] not in _SAME:
        return None
    after = sentence.words(statement.at + 1)
    mine, other = given.first, statement.claim.first
    same = mine.clock == other.clock and given.unit == statement.claim.unit
    if after or given.nouns or (same if given.dim[DATA] else mine.clock == other.clock):
        return None
    match = solve_exactly([given], statement.claim)
    return match and Attempt(match, True, statement.givens[-1])


def _proved(statement: Statement, givens: tuple[Amount, ...]) -> Match | None:
    """A set of givens whose units, all used, are those of the claim."""
    claim = statement.claim
    kinds = [one.kind for one in givens]
    if "ratio" in kinds:
        return by_ratio(statement, givens)
    if "percent" in kinds:
        return by_percent(statement, givens)
    if claim.kind in ("percent", "times", "ratio"):
        return None
    if claim.kind == "bare" and claim.first.number < 1000 and not statement.at_once:
        return None
    if all(one.plain for one in givens):
        return by_count(statement, givens) or by_capacity(statement, givens)
    if any(one.kind == "bare" and one.first.number < 1e5 for one in givens):
        return None
    same = [one for one in givens if one.dim == claim.dim]
    physical = [one for one in givens if one.dim != NONE]
    if claim.dim == NONE:
        # 60 TB at 2 TB a node: how many nodes?
        if len(physical) != len(givens):
            return _so_often(statement, givens)
        if statement.at_once:
            return solve_exactly(givens, claim)
        if not claim.nouns:
            return None
        said = frozenset(statement.sentence.words(0, statement.at))
        said = said.union(*(one.nouns | one.under for one in givens))
        if not any(noun in said or noun + "s" in said for noun in claim.nouns):
            return None
        return solve_exactly(givens, claim)
    match = solve_exactly(givens, claim, whole=statement.of_each)
    if match is None and claim.dim[TIME] == -1:
        match = solve(givens, claim, PLAINLY)
        if match is not None and not match.firm:
            match = None
    if match is None:
        return None
    if same and len(physical) == len(same):
        counts = [one for one in givens if one.dim == NONE]
        shared = (*givens, claim)
        cue = statement.says(EACH) or any(one.each or one.under for one in shared)
        large = all(one.first.number >= 1000 or one.nouns for one in counts)
        if claim.dim == SPAN and not _of_each(statement, givens):
            return None
        if len(counts) != 1 or not (cue or (large and _stuff(claim))):
            return counts_times(statement, counts, match)
    return match
