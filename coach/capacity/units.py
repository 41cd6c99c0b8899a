"""The units an estimate may use: seven bases and a factor each, as plain data.

Owns which word means which unit. Must not know expressions or how results are shown.
A year is 365.25 days and a month a twelfth of it (Julian year, as astronomers and pint
count it). Decimal bytes follow the SI, KiB and its kin IEC 80000-13.
"""

Dim = tuple[int, ...]

DATA, TIME, LENGTH, USD, EUR, GBP = range(6)
NONE: Dim = (0, 0, 0, 0, 0, 0)
DAY = 86_400.0
YEAR = 365.25 * DAY
MONTH = YEAR / 12


class Unit:
    """One unit: what it is called on screen, its size in base units, its dimension.

    The base units are byte, second, metre and one of each currency. `family` groups
    units that may stand in for each other on screen (`byte`, `ibyte`, `bit`, `time`,
    `percent`, `money`, `length`, `rate`); `noun` is what a rate counts (qps: query).
    """

    __slots__ = ("dim", "factor", "family", "noun", "symbol")

    def __init__(
        self, symbol: str, factor: float, dim: Dim, family: str, noun: str = ""
    ) -> None:
        self.symbol = symbol
        self.factor = factor
        self.dim = dim
        self.family = family
        self.noun = noun


def basis(base: int, exponent: int = 1) -> Dim:
    """The dimension with one base raised to an exponent."""
    return tuple(exponent if at == base else 0 for at in range(len(NONE)))


def combine(left: Dim, right: Dim, sign: int = 1) -> Dim:
    """The dimension of a product (sign 1) or a quotient (sign -1)."""
    return tuple(a + sign * b for a, b in zip(left, right, strict=True))


SCALES: dict[str, float] = {
    "k": 1e3,
    "K": 1e3,
    "thousand": 1e3,
    "thousands": 1e3,
    "M": 1e6,
    "mn": 1e6,
    "Mn": 1e6,
    "mio": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "bn": 1e9,
    "Bn": 1e9,
    "billion": 1e9,
    "billions": 1e9,
    "T": 1e12,
    "tn": 1e12,
    "trillion": 1e12,
    "trillions": 1e12,
}

_TIMES: tuple[tuple[str, float, str], ...] = (
    ("ns", 1e-9, "nanosecond nanoseconds"),
    ("µs", 1e-6, "us μs microsecond microseconds"),
    ("ms", 1e-3, "millisecond milliseconds msec"),
    ("s", 1.0, "sec secs second seconds"),
    ("min", 60.0, "mins minute minutes"),
    ("h", 3600.0, "hr hrs hour hours"),
    ("day", DAY, "d days"),
    ("week", 7 * DAY, "wk weeks"),
    ("month", MONTH, "mo mth months"),
    ("year", YEAR, "y yr yrs years"),
)
_PREFIXES = ("K", "M", "G", "T", "P", "E")
_SPELLED = ("kilo", "mega", "giga", "tera", "peta", "exa")
_RATES: tuple[tuple[str, str, float], ...] = (
    ("qps", "queries", 1.0),
    ("rps", "requests", 1.0),
    ("tps", "transactions", 1.0),
    ("wps", "writes", 1.0),
    ("iops", "ops", 1.0),
    ("fps", "frames", 1.0),
    ("qpm", "queries", 1 / 60),
    ("rpm", "requests", 1 / 60),
)


def _data_units() -> dict[str, Unit]:
    data, rate = basis(DATA), combine(basis(DATA), basis(TIME), -1)
    byte, bit = Unit("B", 1.0, data, "byte"), Unit("b", 0.125, data, "bit")
    table = {"B": byte, "byte": byte, "bytes": byte}
    table |= {"b": bit, "bit": bit, "bits": bit, "bps": Unit("b/s", 0.125, rate, "bit")}
    for power, (prefix, spelled) in enumerate(zip(_PREFIXES, _SPELLED, strict=True), 1):
        decimal, binary = 1000.0**power, 1024.0**power
        letters = ("K", "k") if prefix == "K" else (prefix,)
        whole = Unit(f"{prefix}B", decimal, data, "byte")
        kibi = Unit(f"{prefix}iB", binary, data, "ibyte")
        small = Unit(f"{letters[-1]}b", decimal / 8, data, "bit")
        for letter in letters:
            table[f"{letter}B"] = whole
            table[f"{letter}iB"] = kibi
            table[f"{letter}b"] = table[f"{letter}bit"] = small
            table[f"{letter}bps"] = Unit(f"{small.symbol}/s", decimal / 8, rate, "bit")
            table[f"{letter}Bps"] = Unit(f"{prefix}B/s", decimal, rate, "byte")
        table[f"{prefix.lower()}bps"] = table[f"{letters[-1]}bps"]
        for end in ("", "s"):
            table[f"{spelled}byte{end}"] = whole
            table[f"{spelled}bit{end}"] = small
            table[f"{spelled[:2]}bibyte{end}"] = kibi
    return table


def _build() -> dict[str, Unit]:
    table = _data_units()
    for symbol, factor, others in _TIMES:
        unit = Unit(symbol, factor, basis(TIME), "time")
        for word in (symbol, *others.split()):
            table[word] = unit
    for word, noun, factor in _RATES:
        rate = Unit("/s" if factor == 1.0 else "/min", factor, basis(TIME, -1), "rate")
        rate.noun = noun
        table[word] = table[word.upper()] = rate
    table["Hz"] = Unit("/s", 1.0, basis(TIME, -1), "rate")
    for symbol, base, others in (
        ("$", USD, "USD usd dollar dollars"),
        ("€", EUR, "EUR eur euro euros"),
        ("£", GBP, "GBP gbp pound pounds"),
    ):
        money = Unit(symbol, 1.0, basis(base), "money")
        for word in (symbol, *others.split()):
            table[word] = money
    table["cent"] = table["cents"] = Unit("$", 0.01, basis(USD), "money")
    percent = Unit("%", 0.01, NONE, "percent")
    table["%"] = table["percent"] = percent
    for symbol, factor, others in (
        ("km", 1e3, "kilometre kilometres kilometer kilometers"),
        ("metre", 1.0, "metres meter meters"),
        ("mile", 1609.344, "miles"),
    ):
        length = Unit(symbol, factor, basis(LENGTH), "length")
        for word in (symbol, *others.split()):
            table[word] = length
    table["km2"] = Unit("km^2", 1e6, basis(LENGTH, 2), "length")
    return table


UNITS: dict[str, Unit] = _build()

# Letters whose meaning depends on the sentence; the parser decides and says so.
DOUBTFUL = frozenset({"B", "b", "m", "kb", "mb", "gb", "tb", "pb"})
_LOWER = {"mb": "MB", "gb": "GB", "tb": "TB", "pb": "PB", "kb": "KB"}


def find_unit(word: str) -> Unit | None:
    """The unit a word names, or None; spelled-out words in any case."""
    found = UNITS.get(word)
    if found is None and len(word) > 3:
        found = UNITS.get(word.lower())
    if found is None and word[-1:] == "s" and word[-2:-1] in ("B", "b"):
        found = UNITS.get(word[:-1])  # 5 GBs
    return found


def odd_case(word: str) -> bool:
    """Whether a word is a data unit in letters that say nothing: mB, Gib, gB."""
    small = word.lower().removesuffix("s")
    return len(small) in (2, 3) and small[0] in "kmgtpe" and small[1:] in ("b", "ib")


# Spelled-out units; a noun one slip away from them is a mistyped unit.
SPELLED = tuple(
    word
    for word, unit in UNITS.items()
    if len(word) > 4 and unit.family in ("time", "byte", "bit") and word.islower()
)


def read_unit(word: str, reading: str) -> Unit | None:
    """The unit of a doubtful word under a reading such as `bytes` or `minutes`."""
    if reading == "minutes":
        return UNITS["min"]
    if reading == "bytes":
        return UNITS[_LOWER.get(word, "B")]
    if reading == "bits":
        bits = _LOWER.get(word)
        return UNITS["b"] if bits is None else UNITS[f"{bits[0]}b"]
    return None


def is_time(word: str) -> bool:
    """Whether a word names a span of time."""
    unit = find_unit(word)
    return unit is not None and unit.family == "time"


_WORDS = {DATA: "data", TIME: "time", LENGTH: "length"}


def in_words(dim: Dim) -> str:
    """A dimension for people: `data per time`, or "" for a plain number."""
    over: list[str] = []
    under: list[str] = []
    for base, exponent in enumerate(dim):
        if exponent:
            word = _WORDS.get(base, "money")
            if abs(exponent) != 1:
                word += f"^{abs(exponent)}"
            (over if exponent > 0 else under).append(word)
    if not over and not under:
        return ""
    head = " times ".join(over) or "a count"
    return " per ".join([head, *under])
