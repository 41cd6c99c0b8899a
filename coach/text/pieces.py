"""Words of a text with their places, for finding phrases in it.

Owns what counts as one word when concepts are sought: hyphens, slashes and underscores
part words, emphasis does not. Knows nothing of concepts.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from coach.text.words import stem

_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019][^\W\d_]{1,2}\b)?")
_UNIT: Final = re.compile(r"\d+([kKMGTPE]?B|[kKMGT]?bps|ms|s|[kKmMbB]|bn|mln|[rqt]ps)")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_TIGHT: Final = re.compile(r"[\s\-\u2010\u2011\u2013_/&+*`~\"\u201c\u201d]{0,4}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word in its place.

    Attributes:
        start: Its first character in the text.
        end: The place after its last character.
        word: In lower case, without a possessive `'s`.
        stem: Its stem, for comparing.
        tight: Whether only spaces, hyphens and the like part it from the word before.
    """

    start: int
    end: int
    word: str
    stem: str
    tight: bool


def pieces(text: str) -> tuple[Piece, ...]:
    """Return the words of a text in their order; `FeedService` is two words."""
    found: list[Piece] = []
    last = 0
    for match in _WORD.finditer(text):
        for start, end in _humps(match.group(), match.start()):
            word = plain(text[start:end])
            tight = _TIGHT.fullmatch(text, last, start) is not None
            found.append(Piece(start, end, word, _stem(word), bool(found) and tight))
            last = end
    return tuple(found)


def plain(word: str) -> str:
    """Return a word in lower case, without a possessive and without apostrophes."""
    lower = word.replace("\u2019", "'").casefold()
    return lower.removesuffix("'s").replace("'", "")


def _humps(word: str, at: int) -> list[tuple[int, int]]:
    """Part `FeedService` and `200ms`; `PostgreSQL`, `iOS` and `gRPC` stay whole."""
    if unit := _UNIT.fullmatch(word):
        return [(at, at + unit.start(1)), (at + unit.start(1), at + len(word))]
    if word.islower():
        return [(at, at + len(word))]
    cuts = [m.start() for m in _CAMEL.finditer(word)]
    edges = [0, *cuts, len(word)]
    return [(at + a, at + b) for a, b in pairwise(edges)]


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    return stem(word)
