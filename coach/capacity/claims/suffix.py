"""What follows a number: a scale, a unit, a noun, and what it is counted per.

Owns the readings of doubtful letters (B, m, K, G). Must not move beyond the amount.
"""

from collections.abc import Sequence

from coach.capacity.claims.below import read_below
from coach.capacity.claims.pieces import Piece
from coach.capacity.claims.scan import (
    MAX_NOUNS,
    Meaning,
    Scan,
    Suffix,
    is_noun,
    noun_stem,
)
from coach.capacity.claims.vocabulary import (
    LETTER_UNITS,
    LOWER_DATA,
    PER_ALWAYS,
    PERIOD_WORDS,
    RATE_NOUNS,
    STOP_NOUNS,
    find_scale,
    find_unit,
)
from coach.capacity.units import NONE, UNITS

_TIMES_WORDS = frozenset({"x", "X", "times", "fold", "mal"})
_MONEY = ("$", "€", "£")


def _head(scan: Scan, value: float, money: str) -> None:
    if money:
        scan.multiply(1.0, UNITS[money])
        scan.out.kind, scan.out.unit = "unit", money
    if scan.peek().text in ("%", "‰") or scan.peek().text.lower() in (
        "percent",
        "prozent",
    ):
        scan.multiply(0.001 if scan.peek().text == "‰" else 0.01)
        scan.take()
        scan.out.kind, scan.out.unit = "percent", "%"
        return
    _scale(scan, value, money)
    if scan.out.name:
        return
    if scan.out.kind in ("bare", "count") and not money:
        _unit(scan)
    if scan.peek().text in _MONEY and not money and scan.out.kind == "bare":
        symbol = scan.take().text
        scan.multiply(1.0, UNITS[symbol])
        scan.out.kind, scan.out.unit = "unit", symbol


def _scale(scan: Scan, value: float, money: str) -> None:
    piece = scan.peek()
    if piece.kind != "word":
        return
    word, after = piece.text, scan.peek(1)
    noun_next = after.kind == "word" and after.spaced and is_noun(after.text)
    over = after.text == "/" and scan.peek(2).kind != "num"  # not 1B / 86,400
    below = over or after.text in PER_ALWAYS or after.text in ("a", "an")
    if word in ("B", "m", "b") or word in LETTER_UNITS:
        if piece.spaced and word not in ("B", "M", "K", "m", "T", "G"):
            return
        _letter(scan, word, noun_next, bool(money), below, value)
        return
    factor = find_scale(word)
    if factor is None or (word == "k" and piece.spaced and after.text == "="):
        return
    scan.take()
    scan.out.scaled = True
    if scan.peek().text == "." and word.lower() in ("mio", "mrd"):
        scan.take()
    scan.multiply(factor)
    after = scan.peek()
    if word in ("hundred", "thousand") and find_scale(after.text):
        scan.multiply(find_scale(scan.take().text) or 1.0)


def _letter(
    scan: Scan, word: str, noun: bool, money: bool, below: bool, value: float
) -> None:
    plain = Meaning(1.0, 1.0, scan.out.meanings[0].dim)
    first = scan.out.meanings[0]
    count = {"B": 1e9, "m": 1e6, "K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12}
    scan.take()
    if word == "b":
        scan.out.at -= 1
        _unit(scan)
        return
    options: list[Meaning] = []
    number = first._replace(scale=count.get(word, 1e9))
    symbol = {"B": "B", "m": "min"}.get(word) or LETTER_UNITS[word]
    unit = UNITS[symbol]
    physical = plain._replace(factor=unit.factor, dim=unit.dim)
    if money or (noun and word != "B"):
        options = [number]
    elif noun or word in ("M", "T", "K"):
        options = [number, physical]
    elif word == "m" and below:
        options = [number]
    elif word == "B" and below and find_unit(scan.peek(1).text) is None:
        options = [physical]  # 500 B per post, 20 B/entry
    elif word == "B" and value != int(value) and value < 100:
        options = [number, physical]
    else:
        options = [physical, number]
    scan.out.meanings = options
    scan.out.scaled = True
    if options[0].dim != NONE and not money:
        scan.out.kind, scan.out.unit = "unit", symbol


def _unit(scan: Scan) -> None:
    piece = scan.peek()
    if piece.kind != "word":
        return
    word = piece.text
    if word in _TIMES_WORDS:
        follow = scan.peek(1)
        starts = follow.kind == "num" or follow.text in ("(", "$", "€", "~")
        if word in ("x", "X") and (starts or follow.text == "("):
            return
        if word in ("x", "X") and piece.spaced and find_unit(follow.text) is None:
            starts = follow.kind == "word"
            if starts and follow.text.lower() not in STOP_NOUNS:
                return
        scan.take()
        scan.out.kind = "times"
        return
    if word in ("in", "an", "a", "o", "T", "ore", "al", "mo") and (
        piece.spaced or word == "in"
    ):
        return
    unit = find_unit(word)
    if unit is None:
        if not piece.spaced and not scan.out.scaled and _glued_name(word):
            scan.out.name = True
            scan.take()
        return
    if unit.family == "percent" or (piece.spaced and word in ("d", "h", "y", "b")):
        follow = scan.peek(1)
        if word == "b" or (follow.kind == "word" and not follow.spaced):
            return
    scan.take()
    if word in RATE_NOUNS or word.lower() in RATE_NOUNS:
        scan.out.nouns.append(noun_stem(RATE_NOUNS[word.lower()]))
    scan.out.unit = (scan.out.unit + " " if scan.out.unit else "") + word
    scan.out.kind = "unit"
    before = scan.out.meanings
    scan.multiply(1.0, unit)
    bits = scan.out.meanings
    if word in LOWER_DATA or word in ("Mb", "Gb", "Tb"):
        # 50kb of text are bytes; 50 kb/s may be either; 5 Mb is bits by the book.
        scan.out.meanings = before
        scan.multiply(1.0, UNITS[LOWER_DATA.get(word, word[0] + "B")])
        if word not in LOWER_DATA:
            rate = scan.peek().text in ("/", "per")
            scan.out.meanings = bits + ([] if rate else scan.out.meanings)
        elif scan.peek().text in ("/", "per"):
            scan.out.meanings += bits


def _millions(text: str) -> bool:
    """Whether a number is written out in groups: 6.000.000 de usuários."""
    return text.count(".") > 1 or text.count(" ") > 1 or text.count(",") > 1


def _linked(scan: Scan) -> bool:
    """Skip the `de` of 2 millones de usuarios, the `d'` of millions d'images."""
    piece, after = scan.peek(), scan.peek(1)
    number = scan.pieces[scan.out.at - 1]
    if not scan.out.scaled and not _millions(number.text):
        return False
    if piece.text in ("de", "di") and after.kind == "word":
        scan.out.at += 1
        return True
    if piece.text == "d" and after.text in ("'", "’"):
        scan.out.at += 2
        return True
    return False


def _noun(scan: Scan) -> None:
    if scan.out.kind == "times":
        return
    count = 0
    while count < MAX_NOUNS:
        piece = scan.peek()
        if not count and scan.out.kind != "unit" and _linked(scan):
            piece = scan.peek()
        glued = not piece.spaced and len(piece.text) < 3
        if piece.kind != "word" or glued or not is_noun(piece.text):
            break
        if find_unit(piece.text) is not None and piece.text not in ("second",):
            break
        if piece.text.lower() in PERIOD_WORDS and not scan.noun_after():
            break
        word = scan.take(unit=False).text
        scan.out.words.append(word)
        if word.lower() in PERIOD_WORDS:
            continue
        scan.out.nouns.append(noun_stem(word))
        count += 1
    if scan.out.nouns and scan.out.kind == "bare":
        scan.out.kind = "count"


def _glued_name(word: str) -> bool:
    """Whether letters glued to a number make a name: 1080p, 99th, 42ab."""
    return len(word) < 3 or word in ("bit", "way", "core", "node")


def read_suffix(
    pieces: Sequence[Piece], at: int, value: float, money: str, commas: bool
) -> Suffix:
    """Read what follows the number that ends before `at`."""
    scan = Scan(pieces, at, commas)
    _head(scan, value, money)
    if scan.out.name:
        return scan.out
    if scan.out.kind == "percent":
        _noun(scan)
        return scan.out
    if scan.out.kind == "unit":
        # Data before its noun: 300 bytes a row; a rate before its: 40 writes/s.
        read_below(scan)
        if not scan.out.under:
            _noun(scan)
    else:
        _noun(scan)
    read_below(scan)
    return scan.out
