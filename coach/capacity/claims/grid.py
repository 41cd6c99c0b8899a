"""A Markdown table to cells: their amounts, and the unit that a column's head gives.

Owns how a head such as `GB/day on disk` or `Size (KB)` is read. Must not compare.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coach.capacity.claims.amount import Amount, Reading
from coach.capacity.claims.page import Line, is_rule
from coach.capacity.claims.reader import Item, items_of
from coach.capacity.units import NONE, TIME, basis, combine

MAX_COLUMNS = 12
# `Total/day` gives no unit of its own, but the span that its cells are meant for.
_PERIOD = re.compile(r"(?:/ ?|\bper )(day|month|year|hour|week|second|min|s|sec)\b")
PER_TIME = basis(TIME, -1)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its place in the line and what stands in it."""

    start: int
    end: int
    text: str
    items: tuple[Item, ...]

    @property
    def amount(self) -> Amount | None:
        """The amount, if the cell holds nothing but one (and a hedge)."""
        amounts = [one for one in self.items if isinstance(one, Amount)]
        signs = [one.text for one in self.items if not isinstance(one, Amount)]
        if len(amounts) != 1 or any(
            sign not in ("~", "≈", "ca", ".", "about", "roughly") for sign in signs
        ):
            return None
        return amounts[0]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table's body."""

    line: Line
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its heads, the unit each head gives, its body."""

    heads: tuple[str, ...]
    units: tuple[Amount | None, ...]
    rows: tuple[Row, ...]


def _cells(line: Line, items: Sequence[Item]) -> tuple[Cell, ...]:
    found: list[Cell] = []
    start = line.clean.find("|") + 1
    at = 0
    while start and len(found) < MAX_COLUMNS:
        end = line.clean.find("|", start)
        if end < 0:
            break
        inside: list[Item] = []
        while at < len(items) and items[at].start < end:
            if items[at].start >= start:
                inside.append(items[at])
            at += 1
        found.append(Cell(start, end, line.clean[start:end].strip(), tuple(inside)))
        start = end + 1
    return tuple(found)


def unit_of_head(head: str, commas: bool) -> Amount | None:
    """The unit that a column's head gives to its bare numbers, or None."""
    head = head.replace("Per ", "per ")
    words = head.replace("(", " ").replace(")", " ").replace(",", " ").split()
    best: Amount | None = None
    for at in range(min(len(words), 6)):
        first = items_of("1 " + " ".join(words[at:]), commas)
        if not first or not isinstance(first[0], Amount):
            continue
        unit = first[0]
        if unit.kind != "unit" or unit.first.number != 1:
            continue
        if best is None or len(unit.unit) > len(best.unit):
            best = unit
    period = _PERIOD.search(head) if best is None else None
    if period is not None:
        per = items_of(f"1 item/{period[1]}", commas)[0]
        return per if isinstance(per, Amount) else None
    return best


def with_unit(amount: Amount, unit: Amount | None) -> Amount:
    """An amount of a column, with the unit of its head if it has none of its own."""
    if unit is None:
        return amount
    period = unit.dim == PER_TIME and amount.dim[TIME] == 0 and amount.dim != NONE
    if amount.kind not in ("bare", "count") and not period:
        return amount
    scale = unit.first
    readings = tuple(
        Reading(
            one.value * scale.value,
            combine(one.dim, scale.dim),
            one.number,
            scale.bits or one.bits,
            scale.clock,
        )
        for one in amount.readings[:1]
    )
    return replace(amount, readings=readings, kind="unit", unit=unit.unit)


def grid_of(rows: Sequence[tuple[Line, Sequence[Item]]], commas: bool) -> Grid | None:
    """A table with a head, a rule and a body, or None."""
    if len(rows) < 3 or not is_rule(rows[1][0].clean):
        return None
    heads = tuple(cell.text for cell in _cells(*rows[0]))
    units = tuple(unit_of_head(head, commas) for head in heads)
    body = tuple(Row(line, _cells(line, items)) for line, items in rows[2:])
    return Grid(heads, units, body)
