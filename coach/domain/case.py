"""A case: one system to design, as its YAML file gives it (schema 1).

Later additions to the schema stay optional, so that every file of schema 1 stays valid.
"""

from typing import Annotated, Literal

from pydantic import Field

from coach.domain.concept import Concept
from coach.domain.criterion import Criterion
from coach.domain.format import Line, Passage, Slug
from coach.domain.knowledge import (
    DataModel,
    DeepDive,
    Endpoint,
    Failure,
    Flow,
    Known,
    Levels,
    Mistake,
    Reading,
    Requirements,
)
from coach.domain.record import Record

Text = Annotated[str, Field(min_length=1, max_length=20_000)]
PhaseId = Literal["clarify", "architecture", "deep-dive", "refinement"]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Unit = Annotated[str, Field(max_length=40)]


class Fact(Record):
    """What the interviewer knows and tells only when asked.

    Attributes:
        id: Unique within the case.
        asks: Ways in which people ask for it.
        answer: What the interviewer says, one or two short sentences.
        changes_design: Whether a design made without it goes wrong.
        why: What it changes; shown after the round.
        assumption: The figure is a convention of interviews, not a measured fact.
    """

    id: Slug
    asks: Annotated[tuple[Line, ...], Field(min_length=1, strict=False)]
    answer: Line
    changes_design: bool = False
    why: Line | None = None
    assumption: bool = False


class Design(Record):
    """An accepted design and its price."""

    id: Slug
    title: Line
    says: Text
    price: Text
    diagram: Text | None = None


class Source(Record):
    """Where a published figure comes from."""

    title: Line
    year: Annotated[int, Field(ge=1950, le=2100)]


class Reference(Record):
    """The case's own walk-through, one Markdown text per phase, and its drawing."""

    clarify: Text
    architecture: Text
    deep_dive: Annotated[str, Field(alias="deep-dive", min_length=1, max_length=20_000)]
    refinement: Text
    diagram: Text | None = None

    def phase(self, phase_id: str) -> str:
        """Return the walk-through of a phase as Markdown."""
        texts = {
            "clarify": self.clarify,
            "architecture": self.architecture,
            "deep-dive": self.deep_dive,
            "refinement": self.refinement,
        }
        return texts[phase_id]


class ModelInput(Record):
    """A number the person brings to the lab.

    Attributes:
        id: The name that formulas use.
        unit: The unit a bare number is in, such as `tweets/day`; "" for none.
        value: The reference value or range, in the estimate language.
        source: Who published the value and when, or why it is assumed.
        assumption: The value is a convention, not a measured fact.
    """

    id: Name
    label: Line
    unit: Unit = ""
    value: Line
    source: Line | None = None
    assumption: bool = False


class ModelOutput(Record):
    """A number that follows from the inputs, and the decision it drives."""

    id: Name
    label: Line
    formula: Line
    unit: Unit = ""
    decides: Line


class ModelTrap(Record):
    """A known wrong route to an output (`on`), and what to tell who took it."""

    id: Slug
    on: Name
    formula: Line
    tells: Line


class CapacityModel(Record):
    """The calculators of a case; `coach.capacity` computes and checks them."""

    inputs: Annotated[
        tuple[ModelInput, ...], Field(min_length=1, max_length=40, strict=False)
    ]
    outputs: Annotated[
        tuple[ModelOutput, ...], Field(min_length=1, max_length=40, strict=False)
    ]
    traps: Annotated[tuple[ModelTrap, ...], Field(max_length=60, strict=False)] = ()


class Case(Record):
    """One system to design.

    Attributes:
        version: Raised when a change would make older answers read differently.
        brief: What the interviewer says at the start: one vague sentence.
        facts: Told only when asked.
        hints: Per phase, in order, from nudge to answer.
        reference: Locked until the round is over and rated.
        designs: Other designs that would pass, each with its price.
        sources: Where published figures in this file come from.
        model: The calculators of the lab, where the case has one.
        known: What is publicly known of the real system.
        crux: The hard part that separates the levels.
        invariant: The one thing that must never be violated.
        flows: The write path and the read path through the reference's drawing.
        deep_dives: The hard parts, each with its ways.
        failures: What breaks, and what a good design does then.
        levels: What separates mid, senior and staff here.
        concepts: Ideas of this case only, beside those of `concepts.yaml`.
        rubric: What its judge looks for.
        estimates: Whether the case asks for numbers; without any an answer is capped.
    """

    schema_version: Annotated[Literal[1], Field(alias="schema")]
    id: Slug
    title: Line
    archetype: Slug
    version: Annotated[int, Field(ge=1)] = 1
    neighbours: Annotated[tuple[Slug, ...], Field(strict=False)] = ()
    format: Slug = "standard"
    brief: Line
    facts: Annotated[tuple[Fact, ...], Field(strict=False)] = ()
    hints: dict[PhaseId, Annotated[tuple[Line, ...], Field(strict=False)]] = Field(
        default_factory=dict
    )
    reference: Reference
    designs: Annotated[tuple[Design, ...], Field(strict=False)] = ()
    sources: Annotated[tuple[Source, ...], Field(strict=False)] = ()
    model: CapacityModel | None = None
    known: Annotated[tuple[Known, ...], Field(strict=False)] = ()
    crux: Passage | None = None
    invariant: Passage | None = None
    requirements: Requirements | None = None
    api: Annotated[tuple[Endpoint, ...], Field(strict=False)] = ()
    data: DataModel | None = None
    flows: Annotated[tuple[Flow, ...], Field(strict=False)] = ()
    deep_dives: Annotated[tuple[DeepDive, ...], Field(strict=False)] = ()
    failures: Annotated[tuple[Failure, ...], Field(strict=False)] = ()
    mistakes: Annotated[tuple[Mistake, ...], Field(strict=False)] = ()
    levels: Levels | None = None
    reading: Annotated[tuple[Reading, ...], Field(strict=False)] = ()
    concepts: Annotated[tuple[Concept, ...], Field(strict=False)] = ()
    rubric: Annotated[tuple[Criterion, ...], Field(strict=False)] = ()
    estimates: bool = True

    def fact(self, fact_id: str) -> Fact | None:
        """Return a fact by its id."""
        return next((fact for fact in self.facts if fact.id == fact_id), None)

    def hints_for(self, phase_id: str) -> tuple[str, ...]:
        """Return the hints of a phase, from nudge to answer."""
        return next((h for p, h in self.hints.items() if p == phase_id), ())
