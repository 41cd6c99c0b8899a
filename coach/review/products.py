"""Sums that the checker of numbers does not see, and those it cannot know.

Owns plain products of counts and bytes: a prefix lost or gained, and a rate a second
that no day or second was ever divided into. A sum one of whose operands stands
elsewhere is unknown, never wrong. Linear: lines are cut at signs, not searched twice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Final

_POWERS: Final = {
    **dict.fromkeys(("k", "thousand"), 3),
    **dict.fromkeys(("m", "mln", "mio", "million", "millions"), 6),
    **dict.fromkeys(("b", "bn", "bln", "mlrd", "mrd", "billion", "billions"), 9),
    **dict.fromkeys(("t", "trillion"), 12),
    "lakh": 5,
    "crore": 7,
}
_BYTES: Final = {"b": 0, "kb": 3, "mb": 6, "gb": 9, "tb": 12, "pb": 15}
_AMOUNT: Final = re.compile(
    r"(?<![\w.,])(\d[\d_]*(?:[.,]\d+)*) ?"
    r"(?:(k|thousand|mln|mio|millions?|m|bn|bln|mlrd|mrd|billions?|b|trillion|t|lakh"
    r"|crore)(?![a-z]))? ?(?:([kmgtp]?b|bytes?|characters?|chars?)(?![a-z]))?",
    re.IGNORECASE,
)
_EQUALS: Final = re.compile(r"=>|~=|[=≈→⇒]|->|\b(?:is|gives|makes)\b")
_TIMES: Final = re.compile(r"[×*]|\d ?x ?\d|\bx\b|\btimes\b", re.IGNORECASE)
_OTHER: Final = re.compile(r"[/÷+−^]|\s-\s|\b(?:divided|over|plus|minus)\b|\d%")
_PER: Final = re.compile(r" ?(?:/ ?|per |a )(?:second|sec|s|day|d|month|year|hour|h)\b")
_CROWD: Final = re.compile(
    r"user|people|\b[dm]au\b|customer|subscriber|rider|driver|viewer|member|account",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"[;|]|[.:,] |^\s*[*•-] ")
_MANY: Final = 50e6
_FEW: Final = 1e5
_A_SECOND: Final = re.compile(
    r"[ ~]*(?:[a-z]+ ){0,2}(?:[a-z]+)?(?:/ ?s|\b(?:per|a) s(?:ec)?|/ ?sec"
    r"|\b(?:per|a) second)\b|\b(?:qps|rps|tps)\b",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r"day|dai|sec|hour|week|month|year|minute|\bmin\b|/ ?[smhd]\b|qps|rps|tps|86[., ]?4"
    r"|\d ?(?:s|ms|h|d)\b",
    re.IGNORECASE,
)
_MACHINE: Final = re.compile(
    r"node|server|shard|machine|instance|worker|partition|broker|host|box|core|connect"
    r"|lane|phone|retr|replica",
    re.IGNORECASE,
)
_STRANGE: Final = re.compile(
    r"\d ?(?:mln|mio|bln|mlrd|mrd|lakh|crore|dozen)\b|\d\.000\b", re.IGNORECASE
)
_ELSEWHERE: Final = re.compile(
    r"\s*~?(?:[/×*÷]|every\b|\d+d\b|per\b|times\b|\d[\d.,]* ?%)", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_NEAR: Final = 1.2
_LEAST: Final = 400
_MOST_WORDS: Final = 9
_MOST_OPERANDS: Final = 4


@dataclass(frozen=True, slots=True)
class Slip:
    """A sum that does not hold: its words, what was claimed, and why it is not so."""

    quote: str
    claimed: str
    why: str


def slips(line: str) -> Iterator[Slip]:
    """Yield the products of a line that lose a prefix or a day."""
    signs = list(_EQUALS.finditer(line))
    if not signs or len(line) > 2_000:
        return
    cuts = [0, *(n for sign in signs for n in sign.span()), len(line)]
    sides = [(cuts[n], cuts[n + 1]) for n in range(0, len(cuts), 2)]
    for (start, stop), (first, last) in pairwise(sides):
        left, right = line[start:stop], line[first:last].lstrip(" ~")
        begins = max((m.end() for m in _CLAUSE.finditer(left)), default=0)
        start, left = start + begins, left[begins:]
        found = _AMOUNT.match(right)
        if not found:
            continue
        behind = right[found.end() : found.end() + 40]
        quote = line[start : line.find(right, first) + found.end()].strip()
        claimed = found[0].strip()
        if _no_time(left, behind):
            yield Slip(
                quote, claimed, "per second of what day? no time stands in the product"
            )
        elif why := _prefix(left, found):
            yield Slip(quote, claimed, why)


def unknown(quote: str) -> bool:
    """Whether a sum cannot be called wrong: what it begins from is not in it."""
    signs = list(_EQUALS.finditer(quote))
    left = quote[: signs[-1].start()] if signs else quote
    if _STRANGE.search(quote) or _ELSEWHERE.match(left) or not signs:
        return True
    if len(left.split()) > _MOST_WORDS:
        return True
    lone = len(_NUMBER.findall(left)) < 2
    rates = all(_TIME.search(side) for side in (left, quote[signs[-1].end() :]))
    return (lone and not rates) or _holds(left, quote[signs[-1].end() :])


def _no_time(left: str, behind: str) -> bool:
    """Whether counts are multiplied, and called so many a second."""
    if not _A_SECOND.match(behind) or not _TIMES.search(left):
        return False
    amounts = list(_AMOUNT.finditer(left))
    if len(amounts) < 2 or _OTHER.search(left):
        return False
    most = max(_readings(amounts[0]), default=0.0)
    crowd = most >= _MANY or (most >= _FEW and _CROWD.search(left) is not None)
    return crowd and not _TIME.search(left) and not _MACHINE.search(left)


def _prefix(left: str, right: re.Match[str]) -> str:
    """Say what a product of bytes is, where it is a thousand times what is stated."""
    amounts = list(_AMOUNT.finditer(_PER.sub(" ", left)))
    sized = sum(amount[3] is not None for amount in amounts)
    sized = sized or sum(amount[2] == "B" for amount in amounts)
    if right[3] is None or sized != 1 or _OTHER.search(_PER.sub(" ", left)):
        return ""
    joined = len(amounts) == 1 or len(_TIMES.findall(left)) >= len(amounts) - 1
    if not joined or len(amounts) > _MOST_OPERANDS:
        return ""
    if len(amounts) == 1 and (amounts[0][2] or "B") == "B":
        return ""
    ratios = [ratio for ratio in _ratios(amounts, right) if ratio]
    if any(1 / _NEAR < ratio < _NEAR for ratio in ratios):
        return ""
    if ratios and all(ratio > _LEAST or ratio < 1 / _LEAST for ratio in ratios):
        kind = "large" if ratios[0] > 1 else "small"
        return f"{right[0].strip()} is a prefix too {kind} (KB, MB, GB, TB, PB)"
    return ""


def _holds(left: str, right: str) -> bool:
    """Whether a product is right in some reading of its units."""
    found = _AMOUNT.search(right)
    amounts = list(_AMOUNT.finditer(_PER.sub(" ", left)))
    if not found or not 1 < len(amounts) <= _MOST_OPERANDS or _OTHER.search(left):
        return False
    return any(1 / _NEAR < ratio < _NEAR for ratio in _ratios(amounts, found))


def _ratios(amounts: list[re.Match[str]], right: re.Match[str]) -> list[float]:
    made = []
    for values in product(*(_readings(amount) for amount in amounts)):
        total = 1.0
        for value in values:
            total *= value
        made += [claimed / total for claimed in _readings(right) if total]
    return made


def _readings(amount: re.Match[str]) -> list[float]:
    digits, scale, size = amount[1].replace("_", ""), amount[2] or "", amount[3] or ""
    whole = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits)
    if not whole and len(re.findall(r"[.,]", digits)) > 1:
        return []
    number = float(re.sub(r"[.,]", "" if whole else ".", digits))
    power = _BYTES.get(size.lower(), 0)
    scales = [_POWERS.get(scale.lower(), 0)]
    if scale == "B" and not size:  # billions, or bytes
        scales.append(0)
    return [number * 10.0 ** (one + power) for one in scales]
