"""What the checker found: one claim and its verdict.

Owns the shape that `coach numbers --json` prints. Must not know how text is read.
"""

from dataclasses import dataclass
from typing import Literal

Status = Literal["ok", "off", "unit", "conflict"]


@dataclass(frozen=True, slots=True)
class Place:
    """Another statement of the same text: its line, from 1, and its words."""

    line: int
    quote: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a result.

    Attributes:
        line: Its line in the text, from 1.
        quote: A verbatim span of that line.
        status: `ok`, `off` by more than 25 %, a `unit` that cannot be, or a `conflict`
            with another number of the same text.
        claimed: The result as the person wrote it.
        computed: The result that follows from the figures of the statement.
        factor: How many times the claimed is too large or too small, at least 1; None
            where two units cannot be compared.
        why: One plain sentence.
        other: The statement it conflicts with.
    """

    line: int
    quote: str
    status: Status
    claimed: str
    computed: str
    factor: float | None
    why: str
    other: Place | None = None
