"""The arithmetic of an answer, by the checker of numbers, with its place.

Reads the text as `coach numbers` does, and fences without a language besides: in an
answer they hold estimates.
"""

from collections.abc import Iterator, Sequence

from coach.capacity.claims import Claim, check
from coach.domain.verdict import Arithmetic, Statement
from coach.text.blocks import Block

_PLAIN = frozenset({"", "text", "txt", "plain"})


def sums(text: str, blocks: Sequence[Block]) -> tuple[Arithmetic, ...]:
    """Return the stated results of a text, by line."""
    found = [_record(claim, 0) for claim in check(text)]
    found += [one for block in blocks for one in _fenced(text, block)]
    return tuple(sorted(found, key=lambda one: one.line))


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
