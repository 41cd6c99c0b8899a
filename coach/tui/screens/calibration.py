"""How far this person's 90 % ranges can be trusted."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, Label

from coach.practice.calibration import Calibration
from coach.tui.commands import Command, bindings
from coach.tui.widgets.calibration import CalibrationChart

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

COMMANDS = (
    Command("escape,k,q,enter", "leave", "back", "Go back to the drill.", footer=True),
)


class CalibrationScreen(Screen[None]):
    """The chart, and the way back."""

    app: "CoachApp"
    COMMAND_LIST = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH = "drill.tcss"

    def __init__(self, found: Calibration) -> None:
        super().__init__()
        self._found = found

    def compose(self) -> ComposeResult:
        """Lay out the chart."""
        yield Label("Calibration of your estimates", classes="heading page")
        yield CalibrationChart(self._found)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one(CalibrationChart).focus()

    def action_leave(self) -> None:
        """Go back."""
        self.app.pop_screen()
