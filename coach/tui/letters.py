"""Letters as commands on a screen that also has texts to type into."""

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from textual.binding import ActiveBinding, Binding
from textual.screen import Screen
from textual.widgets import Input, TextArea

from coach.tui.commands import Command, bindings


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
