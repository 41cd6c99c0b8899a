"""The plan of a round: its phases, their budgets in seconds, their goals.

A session keeps a copy of its plan, so that a later edit of a format file changes no
round that was already sat.
"""

from dataclasses import dataclass, replace

PHASES = ("clarify", "architecture", "deep-dive", "refinement")
"""The phases of a round, in the order of an interview."""

TABS = ("notes", "estimates", "api", "data-model", "diagram")
"""The five sections as the person sees them; notes are kept once per phase."""

LEVELS = ("mid", "senior", "staff")

LAB = "lab"
"""The one phase of a lab, and what its sections begin with."""

LAB_SECTIONS = {
    "lab/inputs": "Your inputs",
    "lab/results": "Your results",
    "lab/play": "Changed in free play",
}
"""The sections of a lab and their headings."""

STORY_PHASES = ("prepare", "tell", "follow-up")
"""The phases of a telling; the goals of the second are the parts of the story."""

STORY_SECTIONS = {
    "story/notes": "Preparation",
    "story/cut-90": "In 90 seconds",
    "story/cut-30": "In 30 seconds",
}
"""The sections of a telling beside its parts and answers, and their headings."""


@dataclass(frozen=True, slots=True)
class PlannedGoal:
    """One line of a phase's checklist."""

    id: str
    says: str


@dataclass(frozen=True, slots=True)
class PlannedPhase:
    """A phase with its budget in seconds and its goals."""

    id: str
    title: str
    budget: float
    goals: tuple[PlannedGoal, ...] = ()


Plan = tuple[PlannedPhase, ...]


def total(plan: Plan) -> float:
    """Return the budget of the whole round in seconds."""
    return sum(phase.budget for phase in plan)


def scaled(plan: Plan, minutes: float) -> Plan:
    """Stretch or shrink all phases alike so that the round takes `minutes`."""
    factor = minutes * 60 / total(plan)
    return tuple(replace(phase, budget=phase.budget * factor) for phase in plan)


def section_key(tab: str, phase: str) -> str:
    """Name the section that a tab shows in a phase, as `notes/clarify` or `api`."""
    return f"notes/{phase}" if tab == "notes" else tab


def section_keys(plan: Plan) -> tuple[str, ...]:
    """List every section of a session: of a round the notes of each phase first."""
    if [phase.id for phase in plan] == [LAB]:
        return tuple(LAB_SECTIONS)
    if tuple(phase.id for phase in plan) == STORY_PHASES:
        before, *after = STORY_SECTIONS
        return (before, *(f"story/{part.id}" for part in plan[1].goals), *after)
    notes = tuple(section_key("notes", phase.id) for phase in plan)
    return notes + TABS[1:]


def section_title(key: str, plan: Plan) -> str:
    """Say a section's name as a heading: `Notes: Clarify`, `Data model`."""
    if key in LAB_SECTIONS:
        return LAB_SECTIONS[key]
    if key in STORY_SECTIONS:
        return STORY_SECTIONS[key]
    tab, _, phase_id = key.partition("/")
    if tab == "story":
        said = {part.id: part.says for phase in plan for part in phase.goals}
        return said.get(phase_id, phase_id.replace("-", " ").capitalize())
    if phase_id:
        titles = {phase.id: phase.title for phase in plan}
        return f"Notes: {titles.get(phase_id, phase_id)}"
    return {"api": "API", "data-model": "Data model"}.get(tab, tab.capitalize())
