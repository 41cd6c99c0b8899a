"""Numbers that are names: p99, 2024-03-17, v1.18.4, 14:05.

Owns what makes a number no figure. Must not read values.
"""

from typing import Protocol

from coach.capacity.claims.pieces import Piece

# What may stand glued before a number without making it a name.
_FREE_BEFORE = frozenset({"x", "X", "RF", "rf", "ca", "is"})


class Around(Protocol):
    """A place in a line that can look both ways."""

    at: int

    def peek(self, ahead: int = 0) -> Piece:
        """The piece `ahead` places on, or the end."""


def name_length(around: Around, piece: Piece) -> int:
    """How many pieces make a name such as p99, 2024-03-17, 1.18.4; 0 if none."""
    before = around.peek(-1)
    glued = not piece.spaced and around.at > 0
    length = 1
    named = (
        glued
        and (
            (before.kind == "word" and before.text not in _FREE_BEFORE)
            or before.text in ("#", "@", "_", "\x01", "\\", "§")
        )
    ) or (glued and before.text in ("-", ".") and not _free(around, -2))
    after = around.peek(1)
    while not after.spaced and after.kind != "end":
        follow = around.peek(length + 1)
        if after.text in ("-", "_", "–", "\x01") and follow.kind in ("num", "word"):
            if follow.spaced or (piece.text == "1" and follow.text.startswith("0.")):
                break  # 1-0.99 is a difference
            named = True
            length += 2
        elif (after.text == ":" and follow.kind == "num") and not follow.spaced:
            if length == 1 and not named and is_ratio(around, piece, follow):
                return 0
            named = True
            length += 2
        elif named and after.kind in ("word", "num"):
            length += 1
        else:
            break
        after = around.peek(length)
    return length if named else 0


def _free(around: Around, ahead: int) -> bool:
    """Whether the piece before a minus or dot leaves it free of a name."""
    before, sign = around.peek(ahead), around.peek(ahead + 1)
    if before.kind == "end" or sign.spaced or sign.text == ".":
        return sign.spaced
    if before.text == "1" and around.peek().text.startswith("0."):
        return True
    return before.kind not in ("word", "num", "name")


def is_ratio(around: Around, left: Piece, right: Piece) -> bool:
    """Whether two numbers around a colon are a ratio, not a time of day."""
    after = around.peek(3)
    if after.text == ":" and not after.spaced:
        return False
    if left.text != "1" and right.text == "1":
        return True
    return left.text == "1" and not (len(right.text) == 2 and right.text[0] == "0")


def to_one(around: Around) -> bool:
    """Whether 100 to 1 is a ratio, not a step from 100 to 1 of something."""
    after = around.peek(3)
    free = after.kind in ("end", "sign") and after.text not in ("%", "$", "€")
    before = around.peek(-1).text.lower() if around.at else ""
    return before != "from" and (free or after.text in ("so", "and", "in", "with"))
