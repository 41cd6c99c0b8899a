"""A telling as a session: prepare, tell in parts, answer what is asked back.

Every function returns a new session; nothing here judges, draws or stores. What a
story is worth is for `coach.stories`; its report comes in as plain data. Each
finished telling is an event with its whole text, so that a rewrite loses nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from coach.domain import round as rules
from coach.domain.plan import STORY_PHASES, PlannedGoal, PlannedPhase
from coach.domain.session import CaseRef, Event, Session, fold
from coach.domain.story import StoryReport
from coach.domain.timing import Instant

PREPARE, TELL, FOLLOW_UP = STORY_PHASES

PREPARE_S = 120.0
"""What an interviewer lets pass in silence, generously, in seconds."""

TARGET_S = 120.0
"""How long a story takes that is neither thin nor a speech, in seconds."""

LONG_S = 180.0
"""From here on the listener is lost, in seconds."""

NOTES = "story/notes"
CUTS = {90: "story/cut-90", 30: "story/cut-30"}
"""The short forms of a story: their seconds, and their sections."""


@dataclass(frozen=True, slots=True)
class Told:
    """A finished telling.

    Attributes:
        number: 1, 2, 3 … within the session.
        at: Wall seconds.
        parts: The text of each part, in order.
        report: What the checks said then, as JSON values (`score`, `words`, …).
    """

    number: int
    at: float
    parts: Mapping[str, str]
    report: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AskedBack:
    """A question back and what the person said to it so far."""

    section: str
    asks: str
    answer: str


def plan_telling(
    session_id: str,
    question: CaseRef,
    level: str,
    parts: Sequence[tuple[str, str]],
    now: Instant,
) -> Session:
    """Return a telling that is planned and not yet started.

    Args:
        session_id: A new id.
        question: The question, as the case of the session.
        level: The level the person is after.
        parts: Id and title of each part of the story.
        now: When.
    """
    goals = tuple(PlannedGoal(part, title) for part, title in parts)
    plan = (
        PlannedPhase(PREPARE, "Prepare", PREPARE_S),
        PlannedPhase(TELL, "Tell", TARGET_S, goals),
        PlannedPhase(FOLLOW_UP, "Follow-ups", 0.0),
    )
    return rules.plan_session(session_id, "story", question, level, plan, now)


def parts_of(session: Session) -> tuple[str, ...]:
    """Return the ids of the parts, in order."""
    return tuple(goal.id for goal in session.phase_plan(TELL).goals)


def key_of(part: str) -> str:
    """Name the section of a part."""
    return f"story/{part}"


def story_of(session: Session) -> dict[str, str]:
    """Return what stands in each part now."""
    return {part: session.sections.get(key_of(part), "") for part in parts_of(session)}


def fill(session: Session, parts: Mapping[str, str]) -> Session:
    """Put texts into the parts that the story has; others are left out."""
    known = parts_of(session)
    texts = {key_of(part): text for part, text in parts.items() if part in known}
    return rules.write(session, texts)


def resume(session: Session, now: Instant) -> Session:
    """Go on where the telling was left; after it is told no clock runs."""
    session = rules.resume(session, now)
    return replace(session, anchor=None) if session.phase == FOLLOW_UP else session


def begin(session: Session, now: Instant) -> Session:
    """End the preparation, or go back from the checks to rewrite."""
    return session if session.phase == TELL else rules.enter(session, TELL, now)


def tick(session: Session, now: Instant) -> Session:
    """Charge the time; a standstill of the program never counts."""
    session = rules.tick(session, now)
    return rules.settle_stop(session, now, counts=False) if session.stopped else session


def talk(session: Session, now: Instant) -> Session:
    """Begin to speak aloud: the clock of the telling runs for it."""
    if session.phase != TELL or talking(session):
        return session
    return _record(rules.resume(session, now), now, "talking")


def hush(session: Session, now: Instant) -> Session:
    """Stop speaking, and record how long it took."""
    if not talking(session):
        return session
    session = tick(session, now)
    return _record(session, now, "talked", seconds=round(talk_s(session) or 0.0, 1))


def talking(session: Session) -> bool:
    """Say whether the person is speaking now."""
    last = _last_talk(session)
    return last is not None and last.kind == "talking"


def talk_s(session: Session) -> float | None:
    """Return the seconds of the present or latest speech, or None."""
    last = _last_talk(session)
    if last is None:
        return None
    if last.kind == "talked":
        return float(last.data["seconds"])
    return max(0.0, session.spent_in(TELL) - last.spent)


def tell(session: Session, report: Mapping[str, Any], now: Instant) -> Session:
    """Finish the telling with what the checks said; the same text is told once.

    A telling without a word stays open.
    """
    parts = story_of(session)
    if session.phase != TELL or not any(text.strip() for text in parts.values()):
        return session
    session = tick(hush(session, now), now)
    before = told(session)
    if not before or dict(before[-1].parts) != parts:
        data = {**report, "parts": parts, "clock_s": talk_s(session)}
        session = _record(session, now, "told", **data)
    return replace(rules.enter(session, FOLLOW_UP, now), anchor=None)


def as_data(report: StoryReport) -> dict[str, Any]:
    """Return what is kept of a report beside the text it is about, as JSON values."""
    return {
        "score": report.score,
        "words": report.words,
        "spoken_s": round(report.spoken_s, 1),
        "signal": report.signal,
        "labelled": report.labelled,
        "shares": {one.part: round(one.share, 3) for one in report.parts},
        "breakdown": [asdict(one) for one in report.breakdown],
        "findings": [
            {
                "id": one.id,
                "severity": one.severity,
                "quote": one.quote,
                "part": one.part,
                "why": one.why,
                "try": one.try_,
            }
            for one in report.findings
        ],
    }


def told(session: Session) -> tuple[Told, ...]:
    """Return every finished telling of the session, oldest first."""
    events = (event for event in session.events if event.kind == "told")
    return tuple(
        Told(number, event.at, dict(event.data["parts"]), event.data)
        for number, event in enumerate(events, start=1)
    )


def ask_back(session: Session, asks: Sequence[str], now: Instant) -> Session:
    """Record questions back; one that was asked before is not asked again."""
    known = {one.asks for one in asked_back(session)}
    for question in dict.fromkeys(asks):
        if question not in known:
            session = _record(session, now, "asked-back", asks=question)
    return session


def asked_back(session: Session) -> tuple[AskedBack, ...]:
    """Return every question back with its answer so far."""
    events = (event for event in session.events if event.kind == "asked-back")
    keys = ((f"story/answer-{n}", event) for n, event in enumerate(events, start=1))
    return tuple(
        AskedBack(key, str(event.data["asks"]), session.sections.get(key, ""))
        for key, event in keys
    )


def keep(session: Session, story_id: str, now: Instant) -> Session:
    """Record which story of the bank this telling belongs to."""
    if kept_as(session) == story_id:
        return session
    return _record(session, now, "kept", story=story_id)


def kept_as(session: Session) -> str | None:
    """Return the id of the story that this telling belongs to, or None."""
    kept = (event for event in reversed(session.events) if event.kind == "kept")
    return next((str(event.data["story"]) for event in kept), None)


def conclude(session: Session, now: Instant) -> Session:
    """Close a telling that is told; one that is being written stays open."""
    if session.phase != FOLLOW_UP or not session.unfinished:
        return session
    return _record(session, now, "concluded")


def untouched(session: Session) -> bool:
    """Say whether nothing was said or written that could be lost."""
    acts = {"told", "talked", "talking"}
    spoken = any(event.kind in acts for event in session.events)
    return not spoken and not any(text.strip() for text in session.sections.values())


def _last_talk(session: Session) -> Event | None:
    kinds = ("talking", "talked")
    return next((e for e in reversed(session.events) if e.kind in kinds), None)


def _record(session: Session, now: Instant, kind: str, **data: Any) -> Session:
    seq, spent = len(session.events) + 1, round(session.spent_in(), 2)
    return fold(session, Event(seq, now.wall, session.phase, spent, kind, data))
