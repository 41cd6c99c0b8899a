"""The checklist of a phase: ticked by the person, never by the program."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from coach.domain.session import Session
from coach.tui.texts import line


class GoalList(OptionList):
    """Goals of the present phase; Enter, space or a click ticks one."""

    BINDINGS: ClassVar[list[BindingType]] = [("space", "select", "tick")]

    @dataclass
    class Toggled(Message):
        """A goal was ticked, or its tick taken back.

        Attributes:
            goal_id: The goal's id within its phase.
        """

        goal_id: str

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 – Textual's name
        super().__init__(id=id, markup=False, compact=True)

    def show(self, session: Session) -> None:
        """Draw the goals of the present phase."""
        place = self.highlighted
        self.clear_options()
        for goal in session.phase_plan().goals:
            done = f"{session.phase}/{goal.id}" in session.goals
            mark = ("✓ ", "$text-success") if done else ("○ ", "$text-muted")
            self.add_option(Option(line(mark, goal.says), id=goal.id))
        if place is not None and place < self.option_count:
            self.highlighted = place

    def on_focus(self) -> None:
        """Show where the cursor is from the first moment on."""
        if self.highlighted is None and self.option_count:
            self.highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Turn a selection into `Toggled`."""
        event.stop()
        if event.option_id is not None:
            self.post_message(self.Toggled(event.option_id))
