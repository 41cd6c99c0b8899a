"""A session as plain data: what every sheet, and every own template, is made from.

Keys are stable: later versions add, they never rename. All times are seconds; `_at`
is seconds since the epoch, `_s` a length. The keys at the top:

    coach_sheet     1, the version of this layout
    made_at, made   when this was exported; `made` as ISO 8601 with offset
    session         its id; then kind, level, status, phase (where it stands), timed
    case            {id, version, title, on_file}: `on_file` is the version read for
                    this export, null where the case was not at hand
    created_at, date, finished_at, planned_s, spent_s, slept_s, words, hints
    phases          [{id, title, planned_s, extra_s, spent_s, over_s,
                      goals: [{id, says, done}], hints: [words], questions}]
    breaks          [{kind: paused|slept|stopped, phase, at, seconds|null, counted}]
    rests           [{kind, phase, title, counted, times, seconds, standing}]: the
                    breaks summed by phase and kind; `standing`: one has not ended
    asked           [{phase, question, fact|null, answer}], in order
    missed_facts    [{id, question, answer, why|null, assumption}]: facts that change
                    the design and were never asked for, each with a way to ask; null
                    before the round is finished and where the case is not at hand
    sections        [{key, title, words, text}], every one, empty ones too
    estimates       [{line, text, name, result|null, error|null}]: the lines of that
                    section which were computed or could not be; `line` counts from 1,
                    `name` is "" where a line gives none
    ratings         [{dimension, title, weight, mark|null, name, means}]
    review          null until the round is rated and where it cannot be judged; else
                    what `coach review --json` prints, and {disputed, judged|null,
                    sat_with, limits: [{says, at_most|null}]}; a dimension has its
                    title, a criterion disputed (the judge's own status)|null and
                    reason, a quote its section
    reference       null, or {phases: [{id, title, text}], diagram|null,
                    designs: [{id, title, says, price, diagram|null}],
                    sources: [{title, year}]}
    events          [{seq, at, phase, spent, kind, data}], all that happened, in order
    lab             only in a lab: own numbers and the reference, see `export.lab`; its
                    `reference` above is null, for the walk-through is a round's
    story           only in a telling: its parts, versions and what was asked back, see
                    `export.story`
"""

import json
from dataclasses import asdict
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Any

from coach.domain.plan import section_keys, section_title
from coach.domain.report import PhaseFigures, figures, missed_facts
from coach.domain.rubric import DIMENSIONS, MARK_NAMES, Dimension
from coach.domain.session import Session, count_words
from coach.errors import ExportError
from coach.export.computed import estimates_of
from coach.export.filters import escaped
from coach.export.marks import VERSION
from coach.export.review import session_review
from coach.export.trail import breaks, hint_texts, rests

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.domain.verdict import Review


def as_json(
    session: Session,
    case: "Case | None",
    *,
    reference: bool = False,
    review: "Review | None" = None,
    made_at: float,
) -> str:
    """Return a session as a JSON text; moments in ISO form are UTC.

    Raises:
        ExportError: If the reference is asked for and cannot be given.
    """
    data = as_data(
        session,
        case,
        reference=reference,
        review=review,
        made_at=made_at,
        zone=UTC,
    )
    return escaped(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def as_data(
    session: Session,
    case: "Case | None",
    *,
    reference: bool = False,
    review: "Review | None" = None,
    made_at: float,
    zone: tzinfo | None = None,
) -> dict[str, Any]:
    """Return a session as JSON values, with the keys this module lists.

    Args:
        session: Any session, finished or not.
        case: Its case, or None where it is not at hand.
        reference: Include the case's reference.
        review: What the judge says of it, with the person's marks counted.
        made_at: Wall seconds of the export.
        zone: The time zone of dates, by default the machine's.

    Raises:
        ExportError: If the reference is asked for and cannot be given.
    """
    sums = figures(session)
    data = {
        "coach_sheet": VERSION,
        "made_at": made_at,
        "made": _moment(made_at, zone),
        "session": session.id,
        "kind": session.kind,
        "level": session.level,
        "status": session.status,
        "phase": session.phase,
        "timed": session.timed,
        "case": {
            "id": session.case.id,
            "version": session.case.version,
            "title": session.case.title,
            "on_file": case.version if case else None,
        },
        "created_at": session.created_at,
        "date": _moment(session.created_at, zone),
        "finished_at": session.finished_at,
        "planned_s": _seconds(sums.planned),
        "spent_s": _seconds(sums.spent),
        "slept_s": _seconds(sums.slept),
        "words": sum(count_words(body) for body in session.sections.values()),
        "hints": sums.hints,
        "phases": [_phase(session, phase) for phase in sums.phases],
        "breaks": [asdict(pause) for pause in breaks(session)],
        "rests": [asdict(rest) for rest in rests(session)],
        "asked": [asdict(asked) for asked in session.asked],
        "missed_facts": _missed(session, case),
        "sections": _sections(session),
        "estimates": estimates_of(session.sections.get("estimates", "")),
        "ratings": [_rating(session, dimension) for dimension in DIMENSIONS],
        "review": session_review(session, review),
        "reference": _reference(session, case) if reference else None,
        "events": [{**asdict(e), "data": dict(e.data)} for e in session.events],
    }
    if session.kind == "lab":
        from coach.export.lab import lab_data

        data["lab"] = lab_data(session, case)
    if session.kind == "story":
        from coach.export.story import story_data

        data["story"] = story_data(session, zone)
    return data


def _phase(session: Session, phase: PhaseFigures) -> dict[str, Any]:
    return {
        "id": phase.id,
        "title": phase.title,
        "planned_s": _seconds(phase.planned),
        "extra_s": _seconds(phase.extra),
        "spent_s": _seconds(phase.spent),
        "over_s": _seconds(phase.over),
        "goals": [{**asdict(goal), "done": done} for goal, done in phase.goals],
        "hints": list(hint_texts(session, phase.id)),
        "questions": phase.questions,
    }


def _sections(session: Session) -> list[dict[str, Any]]:
    known = section_keys(session.plan)
    others = (key for key in sorted(session.sections) if key not in known)
    return [
        {
            "key": key,
            "title": section_title(key, session.plan),
            "words": count_words(session.sections.get(key, "")),
            "text": session.sections.get(key, ""),
        }
        for key in (*known, *others)
    ]


def _rating(session: Session, dimension: Dimension) -> dict[str, Any]:
    mark = session.ratings.get(dimension.id)
    return {
        "dimension": dimension.id,
        "title": dimension.title,
        "weight": dimension.weight,
        "mark": mark,
        "name": MARK_NAMES[mark - 1] if mark else "",
        "means": dimension.marks[mark - 1] if mark else "",
    }


def _missed(session: Session, case: "Case | None") -> list[dict[str, Any]] | None:
    """List the facts never asked for, once the answer can no longer change."""
    if case is None or session.kind == "lab":
        return None
    if session.status not in ("rating", "done"):
        return None
    wanted = {"id", "answer", "why", "assumption"}
    return [
        {"question": fact.asks[0], **fact.model_dump(include=wanted)}
        for fact in missed_facts(session, case)
    ]


def _reference(session: Session, case: "Case | None") -> dict[str, Any] | None:
    if session.kind in ("lab", "story"):
        return None
    if session.status != "done":
        raise ExportError(
            f"the reference of session {session.id} is still locked",
            "finish the round and rate yourself (coach resume), then export again",
        )
    if case is None:
        raise ExportError(
            f"the case {session.case.id} is not at hand, and its reference with it",
            "export without --reference, or bring its file back (coach cases list)",
        )
    return {
        "phases": [
            {"id": p.id, "title": p.title, "text": case.reference.phase(p.id)}
            for p in session.plan
        ],
        "diagram": case.reference.diagram,
        "designs": [design.model_dump() for design in case.designs],
        "sources": [source.model_dump() for source in case.sources],
    }


def _seconds(length: float) -> float:
    short = round(length, 2)
    return int(short) if short == int(short) else short


def _moment(at: float, zone: tzinfo | None) -> str:
    return datetime.fromtimestamp(at, UTC).astimezone(zone).isoformat("T", "seconds")
