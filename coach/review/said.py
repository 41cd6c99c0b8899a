"""A sentence as the judge sees it: what it speaks of, what it does, whether it counts.

Values and the small questions one asks of them. They are filled in by `reading`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from coach.domain.verdict import Arithmetic, Evidence, Part
from coach.review.markers import Mark
from coach.text.blocks import Block
from coach.text.concepts import Mention
from coach.text.sentences import Sentence

Bar = Literal[
    "",
    "heading",
    "question",
    "other voice",
    "brief",
    "copied",
    "empty",
    "general",
    "promise",
    "loose",
]
"""Why a sentence is no evidence; "" where it may be."""

WHY_BARRED: Mapping[str, str] = {
    "heading": "a heading says nothing by itself",
    "question": "a question is not an answer",
    "other voice": "these are not the candidate's words",
    "brief": "this repeats the brief",
    "copied": "these words stand in the case's own text",
    "empty": "a placeholder",
    "general": "this could stand in any essay, whatever the system",
    "promise": "it is promised, and nothing is said of it yet",
    "loose": "nothing ties this to the system that was asked for",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of an answer.

    Attributes:
        part: The number of its part.
        text: Its words, verbatim.
        words: The same in lower case, without apostrophes.
        place: Block, chunk, line and offsets in its part.
        mentions: The concepts it names.
        concepts: Those of them that it does not turn down.
        denied: Those that it turns down.
        inherited: Concepts of the heading right above it.
        marks: What its words do, and which of them.
        figures: How many quantities it holds.
        worked: Whether they lead to a figure.
        bar: Why it is no evidence.
        bare: Concepts that it only drops.
        listed: Whether it is mainly a list.
        predicate: Whether it says something: a verb, or a sign that stands for one.
        answered: A question that the next sentence answers.
        personal: Whether the one who writes speaks of themselves.
        own: Whether it speaks of this very case, or of a figure of its own.
        mixed: Whether its words come from everywhere, as in a list of keywords.
        flow: Whether it stands in a drawing with arrows.
        fields: Whether it stands in a drawing of entities.
        sums: The arithmetic in it.
    """

    part: int
    text: str
    words: tuple[str, ...]
    place: Sentence
    mentions: tuple[Mention, ...]
    concepts: frozenset[str]
    denied: frozenset[str]
    marks: Mapping[Mark, tuple[int, ...]]
    figures: int = 0
    worked: bool = False
    bar: Bar = ""
    bare: frozenset[str] = frozenset()
    inherited: frozenset[str] = frozenset()
    listed: bool = False
    mixed: bool = False
    predicate: bool = False
    answered: bool = False
    personal: bool = False
    own: bool = False
    flow: bool = False
    fields: bool = False
    sums: tuple[Arithmetic, ...] = ()

    @property
    def keywords(self) -> bool:
        """Whether it is a list of words from everywhere."""
        return self.mixed and (self.listed or not self.predicate)

    @property
    def drawn(self) -> bool:
        """Whether it is a line of a drawing."""
        return self.place.kind == "drawing"

    def has(self, *marks: Mark) -> bool:
        """Whether one of these marks is in it."""
        return any(mark in self.marks for mark in marks)


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer as read: its sentences in order.

    Attributes:
        naming: Concept id → the numbers of the sentences that name it.
        chunks: The numbers of the sentences that stand together, for each sentence.
        own_words: Words that are the person's own, headings left out.
        copied_words: Words that stand in the case's own text.
    """

    parts: tuple[Part, ...]
    blocks: tuple[tuple[Block, ...], ...]
    said: tuple[Said, ...]
    chunks: tuple[range, ...]
    numbers: tuple[Arithmetic, ...]
    naming: Mapping[str, tuple[int, ...]]
    own_words: int
    copied_words: int

    def evidence(self, number: int) -> Evidence:
        """Return a sentence as evidence."""
        said = self.said[number]
        part, place = self.parts[said.part], said.place
        line = part.first_line + place.line - 1
        return Evidence(said.text, line, part.key, place.start, place.end)
