"""A review as data: what the sheet's section, the JSON and own templates are made from.

All of `coach.review.record`, and beside it what a reader of a sheet needs: titles, in
which section a quote stands, and where the person disagreed. A mark of the sheet says
each disagreement again, so that `coach review SHEET` counts it as the session does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, get_args

from coach.domain.disputes import Dispute, disputes
from coach.domain.plan import section_title
from coach.domain.session import Session
from coach.domain.verdict import DimensionResult, Evidence, Review, Status, Verdict
from coach.export.marks import mark_of
from coach.review.record import record
from coach.review.scoring import recount

MARK = "disputed"
"""The kind of the marks that name a criterion and the person's status."""

_STATUSES: Mapping[str, Status] = {one: one for one in get_args(Status)}


def session_review(session: Session, review: Review | None) -> dict[str, Any] | None:
    """Return the review of a session as JSON values.

    It is None before the person has rated themselves: verdicts must not lead them.
    """
    if review is None or session.status != "done":
        return None
    data = review_data(review, disputes(session), _titles(session))
    data["sat_with"] = session.case.version
    return data


def review_data(
    review: Review,
    marks: Mapping[str, Dispute] | None = None,
    titles: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return a review as JSON values.

    Args:
        review: The review, with the person's marks counted.
        marks: The marks by criterion, for their reasons.
        titles: Section key → its title, for the places of quotes.
    """
    made = record(review)
    disputed = sum(v.disputed is not None for _, v in review.verdicts())
    made["disputed"] = disputed
    made["judged"] = asdict(recount(review, {}).levels) if disputed else None
    made["limits"] = [
        {"says": cap.says, "at_most": asdict(cap.limits) if cap.limits else None}
        for cap in review.caps
    ]
    for data, one in zip(made["dimensions"], review.dimensions, strict=True):
        data["title"] = one.title
        _add_marks(data, one, marks or {}, titles or {})
    for name, found in (("deciding", review.deciding), ("idle", review.idle)):
        _add_places(made[name], found, titles or {})
    return made


def marks_in(lines: Iterable[str]) -> dict[str, Status]:
    """Return criterion → the person's status, as the marks of a sheet say."""
    found: dict[str, Status] = {}
    inside = False
    for line in lines:
        mark = mark_of(line)
        if mark is None:
            continue
        if mark.kind == "section":
            inside = not mark.closes
        elif mark.kind == MARK and not (inside or mark.closes) and mark.words[1:]:
            status = _STATUSES.get(mark.words[1])
            if status is not None:
                found[mark.key] = status
    return found


def _add_marks(
    data: dict[str, Any],
    one: DimensionResult,
    marks: Mapping[str, Dispute],
    titles: Mapping[str, str],
) -> None:
    for criterion, verdict in zip(data["criteria"], one.verdicts, strict=True):
        criterion["disputed"] = verdict.disputed
        criterion["reason"] = _reason(verdict, marks)
        _add_places(criterion["evidence"], verdict.evidence, titles)


def _add_places(
    quotes: list[dict[str, Any]],
    found: Iterable[Evidence],
    titles: Mapping[str, str],
) -> None:
    for quote, evidence in zip(quotes, found, strict=True):
        quote["section"] = titles.get(evidence.part, evidence.part)


def _reason(verdict: Verdict, marks: Mapping[str, Dispute]) -> str:
    mark = marks.get(verdict.criterion)
    return mark.reason if mark and verdict.disputed is not None else ""


def _titles(session: Session) -> dict[str, str]:
    return {key: section_title(key, session.plan) for key in session.sections}
