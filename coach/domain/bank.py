"""The bank: stories and their versions as values, and where they are kept as a port.

A version is never changed or removed; a better one is added. What a version is worth
was said by the checks when it was made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from coach.domain import telling
from coach.domain.session import Session, count_words
from coach.domain.story import BankStory, Signal

VersionKind = Literal["full", "cut-90", "cut-30", "answers"]


@dataclass(frozen=True, slots=True)
class Version:
    """One form of a story, as it was at some time.

    Attributes:
        kind: The full story, a cut to some seconds, or answers to follow-ups.
        parts: The text of each part; of a cut the one part `text`; of answers the
            question and what was said.
        at: Wall seconds.
        session_id: The telling it came from.
        words: Its words.
        spoken_s: Seconds at the pace of the person.
        score: 0–100 for the full story, else 0.
        signal: How far the full story reaches.
    """

    kind: VersionKind
    parts: Mapping[str, str]
    at: float
    session_id: str
    words: int
    spoken_s: float
    score: int = 0
    signal: Signal = "task"


@dataclass(frozen=True, slots=True)
class Story:
    """A story with everything that was ever kept of it.

    Attributes:
        title: What the person calls it.
        question_id: The question it was first told for.
        asks: That question as it was asked.
        competencies: What it is evidence of.
        versions: Oldest first, of every kind.
    """

    id: str
    title: str
    question_id: str
    asks: str
    competencies: tuple[str, ...]
    created_at: float
    versions: tuple[Version, ...]

    def of(self, kind: VersionKind) -> tuple[Version, ...]:
        """Return the versions of a kind, oldest first."""
        return tuple(one for one in self.versions if one.kind == kind)

    def latest(self, kind: VersionKind = "full") -> Version | None:
        """Return the newest version of a kind, or None."""
        found = self.of(kind)
        return found[-1] if found else None

    @property
    def told_at(self) -> float:
        """Wall seconds of the last telling."""
        last = self.latest()
        return last.at if last else self.created_at

    @property
    def score(self) -> int:
        """0–100, of the newest full version."""
        last = self.latest()
        return last.score if last else 0

    @property
    def signal(self) -> Signal:
        """How far the newest full version reaches."""
        last = self.latest()
        return last.signal if last else "task"

    def glance(self) -> BankStory:
        """Return what the matrix needs to know of it."""
        return BankStory(
            self.id,
            self.title,
            self.question_id,
            self.competencies,
            self.score,
            self.signal,
            self.told_at,
        )


def versions_of(session: Session, at: float, pace: float) -> tuple[Version, ...]:
    """Return everything of a telling that belongs into the bank.

    Args:
        session: A telling.
        at: Wall seconds, for what has no time of its own.
        pace: Words a minute.
    """
    found = [_full(session, one) for one in telling.told(session)]
    cuts: tuple[tuple[VersionKind, int], ...] = (("cut-90", 90), ("cut-30", 30))
    for kind, seconds in cuts:
        text = session.sections.get(telling.CUTS[seconds], "").strip()
        if text:
            found.append(_short(session, kind, {"text": text}, at, pace))
    answers = {o.asks: o.answer.strip() for o in telling.asked_back(session)}
    said = {asks: answer for asks, answer in answers.items() if answer}
    if said:
        found.append(_short(session, "answers", said, at, pace))
    return tuple(found)


def _full(session: Session, told: telling.Told) -> Version:
    said = told.report
    return Version(
        "full",
        told.parts,
        told.at,
        session.id,
        int(said.get("words", 0)),
        float(said.get("spoken_s", 0.0)),
        int(said.get("score", 0)),
        said.get("signal", "task"),
    )


def _short(
    session: Session,
    kind: VersionKind,
    parts: Mapping[str, str],
    at: float,
    pace: float,
) -> Version:
    words = sum(count_words(text) for text in parts.values())
    return Version(kind, parts, at, session.id, words, words / pace * 60)


@dataclass(frozen=True, slots=True)
class Telling:
    """A finished telling, kept in the bank or not.

    Attributes:
        at: Wall seconds.
        score: 0–100.
    """

    question_id: str
    session_id: str
    at: float
    score: int


class StoryBank(Protocol):
    """Where stories are kept. Times are wall seconds, given by the caller."""

    def all(self) -> Sequence[Story]:
        """Return every story that is not deleted, newest first."""
        ...

    def read(self, story_id: str) -> Story:
        """Return a story; ids may be shortened.

        Raises:
            NotFoundError: If there is no such story.
        """
        ...

    def put(self, story: Story) -> None:
        """Keep a new story with its versions."""
        ...

    def add(self, story_id: str, versions: Sequence[Version]) -> int:
        """Add versions to a story, those that are new; return how many were."""
        ...

    def describe(self, story_id: str, title: str, competencies: Sequence[str]) -> None:
        """Change what a story is called and is evidence of."""
        ...

    def delete(self, story_id: str, at: float) -> None:
        """Put a story aside; it can be brought back."""
        ...

    def undelete(self, story_id: str) -> None:
        """Bring a deleted story back."""
        ...

    def tellings(self) -> Sequence[Telling]:
        """Return every finished telling of sessions that are there, oldest first."""
        ...
