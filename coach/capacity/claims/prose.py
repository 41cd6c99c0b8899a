"""Claims in sentences: `80 KB/s for a year is about 2.5 TB`.

Owns which amounts of a sentence belong together, and when a difference is certain
enough to be told. In doubt it says nothing.
"""

from coach.capacity.claims.agree import agreeing
from coach.capacity.claims.amount import REPEATED, Amount
from coach.capacity.claims.announced import (
    duration_gap,
    has_width,
    in_formula,
    is_bound,
    is_subject,
    unmarked_gap,
    verb_gap,
)
from coach.capacity.claims.attempt import Attempt
from coach.capacity.claims.compare import compare
from coach.capacity.claims.evaluate import values_of
from coach.capacity.claims.finding import Finding
from coach.capacity.claims.fit import SPARE, plainly
from coach.capacity.claims.formula import cut_off, ending_at
from coach.capacity.claims.idioms import IDIOMS, change
from coach.capacity.claims.inverted import inverted
from coach.capacity.claims.markers import marker_in
from coach.capacity.claims.page import Line
from coach.capacity.claims.sentences import Sentence
from coach.capacity.claims.statement import SHARED, Statement
from coach.capacity.claims.sure import certain

_DRAWN = frozenset({"so", "thus", "hence", "therefore", "which", "that", "also"})
MAX_CONTEXT = 4
MAX_BEFORE = 4


class ProseReader:
    """Reads the sentences of one block; `taken` are claims that signs already made."""

    __slots__ = ("context", "fact", "found", "spoken", "taken")

    def __init__(self, taken: frozenset[tuple[int, int]]) -> None:
        self.taken = taken
        self.fact = -1
        self.context: list[Amount] = []
        self.spoken: frozenset[str] = frozenset()
        self.found: list[tuple[Line, Finding]] = []

    def read(self, sentence: Sentence) -> None:
        """Find the claims of one sentence."""
        start, self.fact, known = 0, -1, len(self.found)
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
                # RF = 3 and 3x replication of 1 TB are givens, not facts told.
                before_it = getattr(sentence.items[at - 1], "text", "") if at else ""
                factor = claim.kind == "times" and before_it == "="
                names = factor or before_it == "of"
                if statement and statement.gap.kind == "equal" and not names:
                    self.fact = at
                before = [*before, at][-MAX_BEFORE:]
        if len(self.found) == known:
            late = inverted(sentence)
            if late is not None and not self._took(late):
                self.found.append(late)
        latest = [sentence.amount(at) for at in sentence.amounts]
        self.spoken = sentence.stems if len(latest) == 1 else frozenset()
        self.context = [*reversed(latest), *self.context][: MAX_CONTEXT * 2]

    def _took(self, late: tuple[Line, Finding]) -> bool:
        """Whether signs already made a claim of the line."""
        return any(number == late[0].number for number, _ in self.taken)

    def _statement(
        self, sentence: Sentence, before: list[int], at: int, start: int
    ) -> Statement | None:
        begin = before[-1] + 1 if before else start
        items = sentence.items
        gap = marker_in(items, begin, at) or duration_gap(sentence, begin, at)
        if gap is None and before:
            gap = unmarked_gap(sentence, before[-1], at) or verb_gap(
                sentence, begin, at
            )
        if gap is None or not (before or self.context or has_width(items, at)):
            return None
        if sentence.amount(at).words == REPEATED:
            return None
        if is_bound(sentence, max(gap.end, at - 3), at) or in_formula(sentence, at):
            return None
        if gap.kind == "so" and not gap.tail and is_subject(sentence, at):
            return None
        return Statement(
            sentence,
            at,
            tuple(before),
            gap,
            tuple(self.context[:MAX_CONTEXT]),
            self.spoken,
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
        match = agreeing(statement, firm=firm)
        if match is not None:
            return match
        if best is not None and not statement.doubtful:
            return None if statement.spare and 1 < best.match.ratio < SPARE else best
        return None

    def _stated(self, statement: Statement) -> bool:
        """Whether the givens are facts of their own: A is 20, B is 25."""
        gap, sentence = statement.gap, statement.sentence
        if gap.kind == "so" or self.fact < 0 or self.fact not in statement.givens:
            return False
        after = next((one for one in statement.givens if one > self.fact), statement.at)
        said = sentence.words(self.fact, max(after, gap.start))
        return not any(word in _DRAWN for word in said) and not plainly(statement)

    def _keep(self, statement: Statement, attempt: Attempt) -> None:
        line, start, end = statement.sentence.text(attempt.first, statement.at)
        given_end = statement.sentence.items[statement.gap.start].start
        if statement.sentence.lines[statement.gap.start].number != line.number:
            given_end = start
        finding = Finding(
            start, end, statement.claim, attempt.match, (start, max(given_end, start))
        )
        self.found.append((line, finding))
