"""One definition per command: its key, footer, menu, palette and help line.

A screen lists its commands once, in `COMMANDS`; everything that shows or runs them
reads that list.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from textual.binding import ActiveBinding, Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.screen import Screen
from textual.widgets import Input, TextArea

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


def letter_bindings(commands: Iterable[Command]) -> list[Binding]:
    """Return bindings that act at once, letters among them only outside a text.

    A plain binding is looked up after the key has wandered up from the focus, so keys
    typed right behind it would still reach the old focus. These are looked up first.
    For screens with the `Letters` mixin.
    """
    return [
        replace(
            binding,
            action=f"letter({binding.action!r})"
            if len(binding.key_display or "") == 1
            else binding.action,
            priority=True,
        )
        for binding in bindings(commands)
    ]


class Letters:
    """For a screen with texts: letters are commands unless a text has the focus."""

    @property
    def writing(self) -> bool:
        """Whether a text has the focus."""
        return isinstance(cast("Screen[object]", self).focused, TextArea | Input)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let letters through to the text that has the focus."""
        if action != "letter":
            return True
        if self.writing:
            return False
        name, _, rest = str(parameters[0]).partition("(")
        inner = (rest.removesuffix(")"),) if rest else ()
        return self.check_action(name, inner)

    async def action_letter(self, action: str) -> None:
        """Do what a letter stands for."""
        await cast("Screen[object]", self).run_action(action)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The bindings to show: beside its letter no function key for the same."""
        active = super().active_bindings  # type: ignore[misc]
        spoken = {bound.binding.action for bound in active.values()}
        return {
            key: bound
            for key, bound in active.items()
            if f"letter({bound.binding.action!r})" not in spoken
        }


def commands_of(screen: Screen[object]) -> Sequence[Command]:
    """Return the commands of a screen and then those of the app."""
    own: Sequence[Command] = getattr(screen, "COMMAND_LIST", ())
    general: Sequence[Command] = getattr(screen.app, "COMMAND_LIST", ())
    return [command for command in (*own, *general) if command.listed]


class ScreenCommands(Provider):
    """Offers the commands of the present screen in the palette."""

    async def discover(self) -> Hits:
        """Offer everything while nothing is typed."""
        for command in commands_of(self.screen):
            yield DiscoveryHit(
                command.label, partial(self._run, command), help=command.help
            )

    async def search(self, query: str) -> Hits:
        """Offer what fits the typed words."""
        matcher = self.matcher(query)
        for command in commands_of(self.screen):
            score = matcher.match(f"{command.label} {command.help}")
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(command.label),
                    partial(self._run, command),
                    help=command.help,
                )

    async def _run(self, command: Command) -> None:
        await self.screen.run_action(command.action)
