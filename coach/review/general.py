"""Sentences that would stand in any essay: definitions, praise, advice.

Owns what ties a sentence to this design: a word of the case, a figure, a decision of
the one who writes, or a paragraph that has such ties. Without one it is no evidence.
"""

from collections.abc import Sequence

from coach.review.markers import praises
from coach.review.said import Said
from coach.review.scales import ANCHORED_SHARE


def ties(said: Said, telling: int) -> int:
    """Count what ties a sentence to this design.

    Args:
        said: The sentence.
        telling: How many different words of the case it says.
    """
    count = min(telling, 2) + min(said.figures, 2)
    count += said.personal and said.has("choice")
    count += _named(said)
    count += said.has("event") and said.has("response")
    return int(count)


def is_general(said: Said, own_ties: int, telling: int) -> bool | None:
    """Whether a sentence is general by itself; None where its paragraph decides."""
    pattern = said.has("advice") or (said.has("benefit") and praises(said.words))
    if pattern:
        return own_ties < 2 or not (telling or said.figures)
    return None if own_ties == 0 else False


def share_tied(ties_of_chunk: Sequence[int]) -> bool:
    """Whether enough of a paragraph is tied to the design to vouch for the rest."""
    tied = sum(count > 0 for count in ties_of_chunk)
    return tied >= len(ties_of_chunk) * ANCHORED_SHARE


def _named(said: Said) -> bool:
    """Whether a product is named: a capital inside the sentence that is no acronym."""
    for word in said.text.split()[1:]:
        bare = word.strip("(*_`\"'[,.;:)")
        if len(bare) > 2 and bare[0].isupper() and not bare.isupper() and bare != "I":
            return True
    return False
