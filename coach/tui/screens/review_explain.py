"""How a verdict came about, as a page over the review."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from coach.tui.texts import line


class ExplainScreen(ModalScreen[None]):
    """A text to scroll; any of the usual keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,x,enter", "dismiss(None)", "back")
    ]

    def __init__(self, text: Content) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        with VerticalScroll(classes="dialog wide", id="explain"):
            yield Label("How this verdict came about", classes="heading")
            yield Static(self._text, id="explain-text")
            yield Label(line(("esc closes this", "$text-muted")))
