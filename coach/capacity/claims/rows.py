"""Rows that follow from rows: a total below its parts, a value below its source.

Owns tables of two columns that read like a pad, and rows of totals.
"""

from collections.abc import Sequence
from dataclasses import replace

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.compare import Match, distance
from coach.capacity.claims.evaluate import Value
from coach.capacity.claims.finding import Finding
from coach.capacity.claims.grid import Cell, Grid, Row, unit_of_head, with_unit
from coach.capacity.claims.page import Line
from coach.capacity.claims.pieces import Piece
from coach.capacity.units import DATA, NONE, TIME

Found = list[tuple[Line, Finding]]
_TOTALS = frozenset(
    "total totals sum summe gesamt overall together σ totale suma".split()
)
# Columns that no one adds up.
_NOT_ADDED = (
    "per ",
    "avg",
    "average",
    "mean",
    "price",
    "latency",
    "p99",
    "p95",
    "p50",
    "time",
    "rate",
    "ratio",
    "%",
    "share",
    "version",
    "year",
    "factor",
    "size of",
    "/",
)
_MEAN = ("average", "avg", "mean", "ø")
MAX_SLIP = 6


def row_findings(grid: Grid, done: set[int]) -> Found:
    """The claims between rows, except on lines that already have one."""
    found = _totals(grid)
    taken = done | {line.number for line, _ in found}
    return found + [one for one in _steps(grid) if one[0].number not in taken]


def _totals(grid: Grid) -> Found:
    found: Found = []
    for at, row in enumerate(grid.rows):
        words = row.cells[0].text.lower().strip(" *:_").split() if row.cells else []
        if at < 2 or not words or words[0] not in _TOTALS or len(words) > 3:
            continue
        for column in range(1, len(row.cells)):
            finding = _total(grid, grid.rows[:at], row, column)
            if finding is not None:
                found.append((row.line, finding))
    return found


def _total(grid: Grid, above: Sequence[Row], row: Row, column: int) -> Finding | None:
    claim = row.cells[column].amount
    head = grid.heads[column].lower() if column < len(grid.heads) else "%"
    if claim is None or not claim.value or claim.kind == "percent":
        return None
    parts = [one.cells[column].amount for one in above if column < len(one.cells)]
    amounts = [one for one in parts if one is not None]
    if len(amounts) != len(above) or any(one.dim != claim.dim for one in amounts):
        return None
    total = sum(one.value for one in amounts)
    if not total:
        return None
    value = Value(total, claim.dim, total)
    match = Match(claim.value / total, True, claim.first, value)
    known = any(word in head for word in _NOT_ADDED) or claim.dim[TIME] > 0
    if not match.agrees and known:
        return None
    start = row.cells[0].start + 1
    note = f"the sum of the {len(amounts)} rows above"
    return Finding(start, claim.tight, claim, match, (start, start), note=note)


def _labelled(row: Row) -> Amount | None:
    """The value of a row `| Requests per day | 200M |`, with the unit of its label."""
    if len(row.cells) != 2:
        return None
    amounts = [one for one in row.cells[1].items if isinstance(one, Amount)]
    if not amounts:
        return None
    return with_unit(amounts[-1], unit_of_head(row.cells[0].text, commas=False))


def _steps(grid: Grid) -> Found:
    """Each row of a table of two columns against the row above it."""
    found: Found = []
    before: Amount | None = None
    above: Row | None = None
    for row in grid.rows:
        value = _labelled(row)
        if value is None or not value.value:
            before = None
            continue
        finding = None
        if before is not None and len(row.cells[1].items) < 4:
            finding = _multiplied(row, before, value) or _converted(row, before, value)
            if finding is not None:
                finding = replace(finding, note=_source(above, row))
        if finding is not None:
            found.append((row.line, finding))
        before, above = value, row
    return found


def _source(above: Row | None, row: Row) -> str:
    """What the value follows from, in words: `200M (Requests per day) × 3`."""
    if above is None:
        return ""
    cell = above.cells[-1]
    label = above.cells[0].text.strip(" *")
    text = f"{label} of {above.line.text[cell.start : cell.end].strip(' *')}"
    factor = _factor(row.cells[0])
    if factor is None:
        return text
    return f"{text} × {row.line.text[factor.start : factor.tight]}"


def _multiplied(row: Row, before: Amount, value: Amount) -> Finding | None:
    """| Peak QPS (2x) | 2,314 | below the row it multiplies."""
    factor = _factor(row.cells[0])
    if factor is None:
        return None
    same = before.dim == value.dim
    if not same and not value.plain and not before.plain:
        return None
    computed = (before.value if same else before.first.number) * factor.value
    claimed = value.value if same else value.first.number
    match = Match(
        claimed / computed, True, value.first, Value(computed, value.dim, computed)
    )
    if distance(match.ratio) > MAX_SLIP:
        return None
    start = row.cells[0].start + 1
    return Finding(start, value.tight, value, match, (start, row.cells[0].end))


def _converted(row: Row, before: Amount, value: Amount) -> Finding | None:
    """| Requests per day | 200M | and then | Average QPS | 2,315 |."""
    label = row.cells[0].text.lower()
    if before.dim != value.dim or value.dim[TIME] != -1:
        return None
    if before.first.clock == value.first.clock or before.value == 0:
        return None
    if not any(word in label for word in _MEAN) and not value.dim[DATA]:
        return None
    if any(word in label for word in ("peak", "max", "out", "egress")):
        return None
    computed = Value(before.value, before.dim, before.value)
    match = Match(value.value / before.value, True, value.first, computed)
    start = row.cells[0].start + 1
    return Finding(start, value.tight, value, match, (start, row.cells[0].end))


def _factor(cell: Cell) -> Amount | None:
    """The multiplier in `Peak QPS (2x)`, or None."""
    for at, item in enumerate(cell.items):
        if not isinstance(item, Amount) or not 1 < item.value <= 100:
            continue
        if item.kind == "times":
            return item
        before = cell.items[at - 1] if at else None
        if isinstance(before, Piece) and before.text in ("x", "X", "×", "RF"):
            return item if item.kind in ("bare", "count") and item.dim == NONE else None
    return None
