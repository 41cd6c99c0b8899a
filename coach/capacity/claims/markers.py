"""The words that announce a result: is about, so, that makes, →.

Owns what stands between the givens and the claimed. Must not compute.
"""

from collections.abc import Sequence
from typing import NamedTuple

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.reader import Item
from coach.capacity.claims.vocabulary import EQUAL, HEDGES, SO, VERB


class Gap(NamedTuple):
    """What announces a result: its kind, its place, and the words behind it."""

    kind: str
    start: int
    end: int
    tail: tuple[str, ...]


def _table() -> dict[tuple[str, ...], str]:
    table: dict[tuple[str, ...], str] = {}
    for kind, words in (("verb", VERB), ("so", SO), ("equal", EQUAL)):
        for phrase in words.split("|"):
            table[tuple(phrase.split())] = kind
    return table


_ABOUT = frozenset(
    "about roughly approximately approx ca circa around some or ~ i.e. nearly".split()
)
_TABLE = _table()
_LONGEST = max(map(len, _TABLE))
_FIRST = frozenset(words[0] for words in _TABLE)


def _word(item: Item) -> str:
    return "" if isinstance(item, Amount) else item.text.lower()


def _hedged(words: Sequence[tuple[int, str]]) -> bool:
    """Whether nothing but a hedge stands there: `, about 46 per second`."""
    texts = [word for _, word in words]
    return bool(texts) and len(texts) < 4 and all(word in _ABOUT for word in texts)


def marker_in(items: Sequence[Item], start: int, stop: int) -> Gap | None:
    """The last marker between two items, or None.

    Signs count too: an arrow or `=` as `equal`, a colon as `colon`, an opening bracket
    directly before the claimed as `bracket`.
    """
    words = [(at, _word(items[at])) for at in range(start, stop)]
    words = [(at, word) for at, word in words if word not in (".", "'", "’")]
    best: Gap | None = None
    at = 0
    while at < len(words):
        index, word = words[at]
        kind = ""
        length = 1
        if word in _FIRST:
            for size in range(min(_LONGEST, len(words) - at), 0, -1):
                phrase = tuple(one for _, one in words[at : at + size])
                if phrase in _TABLE:
                    kind, length = _TABLE[phrase], size
                    break
        elif not isinstance(items[index], Amount):
            piece = items[index]
            if getattr(piece, "kind", "") == "eq":
                kind = "equal"
            elif word == ":":
                kind = "colon"
            elif word == ",":
                kind = "comma"
            elif word in ("(", "–", "—"):
                kind = "bracket"
        if kind == "comma":
            kind = "bracket" if _hedged(words[at + 1 :]) and best is None else ""
        if kind and not (kind in ("bracket", "colon") and best is not None):
            tail = tuple(
                one
                for _, one in words[at + length :]
                if one not in HEDGES and one.isalpha()
            )
            if not (best is not None and kind == "verb" and best.kind == "so"):
                best = Gap(kind, index, words[at + length - 1][0] + 1, tail)
            else:
                best = best._replace(end=words[at + length - 1][0] + 1)
        at += length
    return best
