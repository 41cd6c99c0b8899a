"""Concepts made ready to be found: phrases, abbreviations, words that stand together.

Owns how the fields of a concept become something to look up. Finding is in
`concepts`; a lexicon is built once and asked for each sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from coach.text.families import FAMILIES
from coach.text.pieces import pieces
from coach.text.spelling import one_slip
from coach.text.words import stem

if TYPE_CHECKING:
    from coach.domain.concept import Concept

_FAMILY: Final = re.compile(r"@[\w-]+")
LONG: Final = 8
"""Letters from which on a slip is forgiven: `sharing` is no `sharding`."""

Stems = tuple[str, ...]


Group = Mapping[str, tuple[Stems, ...]]
"""First stem of an alternative → the stems that follow it there, for each."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that together mean a concept: one alternative of each group."""

    concept: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What prose is compared with.

    Attributes:
        phrases: Joined stems (`fanoutonwrit`) → ids of the concepts called so.
        longest: Words of the longest phrase.
        abbreviations: As written → ids.
        patterns: Words that mean a concept where they stand together.
        anchors: First stem of an alternative of a pattern's smallest group → the
            numbers of the patterns; no other needs to be tried.
        harms: Concepts that a design wants to be without.
        names: Every concept's id → its name.
    """

    phrases: Mapping[str, Stems]
    longest: int
    abbreviations: Mapping[str, Stems]
    patterns: tuple[Pattern, ...]
    anchors: Mapping[str, tuple[int, ...]]
    harms: frozenset[str]
    names: Mapping[str, str]
    _words: Mapping[tuple[str, int], Stems]
    _stems: frozenset[str]

    def meant(self, word: str) -> str | None:
        """Return the long word of the field that is one slip away from this word.

        None where the word is one of the field itself, or a form of one: `recovery`
        is no slip for `recovers`.
        """
        if len(word) < LONG or not word.isalpha() or stem(word) in self._stems:
            return None
        return _near(word, self._candidates(word))

    def _candidates(self, word: str) -> Stems:
        sizes = range(len(word) - 1, len(word) + 2)
        return tuple(w for n in sizes for w in self._words.get((word[0], n), ()))


def lexicon(concepts: Iterable[Concept]) -> Lexicon:
    """Make a lexicon of some concepts; of two with one id the first counts."""
    phrases: dict[str, list[str]] = defaultdict(list)
    short: dict[str, list[str]] = defaultdict(list)
    patterns: list[Pattern] = []
    words: set[str] = set()
    names: dict[str, str] = {}
    harms: set[str] = set()
    longest = 1
    for concept in concepts:
        if concept.id in names:
            continue
        names[concept.id] = concept.name
        harms.update((concept.id,) if concept.harm else ())
        for phrase in (concept.name, *concept.aliases):
            found = pieces(phrase)
            longest = max(longest, len(found))
            words.update(piece.word for piece in found)
            for key in keys([(p.word, p.stem) for p in found]):
                _file(phrases, key, concept.id)
        for letters in concept.abbreviations:
            _file(short, letters, concept.id)
        for pattern in concept.together:
            groups = tuple(_group(group) for group in pattern.split())
            patterns.append(Pattern(concept.id, groups))
            words.update(piece.word for piece in pieces(_FAMILY.sub(" ", pattern)))
    return Lexicon(
        {key: tuple(ids) for key, ids in phrases.items()},
        longest,
        {key: tuple(ids) for key, ids in short.items()},
        tuple(patterns),
        _anchors(patterns),
        frozenset(harms),
        names,
        _by_size(words),
        frozenset(stem(word) for word in words),
    )


def keys(words: list[tuple[str, str]]) -> Iterator[str]:
    """Yield what a run of (word, stem) is filed under: `fan out` is also `fanout`."""
    if words:
        yield "".join(stem for _, stem in words)
        if len(words) > 1:
            yield "".join(word for word, _ in words[:-1]) + words[-1][1]


def _file(shelf: dict[str, list[str]], key: str, its_id: str) -> None:
    if key and its_id not in shelf[key]:
        shelf[key].append(its_id)


@lru_cache(maxsize=4096)
def _group(text: str) -> Group:
    """Read a group of a pattern: alternatives, and families of words."""
    found: dict[str, list[Stems]] = defaultdict(list)
    for alternative in text.split("|"):
        if alternative.startswith("@"):
            for first, rests in _group(FAMILIES.get(alternative[1:], "")).items():
                found[first] += [rest for rest in rests if rest not in found[first]]
        elif run := tuple(piece.stem for piece in pieces(alternative)):
            found[run[0]].append(run[1:])
    return {first: tuple(rests) for first, rests in found.items()}


def _anchors(patterns: Sequence[Pattern]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, pattern in enumerate(patterns):
        for first in min(pattern.groups, key=len):
            found[first].append(number)
    return {first: tuple(numbers) for first, numbers in found.items()}


def _by_size(words: Iterable[str]) -> dict[tuple[str, int], Stems]:
    shelf: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in sorted(words):
        if len(word) >= LONG and word.isalpha():
            shelf[word[0], len(word)].append(word)
    return {key: tuple(found) for key, found in shelf.items()}


@lru_cache(maxsize=8192)
def _near(word: str, candidates: Stems) -> str | None:
    near = {known for known in candidates if one_slip(word, known)}
    return near.pop() if len(near) == 1 else None
