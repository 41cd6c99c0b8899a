"""Concepts of the field: what they are called, what they mean, how prose says them.

Owns the records of `content/concepts.yaml` and of a case's own concepts. How they are
found in a text is in `coach.text`.
"""

from typing import Annotated, Literal

from pydantic import Field

from coach.domain.format import Line, Passage, Slug
from coach.domain.record import Record

Lines = Annotated[tuple[Line, ...], Field(max_length=80, strict=False)]


class Topic(Record):
    """A family of concepts."""

    id: Slug
    title: Line


class Concept(Record):
    """An idea of the field.

    Attributes:
        name: As it is written in a sentence; found in prose too.
        topic: The id of its family; "" for an idea of one case only.
        aliases: Other words for it. Case, plural, stem and hyphens do not matter.
        abbreviations: Written exactly so, as a whole word (`CDN`).
        together: Words that mean it when they stand near each other in a sentence:
            groups parted by spaces, alternatives in a group by `|`, the words of one
            alternative joined by `_`; `@breaks` stands for a family of words
            (`coach.text.families`).
        definition: One sentence.
        kin: Ids of related concepts.
        harm: What a design wants to be without: "no X" speaks of it all the same.
        match: A sentence in which it is found.
        near_miss: A sentence that shares words and in which it is not found.
    """

    id: Slug
    name: Line
    topic: Slug | Literal[""] = ""
    aliases: Lines = ()
    abbreviations: Lines = ()
    together: Lines = ()
    definition: Passage
    kin: Annotated[tuple[Slug, ...], Field(strict=False)] = ()
    harm: bool = False
    match: Line
    near_miss: Line


class Concepts(Record):
    """The file of concepts."""

    schema_version: Annotated[Literal[1], Field(alias="schema")]
    topics: Annotated[tuple[Topic, ...], Field(min_length=1, strict=False)]
    concepts: Annotated[tuple[Concept, ...], Field(min_length=1, strict=False)]

    def of(self, concept_id: str) -> Concept | None:
        """Return a concept by its id."""
        return next((c for c in self.concepts if c.id == concept_id), None)
