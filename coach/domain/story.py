"""A story and what the checks say of it: plain values, times in seconds.

Offsets count characters of the text as it was given, lines count from 1. Every quote
is `text[start:end]`. Nothing here knows how a verdict comes about.
"""

from dataclasses import dataclass
from typing import Final, Literal

Severity = Literal["fix", "improve", "good"]
Signal = Literal["task", "project", "multi-team"]
Freshness = Literal["fresh", "fading", "stale"]

STAR: Final = ("situation", "task", "action", "result")
"""The parts of an episode in their order."""

HABIT: Final = ("sources", "choice", "example", "use")
"""The parts of a habit: what is read, how chosen, what lately, what came of it."""

PART_TITLES: Final = {
    "situation": "Situation",
    "task": "Task",
    "action": "Action",
    "result": "Result",
    "sources": "Sources",
    "choice": "How I choose",
    "example": "A recent example",
    "use": "What came of it",
}

DEFAULT_PACE: Final = 150.0
"""Words a minute: US English conversation (NCVS, as relayed)."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text.

    Attributes:
        start: First character.
        end: One past the last.
        part: The part of the story it belongs to.
        lesson: It stands under a label such as “What I learned”.
    """

    start: int
    end: int
    part: str
    lesson: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """Where each part of a story stands.

    Attributes:
        spans: In reading order, labels and headings left out; a part may come in
            several, and the spans of one form never overlap.
        labelled: The person named the parts; otherwise they are inferred.
        merged: Situation and Task stand under one label.
        form: The names that count: `STAR` or `HABIT`.
    """

    spans: tuple[Span, ...]
    labelled: bool
    merged: bool
    form: tuple[str, ...] = STAR


@dataclass(frozen=True, slots=True)
class PartCount:
    """How long a part is.

    Attributes:
        share: Of all words, 0–1.
        spoken_s: Seconds at the person's pace.
        low: The least share that reads well, 0–1, or None where there is no band.
        high: The greatest.
    """

    part: str
    words: int
    share: float
    spoken_s: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the checks saw.

    Attributes:
        id: The kind of finding, such as `result-vague`.
        severity: `fix` costs points for sure, `improve` would help, `good` is earned.
        quote: The words it is about, just as they stand; "" only of an empty text.
        start: Where the quote begins.
        end: One past its end.
        line: The line it begins on.
        part: The part it stands in, or "".
        why: What an interviewer hears.
        try_: What to do about it, or "" for what is good.
    """

    id: str
    severity: Severity
    quote: str
    start: int
    end: int
    line: int
    part: str
    why: str
    try_: str = ""


@dataclass(frozen=True, slots=True)
class Component:
    """A share of the score.

    Attributes:
        weight: Points of 100 that it can bring.
        score: 0–100, how much of them it brought.
        why: What it saw, in a few words.
    """

    id: str
    weight: int
    score: int
    why: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question back.

    Attributes:
        asks: The question.
        about: The finding it grew from, or "" for one of the question's own.
        quote: The words it is about, or "".
    """

    asks: str
    about: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class StoryReport:
    """What an interviewer would have heard.

    Attributes:
        question: The question's id, or None where none was given.
        words: Words spoken; headings, labels and comments are not.
        spoken_s: Seconds at the person's pace.
        parts: In the order of the form; parts that are missing have no words.
        labelled: False where the parts were inferred.
        score: 0–100.
        breakdown: What the score is made of.
        findings: What to fix first, then what to improve, then what is good.
        signal: How far the story reaches.
    """

    question: str | None
    words: int
    spoken_s: float
    parts: tuple[PartCount, ...]
    labelled: bool
    score: int
    breakdown: tuple[Component, ...]
    findings: tuple[Finding, ...]
    follow_ups: tuple[FollowUp, ...]
    signal: Signal


@dataclass(frozen=True, slots=True)
class BankStory:
    """A story of the bank, as far as its matrix needs it.

    Attributes:
        competencies: What it is evidence of.
        score: 0–100, of its latest version.
        signal: How far it reaches.
        told_at: Wall seconds of the last telling.
    """

    id: str
    title: str
    question: str
    competencies: tuple[str, ...]
    score: int
    signal: Signal
    told_at: float


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One story across the competencies, and how lately it was told."""

    story: BankStory
    covers: frozenset[str]
    freshness: Freshness


@dataclass(frozen=True, slots=True)
class Matrix:
    """The bank at a glance.

    Attributes:
        competencies: The columns.
        rows: The stories, best first.
        holes: Competencies that no story is evidence of.
        thin: Competencies whose only evidence is weak or stale.
        carry: Ids of the up to three stories that together cover most.
        carried: What those three cover, in the order of the columns.
    """

    competencies: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    holes: tuple[str, ...]
    thin: tuple[str, ...]
    carry: tuple[str, ...]
    carried: tuple[str, ...]
