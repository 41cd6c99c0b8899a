"""A format: the phases of a round and their minutes, as content gives them."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from coach.domain.plan import Plan, PlannedGoal, PlannedPhase
from coach.domain.record import Record

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40)]
Line = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\n]*\S[^\n]*$")]

Passage = Annotated[
    str, Field(min_length=1, max_length=700, pattern=r"^[^\n]*\S[^\n]*$")
]
"""One line of text that may hold some sentences."""


class Goal(Record):
    """One line of a phase's checklist."""

    id: Slug
    says: Line


class Phase(Record):
    """A phase of a round."""

    id: Literal["clarify", "architecture", "deep-dive", "refinement"]
    title: Line
    minutes: Annotated[float, Field(gt=0, le=180, strict=False)]
    goals: Annotated[tuple[Goal, ...], Field(strict=False)] = ()


class Format(Record):
    """The phases of a round in order."""

    schema_version: Annotated[Literal[1], Field(alias="schema")]
    id: Slug
    title: Line
    phases: Annotated[
        tuple[Phase, ...], Field(min_length=1, max_length=4, strict=False)
    ]

    @model_validator(mode="after")
    def _phases_once(self) -> "Format":
        ids = [phase.id for phase in self.phases]
        if len(ids) != len(set(ids)):
            raise ValueError("a phase stands twice")
        return self

    @property
    def minutes(self) -> float:
        """The minutes of the whole round."""
        return sum(phase.minutes for phase in self.phases)

    def plan(self) -> Plan:
        """Return the plan of a round in this format, budgets in seconds."""
        return tuple(
            PlannedPhase(
                phase.id,
                phase.title,
                phase.minutes * 60,
                tuple(PlannedGoal(goal.id, goal.says) for goal in phase.goals),
            )
            for phase in self.phases
        )
