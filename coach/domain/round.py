"""The round as a state machine: session, reading of the clocks → session.

Every function returns a new session; nothing here reads a clock, draws or stores, so
a forty-minute mock is played in a unit test in milliseconds.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coach.domain.plan import Plan
from coach.domain.rubric import DIMENSIONS
from coach.domain.session import CaseRef, Event, Kind, Session, fold
from coach.domain.timing import Instant, lapse

EXTENSION_S = 120.0
"""What one press of "two minutes more" adds, in seconds."""

MARKS = (("half", 0.5), ("late", 0.8), ("over", 1.0))
"""The signs of time in a phase and the share of the budget at which each is given."""


def plan_session(
    session_id: str, kind: Kind, case: CaseRef, level: str, plan: Plan, now: Instant
) -> Session:
    """Return a session that is planned and not yet started."""
    return Session(session_id, kind, case, level, plan, now.wall, phase=plan[0].id)


def start(session: Session, now: Instant) -> Session:
    """Start the clock of the first phase."""
    return _run(_record(session, now, "started"), now)


def tick(session: Session, now: Instant, *, away: bool = False) -> Session:
    """Charge the time since the last reading and give the signs of time that fell due.

    Args:
        session: Any session; one whose clock stands still is returned as it is.
        now: The reading to charge up to.
        away: The person is in their own editor, so that a long gap is work.
    """
    if session.anchor is None:
        return session
    passed = lapse(session.anchor, now, away=away)
    charged = {**session.spent, session.phase: session.spent_in() + passed.worked}
    session = replace(
        session, spent=charged, anchor=now, stopped=session.stopped + passed.stopped
    )
    if passed.slept:
        session = _record(session, now, "slept", seconds=round(passed.slept, 1))
    return _give_marks(session, now)


def settle_stop(session: Session, now: Instant, *, counts: bool) -> Session:
    """Charge or drop the time during which the process stood still."""
    session = tick(session, now)
    seconds = session.stopped
    if not seconds:
        return session
    charged = session.spent_in() + (seconds if counts else 0.0)
    session = replace(
        session, spent={**session.spent, session.phase: charged}, stopped=0.0
    )
    session = _record(session, now, "stopped", seconds=round(seconds, 1), counts=counts)
    return _give_marks(session, now)


def advance(session: Session, now: Instant) -> Session:
    """Enter the next phase; after the last one the round is finished."""
    place = session.index()
    if place + 1 == len(session.plan):
        return finish(session, now)
    return enter(session, session.plan[place + 1].id, now)


def go_back(session: Session, now: Instant) -> Session:
    """Enter the phase before; in the first one nothing changes."""
    place = session.index()
    return session if place == 0 else enter(session, session.plan[place - 1].id, now)


def enter(session: Session, phase_id: str, now: Instant) -> Session:
    """Enter a phase and let its clock run."""
    session = replace(tick(session, now), phase=phase_id)
    return _run(_record(session, now, "phase-entered"), now)


def pause(session: Session, now: Instant) -> Session:
    """Stop the clock."""
    if session.status != "running":
        return session
    return _record(tick(session, now), now, "paused")


def resume(session: Session, now: Instant) -> Session:
    """Let the clock run on from here; the break is not charged."""
    if session.status not in ("running", "paused"):
        return session
    return _run(_record(session, now, "resumed"), now)


def extend(session: Session, now: Instant) -> Session:
    """Give the current phase two minutes more."""
    return _record(tick(session, now), now, "extended", seconds=EXTENSION_S)


def finish(session: Session, now: Instant) -> Session:
    """End the writing; what is left is the person's own rating."""
    if session.status not in ("running", "paused"):
        return session
    return _record(tick(session, now), now, "finished")


def toggle_goal(session: Session, goal_id: str, now: Instant) -> Session:
    """Tick a goal of the current phase, or take the tick back."""
    on = f"{session.phase}/{goal_id}" not in session.goals
    return _record(tick(session, now), now, "goal", goal=goal_id, on=on)


def take_hint(session: Session, text: str, now: Instant) -> Session:
    """Record the next hint of the phase together with its words."""
    return _record(tick(session, now), now, "hint", text=text)


def ask(
    session: Session, question: str, fact: str | None, answer: str, now: Instant
) -> Session:
    """Record a question to the interviewer and the answer that was given."""
    session = tick(session, now)
    return _record(session, now, "asked", question=question, fact=fact, answer=answer)


def write(session: Session, sections: Mapping[str, str]) -> Session:
    """Take over the latest text of some sections; the same text changes nothing."""
    if all(session.sections.get(key, "") == body for key, body in sections.items()):
        return session
    return replace(session, sections={**session.sections, **sections})


def open_section(session: Session, tab: str, now: Instant) -> Session:
    """Record which section was opened, so that a resumed round opens there."""
    return _record(tick(session, now), now, "section", tab=tab)


def last_section(session: Session) -> str:
    """Return the tab that was open last in the present phase, notes by default."""
    for event in reversed(session.events):
        if event.kind == "phase-entered":
            break
        if event.kind == "section":
            return str(event.data["tab"])
    return "notes"


def note_edited(session: Session, section: str, now: Instant) -> Session:
    """Record the return from the person's own editor; the time there is charged."""
    session = tick(session, now, away=True)
    return _record(session, now, "edited", section=section)


def rate(session: Session, dimension: str, mark: int, now: Instant) -> Session:
    """Record the person's own mark, 1–4, for a dimension.

    Raises:
        ValueError: If the mark or the dimension does not exist.
    """
    if mark not in (1, 2, 3, 4) or all(d.id != dimension for d in DIMENSIONS):
        raise ValueError(f"no mark {mark} for {dimension}")
    return _record(session, now, "rated", dimension=dimension, mark=mark)


def fully_rated(session: Session) -> bool:
    """Say whether every dimension has the person's own mark."""
    return all(d.id in session.ratings for d in DIMENSIONS)


def conclude(session: Session, now: Instant) -> Session:
    """Close the session once it is fully rated; this unlocks the reference."""
    if session.status != "rating" or not fully_rated(session):
        return session
    return _record(session, now, "concluded")


def _record(session: Session, now: Instant, kind: str, **data: Any) -> Session:
    event = Event(
        seq=len(session.events) + 1,
        at=now.wall,
        phase=session.phase,
        spent=round(session.spent_in(), 2),
        kind=kind,
        data=data,
    )
    return fold(session, event)


def _run(session: Session, now: Instant) -> Session:
    return replace(session, anchor=now)


def _give_marks(session: Session, now: Instant) -> Session:
    if not session.timed:
        return session
    share = session.spent_in() / session.budget()
    for mark, at in MARKS:
        if share >= at and not session.marked(session.phase, mark):
            session = _record(session, now, "mark", mark=mark)
    return session
