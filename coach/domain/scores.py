"""The scores of a review as they are kept, and what changed since the last try.

A list shows these, so that nothing is judged again for it. The review itself is made
anew when it is looked at: the same text always gets the same one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from coach.domain.session import Session
from coach.domain.verdict import LevelId, LevelScores, Review


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """One dimension of the rubric, with the person's marks counted."""

    id: str
    levels: LevelScores


@dataclass(frozen=True, slots=True)
class Scores:
    """What a review of a session came to.

    Attributes:
        session_id: The session.
        case_id: Its case.
        case_version: The version of the case that it was judged by.
        level: The level that the person worked towards.
        sat_at: When the session began, in wall seconds.
        at: When it was judged, in wall seconds.
        levels: The scores, with the person's marks counted.
        judged: The judge's own scores.
        dimensions: In rubric order.
        disputed: How many verdicts the person marked as wrong.
        on_topic: Whether it answers its case.
    """

    session_id: str
    case_id: str
    case_version: int
    level: LevelId
    sat_at: float
    at: float
    levels: LevelScores
    judged: LevelScores
    dimensions: tuple[DimensionScore, ...]
    disputed: int = 0
    on_topic: bool = True

    @property
    def score(self) -> int:
        """The whole score at the person's level."""
        return self.levels.at(self.level)


@dataclass(frozen=True, slots=True)
class Change:
    """The difference to the last try at the same case, at the level of the later one.

    Attributes:
        since: The id of the earlier session.
        score: Points of the whole score, in all.
        dimensions: Points by dimension, for those that both have, in rubric order.
        same_version: Whether both were judged by the same version of the case; if
            not, some of the change may be the rubric's.
    """

    since: str
    score: int
    dimensions: Mapping[str, int]
    same_version: bool


class ScoreBook(Protocol):
    """Where the scores of sessions are kept."""

    def put(self, scores: Scores) -> None:
        """Keep the scores of a session in place of its earlier ones.

        Raises:
            StorageError: If they cannot be written; nothing was changed.
        """
        ...

    def all(self) -> Sequence[Scores]:
        """Return those of all sessions that are not deleted, oldest session first."""
        ...


def scores_of(
    session: Session, review: Review, judged: LevelScores, at: float
) -> Scores:
    """Return what is kept of the review of a session.

    Args:
        session: The session.
        review: Its review, with the person's marks counted.
        judged: The judge's own scores.
        at: When it was judged, in wall seconds.
    """
    return Scores(
        session_id=session.id,
        case_id=review.case,
        case_version=review.version,
        level=review.level,
        sat_at=session.created_at,
        at=at,
        levels=review.levels,
        judged=judged,
        dimensions=tuple(DimensionScore(d.id, d.levels) for d in review.dimensions),
        disputed=sum(v.disputed is not None for _, v in review.verdicts()),
        on_topic=review.on_topic,
    )


def changes(kept: Iterable[Scores]) -> dict[str, Change]:
    """Return session id → the change since the try before at the same case.

    The first try at a case has none.
    """
    last: dict[str, Scores] = {}
    found: dict[str, Change] = {}
    for one in sorted(kept, key=lambda each: (each.sat_at, each.session_id)):
        earlier = last.get(one.case_id)
        if earlier is not None:
            found[one.session_id] = _change(earlier, one)
        last[one.case_id] = one
    return found


def _change(earlier: Scores, later: Scores) -> Change:
    level = later.level
    before = {one.id: one.levels.at(level) for one in earlier.dimensions}
    return Change(
        since=earlier.session_id,
        score=later.levels.at(level) - earlier.levels.at(level),
        dimensions={
            one.id: one.levels.at(level) - before[one.id]
            for one in later.dimensions
            if one.id in before
        },
        same_version=earlier.case_version == later.case_version,
    )


def signed(points: int) -> str:
    """Write a change with its sign: `+8`, `-3`, `±0`."""
    return f"{points:+d}" if points else "±0"
