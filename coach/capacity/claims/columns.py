"""A column that follows from others: product, conversion, share, growth, power of two.

Owns which rules are tried. A rule is believed when some rows obey it; only then may
another row be called wrong.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.compare import Match, close
from coach.capacity.claims.evaluate import Value
from coach.capacity.claims.finding import Finding
from coach.capacity.claims.grid import Grid, with_unit
from coach.capacity.claims.page import Line
from coach.capacity.claims.reader import items_of
from coach.capacity.units import NONE, combine

Found = list[tuple[Line, Finding]]
Column = list[Amount | None]
MAX_SUBSET = 4
_RESULT = ("total", "cost", "sum", "all", "result", "gesamt", "storage", "bandwidth")
_PEAK = ("peak", "max", "p99", "limit", "burst")


class Rule(NamedTuple):
    """One way to compute a column: what from, and how.

    Attributes:
        chosen: The columns it takes.
        kind: `product`, `sum`, `growth`, `power` or `rest` (a share left over).
        signs: For a product, 1 above and -1 below the line.
        fixed: An amount that the head gives: time to scan 1 TB.
    """

    chosen: tuple[int, ...]
    kind: str
    signs: tuple[int, ...] = ()
    fixed: Amount | None = None


def column_findings(grid: Grid) -> Found:
    """The claims of the best rule for each column, at most one rule a column."""
    columns = _numeric(grid)
    usable = [
        at
        for at, column in enumerate(columns)
        if sum(one is not None for one in column) >= max(2, len(column) - 1)
    ]
    found: Found = []
    for target in usable:
        best: tuple[int, Found] = (0, [])
        for rule in _rules(grid, usable, target):
            agreed, claims = _tried(grid, columns, rule, target)
            if agreed > best[0]:
                best = agreed, claims
        found += best[1]
    return found


def _numeric(grid: Grid) -> list[Column]:
    columns: list[Column] = []
    for at in range(len(grid.heads)):
        unit = grid.units[at]
        column: Column = []
        for row in grid.rows:
            amount = row.cells[at].amount if at < len(row.cells) else None
            column.append(None if amount is None else with_unit(amount, unit))
        columns.append(column)
    return columns


def _rules(grid: Grid, usable: list[int], target: int) -> Iterator[Rule]:
    others = [at for at in usable if at < target][-6:]
    for size in range(min(len(others), MAX_SUBSET), 0, -1):
        for chosen in combinations(others, size):
            for signs in product((1, -1), repeat=size):
                if size > 1 or signs[0] > 0:
                    yield Rule(chosen, "product", signs)
            if size > 1:
                yield Rule(chosen, "sum")
            if size == 2:
                yield Rule(chosen, "growth")
    if others and _base_two(grid, target, others[-1]):
        yield Rule((others[-1],), "power")
    fixed = _head_amount(grid.heads[target])
    if fixed is not None:
        for at in others:
            for sign in (1, -1):
                yield Rule((at,), "product", (sign,), fixed)
            yield Rule((at,), "rest", (1,), fixed)


def _base_two(grid: Grid, target: int, other: int) -> bool:
    heads = f"{grid.heads[other]} {grid.heads[target]}".lower()
    return "2^" in heads or "bits" in heads or "power" in heads


def _head_amount(head: str) -> Amount | None:
    for item in items_of(head, commas=False):
        if isinstance(item, Amount) and item.kind == "unit":
            return item
    return None


def _tried(
    grid: Grid, columns: list[Column], rule: Rule, target: int
) -> tuple[int, Found]:
    """How many rows obey a rule, and the claims it makes; nothing if it is no rule."""
    needed = _needed(grid, columns, rule, target)
    agreed, rows, found = 0, 0, list[tuple[Line, Finding]]()
    for at, row in enumerate(grid.rows):
        claim = columns[target][at]
        givens = [
            one for one in (columns[c][at] for c in rule.chosen) if one is not None
        ]
        if claim is None or len(givens) != len(rule.chosen) or not claim.value:
            continue
        value = _apply(rule, givens)
        if value is None:
            continue
        reading = claim.first
        ratio = reading.value / value.value
        if not _comparable(rule, givens, claim, value):
            if not _adds_up(rule) or not _bare(grid, (*rule.chosen, target), at):
                continue
            needed = max(needed, 1 if _says_result(grid, target) else 3)
            ratio = reading.number / value.number
        match = Match(ratio, True, reading, value)
        if match.ratio <= 0:
            continue
        rows += 1
        agreed += close(match.ratio)
        start = givens[0].start
        finding = Finding(
            start,
            claim.tight,
            claim,
            match,
            (start, claim.start),
            note=_note(row.line, givens, rule),
        )
        found.append((row.line, finding))
    if not agreed or agreed < needed or agreed < rows * _share(columns, rule, target):
        return 0, []
    return agreed, found


def _adds_up(rule: Rule) -> bool:
    """Whether a rule may do without units: count × price, both bare."""
    return rule.kind == "product" and len(rule.signs) > 1 and min(rule.signs) > 0


def _says_result(grid: Grid, target: int) -> bool:
    return any(word in grid.heads[target].lower() for word in _RESULT)


def _share(columns: list[Column], rule: Rule, target: int) -> float:
    """What part of the rows must obey: sizes over sizes give any small number."""
    first = next((one for one in columns[target] if one is not None), None)
    over = rule.kind == "product" and -1 in rule.signs
    if over and first is not None and first.plain:
        return 0.9
    return 1 / 3


def _bare(grid: Grid, chosen: Sequence[int], at: int) -> bool:
    """Whether the cells of a row stand without units of their own."""
    amounts = [grid.rows[at].cells[one].amount for one in chosen]
    return all(one is not None and one.kind in ("bare", "count") for one in amounts)


def _note(line: Line, givens: Sequence[Amount], rule: Rule) -> str:
    texts = [line.text[one.start : one.tight] for one in givens]
    if rule.kind == "product" and rule.fixed is None and rule.signs[0] > 0:
        text = texts[0]
        for sign, more in zip(rule.signs[1:], texts[1:], strict=True):
            text += f" {'×' if sign > 0 else '/'} {more}"
        return text
    return " and ".join(texts) if rule.kind != "power" else f"2^{texts[0]}"


def _apply(rule: Rule, givens: Sequence[Amount]) -> Value | None:
    if any(not one.value for one in givens):
        return None
    if rule.kind == "power":
        bits = givens[0].first.number
        if not 1 <= bits <= 512 or bits != int(bits):
            return None
        return Value(2.0**bits, NONE, 2.0**bits)
    if rule.kind == "sum":
        if len({one.dim for one in givens}) != 1:
            return None
        total = sum(one.value for one in givens)
        return Value(total, givens[0].dim, total)
    if rule.kind == "growth":
        a, b = givens
        if a.dim != b.dim or a.value == b.value:
            return None
        step = abs(b.value - a.value) / a.value
        return Value(step, NONE, step)
    if rule.kind == "rest" and rule.fixed is not None:
        left = 1 - givens[0].value
        if givens[0].kind != "percent" or not 0 < left < 1:
            return None
        return Value(rule.fixed.value * left, rule.fixed.dim, left)
    return _product(rule, givens)


def _product(rule: Rule, givens: Sequence[Amount]) -> Value | None:
    value, dim, number = 1.0, NONE, 1.0
    if rule.fixed is not None:
        value, dim = rule.fixed.value, rule.fixed.dim
        number = rule.fixed.first.number
    for given, sign in zip(givens, rule.signs, strict=True):
        value *= given.value**sign
        number *= given.first.number**sign
        dim = combine(dim, given.dim, sign)
    return Value(value, dim, number) if 1e-200 < abs(value) < 1e200 else None


def _comparable(
    rule: Rule, givens: Sequence[Amount], claim: Amount, value: Value
) -> bool:
    if value.dim != claim.dim:
        return False
    if rule.kind == "growth":
        return claim.kind == "percent"
    if claim.kind == "percent":
        return False
    if rule.kind == "product" and len(givens) == 1 and rule.fixed is None:
        one, two = givens[0].first, claim.first
        return claim.dim != NONE and (one.clock, one.bits) != (two.clock, two.bits)
    return True


def _needed(grid: Grid, columns: list[Column], rule: Rule, target: int) -> int:
    """How many rows must obey before the rule is believed."""
    head = grid.heads[target].lower()
    if len(rule.chosen) == 1:
        other = grid.heads[rule.chosen[0]].lower()
        return 99 if any(word in head + other for word in _PEAK) else 1
    physical = any(
        one is not None and (one.dim[0] or any(one.dim[2:]))
        for at in (*rule.chosen, target)
        for one in columns[at][:3]
    )
    if rule.kind == "product" and physical:
        return 1
    return 1 if _says_result(grid, target) or rule.kind == "growth" else 2
