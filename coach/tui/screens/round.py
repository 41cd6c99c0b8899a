"""The round: each key calls the rules, replaces the session and shows the result."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from coach import clock
from coach.domain import round as rules
from coach.domain.plan import TABS
from coach.tui.leaving import leave_session
from coach.tui.letters import letter_bindings
from coach.tui.screens import round_moves
from coach.tui.screens.round_commands import COMMANDS
from coach.tui.screens.round_view import RoundView
from coach.tui.widgets.desk import Desk
from coach.tui.widgets.tabs import SectionTabs


class RoundScreen(RoundView):
    """A round being played."""

    COMMAND_LIST = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*letter_bindings(COMMANDS)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to leave the text only where there is one to leave.

        Before the text is there nothing is offered: a key typed early is no command.
        """
        if not self._ready:
            return False
        last = self.session.index() + 1 == len(self.session.plan)
        fits = {
            "rail": self.writing,
            "next": not last,
            "last": last,
            "picture": self.query_one(Desk).tab == "diagram",
        }
        if not fits.get(action, True):
            return False
        return super().check_action(action, parameters)

    async def on_section_tabs_chosen(self, event: SectionTabs.Chosen) -> None:
        """Open the section that was clicked."""
        await self.action_section(TABS.index(event.tab) + 1)

    def action_ask(self) -> None:
        """Go to the question line."""
        if not self.standing():
            self._go_to(Input)

    def action_edit(self) -> None:
        """Go to the text."""
        if not self.standing():
            self.write_on()

    async def action_section(self, number: int) -> None:
        """Open one of the five sections."""
        desk = self.query_one(Desk)
        tab = TABS[number - 1]
        self.change(rules.open_section(self.session, tab, clock.read()))
        await desk.show(tab, self.session.phase)
        self._lock_texts()
        self.refresh_bindings()
        if self.session.anchor is None:
            self.action_rail()
        else:
            self.write_on()

    def action_picture(self) -> None:
        """Turn between source and picture of the diagram."""
        self.query_one(Desk).turn_picture()

    def action_pause(self) -> None:
        """Stop the clock, or let it run on where the person was before."""
        if self.session.anchor is not None:
            self._was_writing = self.writing
            self.change(rules.pause(self.session, clock.read()))
            self.action_rail()
            return
        self.change(rules.resume(self.session, clock.read()))
        if self._was_writing:
            self.write_on()

    def action_extend(self) -> None:
        """Give this phase two minutes more."""
        self.change(rules.extend(self.session, clock.read()))

    def action_hint(self) -> None:
        """Take the next hint of this phase."""
        if self.standing():
            return
        round_moves.take_hint(self)

    async def action_next(self) -> None:
        """Enter the next phase."""
        await round_moves.enter(self, rules.advance(self.session, clock.read()))

    def action_last(self) -> None:
        """After the last phase: finish."""
        self.action_finish()

    async def action_back(self) -> None:
        """Enter the phase before."""
        await round_moves.enter(self, rules.go_back(self.session, clock.read()))

    def action_finish(self) -> None:
        """End the round after asking."""
        self.run_worker(round_moves.finish(self))

    def action_outside(self) -> None:
        """Open the section in the person's own editor."""
        if self.standing():
            return
        round_moves.edit_outside(self)

    def action_save(self) -> None:
        """Store everything now, and say what stands in the way."""
        round_moves.save_now(self)

    def action_kept(self) -> None:
        """Look at texts that were kept aside."""
        round_moves.show_kept(self)

    def action_leave(self) -> None:
        """Pause, store and go home."""
        self.run_worker(leave_session(self.app, self.keeper))
