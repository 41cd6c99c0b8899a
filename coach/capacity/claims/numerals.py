"""Digits to numbers, where a dot and a comma may mean either thing.

Owns the readings of one written number. Must not know units.
"""

import re

_GROUPS = re.compile(r"[0-9]{1,3}(?:[.,_' \u00a0\u202f][0-9]{3})+")
# Signs that a text writes decimals with a comma: 0,5 or 1.000.000 or 3,75.
_COMMA_DECIMAL = re.compile(
    r"(?<![0-9.,])[0-9]{1,3},(?:[0-9]{1,2}|[0-9]{4,})(?![0-9,.])"
    r"|(?<![0-9.,])0,[0-9]"
    r"|(?<![0-9.,])[1-9][0-9]{0,2}\.[0-9]{3}\.[0-9]{3}(?![0-9.])"
    r"|(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]"
)
MAX_DIGITS = 60


def writes_commas(text: str) -> bool:
    """Whether a text writes its decimals with a comma, judged by its numbers."""
    return _COMMA_DECIMAL.search(text) is not None


def _plain(digits: str) -> float:
    return float(digits) if len(digits) <= MAX_DIGITS else float("inf")


def readings(text: str, commas: bool) -> tuple[float, ...]:
    """What a written number may be, the likeliest first; () when it is no number.

    Args:
        text: Digits with dots, commas, underscores or thin spaces, and an exponent.
        commas: Whether the text around it writes decimals with a comma.
    """
    if len(text) > MAX_DIGITS:
        return ()
    body, _, power = text.lower().partition("e")
    scale = 10.0 ** max(-300, min(300, int(power))) if power else 1.0
    body = re.sub(r"[_'\s]", "", body)
    dots, marks = body.count("."), body.count(",")
    grouped = _GROUPS.fullmatch(body) is not None and not body.startswith("0")
    if dots and marks:
        return _mixed(body, scale)
    if not dots and not marks:
        return (_plain(body) * scale,)
    sign, count = (".", dots) if dots else (",", marks)
    joined = _plain(body.replace(sign, "")) * scale
    if count > 1:
        return (joined,) if grouped else ()
    decimal = float(body.replace(sign, ".")) * scale
    if not grouped:
        return (decimal,)
    if sign == ",":
        return (joined, decimal) if commas else (joined,)
    if commas:
        return (joined,)
    # Nobody writes 12.500 for twelve and a half, so the zero betrays a thousand.
    return (decimal, joined) if body.endswith("00") else (decimal,)


def _mixed(body: str, scale: float) -> tuple[float, ...]:
    point = "." if body.rfind(".") > body.rfind(",") else ","
    whole, _, rest = body.rpartition(point)
    other = "," if point == "." else "."
    if point in whole or not _GROUPS.fullmatch(whole):
        return ()
    return (float(f"{whole.replace(other, '')}.{rest}") * scale,)
