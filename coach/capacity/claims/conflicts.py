"""Figures of one text that cannot both be true.

Owns three rules: more people at once than in a day (or in a day than in a month), one
name with two values, a ratio that the rates beside it contradict. Rather silent than
wrong: a figure with two values of its own is never compared.
"""

from collections.abc import Iterable, Sequence

from coach.capacity.claims.claim import Claim, Place
from coach.capacity.claims.mentions import Mention
from coach.capacity.claims.wording import factor_of, times_text
from coach.capacity.units import NONE, TIME, basis

_PEOPLE = frozenset({"user", "viewer", "player", "people", "person", "listener"})
_SLACK = 1.02
TWICE = 2.0
_LEVELS = (
    ("concurrent users", "daily active users", "are online at once", "in a whole day"),
    ("daily active users", "monthly active users", "come in a day", "in a whole month"),
)
_SETTINGS = frozenset(
    "ttl timeout port interval limit quota window lag delay retention version".split()
)
_GENERIC = frozenset(
    "total sum result storage size time count value number rate cost price latency "
    "throughput bandwidth load traffic capacity memory disk writes reads requests "
    "servers nodes replicas users data average peak".split()
)


def conflicts_of(mentions: Iterable[Mention], done: frozenset[int]) -> list[Claim]:
    """The conflicts between the figures of a text.

    Args:
        mentions: All named figures in order.
        done: Lines that already have a finding.
    """
    steady = [one for one in mentions if one.steady]
    found = [*_levels(steady), *_twice(steady), *_ratio(steady)]
    kept: list[Claim] = []
    seen = set(done)
    for claim in found:
        if claim.line not in seen:
            kept.append(claim)
            seen.add(claim.line)
    return kept


def _kind(mention: Mention) -> str:
    """Which count of people a figure is, or ""."""
    words, amount = mention.words, mention.amount
    if amount.dim != NONE or amount.first.number < 100 or amount.power:
        return ""
    if "mau" in words or ("monthly" in words and words & _PEOPLE):
        return "monthly active users"
    if "dau" in words or ("daily" in words and words & _PEOPLE):
        return "daily active users"
    if "ccu" in words or (words & {"concurrent", "simultaneous"} and words & _PEOPLE):
        return "concurrent users"
    return ""


def _only(mentions: Sequence[Mention]) -> Mention | None:
    """The one figure of its kind; None where there are several different ones."""
    values = {one.amount.value for one in mentions}
    return mentions[0] if len(values) == 1 else None


def _span(mention: Mention) -> str:
    return mention.line.text[mention.start : mention.end].strip()


def _figure(mention: Mention) -> str:
    amount = mention.amount
    return mention.line.text[amount.start : amount.tight].strip()


def _conflict(
    late: Mention, early: Mention, computed: str, ratio: float, why: str
) -> Claim:
    place = Place(early.line.number, _span(early))
    return Claim(
        late.line.number,
        _span(late),
        "conflict",
        _figure(late),
        computed,
        factor_of(ratio),
        why,
        place,
    )


def _levels(mentions: Sequence[Mention]) -> Iterable[Claim]:
    for small, large, does, span in _LEVELS:
        few = _only([one for one in mentions if _kind(one) == small and one.lone])
        many = _only([one for one in mentions if _kind(one) == large and one.lone])
        if few is None or many is None:
            continue
        ratio = few.amount.value / many.amount.value
        if ratio <= _SLACK:
            continue
        late, early = _ordered(few, many)
        why = (
            f"{_figure(few)} {does}, but only {_figure(many)} {span}; "
            f"{small} cannot be more than {large}."
        )
        bound = "at most" if late is few else "at least"
        yield _conflict(late, early, f"{bound} {_figure(early)}", ratio, why)


def _ordered(one: Mention, two: Mention) -> tuple[Mention, Mention]:
    """The later and the earlier of two mentions."""
    if (one.line.number, one.start) >= (two.line.number, two.start):
        return one, two
    return two, one


def _name(mention: Mention) -> str:
    """The clear name of a figure that is stated, or ""."""
    kind = _kind(mention)
    if kind:
        return kind if mention.lone else ""
    words = mention.before.split()
    if not (mention.linked and mention.lone and mention.last) or len(words) < 2:
        return ""
    if mention.amount.kind not in ("unit", "count") or set(words) <= _GENERIC:
        return ""
    if mention.line.kind not in ("item", "row") and mention.line.depth != mention.start:
        return ""
    if _SETTINGS & set(words):
        return ""
    return " ".join(sorted(words))


def _twice(mentions: Sequence[Mention]) -> Iterable[Claim]:
    """The same name twice, more than 2× apart; three values are a series."""
    named: dict[str, list[Mention]] = {}
    for one in mentions:
        name = _name(one)
        if name:
            named.setdefault(name, []).append(one)
    for group in named.values():
        values = {one.amount.value for one in group}
        if len(values) != 2 or len({one.amount.dim for one in group}) != 1:
            continue
        first = group[0]
        late = next(one for one in group if one.amount.value != first.amount.value)
        rows = "row" in (late.line.kind, first.line.kind)
        if rows and late.line.block == first.line.block:
            continue
        ratio = late.amount.value / first.amount.value
        if 1 / TWICE <= ratio <= TWICE:
            continue
        why = (
            f"line {first.line.number} says {_figure(first)} and line "
            f"{late.line.number} says {_figure(late)} for the same thing, "
            f"{times_text(factor_of(ratio))} apart."
        )
        yield _conflict(late, first, _figure(first), ratio, why)


def _rates(mentions: Sequence[Mention], noun: str) -> Mention | None:
    """The one rate of reads, or of writes, that a text states."""
    found = [
        one
        for one in mentions
        if one.amount.dim == basis(TIME, -1) and noun in one.words and _plain_rate(one)
    ]
    return _only(found) if found else None


def _plain_rate(mention: Mention) -> bool:
    return not mention.words & {"peak", "max", "average", "avg", "burst"}


def _ratio(mentions: Sequence[Mention]) -> Iterable[Claim]:
    """read:write 100:1, but 40 writes/s and 400 reads/s."""
    ratios = [
        one for one in mentions if one.amount.kind == "ratio" and _reads_and_writes(one)
    ]
    if len({one.amount.value for one in ratios}) != 1:
        return
    reads, writes = _rates(mentions, "read"), _rates(mentions, "write")
    if reads is None or writes is None or not writes.amount.value:
        return
    stated = ratios[0].amount.value
    actual = reads.amount.value / writes.amount.value
    if actual <= 0:
        return
    slips = [actual / one for one in (stated, 1 / stated)]
    ratio = min(slips, key=lambda one: max(one, 1 / one))
    if max(ratio, 1 / ratio) <= TWICE:
        return
    late, _ = _ordered(reads, writes)
    shown = f"{actual:,.3g}:1" if actual >= 1 else f"1:{1 / actual:,.3g}"
    given = ratios[0]
    why = (
        f"{_figure(reads)} read against {_figure(writes)} written is {shown}, "
        f"not {_figure(given)}."
    )
    place = Place(given.line.number, _figure(given))
    yield Claim(
        late.line.number,
        _span(late),
        "conflict",
        _figure(late),
        shown,
        factor_of(ratio),
        why,
        place,
    )


def _reads_and_writes(mention: Mention) -> bool:
    text = mention.line.clean.lower()
    return "read" in text and "write" in text
