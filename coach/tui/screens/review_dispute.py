"""Marking a verdict as wrong: what it should be, and a word of reason."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from coach.domain.verdict import Status, Verdict
from coach.errors import as_sentence
from coach.tui.texts import line, plain
from coach.tui.widgets.review_rows import SIGNS

_KEYS: dict[str, Status] = {"m": "met", "p": "partly", "o": "missed"}


@dataclass(frozen=True, slots=True)
class Said:
    """What the person says of a verdict."""

    status: Status
    reason: str


class DisputeScreen(ModalScreen[Said | None]):
    """Asks for a status and then for the reason; Escape leaves all as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "back")]

    def __init__(self, verdict: Verdict, reason: str = "") -> None:
        super().__init__()
        self._verdict = verdict
        self._reason = reason
        self._status: Status = verdict.status

    def compose(self) -> ComposeResult:
        """Lay out verdict, answers and reason."""
        judged = self._verdict.disputed or self._verdict.status
        with Vertical(classes="dialog"):
            yield Label("What should it be?", classes="heading")
            yield Label(plain(as_sentence(self._verdict.says)), classes="dialog-text")
            yield OptionList(
                *(
                    Option(
                        line(
                            (f" {key} ", "bold $accent"),
                            f" {SIGNS[status]} {status}",
                            (" as the judge says" if status == judged else "", ""),
                        ),
                        id=status,
                    )
                    for key, status in _KEYS.items()
                ),
                markup=False,
            )
            reason = Input(
                self._reason,
                placeholder="Why, in a word or two; then enter",
                id="dispute-reason",
            )
            reason.display = False
            yield reason
            says = "Your mark counts, the judge's stays beside it. esc leaves it."
            yield Label(line((says, "$text-muted")), classes="dialog-text")

    def on_mount(self) -> None:
        """Put the cursor on the present verdict."""
        answers = self.query_one(OptionList)
        answers.highlighted = list(_KEYS.values()).index(self._verdict.status)
        answers.focus()

    def on_key(self, event: Key) -> None:
        """Choose by the answer's own key."""
        status = _KEYS.get(event.character or "")
        if status is not None and isinstance(self.focused, OptionList):
            event.stop()
            self._choose(status)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose by Enter or click."""
        self._choose(list(_KEYS.values())[event.option_index])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """End with what was said."""
        self.dismiss(Said(self._status, event.value))

    def _choose(self, status: Status) -> None:
        self._status = status
        self.query_one(OptionList).highlighted = list(_KEYS.values()).index(status)
        if status == (self._verdict.disputed or self._verdict.status):
            self.dismiss(Said(status, ""))  # as the judge says: nothing to explain
            return
        reason = self.query_one(Input)
        reason.display = True
        self.set_focus(reason)  # at once, so that no quick next key goes astray
