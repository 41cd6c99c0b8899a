"""Claims in sentences: `80 KB/s for a year is about 2.5 TB`.

Owns which amounts of a sentence belong together, and when a difference is certain
enough to be told. In doubt it says nothing.
"""

from collections.abc import Sequence
from itertools import combinations as subsets

from coach.capacity.claims.amount import REPEATED, Amount
from coach.capacity.claims.attempt import SPAN, Attempt
from coach.capacity.claims.compare import Match, compare
from coach.capacity.claims.evaluate import values_of
from coach.capacity.claims.finding import Finding
from coach.capacity.claims.fit import plainly
from coach.capacity.claims.formula import cut_off, ending_at, operator_of
from coach.capacity.claims.idioms import IDIOMS, change
from coach.capacity.claims.markers import Gap, marker_in
from coach.capacity.claims.page import Line
from coach.capacity.claims.pieces import Piece
from coach.capacity.claims.sentences import Sentence
from coach.capacity.claims.solve import Ways, solve
from coach.capacity.claims.statement import ADDED, LESS, SHARED, Statement
from coach.capacity.claims.sure import certain
from coach.capacity.claims.vocabulary import HEDGES
from coach.capacity.units import DATA, TIME

_TRANSFERS = frozenset(
    "drain drains drained finishes finish completes done copy copies transfer "
    "transfers scans scan downloads uploads restores catches processed".split()
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
_DRAWN = frozenset({"so", "thus", "hence", "therefore", "which", "that", "also"})
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
MAX_CONTEXT = 4
MAX_BEFORE = 4


class ProseReader:
    """Reads the sentences of one block; `taken` are claims that signs already made."""

    __slots__ = ("context", "fact", "found", "taken")

    def __init__(self, taken: frozenset[tuple[int, int]]) -> None:
        self.taken = taken
        self.fact = -1
        self.context: list[Amount] = []
        self.found: list[tuple[Line, Finding]] = []

    def read(self, sentence: Sentence) -> None:
        """Find the claims of one sentence."""
        start, self.fact = 0, -1
        before: list[int] = []
        for at in sentence.amounts:
            line = sentence.lines[at]
            claim = sentence.amount(at)
            if (line.number, claim.start) in self.taken:
                before, start = [at], at + 1
                continue
            statement = self._statement(sentence, before, at, start)
            attempt = None if statement is None else self._attempt(statement)
            if attempt is not None and statement is not None:
                self._keep(statement, attempt)
                before, start = [at], at + 1
            else:
                if statement is not None and statement.gap.kind == "equal":
                    self.fact = at
                before = [*before, at][-MAX_BEFORE:]
        latest = [sentence.amount(at) for at in sentence.amounts]
        self.context = [*reversed(latest), *self.context][: MAX_CONTEXT * 2]

    def _statement(
        self, sentence: Sentence, before: list[int], at: int, start: int
    ) -> Statement | None:
        begin = before[-1] + 1 if before else start
        items = sentence.items
        gap = marker_in(items, begin, at) or _duration(sentence, begin, at)
        if gap is None and before:
            gap = _unmarked(sentence, before[-1], at) or _verb(sentence, begin, at)
        if gap is None or (not before and not self.context):
            return None
        if sentence.amount(at).words == REPEATED:
            return None
        if _compared(sentence, max(gap.end, at - 3), at) or _operand(sentence, at):
            return None
        if gap.kind == "so" and not gap.tail and _subject(sentence, at):
            return None
        return Statement(
            sentence, at, tuple(before), gap, tuple(self.context[:MAX_CONTEXT])
        )

    def _attempt(self, statement: Statement) -> Attempt | None:
        formula = self._formula(statement)
        if formula is not None:
            return formula
        for idiom in IDIOMS:
            attempt = idiom(statement)
            if attempt is not None:
                if attempt.match.agrees or (
                    attempt.sure and (idiom is change or not statement.doubtful)
                ):
                    return attempt
                return None
        return self._solved(statement)

    def _formula(self, statement: Statement) -> Attempt | None:
        """A key space of 36^6 is about 22 billion: a formula before a verb."""
        left = ending_at(statement.sentence.items, 0, statement.gap.start)
        if left is None or not left[0].computes or statement.gap.kind == "bracket":
            return None
        node, begin = left
        if cut_off(statement.sentence.items, begin):
            return None
        claim = statement.claim
        leaves = node.leaves()
        if len(statement.gap.tail) > 2:
            return None
        shared = statement.says(SHARED)
        counted = bool(claim.nouns) and claim.plain
        match = compare(
            values_of(node, claim.readings, shared=shared),
            claim,
            bare=counted or any(leaf.kind in ("bare", "count") for leaf in leaves),
            plain=all(leaf.plain for leaf in leaves),
        )
        if match is None or not (match.agrees or match.firm):
            return None
        return Attempt(match, True, begin)

    def _solved(self, statement: Statement) -> Attempt | None:
        if statement.claim.kind == "percent":
            return None
        best = None if self._stated(statement) else certain(statement)
        firm = best is not None and len(statement.amounts) > 0
        match = self._agreeing(statement, len(statement.amounts), firm=firm)
        if match is not None:
            return match
        if best is not None and not statement.doubtful:
            return best
        return None

    def _stated(self, statement: Statement) -> bool:
        """Whether the givens are facts of their own: A is 20, B is 25."""
        gap, sentence = statement.gap, statement.sentence
        if gap.kind == "so" or self.fact < 0 or self.fact not in statement.givens:
            return False
        after = next((one for one in statement.givens if one > self.fact), statement.at)
        said = sentence.words(self.fact, max(after, gap.start))
        return not any(word in _DRAWN for word in said) and not plainly(statement)

    def _agreeing(
        self, statement: Statement, count: int, *, firm: bool
    ) -> Attempt | None:
        """Any set of givens that makes the claim true, the largest set first."""
        ways = _ways(statement)
        amounts = list(zip(statement.givens, statement.amounts, strict=True))
        for size in range(count, 0, -1):
            for chosen in subsets(amounts, size):
                match = solve([one for _, one in chosen], statement.claim, ways)
                if _good(match, statement, [one for _, one in chosen]):
                    return Attempt(match, True, chosen[0][0])  # type: ignore[arg-type]
        for earlier in statement.context:
            if firm and not earlier.plain:
                continue
            for size in range(min(count, 2), -1, -1):
                for chosen in subsets(amounts, size):
                    givens = [*(one for _, one in chosen), earlier]
                    match = solve(givens, statement.claim, ways)
                    if _good(match, statement, givens):
                        first = chosen[0][0] if chosen else statement.gap.start
                        return Attempt(match, True, first)  # type: ignore[arg-type]
        return None

    def _keep(self, statement: Statement, attempt: Attempt) -> None:
        line, start, end = statement.sentence.text(attempt.first, statement.at)
        given_end = statement.sentence.items[statement.gap.start].start
        if statement.sentence.lines[statement.gap.start].number != line.number:
            given_end = start
        finding = Finding(
            start, end, statement.claim, attempt.match, (start, max(given_end, start))
        )
        self.found.append((line, finding))


def _ways(statement: Statement) -> Ways:
    dim = statement.claim.dim
    return Ways(
        statement.says(SHARED),
        statement.says(ADDED),
        statement.says(LESS),
        dim[DATA] == 1 and dim[TIME] == 0,
    )


def _good(match: Match | None, statement: Statement, givens: Sequence[Amount]) -> bool:
    """Whether a match makes the claim true without being a mere repetition."""
    if match is None or not match.agrees:
        return False
    claim = statement.claim
    if claim.kind == "bare" and not statement.at_once:
        number = claim.first.number
        if number < 1000 or number != int(number) or statement.gap.kind == "bracket":
            return False
        if statement.gap.kind == "colon" or all(one.kind == "bare" for one in givens):
            return False
    if len(givens) > 1:
        return True
    given = givens[0]
    return given.unit != statement.claim.unit and given.dim == statement.claim.dim


def _duration(sentence: Sentence, begin: int, at: int) -> Gap | None:
    """A backlog drains at 1,000/s in 50 minutes: the preposition announces a time."""
    claim = sentence.amount(at)
    if claim.dim != SPAN or at - 1 < begin:
        return None
    if getattr(sentence.items[at - 1], "text", "") not in ("in", "within"):
        return None
    words = frozenset(sentence.words(0, at))
    return Gap("verb", at - 1, at, ()) if words & _TRANSFERS else None


def _unmarked(sentence: Sentence, last: int, at: int) -> Gap | None:
    """So 1M users upload 6 TB: `so` stands before the subject, any verb behind it."""
    words = sentence.words(last + 1, at)
    between = sentence.items[last + 1 : at]
    if any(getattr(item, "text", "") in _BREAKS for item in between):
        return None
    subject = sentence.amount(last)
    lead = sentence.words(max(0, last - 2), last)
    if subject.kind == "count" and "so" in lead and len(words) <= 3:
        return Gap("so", last + 1, at, ())
    if subject.kind == "times" and all(word in _PEAKS for word in words):
        return Gap("equal", last + 1, at, ())
    if subject.dim == SPAN and not between:
        before = sentence.words(max(0, last - 1), last)
        if before[-1:] in (["over"], ["in"], ["after"], ["for"]):
            return Gap("equal", last + 1, at, ())
    return None


def _verb(sentence: Sentence, begin: int, at: int) -> Gap | None:
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


def _operand(sentence: Sentence, at: int) -> bool:
    """Whether the amount is part of a formula, which signs and not words join."""
    items = sentence.items
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and operator_of(after) in ("*", "/", "^", "+"):
        return True
    before = items[at - 1] if at else None
    if getattr(before, "text", "") == "(" and at > 1:
        return getattr(items[at - 2], "kind", "") == "eq"
    return before is not None and operator_of(before) in ("*", "/", "^", "+")


def _subject(sentence: Sentence, at: int) -> bool:
    """Whether a new statement begins here: so 1M events a day is 12/s."""
    following = next((one for one in sentence.amounts if one > at), None)
    if following is None:
        return False
    gap = marker_in(sentence.items, at + 1, following)
    return gap is not None and gap.kind in ("equal", "verb") and gap.start - at < 5


def _compared(sentence: Sentence, start: int, at: int) -> bool:
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
