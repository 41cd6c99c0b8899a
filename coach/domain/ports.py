"""What the rules need from the outside, as protocols; `coach.services` joins them.

Storage and library implement these; nothing here knows SQLite, YAML or files.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from coach.domain.session import Kind, Session, Status


@dataclass(frozen=True, slots=True)
class Owner:
    """The process that has a session open.

    Attributes:
        token: Unique to this run of the program.
        pid: Its process id.
        host: The machine's name, since process ids mean nothing elsewhere.
        terminal: The terminal's name for people, such as `pts/3`, or "".
    """

    token: str
    pid: int
    host: str
    terminal: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A session as read from storage.

    Attributes:
        rev: Its revision; a save that starts from an older one is a conflict.
        saved_at: Wall seconds of the last save.
        held_by: Another live process that has it open, or None.
    """

    session: Session
    rev: int
    saved_at: float
    held_by: Owner | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the history.

    Attributes:
        spent: Seconds over all phases.
        words: Words over all sections.
        hints: Hints taken.
        facts: Facts found.
        marks: The person's own marks in rubric order, 0 where there is none.
    """

    id: str
    kind: Kind
    case_id: str
    case_title: str
    level: str
    status: Status
    phase: str
    created_at: float
    updated_at: float
    finished_at: float | None
    minutes: float
    spent: float
    words: int
    hints: int
    facts: int
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """A text kept aside because two versions met; nothing typed is ever lost."""

    id: int
    session_id: str
    section: str
    body: str
    at: float
    why: str


@dataclass(frozen=True, slots=True)
class CaseHeader:
    """What a list of cases shows, known without reading the whole file.

    Attributes:
        minutes: The length of a round in the case's format.
        source: `shipped` with the program or the person's `own`.
        path: The file it came from.
        fault: Why the file cannot be used, or "".
    """

    id: str
    title: str
    archetype: str
    minutes: float
    source: str
    path: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells that a file is unchanged: size in bytes, mtime in ns, schema."""

    size: int
    mtime_ns: int
    schema: int


class SessionStore(Protocol):
    """Where sessions are kept. Times are wall seconds, given by the caller."""

    def create(self, session: Session, owner: Owner, at: float) -> int:
        """Store a new session held by `owner`; return its revision."""
        ...

    def save(self, session: Session, rev: int, owner: Owner, at: float) -> int:
        """Store what changed, all or nothing; return the new revision.

        Raises:
            ConflictError: If the stored revision is not `rev` any more.
            StorageError: If it cannot be written; nothing was changed.
        """
        ...

    def open(
        self, session_id: str, owner: Owner, at: float, *, take_over: bool = False
    ) -> Opened:
        """Read a session and hold it, unless a live process holds it already.

        With `take_over` it is held in any case; the other process will meet a
        conflict at its next save.

        Raises:
            NotFoundError: If there is no such session; ids may be shortened.
        """
        ...

    def read(self, session_id: str) -> Session:
        """Read a session without holding it; ids may be shortened."""
        ...

    def release(self, session_id: str, owner: Owner) -> None:
        """Let go of a session if `owner` holds it."""
        ...

    def summaries(self, limit: int = 50) -> Sequence[Summary]:
        """List sessions that are not deleted, newest first."""
        ...

    def delete(self, session_id: str, at: float) -> None:
        """Put a session aside; it can be brought back."""
        ...

    def undelete(self, session_id: str) -> None:
        """Bring a deleted session back."""
        ...

    def keep_copy(
        self, session_id: str, section: str, body: str, at: float, why: str
    ) -> None:
        """Keep a text aside beside its session."""
        ...

    def copies(self, session_id: str) -> Sequence[Copy]:
        """List the texts kept aside for a session, oldest first."""
        ...


class ContentCache(Protocol):
    """Parsed content kept as JSON, valid while a file's stamp is unchanged."""

    def headers(self) -> dict[str, tuple[Stamp, str]]:
        """Return stamp and header JSON of every known file, by path."""
        ...

    def body(self, path: str, stamp: Stamp) -> str | None:
        """Return the JSON of a file, if it is known with just this stamp."""
        ...

    def put(self, path: str, stamp: Stamp, header: str, body: str) -> None:
        """Remember a file; failing to remember is never an error."""
        ...

    def drop(self, path: str) -> None:
        """Forget a file."""
        ...
