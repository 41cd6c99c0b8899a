"""The lines on top of a telling: the question, when it was saved, where one stands."""

from dataclasses import dataclass

from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from coach import clock
from coach.domain import telling
from coach.domain.session import Session
from coach.domain.show import clock_text
from coach.tui.texts import line
from coach.tui.widgets.star_text import bar

STEPS = ("prepare", "tell", "checks", "follow-ups", "cuts")
NAMES = ("Prepare", "Tell", "Checks", "Follow-ups", "Cuts")


class StarTop(Static):
    """What this is on the left, on the right when it was saved."""

    def show(self, session: Session, saved_at: float, trouble: str = "") -> None:
        """Draw the line; `trouble` says why nothing is being saved."""
        parts = [trouble or clock.local(saved_at).strftime("saved %H:%M:%S")]
        writing = session.phase != telling.FOLLOW_UP
        if writing and session.anchor is None and session.status == "paused":
            parts.append("clock paused")
        right = " · ".join(parts)
        said = telling.told(session)
        title = f" STAR · {session.case.id} · {session.level}"
        if said:
            title += f" · version {len(said)}"
        gap = " " * max(1, self.size.width - len(title) - len(right) - 1)
        style = "$text-error bold" if trouble else "$text-muted"
        self.update(line((title, "bold"), gap, (right, style)), layout=False)


class StarSteps(Static):
    """The steps of a telling in one line, chosen by click."""

    @dataclass
    class Chosen(Message):
        """A step was clicked.

        Attributes:
            step: One of `STEPS`.
        """

        step: str

    def show(self, session: Session, present: str) -> None:
        """Draw the steps; the later three are locked until something is told."""
        self._spans: list[tuple[int, int, str]] = []
        parts: list[str | tuple[str, str]] = []
        column = 0
        open_ = bool(telling.told(session))
        for step, name in zip(STEPS, NAMES, strict=True):
            text = f" {name}{self._clock(session, step, present)} "
            style = "reverse bold" if step == present else "$text-muted"
            if step == "prepare" == present and session.left_in_phase() < 0:
                style = "reverse bold $text-warning"
            if not open_ and step in STEPS[2:]:
                style = "dim $text-muted"
            self._spans.append((column, column + len(text), step))
            column += len(text) + 1
            parts += [(text, style), " "]
        self.update(line(*parts), layout=False)

    def on_click(self, event: Click) -> None:
        """Choose the step under the pointer."""
        for start, end, step in getattr(self, "_spans", []):
            if start <= event.x < end:
                self.post_message(self.Chosen(step))

    def _clock(self, session: Session, step: str, present: str) -> str:
        if step == "prepare" == present:
            left, budget = session.left_in_phase(), session.budget()
            if left < 0:
                return f" over +{clock_text(-left)}"
            return f" {bar(session.spent_in() / budget, 8)} {clock_text(left)}"
        if step == "tell" == present and not telling.talking(session):
            return f" · writing {clock_text(session.spent_in())}"
        return ""
