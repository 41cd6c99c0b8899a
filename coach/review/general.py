"""Sentences that would stand in any essay: definitions, praise, advice.

Owns what ties a sentence to this design: words of the case, a figure, a decision of the
one who writes. With two ties it stands by itself; with fewer its paragraph has to vouch
for it, since one word of a case may stand in any text.
"""

import re
from collections.abc import Sequence
from typing import Final

from coach.review.book import Book
from coach.review.markers import points, praises, relates
from coach.review.said import Said
from coach.review.scales import ANCHORED_SHARE

_SIGNS: Final = re.compile(
    r"[a-z]_[a-z]|\bPK\b|\b(?:GET|POST|PUT|DELETE|PATCH) /|(?<!\S)/[a-z]\w*/"
    r"|^[\w/ -]{2,30}: \S+ \S+"
)
_FEWEST: Final = 4
_MOST: Final = 14
_ARTICLES: Final = frozenset({"a", "an", "the", "one"})
_RELATIVE: Final = frozenset({"that", "which", "where", "used", "of", "for"})


def ties(said: Said, telling: int, book: Book) -> int:
    """Count what ties a sentence to this design.

    Args:
        said: The sentence.
        telling: How many different words of the case it says.
        book: The case; an idea of this system alone is a tie.
    """
    count = min(telling, 2) + min(said.figures, 2)
    count += said.predicate and bool((said.concepts - said.bare) & book.own)
    count += said.personal and said.has("choice")
    count += said.has("contrast") and said.has("reason")
    count += said.has("event") and said.has("response")
    return int(count)


def is_general(said: Said, own_ties: int, telling: int) -> bool | None:
    """Whether a sentence is general by itself; None where its paragraph decides."""
    pattern = said.has("advice") or (said.has("benefit") and praises(said.words))
    if pattern:
        return not (said.figures or (said.personal and telling) or telling > 1)
    if _defines(said.words) and not (telling or said.figures or said.personal):
        return True
    return None if own_ties <= 1 else False


def specific(said: Said) -> bool:
    """Whether a line is a note of a design: an arrow, a column, a path, a label.

    Advice and definitions are full sentences and have none of these.
    """
    if said.listed or said.mixed or said.place.kind == "row":
        return False
    if said.has("reason", "benefit") and not points(said.text):
        return False
    if points(said.text) or _SIGNS.search(said.text):
        return True
    if said.has("event") and said.has("response") and said.words[:1] == ("if",):
        return True
    short = _FEWEST <= len(said.words) <= _MOST
    return short and not said.has("verb") and relates(said.text)


def _defines(words: Sequence[str]) -> bool:
    """Whether it says what something is: X is a Y that."""
    for n, word in enumerate(words[:8]):
        if word in ("is", "are") and words[n + 1 : n + 2] and words[n + 1] in _ARTICLES:
            return not _RELATIVE.isdisjoint(words[n + 2 :])
    return False


def share_tied(ties_of_chunk: Sequence[int]) -> bool:
    """Whether enough of a paragraph is tied to the design to vouch for the rest."""
    tied = sum(count > 0 for count in ties_of_chunk)
    return tied >= len(ties_of_chunk) * ANCHORED_SHARE
