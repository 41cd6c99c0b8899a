"""A question with a few answers, each on its own key."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from coach.tui.texts import line, plain


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its key, its words, and the value it stands for."""

    key: str
    says: str
    value: str


class ChoiceScreen(ModalScreen[str | None]):
    """Asks; ends with the value of the chosen answer, or None on Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "back")]

    def __init__(self, title: str, text: str, answers: tuple[Answer, ...]) -> None:
        super().__init__()
        self._title, self._text, self._answers = title, text, answers

    def compose(self) -> ComposeResult:
        """Lay out question and answers."""
        with Vertical(classes="dialog"):
            yield Label(plain(self._title), classes="heading")
            yield Label(plain(self._text), classes="dialog-text")
            yield OptionList(
                *(
                    Option(line((f" {a.key} ", "bold $accent"), " ", a.says), id=a.key)
                    for a in self._answers
                ),
                markup=False,
            )

    def on_key(self, event: Key) -> None:
        """Choose by the answer's own key."""
        for answer in self._answers:
            if answer.key in (event.key, event.character):
                event.stop()
                self.dismiss(answer.value)
                return

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose by Enter or click."""
        value = next(a.value for a in self._answers if a.key == event.option_id)
        self.dismiss(value)
