"""A cursor behind a number, and what it has gathered there.

Owns the readings that a suffix may have. Must not decide which words belong to it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from coach.capacity.claims.pieces import END, Piece
from coach.capacity.claims.vocabulary import SHORT_NOUNS, STOP_NOUNS, find_scale
from coach.capacity.labels import stem
from coach.capacity.units import NONE, TIME, Dim, Unit, combine

MAX_NOUNS = 3


class Meaning(NamedTuple):
    """One meaning of what follows the number."""

    scale: float
    factor: float
    dim: Dim
    bits: bool = False
    clock: float = 1.0


class Suffix:
    """All that was read; `meanings` are in order of likelihood."""

    __slots__ = (
        "at",
        "each",
        "end",
        "kind",
        "meanings",
        "name",
        "nouns",
        "scaled",
        "tight",
        "under",
        "unit",
        "words",
    )

    def __init__(self, at: int) -> None:
        self.at = at
        self.end = 0
        self.tight = 0
        self.kind = "bare"
        self.meanings: list[Meaning] = [Meaning(1.0, 1.0, NONE)]
        self.nouns: list[str] = []
        self.under: list[str] = []
        self.words: list[str] = []
        self.each = False
        self.scaled = False
        self.name = False
        self.unit = ""


class Scan:
    """Moves over the pieces behind a number; `out` is what it has gathered."""

    def __init__(self, pieces: Sequence[Piece], at: int, commas: bool) -> None:
        self.pieces = pieces
        self.commas = commas
        self.out = Suffix(at)

    def noun_after(self) -> bool:
        """Whether the word after this one may be a noun."""
        after = self.peek(1)
        return after.kind == "word" and after.spaced and is_noun(after.text)

    def peek(self, ahead: int = 0) -> Piece:
        """The piece `ahead` places on, or the end."""
        at = self.out.at + ahead
        return self.pieces[at] if at < len(self.pieces) else END

    def take(self, unit: bool = True) -> Piece:
        """Move over a piece; `unit` says that it belongs to the number itself."""
        piece = self.peek()
        self.out.at += 1
        self.out.end = piece.end
        if unit:
            self.out.tight = piece.end
        return piece

    def multiply(self, factor: float, unit: Unit | None = None, sign: int = 1) -> None:
        """Take a scale, or a unit above (sign 1) or below (-1) the line."""
        changed = []
        for one in self.out.meanings:
            if unit is None:
                changed.append(one._replace(scale=one.scale * factor))
                continue
            clock = one.clock
            if unit.dim[TIME]:
                clock = unit.factor if unit.dim[TIME] > 0 else 1 / unit.factor
                clock = 1.0 if unit.dim[0] else clock
            changed.append(
                Meaning(
                    one.scale,
                    one.factor * unit.factor**sign,
                    combine(one.dim, unit.dim, sign),
                    one.bits or unit.family == "bit",
                    clock,
                )
            )
        self.out.meanings = changed


def noun_stem(word: str) -> str:
    """A key that a noun shares with its plural and its short form."""
    key = stem(word)
    return SHORT_NOUNS.get(key, key)


def is_noun(word: str) -> bool:
    """Whether a word may be what a number counts."""
    lower = word.lower()
    return (
        lower not in STOP_NOUNS
        and (len(word) > 1)
        and find_scale(word) is None
        and lower not in ("x", "per")
    )
