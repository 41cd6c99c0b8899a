"""A tree back to text that reads the same: the left side of a step of working."""

from coach.capacity.nodes import (
    Amount,
    Binary,
    Call,
    Convert,
    Interval,
    Negate,
    Node,
    Number,
    Part,
    Word,
)
from coach.capacity.units import SCALES, is_time

_SHOWN = {"*": " × ", "/": " / ", "+": " + ", "-": " - ", "^": "^"}
_CURRENCIES = ("$", "€", "£")


def _level(node: Node) -> int:
    """How tightly a node holds together; a looser one needs brackets."""
    if isinstance(node, Convert):
        return 0
    if isinstance(node, Binary):
        return {"+": 1, "-": 1, "*": 2, "/": 2, "^": 5}[node.operator]
    if isinstance(node, Negate):
        return 3
    if isinstance(node, Interval):
        return 4
    return 6 if isinstance(node, Amount) else 7


def _wrapped(node: Node, level: int) -> str:
    text = to_text(node)
    # `3 x - 1` would be three times minus one.
    multiple = text.endswith((" x", " X"))
    return f"({text})" if multiple or _level(node) < level else text


def units_text(parts: tuple[Part, ...]) -> str:
    """Units as they are written behind a number: ` tweets/user/day`, `%`."""
    text, joins = "", False
    for part in parts:
        power = abs(part.exponent)
        word = part.lead + part.word + (f"^{power}" if power != 1 else "")
        if part.exponent < 0:
            text += f" per {word}" if part.lead else f"/{word}"
        elif part.reading.endswith("illion") or part.word in SCALES:
            text += word
        elif joins and is_time(part.word):
            text += f"-{word}"
        else:
            text += word if part.word == "%" else f" {word}"
            joins = True
    return text


def _amount(node: Amount) -> str:
    parts, sign = node.parts, ""
    money = parts[0].word in _CURRENCIES
    if money and isinstance(node.base, Number | Binary) and _takes_units(node.base):
        sign, parts = parts[0].word, parts[1:]
    text = to_text(node.base)
    base = text if _takes_units(node.base) else f"({text})"
    return f"{sign}{base}{units_text(parts)}"


def _takes_units(node: Node) -> bool:
    """Whether units may follow a node without brackets around it."""
    if isinstance(node, Binary) and node.operator == "^":
        return isinstance(node.left, Number)
    if isinstance(node, Amount):
        return node.parts[0].word == "%" and len(node.parts) == 1
    return isinstance(node, Number | Call)


def to_text(node: Node) -> str:
    """The expression of a tree; parsing it gives an equal tree."""
    if isinstance(node, Number):
        return node.text
    if isinstance(node, Word):
        return node.text
    if isinstance(node, Amount):
        return _amount(node)
    if isinstance(node, Negate):
        return f"-{_wrapped(node.operand, 5)}"
    if isinstance(node, Interval):
        return f"{_wrapped(node.low, 5)}..{_wrapped(node.high, 5)}"
    if isinstance(node, Call):
        return f"{node.name}({', '.join(to_text(a) for a in node.arguments)})"
    if isinstance(node, Convert):
        return f"{_wrapped(node.operand, 0)} in{_spaced(node.parts)}"
    if isinstance(node, Binary):
        return _binary(node)
    raise TypeError(f"no text for {type(node).__name__}")


def _spaced(parts: tuple[Part, ...]) -> str:
    text = units_text(parts)
    return text if text.startswith(" ") else f" {text}"


def _binary(node: Binary) -> str:
    """A chain of operators; the left spine is walked, not recursed into."""
    spine: list[Binary] = [node]
    while isinstance(spine[-1].left, Binary) and (
        _level(spine[-1].left) >= _level(spine[-1]) and spine[-1].operator != "^"
    ):
        spine.append(spine[-1].left)
    deepest = spine[-1]
    level = _level(deepest)
    text = _wrapped(deepest.left, 7 if deepest.operator == "^" else level)
    if deepest.operator == "^" and isinstance(deepest.left, Amount):
        percent = deepest.left.parts[0].word == "%" and len(deepest.left.parts) == 1
        text = to_text(deepest.left) if percent else text
    for binary in reversed(spine):
        right = binary.right
        if binary.operator == "^":
            shown = _exponent(right)
        else:
            shown = _wrapped(right, _level(binary) + 1)
        text += _SHOWN[binary.operator] + shown
    return text


def _exponent(node: Node) -> str:
    if isinstance(node, Negate):
        return f"-{_exponent(node.operand)}"
    bare = isinstance(node, Number) and not node.text[-1:].isalpha()
    text = to_text(node)
    return text if bare or isinstance(node, Word) else f"({text})"
