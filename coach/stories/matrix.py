"""The bank at a glance: stories × competencies, holes, freshness, what to carry."""

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from coach.domain.story import BankStory, Freshness, Matrix, MatrixRow

FRESH_DAYS: Final = 30
"""Told within so many days, a story comes without looking it up."""

STALE_DAYS: Final = 90

WEAK: Final = 50
"""Below this score a story is thin evidence."""

CARRY: Final = 3
_MOST_COMPARED: Final = 40
_DAY_S: Final = 86_400.0
_REACH: Final = {"task": 0, "project": 1, "multi-team": 2}


def matrix(
    stories: Sequence[BankStory], competencies: Sequence[str], now: float
) -> Matrix:
    """Lay stories out over the competencies.

    Args:
        stories: The stories of the bank.
        competencies: The columns.
        now: Wall seconds, for freshness.
    """
    rows = sorted((_row(one, competencies, now) for one in stories), key=_rank)
    covered = {name for row in rows for name in row.covers}
    sound = {name for row in rows if _sound(row) for name in row.covers}
    carry = best_cover(rows)
    carried = {name for row in carry for name in row.covers}
    return Matrix(
        competencies=tuple(competencies),
        rows=tuple(rows),
        holes=tuple(name for name in competencies if name not in covered),
        thin=tuple(n for n in competencies if n in covered and n not in sound),
        carry=tuple(row.story.id for row in carry),
        carried=tuple(name for name in competencies if name in carried),
    )


def freshness(told_at: float, now: float) -> Freshness:
    """Return how well a story still sits, by the days since it was told."""
    days = (now - told_at) / _DAY_S
    if days <= FRESH_DAYS:
        return "fresh"
    return "fading" if days <= STALE_DAYS else "stale"


def best_cover(rows: Sequence[MatrixRow]) -> tuple[MatrixRow, ...]:
    """Return the up to three rows that cover most; then the better ones win.

    Exact among the forty best rows; a story that adds nothing is not carried.
    """
    able = [row for row in rows if row.covers][:_MOST_COMPARED]
    best: tuple[MatrixRow, ...] = ()
    for size in range(1, CARRY + 1):
        for chosen in combinations(able, size):
            if _worth(chosen) > _worth(best):
                best = chosen
    return best


def _worth(chosen: Sequence[MatrixRow]) -> tuple[int, int, int, int]:
    """Order sets of rows: what they cover, then fewer, then how well they are told."""
    covers = {name for row in chosen for name in row.covers}
    score = sum(row.story.score for row in chosen)
    reach = sum(_REACH[row.story.signal] for row in chosen)
    return (len(covers), -len(chosen) if covers else 0, score, reach)


def _row(story: BankStory, competencies: Sequence[str], now: float) -> MatrixRow:
    covers = frozenset(story.competencies) & frozenset(competencies)
    return MatrixRow(story, covers, freshness(story.told_at, now))


def _rank(row: MatrixRow) -> tuple[int, int, int, str]:
    story = row.story
    return (-len(row.covers), -story.score, -_REACH[story.signal], story.id)


def _sound(row: MatrixRow) -> bool:
    return row.story.score >= WEAK and row.freshness != "stale"
