"""Items of a block to sentences, which may run over several lines.

Owns where a sentence ends. Must not judge.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.page import Line
from coach.capacity.claims.pieces import Piece
from coach.capacity.claims.reader import Item
from coach.capacity.claims.scan import noun_stem

_SHORT = frozenset(
    "i e g ca approx incl resp mio mrd vs bzw env max min avg no nr st ref fig".split()
)
MAX_ITEMS = 160


@dataclass(slots=True)
class Sentence:
    """The items of one sentence and the line that each stands on."""

    items: list[Item] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    _said: frozenset[str] | None = None

    def add(self, item: Item, line: Line) -> None:
        """Take one more item."""
        self.items.append(item)
        self.lines.append(line)

    def words(self, start: int = 0, stop: int | None = None) -> list[str]:
        """The words between two items, in lower case, nouns of amounts left out."""
        return [
            item.text.lower()
            for item in self.items[start:stop]
            if isinstance(item, Piece) and item.kind == "word"
        ]

    @property
    def said(self) -> frozenset[str]:
        """All its words in lower case, nouns of amounts included; kept once made."""
        if self._said is None:
            words = set(self.words())
            for item in self.items:
                if isinstance(item, Amount):
                    words.update(word.lower() for word in item.words)
                else:
                    words.add(item.text.lower())
            self._said = frozenset(words)
        return self._said

    @property
    def stems(self) -> frozenset[str]:
        """The stems of all its words, nouns of amounts included."""
        found = {noun_stem(word) for word in self.words()}
        for at in self.amounts:
            found |= self.amount(at).nouns
        return frozenset(found)

    @property
    def amounts(self) -> list[int]:
        """Where the amounts stand."""
        return [at for at, one in enumerate(self.items) if isinstance(one, Amount)]

    def amount(self, at: int) -> Amount:
        """The amount at an index that holds one."""
        item = self.items[at]
        if not isinstance(item, Amount):
            raise TypeError(f"no amount at {at}")
        return item

    def text(self, first: int, last: int) -> tuple[Line, int, int]:
        """The verbatim span from one item to another, on the line of the last."""
        line = self.lines[last]
        while first < last and self.lines[first].number != line.number:
            first += 1
        begin, end = self.items[first], self.items[last]
        stop = end.tight if isinstance(end, Amount) else end.end
        return line, begin.start, max(stop, begin.start)


def _ends(items: Sequence[Item], at: int) -> bool:
    item = items[at]
    if isinstance(item, Amount) or item.text not in (".", "!", "?", ";", "…", "✓", "✗"):
        return False
    if item.text != ".":
        return True
    following = items[at + 1] if at + 1 < len(items) else None
    if following is not None and following.start == item.end:
        return False
    before = items[at - 1] if at else None
    if isinstance(before, Piece) and before.text.lower() in _SHORT:
        return before.text.lower() not in ("i", "e", "g") and False
    return True


def sentences_of(rows: Sequence[tuple[Line, Sequence[Item]]]) -> list[Sentence]:
    """The sentences of lines that follow each other in one block.

    A list item begins a sentence of its own, and so does a line after a full stop.
    """
    found: list[Sentence] = []
    current = Sentence()
    for line, items in rows:
        if line.kind == "item" and current.items:
            found.append(current)
            current = Sentence()
        for at, item in enumerate(items):
            if len(current.items) >= MAX_ITEMS:
                found.append(current)
                current = Sentence()
            if _ends(items, at):
                found.append(current)
                current = Sentence()
                continue
            current.add(item, line)
    if current.items:
        found.append(current)
    return [one for one in found if one.items]
