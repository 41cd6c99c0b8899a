"""Text, JSON and small records as they stand in a cell, and back.

Text that has no UTF-8 form (a lone surrogate from a broken paste) is stored as bytes,
so that what was typed comes back exactly. Connections here hand out text as bytes.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from coach.domain.plan import Plan, PlannedGoal, PlannedPhase
from coach.domain.ports import Owner
from coach.domain.session import Event


def to_bytes(text: str) -> bytes:
    """Return the bytes of a text, lone surrogates included."""
    return text.encode("utf-8", "surrogatepass")


def to_cell(text: str) -> str | bytes:
    """Return what to store for a text."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return to_bytes(text)
    return text


def from_cell(cell: Any) -> str:
    """Read a text.

    Raises:
        ValueError: If the cell holds no text, or damaged text.
    """
    if not isinstance(cell, bytes):
        raise ValueError(f"text was expected, not {cell!r}")  # noqa: TRY004
    return cell.decode("utf-8", "surrogatepass")


def checksum(body: bytes) -> int:
    """Return the CRC-32 that finds a flipped bit in a text."""
    return zlib.crc32(body)


def to_json(value: Any) -> str:
    """Write JSON; escapes keep it plain ASCII."""
    return json.dumps(value, separators=(",", ":"))


def from_json(cell: Any) -> Any:
    """Read JSON.

    Raises:
        ValueError: If it is damaged.
    """
    return json.loads(from_cell(cell))


def plan_to_json(plan: Plan) -> str:
    """Write a plan."""
    return to_json(
        [
            {
                "id": phase.id,
                "title": phase.title,
                "budget": phase.budget,
                "goals": [[goal.id, goal.says] for goal in phase.goals],
            }
            for phase in plan
        ]
    )


def plan_from_json(cell: Any) -> Plan:
    """Read a plan.

    Raises:
        ValueError, TypeError, KeyError: If it is damaged.
    """
    return tuple(
        PlannedPhase(
            phase["id"],
            phase["title"],
            phase["budget"],
            tuple(PlannedGoal(goal, says) for goal, says in phase["goals"]),
        )
        for phase in from_json(cell)
    )


def event_row(session_id: str, event: Event) -> tuple[Any, ...]:
    """Return an event as a row of `events`."""
    data = to_json(dict(event.data))
    return (
        session_id,
        event.seq,
        event.at,
        event.phase,
        event.spent,
        event.kind,
        data,
    )


def event_from(row: Sequence[Any]) -> Event:
    """Read an event from seq, at, phase, spent, kind and data.

    Raises:
        ValueError, TypeError: If it is damaged.
    """
    seq, at, phase, spent, kind, data = row
    return Event(
        seq=int(seq),
        at=float(at),
        phase=from_cell(phase),
        spent=float(spent),
        kind=from_cell(kind),
        data=dict(from_json(data)),
    )


def owner_to_json(owner: Owner, started: int | None) -> str:
    """Write an owner with the start time of its process."""
    record = {
        "token": owner.token,
        "pid": owner.pid,
        "host": owner.host,
        "terminal": owner.terminal,
        "started": started,
    }
    return to_json(record)


def owner_from_json(cell: Any) -> tuple[Owner, int | None] | None:
    """Read an owner; a damaged one counts as none, since it guards nothing."""
    try:
        record: Mapping[str, Any] = from_json(cell)
        owner = Owner(
            str(record["token"]),
            int(record["pid"]),
            str(record["host"]),
            str(record["terminal"]),
        )
    except (ValueError, TypeError, KeyError):
        return None
    return owner, record.get("started")
