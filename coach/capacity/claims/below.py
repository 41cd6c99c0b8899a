"""What an amount is counted per: /day, per 1M requests, a month, each.

Owns the denominators behind a number and its unit.
"""

from coach.capacity.claims.numerals import readings
from coach.capacity.claims.scan import MAX_NOUNS, Scan, is_noun, noun_stem
from coach.capacity.claims.vocabulary import (
    PER_ALWAYS,
    PER_TIME,
    PERIOD_WORDS,
    STOP_NOUNS,
    find_scale,
    find_unit,
)
from coach.capacity.units import UNITS


def read_below(scan: Scan) -> None:
    """Take all that stands below the line, at most three denominators."""
    for _ in range(3):
        piece = scan.peek()
        if piece.text == "/":
            if not _below_word(scan, 1, tight=True):
                return
        elif piece.text in PER_ALWAYS:
            if not _below_word(scan, 1, tight=False):
                return
        elif piece.text in PER_TIME and piece.spaced:
            unit = find_unit(scan.peek(1).text)
            stuff = any(
                one.dim[0] == 1 or any(one.dim[3:]) for one in scan.out.meanings
            )
            if unit is None and stuff and piece.text in ("a", "an"):
                if is_noun(scan.peek(1).text):
                    scan.take(unit=False)
                    scan.out.under.append(noun_stem(scan.take(unit=False).text))
                return
            money = any(any(one.dim[3:]) for one in scan.out.meanings)
            if unit is not None and unit.family in ("byte", "ibyte") and money:
                _below_word(scan, 1, tight=False)
                return
            if any(one.dim[1] < 0 for one in scan.out.meanings):
                return
            if unit is None or unit.family != "time" or piece.text == scan.peek(1).text:
                return
            _below_word(scan, 1, tight=False)
        elif piece.text.lower() in PERIOD_WORDS and not scan.noun_after():
            period = PERIOD_WORDS[scan.take().text.lower()]
            if scan.out.kind == "bare":
                return
            scan.multiply(1.0, UNITS[period], -1)
            scan.out.unit += f"/{period}"
            scan.out.kind = "unit"
        elif piece.text in ("each", "ea", "apiece"):
            scan.out.each = True
            scan.take(unit=False)
            return
        else:
            return


def _below_word(scan: Scan, ahead: int, *, tight: bool) -> bool:
    sign = scan.peek()
    piece = scan.peek(ahead)
    if piece.kind == "num" and (not tight or scan.peek(ahead + 1).kind == "word"):
        return _below_number(scan, tight)
    if piece.kind != "word" or (tight and piece.spaced != sign.spaced):
        return False
    unit = find_unit(piece.text)
    if piece.text == "m":
        unit = UNITS["min"]
    if unit is not None and unit.family in ("time", "byte", "ibyte"):
        scan.take()
        scan.take()
        scan.multiply(1.0, unit, -1)
        scan.out.unit += f"/{piece.text}" if tight else f" per {piece.text}"
        scan.out.kind = "unit"
        return True
    if tight and piece.spaced:
        return False
    if piece.text.lower() in STOP_NOUNS and piece.text.lower() not in ("second",):
        return False
    scan.take(unit=False)
    noun = scan.take(unit=False).text
    scan.out.under.append(noun_stem(noun))
    while not tight and scan.peek().kind == "word" and is_noun(scan.peek().text):
        if find_unit(scan.peek().text) or len(scan.out.under) > MAX_NOUNS:
            break
        scan.out.under.append(noun_stem(scan.take(unit=False).text))
    return True


def _below_number(scan: Scan, tight: bool) -> bool:
    """Per 1M requests, per 30 days: a price or rate for so many."""
    values = readings(scan.peek(1).text, scan.commas)
    follow = scan.peek(2)
    scale = find_scale(follow.text) if follow.kind == "word" else None
    unit = find_unit(follow.text) if follow.kind == "word" else None
    if not values or not values[0] or tight:
        return False
    if scale is None and unit is None and values[0] >= 100:
        # $0.10 per 1,000: what they are was said before.
        scan.take()
        scan.take()
        scan.multiply(1 / values[0])
        if follow.kind == "word" and follow.spaced and is_noun(follow.text):
            scan.out.under.append(noun_stem(scan.take(unit=False).text))
        return True
    if scale is not None:
        scan.take()
        scan.take()
        scan.take()
        scan.multiply(1 / (values[0] * scale))
        if scan.peek().kind == "word" and is_noun(scan.peek().text):
            scan.out.under.append(noun_stem(scan.take(unit=False).text))
        return True
    if unit is not None and unit.family == "time":
        scan.take()
        scan.take()
        scan.take()
        scan.multiply(1.0, unit, -1)
        scan.multiply(1 / values[0])
        scan.out.kind = "unit"
        return True
    return False
