"""The brief: one vague sentence, the level, the plan of the round, and a start."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from coach.domain.plan import LEVELS, total
from coach.domain.session import Session
from coach.domain.show import minutes_text
from coach.domain.start import Lab, NewRound
from coach.errors import CoachError
from coach.tui.commands import Command, bindings
from coach.tui.opening import begin, planned_session
from coach.tui.texts import block, line, tell_error

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.tui.app import CoachApp

COMMANDS = (
    Command("enter,s", "start", "start", "Start the round.", footer=True),
    Command("l", "level", "level", "Choose mid, senior or staff.", footer=True),
    Command("e", "lab", "estimate", "Estimate this case in its lab first."),
    Command("escape,q", "leave", "back", "Go back without starting.", footer=True),
)

ADVICE = (
    "The sentence above is all you are given. Ask the interviewer what you need to "
    "know; nothing is told unasked. What you type is saved as you type."
)
PRACTICE = "There is no clock in practice, and hints are free."


class BriefScreen(Screen[None]):
    """Waits for "start"."""

    app: "CoachApp"
    COMMAND_LIST = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]

    def __init__(self, case: "Case", wish: NewRound) -> None:
        super().__init__()
        self._case = case
        self._wish = wish

    def compose(self) -> ComposeResult:
        """Lay out the brief."""
        with VerticalScroll(id="brief"):
            yield Static(id="brief-text")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Plan the session and show it."""
        self._session = planned_session(self.app, self._case, self._wish)
        self._show()

    def on_resize(self) -> None:
        """Leave the goals out where they would not fit."""
        if self.is_mounted:
            self._show()

    def action_start(self) -> None:
        """Start the round."""
        try:
            begin(self.app, self._case, self._session)
        except CoachError as error:
            tell_error(self.app, error)

    def action_level(self) -> None:
        """Go to the next level."""
        place = (LEVELS.index(self._session.level) + 1) % len(LEVELS)
        self._session = replace(self._session, level=LEVELS[place])
        self._show()

    def action_lab(self) -> None:
        """Open the lab of this case; coming back leads here."""
        try:
            from coach.tui.lab_opening import new_lab

            new_lab(self.app, Lab(self._case.id))
        except CoachError as error:
            tell_error(self.app, error)

    def action_leave(self) -> None:
        """Go back."""
        self.app.pop_screen()

    def _show(self) -> None:
        self.query_one("#brief-text", Static).update(
            brief_text(self._case, self._session, self.size.width)
        )


def brief_text(case: "Case", session: Session, width: int = 120) -> Content:
    """Return the brief, the level and the plan as text."""
    kind = "Mock interview" if session.timed else "Practice"
    level = "  ".join(
        f"[{name}]" if name == session.level else f" {name} " for name in LEVELS
    )
    rows = [
        line((kind, "$text-muted")),
        line((case.title, "bold $primary")),
        line(""),
        line((f"“{case.brief}”", "bold")),
        line(""),
        line("Level   ", level),
        line(""),
    ]
    for number, phase in enumerate(session.plan, start=1):
        minutes = f"{minutes_text(phase.budget):>5} min" if session.timed else ""
        goals = ", ".join(goal.says for goal in phase.goals) if width >= 110 else ""
        rows.append(
            line(f"{number} {phase.title:<14}{minutes}   ", (goals, "$text-muted"))
        )
    if session.timed:
        rows.append(line((f"  {minutes_text(total(session.plan)):>19} min", "bold")))
    advice = ADVICE if session.timed else f"{ADVICE} {PRACTICE}"
    return block(*rows, line(""), line((advice, "$text-muted")))
