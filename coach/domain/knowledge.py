"""What a case knows beyond what a round needs: the system, part by part.

Owns the records of a case at full depth. Each is optional in schema 1, so that a case
of a brief, a few facts and a reference stays playable.
"""

from typing import Annotated, Literal

from pydantic import Field

from coach.domain.format import Line, Passage, Slug
from coach.domain.record import Record

Words = Annotated[str, Field(min_length=1, max_length=4_000)]
Lines = Annotated[tuple[Passage, ...], Field(strict=False)]
Node = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_-]*$", max_length=60)]


class Known(Record):
    """What is publicly known of the real system.

    Attributes:
        year: When it was so.
        source: Who published it.
    """

    says: Passage
    year: Annotated[int, Field(ge=1950, le=2100)]
    source: Line


class Requirements(Record):
    """What is to be built, how well, and what is not.

    Attributes:
        functional: What a person can do.
        non_functional: Qualities, each with its number.
    """

    functional: Lines
    non_functional: Lines
    out_of_scope: Lines


class Endpoint(Record):
    """One call of the API.

    Attributes:
        call: Method and path, as `POST /v1/tweets`.
        idempotency: Why a second send does no harm; None for a call that only reads.
        paging: How a long answer is cut; None where there is one thing.
        errors: What a client has to be ready for.
    """

    call: Line
    does: Passage
    takes: Passage | None = None
    gives: Passage | None = None
    idempotency: Passage | None = None
    paging: Passage | None = None
    errors: Lines = ()


class Entity(Record):
    """One table or collection.

    Attributes:
        key: What identifies a row.
        partition: By what it is cut into shards, or why it is not.
        why: The questions that this key and this partition answer.
    """

    id: Slug
    fields: Lines
    key: Passage
    partition: Passage
    why: Passage
    indexes: Lines = ()


class DataModel(Record):
    """The entities, and the same as an entity-relationship drawing in Mermaid."""

    entities: Annotated[tuple[Entity, ...], Field(min_length=1, strict=False)]
    er: Words


class Hop(Record):
    """One step of a flow: a node of the reference's drawing, and what it does."""

    at: Node
    does: Passage


class Flow(Record):
    """A path through the reference architecture, hop by hop."""

    id: Slug
    kind: Literal["write", "read", "other"]
    title: Line
    hops: Annotated[tuple[Hop, ...], Field(min_length=2, strict=False)]


class Option(Record):
    """One way to solve it: when it wins, and what it costs."""

    name: Line
    wins: Passage
    costs: Passage


class DeepDive(Record):
    """A hard part: the question, the ways, and what a senior answer names."""

    id: Slug
    question: Passage
    options: Annotated[tuple[Option, ...], Field(min_length=2, strict=False)]
    mechanism: Words


class Failure(Record):
    """What breaks: where, how, which flow suffers, and what a good design does."""

    id: Slug
    component: Line
    event: Passage
    breaks: Passage
    mitigation: Passage


class Mistake(Record):
    """A common mistake, and why it is one."""

    says: Passage
    why: Passage


class Levels(Record):
    """What separates the levels in this case."""

    mid: Passage
    senior: Passage
    staff: Passage


class Reading(Record):
    """Where to read on.

    Attributes:
        about: Ids of the concepts it explains.
    """

    title: Line
    kind: Literal["book", "course", "case-study", "paper", "blog", "talk", "community"]
    part: Line | None = None
    why: Passage
    about: Annotated[tuple[Slug, ...], Field(strict=False)] = ()
