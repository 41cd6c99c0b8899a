"""Claims that lean on the sentence before: with three replicas that is 9 TB.

Owns which earlier figure a claim may take up, and when that is beyond doubt.
"""

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.attempt import SPAN, Attempt, best_of
from coach.capacity.claims.compare import Match, distance
from coach.capacity.claims.fit import EACH, SPARE, TAILS, by_ratio, related
from coach.capacity.claims.scan import noun_stem
from coach.capacity.claims.solve import PLAINLY, solve, solve_exactly
from coach.capacity.claims.statement import Statement
from coach.capacity.claims.vocabulary import PERIOD_WORDS, find_unit
from coach.capacity.units import DATA, NONE, TIME

_COPIES = frozenset({"replica", "copie", "copy", "replication"})
_THAT = frozenset({"that", "this", "which", "it", "over"})
_KEPT = frozenset("keep keeps kept retain retains retained retention hold".split())
_SINGLE = frozenset(map(noun_stem, "each one a an per every single".split()))
_LEAD = frozenset(
    "per a an each over the for in that is this makes would be means comes to "
    "and".split()
)


def from_context(statement: Statement) -> Attempt | None:
    """A claim that leans on the sentence before it."""
    claim, amounts = statement.claim, statement.amounts
    if len(statement.gap.tail) > TAILS["so"] or claim.kind in ("bare", "percent"):
        return None
    if not amounts:
        return _goes_on(statement)
    if len(amounts) != 1:
        return None
    given = amounts[0]
    if given.dim == claim.dim and given.dim[TIME] == -1:
        return _earlier_ratio(statement, given)
    if given.dim == SPAN and claim.dim[DATA] == 1 and claim.dim[TIME] == 0:
        return _so_long(statement, given)
    needed = _how_many(statement, given)
    if needed is not None:
        return needed
    if claim.dim == NONE:
        return None
    if _multiplies(statement, given) and claim.dim != SPAN:
        for earlier in statement.context[:2]:
            if earlier.dim == claim.dim and earlier.kind == "unit":
                match = solve_exactly([given, earlier], claim)
                return match and Attempt(match, True, statement.givens[0])
        return None
    if given.dim[DATA] == 0 and claim.dim[DATA] == 1:
        return _of_that_size(statement, given)
    if given.kind != "unit" or given.dim[DATA] != 1 or given.dim[TIME]:
        return None
    cue = statement.says(EACH) or given.nouns or given.under or _single(statement)
    if claim.dim[DATA] != 1 or not cue:
        return None
    options: list[Match] = []
    for earlier in statement.context:
        match = solve_exactly([given, earlier], claim)
        if match is not None and match.ratio and earlier.dim[DATA] == 0:
            options.append(match)
    if not options or claim.dim[TIME] == 0:
        return None
    best = min(options, key=lambda one: distance(one.ratio))
    return Attempt(best, True, statement.givens[0])


def _single(statement: Statement) -> bool:
    """Whether the given is said of one thing: an update is 64 bytes."""
    words = statement.sentence.words(0, statement.givens[0])
    return words[:1] in (["a"], ["an"], ["one"]) or "payload" in words


def _multiplies(statement: Statement, given: Amount) -> bool:
    """Whether a given is a number of copies: three replicas, RF 3, 3x."""
    if not given.plain or not 1 < given.value <= 20 or statement.says(EACH):
        return False
    if given.kind == "times" or given.nouns & _COPIES:
        return True
    at = statement.givens[0]
    word = statement.sentence.items[at - 1] if at else None
    return getattr(word, "text", "").lower() in ("rf", "factor")


def _earlier_ratio(statement: Statement, given: Amount) -> Attempt | None:
    """Reads outnumber writes 20:1; at 300 writes/s that is 6,000 reads/s."""
    ratio = next((one for one in statement.context if one.kind == "ratio"), None)
    if ratio is None:
        return None
    match = by_ratio(statement, (ratio, given))
    return match and Attempt(match, True, statement.givens[0])


def _of_that_size(statement: Statement, given: Amount) -> Attempt | None:
    """A photo takes 2 MB; 5M photos a day take 10 TB."""
    if not given.nouns & statement.spoken or not statement.context:
        return None
    size = statement.context[0]
    if size.kind != "unit" or size.dim[DATA] != 1 or size.dim[TIME]:
        return None
    match = solve_exactly([given, size], statement.claim)
    if match is None and given.dim[TIME] != statement.claim.dim[TIME]:
        # Per day on one side only: the day is in the head.
        match = solve([given, size], statement.claim, PLAINLY)
    return match and Attempt(match, True, statement.givens[0])


def _so_long(statement: Statement, given: Amount) -> Attempt | None:
    """Ten years of that would be 730 PB."""
    kept = statement.says(_KEPT) and statement.gap.kind != "verb"
    if not statement.says(_THAT) and not kept:
        return None
    for earlier in statement.context[:2]:
        if earlier.dim[DATA] == 1 and earlier.dim[TIME] == -1:
            match = solve_exactly([given, earlier], statement.claim)
            return match and Attempt(match, True, statement.givens[0])
    return None


def _goes_on(statement: Statement) -> Attempt | None:
    """A line that begins with an arrow takes up the result before it."""
    claim = statement.claim
    if statement.gap.kind != "equal" or statement.gap.tail or not statement.context:
        return None
    start, end = statement.gap.start, statement.gap.end
    said = statement.sentence.words(start, end)
    lead = statement.sentence.words(0, start)
    spanned = _in_a_year(statement, [*lead, *said])
    if spanned is not None:
        return spanned
    if said[:1] not in ([], ["that"], ["this"], ["i"]) or len(lead) > 3:
        return None
    for given in statement.context[:2]:
        if given.dim == claim.dim and given.dim[TIME] == -1 and given.kind == "unit":
            if given.first.clock == claim.first.clock:
                return None
            if not related(given, claim, equal=True):
                return None
            match = solve_exactly([given], claim)
            return match and Attempt(match, True, statement.gap.start)
    return None


def _in_a_year(statement: Statement, words: list[str]) -> Attempt | None:
    """Per year → 3.6 PB, below a line that came to 10 GB a day."""
    claim = statement.claim
    left = [word for word in words if word not in _LEAD]
    if len(left) != 1 or claim.kind != "unit" or claim.dim[TIME]:
        return None
    unit = find_unit(PERIOD_WORDS.get(left[0], left[0]))
    if unit is None or unit.family != "time" or len(left[0]) < 3:
        return None
    for earlier in statement.context[:2]:
        rest = (*earlier.dim[:TIME], 0, *earlier.dim[TIME + 1 :])
        if earlier.dim[TIME] == -1 and rest == claim.dim and claim.dim != NONE:
            match = best_of(claim, [earlier.value * unit.factor])
            return match and Attempt(match, True, statement.gap.start)
    return None


def _how_many(statement: Statement, given: Amount) -> Attempt | None:
    """100k connections per host => 500 hosts, where 5M connections stand above."""
    claim = statement.claim
    if not claim.plain or not claim.nouns or claim.first.number < 2:
        return None
    per = bool(given.under & claim.nouns)
    single = bool(statement.spoken & claim.nouns and statement.spoken & _SINGLE)
    if not per and not single:
        return None
    fitting = [
        one
        for one in statement.context
        if one.dim == given.dim and one.kind != "percent" and _alike(one, given)
    ]
    if len(fitting) != 1 or not fitting[0].value:
        return None
    whole, part = (fitting[0], given) if per else (given, fitting[0])
    if not part.value or whole.value <= part.value:
        return None
    match = best_of(claim, [whole.value / part.value])
    if match is None or (match.ratio >= 1 and match.ratio < SPARE):
        return None
    return Attempt(match, True, statement.givens[0])


def _alike(one: Amount, other: Amount) -> bool:
    """Whether two figures may count the same things."""
    if one.dim != NONE and one.nouns == other.nouns:
        return one.kind == "unit"
    return bool(one.nouns & other.nouns) or (one.kind == "bare" and one.value >= 1000)
