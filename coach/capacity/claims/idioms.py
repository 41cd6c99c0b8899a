"""Statements with a rule of their own: availability, change, share, growth, replicas.

Owns those rules. Each takes a statement and says how the claim compares, or None when
it is not of its kind.
"""

from itertools import pairwise

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.attempt import SPAN, Attempt, best_of
from coach.capacity.claims.growth import growth
from coach.capacity.claims.keyspace import keyspace
from coach.capacity.claims.statement import Statement
from coach.capacity.claims.uptime import combined, downtime
from coach.capacity.units import NONE, TIME, basis

_MORE = frozenset(
    "increase increased growth grew up rise rose decrease decreased drop dropped down "
    "reduction reduced saving saves less more faster slower shrank change "
    "changed".split()
)
_COMPRESSED = frozenset(
    "compress compressing compressed compresses compression zstd gzip lz4 snappy "
    "parquet".split()
)
_NET = frozenset("net drain surplus difference remain remains".split())
_SUM = frozenset("together altogether combined total sum totals".split())
_WORKERS = frozenset("worker thread connection core process consumer client".split())
_SEQUENTIAL = frozenset("sequential sequentially serially another strictly".split())


def change(statement: Statement) -> Attempt | None:
    """From 40 TB to 50 TB, an increase of 25 %."""
    claim = statement.claim
    if claim.kind != "percent" or not statement.says(_MORE):
        return None
    sentence = statement.sentence
    for left, right in zip(statement.givens, statement.givens[1:], strict=False):
        words = sentence.words(left, right)
        a, b = sentence.amount(left), sentence.amount(right)
        if "to" not in words[-1:] and "→" not in [
            getattr(item, "text", "") for item in sentence.items[left:right]
        ]:
            continue
        if a.dim != b.dim or not a.value or not b.value or a.kind == "percent":
            continue
        step = abs(b.value - a.value)
        options = [step / a.value]
        if b.value < a.value:
            options.append(step / b.value)
        match = best_of(claim, options)
        started = "from" in sentence.words(max(0, left - 2), left + 1)
        return None if match is None else Attempt(match, started, left)
    return None


def share(statement: Statement) -> Attempt | None:
    """300 rps of 1,200 rps, so 25 %; we burned 54 minutes, 25 % of the budget."""
    claim = statement.claim
    if claim.kind != "percent" or len(statement.givens) > 3 or not statement.givens:
        return None
    sentence = statement.sentence
    last = statement.givens[-1]
    b = sentence.amount(last)
    if b.kind == "percent":
        return None
    if len(statement.givens) > 1:
        first = statement.givens[-2]
        a = sentence.amount(first)
        if a.dim != b.dim or not a.value or not b.value:
            return None
        parts = [a.value / b.value, b.value / a.value]
        parts += [abs(1 - one) for one in parts]
        match = best_of(claim, parts)
        joined = sentence.words(first, last) in (["of"], ["out", "of"], ["of", "the"])
        if match is None:
            return None
        if not match.agrees and joined:
            match = best_of(claim, parts[:1])
        return None if match is None else Attempt(match, joined, first)
    return _of_budget(statement, b, last)


def _of_budget(statement: Statement, part: Amount, first: int) -> Attempt | None:
    after = statement.sentence.items[statement.at + 1 : statement.at + 4]
    words = [item.text.lower() for item in after if not isinstance(item, Amount)]
    if words[:2] != ["of", "the"] and not statement.claim.words:
        return None
    for whole in statement.context:
        if whole.dim == part.dim and whole.dim != NONE and whole.value > part.value:
            match = best_of(statement.claim, [part.value / whole.value])
            if match is not None:
                return Attempt(match, words[:3] == ["of", "the", "budget"], first)
            return None
    return None


def one_by_one(statement: Statement) -> Attempt | None:
    """80 ms a round trip, strictly one after the other: 12.5 calls/s."""
    claim = statement.claim
    if claim.dim != basis(TIME, -1) or len(statement.givens) != 1:
        return None
    given = statement.amounts[0]
    if given.dim != SPAN or not given.value or given.value > 600:
        return None
    match = best_of(claim, [1 / given.value])
    if match is None:
        return None
    sure = statement.says(_SEQUENTIAL) or _by_one(statement, given)
    return Attempt(match, sure, statement.givens[0])


def _by_one(statement: Statement, given: Amount) -> bool:
    """Whether one worker does it: 50 ms per query means 20 queries/s a connection."""
    if not given.under or not given.under & statement.claim.nouns:
        return False
    if statement.claim.under & _WORKERS:
        return True
    words = statement.sentence.words(0, statement.givens[0])
    after = statement.sentence.words(statement.at + 1)
    lead = words[:2] + after[:2]
    return any(
        one in ("a", "an", "one", "per", "each", "single") and two in _WORKERS
        for one, two in pairwise(lead)
    )


def compressed(statement: Statement) -> Attempt | None:
    """Compressed 8:1: the ratio only ever divides."""
    claim = statement.claim
    if not statement.says(_COMPRESSED):
        return None
    for at in reversed(statement.givens):
        ratio = statement.sentence.amount(at)
        if ratio.kind not in ("ratio", "times") or ratio.value <= 0:
            continue
        factor = max(ratio.value, 1 / ratio.value)
        earlier = [
            statement.sentence.amount(one) for one in statement.givens if one != at
        ]
        for whole in [*reversed(earlier), *statement.context]:
            if whole.dim == claim.dim and whole.dim != NONE:
                match = best_of(claim, [whole.value / factor])
                return None if match is None else Attempt(match, True, at)
    return None


def balance(statement: Statement) -> Attempt | None:
    """5,000/s less 3,000/s drain 2,000/s; 20 ms and 30 ms add up to 50 ms."""
    claim, amounts = statement.claim, statement.amounts
    if len(amounts) < 2 or claim.dim == NONE or claim.kind != "unit":
        return None
    given = [one for one in amounts if one.dim == claim.dim and one.kind == "unit"]
    if len(given) != len(amounts) or not statement.says(_NET | _SUM):
        return None
    first, last = given[0].value, given[-1].value
    options = [sum(one.value for one in given)]
    if len(given) == 2 and first != last:
        options.append(abs(first - last))
    match = best_of(claim, options)
    if match is None:
        return None
    told = statement.says(_NET) != statement.says(_SUM)
    return Attempt(match, told, statement.givens[0])


IDIOMS = (
    balance,
    downtime,
    compressed,
    keyspace,
    combined,
    change,
    share,
    growth,
    one_by_one,
)
