"""Pieces to items: each number joined with its scale, unit, noun and period.

Owns what belongs to a number. Must not judge what the sentence claims.
"""

from coach.capacity.claims.amount import NO_NOUNS, REPEATED, Amount, Reading
from coach.capacity.claims.names import is_ratio, name_length, to_one
from coach.capacity.claims.numerals import readings as number_readings
from coach.capacity.claims.pieces import END, Piece, pieces_of
from coach.capacity.claims.spelled import fraction_at, operator_at
from coach.capacity.claims.suffix import read_suffix
from coach.capacity.claims.vocabulary import (
    NUMBER_WORDS,
    WORD_UNITS,
    find_scale,
    find_unit,
)
from coach.capacity.units import NONE, TIME, basis

Item = Amount | Piece
MAX_POWER = 300.0
_CURRENCIES = {"$": "$", "€": "€", "£": "£"}
_NAMING = frozenset({"word", "num", "name"})
_ARTICLES = frozenset({"a", "an", "ein", "eine", "einem", "un", "una", "une"})


class Reader:
    """Reads one line; `items` is the result."""

    __slots__ = ("at", "commas", "items", "pieces")

    def __init__(self, line: str, commas: bool) -> None:
        self.pieces = pieces_of(line)
        self.commas = commas
        self.at = 0
        self.items: list[Item] = []
        while self.at < len(self.pieces):
            self._step()

    def peek(self, ahead: int = 0) -> Piece:
        """The piece `ahead` places on, or the end."""
        at = self.at + ahead
        return self.pieces[at] if 0 <= at < len(self.pieces) else END

    def _step(self) -> None:
        piece = self.peek()
        if piece.kind == "num":
            self._number(piece)
        elif piece.kind == "word" and self._in_words():
            return
        elif piece.text in _CURRENCIES and self.peek(1).kind == "num":
            self.at += 1
            self._number(self.peek(), piece)
        elif piece.kind == "word" and piece.text.lower() in NUMBER_WORDS:
            self._spelled(piece)
        elif piece.kind == "word" and piece.text.lower() in _ARTICLES:
            self._article(piece)
        elif piece.kind == "word" and piece.text.lower() in ("once", "twice", "every"):
            self._repeated(piece)
        else:
            self.items.append(piece)
            self.at += 1

    def _in_words(self) -> bool:
        """Take a factor or an operator written in words, if one stands here."""
        factor = fraction_at(self.pieces, self.at)
        if factor is not None:
            self.items.append(factor[0])
            self.at += factor[1]
            return True
        word, after = self.peek(), self.peek(1)
        if word.text in ("RF", "rf") and after.kind == "num" and self.items:
            before = self.items[-1]
            if getattr(before, "text", "") in ("×", "*", "x", "·"):
                self.at += 1
                return True
        sign = operator_at(self.pieces, self.at)
        if sign is None or not self.items or not isinstance(self.items[-1], Amount):
            return False
        self.items.append(sign[0])
        self.at += sign[1]
        return True

    def _opaque(self, length: int) -> None:
        first, last = self.peek(), self.peek(length - 1)
        text = "".join(piece.text for piece in self.pieces[self.at : self.at + length])
        self.items.append(Piece("name", text, first.start, last.end, first.spaced))
        self.at += length

    def _number(self, piece: Piece, money: Piece | None = None) -> None:
        length = name_length(self, piece)
        values = () if length else number_readings(piece.text, self.commas)
        if length or not values:
            self._opaque(max(1, length))
            return
        start = money.start if money else piece.start
        colon, right = self.peek(1), self.peek(2)
        if (
            colon.text == ":"
            and right.kind == "num"
            and (right.spaced == colon.spaced)
            and is_ratio(self, piece, right)
        ):
            self._ratio(piece, right, values[0])
            return
        if colon.text == "to" and right.text == "1" and to_one(self):
            self._ratio(piece, right, values[0])
            return
        self.at += 1
        power = False
        sign, exponent = self.peek(), self.peek(1)
        if sign.kind == "sup" and not sign.spaced:
            text = sign.text.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
            values, power = self._raise(values, text), True
            self.at += 1
        elif exponent.kind == "num" and (
            sign.text == "^" or (sign.text == "**" and not sign.spaced)
        ):
            values, power = self._raise(values, exponent.text), True
            self.at += 2
        if not values:
            self.items.append(Piece("name", "", start, self.peek(-1).end, True))
            return
        self._finish(start, values, power=power, money=money.text if money else "")

    def _raise(self, values: tuple[float, ...], text: str) -> tuple[float, ...]:
        exponents = number_readings(text, self.commas)
        if not exponents or not values or exponents[0] > MAX_POWER or values[0] > 1e9:
            return ()
        try:
            return (values[0] ** exponents[0],)
        except (OverflowError, ZeroDivisionError):
            return ()

    def _ratio(self, left: Piece, right: Piece, value: float) -> None:
        other = number_readings(right.text, self.commas)
        self.at += 3
        if not other or not other[0]:
            self.items.append(Piece("name", "", left.start, right.end, True))
            return
        reading = Reading(value / other[0], NONE, value)
        self.items.append(
            Amount(
                left.start,
                right.end,
                right.end,
                (reading,),
                "ratio",
                other=other[0],
            )
        )

    def _spelled(self, piece: Piece) -> None:
        value, length = NUMBER_WORDS[piece.text.lower()], 1
        following = self.peek(1)
        before = self.peek(-1) if self.at else None
        glued = before is not None and not piece.spaced and before.kind in _NAMING
        if glued or following.text in ("-", "–", ":"):
            self.items.append(piece)
            self.at += 1
            return
        if piece.text.lower() in ("half", "quarter"):
            # Half a billion, a quarter of: only with a scale is it an amount.
            scaled = self.peek(2).text.lower()
            if following.text not in ("a", "of") or find_scale(scaled) is None:
                self.items.append(piece)
                self.at += 1
                return
            length = 2
        elif following.text.lower() in ("hundred", "thousand", "dozen"):
            value, length = value * NUMBER_WORDS[following.text.lower()], 2
        elif piece.text.lower() == "one":
            after = following.text.lower()
            if after not in WORD_UNITS and find_scale(after) is None:
                self.items.append(piece)
                self.at += 1
                return
        self.at += length
        self._finish(piece.start, (value,))

    def _article(self, piece: Piece) -> None:
        """A million, a thousand: an article that stands for one."""
        word = self.peek(1).text.lower()
        if word in ("million", "billion", "thousand", "hundred", "trillion", "dozen"):
            value = NUMBER_WORDS.get(word) or find_scale(word) or 1.0
            self.at += 2
            self._finish(piece.start, (value,))
            return
        unit = find_unit(word)
        if unit is not None and unit.family == "time" and len(word) > 2:
            self.at += 1
            self._finish(piece.start, (1.0,))
            return
        self.items.append(piece)
        self.at += 1

    def _repeated(self, piece: Piece) -> None:
        """Once a minute, twice a day, every 4 seconds: a rate."""
        count = 2.0 if piece.text.lower() == "twice" else 1.0
        at, span = 1, 1.0
        every = piece.text.lower() == "every"
        if not every and self.peek(1).text in ("a", "an", "per", "every"):
            at = 2
        if self.peek(at).kind == "num" and (every or at == 2):
            values = number_readings(self.peek(at).text, self.commas)
            span = values[0] if values and values[0] else 1.0
            at += 1
        unit = find_unit(self.peek(at).text)
        if unit is None or unit.family != "time" or (not every and at == 1):
            self.items.append(piece)
            self.at += 1
            return
        end = self.peek(at).end
        self.at += at + 1
        reading = Reading(
            count / (span * unit.factor),
            basis(TIME, -1),
            count / span,
            False,
            unit.factor,
        )
        self.items.append(
            Amount(
                piece.start,
                end,
                end,
                (reading,),
                "unit",
                each=True,
                unit=unit.symbol,
                words=REPEATED,
            )
        )

    def _after_factor(self) -> bool:
        """Whether RF, factor or `RF =` stands before the number."""
        for item in reversed(self.items[-2:]):
            if isinstance(item, Amount):
                return False
            if item.text.lower() in ("rf", "factor"):
                return True
            if item.text not in ("=", "of", ":"):
                return False
        return False

    def _finish(
        self,
        start: int,
        values: tuple[float, ...],
        *,
        power: bool = False,
        money: str = "",
    ) -> None:
        suffix = read_suffix(self.pieces, self.at, values[0], money, self.commas)
        if suffix.name:
            self.items.append(Piece("name", "", start, suffix.end, True))
            self.at = suffix.at
            return
        number_end = self.pieces[self.at - 1].end
        self.at = suffix.at
        found = tuple(
            Reading(
                value * one.scale * one.factor,
                one.dim,
                value * one.scale,
                one.bits,
                one.clock,
            )
            for value in values
            for one in suffix.meanings
        )
        kind = suffix.kind
        if kind == "bare" and self._after_factor():
            kind = "times"
        self.items.append(
            Amount(
                start,
                max(suffix.end, number_end),
                max(suffix.tight, number_end),
                found,
                kind,
                frozenset(suffix.nouns) if suffix.nouns else NO_NOUNS,
                frozenset(suffix.under) if suffix.under else NO_NOUNS,
                suffix.each,
                power,
                suffix.unit,
                words=tuple(suffix.words),
            )
        )


def items_of(line: str, commas: bool) -> list[Item]:
    """The amounts of a line and the pieces between them."""
    return Reader(line, commas).items
