"""The talk of a round as lines, derived from the session's events alone.

The rail and the answer sheet show the same lines. Events that are no talk (a ticked
goal, a mark in the rating, an event kind of a newer program) give none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from coach.interviewer import lines

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.domain.session import Event, Session

Speaker = Literal["you", "interviewer", "coach"]

_PAUSED: Final = "Paused. The clock stands still."


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was said.

    Attributes:
        at: Wall seconds since the epoch.
        phase: The phase in which it was said.
    """

    speaker: Speaker
    text: str
    at: float
    phase: str


def transcript(session: "Session", case: "Case") -> tuple[Line, ...]:
    """Return what was said in a round, in order."""
    talk = _Talk(session, case)
    for event in session.events:
        for speaker, text in talk.said(event):
            if text:
                talk.lines.append(Line(speaker, text, event.at, event.phase))
    return tuple(talk.lines)


class _Talk:
    """Walks over the events once and remembers what the next line needs."""

    def __init__(self, session: "Session", case: "Case") -> None:
        self._session = session
        self._case = case
        self._entered: set[str] = set()
        self._hints: dict[str, int] = {}
        self._paused_at: float | None = None
        self._pauses: list[float] = []
        self.lines: list[Line] = []

    def said(self, event: "Event") -> Iterator[tuple[Speaker, str]]:
        """Yield what an event makes each speaker say."""
        match event.kind:
            case "started":
                self._entered.add(event.phase)
                yield "interviewer", lines.opened(self._case)
            case "phase-entered":
                yield "interviewer", self._phase(event.phase)
            case "asked":
                yield "you", str(event.data["question"])
                yield "interviewer", str(event.data["answer"])
            case "mark":
                yield "interviewer", lines.marked(event.phase, event.data["mark"])
            case "finished":
                yield "interviewer", lines.CLOSING
            case _:
                yield "coach", self._told(event)

    def _phase(self, phase_id: str) -> str:
        again = phase_id in self._entered
        self._entered.add(phase_id)
        return lines.entered(self._session.phase_plan(phase_id), again=again)

    def _told(self, event: "Event") -> str:
        match event.kind:
            case "hint":
                return self._hint(event)
            case "paused":
                self._paused_at = event.at
                return _PAUSED
            case "resumed":
                return self._resumed(event)
            case "extended":
                return f"{span(event.data['seconds'])} more for this phase."
            case "slept":
                slept = span(event.data["seconds"])
                return f"The computer slept for {slept}; that is not counted."
            case "stopped":
                counted = "counted" if event.data["counts"] else "not counted"
                stood = span(event.data["seconds"])
                return f"The program stood still for {stood}; that is {counted}."
            case _:
                return ""

    def _hint(self, event: "Event") -> str:
        place = self._hints[event.phase] = self._hints.get(event.phase, 0) + 1
        of = max(place, len(self._case.hints_for(event.phase)))
        return f"Hint {place} of {of}: {event.data['text']}"

    def _resumed(self, event: "Event") -> str:
        since, self._paused_at = self._paused_at, None
        if since is None:
            return "Resumed. The clock runs."
        length = max(0.0, event.at - since)
        if self.lines[-1].text != _PAUSED:
            return f"Resumed after {span(length)}. The clock runs."
        return self._joined(length)

    def _joined(self, length: float) -> str:
        """Take back the line of this pause, and that of the pauses just before it.

        A round that is left and opened again and again would else bury the talk.
        """
        self.lines.pop()
        if self._pauses and self.lines[-1].text == _paused_for(self._pauses):
            self.lines.pop()
        else:
            self._pauses.clear()
        self._pauses.append(length)
        return _paused_for(self._pauses)


def _paused_for(lengths: list[float]) -> str:
    if len(lengths) == 1:
        return f"Paused for {span(lengths[0])}."
    return f"Paused {len(lengths)} times, {span(sum(lengths))} in all."


def span(seconds: float) -> str:
    """Say a length of time in whole units: `45 s`, `2 min`, `1 h 5 min`."""
    if round(seconds) < 60:
        return f"{round(seconds)} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"
