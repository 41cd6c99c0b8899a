"""What an answer is about: its words against those of every case there is.

Owns the profile of a case: how often its own text says a word, weighted by how few of
the other cases say it. Pure and small, so that it can be kept between runs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log, sqrt

from coach.domain.case import Case
from coach.review.scales import (
    CHANCE,
    FAINT,
    FAINTLY_ON_TOPIC,
    KINDRED_ON_TOPIC,
    LEAST_LIKENESS,
    MOST_TELLING,
    NAMED,
    ON_TOPIC,
)
from coach.text.words import STOP_WORDS, stem, tokens


@dataclass(frozen=True, slots=True)
class Profiles:
    """What each case talks of.

    Attributes:
        weights: Case id → stem → its weight, of length 1 as a whole.
        rarity: Stem → how telling it is, 0 for what every case says.
        unknown: The same for a word that no case says.
        telling: Case id → the words that speak for it most.
        rare: The words that not every case says.
        kin: Case id → the ids of its neighbours.
    """

    weights: Mapping[str, Mapping[str, float]]
    rarity: Mapping[str, float]
    unknown: float
    telling: Mapping[str, frozenset[str]]
    rare: frozenset[str]
    kin: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Topic:
    """What an answer is about.

    Attributes:
        on_topic: Whether it answers the case it was given for.
        looks_like: The id of the case that it answers instead, or None.
        nearer: The id of another case whose words are nearer, where they are too few
            to say that it is this one.
        likeness: Case id → between 0 and 1, for all cases.
    """

    on_topic: bool
    looks_like: str | None
    nearer: str | None
    likeness: Mapping[str, float]


def profiles(cases: Iterable[Case]) -> Profiles:
    """Make the profiles of all cases.

    A word weighs more the more often a case says it, the fewer cases say it, and the
    larger the case's share is of all that is said of it: two feeds share `timeline`,
    and it still belongs to one of them. A word that a case says but once stands there
    by chance. What ties a sentence to a case is what its prose says
    most, not the many wordings that its rubric listens for.
    """
    every = tuple(cases)
    weights, rarity = _weights({case.id: _all_texts(case) for case in every})
    own, _ = _weights({case.id: _texts(case) for case in every})
    telling = {
        case_id: frozenset(sorted(words, key=lambda w: (-words[w], w))[:MOST_TELLING])
        for case_id, words in own.items()
    }
    common = log((len(every) + 1) / max(1, len(every)))
    rare = frozenset(word for word, weight in rarity.items() if weight > common)
    kin = {case.id: frozenset(case.neighbours) for case in every}
    return Profiles(weights, rarity, log(len(every) + 1) / 2, telling, rare, kin)


def _weights(
    texts: Mapping[str, Iterable[str]],
) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """Return case id → stem → weight, and stem → rarity."""
    counts = {case_id: _often(_content(text)) for case_id, text in texts.items()}
    sizes = {case_id: max(1, count.total()) for case_id, count in counts.items()}
    said = Counter(word for count in counts.values() for word in count)
    rarity = {word: log((len(counts) + 1) / n) for word, n in said.items()}
    rates: dict[str, float] = defaultdict(float)
    for case_id, count in sorted(counts.items()):
        for word, n in count.items():
            rates[word] += n / sizes[case_id]
    weights = {}
    for case_id, count in counts.items():
        chance = CHANCE / sizes[case_id]
        share = {w: n / sizes[case_id] / (rates[w] + chance) for w, n in count.items()}
        weights[case_id] = _unit(
            {w: (1 + log(n)) * rarity[w] * share[w] ** 2 for w, n in count.items()}
        )
    return weights, rarity


def topic(texts: Iterable[str], case_id: str, known: Profiles) -> Topic:
    """Tell what some texts are about, given the case they were written for."""
    count = Counter(_content(texts))
    vector = _unit(
        {w: (1 + log(n)) * known.rarity.get(w, known.unknown) for w, n in count.items()}
    )
    likeness = {
        other: sum(weight * own.get(word, 0.0) for word, weight in vector.items())
        for other, own in sorted(known.weights.items())
    }
    named = [other for other in likeness if stem(other) in count]
    if len(named) == 1:
        likeness[named[0]] *= NAMED
    best = max(likeness, key=lambda other: (likeness[other], other), default=None)
    if best is None or likeness[best] < LEAST_LIKENESS:
        nearer = best if best != case_id else None
        return Topic(False, None, nearer, likeness)
    sure = KINDRED_ON_TOPIC if best in known.kin.get(case_id, ()) else ON_TOPIC
    if likeness[best] < FAINT:
        sure = FAINTLY_ON_TOPIC
    on_topic = likeness.get(case_id, 0.0) >= likeness[best] * sure
    sure_of = best if likeness[best] >= FAINT else None
    looks_like = None if on_topic else sure_of
    nearer = best if looks_like is None and best != case_id else None
    return Topic(on_topic, looks_like, nearer, likeness)


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {word: weight / length for word, weight in vector.items()} if length else {}


def _often(words: Iterable[str]) -> Counter[str]:
    """Count words that are said more than once."""
    return Counter({word: n for word, n in Counter(words).items() if n > 1})


def _content(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for token in tokens(text):
            if len(token) > 2 and token.isalpha() and token not in STOP_WORDS:
                yield stem(token)


def _texts(case: Case) -> Iterator[str]:
    yield from (case.title, case.brief)
    for fact in case.facts:
        yield from (*fact.asks[:2], fact.answer)
    if case.requirements:
        yield from case.requirements.functional
        yield from case.requirements.non_functional
    for endpoint in case.api:
        yield from (endpoint.call, endpoint.does)
    if case.data:
        for entity in case.data.entities:
            yield from (entity.id.replace("-", " "), *entity.fields, entity.why)
    reference = case.reference
    yield from (reference.clarify, reference.architecture)
    yield from (reference.deep_dive, reference.refinement)


def _all_texts(case: Case) -> Iterator[str]:
    yield from _texts(case)
    for criterion in case.rubric:
        yield criterion.says
        yield criterion.example
    for concept in case.concepts:
        said = (concept.name, *concept.aliases, *concept.together)
        yield " ".join(sorted({word for text in said for word in _words(text)}))


def _words(text: str) -> Iterator[str]:
    """Yield the words of a name or a pattern, families of words left out."""
    for part in text.replace("|", " ").split():
        if not part.startswith("@"):
            yield from part.split("_")
