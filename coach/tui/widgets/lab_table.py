"""Fields below each other, one of which has the cursor.

Owns how one moves among them; `LabField` owns the line. Nothing is computed here but
how a field was read.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Label, Static

from coach.capacity.errors import EstimateError
from coach.capacity.lab import understood
from coach.tui.texts import line
from coach.tui.widgets.lab_field import Asked, Columns, LabField

Group = tuple[str, str, Sequence[Asked]]
"""Heading, a line about it, and what is asked below it."""

WIDE = 96
"""From this width on the units have a column of their own."""


class Fields(VerticalScroll):
    """Groups of fields; arrows and Enter go from one to the next.

    Attributes:
        fields: All fields from top to bottom.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # Looked up before the field gets the key, so that what is typed right behind
        # it goes into the next field.
        Binding("down,enter", "move(1)", "next field", show=False, priority=True),
        Binding("up", "move(-1)", "field before", show=False, priority=True),
    ]

    def __init__(
        self,
        groups: Sequence[Group],
        values: Mapping[str, str],
        its_id: str | None = None,
    ) -> None:
        super().__init__(id=its_id)
        self._groups = [
            (
                heading,
                about,
                [LabField(a, values.get(a.id, ""), self.hint(a)) for a in asked],
            )
            for heading, about, asked in groups
        ]
        self.fields = [field for *_, fields in self._groups for field in fields]
        self._last = 0

    def compose(self) -> ComposeResult:
        """Lay out the groups."""
        for heading, about, fields in self._groups:
            yield Label(line(heading), classes="heading")
            if about:
                yield Static(line((about, "$text-muted")), classes="about")
            yield from fields

    def hint(self, asked: Asked) -> str:
        """What an empty field shows."""
        return ""

    def columns(self, width: int) -> Columns:
        """The widths of label, field and unit for a width of the whole."""
        return Columns(34, 16, 0)

    def on_resize(self, event: Resize) -> None:
        """Fit the columns to the width."""
        columns = self.columns(event.size.width)
        for field in self.fields:
            field.fit(columns)

    def texts(self) -> dict[str, str]:
        """What stands in the fields, by id."""
        return {field.asked.id: field.value for field in self.fields}

    def focus_field(self) -> None:
        """Put the cursor where it was last."""
        fields = self.fields
        if fields:
            self.screen.set_focus(fields[min(self._last, len(fields) - 1)].entry)

    def action_move(self, by: int) -> None:
        """Go some fields on; from outside a field the page scrolls."""
        fields = self.fields
        focused = self.screen.focused
        here = next((i for i, f in enumerate(fields) if f.entry is focused), None)
        if here is None:
            self.scroll_relative(y=by, animate=False)
        elif 0 <= here + by < len(fields):
            self.screen.set_focus(fields[here + by].entry)

    def on_lab_field_entered(self, event: LabField.Entered) -> None:
        """Remember where the cursor is."""
        self._last = self.fields.index(event.field)


class LabTable(Fields):
    """The own inputs and results; beside each field stands how it was read."""

    def on_mount(self) -> None:
        """Say how each filled field was read."""
        for field in self.fields:
            self._read(field)

    def columns(self, width: int) -> Columns:
        """The widths of the columns; without room the units stand in empty fields."""
        return Columns(36, 24, 16) if width >= WIDE else Columns(33, 20, 0)

    def on_resize(self, event: Resize) -> None:
        """Fit the columns to the width."""
        super().on_resize(event)
        for field in self.fields:
            unit = field.asked.unit or "a number"
            field.entry.placeholder = "" if event.size.width >= WIDE else unit

    def close(self) -> None:
        """Let the fields be read, not changed."""
        for field in self.fields:
            field.close()

    def on_lab_field_edited(self, event: LabField.Edited) -> None:
        """Say how the field is read now."""
        self._read(event.field)

    def _read(self, field: LabField) -> None:
        try:
            said = understood(field.asked, field.value) if field.value else ""
        except EstimateError as error:
            field.say(line(("! ", "$warning bold"), (error.message, "$warning")))
            return
        shown = line(("= ", "$text-muted"), (said, "$success bold"))
        field.say(shown if said else Content(""))


def remark(field: LabField) -> str:
    """What is wrong with a field and what to do, or ""."""
    try:
        if field.value:
            understood(field.asked, field.value)
    except EstimateError as error:
        return f"{error.message} – {error.hint}" if error.hint else error.message
    return ""
