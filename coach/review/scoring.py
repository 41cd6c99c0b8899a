"""Verdicts to scores: dimensions, levels, caps; and the same after a disagreement.

Owns all adding up. A level asks for breadth, a share of the criteria up to it, and
for depth, a share of its own; mid ≥ senior ≥ staff always. Rounding happens once, at
the end.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from coach.domain.case import Case
from coach.domain.rubric import DIMENSIONS
from coach.domain.verdict import (
    LEVELS,
    Cap,
    DimensionResult,
    LevelId,
    LevelScores,
    Review,
    Status,
    Verdict,
)
from coach.review.scales import DEPTH, LITTLE, NEED, NEED_DEPTH, PARTLY

_CREDIT: Mapping[Status, float] = {"met": 1.0, "partly": PARTLY, "missed": 0.0}


def dimensions(
    case: Case, verdicts: Mapping[str, Verdict], caps: Sequence[Cap]
) -> tuple[DimensionResult, ...]:
    """Return the dimensions of a case with their scores, in rubric order.

    A dimension without a criterion is left out, and so is its weight.
    """
    found = []
    for dimension in DIMENSIONS:
        of_it = [c for c in case.rubric if c.dimension == dimension.id]
        if of_it:
            given = tuple(verdicts[criterion.id] for criterion in of_it)
            found.append(
                DimensionResult(
                    dimension.id,
                    dimension.title,
                    dimension.weight,
                    _levels(given, silent=_silenced(dimension.id, caps)),
                    given,
                )
            )
    return tuple(found)


def raw(verdicts: Sequence[Verdict], level: LevelId) -> float:
    """Return the score of some verdicts of one dimension at a level, unrounded.

    Breadth is the credit of all criteria against the bar of those up to the level;
    depth is what was met at the level itself or above. No level scores higher than
    the one below it.
    """
    scores = (_at(verdicts, lower) for lower in LEVELS[: LEVELS.index(level) + 1])
    return 100 * min(scores)


def _at(verdicts: Sequence[Verdict], level: LevelId) -> float:
    index = LEVELS.index(level)
    ranks = [LEVELS.index(verdict.level) for verdict in verdicts]
    expected = sum(rank <= index for rank in ranks)
    breadth = _share(sum(v.credit for v in verdicts), NEED * expected)
    own = ranks.count(index)
    if not index or not own:
        return breadth
    paired = zip(verdicts, ranks, strict=True)
    reached = sum(verdict.credit for verdict, rank in paired if rank >= index)
    return (1 - DEPTH) * breadth + DEPTH * _share(reached, NEED_DEPTH * own)


def _share(credit: float, asked: float) -> float:
    return min(1.0, credit / asked) if asked else 1.0


def whole(
    dimensions: Iterable[DimensionResult], level: LevelId, caps: Sequence[Cap]
) -> float:
    """Return the weighted score at a level before limits, unrounded."""
    weight = total = 0.0
    for dimension in dimensions:
        weight += dimension.weight
        if not _silenced(dimension.id, caps):
            total += dimension.weight * raw(dimension.verdicts, level)
    return total / weight if weight else 0.0


def limited(dimensions: Sequence[DimensionResult], caps: Sequence[Cap]) -> LevelScores:
    """Return the whole scores with every limit applied."""
    scores = []
    for level in LEVELS:
        limits = [cap.limits.at(level) for cap in caps if cap.limits]
        scores.append(min([_rounded(whole(dimensions, level, caps)), *limits]))
    return LevelScores(*scores)


def floored(scores: LevelScores, *, counts: bool) -> LevelScores:
    """Return at least one point where an answer is about its case, and is one."""
    least = int(counts)
    return LevelScores(
        max(least, scores.mid), max(least, scores.senior), max(least, scores.staff)
    )


def recount(review: Review, disputed: Mapping[str, Status]) -> Review:
    """Return a review as it is when some verdicts are marked as wrong.

    The judge's own status is kept in `Verdict.disputed`; caps stay as they are. Pass
    all marks that hold: an empty mapping gives the judge's review back.
    """
    changed = []
    for dimension in review.dimensions:
        given = tuple(_disputed(v, disputed) for v in dimension.verdicts)
        silent = _silenced(dimension.id, review.caps)
        levels = _levels(given, silent=silent)
        changed.append(replace(dimension, verdicts=given, levels=levels))
    done = tuple(changed)
    counts = review.on_topic and not review.nearer and review.words >= LITTLE
    levels = floored(limited(done, review.caps), counts=counts)
    return replace(review, dimensions=done, levels=levels)


def _disputed(verdict: Verdict, disputed: Mapping[str, Status]) -> Verdict:
    judged, credit = verdict.status, verdict.credit
    if verdict.disputed is not None:
        judged, credit = verdict.disputed, verdict.judged
    status = disputed.get(verdict.criterion, judged)
    if status == judged:
        return replace(verdict, status=judged, credit=credit, disputed=None, judged=0.0)
    given = _CREDIT[status]
    return replace(verdict, status=status, credit=given, disputed=judged, judged=credit)


def _levels(verdicts: Sequence[Verdict], *, silent: bool) -> LevelScores:
    if silent:
        return LevelScores(0, 0, 0)
    return LevelScores(*(_rounded(raw(verdicts, level)) for level in LEVELS))


def _silenced(dimension: str, caps: Iterable[Cap]) -> bool:
    return any(cap.silences == dimension for cap in caps)


def _rounded(score: float) -> int:
    return int(score + 0.5)
