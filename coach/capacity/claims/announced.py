"""Results that no marker announces, and figures that only look like results.

Owns the gaps without a listed word: a verb, a preposition, a multiplier. Must not
compute.
"""

from collections.abc import Sequence

from coach.capacity.claims.attempt import SPAN
from coach.capacity.claims.formula import operator_of
from coach.capacity.claims.keyspace import is_length
from coach.capacity.claims.markers import Gap, marker_in
from coach.capacity.claims.pieces import Piece
from coach.capacity.claims.reader import Item
from coach.capacity.claims.sentences import Sentence
from coach.capacity.claims.vocabulary import HEDGES

_TRANSFERS = frozenset(
    "drain drains drained finishes finish completes done copy copies transfer "
    "transfers scans scan downloads uploads restores catches processed".split()
)
_BREAKS = frozenset({"(", ")", ":", "|", "–", "—", "=", "→", "->", "=>"})
# What a claim does when a comma comes before it: 5k reads/s reach the database.
_PASSED = frozenset(
    "reach reaches hit go get remain pass fail miss are survive".split()
)
_ABOUT = frozenset(
    "about around roughly approximately some nearly almost only just ~ ≈ ca".split()
)
_NO_VERBS = frozenset(
    "over across among like near past up down out through in at with of for "
    "to from and or on per by than under between within into via  every "
    "each after before until since during including plus minus versus vs as "
    "if  when while but not no only our their its his her my your these "
    "those some any  all both the a an".split()
)
_PEAKS = HEDGES | {
    "that",
    "this",
    "much",
    "as",
    "peak",
    "load",
    "traffic",
    "average",
    "replication",
    "growth",
}


def has_width(items: Sequence[Item], at: int) -> bool:
    """Whether a width such as 32-bit or 7-character stands before a claim."""
    return any(
        isinstance(one, Piece) and one.kind == "name" and is_length(one.text)
        for one in items[:at]
    )


def duration_gap(sentence: Sentence, begin: int, at: int) -> Gap | None:
    """A backlog drains at 1,000/s in 50 minutes: the preposition announces a time."""
    claim = sentence.amount(at)
    if claim.dim != SPAN or at - 1 < begin:
        return None
    if getattr(sentence.items[at - 1], "text", "") not in ("in", "within"):
        return None
    words = frozenset(sentence.words(0, at))
    return Gap("verb", at - 1, at, ()) if words & _TRANSFERS else None


def unmarked_gap(sentence: Sentence, last: int, at: int) -> Gap | None:
    """So 1M users upload 6 TB: `so` stands before the subject, any verb behind it."""
    words = sentence.words(last + 1, at)
    between = sentence.items[last + 1 : at]
    if any(getattr(item, "text", "") in _BREAKS for item in between):
        return None
    subject = sentence.amount(last)
    lead = sentence.words(max(0, last - 2), last)
    if subject.kind == "count" and "so" in lead and len(words) <= 3:
        return Gap("so", last + 1, at, ())
    if subject.kind == "times" and words and all(word in _PEAKS for word in words):
        return Gap("equal", last + 1, at, ())
    if subject.dim == SPAN and not between:
        before = sentence.words(max(0, last - 1), last)
        if before[-1:] in (["over"], ["in"], ["after"], ["for"]):
            return Gap("equal", last + 1, at, ())
    return None


def verb_gap(sentence: Sentence, begin: int, at: int) -> Gap | None:
    """A word that may be a verb right before the claim: sockets use 10 GB."""
    after = sentence.items[at + 1] if at + 1 < len(sentence.items) else None
    if getattr(sentence.items[at - 1], "text", "") == ",":
        if getattr(after, "text", "").lower() in _PASSED:
            return Gap("so", at - 1, at, ())
        return None
    back = at - 1
    while back >= begin and getattr(sentence.items[back], "text", "").lower() in _ABOUT:
        back -= 1
    item = sentence.items[back] if back >= begin else None
    if not isinstance(item, Piece) or item.kind != "word" or len(item.text) < 2:
        return None
    if item.text.lower() in _NO_VERBS:
        return None
    return Gap("verb", back, back + 1, ())


def in_formula(sentence: Sentence, at: int) -> bool:
    """Whether the amount is part of a formula, which signs and not words join."""
    items = sentence.items
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and operator_of(after) in ("*", "/", "^", "+"):
        return True
    before = items[at - 1] if at else None
    if getattr(before, "text", "") == "(" and at > 1:
        return getattr(items[at - 2], "kind", "") == "eq"
    return before is not None and operator_of(before) in ("*", "/", "^", "+")


def is_subject(sentence: Sentence, at: int) -> bool:
    """Whether a new statement begins here: so 1M events a day is 12/s."""
    following = next((one for one in sentence.amounts if one > at), None)
    if following is None:
        return False
    gap = marker_in(sentence.items, at + 1, following)
    return gap is not None and gap.kind in ("equal", "verb") and gap.start - at < 5


def is_bound(sentence: Sentence, start: int, at: int) -> bool:
    """Whether the amount is a bound: < 200 ms, at most 5, up to 3."""
    before = sentence.items[start:at]
    words = [item.text.lower() for item in before if isinstance(item, Piece)]
    if any(word in ("<", ">", "≤", "≥", "<=", ">=", "±", "+") for word in words[-1:]):
        return True
    return words[-2:] in (
        ["at", "most"],
        ["at", "least"],
        ["up", "to"],
        ["less", "than"],
        ["more", "than"],
        ["fewer", "than"],
    ) or words[-1:] in (["until"], ["below"], ["above"], ["beyond"])
