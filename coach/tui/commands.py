"""One definition per command: its key, footer, menu, palette and help line.

A screen lists its commands once, in `COMMANDS`; everything that shows or runs them
reads that list.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.binding import Binding
from textual.screen import Screen

KEY_NAMES = {
    "plus": "+",
    "question_mark": "?",
    "escape": "esc",
    "enter": "enter",
    "space": "space",
}


@dataclass(frozen=True, slots=True)
class Command:
    """Something the person can do.

    Attributes:
        key: Textual's name of the key; several are separated by commas. In a text
            the letters among them are typed, so the footer shows the others there.
        action: The action of the screen or app that does it.
        label: One to three words, for footer and menu.
        help: One sentence, for help and the palette.
        footer: Whether it is among the few that the footer shows.
        listed: Whether menu, palette and help list it.
    """

    key: str
    action: str
    label: str
    help: str
    footer: bool = False
    listed: bool = True

    @property
    def key_text(self) -> str:
        """The key as people say it."""
        first = self.key.split(",")[0]
        return KEY_NAMES.get(first, first)


def bindings(commands: Iterable[Command]) -> list[Binding]:
    """Return the key bindings of some commands."""
    return [
        Binding(
            key,
            command.action,
            command.label,
            show=command.footer,
            key_display=KEY_NAMES.get(key, key),
            tooltip=command.help,
        )
        for command in commands
        for key in command.key.split(",")
    ]


def commands_of(screen: Screen[object]) -> Sequence[Command]:
    """Return the commands of a screen and then those of the app."""
    own: Sequence[Command] = getattr(screen, "COMMAND_LIST", ())
    general: Sequence[Command] = getattr(screen.app, "COMMAND_LIST", ())
    return [command for command in (*own, *general) if command.listed]
