"""How near a question is to each fact, by two measures that err differently.

One compares the question with each phrasing, terms weighed by how rare they are among
the facts. The other asks which fact's phrasings as a whole would make these terms
likely. Pure arithmetic; what is near enough is decided in `answers`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, Final

from coach.interviewer.intent import TOOL_WORDS
from coach.interviewer.terms import FIELD_WORDS, is_faint, is_frame, terms
from coach.text.words import stem, stems, tokens

if TYPE_CHECKING:
    from coach.domain.case import Case

UNKNOWN_W: Final = 2.8
"""Weight of a word that no phrasing holds: the question is about something else."""
FAINT_W: Final = 0.4
"""Weight of words that nearly every question may hold, and of bare numbers."""
FRAME_W: Final = 1.3
"""The most that "how many", "a day" and the like may weigh: alone they say nothing."""
PAIR_W: Final = 0.35
"""Share of its weight that a pair of neighbours counts on top of its words."""
LEAN: Final = 0.55
"""How much more a word of the question left over costs than one of the phrasing."""
PROFILE: Final = 0.3
"""Share of the score that comes from all phrasings of a fact taken together."""
MISSED_FRAME: Final = 0.72
"""Factor for each "how many" and the like that the fact knows nothing of."""
UNLIKE_FRAME: Final = 0.9
"""Factor for each one that a phrasing has and the question has not, or the reverse."""
FOREIGN: Final = 0.85
"""Factor for each telling word that belongs to other facts alone."""
TELLING_W: Final = 2.0
"""From this weight on a word is telling."""
CENTRAL: Final = 0.25
"""A word that this share of a fact's phrasings hold may carry a question alone."""
SMOOTHING: Final = 0.02
"""Likelihood of a term that a fact's phrasings do not hold."""


@dataclass(frozen=True, slots=True)
class Near:
    """A fact and how near the question is to it, 0–1."""

    fact: str
    score: float


@dataclass(frozen=True, slots=True)
class FactTerms:
    """A fact as the matcher sees it.

    Attributes:
        asks: The terms of each phrasing, with the pairs of neighbours.
        name: The term that its id is, or "" for an id of several.
        share: Per term, the share of the phrasings that hold it.
    """

    id: str
    name: str
    asks: tuple[frozenset[str], ...]
    share: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Index:
    """A case prepared for matching.

    Attributes:
        weights: How much each term says: the rarer among the facts, the more.
        common: Per term, its mean share over all facts.
        spelt: The words of all phrasings and of the field, as they are written.
    """

    facts: tuple[FactTerms, ...]
    weights: Mapping[str, float]
    common: Mapping[str, float]
    spelt: frozenset[str]


def index(case: "Case") -> Index:
    """Prepare a case's facts for matching."""
    stemmed: dict[str, str] = {}
    facts = []
    for fact in case.facts:
        asks = []
        for ask in fact.asks:
            words = tokens(ask)
            stemmed.update((word, stem(word)) for word in words if word not in stemmed)
            asks.append(with_pairs(terms(tuple(stemmed[word] for word in words))))
        facts.append(fact_terms(fact.id, asks))
    return weighed(facts, FIELD_WORDS.union(TOOL_WORDS, stemmed))


def fact_terms(fact_id: str, asks: Sequence[frozenset[str]]) -> FactTerms:
    """Sum up the phrasings of a fact."""
    counts: dict[str, int] = {}
    for ask in asks:
        for term in ask:
            counts[term] = counts.get(term, 0) + 1
    share = {term: count / len(asks) for term, count in counts.items()}
    name = terms(stems(fact_id))
    return FactTerms(fact_id, name[0] if len(name) == 1 else "", tuple(asks), share)


def weighed(facts: Sequence[FactTerms], spelt: frozenset[str]) -> Index:
    """Weigh the terms of all facts against each other."""
    holders: dict[str, int] = {}
    common: dict[str, float] = {}
    for fact in facts:
        for term, share in fact.share.items():
            holders[term] = holders.get(term, 0) + 1
            common[term] = common.get(term, 0.0) + share / len(facts)
    weights = {term: _rarity(term, n, len(facts)) for term, n in holders.items()}
    return Index(tuple(facts), weights, common, spelt)


def with_pairs(sequence: Sequence[str]) -> frozenset[str]:
    """Add to the terms each two that stand side by side."""
    pairs = (f"{a} {b}" for a, b in pairwise(sequence))
    return frozenset(sequence) | frozenset(pairs)


def nearest(prepared: Index, question: Sequence[str]) -> tuple[Near, ...]:
    """Rank the facts by how near their phrasings are, the nearest first."""
    asked = with_pairs(question)
    whole = weight(prepared, asked)
    ranked = (
        Near(fact.id, _score(prepared, fact, asked, whole)) for fact in prepared.facts
    )
    return tuple(sorted(ranked, key=lambda near: (-near.score, near.fact)))


def likeliest(prepared: Index, question: Sequence[str]) -> str | None:
    """Return the fact whose phrasings make the terms of a question likeliest."""
    said = [t for t in dict.fromkeys(question) if t in prepared.common]
    said = [term for term in said if not is_faint(term)]
    if not said:
        return None

    def likelihood(fact: FactTerms) -> float:
        return sum(log(fact.share.get(term, 0.0) + SMOOTHING) for term in said)

    return max(prepared.facts, key=likelihood).id


def central(prepared: Index, fact_id: str, question: Sequence[str]) -> bool:
    """Say whether a question rests on more than one passing word of a fact.

    A single word that few of the fact's phrasings hold may belong to anything.
    """
    share = next(fact.share for fact in prepared.facts if fact.id == fact_id)
    said = {t for t in question if not is_frame(t) and not is_faint(t)}
    held = [share[term] for term in said if term in share]
    return len(held) > 1 or (bool(held) and held[0] >= CENTRAL)


def named(prepared: Index, question: Sequence[str]) -> str | None:
    """Return the fact whose name is all that a question says: "do we need media".

    The name has to be the word of that fact alone.
    """
    said = [term for term in question if not is_faint(term)]
    if len(said) != 1 or is_frame(said[0]):
        return None
    holders = [fact for fact in prepared.facts if said[0] in fact.share]
    return holders[0].id if len(holders) == 1 and holders[0].name == said[0] else None


def weight(prepared: Index, found: Iterable[str]) -> float:
    """Sum up how much some terms say."""
    return sum(_weight(prepared.weights, term) for term in found)


def _rarity(term: str, holders: int, facts: int) -> float:
    rarity = log((facts + 1) / (holders + 0.5))
    if " " in term:
        return PAIR_W * rarity
    return min(rarity, FRAME_W) if is_frame(term) else max(0.3, rarity)


def _weight(weights: Mapping[str, float], term: str) -> float:
    if is_faint(term):
        return FAINT_W
    return weights.get(term, 0.0 if " " in term else UNKNOWN_W)


def _score(
    prepared: Index, fact: FactTerms, asked: frozenset[str], whole: float
) -> float:
    known = asked & fact.share.keys()
    if not whole or not known:
        return 0.0
    best = 0.0
    for ask in fact.asks:
        shared = asked & ask
        if shared:
            size = LEAN * whole + (1 - LEAN) * weight(prepared, ask)
            unlike = sum(is_frame(term) for term in ask ^ asked)
            near = weight(prepared, shared) / size * UNLIKE_FRAME**unlike
            best = max(best, near)
    covered = weight(prepared, known) / whole
    missed = [term for term in asked - known if " " not in term]
    frames = sum(is_frame(term) for term in missed)
    foreign = sum(prepared.weights.get(term, 0.0) >= TELLING_W for term in missed)
    score = (1 - PROFILE) * best + PROFILE * covered
    return score * MISSED_FRAME**frames * FOREIGN**foreign
