"""Claims written with signs: `50M * 1 KB = 50 GB * 3 = 150 GB`.

Owns which side of a sign is formula and which is result. Must not read sentences.
"""

from collections.abc import Sequence
from dataclasses import replace

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.compare import Match, by_loss, compare, distance
from coach.capacity.claims.derived import amount_of, product_of
from coach.capacity.claims.evaluate import Value, values_of
from coach.capacity.claims.finding import Finding
from coach.capacity.claims.formula import (
    Node,
    cut_off,
    ending_at,
    operator_of,
    parse_from,
)
from coach.capacity.claims.pieces import Piece
from coach.capacity.claims.reader import Item
from coach.capacity.claims.vocabulary import HEDGES
from coach.capacity.units import DATA, NONE, TIME

_EQUAL = frozenset("=≈≃≅≙")
_SHARED = frozenset(
    "hit hits miss misses fail failed failing failure failures error errors leaves "
    "left leave origin remaining remain free saved saving savings discount lost lose "
    "drop dropped rest database db backend bad down cheaper smaller".split()
)


def _is_sign(item: Item) -> bool:
    return isinstance(item, Piece) and item.kind == "eq"


def text_of(item: Item) -> str:
    """The text of a piece, "" for an amount."""
    return "" if isinstance(item, Amount) else item.text


def _is_arrow(text: str) -> bool:
    return ">" in text or "→" in text or "⇒" in text


class SignReader:
    """Reads one line of items; keeps the last result for a chain that goes on."""

    __slots__ = ("before", "items", "line")

    def __init__(self, items: Sequence[Item], before: Amount | None) -> None:
        self.items = items
        self.before = before

    def findings(self) -> list[Finding]:
        """The claims of the line, from left to right."""
        found: list[Finding] = []
        at = 0
        last = 0
        while at < len(self.items):
            if not _is_sign(self.items[at]):
                at += 1
                continue
            stop = at
            signs = ""
            while at < len(self.items) and _is_sign(self.items[at]):
                signs += text_of(self.items[at])
                at += 1
            finding = self._claim(last, stop, at, signs)
            if finding is not None:
                found.append(finding)
                self.before = finding.claim
            last = at
        return found

    def _claim(self, last: int, stop: int, after: int, signs: str) -> Finding | None:
        at = after
        while at < len(self.items):
            item = self.items[at]
            if isinstance(item, Amount):
                break
            if item.text.lower().rstrip(".") in HEDGES or item.text in ("~", ".", "("):
                if item.text == "(":
                    break
                at += 1
                continue
            break
        right = parse_from(self.items, at, self._limit(at))
        if right is None or (at - after > 3):
            return None
        left = ending_at(self.items, last, stop)
        if left is None:
            return self._carried(last, stop, right[0], signs)
        node, begin = left
        carried = self._leading(node, begin)
        if carried is None and cut_off(self.items, begin):
            return None
        if carried is not None:
            return self._judge(carried, right[0], signs, self.items[begin - 1].start)
        finding = self._judge(node, right[0], signs, node.start)
        open_end = right[1] < len(self.items) and operator_of(self.items[right[1]])
        if finding is not None and open_end and open_end in "*/^":
            return finding if finding.match and finding.match.agrees else None
        return finding

    def _limit(self, at: int) -> int:
        stop = at
        while stop < len(self.items) and not _is_sign(self.items[stop]):
            stop += 1
        return stop

    def _carried(self, last: int, stop: int, right: Node, signs: str) -> Finding | None:
        """`peak (x3) = 5,200 rps` or `→ 5.2 PB per day`: the result before goes on."""
        if self.before is None:
            return None
        opening = self._opening(stop)
        if opening is not None:
            factor, start = opening
            node = product_of(self.before, factor, "*")
            return self._judge(node, right, signs, start)
        lone = all(isinstance(i, Piece) and i.text in "-*•–" for i in self.items[:stop])
        if lone and not last and _is_arrow(signs):
            node = Node("leaf", -1, -1, leaf=replace(self.before, start=-1, end=-1))
            return self._judge(node, right, signs, self.items[last].start)
        return None

    def _opening(self, stop: int) -> tuple[Amount, int] | None:
        """The multiplier in `peak (x3) =`, and where its words begin."""
        at = stop - 1
        if at < 2 or not self._is(at, ")"):
            return None
        factor = self.items[at - 1]
        if not isinstance(factor, Amount) or not factor.plain:
            return None
        marked = self._is(at - 2, "x", "×", "*")
        opening = at - 3 if marked else at - 2
        if not (marked or factor.kind == "times") or not self._is(opening, "("):
            return None
        begin = opening
        while begin > 0 and isinstance(self.items[begin - 1], Piece):
            if self.items[begin - 1].kind != "word":
                break
            begin -= 1
        return factor, self.items[begin].start

    def _is(self, at: int, *texts: str) -> bool:
        item = self.items[at] if 0 <= at < len(self.items) else None
        return isinstance(item, Piece) and item.text in texts

    def _leading(self, node: Node, begin: int) -> Node | None:
        """The formula with the last result before it, when it begins with a sign."""
        sign = operator_of(self.items[begin - 1]) if begin else ""
        if self.before is None or sign not in ("*", "/") or node.op != "leaf":
            return None
        if begin > 1 and (
            isinstance(self.items[begin - 2], Amount) or self._is(begin - 2, ")")
        ):
            return None
        word = self.items[begin - 1]
        if node.leaf is None or (word.end != node.start and sign == "*"):
            return None
        return product_of(self.before, node.leaf, sign)

    def _judge(self, node: Node, right: Node, signs: str, start: int) -> Finding | None:
        best: tuple[Match, Amount, Node] | None = None
        for amount, whole in self._results(right, whole=not node.computes):
            match = self._match(node, amount)
            if match is None:
                continue
            if best is None or (
                distance(match.ratio) < distance(best[0].ratio) and match.agrees
            ):
                best = match, amount, whole
        if best is not None and _names(node, best[1]):
            return None
        if best is None:
            return self._mismatch(node, right, start)
        match, amount, whole = best
        if not match.agrees and not self._sure(node, amount, match, signs):
            return None
        return Finding(
            start,
            max(whole.end, amount.tight if whole.leaf else whole.end),
            amount,
            match,
            (node.start, node.end),
        )

    def _results(self, right: Node, *, whole: bool) -> list[tuple[Amount, Node]]:
        """What may be the result: the first operand, or the whole computed.

        `500 GiB = 500 × 2^30 bytes` has its formula on the right: then a first operand
        without a unit is no result.
        """
        found: list[tuple[Amount, Node]] = []
        first = right.first
        lone = whole and right.leaf is None and right.op == "*"
        if first.leaf is not None and not (lone and first.leaf.kind == "bare"):
            found.append((first.leaf, first))
        if right.computes and right.leaf is None:
            values = values_of(right)[:6]
            leaf = right.leaves()[0]
            for value in values:
                found.append((amount_of(value, right, leaf), right))
        return found

    def _match(self, node: Node, claim: Amount) -> Match | None:
        leaves = node.leaves()
        bare = any(leaf.kind in ("bare", "count") for leaf in leaves)
        plain = all(
            leaf.kind in ("bare", "count", "percent", "times") for leaf in leaves
        )
        shared = any(leaf.kind == "percent" for leaf in leaves) and self._leaves_over()
        values = values_of(node, claim.readings, shared=shared)
        if not values:
            return None
        if claim.kind == "percent" and node.computes:
            losses = by_loss(values, claim)
            if losses is not None:
                return losses
        return compare(values, claim, bare=bare, plain=plain)

    def _leaves_over(self) -> bool:
        for item in self.items:
            if isinstance(item, Amount):
                if any(word in _SHARED for word in item.words):
                    return True
            elif item.text.lower() in _SHARED:
                return True
        return False

    def _sure(self, node: Node, claim: Amount, match: Match, signs: str) -> bool:
        """Whether a difference may be called an error."""
        if not match.firm:
            return False
        if node.computes:
            return True
        leaf = node.leaf
        if leaf is None or leaf.dim != claim.dim or NONE in (leaf.dim, claim.dim):
            return False
        if leaf.under != claim.under or self._has_givens(leaf):
            return False
        left, right = leaf.first, match.reading
        if left.clock == right.clock and left.bits == right.bits:
            return (
                False if _is_arrow(signs) or "~" in signs else leaf.unit != claim.unit
            )
        # `30 s → 1 min` may be a change; `30d=>720h=>43,200s` has no word that says so.
        worded = any(getattr(item, "kind", "") == "word" for item in self.items)
        return not (_is_arrow(signs) and leaf.dim[TIME] != -1 and worded)

    def _has_givens(self, leaf: Amount) -> bool:
        """Whether another figure of the same sentence may play a part."""
        for item in reversed(self.items[: self.items.index(leaf)]):
            if isinstance(item, Amount):
                return True
            if item.kind == "eq" or item.text in (".", ";", "|", ":"):
                return False
        return False

    def _mismatch(self, node: Node, right: Node, start: int) -> Finding | None:
        """200 rps * 50 ms = 10 GB: a result whose unit cannot come out."""
        claim = right.first.leaf
        leaves = node.leaves()
        if claim is None or claim.kind != "unit" or not node.computes:
            return None
        if any(leaf.kind not in ("unit", "times", "percent") for leaf in leaves):
            return None
        if any(reading.dim == NONE for reading in claim.readings):
            return None
        values = values_of(node)
        if not values or not all(_apart(one, claim) for one in values):
            return None
        return Finding(
            start, right.first.end, claim, None, (node.start, node.end), values[0]
        )


def _names(node: Node, claim: Amount) -> bool:
    """Whether two bare numbers face each other: version 1.21 → 1.22, N = 3."""
    leaf = node.leaf
    if leaf is None or leaf.power or claim.power:
        return False
    return leaf.kind in ("bare", "times") and claim.kind in ("bare", "times")


def _apart(value: Value, claim: Amount) -> bool:
    """Whether data, money or time tell a value and a claim apart for certain."""
    mine = (value.dim[DATA], *value.dim[2:])
    if sum(map(bool, mine)) > 1 or any(abs(one) > 1 for one in mine):
        return False  # $0.1 * 10 TB: the price is per GB, in the head.
    return all(mine != (one.dim[DATA], *one.dim[2:]) for one in claim.readings)
