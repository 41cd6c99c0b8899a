"""A day's count retold as a rate per second, where it cannot be one.

The checker of numbers needs an equals sign; people write "a million messages a day,
which is about 700 a second". Owns that one retelling. Linear.
"""

import re
from collections.abc import Iterator
from typing import Final

from coach.capacity.units import DAY
from coach.review.products import Slip

_SIZES: Final = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mln": 1e6,
    "million": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "billion": 1e9,
}
_COUNT: Final = (
    r"(?P<{0}>\b(?:an?|one|\d+(?:,\d{{3}})*(?:\.\d+)?)) ?(?P<{0}_size>thousand|million"
    r"|billion|mln|bn|[kmb](?![a-z]))?"
)
_RETOLD: Final = re.compile(
    _COUNT.format("day")
    + r"(?: [a-z]+){0,2} ?(?:(?:a|per|each|every) day|/ ?day|daily)"
    r"[,;:]? (?:(?:which|that|this|so|or|it|and|is|'s|would be|gives|makes|means"
    r"|comes to|about|around|roughly|approximately|nearly|some|almost|say) ?){1,6}~?"
    + _COUNT.format("rate")
    + r"(?: [a-z]+){0,2} ?(?:(?:a|per|each|every) sec(?:ond)?|/ ?s(?:ec)?\b|[rqt]ps)",
    re.IGNORECASE,
)
_PEAK: Final = re.compile(r"peak|burst|times|[x×*]", re.IGNORECASE)
_OFF: Final = 6.0
"""Farther off than a rounding, a busy hour or a peak would be."""


def retold(line: str) -> Iterator[Slip]:
    """Yield the rates of a line that are not what a day's count comes to."""
    for match in _RETOLD.finditer(line[:2_000]):
        counted, claimed = _amount(match, "day") / DAY, _amount(match, "rate")
        around = line[match.start() : match.end() + 12]
        if _PEAK.search(around) or not claimed or not counted:
            continue
        if not 1 / _OFF < claimed / counted < _OFF:
            rate = f"{_round(counted):,.0f} a second"
            why = f"over the 86,400 seconds of a day it is about {rate}"
            yield Slip(match.group(), match["rate"], why)


def _amount(match: re.Match[str], name: str) -> float:
    digits, size = match[name].lower(), match[f"{name}_size"] or ""
    number = 1.0 if digits in ("a", "an", "one") else float(digits.replace(",", ""))
    return number * _SIZES.get(size.lower(), 1.0)


def _round(number: float) -> float:
    """Round to two digits; what is below one is one."""
    return float(f"{max(1.0, number):.2g}")
