"""Who speaks in a conversation: the candidate, or the one who asks.

Owns the labels in front of a line (`Me:`, `**Interviewer:**`, `Q:`). One letter is only
a label where the rest of the text makes it one, since `A:` may be the first of a list.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_LABEL: Final = re.compile(
    r"[\s*_>\[(-]{0,6}(?:\[?\(?\d{1,2}:\d\d(?::\d\d)?\)?\]?[\s*_-]{0,4})?"
    r"([A-Za-z]{1,14})[*_\])]{0,3}(?: ?\([^():\n]{1,16}\))?[*_]{0,3}:[*_]{0,3}(?=\s|$)"
)
_ALONE: Final = re.compile(
    r"[\s#]{0,8}(?:\*\*|__|## ?)([A-Za-z]{1,14}):?(?:\*\*|__)?:?\s*$"
)
_LOOSE: Final = re.compile(r"[\s*_>\[(-]{0,6}([A-Za-z]{1,14})\b[^:\n]{0,16}:")
_OTHERS: Final = frozenset({"interviewer", "interv", "int", "him", "her", "them"})
_OWN: Final = frozenset({"me", "candidate", "cand", "i", "answer"})
_FACING_I: Final = frozenset({"c", "me", "m", "candidate", "cand"})


@dataclass(frozen=True, slots=True)
class Talk:
    """The labels of the speakers of one text, in lower case."""

    own: frozenset[str] = _OWN
    others: frozenset[str] = _OTHERS
    turns: bool = False

    def speaker(self, line: str) -> tuple[bool, int] | None:
        """Return whether another begins to speak and where the words begin.

        None where the line begins with no label.
        """
        found = _LABEL.match(line) or _ALONE.match(line)
        if found and (name := found[1].lower()) in self.own | self.others:
            return name in self.others, found.end()
        loose = _LOOSE.match(line)
        if loose and loose[1].lower() in self.others - {"i", "q"}:
            return True, 0
        return None


def talk_of(lines: Iterable[str]) -> Talk:
    """Return who speaks in some lines."""
    found = [_LABEL.match(line) or _ALONE.match(line) for line in lines]
    names = {match[1].lower() for match in found if match}
    own, others = set(_OWN), set(_OTHERS)
    if names & _FACING_I:
        others.add("i")
        own.discard("i")
    if "q" in names:
        others.add("q")
        own.add("a")
    if names & (others | {"i"}):
        own |= {"c", "m"}
    if "interviewer" in names and "b" not in names:
        own.add("a")
    return Talk(frozenset(own), frozenset(others), bool(names & own))
