"""A session as a value: what was planned, what happened, what was written.

Everything but the written text follows from the list of events, which is only ever
appended to. `coach.domain.round` makes the events; this module folds them in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from coach.domain.plan import Plan, PlannedPhase
from coach.domain.timing import Instant

Kind = Literal["mock", "practice", "lab", "story"]
Status = Literal["planned", "running", "paused", "rating", "done"]


@dataclass(frozen=True, slots=True)
class CaseRef:
    """The case of a session, named by id and version so that it survives edits."""

    id: str
    version: int
    title: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, never changed afterwards.

    Attributes:
        seq: 1, 2, 3 … within the session.
        at: Wall seconds since the epoch.
        phase: The phase it happened in.
        spent: Seconds spent in that phase by then.
        kind: What happened; `fold` lists the kinds.
        data: Details, JSON values only.
    """

    seq: int
    at: float
    phase: str
    spent: float
    kind: str
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the interviewer and the answer; no fact means "your call"."""

    phase: str
    question: str
    fact: str | None
    answer: str


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting: a round, the lab of a case, or the telling of a story.

    Attributes:
        spent: Seconds charged per phase id.
        extra: Seconds the person added to a phase's budget.
        anchor: The last clock reading while the clock runs; never stored.
        stopped: Seconds the process stood still, waiting for the person's word.
        sections: The text of each section by key (`notes/clarify`, `api`, …).
        goals: Ticked goals as `phase/goal`.
        hints: How many hints were taken per phase.
        ratings: The person's own mark, 1–4, per dimension.
    """

    id: str
    kind: Kind
    case: CaseRef
    level: str
    plan: Plan
    created_at: float
    status: Status = "planned"
    phase: str = ""
    spent: Mapping[str, float] = field(default_factory=dict)
    extra: Mapping[str, float] = field(default_factory=dict)
    anchor: Instant | None = None
    stopped: float = 0.0
    sections: Mapping[str, str] = field(default_factory=dict)
    goals: frozenset[str] = frozenset()
    hints: Mapping[str, int] = field(default_factory=dict)
    asked: tuple[Asked, ...] = ()
    ratings: Mapping[str, int] = field(default_factory=dict)
    finished_at: float | None = None
    events: tuple[Event, ...] = ()

    @property
    def timed(self) -> bool:
        """Whether budgets apply: only a mock is timed."""
        return self.kind == "mock"

    @property
    def unfinished(self) -> bool:
        """Whether there is something left to continue."""
        return self.status != "done"

    def phase_plan(self, phase_id: str | None = None) -> PlannedPhase:
        """Return the plan of a phase, by default the current one."""
        wanted = phase_id or self.phase
        return next(phase for phase in self.plan if phase.id == wanted)

    def index(self, phase_id: str | None = None) -> int:
        """Return the place of a phase in the plan, from 0."""
        wanted = phase_id or self.phase
        return next(i for i, phase in enumerate(self.plan) if phase.id == wanted)

    def spent_in(self, phase_id: str | None = None) -> float:
        """Return the seconds charged to a phase so far."""
        return self.spent.get(phase_id or self.phase, 0.0)

    def budget(self, phase_id: str | None = None) -> float:
        """Return a phase's budget in seconds, with what the person added."""
        wanted = phase_id or self.phase
        return self.phase_plan(wanted).budget + self.extra.get(wanted, 0.0)

    def left_in_phase(self) -> float:
        """Return the seconds left in the current phase; negative is overrun."""
        return self.budget() - self.spent_in()

    def left_in_round(self) -> float:
        """Return the seconds left now plus the budgets still to come."""
        later = self.plan[self.index() + 1 :]
        to_come = (max(0.0, self.budget(p.id) - self.spent_in(p.id)) for p in later)
        return max(0.0, self.left_in_phase()) + sum(to_come)

    def facts_found(self) -> frozenset[str]:
        """Return the ids of the facts that the person has asked for."""
        return frozenset(asked.fact for asked in self.asked if asked.fact)

    def marked(self, phase_id: str, mark: str) -> bool:
        """Say whether a sign of time (`half`, `late`, `over`) was already given."""
        return any(
            e.kind == "mark" and e.phase == phase_id and e.data.get("mark") == mark
            for e in self.events
        )


def count_words(body: str) -> int:
    """Count the words of a text as an editor does: runs between white space."""
    return len(body.split())


def fold(session: Session, event: Event) -> Session:
    """Return the session after an event; an unknown kind is kept and changes nothing.

    Keeping unknown kinds lets an older program read the events of a newer one.
    """
    session = replace(session, events=(*session.events, event))
    change = _FOLDS.get(event.kind)
    return change(session, event) if change else session


def _started(s: Session, e: Event) -> Session:
    return replace(s, status="running", phase=e.phase)


def _paused(s: Session, _: Event) -> Session:
    return replace(s, status="paused", anchor=None)


def _running(s: Session, _: Event) -> Session:
    return replace(s, status="running")


def _extended(s: Session, e: Event) -> Session:
    added = s.extra.get(e.phase, 0.0) + float(e.data["seconds"])
    return replace(s, extra={**s.extra, e.phase: added})


def _goal(s: Session, e: Event) -> Session:
    key = f"{e.phase}/{e.data['goal']}"
    goals = s.goals | {key} if e.data["on"] else s.goals - {key}
    return replace(s, goals=goals)


def _hint(s: Session, e: Event) -> Session:
    return replace(s, hints={**s.hints, e.phase: s.hints.get(e.phase, 0) + 1})


def _asked(s: Session, e: Event) -> Session:
    asked = Asked(e.phase, e.data["question"], e.data["fact"], e.data["answer"])
    return replace(s, asked=(*s.asked, asked))


def _finished(s: Session, _: Event) -> Session:
    return replace(s, status="rating", anchor=None)


def _rated(s: Session, e: Event) -> Session:
    mark = int(e.data["mark"])
    return replace(s, ratings={**s.ratings, e.data["dimension"]: mark})


def _concluded(s: Session, e: Event) -> Session:
    return replace(s, status="done", finished_at=e.at)


_FOLDS = {
    "started": _started,
    "phase-entered": _started,
    "paused": _paused,
    "resumed": _running,
    "extended": _extended,
    "goal": _goal,
    "hint": _hint,
    "asked": _asked,
    "finished": _finished,
    "rated": _rated,
    "concluded": _concluded,
}
