"""The app: wires screens, themes, signals and the palette; holds no rule."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.actions import ActionParseResult
from textual.app import App
from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from coach.domain.start import Continue, Drill, Lab, NewRound, Star, Start
from coach.errors import CoachError
from coach.services import Services
from coach.tui import crash, driver, signals
from coach.tui.commands import Command, bindings
from coach.tui.safe_lines import guard_lines
from coach.tui.texts import tell, tell_error
from coach.tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from textual.command import Provider


def _palette() -> "type[Provider]":
    from coach.tui.palette import ScreenCommands

    return ScreenCommands


class CoachApp(App[None]):
    """The whole program in a terminal.

    Attributes:
        services: Where everything that is not drawing comes from.
    """

    TITLE = "coach"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar = {_palette}
    COMMAND_LIST: ClassVar[tuple[Command, ...]] = (
        Command("f1,question_mark", "help", "help", "Show every key of this screen."),
        Command("ctrl+p", "command_palette", "palette", "Find any action by name."),
        Command("f10", "switch_theme", "dark or light", "Switch dark and light."),
        Command("ctrl+q", "quit", "quit", "Save and leave the program."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(COMMAND_LIST),
        Binding("f2", "menu", "menu", show=False),
    ]

    def __init__(self, services: Services, start: Start) -> None:
        super().__init__(driver_class=driver.driver_class())
        guard_lines(self)
        self.services = services
        self.start = start
        self._flushers: list[Callable[[], None]] = []

    def on_mount(self) -> None:
        """Dress, open the first screen, and listen for the signals of the system."""
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = self.services.settings.theme
        signals.install(self, self.flush)
        self._open_start()
        for fault in self.services.settings.faults:
            tell(self, fault, wrong=True)

    def on_unmount(self) -> None:
        """Store what is left to store."""
        with suppress(CoachError):  # told before, where there was still a screen
            self.flush()
        signals.uninstall(self)

    def before_leaving(self, flush: Callable[[], None]) -> None:
        """Have something called whenever the program may be about to end."""
        self._flushers.append(flush)

    def no_longer(self, flush: Callable[[], None]) -> None:
        """Take back `before_leaving`."""
        if flush in self._flushers:
            self._flushers.remove(flush)

    def flush(self) -> None:
        """Store all unsaved text now, and wait until it is stored.

        Raises:
            CoachError: If some of it could not be stored.
        """
        failed: CoachError | None = None
        for flush in tuple(self._flushers):
            try:
                flush()
            except CoachError as error:
                failed = error
        if failed is not None:
            raise failed

    async def action_quit(self) -> None:
        """Leave the program, unless there is text that could not be stored."""
        try:
            self.flush()
        except CoachError as error:
            self.run_worker(self._quit_anyway(error))
        else:
            self.exit()

    async def _quit_anyway(self, error: CoachError) -> None:
        from coach.tui.leaving import leave_anyway

        if await leave_anyway(self, error):
            self.exit()

    def action_help_quit(self) -> None:
        """Answer ctrl+c, which many try first."""
        tell(self, "ctrl+q leaves the program; everything is saved first.")

    def _open_start(self) -> None:
        from coach.tui.screens.home import HomeScreen

        self.push_screen(HomeScreen())
        try:
            self._open_on_top(self.start)
        except CoachError as error:
            tell_error(self, error)

    def _open_on_top(self, start: Start) -> None:
        if isinstance(start, NewRound):
            from coach.tui.opening import new_round

            new_round(self, start)
        elif isinstance(start, Continue):
            from coach.tui.opening import open_session

            open_session(self, start.session_id)
        elif isinstance(start, Drill):
            from coach.tui.screens.drill import DrillScreen

            self.push_screen(DrillScreen())
        elif isinstance(start, Lab):
            from coach.tui.lab_opening import new_lab

            new_lab(self, start)
        elif isinstance(start, Star):
            from coach.tui.star_opening import open_star

            open_star(self, start)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action; what it cannot do it says, and the program goes on."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except CoachError as error:
            tell_error(self, error)
            return True

    def action_help(self) -> None:
        """Show every key of the present screen."""
        from coach.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_menu(self) -> None:
        """Show the actions of the present screen as a menu."""
        from coach.tui.screens.menu import MenuScreen

        if not self.screen.is_modal:
            self.push_screen(MenuScreen(self.screen))

    def action_switch_theme(self) -> None:
        """Switch dark and light, and keep the choice."""
        from dataclasses import replace

        theme = LIGHT.name if self.theme == DARK.name else DARK.name
        self.theme = theme
        try:
            self.services.change_settings(replace(self.services.settings, theme=theme))
        except CoachError as error:
            tell_error(self, error)

    def _handle_exception(self, error: Exception) -> None:
        crash.report(self, error, self.services.folders.log, self.flush)

    def _fatal_error(self) -> None:
        crash.fatal_error(self, self.services.folders.log, self.flush)


def run_app(services: Services, start: Start) -> int:
    """Run the app and return the exit code of the program."""
    app = CoachApp(services, start)
    app.run()
    return app.return_code or 0
