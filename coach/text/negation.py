"""Whether a phrase in a sentence is turned down: "we will not need X", "X is overkill".

Owns the words that say no and how far they reach. A word of this kind only reaches the
end of its clause, so that "not only X" and "it does not scale, so we use X" stay yes.
"""

from collections.abc import Sequence
from typing import Final

from coach.text.pieces import Piece

_NO: Final = frozenset(
    """
    no not never without nor neither cannot avoid avoids avoiding skip skips skipping
    ignore ignoring dont doesnt didnt wont wouldnt isnt arent cant couldnt shouldnt
    neednt
    """.split()
)
_MERELY: Final = frozenset(
    {"only", "just", "merely", "simply", "least", "less", "more"}
)
_TURNS: Final = frozenset(
    "but so because since therefore hence however then unless until if when".split()
)
_NEEDLESS: Final = frozenset(
    "overkill unnecessary needless excluded skipped postponed".split()
)
_WANTED: Final = frozenset("needed required necessary used included wanted".split())
REACH: Final = 5


def negated(words: Sequence[Piece], first: int, last: int) -> bool:
    """Whether the phrase from word `first` to word `last` is turned down."""
    return _before(words, first) or _after(words, last)


def _before(words: Sequence[Piece], first: int) -> bool:
    for n in range(first - 1, max(-1, first - 1 - REACH), -1):
        if not words[n + 1].tight or words[n].word in _TURNS:
            return False
        if words[n].word in _NO:
            return words[n + 1].word not in _MERELY
        pair = (words[n - 1].word, words[n].word) if n else ("", words[n].word)
        if pair in (("instead", "of"), ("rather", "than")):
            return True
    return False


def _after(words: Sequence[Piece], last: int) -> bool:
    run = []
    for piece in words[last + 1 : last + 1 + REACH]:
        if not piece.tight or piece.word in _TURNS:
            break
        run.append(piece.word)
    said = " ".join(run)
    if "out of scope" in said or _NEEDLESS & set(run):
        return True
    return bool(_NO & set(run)) and bool(_WANTED & set(run))
