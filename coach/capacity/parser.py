"""Estimate text to a tree: recursive descent, one function a level of precedence.

From loose to tight: `in`, + and -, * and /, minus, `..`, ^, units after a number.
Must not know what a unit is worth or which names exist.
"""

from coach.capacity.amounts import CURRENCIES, below_part, read_parts, refuse_percent
from coach.capacity.cursor import FUNCTIONS, KEYWORDS, OPERATORS, Cursor, Doubt
from coach.capacity.errors import EstimateError
from coach.capacity.intervals import alike
from coach.capacity.lexer import Token, plain_digits, tokens_of
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


class Parsed:
    """The tree of a text, the letters it was unsure about, and remarks."""

    __slots__ = ("doubts", "node", "notes", "text")

    def __init__(
        self, text: str, node: Node, doubts: tuple[Doubt, ...], notes: tuple[str, ...]
    ) -> None:
        self.text = text
        self.node = node
        self.doubts = doubts
        self.notes = notes


def parse(text: str) -> Parsed:
    """Read one expression.

    Raises:
        EstimateError: It is none; the error says what, where and what to do.
    """
    notes: list[str] = []
    cursor = Cursor(text, tokens_of(text, FUNCTIONS, notes))
    if cursor.peek().kind == "end":
        raise EstimateError(
            "there is nothing to compute", "write a number: 100M / 86400"
        )
    node = _conversion(cursor)
    if cursor.peek().kind != "end":
        raise cursor.unexpected()
    return Parsed(text, node, tuple(cursor.doubts), tuple(notes))


def parse_unit(text: str) -> tuple[Part, ...]:
    """Read a unit on its own, such as `TB/year`, `/s` or `users`; "" is no unit.

    Raises:
        EstimateError: The text is not a unit.
    """
    cursor = Cursor(text, tokens_of(text, FUNCTIONS))
    if cursor.peek().kind == "end":
        return ()
    parts = _target(cursor)
    if cursor.peek().kind != "end":
        raise cursor.unexpected()
    return parts


def _conversion(cursor: Cursor) -> Node:
    node = _sum(cursor)
    while cursor.peek().text in ("in", "to"):
        cursor.take()
        node = Convert(node, _target(cursor))
    return node


def _target(cursor: Cursor) -> tuple[Part, ...]:
    """The unit after `in`; a doubtful letter there is a unit, never a scale."""
    first = cursor.peek()
    if first.text == "1" and cursor.peek(1).kind == "/":
        cursor.take()  # in 1/s is in /s
    for doubt_at, reading in (("B", "bytes"), ("b", "bits"), ("m", "minutes")):
        if first.text == doubt_at:
            cursor.take()
            part = Part(doubt_at, 1, first.start, first.end)
            part.reading = reading
            return (part, *read_parts(cursor), *_loose_below(cursor))
    parts = [*read_parts(cursor), *_loose_below(cursor)]
    if not parts:
        if cursor.peek().kind == "end":
            raise EstimateError(
                "a unit is missing after `in`", "for example: in TB/year"
            ).at(first.start, first.end)
        raise EstimateError(
            f"`{cursor.peek().text}` is not a unit", "for example: in TB/year"
        ).at(first.start, first.end)
    return tuple(parts)


def _loose_below(cursor: Cursor) -> list[Part]:
    """The rest of a unit written with spaces: in PB / year."""
    parts = []
    while cursor.peek().kind == "/" and cursor.peek(1).kind == "word":
        cursor.take()
        parts.append(below_part(cursor))
    return parts


def _sum(cursor: Cursor) -> Node:
    node = _term(cursor)
    while cursor.peek().kind in ("+", "-"):
        sign = cursor.take().kind
        node = Binary(sign, node, _term(cursor))
    return node


def _term(cursor: Cursor) -> Node:
    node = _signed(cursor, False)
    while True:
        token = cursor.peek()
        sign = token.kind if token.kind in ("*", "/") else ""
        if token.kind == "word":
            sign = OPERATORS.get(token.text, "")
        if not sign:
            return node
        cursor.take()
        divided = token.kind == "/" and token.glued
        right = _signed(cursor, divided)
        if sign == "/" and isinstance(right, Word):
            right.below = True
        node = Binary(sign, node, right)


def _signs(cursor: Cursor) -> bool:
    """Leading signs; whether they make the value negative. A ~ says nothing."""
    negative = False
    while cursor.peek().kind in ("-", "+", "~"):
        negative ^= cursor.take().kind == "-"
    return negative


def _signed(cursor: Cursor, divided: bool) -> Node:
    """A value or a range, each end with its own sign: -10..10."""
    start = cursor.peek().start
    negative = _signs(cursor)
    node = _power(cursor, divided)
    if negative:
        node = Negate(node, start)
    after = cursor.peek(1)
    word = cursor.peek().text == "to" and after.kind in ("number", "~", *CURRENCIES)
    if cursor.peek().kind != ".." and not word:
        return node
    cursor.take()
    start = cursor.peek().start
    negative = _signs(cursor)
    high = _power(cursor, False)
    return Interval(*alike(node, Negate(high, start) if negative else high))


def _power(cursor: Cursor, divided: bool) -> Node:
    """A value, its exponent, and the units behind both: 2^41 ms."""
    money: tuple[Part, ...] = ()
    token = cursor.peek()
    if token.kind in CURRENCIES:
        cursor.take()
        money = (Part(token.text, 1, token.start, token.end),)
        if cursor.peek().kind != "number":
            raise cursor.unexpected()
    takes_units = cursor.peek().kind in ("number", "(") or (
        cursor.peek().text.lower() in FUNCTIONS
    )
    node = _exponentiated(cursor, _atom(cursor))
    if not takes_units:
        return node
    value = node.value if isinstance(node, Number) else 1.0
    parts = read_parts(cursor, value, money=bool(money), divided=divided)
    if money or parts:
        refuse_percent(
            [*money, *(node.parts if isinstance(node, Amount) else ()), *parts]
        )
        node = Amount(node, (*money, *parts))
    return _compound(cursor, node)


def _compound(cursor: Cursor, node: Node) -> Node:
    """`1 h 30 min` and `2h 5m`: times side by side add up."""
    while (
        isinstance(node, Amount | Binary)
        and cursor.peek().kind == "number"
        and is_time(cursor.peek(-1).text)
        and (is_time(cursor.peek(1).text) or cursor.peek(1).text == "m")
    ):
        number, word = cursor.take(), cursor.take()
        part = Part(word.text, 1, word.start, word.end)
        if word.text == "m":
            part.reading = "minutes"
            cursor.doubts.append(Doubt(word, "minutes", "minutes", True))
        base = Number(number.value, number.text, number.start, number.end)
        node = Binary("+", node, Amount(base, (part,)))
    return node


def _exponentiated(cursor: Cursor, base: Node) -> Node:
    token = cursor.peek()
    if token.kind == "power":
        cursor.take()
        value = Number(float(token.text), token.text, token.start, token.end)
        return Binary("^", base, value)
    if token.kind != "^":
        return base
    cursor.take()
    cursor.enter()
    start = cursor.peek().start
    negative = _signs(cursor)
    exponent = _exponentiated(cursor, _atom(cursor, bare=True))
    cursor.leave()
    return Binary("^", base, Negate(exponent, start) if negative else exponent)


def _atom(cursor: Cursor, bare: bool = False) -> Node:
    token = cursor.peek()
    if token.kind == "number":
        return _number(cursor, bare)
    if token.kind == "(":
        cursor.take()
        cursor.enter()
        node = _conversion(cursor)
        cursor.leave()
        _close(cursor, token.start)
        return node
    if token.kind != "word" or (token.text in KEYWORDS and token.text.lower() != "x"):
        raise cursor.unexpected()
    if token.text.lower() in FUNCTIONS and cursor.peek(1).kind == "(":
        return _call(cursor)
    if cursor.peek(1).kind == "(" and cursor.peek(1).glued:
        raise _no_function(token)
    cursor.take()
    return Word(token.text, False, token.start, token.end)


def _no_function(token: Token) -> EstimateError:
    hint = f"there are {', '.join(sorted(FUNCTIONS))}"
    if token.text == "log":
        hint = "write ln, log2 or log10"
    error = EstimateError(f"`{token.text}` is no function", hint, kind="name")
    return error.at(token.start, token.end)


def _number(cursor: Cursor, bare: bool) -> Node:
    """A number with its scale word; a percent sign binds tighter than a power."""
    token = cursor.take()
    digits = plain_digits(token.text)  # inside a call a comma would separate
    node = Number(token.value, digits, token.start, token.end)
    after = cursor.peek()
    if bare:
        return node
    if after.kind == "%":
        cursor.take()
        return Amount(node, (Part("%", 1, after.start, after.end),))
    if after.kind == "word" and after.text in SCALES:
        cursor.take()
        gap = "" if len(after.text) <= 2 else " "
        text = f"{digits}{gap}{after.text}"
        value = token.value * SCALES[after.text]
        return Number(value, text, token.start, after.end)
    return node


def _close(cursor: Cursor, opened: int) -> None:
    if cursor.peek().kind != ")":
        if cursor.peek().kind == "end":
            raise EstimateError("a bracket is not closed", "add a ) where it ends").at(
                opened, opened + 1
            )
        raise cursor.unexpected()
    cursor.take()


def _call(cursor: Cursor) -> Node:
    name = cursor.take()
    opened = cursor.take()
    cursor.enter()
    arguments = [_conversion(cursor)]
    while cursor.peek().kind == ",":
        cursor.take()
        arguments.append(_conversion(cursor))
    cursor.leave()
    end = cursor.peek().end
    _close(cursor, opened.start)
    return Call(name.text.lower(), tuple(arguments), name.start, end)
