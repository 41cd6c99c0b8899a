"""What a judge says of an answer: verdicts with their evidence, scores, caps.

Values only: a review is made and recounted in `coach.review`, shown by cli, tui and
export, and kept by storage.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Status = Literal["met", "partly", "missed"]
ClaimStatus = Literal["ok", "off", "unit", "conflict"]
LevelId = Literal["mid", "senior", "staff"]

LEVELS: tuple[LevelId, ...] = ("mid", "senior", "staff")
"""From the lowest to the highest; what one expects, the next expects too."""


@dataclass(frozen=True, slots=True)
class Part:
    """One text of an answer, such as a section of a round.

    Attributes:
        text: As the person wrote it.
        key: The section's key (`notes/clarify`); "" for a whole file.
        first_line: The number of its first line in the file it came from.
    """

    text: str
    key: str = ""
    first_line: int = 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of the person's own words.

    Attributes:
        quote: The words, verbatim.
        line: Where they begin in the file, or in the part where there is no file.
        part: The key of the part they stand in.
        start: Their first character in the part's text.
        end: The place after their last character.
    """

    quote: str
    line: int
    part: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found for one criterion.

    Attributes:
        criterion: Its id.
        level: The level at which it is expected.
        says: What a met criterion shows, as the rubric words it.
        credit: Between 0 and 1. A bare mention is partly met and earns nothing.
        why: One clause: why it fell so.
        matters: Why an interviewer wants it, as the rubric words it.
        disputed: The judge's own status, where the person marked it as wrong.
        judged: The judge's own credit, where the person marked it as wrong.
    """

    criterion: str
    level: LevelId
    says: str
    status: Status
    credit: float
    evidence: tuple[Evidence, ...]
    why: str
    matters: str = ""
    disputed: Status | None = None
    judged: float = 0.0


@dataclass(frozen=True, slots=True)
class LevelScores:
    """One answer against the bars of three levels, 0–100; mid ≥ senior ≥ staff."""

    mid: int
    senior: int
    staff: int

    def at(self, level: LevelId) -> int:
        """Return the score at a level."""
        scores = {"mid": self.mid, "senior": self.senior, "staff": self.staff}
        return scores[level]


@dataclass(frozen=True, slots=True)
class DimensionResult:
    """One dimension of the rubric.

    Attributes:
        weight: Its share of the whole, in points of 100.
        levels: Its scores.
        verdicts: In the order of the case's rubric.
    """

    id: str
    title: str
    weight: int
    levels: LevelScores
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Cap:
    """Why a score may not be higher, whatever else was found.

    Attributes:
        id: `empty`, `other-problem`, `neighbour`, `faint`, `no-flow`, `no-numbers`;
            with no limit it is a note: `copied`, `keywords`.
        says: One plain clause.
        limits: The most that each level may get; None for a note.
        silences: The id of a dimension that gets nothing, or "".
    """

    id: str
    says: str
    limits: LevelScores | None = None
    silences: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Another figure of the same text, that one of the arithmetic conflicts with."""

    line: int
    quote: str


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A stated result, recomputed; `coach.capacity.claims` says what fields mean."""

    line: int
    quote: str
    status: ClaimStatus
    claimed: str
    computed: str
    factor: float | None
    why: str
    other: Statement | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A line to add to one's own design, and the points it would bring.

    Attributes:
        gain: Points of the whole score at the review's level.
    """

    criterion: str
    dimension: str
    line: str
    gain: float


@dataclass(frozen=True, slots=True)
class Gap:
    """The first thing to work on, and what to read about it."""

    criterion: str
    dimension: str
    says: str
    why: str
    reading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """All that a judge says of one answer.

    Attributes:
        case: The case it was judged as.
        version: The case's version.
        level: The level that the person works towards.
        levels: The whole score at each level, caps applied.
        on_topic: Whether it answers this case.
        looks_like: The id of the case that it seems to answer instead.
        nearer: The id of another case whose words are nearer, though too few to say
            that it is answered instead.
        words: The person's own words: no headings, nothing copied.
        dimensions: In rubric order.
        numbers: All stated results.
        deciding: Figures that a choice or a consequence rests on.
        idle: Figures that decide nothing.
        next: The lines that would lift the score most, best first, at most two.
    """

    case: str
    version: int
    level: LevelId
    levels: LevelScores
    on_topic: bool
    looks_like: str | None
    words: int
    dimensions: tuple[DimensionResult, ...]
    numbers: tuple[Arithmetic, ...] = ()
    deciding: tuple[Evidence, ...] = ()
    idle: tuple[Evidence, ...] = ()
    caps: tuple[Cap, ...] = ()
    next: tuple[Step, ...] = ()
    gap: Gap | None = None
    nearer: str | None = None

    @property
    def score(self) -> int:
        """The whole score at the person's level."""
        return self.levels.at(self.level)

    def verdicts(self) -> Iterator[tuple[DimensionResult, Verdict]]:
        """Yield all verdicts with their dimensions, in rubric order."""
        for dimension in self.dimensions:
            for verdict in dimension.verdicts:
                yield dimension, verdict

    def verdict(self, criterion: str) -> Verdict | None:
        """Return the verdict on a criterion, or None where the rubric has none."""
        found = (v for _, v in self.verdicts() if v.criterion == criterion)
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that speaks of what a criterion needs, and why it fell as it did."""

    evidence: Evidence
    counts: Status
    why: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a verdict came about.

    Attributes:
        looked_for: What would meet the criterion, a line each.
        candidates: What spoke of it, in the order of the text.
        names: Concept ids → their names, for those that were looked for.
    """

    verdict: Verdict
    looked_for: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    names: Mapping[str, str]
