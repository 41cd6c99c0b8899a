"""Lists of words against sentences: what is only dropped, and what is said.

Owns when a mention is bare. A list earns at most what a list can earn, and a list of
words from everywhere earns nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from coach.review.markers import Mark, points, relates
from coach.review.scales import LIST_ITEMS, NAMED_SHARE
from coach.text.concepts import Mention
from coach.text.words import STOP_WORDS

_PARTS: Final = re.compile(r"[,;·•/&+]|\band\b|\bor\b|\bplus\b")
_ITEMS: Final = re.compile(r"[,;·•\n]")
_WORD: Final = re.compile(r"[^\W_]+")
_SHORT: Final = 3
_FILLERS: Final = (STOP_WORDS - {"id", "ill"}) | {"use", "uses", "used", "using", "via"}
_ORDERS: Final = frozenset(
    "shard partition split cut cache retry dedupe store keep batch move push pull drop"
    " expire promote reject refuse reserve lock number".split()
)
"""Verbs with which a note begins: `Shard by city.`"""
_WEAK_VERBS: Final = STOP_WORDS | frozenset(
    "use uses used using add adds need needs want wants allow allows cost costs".split()
)


def listed_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where short items stand in a row, four or more of them."""
    items: list[tuple[int, int]] = []
    found: list[tuple[int, int]] = []
    start = 0
    ends = [match.span() for match in _PARTS.finditer(text)]
    for end, after in [*ends, (len(text), len(text))]:
        item = text[start:end]
        first = start
        if not items and ":" in item:  # a lead in front of a list is no item
            first = start + item.rindex(":") + 1
            item = text[first:end]
        size = len(_WORD.findall(item))
        if 0 < size <= _SHORT and not any(c.isdigit() for c in item):
            items.append((first, end))
        elif size:
            found += _long_enough(items)
            items = []
        start = after
    found += _long_enough(items)
    return tuple(found)


def drops_names(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether a sentence is a list whose items are little but names of concepts.

    A line that is one such name and nothing else counts too. Words that only together
    mean a concept are a statement of it, however much of the sentence they span.
    """
    phrases = [one for one in mentions if one.by != "together"]
    if any(_is_all(text, one) for one in phrases):
        return True
    named = total = only = 0
    start = 0
    for end, after in [*(m.span() for m in _ITEMS.finditer(text)), (len(text),) * 2]:
        words = [
            m.span()
            for m in _WORD.finditer(text, start, end)
            if m.group().lower() not in _FILLERS
        ]
        if words:
            inside = [m for m in phrases if start <= m.start and m.end <= end]
            covered = sum(any(m.start <= a < m.end for m in inside) for a, _ in words)
            total += 1
            named += covered >= len(words) * NAMED_SHARE
            only += covered == len(words)
        start = after
    nothing_else = only == total > 1
    return nothing_else or (named >= LIST_ITEMS and named * 2 >= total)


def _is_all(text: str, mention: Mention) -> bool:
    outside = text[: mention.start] + text[mention.end :]
    return not _WORD.search(outside)


def _long_enough(items: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(items[0][0], items[-1][1])] if len(items) >= LIST_ITEMS else []


def mainly_listed(text: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether most words of a sentence are items of a list."""
    inside = sum(len(_WORD.findall(text[a:b])) for a, b in spans)
    return inside * 2 >= len(_WORD.findall(text)) > 0


def has_predicate(
    text: str, words: Sequence[str], marks: Mapping[Mark, tuple[int, ...]]
) -> bool:
    """Whether a sentence says something: by a verb, an arrow, or a sign in a note."""
    if len(words) < 3:
        return False
    if "verb" in marks or points(text) or words[0] in _ORDERS:
        return True
    return len(words) >= 4 and relates(text)


def bare_mentions(
    text: str,
    words: Sequence[str],
    mentions: Sequence[Mention],
    spans: Sequence[tuple[int, int]],
    marks: Mapping[Mark, tuple[int, ...]],
    *,
    predicate: bool,
) -> frozenset[str]:
    """Return the concepts that a sentence drops without saying anything of them.

    To say something takes two more words of substance, or one and a verb that does
    more than to use or to need.
    """
    said: set[str] = set()
    verbs = [n for n in marks.get("verb", ()) if n >= 0]
    acts = any(words[n] not in _WEAK_VERBS for n in verbs)
    for mention in mentions:
        listed = any(a <= mention.start and mention.end <= b for a, b in spans)
        if not listed and predicate and len(words) > 2 and words[0] in _ORDERS:
            said.add(mention.concept)
        if listed or not predicate or len(words) < 4:
            continue
        outside = text[: mention.start] + " " + text[mention.end :]
        content = [w for w in _WORD.findall(outside.lower()) if w not in _FILLERS]
        if mention.by == "together" or len(content) >= (1 if acts else 2):
            said.add(mention.concept)
    return frozenset(m.concept for m in mentions) - said


def is_mixed(concepts: Iterable[str], asked: Mapping[str, frozenset[str]]) -> bool:
    """Whether listed concepts come from everywhere: no part of the rubric has most."""
    known = [asked[concept] for concept in sorted(set(concepts)) if concept in asked]
    if len(known) < LIST_ITEMS:
        return False
    every = {dimension for dimensions in known for dimension in dimensions}
    most = max(sum(one in dimensions for dimensions in known) for one in every)
    return most * 5 < len(known) * 3
