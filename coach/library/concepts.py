"""The concepts of the field, shipped and the person's own, as one list.

Owns where they are and which of two wins. How prose names them is in `coach.text`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.ports import ContentCache
from coach.errors import ContentError
from coach.library.kept import record
from coach.library.load import open_file
from coach.library.shelves import Roots, Volume, singles

if TYPE_CHECKING:
    from coach.domain.concept import Concept, Concepts, Topic


def load_concepts(roots: Roots, cache: ContentCache) -> Concepts:
    """Join the concepts of all roots; where an id stands twice, the first wins.

    Raises:
        ContentError: If a file has faults.
    """
    from coach.domain.concept import Concepts

    topics: dict[str, Topic] = {}
    found: dict[str, Concept] = {}
    for file in singles(roots, "concepts"):
        found_in = record(file, Concepts, cache)
        if found_in is None:
            raise _unusable(file)
        for topic in found_in.topics:
            topics.setdefault(topic.id, topic)
        for concept in found_in.concepts:
            found.setdefault(concept.id, concept)
    return Concepts.model_construct(
        schema_version=1,
        topics=tuple(topics.values()),
        concepts=tuple(found.values()),
    )


def _unusable(file: Volume) -> ContentError:
    from coach.domain.concept import Concepts

    message = f"the concepts cannot be used: {open_file(file, Concepts).faults[0]}"
    return ContentError(message, f"mend it, then: coach cases check {file.path}")
