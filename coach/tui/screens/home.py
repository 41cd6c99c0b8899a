"""Home: what should I do now, in one glance."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Label, OptionList, Static
from textual.widgets.option_list import Option

from coach import clock
from coach.domain.ports import Summary
from coach.domain.scores import Change, Scores, changes
from coach.domain.start import Lab, NewRound, Star
from coach.errors import CoachError
from coach.tui.commands import Command, bindings
from coach.tui.opening import new_round, open_session
from coach.tui.screens.home_rows import WELCOME, now_row, recent_row
from coach.tui.texts import block, line, plain, tell, tell_error

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

COMMANDS = (
    Command("c", "continue", "continue", "Go on where you left off.", footer=True),
    Command("m", "mock", "mock", "Choose a case and sit a timed round.", footer=True),
    Command("p", "practice", "practice", "Choose a case without the clock."),
    Command("e", "lab", "estimate", "Estimate a case in its lab."),
    Command("b", "star", "STAR room", "Tell stories, and keep them.", footer=True),
    Command("t", "taste", "taste", "Sit ten minutes of Twitter."),
    Command("g", "guess", "guess", "Drill figures as 90 % ranges.", footer=True),
    Command("r", "review", "review", "Read the verdicts on the chosen round."),
    Command("w", "sheet", "answer sheet", "Write the chosen session as Markdown."),
    Command("d", "delete", "delete", "Put the chosen session aside."),
    Command("u", "undo", "undo", "Bring back what was deleted last."),
    Command("s", "settings", "settings", "Level, theme, pace and bell.", footer=True),
    Command("q", "app.quit", "quit", "Leave the program.", footer=True),
    Command("question_mark", "app.help", "help", "Every key.", True, listed=False),
)

RECENT = 30


class HomeScreen(Screen[None]):
    """Continue, start, recent."""

    app: "CoachApp"
    COMMAND_LIST = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]

    def __init__(self) -> None:
        super().__init__()
        self._summaries: tuple[Summary, ...] = ()
        self._scores: dict[str, Scores] = {}
        self._changes: dict[str, Change] = {}
        self._deleted: list[str] = []
        self._trouble: CoachError | None = None

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(id="home"):
            yield Label("coach", classes="title")
            yield Static(id="welcome")
            yield OptionList(id="now", markup=False)
            heading = line("Recent sessions", ("  r review · w sheet", "$text-muted"))
            yield Label(heading, classes="heading", id="recent-heading")
            yield OptionList(id="recent", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Put the cursor on the next step."""
        self.query_one("#now").focus()

    def on_resize(self) -> None:
        """Fit the rows to the width."""
        self._show_recent()

    def on_screen_resume(self) -> None:
        """Read the sessions anew whenever home is on top."""
        self.refresh_home()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to continue only where there is something to continue."""
        return action != "continue" or self._unfinished() is not None

    def refresh_home(self) -> None:
        """Read and draw."""
        try:
            self._summaries = tuple(self.app.services.store.summaries(RECENT))
            kept = self.app.services.reviews.all()
            self._scores = {one.session_id: one for one in kept}
            self._changes = changes(kept)
            self._trouble = None
        except CoachError as error:
            self._trouble = error
        self._show_now()
        self._show_recent()
        self.refresh_bindings()

    def _show_welcome(self, first: bool) -> None:
        welcome = self.query_one("#welcome", Static)
        welcome.display = first or self._trouble is not None
        if self._trouble is not None:
            message = plain(self._trouble.message, "$text-error")
            welcome.update(block(message, plain(self._trouble.hint)))
        elif first:
            welcome.update(plain(WELCOME))

    def _show_now(self) -> None:
        first = not self._summaries
        self._show_welcome(first)
        now = self.query_one("#now", OptionList)
        now.clear_options()
        unfinished = self._unfinished()
        if unfinished is not None:
            row = now_row(unfinished, clock.wall())
            now.add_option(Option(row, id="continue"))
        if first:
            taste = line(
                ("t ", "bold $accent"), "Taste a round: ten minutes of Twitter"
            )
            now.add_option(Option(taste, id="taste"))
        now.add_options(
            [
                Option(
                    line(("m ", "bold $accent"), "Start a mock interview, 40 minutes"),
                    id="mock",
                ),
                Option(
                    line(("p ", "bold $accent"), "Practise a case without the clock"),
                    id="practice",
                ),
                Option(
                    line(("b ", "bold $accent"), "Behavioural: the STAR room"),
                    id="star",
                ),
                Option(
                    line(("g ", "bold $accent"), "Guess figures as ranges: the drill"),
                    id="guess",
                ),
                Option(
                    line(("e ", "bold $accent"), "Estimate a case in its lab"),
                    id="lab",
                ),
            ]
        )
        now.highlighted = 0

    def _show_recent(self) -> None:
        recent = self.query_one("#recent", OptionList)
        place = recent.highlighted
        recent.clear_options()
        recent.add_options(
            [Option(self._recent_row(s), id=s.id) for s in self._summaries]
        )
        shown = bool(self._summaries)
        recent.display = shown
        self.query_one("#recent-heading").display = shown
        if shown:
            recent.highlighted = min(place or 0, len(self._summaries) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was chosen."""
        if event.option_list.id == "now":
            self.call_later(self.run_action, str(event.option_id))
        elif event.option_id is not None:
            self._open(event.option_id)

    def action_continue(self) -> None:
        """Go on in the latest unfinished session."""
        unfinished = self._unfinished()
        if unfinished is None:
            tell(self.app, "Nothing is unfinished. Press m to start a mock interview.")
        else:
            self._open(unfinished.id)

    def action_mock(self) -> None:
        """Choose a case for a timed round."""
        self._new(NewRound("mock"))

    def action_practice(self) -> None:
        """Choose a case to practise."""
        self._new(NewRound("practice"))

    def action_lab(self) -> None:
        """Choose a case to estimate."""
        from coach.tui.lab_opening import new_lab

        new_lab(self.app, Lab())

    def action_star(self) -> None:
        """Open the STAR room."""
        from coach.tui.star_opening import open_star

        open_star(self.app, Star())

    def action_taste(self) -> None:
        """Show the brief of a ten-minute round."""
        self._new(NewRound("mock", "twitter", minutes=10))

    def action_guess(self) -> None:
        """Open the estimation drill."""
        from coach.tui.screens.drill import DrillScreen

        self.app.push_screen(DrillScreen())

    def action_settings(self) -> None:
        """Open the settings."""
        from coach.tui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen())

    def action_delete(self) -> None:
        """Put the session under the cursor aside."""
        chosen = self._chosen()
        if chosen is None:
            return
        try:
            self.app.services.store.delete(chosen.id, clock.wall())
        except CoachError as error:
            tell_error(self.app, error)
            return
        self._deleted.append(chosen.id)
        self.refresh_home()
        tell(self.app, f"Deleted {chosen.case_title}. Press u to bring it back.")

    def action_undo(self) -> None:
        """Bring back what was deleted last."""
        if not self._deleted:
            tell(self.app, "There is nothing to bring back.")
            return
        try:
            self.app.services.store.undelete(self._deleted[-1])
        except CoachError as error:
            tell_error(self.app, error)
            return
        self._deleted.pop()
        self.refresh_home()

    def _recent_row(self, summary: Summary) -> Content:
        score, change = self._scores.get(summary.id), self._changes.get(summary.id)
        width = self.size.width - 6
        return recent_row(summary, clock.wall(), width, score, change)

    def action_review(self) -> None:
        """Read the verdicts on the round under the cursor."""
        chosen = self._chosen()
        if chosen is None:
            return
        if chosen.kind not in ("mock", "practice"):
            tell(self.app, "Verdicts are on rounds: choose a mock or a practice.")
        elif chosen.status != "done":
            tell(self.app, "The verdicts open when the round is finished and rated.")
        else:
            self._open(chosen.id, review=True)

    def action_sheet(self) -> None:
        """Write the answer sheet of the session under the cursor."""
        from coach.tui.sheets import write_sheet

        chosen = self._chosen()
        if chosen is not None:
            write_sheet(self.app, self.app.services.store.read(chosen.id))

    def _unfinished(self) -> Summary | None:
        return next((s for s in self._summaries if s.status != "done"), None)

    def _chosen(self) -> Summary | None:
        place = self.query_one("#recent", OptionList).highlighted
        if place is None or not self._summaries:
            tell(self.app, "There is no session yet.")
            return None
        return self._summaries[place]

    def _open(self, session_id: str, *, review: bool = False) -> None:
        try:
            open_session(self.app, session_id, review=review)
        except CoachError as error:
            tell_error(self.app, error)

    def _new(self, wish: NewRound) -> None:
        try:
            new_round(self.app, wish)
        except CoachError as error:
            tell_error(self.app, error)
