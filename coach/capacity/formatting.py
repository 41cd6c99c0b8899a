"""A quantity as an engineer says it: 11.6 /s, 3.2 TB/day, $90k/month, 347k /s.

Owns the choice of unit and the rounding (three digits). What it prints is estimate
language again: reading it back gives the same value to the digits shown.
"""

from coach.capacity.labels import counted, plural, singular
from coach.capacity.quantity import Quantity
from coach.capacity.units import DATA, LENGTH, NONE, TIME, UNITS, find_unit

_CURRENCY = {3: "$", 4: "€", 5: "£"}
_FAMILIES = {
    "byte": ("B", "KB", "MB", "GB", "TB", "PB", "EB"),
    "ibyte": ("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"),
    "bit": ("b", "kb", "Mb", "Gb", "Tb", "Pb", "Eb"),
}
# A time above the limit (in seconds) is shown in the next unit.
_CLOCK = (
    (1e-6, "ns"),
    (1e-3, "µs"),
    (1.0, "ms"),
    (120.0, "s"),
    (3_600.0, "min"),
    (172_800.0, "h"),
    (365.25 * 86_400.0, "day"),
)
_SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "M"), (1e3, "k"))
_SPELLED = ("day", "week", "month", "year")


class Shown:
    """The unit a quantity is shown in: `factor` base units, called `unit`.

    `scaled` says that k, M, bn and tn may stand before the unit, `whole` that a whole
    number under 100,000 is shown to the last digit, `money` the sign before the number.
    """

    __slots__ = ("factor", "money", "percent", "scaled", "unit", "whole")

    def __init__(self, factor: float, unit: str, scaled: bool) -> None:
        self.factor = factor
        self.unit = unit
        self.scaled = scaled
        self.whole = False
        self.money = ""
        self.percent = False


def three_digits(value: float) -> str:
    """A number to three digits, without an exponent between 1e-4 and 1e6."""
    if value == 0:
        return "0"
    rounded = float(f"{value:.3g}")
    if not 1e-4 <= abs(rounded) < 1e6:
        digits, _, power = f"{value:.2e}".partition("e")
        if "." in digits:
            digits = digits.rstrip("0").rstrip(".")
        return f"{digits}e{int(power)}"
    if abs(rounded) >= 1000:
        return f"{rounded:,.0f}"
    text = f"{rounded:.10f}"
    return text.rstrip("0").rstrip(".")


def _percent(value: float) -> str:
    """A percentage; near 100 as many nines as there are, and one digit more."""
    if not 99 < value < 100:
        return three_digits(value)
    digits = 1
    while digits < 9 and round(value, digits) == 100:
        digits += 1
    return f"{value:.{digits + 1}f}".rstrip("0").rstrip(".")


def number_text(value: float, shown: Shown) -> str:
    """A number in the unit chosen for it: 347k, 86,400, 11.6."""
    if shown.percent:
        return _percent(value)
    size = abs(value)
    if shown.whole and size < 100_000 and value == int(value):
        return f"{value:,.0f}"
    start = 1e3 if shown.scaled else 1e6
    rounded = abs(float(f"{size:.3g}"))
    if start <= rounded < 1e15:
        for scale, letter in _SCALES:
            if rounded >= scale:
                return three_digits(value / scale) + letter
    return three_digits(value)


def _prefix(family: str, value: float) -> str:
    """The data unit of a family in which a number of bytes has up to three digits."""
    symbols, step = _FAMILIES[family], 1024 if family == "ibyte" else 1000
    for symbol in symbols:
        if abs(float(f"{value / UNITS[symbol].factor:.3g}")) < step:
            return symbol
    return symbols[-1]


def _clock(value: float, written: str) -> str:
    if written:
        count = abs(value) / UNITS[written].factor
        if 1 <= count < 1000:
            return written
    for limit, symbol in _CLOCK:
        if abs(value) < limit:
            return symbol
    return "year"


def unit_of(quantity: Quantity) -> Shown:
    """The unit to show a quantity in: the one asked for, else the handiest."""
    style = quantity.style
    if style.target is not None:
        text, factor = style.target
        shown = Shown(factor, text, quantity.dim[DATA] == 0 and quantity.dim[TIME] <= 0)
        shown.percent = style.percent
        shown.money = text[0] if text[:1] in _CURRENCY.values() else ""
        return shown
    noun, under = counted(quantity.labels, quantity.dim)
    if quantity.dim == NONE and style.percent and not noun and not under:
        shown = Shown(0.01, "%", False)
        shown.percent = True
        return shown
    return _composed(quantity, noun, under)


def _composed(quantity: Quantity, noun: str, under: tuple[str, ...]) -> Shown:
    dim, style = quantity.dim, quantity.style
    over: list[str] = []
    below: list[str] = []
    factor, money, scaled = 1.0, "", True
    order = (*_CURRENCY, LENGTH, TIME, DATA)
    for base in order:
        exponent = dim[base]
        if not exponent:
            continue
        if base in _CURRENCY:
            symbol = _CURRENCY[base]
            if exponent == 1 and not over:
                money = symbol
                continue
        elif base == LENGTH:
            symbol = "km"
        elif base == TIME:
            alone = exponent == 1 and sum(map(abs, dim)) == 1
            symbol = style.time or "s"
            if alone and not under:
                symbol, scaled = _clock(quantity.value, style.time), False
        else:
            symbol = (style.data or "B") if abs(exponent) == 1 else "B"
            if exponent == 1:
                unit = find_unit(symbol)
                family = unit.family if unit else "byte"
                symbol = _prefix(family, quantity.value / factor)
                scaled = False
        factor *= UNITS[symbol].factor ** exponent
        side = over if exponent > 0 else below
        text = symbol if abs(exponent) == 1 else f"{symbol}^{abs(exponent)}"
        side.insert(0 if base == DATA else len(side), text)  # $/GB/month, GB × s
    if over and over == [over[0]] and over[0] in _SPELLED:
        count = three_digits(quantity.value / factor)
        over = [over[0] if count == "1" else over[0] + "s"]
    if noun:
        over.append(noun if quantity.value == factor else plural(noun))
    text = " × ".join(over) + "".join(
        f"/{word}" for word in (*map(singular, under), *below)
    )
    shown = Shown(factor, text, scaled)
    shown.money = money
    shown.whole = dim == NONE and not under
    return shown


def in_unit(value: float, shown: Shown) -> str:
    """A value in base units as text, with the unit."""
    number = number_text(value / shown.factor, shown)
    unit = shown.unit
    if shown.money:
        sign = "-" if number.startswith("-") else ""
        return f"{sign}{shown.money}{number.lstrip('-')}{unit.lstrip(shown.money)}"
    if shown.percent and unit == "%":
        return f"{number} %"
    return f"{number} {unit}" if unit else number


def show(quantity: Quantity) -> str:
    """A quantity in one short text."""
    return in_unit(quantity.value, unit_of(quantity))


def unit_name(shown: Shown) -> str:
    """The unit alone, money included: `$/month`, `PB/day`, "" for a plain number."""
    if shown.money and not shown.unit.startswith(shown.money):
        return shown.money + shown.unit
    return shown.unit
