"""What the judge has to know of a case, made once and asked for every answer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coach.domain.case import Case
from coach.domain.concept import Concept
from coach.domain.criterion import AnyOf, Criterion
from coach.review.copied import runs, sources
from coach.review.topic import Profiles
from coach.text.lexicon import Lexicon, lexicon
from coach.text.words import STOP_WORDS, stem, tokens

Groups = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A case, ready to be judged by.

    Attributes:
        lexicon: The concepts, the case's own first.
        topics: Concept id → the id of its family.
        known: Runs of words that are not the person's own.
        brief: The stems of the brief.
        telling: Stems that speak of this case.
        profiles: What each case talks of.
        dimensions: Concept id → the dimensions whose criteria ask for it.
        own: The ids of the concepts of this case alone.
    """

    case: Case
    lexicon: Lexicon
    topics: Mapping[str, str]
    known: frozenset[str]
    brief: frozenset[str]
    telling: frozenset[str]
    profiles: Profiles
    dimensions: Mapping[str, frozenset[str]]
    own: frozenset[str]


def make_book(case: Case, concepts: Iterable[Concept], profiles: Profiles) -> Book:
    """Prepare a case.

    Args:
        case: The case; without a rubric nothing can be met.
        concepts: Those of the field; the case's own go before them.
        profiles: Of all cases, this one among them.
    """
    every = (*case.concepts, *concepts)
    asked: dict[str, set[str]] = defaultdict(set)
    for criterion in case.rubric:
        for concept in criterion.concepts():
            asked[concept].add(criterion.dimension)
    words = (stem(t) for t in tokens(case.brief) if t not in STOP_WORDS)
    brief = frozenset(words)
    return Book(
        case,
        lexicon(every),
        {concept.id: concept.topic for concept in reversed(every)},
        runs(sources(case)),
        brief,
        profiles.telling.get(case.id, frozenset()) | (brief & profiles.rare),
        profiles,
        {concept: frozenset(found) for concept, found in asked.items()},
        frozenset(concept.id for concept in case.concepts),
    )


def groups_of(criterion: Criterion) -> Groups:
    """Return what has to be spoken of: one concept of each group."""
    if isinstance(criterion.needs, AnyOf):
        return (frozenset(criterion.needs.any),)
    return tuple(
        frozenset(part.any) if isinstance(part, AnyOf) else frozenset((part,))
        for part in criterion.needs.all
    )
