"""One slip of the finger in a long word: the word that was meant.

Knows letters; which words are right is an argument.
"""

from collections.abc import Set
from typing import Final

SHORTEST: Final = 6
"""Shorter words are left alone: too many of them are one letter apart."""


def corrected(word: str, known: Set[str]) -> str:
    """Return the one known word that is a single slip away, else the word itself.

    A slip is a letter too many, missing, wrong, or two neighbours swapped, but not in
    the first letter: there it is more often another word (`hosts`, `posts`).
    """
    if len(word) < SHORTEST or not word.isalpha() or not known.isdisjoint(_forms(word)):
        return word
    near = [k for k in known if len(k) >= SHORTEST and one_slip(word, k)]
    return near[0] if len(near) == 1 else word


def _forms(word: str) -> set[str]:
    """Return a word with and without its commonest endings: `store` is no `stored`."""
    return {
        word,
        word + "s",
        word + "d",
        word.removesuffix("s"),
        word.removesuffix("d"),
    }


def one_slip(word: str, other: str) -> bool:
    """Whether two words are one slip apart and begin with the same letter."""
    if abs(len(word) - len(other)) > 1 or word == other:
        return False
    if word[0] != other[0]:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    left, right = word[start:], other[start:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped
