"""The next hint of a phase: in the order of the case, from nudge to answer."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.domain.session import Session


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint and its place.

    Attributes:
        index: 1 for the first hint of the phase.
        of: How many hints the phase has.
    """

    index: int
    text: str
    of: int


def next_hint(case: "Case", session: "Session") -> Hint | None:
    """Return the next hint of the current phase, or None when all are taken."""
    hints = case.hints_for(session.phase)
    taken = session.hints.get(session.phase, 0)
    if taken >= len(hints):
        return None
    return Hint(taken + 1, hints[taken], len(hints))
