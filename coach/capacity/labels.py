"""Counting nouns: labels on a plain number that cancel with their like.

Owns when two nouns are the same and what is left of them after a product. Must not
judge units: a label never makes a number wrong, it is only compared in sums.
"""

from coach.capacity.units import NONE, TIME, Dim

# A label: its exponent and the word as the person wrote it, by the noun's stem.
Labels = dict[str, tuple[int, str]]
NO_LABELS: Labels = {}

_IRREGULAR = {
    "people": "person",
    "indices": "index",
    "vertices": "vertex",
    "caches": "cache",
    "movies": "movie",
    "cookies": "cookie",
    "series": "series",
}
_HISSING = ("x", "ch", "sh", "ss", "z")
_VOWELS = "aeiou"


def stem(noun: str) -> str:
    """A key that a noun shares with its plural: query and queries, box and boxes."""
    word = _IRREGULAR.get(noun.lower(), noun.lower())
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    if word.endswith(_HISSING):
        return word + "e"
    if len(word) > 2 and word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ie"
    return word


def plural(noun: str) -> str:
    """The word for several; a word that ends in s is taken to be one already."""
    done = noun.endswith("s") and not noun.endswith("ss")
    if done or noun.isupper() or noun.lower() in _IRREGULAR:
        return noun
    if noun.endswith(_HISSING):
        return noun + "es"
    if len(noun) > 2 and noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def singular(noun: str) -> str:
    """The word for one, as it stands below the line: $/user."""
    word = noun.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return noun
    if word.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-2] if word[:-2].endswith(_HISSING) else noun[:-1]


def label(noun: str, exponent: int = 1) -> Labels:
    """One noun as labels."""
    return {stem(noun): (exponent, noun)}


def join(left: Labels, right: Labels, sign: int = 1) -> Labels:
    """The labels of a product (sign 1) or quotient (sign -1); like cancels like."""
    if not right:
        return left
    merged = dict(left)
    for key, (exponent, word) in right.items():
        before, shown = merged.get(key, (0, word))
        total = before + sign * exponent
        if total:
            merged[key] = (total, shown if before else word)
        else:
            merged.pop(key, None)
    return merged


def counted(labels: Labels, dim: Dim) -> tuple[str, tuple[str, ...]]:
    """What is counted and per what: ("tweets", ("user",)); "" where nothing is.

    A noun above the line drops out of a product with data, money, length or time, and
    out of a product of two different nouns.
    """
    if not labels:
        return "", ()
    under = tuple(word for power, word in labels.values() if power < 0)
    over = [(power, word) for power, word in labels.values() if power > 0]
    physical = any(e for at, e in enumerate(dim) if at != TIME) or dim[TIME] > 0
    if physical or len(over) != 1 or over[0][0] != 1:
        return "", under
    return over[0][1], under


def clash(left: Labels, right: Labels, dim: Dim = NONE) -> bool:
    """Whether a sum would mix two things: users + requests. No label fits any."""
    over_a, under_a = counted(left, dim)
    over_b, under_b = counted(right, dim)
    if over_a and over_b and stem(over_a) != stem(over_b):
        return True
    if not under_a or not under_b:
        return False
    return {stem(word) for word in under_a} != {stem(word) for word in under_b}
