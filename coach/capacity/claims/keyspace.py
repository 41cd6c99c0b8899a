"""How many values fit: 12 bits of sequence, six characters of base 62, a 6-digit code.

Owns the rules of key spaces. Must not read text beyond a statement.
"""

from collections.abc import Iterator, Sequence

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.attempt import SPAN, Attempt, best_of
from coach.capacity.claims.compare import Match
from coach.capacity.claims.evaluate import Value
from coach.capacity.claims.reader import Item
from coach.capacity.claims.scan import noun_stem
from coach.capacity.claims.statement import Statement
from coach.capacity.claims.vocabulary import find_unit
from coach.capacity.units import DATA, NONE, TIME

_VALUES = frozenset(
    "value id combination key code number addresse address possibility slug token "
    "permutation string pin shortcode url link name sequence".split()
)
_SPACES = frozenset(
    "id ids sequence sequences counter address addresses addressing space key keys "
    "identifier identifiers shard machine worker prefix number hash field".split()
)
_SIGNS = frozenset({"character", "char", "digit", "letter", "symbol", "place"})
_BASES = (10, 16, 26, 32, 36, 52, 58, 62, 64)
_ALPHABETS: dict[str, tuple[float, ...]] = {
    "hex": (16,),
    "hexadecimal": (16,),
    "alphanumeric": (36, 62),
    "lowercase": (26, 36),
}
MAX_BITS = 512
MIN_CLAIM = 16


def keyspace(statement: Statement) -> Attempt | None:
    """Six characters of base 62: 56.8 billion; a 32-bit id: 4.3 billion."""
    return _of_bits(statement) or _of_signs(statement)


def is_length(text: str) -> bool:
    """Whether a name tells a width: 32-bit, 7-character, 6-digit."""
    digits, _, what = text.partition("-")
    return digits.isdigit() and (what == "bit" or noun_stem(what) in _SIGNS)


def _of_bits(statement: Statement) -> Attempt | None:
    claim = statement.claim
    for at, bits, told in _widths(statement):
        spaces = [2.0**bits]
        if not told or statement.says(frozenset({"signed", "positive"})):
            spaces.append(2.0 ** (bits - 1))
        if claim.dim == SPAN and not claim.nouns:
            tick = _tick(statement.sentence.items[at + 1 : at + 3])
            match = best_of(claim, [one * tick for one in spaces]) if tick else None
            return match and Attempt(match, True, at)
        if claim.power or not _counts(claim) or claim.first.number < MIN_CLAIM:
            return None
        if told or claim.nouns & _VALUES:
            return _attempt(claim, spaces, at)
    return None


def _widths(statement: Statement) -> Iterator[tuple[int, int, bool]]:
    """Where a width stands, its bits, and whether the words say that it counts."""
    items = statement.sentence.items
    for at, item in enumerate(items[: statement.at]):
        if isinstance(item, Amount):
            number = item.first.number
            if not _is_bits(item) or statement.givens != (at,):
                continue
            if 4 <= number <= MAX_BITS and number == int(number):
                yield at, int(number), statement.says(_SPACES) or _of(items, at)
        elif item.kind == "name" and item.text.endswith("-bit"):
            digits = item.text.partition("-")[0]
            if digits.isdigit() and 8 <= int(digits) <= MAX_BITS:
                yield at, int(digits), False


def _of(items: Sequence[Item], at: int) -> bool:
    """Whether it is said what the bits are for: 12 bits of, 10 bits for."""
    return getattr(items[at + 1], "text", "") in ("of", "for")


def _is_bits(amount: Amount) -> bool:
    return amount.unit in ("bit", "bits") and not amount.under and not amount.each


def _tick(after: Sequence[Item]) -> float:
    """The step of a counter of time: 41 bits of milliseconds."""
    words = [getattr(item, "text", "") for item in after]
    if len(words) < 2 or words[0] not in ("of", "in", "for"):
        return 0.0
    unit = find_unit(words[1])
    return unit.factor if unit is not None and unit.family == "time" else 0.0


def _counts(claim: Amount) -> bool:
    """Whether a claim counts things, in all or in a span of time."""
    if not claim.nouns and not claim.plain:
        return False
    return claim.plain or (claim.dim[TIME] == -1 and claim.dim[DATA] == 0)


def _attempt(claim: Amount, counts: list[float], first: int) -> Attempt | None:
    """Compare numbers as written: 2,048 ids per millisecond are 2,048."""
    clock = claim.first.clock if claim.dim != NONE else 1.0
    match: Match | None = best_of(claim, [one / clock for one in counts])
    if match is None:
        return None
    value = Value(match.value.value, claim.dim, match.value.value * clock)
    return Attempt(match._replace(value=value), True, first)


def _of_signs(statement: Statement) -> Attempt | None:
    claim = statement.claim
    if not claim.plain or claim.value < 100:
        return None
    items = statement.sentence.items[: statement.at]
    found = next(_lengths(statement, items), None)
    if found is None:
        return None
    first, length, noun = found
    if not 1 <= length <= 64:
        return None
    bases = _bases(items)
    if not bases:
        if noun != "digit" or not claim.nouns & _VALUES or len(statement.givens) > 1:
            return None
        return _attempt(claim, [10.0**length, 9 * 10.0 ** (length - 1)], first)
    return _attempt(claim, [base**length for base in bases], first)


def _lengths(
    statement: Statement, items: Sequence[Item]
) -> Iterator[tuple[int, float, str]]:
    for at in statement.givens:
        amount = statement.sentence.amount(at)
        for noun in amount.nouns & _SIGNS:
            yield at, amount.value, noun
    for at, item in enumerate(items):
        if not isinstance(item, Amount) and item.kind == "name":
            digits, _, what = item.text.partition("-")
            if digits.isdigit() and len(digits) < 3 and noun_stem(what) in _SIGNS:
                yield at, float(digits), noun_stem(what)


def _bases(items: Sequence[Item]) -> tuple[float, ...]:
    for at, item in enumerate(items):
        if isinstance(item, Amount):
            words = [word.lower() for word in item.words]
        else:
            words = [item.text.lower()]
            if words == ["base"]:
                base = _base(items[at : at + 3])
                if base:
                    return (float(base),)
        for word in words:
            if word in _ALPHABETS:
                return _ALPHABETS[word]
    return ()


def _base(items: Sequence[Item]) -> int:
    for item in items[1:]:
        if isinstance(item, Amount):
            return int(item.value) if item.value in _BASES else 0
        digits = item.text.strip("-")
        if item.kind == "name" and digits.isdigit() and int(digits) in _BASES:
            return int(digits)
    return 0
