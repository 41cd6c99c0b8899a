"""Text to words and their stems, for matching what people wrote by meaning.

Words are lower-case; numbers are parted from their units; what engineers write as one
word stays one: `p99`, `24/7`, `read/write`. The stems are for comparing, not for show.
Knows English and the trade's vocabulary; knows nothing of cases or Markdown.
"""

import re
import unicodedata
from typing import Final

_TOKEN: Final = re.compile(
    r"\d+(?:[.,]\d+)*(?:/\d+)?%?"  # 280, 1,000, 99.9%, 24/7; the unit is the next word
    r"|[^\W\d_]\w*(?:/[^\W\d_]\w*)*"  # tweet, p99, read/write
)
_POSSESSIVE: Final = re.compile(r"(?<=\w)'s\b")
_INNER: Final = re.compile(r"(?<=\w)'(?=\w)")
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d\d\d)")

STOP_WORDS: Final = frozenset(
    """
    a about ahead all alright also am an and any anyone approximately approx are around
    as ask asking assume assuming at be been being briefly but by bye can could curious
    did do does doesnt doing done dont each else even exactly expect expected first for
    from get give given go going good got guess had has have having he hello her here
    hey hi him his how i id idea if im in interested into is isnt it its ive just kind
    know later let lets look main make many maybe me mean might mine more much must my
    need needed next no not now of ok okay on one only or other our out over own per
    perhaps please pls possible pretty probably quick quite rather really regarding
    right rough roughly say see shall she should simply so some someone somebody
    something somewhat sort still such sure take talking tell than thank thanks that the
    their them then there these they thing think this those through to too try under
    understand up us use used using very want was way we well were what whats when where
    whether which while who whom why will wish with without wonder wondering would yes
    yet you your
    """.split()
)
"""Words that say nothing about the subject of a question."""

_WHOLE: Final = frozenset(
    """
    access alias always analytics anything atlas aws bias canvas chaos cors data
    during embed dns dos everything gas gps graphics https ios kubernetes lens less
    media metrics morning nothing physics plus postgres sas series sms something
    species status string sre tps tls
    """.split()
)
"""Words that end like an inflected form and are none."""

_IRREGULAR: Final = {
    "indices": "index",
    "indexes": "index",
    "vertices": "vertex",
    "matrices": "matrix",
    "analyses": "analysis",
    "sent": "send",
    "kept": "keep",
    "lost": "lose",
    "written": "write",
    "wrote": "write",
    "seen": "see",
    "shown": "show",
    "stale": "stale",
    "grown": "grow",
    "built": "build",
    "made": "make",
    "children": "child",
    "persons": "person",
    "daily": "day",
    "supply": "supply",
    "multiply": "multiply",
    "assembly": "assembly",
    "movies": "movie",
    "cookies": "cookie",
}
_VOWELS: Final = frozenset("aeiouy")


def tokens(text: str) -> tuple[str, ...]:
    """Split a text into words and numbers, lower-case, in their order.

    Apostrophes go (`don't` is `dont`, `what's` is `what`), hyphens part, thousands
    lose their comma (`1,000` is `1000`), and `100M` is `100` and `m`.
    """
    plain = unicodedata.normalize("NFKC", text).replace("\u2019", "'").casefold()
    plain = _INNER.sub("", _POSSESSIVE.sub("", plain))
    return tuple(_TOKEN.findall(_THOUSANDS.sub("", plain)))


def stems(text: str) -> tuple[str, ...]:
    """Split a text into the stems of its words, stop words included."""
    return tuple(stem(token) for token in tokens(text))


def stem(word: str) -> str:
    """Take plural, -ing, -ed and -ly off a lower-case word.

    Words of three letters or less and words with a digit or a slash stay as they are,
    and so do names that only look inflected (`redis`, `postgres`, `kubernetes`).
    The result is for comparing: `caching`, `caches` and `cache` are all `cach`.
    """
    if word in _IRREGULAR:
        word = _IRREGULAR[word]
    if len(word) <= 3 or word in _WHOLE or not word.isalpha():
        return word
    word = _singular(word)
    for suffix in ("ing", "ed", "ly"):
        if word.endswith(suffix) and word not in _IRREGULAR:
            word = _without(word, suffix)
            break
    return _final(word)


def _singular(word: str) -> str:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1]


def _without(word: str, suffix: str) -> str:
    root = word[: -len(suffix)]
    if not _VOWELS & set(root) or root.endswith("e"):  # string, shed; feed, seeing
        return word if suffix != "ing" or not root.endswith("e") else root
    if suffix == "ly":
        return root if len(root) >= 4 and root[-1] not in _VOWELS else word
    if len(root) < 3:
        return root + "e" if len(root) == 2 else word  # used, using
    if root[-1] == root[-2] and root[-1] not in "lsz":
        return root[:-1]  # getting, dropped
    return root


def _final(word: str) -> str:
    if len(word) >= 4 and word.endswith("e") and not word.endswith("ee"):
        return word[:-1]
    if len(word) >= 5 and word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "i"
    return word
