"""Figures with a name: `DAU = 10M`, `50M concurrent users`, `Tweet size: 300 B`.

Owns which words name a figure. Must not compare figures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.formula import operator_of
from coach.capacity.claims.page import Line
from coach.capacity.claims.pieces import Piece
from coach.capacity.claims.reader import Item
from coach.capacity.claims.vocabulary import HEDGES
from coach.capacity.labels import stem

MAX_NAME = 4
_LINKS = frozenset({":", "=", "≈", "~", "is", "are", "of", "|", "→"})
# A figure that moves, that is wished for, or that is one of several is no conflict.
_MOVING = frozenset(
    "if grow grows grew growth growing from until after before target future "
    "today now next later was were year years scenario option case variant "
    "phase region regions each per another additional extra instead new old "
    "previously currently worst best plan stage step launch initially first "
    "then up than vs or limit max".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure, the words that name it, and where it stands.

    Attributes:
        line: Its line.
        start: Where the words begin, name included.
        end: Where they end.
        amount: The figure.
        before: The name in front, lower case: `tweet size` of `Tweet size: 300 B`.
        linked: Whether a colon, `=` or `is` joins name and figure.
        words: All naming words, as stems.
        steady: Whether nothing on the line says that the figure moves.
        lone: Whether the figure stands alone: it is no part of a formula.
        last: Whether nothing is said behind it.
    """

    line: Line
    start: int
    end: int
    amount: Amount
    before: str
    linked: bool
    words: frozenset[str]
    steady: bool
    lone: bool
    last: bool


def _before(items: Sequence[Item], at: int) -> tuple[list[str], bool, int]:
    """The words in front of a figure, whether they are linked, and their start."""
    back = at - 1
    linked = False
    while back >= 0:
        item = items[back]
        if isinstance(item, Amount):
            return [], False, items[at].start
        text = item.text.lower()
        if text in _LINKS:
            linked = True
        elif text not in HEDGES:
            break
        back -= 1
    names: list[str] = []
    start = items[at].start
    while back >= 0 and len(names) < MAX_NAME:
        item = items[back]
        if isinstance(item, Amount) or item.kind != "word":
            break
        names.insert(0, item.text.lower())
        start = item.start
        back -= 1
    return names, linked, start


def _steady(items: Sequence[Item]) -> bool:
    for item in items:
        if isinstance(item, Amount):
            if any(word.lower() in _MOVING for word in item.words):
                return False
        elif item.text.lower() in _MOVING or item.kind == "cmp":
            return False
    return True


def mentions_of(line: Line, items: Sequence[Item]) -> Iterator[Mention]:
    """The named figures of a line, from left to right."""
    steady = _steady(items)
    for at, item in enumerate(items):
        if not isinstance(item, Amount) or item.kind == "percent":
            continue
        after = items[at + 1] if at + 1 < len(items) else None
        names, linked, start = _before(items, at)
        behind = operator_of(after) if after is not None else ""
        operand = behind in ("*", "/", "^", "+")
        if at and operator_of(items[at - 1]) in ("*", "/", "^", "+"):
            operand = True
        words = {stem(word) for word in names} | item.nouns
        words |= {word.lower() for word in item.words}
        yield Mention(
            line,
            start,
            item.end,
            item,
            " ".join(names),
            linked,
            frozenset(words),
            steady,
            not operand and not _equation(after),
            _ended(items[at + 1 :]),
        )


def _ended(rest: Sequence[Item]) -> bool:
    """Whether only signs follow."""
    return all(isinstance(one, Piece) and one.kind == "sign" for one in rest[:3])


def _equation(after: Item | None) -> bool:
    return isinstance(after, Piece) and after.kind == "eq"
