"""Numbers in words: half of, two thirds of, twice, divided by.

Owns which words stand for a factor or an operator. Must not read digits.
"""

from collections.abc import Sequence

from coach.capacity.claims.amount import Amount, Reading
from coach.capacity.claims.pieces import END, Piece
from coach.capacity.claims.vocabulary import NUMBER_WORDS, find_unit
from coach.capacity.units import NONE

_PARTS = {
    "half": 1 / 2,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 1 / 4,
    "quarters": 1 / 4,
    "fifth": 1 / 5,
    "fifths": 1 / 5,
    "sixth": 1 / 6,
    "eighth": 1 / 8,
    "tenth": 1 / 10,
    "tenths": 1 / 10,
    "hundredth": 1 / 100,
    "thousandth": 1 / 1000,
}
_FOLD = {
    "twice": 2.0,
    "double": 2.0,
    "doubling": 2.0,
    "triple": 3.0,
    "tripling": 3.0,
    "halving": 0.5,
    "thrice": 3.0,
}
_JOINS = {("divided", "by"): "/", ("multiplied", "by"): "*"}
_SIGNS = {"plus": "+", "minus": "-", "times": "*"}


def _factor(start: Piece, end: Piece, value: float) -> Amount:
    reading = Reading(value, NONE, value)
    return Amount(start.start, end.end, end.end, (reading,), "times")


def fraction_at(pieces: Sequence[Piece], at: int) -> tuple[Amount, int] | None:
    """The factor of `a third of` or `twice 500 GB`, and its length in pieces."""

    def word(ahead: int) -> str:
        place = at + ahead
        return pieces[place].text.lower() if place < len(pieces) else ""

    def piece(ahead: int) -> Piece:
        return pieces[at + ahead] if at + ahead < len(pieces) else END

    first = word(0)
    if first in _FOLD:
        money = piece(1).text in ("$", "€", "£")
        if piece(1).kind == "num" or money:
            return _factor(piece(0), piece(0), _FOLD[first]), 1
        return None
    if first == "half" and word(1) in ("a", "an"):
        return _half(pieces, at)
    if first == "half" and word(1) == "of":
        return _factor(piece(0), piece(0), 0.5), 1
    count = 1.0 if first in ("a", "an", "one") else NUMBER_WORDS.get(first, 0.0)
    if first in ("half", "quarter") or not 1 <= count < 10 or word(2) != "of":
        return None
    part = _PARTS.get(word(1))
    return None if part is None else (_factor(piece(0), piece(1), count * part), 2)


def _half(pieces: Sequence[Piece], at: int) -> tuple[Amount, int] | None:
    """Half an hour, half a day."""
    if at + 2 >= len(pieces):
        return None
    unit = find_unit(pieces[at + 2].text)
    if unit is None or unit.family != "time":
        return None
    reading = Reading(unit.factor / 2, unit.dim, 0.5, False, unit.factor)
    start, end = pieces[at].start, pieces[at + 2].end
    amount = Amount(start, end, end, (reading,), "unit", unit=unit.symbol)
    return amount, 3


def operator_at(pieces: Sequence[Piece], at: int) -> tuple[Piece, int] | None:
    """`divided by`, `plus`: the sign that the words stand for, and their length."""
    first = pieces[at]
    after = pieces[at + 1] if at + 1 < len(pieces) else END
    sign = _JOINS.get((first.text, after.text))
    if sign is not None:
        return Piece("sign", sign, first.start, after.end, True), 2
    sign = _SIGNS.get(first.text)
    counted = after.kind == "num" or after.text.lower() in NUMBER_WORDS
    if sign is not None and (counted or after.text in ("$", "€")):
        return Piece("sign", sign, first.start, first.end, True), 1
    return None
