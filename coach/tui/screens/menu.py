"""The actions of a screen as a menu, for hands that are typing."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from coach.tui.commands import commands_of
from coach.tui.texts import line


class MenuScreen(ModalScreen[None]):
    """Lists what can be done; the chosen action runs on the screen below."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,f2", "dismiss(None)", "back")]

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self._about = about
        self._commands = {c.action: c for c in commands_of(about)}

    def compose(self) -> ComposeResult:
        """Lay out the actions."""
        with Vertical(classes="dialog"):
            yield Label("What next?", classes="heading")
            yield OptionList(
                *(
                    Option(
                        line((f"{c.key_text:>7}  ", "bold $accent"), c.label),
                        id=action.replace("'", "-").replace("(", "-").replace(")", "-"),
                    )
                    for action, c in self._commands.items()
                ),
                markup=False,
                compact=True,
            )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Run the action on the screen below, once this one is gone."""
        action = list(self._commands)[event.option_index]
        self.dismiss()
        self._about.call_after_refresh(self._about.run_action, action)
