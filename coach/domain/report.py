"""What a round looked like in figures, for the debrief and the answer sheet alike."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.domain.plan import PlannedGoal, section_keys, section_title
from coach.domain.session import Session, count_words

if TYPE_CHECKING:
    from coach.domain.case import Case, Fact


@dataclass(frozen=True, slots=True)
class PhaseFigures:
    """One phase in figures; all times in seconds.

    Attributes:
        planned: The budget at the start.
        extra: What the person added.
        over: How far the spent time went past planned + extra, else 0.
        goals: Each goal and whether it was ticked.
    """

    id: str
    title: str
    planned: float
    extra: float
    spent: float
    over: float
    goals: tuple[tuple[PlannedGoal, bool], ...]
    hints: int
    questions: int

    @property
    def ticked(self) -> int:
        """How many goals were ticked."""
        return sum(done for _, done in self.goals)


@dataclass(frozen=True, slots=True)
class SectionFigures:
    """One section and its length in words."""

    key: str
    title: str
    words: int


@dataclass(frozen=True, slots=True)
class RoundFigures:
    """A whole round in figures; all times in seconds."""

    phases: tuple[PhaseFigures, ...]
    sections: tuple[SectionFigures, ...]
    planned: float
    spent: float
    slept: float

    @property
    def words(self) -> int:
        """The words of all sections."""
        return sum(section.words for section in self.sections)

    @property
    def hints(self) -> int:
        """The hints of all phases."""
        return sum(phase.hints for phase in self.phases)


def figures(session: Session) -> RoundFigures:
    """Sum up a session."""
    phases = tuple(_phase(session, phase.id) for phase in session.plan)
    sections = tuple(
        SectionFigures(
            key,
            section_title(key, session.plan),
            count_words(session.sections.get(key, "")),
        )
        for key in section_keys(session.plan)
    )
    slept = sum(float(e.data["seconds"]) for e in session.events if e.kind == "slept")
    return RoundFigures(
        phases,
        sections,
        planned=sum(phase.planned for phase in phases),
        spent=sum(phase.spent for phase in phases),
        slept=slept,
    )


def missed_facts(session: Session, case: "Case") -> tuple["Fact", ...]:
    """Return the facts that change the design and were never asked for."""
    found = session.facts_found()
    return tuple(f for f in case.facts if f.changes_design and f.id not in found)


def _phase(session: Session, phase_id: str) -> PhaseFigures:
    plan = session.phase_plan(phase_id)
    spent = session.spent_in(phase_id)
    return PhaseFigures(
        id=phase_id,
        title=plan.title,
        planned=plan.budget,
        extra=session.extra.get(phase_id, 0.0),
        spent=spent,
        over=max(0.0, spent - session.budget(phase_id)) if session.timed else 0.0,
        goals=tuple((g, f"{phase_id}/{g.id}" in session.goals) for g in plan.goals),
        hints=session.hints.get(phase_id, 0),
        questions=sum(asked.phase == phase_id for asked in session.asked),
    )
