"""A text in, its claims out: the one function that the rest of the house calls.

Owns the order of the readers and turns their findings into claims. Pure and linear in
the length of the text.
"""

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.bracketed import bracketed
from coach.capacity.claims.claim import Claim
from coach.capacity.claims.conflicts import conflicts_of
from coach.capacity.claims.finding import Finding
from coach.capacity.claims.grid import grid_of
from coach.capacity.claims.mentions import Mention, mentions_of
from coach.capacity.claims.numerals import writes_commas
from coach.capacity.claims.page import Line, lines_of
from coach.capacity.claims.prose import ProseReader
from coach.capacity.claims.reader import Item, items_of
from coach.capacity.claims.sentences import sentences_of
from coach.capacity.claims.symbolic import SignReader
from coach.capacity.claims.tables import table_findings
from coach.capacity.claims.wording import (
    computed_text,
    factor_of,
    right,
    value_text,
    verdict,
)

Row = tuple[Line, list[Item]]


def check(text: str) -> tuple[Claim, ...]:
    """The statements of a text that state a result, each with its verdict.

    Args:
        text: Markdown or plain text of any length.
    """
    commas = writes_commas(text)
    found: list[Claim] = []
    named: list[Mention] = []
    block: list[Row] = []
    for line in lines_of(text):
        if block and line.block != block[0][0].block:
            found += _block(block, commas)
            block = []
        if line.kind not in ("blank", "code", "heading") and line.clean:
            items = items_of(line.clean, commas)
            block.append((line, items))
            named += mentions_of(line, items)
    found += _block(block, commas)
    told = frozenset(one.line for one in found if one.status != "ok")
    found += conflicts_of(named, told)
    found.sort(key=lambda one: one.line)
    return tuple(found)


def _block(rows: list[Row], commas: bool) -> list[Claim]:
    """The claims of a paragraph, a list or a table."""
    before: Amount | None = None
    findings: list[tuple[Line, Finding]] = []
    for line, items in rows:
        reader = SignReader(items, before)
        signed = list(reader.findings())
        begun = {one.claim.start for one in signed}
        signed += [one for one in bracketed(items) if one.claim.start not in begun]
        findings += [(line, one) for one in signed]
        before = reader.before
    taken = frozenset((line.number, one.claim.start) for line, one in findings)
    if rows and rows[0][0].kind != "row":
        prose = ProseReader(taken)
        for sentence in sentences_of(rows):
            prose.read(sentence)
        findings += prose.found
    elif rows:
        grid = grid_of(rows, commas)
        if grid is not None:
            findings += [
                (line, one)
                for line, one in table_findings(grid)
                if (line.number, one.claim.start) not in taken
            ]
    findings.sort(key=lambda one: (one[0].number, one[1].claim.start))
    return [claim_of(line, finding) for line, finding in findings]


def claim_of(line: Line, finding: Finding) -> Claim:
    """A finding in words."""
    claim, match = finding.claim, finding.match
    quote = line.text[finding.start : finding.end].strip()
    claimed = line.text[claim.start : claim.tight].strip()
    begin, end = finding.given
    given = finding.note or line.text[max(begin, 0) : end].strip() or "that"
    if match is None:
        value = finding.value
        computed = (
            ""
            if value is None
            else value_text(value.value, value.dim, claim.first, claim)
        )
        why = f"{given} gives {computed}, which is another unit than {claimed}."
        return Claim(line.number, quote, "unit", claimed, computed, None, why)
    computed = computed_text(match, claim)
    if match.agrees:
        factor = factor_of(match.ratio)
        why = right(given, computed)
        return Claim(line.number, quote, "ok", claimed, computed, factor, why)
    why = verdict(given, computed, claimed, match.ratio)
    factor = factor_of(match.ratio)
    return Claim(line.number, quote, "off", claimed, computed, factor, why)
