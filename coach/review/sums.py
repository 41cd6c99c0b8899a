"""The arithmetic of an answer, by the checker of numbers, with its place.

Reads the text as `coach numbers` does, and fences without a language besides: in an
answer they hold estimates. What `products` calls unknown is left out, and what it
adds is kept.
"""

from collections.abc import Iterator, Sequence

from coach.capacity.claims import Claim, check
from coach.domain.verdict import Arithmetic, Statement
from coach.review.products import slips, unknown
from coach.review.rates import retold
from coach.text.blocks import Block

_READ = frozenset({"paragraph", "bullet", "row", "code"})
_WRONG = frozenset({"off", "unit"})
_PLAIN = frozenset({"", "text", "txt", "plain"})


def sums(text: str, blocks: Sequence[Block]) -> tuple[Arithmetic, ...]:
    """Return the stated results of a text, by line."""
    found = [_record(claim, 0) for claim in check(text)]
    found += [one for block in blocks for one in _fenced(text, block)]
    found = [one for one in found if one.status not in _WRONG or not unknown(one.quote)]
    for slip in _slips(text, blocks):
        same = [one for one in found if _about_same(one, slip)]
        if not any(one.status in _WRONG for one in same):
            found = [one for one in found if one not in same]
            found.append(slip)
    return tuple(sorted(found, key=lambda one: one.line))


def _slips(text: str, blocks: Sequence[Block]) -> Iterator[Arithmetic]:
    for block in blocks:
        if block.kind not in _READ:
            continue
        for start, end in block.spans:
            line = block.line + text.count("\n", block.start, start)
            for slip in (*slips(text[start:end]), *retold(text[start:end])):
                yield Arithmetic(
                    line, slip.quote, "unit", slip.claimed, "", None, slip.why
                )


def _about_same(one: Arithmetic, slip: Arithmetic) -> bool:
    inside = slip.quote in one.quote or one.quote in slip.quote
    claimed = one.claimed.startswith(slip.claimed)
    return one.line == slip.line and (inside or claimed)


def moved(one: Arithmetic, lines: int) -> Arithmetic:
    """Return the same some lines further down."""
    other = one.other and Statement(one.other.line + lines, one.other.quote)
    return Arithmetic(
        one.line + lines,
        one.quote,
        one.status,
        one.claimed,
        one.computed,
        one.factor,
        one.why,
        other,
    )


def _fenced(text: str, block: Block) -> Iterator[Arithmetic]:
    if block.kind == "code" and block.language in _PLAIN and block.spans:
        for claim in check(text[block.start : block.end]):
            yield _record(claim, block.line - 1)


def _record(claim: Claim, lines: int) -> Arithmetic:
    place = claim.other
    other = None if place is None else Statement(place.line, place.quote)
    made = Arithmetic(
        claim.line,
        claim.quote,
        claim.status,
        claim.claimed,
        claim.computed,
        claim.factor,
        claim.why,
        other,
    )
    return moved(made, lines) if lines else made
