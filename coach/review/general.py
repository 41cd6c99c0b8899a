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
_ESSAY: Final = re.compile(
    r"^\W*(?:in|with) (?:an? |any )?[\w-]+(?:[ -][\w-]+)? (?:systems?|models?|mode"
    r"|replication|architectures?|patterns?)\b(?!,? (?:we|i)\b)"
    r"|^\W*there (?:are|exist) (?:several|many|two|three|different|various|some) "
    r"(?:common )?[\w -]{3,30}(?:strateg|styles?|types?|kinds?|ways|approaches|options"
    r"|patterns)"
    r"|\b(?:is|are) (?:usually|typically|commonly|generally|often) [\w-]+"
    r"|\bgood practice\b|\b(?:good|senior|experienced|many|most) (?:engineers"
    r"|candidates|teams|developers|interviewers)\b"
    r"|\b(?:is|are) (?:an? )?[\w -]{0,20}(?:feature|model|component|technique|service"
    r"|tool|message|operation|measure|way)s?"
    r" (?:offered|that|which|sent|stronger|of|to|for)\b"
    r"|^\W*(?:an?|the) [\w -]{3,30} is [\w-]+ (?:if|when)\b"
    r"|\bdepends on the use case\b|\b[a-z]+ such as [\w -]+,? (?:and|or) ",
    re.IGNORECASE,
)
"""How an essay speaks of things: in general, and of nobody's design."""
_PROMISE: Final = re.compile(
    r"\b(?:i|we)(?:['\u2019]ll|['\u2019]d| will| would| should| must| need to| have to"
    r"| also have to| might| can| could)? (?:also |have to |need to |want to )*"
    r"(?:consider|think about|discuss|talk about|explain|describe|define|make sure"
    r"|take care of|deal with|handle|look at|look into|address|mention"
    r"|take into account|pay attention|plan for|be careful|not forget)\b"
    r"|\b(?:i|we)\b.{1,40}\bsomewhere\b.{0,40}$"
    r"|\bhas? to be (?:considered|handled|defined|discussed)\b"
    r"|\b(?:is|are) something (?:that )?we (?:have|need) to\b",
    re.IGNORECASE,
)
_MOST_PROMISED: Final = 20
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
    if promises(said):
        return True
    if _ESSAY.search(said.text) and not said.figures:
        return not (said.personal or telling > 1)
    pattern = said.has("advice") or (said.has("benefit") and praises(said.words))
    if pattern:
        return not (said.figures or (said.personal and telling) or telling > 1)
    if _defines(said.words) and not (telling or said.figures or said.personal):
        return True
    return None if own_ties <= 1 else False


def promises(said: Said) -> bool:
    """Whether a sentence only says that something will be thought of."""
    if len(said.words) > _MOST_PROMISED or said.figures or points(said.text):
        return False
    if said.has("reason", "contrast") or (said.has("event") and said.has("response")):
        return False
    return _PROMISE.search(said.text) is not None


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
