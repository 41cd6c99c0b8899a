"""The lab of a case as a session: own numbers first, then the reference, then play.

Every function returns a new session; nothing here computes, draws or stores. What the
numbers are worth is for `coach.capacity.lab`. A lab has one phase and no clock.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coach.domain import round as rules
from coach.domain.plan import LAB, PlannedPhase
from coach.domain.session import CaseRef, Event, Session, fold
from coach.domain.timing import Instant

INPUTS, RESULTS, PLAY = "lab/inputs", "lab/results", "lab/play"

PLAN = (PlannedPhase(LAB, "Lab", 0.0),)
"""One phase without a budget: nobody estimates better under a second clock."""


def plan_lab(session_id: str, case: CaseRef, level: str, now: Instant) -> Session:
    """Return a lab that is planned and not yet started."""
    return rules.plan_session(session_id, "lab", case, level, PLAN, now)


def start(session: Session, now: Instant) -> Session:
    """Open the lab; no clock runs."""
    return replace(rules.start(session, now), anchor=None)


def resume(session: Session, now: Instant) -> Session:
    """Go on with a lab that was left; a concluded one stays as it is."""
    return replace(rules.resume(session, now), anchor=None)


def write(session: Session, section: str, values: Mapping[str, str]) -> Session:
    """Take over what stands in the fields of a section.

    Own inputs and results cannot change once they are committed, and there is nothing
    to play with before.
    """
    if committed(session) != (section == PLAY):
        return session
    return rules.write(session, {section: text_of(values)})


def committed(session: Session) -> bool:
    """Say whether the own numbers are committed, and so the reference is open."""
    return any(event.kind == "committed" for event in session.events)


def commit(session: Session, now: Instant) -> Session:
    """Commit the own numbers; from now on they stand, and the reference is open."""
    if committed(session) or not session.unfinished:
        return session
    return _record(session, now, "committed")


def conclude(session: Session, now: Instant) -> Session:
    """Close a lab whose reference was seen; playing stays possible."""
    if not committed(session) or not session.unfinished:
        return session
    return _record(session, now, "concluded")


def untouched(session: Session) -> bool:
    """Say whether nothing was entered, so that nothing is lost with the session."""
    return not committed(session) and not any(session.sections.values())


def text_of(values: Mapping[str, str]) -> str:
    """Write values by name as a pad that is a list in Markdown; empty ones not."""
    rows = ((name, " ".join(value.split())) for name, value in values.items())
    return "\n".join(f"- {name} = {value}" for name, value in rows if value)


def values_of(text: str) -> dict[str, str]:
    """Read values by name back from a pad; a line without a name says nothing."""
    found = {}
    for row in text.splitlines():
        name, equals, value = row.strip().removeprefix("- ").partition("=")
        if equals and name.strip() and value.strip():
            found[name.strip()] = value.strip()
    return found


def _record(session: Session, now: Instant, kind: str, **data: Any) -> Session:
    seq = len(session.events) + 1
    spent = session.spent_in()
    return fold(session, Event(seq, now.wall, session.phase, spent, kind, data))
