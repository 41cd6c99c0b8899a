"""A sentence among those around it: answered, vouched for, part of a longer list.

Owns what only a paragraph as a whole can tell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from coach.review.book import Book
from coach.review.general import is_general, promises, share_tied, specific, ties
from coach.review.lists import is_mixed
from coach.review.said import Said

KNOWN_LINES: Final = 1
"""Lines tied to the design from which on an answer vouches for its specific notes."""


def in_company(
    said: Sequence[Said], telling: Sequence[int], book: Book, *, vouched: bool
) -> list[Said]:
    """Bar general sentences, and mark answered questions and mixed lists.

    Args:
        said: The sentences of one part, in their order.
        telling: How many different words of the case each says.
        book: The case.
        vouched: Whether all of it is known to be about the case.
    """
    found: list[Said] = []
    known = sum(
        not one.bar and not one.drawn and not one.mixed and ties(one, told, book) > 0
        for one, told in zip(said, telling, strict=True)
    )
    noted = known >= KNOWN_LINES
    for _, group in groupby(enumerate(said), key=lambda one: one[1].place.chunk):
        numbers = [number for number, _ in group]
        first, stop = numbers[0], numbers[-1] + 1
        run, told = said[first:stop], telling[first:stop]
        found += _chunk(run, told, book, vouched=vouched, noted=noted)
    return found


def _chunk(
    said: Sequence[Said],
    telling: Sequence[int],
    book: Book,
    *,
    vouched: bool,
    noted: bool,
) -> Iterator[Said]:
    tied = [ties(one, told, book) for one, told in zip(said, telling, strict=True)]
    general = [
        not one.drawn and is_general(one, own, told)
        for one, own, told in zip(said, tied, telling, strict=True)
    ]
    counted = [
        0 if general[n] else tied[n] for n, one in enumerate(said) if not one.bar
    ]
    vouched = vouched or share_tied(counted or [0])
    bare = [m.concept for one in said for m in one.mentions if m.concept in one.bare]
    mixed = len(said) >= 3 and is_mixed(bare, book.dimensions)
    goes_on = False
    for n, one in enumerate(said):
        following = said[n + 1] if n + 1 < len(said) else None
        bar = one.bar
        if not bar and not one.drawn:
            if general[n]:
                bar = "promise" if promises(one) else "general"
            elif general[n] is None and not vouched and not (noted and specific(one)):
                bar = "loose"
        drops = mixed and (one.listed or not one.predicate)
        made = replace(
            one,
            bar=bar,
            answered=one.bar == "question" and _answers(one, following),
            own=telling[n] > 0 or one.figures > 0,
            mixed=one.mixed or drops or goes_on,
            listed=one.listed or goes_on,
        )
        cut = not one.text.endswith((".", "!", "?", ":"))
        goes_on = made.keywords and cut and _same_block(one, following)
        yield made


def _answers(question: Said, following: Said | None) -> bool:
    """Whether the next sentence of the same paragraph answers a question."""
    return (
        following is not None
        and following.place.block == question.place.block
        and not following.bar
    )


def _same_block(one: Said, following: Said | None) -> bool:
    return following is not None and following.place.block == one.place.block
