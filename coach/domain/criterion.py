"""Criteria: what earns a mark in one dimension at one level.

Owns the language in which a case says what its judge looks for. How a text is judged
by it is in `coach.review`.
"""

from typing import Annotated, Literal

from pydantic import Field

from coach.domain.format import Line, Passage, Slug
from coach.domain.record import Record

DimensionId = Literal[
    "scope",
    "estimation",
    "architecture",
    "data-api",
    "deep-dive",
    "trade-offs",
    "failure",
    "communication",
]
Level = Literal["mid", "senior", "staff"]
Kind = Literal["mention", "statement", "choice", "number", "decides", "failure"]


class AnyOf(Record):
    """One of these concepts is enough."""

    any: Annotated[tuple[Slug, ...], Field(min_length=1, strict=False)]


class AllOf(Record):
    """All of these are needed; a part of a list may itself be a choice."""

    all: Annotated[tuple[Slug | AnyOf, ...], Field(min_length=1, strict=False)]


class Criterion(Record):
    """What one line of the rubric asks for.

    Attributes:
        level: The level at which it is expected; higher levels expect it too.
        says: What a met criterion shows, in a few words, as one reads it in a list.
        needs: The concepts that the evidence speaks of.
        kind: What the evidence has to be. `mention`: the concept in a list of some
            substance; `statement`: a sentence that says something about it; `choice`:
            a choice, an alternative and a reason; `number`: a figure with its right
            working; `decides`: a figure cited in a choice; `failure`: what happens and
            what is done then.
        why: Why an interviewer wants it.
        example: A sentence or two, of a strong answer, that meets it.
        near_miss: What sounds like it and does not meet it.
    """

    id: Slug
    dimension: DimensionId
    level: Level
    says: Line
    needs: AllOf | AnyOf
    kind: Kind
    why: Passage
    example: Passage
    near_miss: Passage

    def concepts(self) -> frozenset[str]:
        """Return the ids of all concepts it names."""
        if isinstance(self.needs, AnyOf):
            return frozenset(self.needs.any)
        named: set[str] = set()
        for part in self.needs.all:
            named.update(part.any if isinstance(part, AnyOf) else (part,))
        return frozenset(named)
