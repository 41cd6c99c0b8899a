"""Where the person disagrees with the judge: events of the session, appended only.

A mark says what a verdict should have been and why. The newest mark on a criterion
holds; taking one back is an event as well, so that nothing said is ever lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from coach.domain.session import Event, Session, fold
from coach.domain.timing import Instant
from coach.domain.verdict import Status

KIND = "disputed"
"""The kind of these events."""

_STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A mark of the person that holds.

    Attributes:
        criterion: The id of the criterion.
        status: What the verdict should be.
        judged: What the judge had said.
        reason: The person's reason, may be "".
        at: Wall seconds.
    """

    criterion: str
    status: Status
    judged: Status
    reason: str
    at: float


def disagree(
    session: Session,
    criterion: str,
    status: Status,
    judged: Status,
    reason: str,
    now: Instant,
) -> Session:
    """Mark a verdict as wrong; marking it as the judge did takes the mark back.

    Args:
        session: A session whose verdicts have been seen.
        criterion: The id of the criterion.
        status: What the verdict should be.
        judged: What the judge says, without any mark.
        reason: Why, in the person's words.
        now: When.

    Raises:
        ValueError: If there is no such status.
    """
    if status not in _STATUSES or judged not in _STATUSES:
        raise ValueError(f"no verdict {status!r} or {judged!r}")
    if status == judged:
        return agree(session, criterion, now)
    said = " ".join(reason.split())
    before = disputes(session).get(criterion)
    if before and (before.status, before.reason) == (status, said):
        return session
    return _record(session, now, criterion, status, judged, said)


def agree(session: Session, criterion: str, now: Instant) -> Session:
    """Take a mark back; where there is none nothing changes."""
    standing = disputes(session).get(criterion)
    if standing is None:
        return session
    return _record(session, now, criterion, None, standing.judged, "")


def disputes(session: Session) -> dict[str, Dispute]:
    """Return the marks that hold by criterion, in the order they were first made."""
    found: dict[str, Dispute] = {}
    for event in session.events:
        if event.kind != KIND:
            continue
        criterion = str(event.data.get("criterion", ""))
        status, judged = event.data.get("status"), event.data.get("judged")
        if status in _STATUSES and judged in _STATUSES:
            reason = str(event.data.get("reason", ""))
            found[criterion] = Dispute(criterion, status, judged, reason, event.at)
        else:
            found.pop(criterion, None)
    return found


def marks(session: Session) -> Mapping[str, Status]:
    """Return criterion → the person's status, as `coach.review` recounts by it."""
    return {one.criterion: one.status for one in disputes(session).values()}


def _record(
    session: Session,
    now: Instant,
    criterion: str,
    status: Status | None,
    judged: Status,
    reason: str,
) -> Session:
    data = {
        "criterion": criterion,
        "status": status,
        "judged": judged,
        "reason": reason,
    }
    spent = round(session.spent_in(), 2)
    seq = len(session.events) + 1
    return fold(session, Event(seq, now.wall, session.phase, spent, KIND, data))
