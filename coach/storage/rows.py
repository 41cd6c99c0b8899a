"""A session as the cells of its row, and back by folding its events over the plan."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import reduce
from math import isfinite
from typing import Any, get_args

from coach.domain.plan import total
from coach.domain.ports import Summary
from coach.domain.rubric import DIMENSIONS
from coach.domain.session import (
    CaseRef,
    Event,
    Kind,
    Session,
    Status,
    count_words,
    fold,
)
from coach.errors import StorageError
from coach.storage.cells import (
    from_cell,
    from_json,
    plan_from_json,
    plan_to_json,
    to_cell,
    to_json,
)

Row = Mapping[str, Any]

COLUMNS = (
    "id, kind, case_id, case_version, case_title, level, plan, status, phase, spent, "
    "stopped, created_at, finished_at, updated_at, rev, owner, owner_at, deleted_at"
)
"""What a session is restored from."""

SUMMARY_COLUMNS = (
    "id, kind, case_id, case_title, level, status, phase, created_at, updated_at, "
    "finished_at, minutes, spent, words, hints, facts, marks"
)

DAMAGE = (ValueError, TypeError, KeyError, AttributeError)
"""What reading damaged cells ends in; a wrong plan raises any of these."""

_KINDS, _STATES = get_args(Kind), get_args(Status)


def rows(cursor: sqlite3.Cursor) -> list[dict[str, Any]]:
    """Return every row by column name."""
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def planned_cells(session: Session) -> dict[str, Any]:
    """Return the cells that never change once a session is planned."""
    return {
        "id": session.id,
        "kind": session.kind,
        "case_id": to_cell(session.case.id),
        "case_version": session.case.version,
        "case_title": to_cell(session.case.title),
        "level": session.level,
        "plan": plan_to_json(session.plan),
        "minutes": total(session.plan) / 60,
        "created_at": session.created_at,
    }


def changing_cells(session: Session, at: float) -> dict[str, Any]:
    """Return the cells that each save writes."""
    marks = [session.ratings.get(d.id, 0) for d in DIMENSIONS]
    return {
        "status": session.status,
        "phase": session.phase,
        "spent": to_json(dict(session.spent)),
        "stopped": session.stopped,
        "words": sum(count_words(body) for body in session.sections.values()),
        "hints": sum(session.hints.values()),
        "facts": len(session.facts_found()),
        "marks": to_json(marks if any(marks) else []),
        "finished_at": session.finished_at,
        "updated_at": at,
    }


def restore(row: Row, events: Iterable[Event], sections: Mapping[str, str]) -> Session:
    """Return the session of a row, its events and its texts.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: If any of it is damaged.
    """
    plan = plan_from_json(row["plan"])
    planned = Session(
        id=from_cell(row["id"]),
        kind=_one_of(row["kind"], _KINDS),
        case=CaseRef(
            from_cell(row["case_id"]), row["case_version"], from_cell(row["case_title"])
        ),
        level=from_cell(row["level"]),
        plan=plan,
        created_at=float(row["created_at"]),
        phase=plan[0].id if plan else "",
    )
    session = reduce(fold, events, planned)
    phase = from_cell(row["phase"])
    if all(phase != each.id for each in plan):
        raise ValueError(f"its phase {phase!r} is not in its plan")
    return replace(
        session,
        status=_one_of(row["status"], _STATES),
        phase=phase,
        spent={str(key): float(s) for key, s in from_json(row["spent"]).items()},
        stopped=float(row["stopped"] or 0.0),
        finished_at=row["finished_at"],
        sections=dict(sections),
        anchor=None,
    )


def summary(row: Row) -> Summary:
    """Return a line of the history; damaged cells are shown as far as they go."""
    spent = _json_or(row["spent"], {})
    marks = _json_or(row["marks"], [])
    return Summary(
        id=_text(row["id"]),
        kind=next((k for k in _KINDS if k.encode() == row["kind"]), "mock"),
        case_id=_text(row["case_id"]),
        case_title=_text(row["case_title"]),
        level=_text(row["level"]),
        status=next((s for s in _STATES if s.encode() == row["status"]), "paused"),
        phase=_text(row["phase"]),
        created_at=_number(row["created_at"]),
        updated_at=_number(row["updated_at"]),
        finished_at=None if row["finished_at"] is None else _number(row["finished_at"]),
        minutes=_number(row["minutes"]),
        spent=sum(_number(seconds) for seconds in spent.values()),
        words=int(_number(row["words"])),
        hints=int(_number(row["hints"])),
        facts=int(_number(row["facts"])),
        marks=tuple(int(_number(mark)) for mark in marks),
    )


def damaged_session(session_id: str, detail: str) -> StorageError:
    """Return the error that names a session whose stored form cannot be read."""
    return StorageError(
        f"Session {session_id} is damaged in the database: {detail}. "
        "The other sessions are not touched by this.",
        "`coach data check` tells more; `coach data restore latest` goes back to the "
        "newest backup and can be undone.",
    )


def _one_of(cell: Any, allowed: tuple[Any, ...]) -> Any:
    value = from_cell(cell)
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {', '.join(allowed)}")
    return value


def _text(cell: Any) -> str:
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell)


def _number(cell: Any) -> float:
    good = isinstance(cell, int | float) and isfinite(cell)
    return float(cell) if good else 0.0


def _json_or(cell: Any, default: Any) -> Any:
    try:
        value = from_json(cell)
    except ValueError:
        return default
    return value if isinstance(value, type(default)) else default
