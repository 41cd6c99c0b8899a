"""A story as the checks see it, and what one check gives back."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from coach.domain.story import DEFAULT_PACE, Finding, PartCount, Parts, Severity
from coach.stories.deeds import Deed, deeds
from coach.stories.parts import count_parts, find_parts, told_sentences
from coach.stories.prose import Prose, Sentence

_LONGEST_QUOTE = 160


@dataclass(frozen=True, slots=True)
class Checked:
    """What one check says.

    Attributes:
        score: 0–1, how much of its weight the story earns.
        why: What it saw, in a few words.
        findings: What to fix, to improve, and what is good.
    """

    score: float
    why: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Told:
    """A story with its parts and sentences."""

    prose: Prose
    parts: Parts
    pace: float = DEFAULT_PACE

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in reading order."""
        return tuple(told_sentences(self.prose.text, self.parts))

    @cached_property
    def counts(self) -> tuple[PartCount, ...]:
        """Words, share and spoken seconds of each part."""
        return count_parts(self.prose.text, self.parts, self.pace)

    @cached_property
    def words(self) -> int:
        """Words over all parts."""
        return sum(count.words for count in self.counts)

    @property
    def minutes(self) -> float:
        """How long the story takes to say."""
        return self.words / self.pace

    def of(self, *parts: str) -> tuple[Sentence, ...]:
        """Return the sentences of some parts."""
        return tuple(one for one in self.sentences if one.part in parts)

    def own(self, sentence: Sentence) -> str:
        """Return a sentence in small letters with quotations blank."""
        return self.prose.own[sentence.start : sentence.end]

    def said(self, sentence: Sentence) -> str:
        """Return a sentence in small letters, quotations and all."""
        return self.prose.lower[sentence.start : sentence.end]

    def deeds(self, sentences: Iterable[Sentence]) -> list[tuple[Sentence, Deed]]:
        """Return what the person, alone or with others, did in some sentences."""
        return [(one, deed) for one in sentences for deed in deeds(self.prose, one)]

    def finding(
        self,
        finding_id: str,
        severity: Severity,
        place: Sentence,
        why: str,
        try_: str = "",
    ) -> Finding:
        """Return a finding that quotes a stretch of the text, cut after a word."""
        text, start, end = self.prose.text, place.start, place.end
        if end - start > _LONGEST_QUOTE:
            cut = text.rfind(" ", start, start + _LONGEST_QUOTE)
            end = cut if cut > start else start + _LONGEST_QUOTE
        line = self.prose.line(start)
        part = place.part or self.part_at(start)
        return Finding(
            finding_id, severity, text[start:end], start, end, line, part, why, try_
        )

    def part_at(self, offset: int) -> str:
        """Return the part in which an offset lies, or ""."""
        for span in self.parts.spans:
            if span.start <= offset < span.end:
                return span.part
        return ""

    def last(self) -> Sentence:
        """Return the last sentence; of an empty story a place without words."""
        return self.sentences[-1] if self.sentences else Sentence(0, 0)

    def first(self) -> Sentence:
        """Return the first sentence; of an empty story a place without words."""
        return self.sentences[0] if self.sentences else Sentence(0, 0)


def told(text: str, *, habit: bool = False, pace: float = DEFAULT_PACE) -> Told:
    """Return a story as the checks see it."""
    return Told(Prose(text), find_parts(text, habit=habit), pace)
