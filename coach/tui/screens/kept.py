"""Texts that were kept aside because two versions met."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from coach import clock
from coach.domain.ports import Copy
from coach.tui.texts import line, plain


class KeptScreen(ModalScreen[Copy | None]):
    """Lists the kept texts and shows the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q", "dismiss(None)", "back")]

    def __init__(self, copies: tuple[Copy, ...]) -> None:
        super().__init__()
        self._copies = copies

    def compose(self) -> ComposeResult:
        """Lay out list and text."""
        with VerticalScroll(classes="dialog wide"):
            yield Label("Texts kept aside", classes="heading")
            with Horizontal(classes="kept"):
                yield OptionList(*(self._option(c) for c in self._copies), markup=False)
                with VerticalScroll():
                    yield Static(id="kept-text")
            yield Label(
                line(
                    (
                        "b puts it back into its section · c copies it · esc closes",
                        "$text-muted",
                    )
                )
            )

    def on_option_list_option_highlighted(
        self, event: OptionList.OptionHighlighted
    ) -> None:
        """Show the text under the cursor."""
        copy = self._copies[event.option_index]
        self.query_one("#kept-text", Static).update(plain(copy.body))

    def key_b(self) -> None:
        """Put the text back where it came from; undo takes that back."""
        self.dismiss(self._copies[self.query_one(OptionList).highlighted or 0])

    def key_c(self) -> None:
        """Put the text into the clipboard."""
        place = self.query_one(OptionList).highlighted or 0
        self.app.copy_to_clipboard(self._copies[place].body)

    @staticmethod
    def _option(copy: Copy) -> Option:
        when = clock.local(copy.at).strftime("%m-%d %H:%M")
        return Option(line((f"{when} ", "$text-muted"), copy.section, f" – {copy.why}"))
