"""The concepts of the field, shipped and the person's own, as one list.

Owns where they are and which of two wins. How prose names them is in `coach.text`.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from coach.domain.ports import ContentCache
from coach.errors import ContentError
from coach.library.kept import body
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
        record = _record(file, cache)
        for topic in record.topics:
            topics.setdefault(topic.id, topic)
        for concept in record.concepts:
            found.setdefault(concept.id, concept)
    return Concepts.model_construct(
        schema_version=1,
        topics=tuple(topics.values()),
        concepts=tuple(found.values()),
    )


def _record(file: Volume, cache: ContentCache) -> Concepts:
    from pydantic import ValidationError

    from coach.domain.concept import Concepts

    kept = body(file, cache)
    if kept:
        # A damaged cache is no harm: then the file itself decides.
        with suppress(ValidationError):
            return Concepts.model_validate_json(kept)
    loaded = open_file(file, Concepts)
    if loaded.record is None:
        message = f"the concepts cannot be used: {loaded.faults[0]}"
        raise ContentError(message, f"mend it, then: coach cases check {file.path}")
    return loaded.record
