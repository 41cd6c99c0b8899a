"""Growth that compounds: 10 % a month for a year is 214 % more, not 120 %.

Owns the arithmetic of growth in sentences. Must not read tables.
"""

from coach.capacity.claims.amount import REPEATED, Amount
from coach.capacity.claims.attempt import Attempt, best_of
from coach.capacity.claims.statement import Statement
from coach.capacity.claims.uptime import periods
from coach.capacity.units import DATA, DAY, NONE, TIME

_GROWTH = frozenset("growth grows growing grow grown grew compounding".split())
_FOLDS = {
    "doubles": 2.0,
    "doubling": 2.0,
    "double": 2.0,
    "triples": 3.0,
    "tripling": 3.0,
    "triple": 3.0,
}
_UP = frozenset("up more increase growth grown grows larger higher".split())
MAX_STEPS = 1000.0


def growth(statement: Statement) -> Attempt | None:
    """At 20 % monthly growth traffic is up 9x after a year."""
    claim = statement.claim
    factor, at = _rate(statement)
    if not factor:
        return None
    told = set(periods(statement)) - {30 * DAY, 31 * DAY}
    told |= {1 / one.value for one in statement.amounts if one.words == REPEATED}
    spans = sorted(told)
    if len(spans) != 2 or spans[1] / spans[0] > MAX_STEPS:
        return None
    steps = spans[1] / spans[0]
    if factor**steps > 1e9:
        return None
    grown = float(factor**steps)
    if claim.kind == "percent":
        if not statement.says(_UP):
            return None
        match = best_of(claim, [grown - 1])
        return match and Attempt(match, _up(statement), at)
    if claim.kind == "times":
        match = best_of(claim, [grown])
        return match and Attempt(match, True, at)
    whole = _whole(statement)
    if whole is None:
        return None
    match = best_of(claim, [whole.value * grown])
    return match and Attempt(match, bool(whole.nouns & claim.nouns), at)


def _rate(statement: Statement) -> tuple[float, int]:
    """The factor of one step, and where it stands; 0 without one."""
    sentence = statement.sentence
    if statement.says(_GROWTH):
        for at in statement.givens:
            amount = sentence.amount(at)
            if amount.kind == "percent" and 0 < amount.value < 10:
                return 1 + amount.value, at
    for at, item in enumerate(sentence.items[: statement.at]):
        word = "" if isinstance(item, Amount) else item.text.lower()
        if word in _FOLDS:
            after = sentence.items[at + 1] if at + 1 < len(sentence.items) else None
            text = getattr(after, "text", "").lower()
            if text in ("every", "each", "yearly", "monthly", "annually"):
                return _FOLDS[word], at
            words = getattr(after, "words", ())
            if isinstance(after, Amount) and (after.each or words == ("repeatedly",)):
                return _FOLDS[word], at
    return 0.0, 0


def _up(statement: Statement) -> bool:
    """Whether the claim is said to be the growth itself: up 120 %, grown by 120 %."""
    before = statement.sentence.words(max(0, statement.at - 3), statement.at)
    after = [word.lower() for word in statement.claim.words]
    return bool(_UP.intersection(before) or _UP.intersection(after))


def _whole(statement: Statement) -> Amount | None:
    """What grows: a size, a rate or a count of the same kind as the claim."""
    claim = statement.claim
    for one in statement.amounts:
        if (
            one.kind == "unit"
            and one.dim == claim.dim
            and one.dim[DATA] | one.dim[TIME]
        ):
            return one
        if one.kind == "count" and claim.kind == "count" and one.nouns & claim.nouns:
            return one if one.dim == NONE else None
    return None
