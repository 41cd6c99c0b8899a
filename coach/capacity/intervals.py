"""The two ends of a range: what the short way of writing leaves out.

People write 10..20 ms, 1..5M and $50..100; both ends mean the same unit.
"""

from coach.capacity.amounts import CURRENCIES, refuse_percent
from coach.capacity.nodes import Amount, Node, Number
from coach.capacity.units import SCALES


def alike(low: Node, high: Node) -> tuple[Node, Node]:
    """Both ends with units: a bare low end takes scale and units of the high one."""
    if isinstance(low, Amount) and low.parts[0].word in CURRENCIES:
        return _money(low, high)
    if not isinstance(low, Number) or _scale_of(low):
        return low, high
    top = high.base if isinstance(high, Amount) else high
    scale = _scale_of(top) if isinstance(top, Number) else ""
    if isinstance(top, Number) and scale:
        value = low.value * SCALES[scale.strip()]
        if value <= top.value:
            low = Number(value, low.text + scale, low.start, low.end)
    return (Amount(low, high.parts) if isinstance(high, Amount) else low), high


def _scale_of(number: Number) -> str:
    """The scale word at the end of a number as written: `M` of 5M, or ""."""
    text = number.text
    while text and (text[-1].isalpha() or text[-1] == " "):
        text = text[:-1]
    return number.text[len(text) :]


def _money(low: Amount, high: Node) -> tuple[Node, Node]:
    """$50..100 and $50..100/month: the sign holds for both, so do the units."""
    sign = low.parts[0]
    if isinstance(high, Number):
        high = Amount(high, (sign,))
    if not isinstance(high, Amount):
        return low, high
    refuse_percent([sign, *high.parts])
    if high.parts[0].word not in CURRENCIES:
        high = Amount(high.base, (sign, *high.parts))
    if len(low.parts) > 1:
        return low, high
    scaled, _ = alike(low.base, high.base)
    units = tuple(part for part in high.parts if part.word not in SCALES)
    return Amount(scaled, units), high
