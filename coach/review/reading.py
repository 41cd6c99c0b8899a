"""An answer as read: its sentences, what each speaks of, and which of them count.

Owns the order of reading. What a sentence is worth to a criterion is in `kinds`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from coach.diagram import kind
from coach.domain.verdict import Arithmetic, Part
from coach.review.book import Book
from coach.review.company import in_company
from coach.review.copied import copied
from coach.review.drawings import Picture, picture
from coach.review.figures import figures, worked_out
from coach.review.heads import (
    joined,
    marks_of_head,
    marks_of_row,
    with_headings,
    with_questions,
)
from coach.review.lists import (
    bare_mentions,
    drops_names,
    has_predicate,
    is_mixed,
    listed_spans,
    mainly_listed,
)
from coach.review.markers import marks_of, marks_of_signs, personal
from coach.review.said import Bar, Reading, Said
from coach.review.scales import COPIED_SHARE
from coach.review.sums import moved, sums
from coach.text.blocks import Block, blocks
from coach.text.concepts import Mention, find
from coach.text.pieces import Piece, pieces
from coach.text.sentences import Sentence, sentences
from coach.text.words import STOP_WORDS

_PLACEHOLDERS: Final = frozenset(
    """
    todo tbd tba na none idk dunno lorem ipsum dolor sit amet consectetur adipiscing
    elit xxx asdf foo bar fine ok okay good yes no hi hello test placeholder here your
    answer fill in later sorry dont know
    """.split()
)
_ASKS: Final = re.compile(
    r"(?:how (?:do|would|will|should|can|many|much|about)|what about|should (?:we|i)"
    r"|do (?:we|you)|can (?:we|i|users)|is (?:it|there)|are there|which) ",
    re.IGNORECASE,
)


def read(parts: Sequence[Part], book: Book, *, vouched: bool = False) -> Reading:
    """Read an answer, given part by part, with what is known of its case.

    Args:
        parts: The texts.
        book: The case.
        vouched: Whether the texts are known to be about the case, so that a sentence
            need not show it.
    """
    every: list[Said] = []
    all_blocks: list[tuple[Block, ...]] = []
    numbers: list[Arithmetic] = []
    own = taken = 0
    for number, part in enumerate(parts):
        found = _blocks_of(part)
        claims = sums(part.text, found)
        reader = _Reader(number, part, found, claims, book, vouched=vouched)
        said = reader.said()
        all_blocks.append(found)
        numbers += [moved(claim, part.first_line - 1) for claim in claims]
        every += said
        own += reader.own_words
        taken += reader.copied_words
    chunks: list[range] = []
    for _, group in groupby(
        range(len(every)), key=lambda n: (every[n].part, every[n].place.chunk)
    ):
        numbers_of = list(group)
        chunks += [range(numbers_of[0], numbers_of[-1] + 1)] * len(numbers_of)
    return Reading(
        tuple(parts),
        tuple(all_blocks),
        tuple(every),
        tuple(chunks),
        tuple(numbers),
        _naming(every),
        own,
        taken,
    )


def _naming(said: Sequence[Said]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(said):
        for concept in one.concepts | one.denied | one.inherited:
            found[concept].append(n)
    return {concept: tuple(numbers) for concept, numbers in found.items()}


def _blocks_of(part: Part) -> tuple[Block, ...]:
    """Return the blocks of a part; a section for a drawing is one, fenced or not."""
    found = blocks(part.text)
    if part.key != "diagram" or any(block.kind == "drawing" for block in found):
        return found
    lines = tuple(span for block in found for span in block.spans)
    if not lines:
        return ()
    first = found[0]
    start, end = first.start, found[-1].end
    sort = "mermaid" if kind(part.text) == "flowchart" else ""
    return (Block("drawing", start, end, first.line, 1, lines, language=sort),)


class _Reader:
    """Reads one part."""

    def __init__(
        self,
        number: int,
        part: Part,
        found: tuple[Block, ...],
        claims: Sequence[Arithmetic],
        book: Book,
        *,
        vouched: bool,
    ) -> None:
        self.vouched = vouched
        self.number, self.part, self.blocks, self.book = number, part, found, book
        self.claims = claims
        self.places = sentences(part.text, found)
        self.texts = [part.text[p.start : p.end] for p in self.places]
        self.pieces = [pieces(text) for text in self.texts]
        self.pictures: Mapping[int, Picture] = {
            n: picture(part.text, block)
            for n, block in enumerate(found)
            if block.kind == "drawing"
        }
        self.own_words = self.copied_words = 0

    def said(self) -> list[Said]:
        """Return the sentences, in their order."""
        taken = self._taken()
        first = [
            self._sentence(n, place, taken[n]) for n, place in enumerate(self.places)
        ]
        first = list(with_questions([*with_headings(first, self.blocks)]))
        telling = [self._telling(n) for n in range(len(first))]
        return in_company(first, telling, self.book, vouched=self.vouched)

    def _taken(self) -> list[float]:
        """Return of each sentence what share of its words is copied."""
        flat = [piece.word for found in self.pieces for piece in found]
        marks = copied(flat, self.book.known)
        shares, start = [], 0
        for found in self.pieces:
            end = start + len(found)
            shares.append(sum(marks[start:end]) / len(found) if found else 0.0)
            start = end
        return shares

    def _sentence(self, n: int, place: Sentence, taken: float) -> Said:
        text, found = self.texts[n], self.pieces[n]
        words = tuple(piece.word for piece in found)
        block = self.blocks[place.block]
        shown = self.pictures.get(place.block)
        spoken = shown.says.get(place.line, text) if shown else text
        given = found if spoken is text else None
        mentions = find(spoken, self.book.lexicon, given)
        concepts = frozenset(m.concept for m in mentions if not m.negated)
        denied = frozenset(m.concept for m in mentions if m.negated) - concepts
        marks = joined(marks_of(words), marks_of_head(block))
        marks = joined(marks, marks_of_signs(text))
        if place.kind == "row":
            marks = joined(marks, marks_of_row(text))
        spans = listed_spans(text) if place.kind != "drawing" else ()
        predicate = has_predicate(text, words, marks) or (
            place.kind == "row" and len(words) >= 5
        )
        bare = (
            frozenset[str]()
            if place.kind == "drawing"
            else bare_mentions(text, words, mentions, spans, marks, predicate=predicate)
        )
        names = place.kind != "drawing" and (
            drops_names(text, mentions) or self._is_a_name(text, mentions)
        )
        if names:
            bare = frozenset(m.concept for m in mentions)
        bar = self._bar(place, text, found, taken)
        self._count(bar, len(words))
        count = figures(text)
        return Said(
            part=self.number,
            text=text,
            words=words,
            place=place,
            mentions=mentions,
            concepts=concepts,
            denied=denied,
            marks=marks,
            figures=count,
            worked=count > 1 and worked_out(text),
            bar=bar,
            bare=bare,
            listed=names or mainly_listed(text, spans),
            mixed=is_mixed((m.concept for m in mentions), self.book.dimensions),
            predicate=predicate,
            personal=personal(text),
            flow=shown is not None and shown.arrows >= 2,
            fields=shown is not None and shown.fields,
            sums=tuple(self._sums(place, text)),
        )

    def _is_a_name(self, text: str, mentions: Sequence[Mention]) -> bool:
        """Whether a line is the name of a concept and nothing else."""
        bare = text.rstrip(" .").casefold()
        names = self.book.lexicon.names
        return any(names[m.concept].casefold() == bare for m in mentions)

    def _bar(
        self, place: Sentence, text: str, found: Sequence[Piece], taken: float
    ) -> Bar:
        if place.kind == "heading":
            return "heading"
        if place.kind == "quote":
            return "other voice"
        words = [piece.word for piece in found]
        if not words or _PLACEHOLDERS.issuperset(words):
            return "empty" if place.kind != "drawing" else ""
        if taken >= COPIED_SHARE:
            return "copied"
        content = {piece.stem for piece in found if piece.word not in STOP_WORDS}
        shared = len(content & self.book.brief)
        if len(content) >= 4 and shared * 5 >= len(content) * 4:
            return "brief"
        return "question" if _is_question(text, len(words)) else ""

    def _count(self, bar: Bar, words: int) -> None:
        if bar == "copied":
            self.copied_words += words
        elif bar in ("", "question"):
            self.own_words += words

    def _sums(self, place: Sentence, text: str) -> Iterator[Arithmetic]:
        last = place.line + text.count("\n")
        for claim in self.claims:
            if place.line <= claim.line <= last and claim.quote in text:
                yield moved(claim, self.part.first_line - 1)

    def _telling(self, n: int) -> int:
        stems = {piece.stem for piece in self.pieces[n]}
        return len(stems & self.book.telling)


def _is_question(text: str, words: int) -> bool:
    bare = text.rstrip(" *_\"')")
    if bare.endswith("?"):
        return True
    return words <= 12 and not bare.endswith(".") and _ASKS.match(text) is not None
