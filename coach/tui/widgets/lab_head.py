"""The two lines on top of a lab: what and when saved; the three steps."""

from dataclasses import dataclass

from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from coach import clock
from coach.domain.session import Session
from coach.tui.texts import line

STEPS = ("commit", "reveal", "play")
NAMES = ("Your numbers", "Reveal", "Free play")


class LabTop(Static):
    """The title on the left, on the right when it was saved."""

    def show(self, session: Session, saved_at: float, trouble: str = "") -> None:
        """Draw the line; `trouble` says why nothing is being saved."""
        right = trouble or clock.local(saved_at).strftime("saved %H:%M:%S")
        title = f" {session.case.title} · lab"
        room = max(8, self.size.width - len(right) - 2)
        if len(title) > room:
            title = title[: room - 1] + "…"
        gap = " " * (room - len(title) + 1)
        style = "$text-error bold" if trouble else "$text-muted"
        self.update(line((title, "bold"), gap, (right, style)), layout=False)


class StepBar(Static):
    """The three steps in one line, chosen by click or by the keys 1–3."""

    @dataclass
    class Chosen(Message):
        """A step was clicked.

        Attributes:
            number: From 1.
        """

        number: int

    def show(self, present: str, *, committed: bool) -> None:
        """Draw the steps; the later two are locked until the numbers are committed."""
        parts: list[str | tuple[str, str]] = []
        self._spans: list[tuple[int, int, int]] = []
        column = 0
        for number, (step, name) in enumerate(zip(STEPS, NAMES, strict=True), 1):
            said = " ✓" if committed and number == 1 else ""
            said = said if committed or number == 1 else " (locked)"
            text = f" {number} {name}{said} "
            self._spans.append((column, column + len(text), number))
            column += len(text) + 1
            parts += [(text, "reverse bold" if step == present else "$text-muted"), " "]
        self.update(line(*parts), layout=False)

    def on_click(self, event: Click) -> None:
        """Choose the step under the pointer."""
        for start, end, number in getattr(self, "_spans", []):
            if start <= event.x < end:
                self.post_message(self.Chosen(number))
