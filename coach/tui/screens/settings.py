"""The settings: four of them, each changed with Enter."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, Label, OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.plan import LEVELS
from coach.domain.settings import THEMES, Settings
from coach.errors import CoachError
from coach.tui.commands import Command, bindings
from coach.tui.texts import line, plain, tell_error

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

COMMANDS = (
    Command("enter,right", "change(1)", "change", "Take the next value.", footer=True),
    Command("left", "change(-1)", "change back", "Take the value before."),
    Command("escape,q", "leave", "back", "Go back; settings are kept.", footer=True),
)

NAMES = ("level", "theme", "words_a_minute", "bell")
SAYS = {
    "level": "Level of a new round",
    "theme": "Theme",
    "words_a_minute": "Words a minute when you speak",
    "bell": "Bell at 80 % of a phase",
}


class SettingsScreen(Screen[None]):
    """A list of settings and where they are kept."""

    app: "CoachApp"
    COMMAND_LIST = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield Label("Settings", classes="heading page")
        yield OptionList(id="settings", markup=False)
        path = self.app.services.folders.settings
        yield Static(plain(f"Kept in {path}", "$text-muted"), classes="page")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the values."""
        self._show()
        self.query_one("#settings").focus()

    def on_option_list_option_selected(self) -> None:
        """Change on Enter or click."""
        self.action_change(1)

    def action_change(self, step: int) -> None:
        """Take the next or the former value of the setting under the cursor."""
        place = self.query_one("#settings", OptionList).highlighted or 0
        settings = changed(self.app.services.settings, NAMES[place], step)
        try:
            self.app.services.change_settings(settings)
        except CoachError as error:
            tell_error(self.app, error)
        self.app.theme = settings.theme
        self._show()

    def action_leave(self) -> None:
        """Go back."""
        self.app.pop_screen()

    def _show(self) -> None:
        options = self.query_one("#settings", OptionList)
        place = options.highlighted or 0
        options.clear_options()
        settings = self.app.services.settings
        for name in NAMES:
            value = getattr(settings, name)
            shown = {True: "on", False: "off"}.get(value, str(value))
            row = line(f"{SAYS[name]:<32}", ("‹ ", "$text-muted"), (shown, "bold"))
            options.add_option(Option(row.append(line((" ›", "$text-muted")))))
        options.highlighted = place


def changed(settings: Settings, name: str, step: int) -> Settings:
    """Return the settings with one of them moved to its next or former value."""
    if name == "bell":
        return replace(settings, bell=not settings.bell)
    if name == "words_a_minute":
        pace = min(300, max(60, settings.words_a_minute + 10 * step))
        return replace(settings, words_a_minute=pace)
    allowed = LEVELS if name == "level" else THEMES
    place = (allowed.index(getattr(settings, name)) + step) % len(allowed)
    if name == "level":
        return replace(settings, level=allowed[place])
    return replace(settings, theme=allowed[place])
