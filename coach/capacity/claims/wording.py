"""Results and verdicts in words: `50 GB`, `1,000× too large`, why.

Owns every sentence that the checker says. Must not judge.
"""

import math
from collections.abc import Sequence

from coach.capacity.claims.amount import Amount, Reading
from coach.capacity.claims.compare import Match
from coach.capacity.formatting import in_unit, three_digits, unit_of
from coach.capacity.labels import NO_LABELS
from coach.capacity.quantity import Quantity, Style
from coach.capacity.units import DATA, DAY, MONTH, NONE, TIME, YEAR, Dim, basis

_CLOCKS = {
    1e-3: "ms",
    1.0: "s",
    60.0: "min",
    3600.0: "h",
    DAY: "day",
    7 * DAY: "week",
    MONTH: "month",
    YEAR: "year",
}
_SCALES = (
    (1e18, "quintillion"),
    (1e15, "quadrillion"),
    (1e12, "trillion"),
    (1e9, "billion"),
    (1e6, "million"),
)
_SLIPS = (
    (8.0, "bits and bytes differ by 8"),
    (60.0, "that is the step between seconds, minutes and hours"),
    (3_600.0, "that is the seconds of an hour"),
    (86_400.0, "that is the seconds of a day"),
    (30.0, "that is the days of a month"),
    (365.0, "that is the days of a year"),
    (24.0, "that is the hours of a day"),
)


def _count(number: float) -> str:
    size = abs(number)
    for scale, word in _SCALES:
        if float(f"{size:.3g}") >= scale:
            if size >= scale * 1e4:
                break
            return f"{three_digits(number / scale)} {word}"
    if size >= 1e6:
        return f"{number:.3g}"
    if number == int(number):
        return f"{number:,.0f}"
    return three_digits(number)


def value_text(value: float, dim: Dim, like: Reading, claim: Amount) -> str:
    """A computed value, said the way the claimed one is.

    Args:
        value: In base units.
        dim: Its dimension.
        like: The reading of the claim, for bits and the unit of time.
        claim: The claim, for percent and nouns.
    """
    if claim.kind == "percent" and dim == NONE:
        quantity = Quantity(value, NONE, NO_LABELS, None, Style(percent=True))
        return in_unit(value, unit_of(quantity))
    if claim.kind == "times" and dim == NONE:
        return f"{three_digits(value)}×"
    if dim == NONE and claim.kind == "unit" and like.clock > 1:
        # A share of time, written as 8.8 hours a year.
        span = Quantity(value * like.clock, basis(TIME), NO_LABELS, None, Style())
        return f"{in_unit(span.value, unit_of(span))}/{_CLOCKS.get(like.clock, 's')}"
    if dim == NONE:
        return _noun(_count(value), claim)
    if dim[TIME] == -1 and dim[DATA] == 0 and not any(dim[2:]):
        per = _CLOCKS.get(like.clock, "s")
        count = value * (like.clock if per != "s" else 1.0)
        return f"{_noun(_count(count), claim)}/{per}"
    style = Style(data="b" if like.bits else "B", time=_CLOCKS.get(like.clock, "s"))
    if dim[TIME] > 0:
        style = Style()
    quantity = Quantity(value, dim, NO_LABELS, None, style)
    return in_unit(value, unit_of(quantity))


def _noun(text: str, claim: Amount) -> str:
    return " ".join((text, *claim.words[-2:]))


def times_text(factor: float) -> str:
    """A factor as people say it: 1,000×, 2.5×."""
    return f"{three_digits(float(f'{factor:.3g}'))}×"


def factor_of(ratio: float) -> float:
    """How far off a ratio is, at least 1, to three digits."""
    factor = max(ratio, 1 / ratio)
    return float(f"{factor:.3g}") if math.isfinite(factor) else 1.0


def hint_of(factor: float) -> str:
    """What slip a factor is typical of, or ""."""
    power = round(math.log10(factor))
    if power and abs(factor / 10.0**power - 1) < 0.06:
        if power % 3 == 0:
            return "check the prefix (KB, MB, GB; thousand, million, billion)"
        return "a zero was lost or gained"
    for slip, says in _SLIPS:
        if abs(factor / slip - 1) < 0.06:
            return says
    return ""


def verdict(given: str, computed: str, claimed: str, ratio: float) -> str:
    """The sentence about a claim that is off."""
    factor = factor_of(ratio)
    size = "large" if ratio > 1 else "small"
    text = f"{given} gives {computed}; {claimed} is {times_text(factor)} too {size}"
    hint = hint_of(factor)
    return f"{text}: {hint}." if hint else f"{text}."


def right(given: str, computed: str) -> str:
    """The sentence about a claim that holds."""
    return f"{given} gives {computed}."


def in_words(texts: Sequence[str]) -> str:
    """Several figures in one phrase: `30 KB and 8,400/s`."""
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} and {texts[-1]}"


def computed_text(match: Match, claim: Amount) -> str:
    """The computed value of a match in the unit of the claim."""
    reading = match.reading
    return value_text(reading.value / match.ratio, reading.dim, reading, claim)
