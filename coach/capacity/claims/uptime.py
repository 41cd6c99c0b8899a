"""Availability: downtime of a number of nines, and parts in series or in parallel.

Owns the arithmetic of nines in sentences. Must not read tables.
"""

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.attempt import SPAN, Attempt, best_of
from coach.capacity.claims.compare import NINES, Match, close, distance
from coach.capacity.claims.evaluate import Value
from coach.capacity.claims.statement import Statement
from coach.capacity.claims.vocabulary import PERIOD_WORDS, find_unit
from coach.capacity.units import DAY, MONTH, NONE, YEAR

_DOWN = frozenset(
    "leaves leave down downtime outage outages availability available "
    "unavailable uptime allows allow budget slo sla nines ausfall "
    "verfügbarkeit disponibilidad disponibilité  caída indisponibilité "
    "offline unreachable".split()
)
_PARALLEL = frozenset(
    "independent redundant replicas replica parallel mirrored mirror either behind "
    "failover standby copies both".split()
)
_SERIAL = frozenset(
    "chain serial series hops sequence depends all row each behind end-to-end".split()
)


def uptime_of(amount: Amount) -> float | None:
    """The availability that 99.9 % or four nines stands for, or None."""
    if amount.kind == "percent" and 0.9 <= amount.value < 1:
        return amount.value
    if "nine" in amount.nouns and 1 <= amount.value <= 9:
        return float(1 - 10.0**-amount.value)
    return None


def periods(statement: Statement) -> list[float]:
    """The spans a sentence speaks of (seconds): a month, 30 days, a year."""
    found: list[float] = []
    claim = statement.claim
    for at, item in enumerate(statement.sentence.items):
        if isinstance(item, Amount):
            if item.dim == SPAN and at != statement.at and item.value >= 3600:
                found.append(item.value)
            for word in item.words:
                _period(word, found)
        else:
            _period(item.text, found)
    if claim.dim == NONE and claim.kind == "unit":
        found.append(claim.first.clock)
    if MONTH in found:
        found += [30 * DAY, 31 * DAY]
    return found


def _period(word: str, found: list[float]) -> None:
    unit = find_unit(PERIOD_WORDS.get(word.lower(), word)) if len(word) > 2 else None
    if unit is not None and unit.family == "time" and unit.factor >= 3600:
        found.append(unit.factor)


def downtime(statement: Statement) -> Attempt | None:
    """99.9 % allows 8.8 hours a year."""
    claim = statement.claim
    fraction = claim.kind == "unit" and claim.dim == NONE and claim.first.clock > 1
    if (claim.dim != SPAN or claim.value < 1) and not fraction:
        return None
    for at in reversed(statement.givens):
        share = uptime_of(statement.sentence.amount(at))
        if share is None:
            continue
        others = [
            one
            for one in statement.amounts
            if one.kind in ("bare", "count") and "nine" not in one.nouns
        ]
        spans = [1.0] if fraction else periods(statement)
        told = bool(spans)
        options = [(1 - share) * span for span in spans or [YEAR, MONTH, 30 * DAY, DAY]]
        for other in others:
            if 1 < other.value <= 100:
                options += [one * other.value for one in options]
        match = best_of(claim, options)
        if match is None:
            return None
        sure = told and not others and (fraction or statement.says(_DOWN))
        return Attempt(match, sure, at)
    return None


def combined(statement: Statement) -> Attempt | None:
    """Two independent 99 % replicas give 99.99 %; ten at 99.9 % in a row give 99 %."""
    claim = statement.claim
    total = uptime_of(claim)
    if total is None or not statement.givens:
        return None
    shares = [uptime_of(one) for one in statement.amounts]
    shares = [one for one in shares if one is not None]
    counts = [
        one.value
        for one in statement.amounts
        if one.kind in ("bare", "count")
        and 2 <= one.value <= 1000
        and "nine" not in one.nouns
    ]
    if len(shares) != 1 or len(counts) != 1 or shares[0] is None:
        return None
    part, count = shares[0], counts[0]
    serial, parallel = 1 - part**count, (1 - part) ** count
    options = [serial, parallel]
    serial_only = _SERIAL - {"behind", "all", "each"}
    if statement.says(_PARALLEL) and not statement.says(serial_only):
        options = [parallel]
    elif statement.says(_SERIAL) and not statement.says(_PARALLEL):
        options = [serial]
    loss = 1 - total
    best = min(options, key=lambda one: distance(loss / one) if one else 99.0)
    if not best:
        return None
    ratio = loss / best
    # Nines are rounded hard: 99.7 % for 99.4 % is still a good figure.
    agrees = close(ratio) or distance(ratio) < NINES
    computed = 1 - best
    match = Match(
        1.0 if agrees else 1 / ratio,
        True,
        claim.first,
        Value(computed, NONE, computed),
    )
    return Attempt(match, len(options) == 1, statement.givens[0])
