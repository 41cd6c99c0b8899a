"""The rows of a review: one a dimension and one a criterion, a sign and a word each.

Also the small pieces that rows, head and pages share. Nothing here scores anything.
"""

from collections.abc import Mapping
from typing import Final

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from coach.domain.scores import Change, signed
from coach.domain.verdict import (
    LEVELS,
    DimensionResult,
    LevelId,
    Review,
    Status,
    Verdict,
)
from coach.tui.texts import line

SIGNS: Final[Mapping[Status, str]] = {"met": "✓", "partly": "~", "missed": "○"}
STYLES: Final[Mapping[Status, str]] = {
    "met": "$success",
    "partly": "$warning",
    "missed": "$error",
}
SUMMARY, NUMBERS = "summary", "numbers"
OF_DIMENSION, OF_CRITERION = "d:", "c:"


def cut(text: str, width: int) -> str:
    """Return a text that fits into some columns, with "…" where it was cut."""
    flat = " ".join(text.split())
    if cell_len(flat) <= width:
        return flat
    return set_cell_size(flat, max(1, width - 1)).rstrip() + "…"


def bar(score: int, cells: int) -> str:
    """Draw a score of 100."""
    full = round(cells * score / 100)
    return "▰" * full + "▱" * (cells - full)


def asked_at(verdict: Verdict, level: LevelId) -> bool:
    """Say whether a criterion is expected at a level already."""
    return LEVELS.index(verdict.level) <= LEVELS.index(level)


def is_gap(verdict: Verdict, level: LevelId) -> bool:
    """Say whether something expected at a level is not fully there."""
    return verdict.status != "met" and asked_at(verdict, level)


def dimension_row(
    one: DimensionResult, level: LevelId, by: int | None, width: int
) -> Content:
    """Return the row of a dimension: its name, its score, its change."""
    change = f" {signed(by)}" if by is not None else ""
    score = f"{one.levels.at(level):>4}"
    room = width - len(score) - len(change)
    name = cut(one.title, room)
    return line(
        (f"{name:<{room}}", "bold $primary"),
        (score, "bold"),
        (change, "$text-muted"),
    )


def criterion_row(one: Verdict, level: LevelId, width: int) -> Content:
    """Return the row of a criterion; what is expected above the level is dim."""
    mark = "≠ " if one.disputed is not None else ""
    said = cut(one.says, width - 9 - len(mark))
    return line(
        (f"{SIGNS[one.status]} {one.status:<6} ", STYLES[one.status]),
        (mark, "bold $accent"),
        (said, "" if asked_at(one, level) else "$text-muted"),
    )


def summary_row(width: int) -> Content:
    """Return the first row: what is next."""
    return line((cut("What would lift it most", width), "$accent"))


def numbers_row(review: Review, width: int) -> Content:
    """Return the last row: how many sums are right."""
    wrong = sum(one.status != "ok" for one in review.numbers)
    right = len(review.numbers) - wrong
    said = f"Numbers: {right} right, {wrong} off" if review.numbers else "Numbers"
    return line((cut(said, width), "$accent"))


def change_of(change: Change | None, dimension: str) -> int | None:
    """Return the points by which a dimension changed, where both tries have it."""
    return change.dimensions.get(dimension) if change else None
