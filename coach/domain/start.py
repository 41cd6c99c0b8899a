"""Where the app opens: at home, at a brief, in a session."""

from dataclasses import dataclass

from coach.domain.session import Kind


@dataclass(frozen=True, slots=True)
class AtHome:
    """Open at home."""


@dataclass(frozen=True, slots=True)
class NewRound:
    """Open at the brief of a case, or at the picker when no case is named.

    Attributes:
        minutes: The length of the whole round; all phases scale alike. None is the
            format's own length.
    """

    kind: Kind
    case_id: str | None = None
    level: str | None = None
    minutes: float | None = None


@dataclass(frozen=True, slots=True)
class Continue:
    """Open a stored session where it was left."""

    session_id: str


@dataclass(frozen=True, slots=True)
class Lab:
    """Open the lab of a case, or the picker when no case is named."""

    case_id: str | None = None


@dataclass(frozen=True, slots=True)
class Drill:
    """Open the estimation drill."""


@dataclass(frozen=True, slots=True)
class Star:
    """Open the STAR room, at a question or a competency where one is named.

    Attributes:
        question_id: The question to tell a story for, or None.
        competency_id: The competency whose questions to show, or None.
    """

    question_id: str | None = None
    competency_id: str | None = None


Start = AtHome | NewRound | Continue | Lab | Drill | Star
