"""Choosing a case, or being surprised."""

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Label, OptionList
from textual.widgets.option_list import Option

from coach.domain.ports import CaseHeader
from coach.domain.start import Lab, NewRound
from coach.errors import CoachError
from coach.tui.commands import Command, bindings
from coach.tui.texts import line, tell_error

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

COMMANDS = (
    Command("enter", "choose", "choose", "Open this case.", footer=True),
    Command("r", "surprise", "surprise me", "Let chance choose.", footer=True),
    Command("escape,q", "leave", "back", "Go back home.", footer=True),
)


class PickerScreen(Screen[None]):
    """A list of cases; those that cannot be used say why."""

    app: "CoachApp"
    COMMAND_LIST = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]

    def __init__(self, wish: NewRound | Lab) -> None:
        super().__init__()
        self._wish = wish
        self._headers: tuple[CaseHeader, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield Label("Which system do you want to design?", classes="heading page")
        yield OptionList(id="cases", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """List the cases."""
        self._headers = tuple(self.app.services.library.headers())
        cases = self.query_one("#cases", OptionList)
        cases.add_option(
            Option(
                line(("? ", "bold $accent"), "Surprise me", ("  chance chooses", "dim"))
            )
        )
        for header in self._headers:
            cases.add_option(Option(_row(header), disabled=bool(header.fault)))
        cases.focus()
        cases.highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the brief of what was chosen."""
        if event.option_index == 0:
            self.action_surprise()
        else:
            self._open(self._headers[event.option_index - 1].id)

    def action_choose(self) -> None:
        """Choose what is under the cursor."""
        self.query_one("#cases", OptionList).action_select()

    def action_surprise(self) -> None:
        """Let chance choose among the cases that can be used."""
        usable = [header.id for header in self._headers if not header.fault]
        if usable:
            self._open(secrets.choice(usable))

    def action_leave(self) -> None:
        """Go back."""
        self.app.pop_screen()

    def _open(self, case_id: str) -> None:
        from coach.tui.screens.brief import BriefScreen

        if isinstance(self._wish, Lab):
            self._open_lab(case_id)
            return
        try:
            case = self.app.services.library.case(case_id)
        except CoachError as error:
            tell_error(self.app, error)
            return
        wish = replace(self._wish, case_id=case_id)
        self.app.switch_screen(BriefScreen(case, wish))

    def _open_lab(self, case_id: str) -> None:
        from coach.tui.lab_opening import new_lab

        try:
            new_lab(self.app, Lab(case_id))
        except CoachError as error:
            tell_error(self.app, error)


def _row(header: CaseHeader) -> Content:
    own = " · your own" if header.source == "own" else ""
    if header.fault:
        return line((f"  {header.id}{own}: {header.fault}", "$text-error"))
    return line(
        f"  {header.title}",
        (f"  {header.archetype} · {header.minutes:g} min{own}", "$text-muted"),
    )
