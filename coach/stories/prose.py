"""A told text → sentences with their places; quotations hidden where they would lie.

Owns what counts as spoken: not front matter, comments, code fences, headings or rules.
All views have the length of the text, so an offset in one is an offset in the other.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

_FRONT: Final = re.compile(r"\A---[ \t]*\n(?:(?!---)[^\n]*\n){0,60}---[ \t]*(?:\n|\Z)")
_COMMENT: Final = re.compile(r"<!--.{0,4000}?-->", re.DOTALL)
_FENCE: Final = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
_QUOTED: Final = re.compile(
    r'"[^"\n]{1,300}(?:\n[^"\n]{1,300}){0,3}"'
    r"|“[^”]{1,400}”|«[^»]{1,400}»|„[^“”]{1,400}[“”]"
    r"|(?<![\w'’])'(?:[^'’\n]|['’]\w){2,300}'(?!\w)"
    r"|‘(?:[^'’\n]|['’]\w){2,300}’(?!\w)"
)
_STOP: Final = re.compile(r"[.!?…]+[\"”’')\]*_]*(?=\s|$)")
_ABBREVIATED: Final = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|vs|etc|mr|mrs|ms|dr|prof|approx|no|resp|cf|st|a\.m|p\.m|"
    r"inc|ltd|[a-z])\.$",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"\w+(?:['’.,/:@&+-]\w+)*[%+#]*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a line that stands alone.

    Attributes:
        start: First character in the text.
        end: One past the last.
        part: The part of the story it is in.
        lesson: It stands under a label such as “What I learned”.
    """

    start: int
    end: int
    part: str = ""
    lesson: bool = False


@dataclass(frozen=True)
class Prose:
    """The views of one text."""

    text: str

    @cached_property
    def lower(self) -> str:
        """The text in small letters, with straight apostrophes."""
        plain = self.text.replace("’", "'").replace("‘", "'")
        small = plain.lower()
        if len(small) == len(plain):
            return small
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)

    @cached_property
    def own(self) -> str:
        """The person's own words in small letters: quotations are blank."""
        return self._blank(self.lower)

    @cached_property
    def own_cased(self) -> str:
        """The person's own words as they stand, quotations blank."""
        return self._blank(self.text)

    def _blank(self, view: str) -> str:
        out, at = [], 0
        for match in _QUOTED.finditer(self.text):
            inner = view[match.start() + 1 : match.end() - 1]
            gap = "".join("\n" if c == "\n" else " " for c in inner)
            out += [view[at : match.start() + 1], gap]
            at = match.end() - 1
        return "".join([*out, view[at:]])

    @cached_property
    def _breaks(self) -> list[int]:
        return [i for i, c in enumerate(self.text) if c == "\n"]

    def line(self, offset: int) -> int:
        """Return the line of an offset, from 1."""
        return bisect_right(self._breaks, offset - 1) + 1


def unspoken(text: str) -> list[tuple[int, int]]:
    """Return the stretches that nobody would say: front matter, comments, code."""
    out = [match.span() for match in _COMMENT.finditer(text)]
    if front := _FRONT.match(text):
        out.append(front.span())
    fences = [match.start() for match in _FENCE.finditer(text)]
    for opens, closes in zip(fences[::2], fences[1::2], strict=False):
        after = text.find("\n", closes)
        out.append((opens, len(text) if after < 0 else after))
    return sorted(out)


def sentences(
    text: str, start: int, end: int, part: str, *, lesson: bool = False
) -> Iterator[Sentence]:
    """Split one block of text into its sentences."""
    begin = start
    for match in _STOP.finditer(text, start, end):
        dotted = text[match.start()] == "." and match.end() < end
        if dotted and _ABBREVIATED.search(
            text, max(begin, match.end() - 8), match.end()
        ):
            continue
        if sentence := trimmed(text, begin, match.end(), part, lesson=lesson):
            yield sentence
        begin = match.end()
    if sentence := trimmed(text, begin, end, part, lesson=lesson):
        yield sentence


def trimmed(
    text: str, start: int, end: int, part: str, *, lesson: bool = False
) -> Sentence | None:
    """Return a stretch without the white space around it, or None without words."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if not any(c.isalnum() for c in text[start:end]):
        return None
    return Sentence(start, end, part, lesson)


def count_words(text: str) -> int:
    """Return how many words a text has."""
    return sum(1 for _ in _WORD.finditer(text))
