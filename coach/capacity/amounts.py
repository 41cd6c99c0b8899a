"""The units, scales and counting nouns that follow a number.

Owns how `2 tweets/user/day`, `$0.02/GB-month` and `5m users` are read, doubtful
letters included. Must not decide what a word is worth: that is the evaluator's work.
"""

from coach.capacity.cursor import KEYWORDS, Cursor, Doubt, is_noun
from coach.capacity.errors import EstimateError
from coach.capacity.lexer import Token
from coach.capacity.nodes import Part
from coach.capacity.units import DOUBTFUL, SCALES, find_unit, is_time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

CURRENCIES = ("$", "€", "£")


def _below(cursor: Cursor, ahead: int) -> Token | None:
    """The word after a `/` or `per` that stands `ahead` places on, if any."""
    sign, word = cursor.peek(ahead), cursor.peek(ahead + 1)
    if word.kind == "word" and (
        (sign.kind == "/" and word.glued) or sign.text in ("per", "a", "an")
    ):
        return word
    return None


def _doubt(cursor: Cursor, value: float, money: bool) -> Doubt:
    """How the doubtful letter here is read; the neighbours decide."""
    token, after, below = cursor.peek(), cursor.peek(1), _below(cursor, 1)
    per_time = below is not None and (is_time(below.text) or below.text == "m")
    word = token.text
    if word == "m":
        if money or is_noun(after):
            return Doubt(token, "million", "minutes", True)
        if below is not None:
            return Doubt(token, "million", "minutes", False)
        return Doubt(token, "minutes", "million", False)
    if word in ("B", "b"):
        size = "bytes" if word == "B" else "bits"
        if money or is_noun(after):
            return Doubt(token, "billion", size, True)
        if below is not None and not per_time:
            return Doubt(token, size, "billion", True)
        if token.glued and value != int(value):
            return Doubt(token, "billion", size, False, value < 100)
        small = value < 100
        return Doubt(token, size, "billion", False, small, per_time)
    if per_time:
        return Doubt(token, "bits", "bytes", True)
    return Doubt(token, "bytes", "bits", True)


def _noun_phrase(cursor: Cursor, exponent: int) -> Part:
    """A noun with its adjectives: `daily active users` counts users."""
    first = cursor.take()
    last, lead = first, ""
    while is_noun(cursor.peek()):
        lead += last.text + " "
        last = cursor.take()
    return Part(last.text, exponent, first.start, last.end, lead)


def _exponent(cursor: Cursor, part: Part) -> None:
    """A whole exponent after a unit: km^2, km²."""
    token = cursor.peek()
    if token.kind == "power":
        cursor.take()
        part.exponent *= int(token.text)
        part.end = token.end
        return
    ahead = 2 if cursor.peek(1).kind == "-" else 1
    number = cursor.peek(ahead)
    if (
        token.kind != "^"
        or number.kind != "number"
        or number.value != int(number.value)
    ):
        return
    if number.value < 10:
        part.exponent *= int(number.value) * (1 if ahead == 1 else -1)
        part.end = number.end
        cursor.at += ahead + 1


def _word_part(cursor: Cursor, exponent: int) -> Part:
    token = cursor.take()
    part = Part(token.text, exponent, token.start, token.end)
    _exponent(cursor, part)
    return part


def _doubtful_part(cursor: Cursor, doubt: Doubt, exponent: int) -> Part:
    part = _word_part(cursor, exponent)
    part.reading = doubt.reading
    cursor.doubts.append(doubt)
    return part


def below_part(cursor: Cursor) -> Part:
    """The word after `/` or `per`; a doubtful letter is its unit there."""
    token = cursor.peek()
    if token.text in DOUBTFUL:
        reading = "bits" if token.text == "b" else "bytes"
        reading = "minutes" if token.text == "m" else reading
        return _doubtful_part(cursor, Doubt(token, reading, reading, True), -1)
    if is_noun(token) and cursor.peek(-1).kind == "word":
        return _noun_phrase(cursor, -1)
    return _word_part(cursor, -1)


def refuse_percent(parts: "Sequence[Part]") -> None:
    """Refuse money in percent, which nobody can mean."""
    money = any(part.word in CURRENCIES for part in parts)
    for part in parts:
        if money and part.word == "%":
            raise EstimateError(
                "money in percent has no meaning", "write 5 % of $100"
            ).at(part.start, part.end)


def _starts_operand(token: Token) -> bool:
    if token.kind == "word":
        return token.text not in KEYWORDS
    return token.kind in ("number", "(", "-", *CURRENCIES)


def _hyphen_time(cursor: Cursor, parts: list[Part]) -> bool:
    """Whether here is the hyphen of `GB-month` or `core-hours`."""
    hyphen, word = cursor.peek(), cursor.peek(1)
    return (
        hyphen.kind == "-"
        and hyphen.glued
        and word.glued
        and word.kind == "word"
        and bool(parts)
        and (is_time(word.text) or word.text == "m")
    )


def read_parts(
    cursor: Cursor, value: float = 0.5, *, money: bool = False, divided: bool = False
) -> list[Part]:
    """The units after a number.

    Args:
        cursor: Stands behind the number.
        value: The number, which helps to read a doubtful letter.
        money: A currency sign stands before the number.
        divided: The number follows a tight `/`, so `10/2/day` is (10/2)/day.
    """
    parts: list[Part] = []
    nouns = False
    while True:
        token = cursor.peek()
        word = token.text
        if token.kind == "%" or (
            token.kind in CURRENCIES and cursor.peek(1).kind != "number"
        ):
            parts.append(_word_part(cursor, 1))
        elif token.kind == "/" or word in ("per", "a", "an", "each"):
            below = _below(cursor, 0)
            if below is None or (divided and not parts):
                return parts
            if word in ("a", "an", "each") and not is_time(below.text):
                return parts
            cursor.take()
            parts.append(below_part(cursor))
            nouns = True
        elif _hyphen_time(cursor, parts):
            cursor.take()
            parts.append(_word_part(cursor, 1 if parts[-1].exponent > 0 else -1))
        elif token.kind != "word" or nouns:
            return parts
        elif word in ("x", "X"):
            if _starts_operand(cursor.peek(1)) or parts:
                return parts
            parts.append(_word_part(cursor, 1))
        elif word in DOUBTFUL:
            if any(part.word not in SCALES for part in parts):
                return parts
            parts.append(_doubtful_part(cursor, _doubt(cursor, value, money), 1))
        elif word in SCALES or find_unit(word) is not None:
            if any(p.word not in SCALES and p.reading[1:] != "illion" for p in parts):
                return parts
            parts.append(_word_part(cursor, 1))
        elif is_noun(token):
            parts.append(_noun_phrase(cursor, 1))
            nouns = True
        else:
            return parts
