"""Behavioural questions, as a file `content/behavioral/ID.yaml` gives them (schema 1).

Owns their fields only. What a story must hold to answer one is named here (`expects`);
`coach.stories` knows how to see it.
"""

from typing import Annotated, Literal

from pydantic import Field

from coach.domain.format import Line, Slug
from coach.domain.record import Record

Says = Annotated[str, Field(min_length=1, max_length=1_000, pattern=r"\S")]
Form = Literal["episode", "habit"]
Expects = Literal[
    "disagreement",
    "own-failure",
    "missed-date",
    "unclear",
    "influence",
    "gap-owned",
    "learned",
    "refused",
    "person-grown",
    "feedback",
    "obstacle",
    "project",
    "incident",
    "decision",
    "data-change",
    "none",
]


class Good(Record):
    """What a good answer holds at each level."""

    mid: Says
    senior: Says
    staff: Says


class Question(Record):
    """One behavioural question.

    Attributes:
        id: Unique over all files.
        asks: The question as an interviewer asks it.
        also: Other ways in which it is asked.
        form: An episode that happened once, or a habit such as staying updated.
        competencies: What else a story for it is evidence of, besides its file's own.
        probes: What the interviewer wants to find out.
        mistakes: What goes wrong, each with the reason.
        expects: What a story must hold to answer the question at all.
    """

    id: Slug
    asks: Line
    also: Annotated[tuple[Line, ...], Field(min_length=2, strict=False)]
    form: Form = "episode"
    competencies: Annotated[tuple[Slug, ...], Field(strict=False)] = ()
    probes: Says
    good: Good
    follow_ups: Annotated[tuple[Line, ...], Field(min_length=3, strict=False)]
    mistakes: Annotated[tuple[Says, ...], Field(min_length=2, strict=False)]
    expects: Expects


class Competency(Record):
    """What stories are evidence of, with the questions that ask for it."""

    schema_version: Annotated[Literal[1], Field(alias="schema")]
    id: Slug
    title: Line
    questions: Annotated[tuple[Question, ...], Field(min_length=1, strict=False)]
