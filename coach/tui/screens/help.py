"""Every key of a screen, and what it does."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Label, Static

from coach.tui.commands import commands_of
from coach.tui.texts import block, line

TYPING = (
    ("esc", "Leave the text; then single letters act."),
    ("f2", "The same actions as a menu, while you type."),
    ("ctrl+z, ctrl+y", "Undo and redo in the text."),
    ("tab", "Indent in the text; elsewhere go to the next part of the screen."),
)


class HelpScreen(ModalScreen[None]):
    """The list of keys, made from the same commands that the keys run."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,question_mark,f1,enter", "dismiss(None)", "back")
    ]

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self._about = about

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        rows = [
            (", ".join(command.key_text for command in [command]), command.help)
            for command in commands_of(self._about)
        ]
        general = [line((f"{key:>14}  ", "bold $accent"), says) for key, says in TYPING]
        own = [line((f"{key:>14}  ", "bold $accent"), says) for key, says in rows]
        with VerticalScroll(classes="dialog wide"):
            yield Label("Keys of this screen", classes="heading")
            yield Static(block(*own))
            yield Label("In a text", classes="heading")
            yield Static(block(*general))
            yield Label(line(("esc closes this", "$text-muted")))
