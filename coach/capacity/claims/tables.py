"""Claims in tables: a calculation beside its result, a column that follows from others.

Owns the order in which a table is read, and tables of downtime.
"""

from dataclasses import replace

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.columns import column_findings
from coach.capacity.claims.compare import Match, compare, distance
from coach.capacity.claims.evaluate import Value, values_of
from coach.capacity.claims.finding import Finding
from coach.capacity.claims.formula import ending_at, operator_of
from coach.capacity.claims.grid import Grid, Row, with_unit
from coach.capacity.claims.page import Line
from coach.capacity.claims.rows import row_findings
from coach.capacity.claims.uptime import uptime_of
from coach.capacity.claims.vocabulary import PERIOD_WORDS, find_unit
from coach.capacity.units import DAY, MONTH, TIME, basis

Found = list[tuple[Line, Finding]]
_DOWN = ("down", "outage", "unavail", "budget", "ausfall")


def table_findings(grid: Grid) -> Found:
    """The claims of a table, row by row."""
    found: Found = []
    for row in grid.rows:
        found += _calculations(grid, row)
    found += _downtimes(grid)
    done = {line.number for line, _ in found}
    found += [one for one in column_findings(grid) if one[0].number not in done]
    return found + row_findings(grid, {line.number for line, _ in found})


def _finding(
    start: int, amount: Amount, match: Match, given: tuple[int, int]
) -> Finding:
    return Finding(start, amount.tight, amount, match, given)


def _calculations(grid: Grid, row: Row) -> Found:
    """| Read QPS | 1,160 × 20 | 23,200/s |."""
    for at, cell in enumerate(row.cells[:-1]):
        parsed = ending_at(cell.items, 0, len(cell.items)) if cell.items else None
        if parsed is None or not parsed[0].computes:
            continue
        if parsed[1] and operator_of(cell.items[parsed[1] - 1]):
            continue
        amount = row.cells[at + 1].amount
        if amount is None:
            continue
        unit = grid.units[at + 1] if at + 1 < len(grid.units) else None
        claim = with_unit(amount, unit)
        node = parsed[0]
        leaves = node.leaves()
        match = compare(
            values_of(node, claim.readings),
            claim,
            bare=any(leaf.kind in ("bare", "count") for leaf in leaves),
            plain=all(leaf.plain for leaf in leaves),
        )
        if match is None or not (match.agrees or match.firm):
            continue
        if not match.agrees and _goes_on(row, at + 1):
            continue
        given = (node.start, node.end)
        return [(row.line, _finding(node.start, claim, match, given))]
    return []


def _goes_on(row: Row, at: int) -> bool:
    """Whether another figure stands behind a cell: a price before the cost."""
    later = (cell.amount for cell in row.cells[at + 1 :])
    return any(one is not None and one.kind != "percent" for one in later)


def _spans(head: str) -> list[float]:
    words = head.replace("/", " ").replace("(", " ").replace(")", " ").split()
    found: list[float] = []
    for at, word in enumerate(words):
        unit = find_unit(PERIOD_WORDS.get(word.lower(), word.lower()))
        if unit is None or unit.family != "time" or len(word) < 3:
            continue
        count = words[at - 1] if at else ""
        many = float(count) if count.isdigit() and len(count) < 4 else 1.0
        found.append(unit.factor * many)
    return [*found, 30 * DAY, 31 * DAY] if MONTH in found else found


def _downtimes(grid: Grid) -> Found:
    """A column of 99 %, 99.9 %, … and one of downtime per year."""
    found: Found = []
    for row in grid.rows:
        share: float | None = None
        begin = 0
        for at, cell in enumerate(row.cells):
            amount = cell.amount
            if amount is None:
                continue
            if share is None:
                share, begin = uptime_of(amount), amount.start
                continue
            head = grid.heads[at].lower() if at < len(grid.heads) else ""
            spans = _spans(head)
            told = any(word in head for word in _DOWN) or len(spans) > 0
            claim = with_unit(amount, None)
            if claim.dim != basis(TIME) or not told:
                continue
            options = [(1 - share) * span for span in spans]
            if not options:
                continue
            best = min(options, key=lambda one: distance(claim.value / one))
            match = Match(
                claim.value / best, True, claim.first, Value(best, claim.dim, best)
            )
            found.append((row.line, _finding(begin, claim, match, (begin, begin + 1))))
    return [(line, replace(one, note=_note(line, one))) for line, one in found]


def _note(line: Line, finding: Finding) -> str:
    text = line.text[finding.start : finding.end]
    return text.partition("|")[0].strip()
