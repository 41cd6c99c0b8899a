"""One line of the lab: a label, a field, its unit, and what is said beside it."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.content import Content
from textual.events import DescendantFocus, Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from coach.capacity import model as models
from coach.tui.texts import line

LONGEST = 200
"""Characters that a field takes; an estimate is much shorter."""

Asked = models.Input | models.Output
"""What a field asks for."""


_AT_ONCE = {
    "backspace": "delete_left",
    "delete": "delete_right",
    "left": "cursor_left",
    "right": "cursor_right",
    "home": "home",
    "end": "end",
}
"""Keys of a field that may not be overtaken, and the actions they stand for."""


class Entry(Input):
    """A one-line field in which keys act in the order in which they came.

    Textual looks bindings up after the key has wandered up from the focus; a letter
    typed right behind a backspace would be taken first.
    """

    async def _on_key(self, event: Key) -> None:
        action = _AT_ONCE.get(event.key)
        if action is not None:
            event.stop()
            event.prevent_default()
            await self.run_action(action)


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of label, field and unit; 0 leaves the unit out."""

    label: int
    entry: int
    unit: int


class LabField(Widget):
    """A one-line field in a line that it draws itself: one widget less per column.

    Attributes:
        asked: The input or output of the model.
        entry: The field itself.
        beside: What is said at the end of the line.
    """

    @dataclass
    class Edited(Message):
        """The text of a field changed under the person's hands."""

        field: "LabField"

    @dataclass
    class Entered(Message):
        """The cursor came into a field."""

        field: "LabField"

    def __init__(self, asked: Asked, value: str = "", hint: str = "") -> None:
        super().__init__()
        self.asked = asked
        # Held here and not looked up, so that its text is at hand to the very end.
        self.entry = Entry(
            value,
            placeholder=hint,
            max_length=LONGEST,
            select_on_focus=False,
            compact=True,
        )
        self.beside = Content("")
        self._present = False
        self.fit(Columns(34, 16, 0))

    def compose(self) -> ComposeResult:
        """Put the field into the line."""
        yield self.entry

    def render(self) -> Content:
        """Draw what stands around the field."""
        columns = self._columns
        label = self.asked.label
        if len(label) >= columns.label:
            label = label[: columns.label - 2] + "…"
        style = "bold $primary" if self._present else ""
        unit = (self.asked.unit or "–") if columns.unit else ""
        return Content.assemble(
            line((f"{label:<{columns.label}}", style), " " * columns.entry),
            line((f" {unit:<{columns.unit}} ", "$text-muted")),
            self.beside.truncate(self.room, ellipsis=True),
        )

    @property
    def value(self) -> str:
        """What stands in the field, without white space around it."""
        return self.entry.value.strip()

    @property
    def room(self) -> int:
        """The columns there are at the end of the line."""
        used = self._columns.label + self._columns.entry + self._columns.unit + 2
        return max(1, self.content_size.width - used)

    def fit(self, columns: Columns) -> None:
        """Take other widths."""
        self._columns = columns
        self.entry.styles.margin = (0, 0, 0, columns.label)
        self.entry.styles.width = columns.entry
        self.refresh()

    def fill(self, text: str) -> None:
        """Put another text into the field without a message about it."""
        with self.prevent(Input.Changed):
            self.entry.value = text

    def say(self, beside: Content) -> None:
        """Show a text at the end of the line."""
        if beside != self.beside:
            self.beside = beside
            self.refresh()

    def close(self) -> None:
        """Let the field be read, not changed."""
        self.entry.disabled = True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the owner."""
        event.stop()
        self.post_message(self.Edited(self))

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Mark the line, and tell the owner, who may have something to say about it."""
        self._present = True
        self.refresh()
        self.post_message(self.Entered(self))

    def on_descendant_blur(self) -> None:
        """Take the mark away."""
        self._present = False
        self.refresh()
