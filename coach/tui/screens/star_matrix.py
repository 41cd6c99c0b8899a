"""Stories against competencies: what is covered, what is not, what to carry."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Static

from coach import clock
from coach.stories import matrix
from coach.tui.commands import bindings
from coach.tui.screens import star_moves
from coach.tui.screens.star_commands import MATRIX
from coach.tui.sheets import write_bank
from coach.tui.texts import line
from coach.tui.widgets.star_bank_text import matrix_text

if TYPE_CHECKING:
    from coach.tui.app import CoachApp


class MatrixScreen(Screen[None]):
    """The bank at a glance."""

    app: "CoachApp"
    COMMAND_LIST = MATRIX
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MATRIX)]
    CSS_PATH = "star.tcss"

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield Static(
            line((" Matrix", "bold $primary"), ("   stories × competencies", "")),
            id="room-head",
        )
        with VerticalScroll(id="matrix"):
            yield Static(id="matrix-text")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one("#matrix").focus()

    def on_screen_resume(self) -> None:
        """Read the stories anew whenever the matrix is on top."""
        self._draw()

    def on_resize(self) -> None:
        """Fit the columns to the width."""
        self.set_class(self.size.width < 100, "narrow")
        self._draw()

    def action_sheet_all(self) -> None:
        """Write the whole bank into the present folder."""
        write_bank(self.app, tuple(self.app.services.bank.all()), whole=True)

    def action_bank(self) -> None:
        """Open the bank; from there it is the way back."""
        star_moves.show_bank(self.app)

    def action_leave(self) -> None:
        """Go back."""
        self.app.pop_screen()

    def _draw(self) -> None:
        services = self.app.services
        titles = {one.id: one.title for one in services.questions.competencies}
        stories = [one.glance() for one in services.bank.all()]
        found = matrix(stories, tuple(titles), clock.wall())
        text = matrix_text(found, titles, self.size.width)
        self.query_one("#matrix-text", Static).update(text)
