"""A review as JSON values, the shape that `coach review --json` promises.

Fields may be added and are never renamed.
"""

from typing import Any

from coach.domain.verdict import (
    Arithmetic,
    DimensionResult,
    Evidence,
    LevelScores,
    Review,
    Verdict,
)


def record(review: Review) -> dict[str, Any]:
    """Return a review as JSON values."""
    return {
        "case": review.case,
        "version": review.version,
        "score": review.score,
        "level": review.level,
        "levels": _levels(review.levels),
        "on_topic": review.on_topic,
        "looks_like": review.looks_like,
        "words": review.words,
        "dimensions": [_dimension(one, review) for one in review.dimensions],
        "numbers": [_sum(one) for one in review.numbers],
        "deciding": [_quote(one) for one in review.deciding],
        "idle": [_quote(one) for one in review.idle],
        "caps": [cap.says for cap in review.caps],
        "next": [step.line for step in review.next],
        "gap": _gap(review),
    }


def _dimension(one: DimensionResult, review: Review) -> dict[str, Any]:
    return {
        "id": one.id,
        "score": one.levels.at(review.level),
        "weight": one.weight,
        "levels": _levels(one.levels),
        "criteria": [_verdict(verdict) for verdict in one.verdicts],
    }


def _verdict(one: Verdict) -> dict[str, Any]:
    return {
        "id": one.criterion,
        "level": one.level,
        "says": one.says,
        "status": one.status,
        "evidence": [_quote(evidence) for evidence in one.evidence],
        "why": one.why,
        "matters": one.matters,
    }


def _quote(one: Evidence) -> dict[str, Any]:
    return {"quote": one.quote, "line": one.line}


def _sum(one: Arithmetic) -> dict[str, Any]:
    other = one.other
    return {
        "line": one.line,
        "quote": one.quote,
        "status": one.status,
        "claimed": one.claimed,
        "computed": one.computed,
        "factor": one.factor,
        "why": one.why,
        "other": None if other is None else {"line": other.line, "quote": other.quote},
    }


def _levels(levels: LevelScores) -> dict[str, int]:
    return {"mid": levels.mid, "senior": levels.senior, "staff": levels.staff}


def _gap(review: Review) -> dict[str, Any] | None:
    gap = review.gap
    if gap is None:
        return None
    return {
        "criterion": gap.criterion,
        "dimension": gap.dimension,
        "says": gap.says,
        "why": gap.why,
        "reading": list(gap.reading),
    }
