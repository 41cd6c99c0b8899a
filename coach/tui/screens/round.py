"""The round: goals and interviewer on the left, the person's writing on the right.

It reads keys, calls the rules, replaces the session and draws it again. No rule, no
clock of its own and no storage live here.
"""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus, Resize
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Input, Static

from coach import clock, interviewer
from coach.domain import round as rules
from coach.domain.plan import TABS
from coach.domain.session import Session
from coach.errors import ConflictError
from coach.tui.letters import Letters, letter_bindings
from coach.tui.keeper import Keeper
from coach.tui.screens import round_moves
from coach.tui.screens.round_commands import COMMANDS
from coach.tui.texts import line, tell
from coach.tui.widgets.desk import Desk
from coach.tui.widgets.editor import Editor
from coach.tui.widgets.goals import GoalList
from coach.tui.widgets.headline import PhaseBar, TopLine
from coach.tui.widgets.rail import Rail
from coach.tui.widgets.tabs import SectionTabs

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.tui.app import CoachApp

NARROW = 100
"""Below this many columns the rail folds away while the person writes."""


class RoundScreen(Letters, Screen[None]):
    """A round being played."""

    app: "CoachApp"
    COMMAND_LIST = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*letter_bindings(COMMANDS)]

    def __init__(
        self, keeper: Keeper, case: "Case | None", *, recovered: bool = False
    ) -> None:
        super().__init__()
        self.keeper = keeper
        self.case = case
        self.recovered = recovered
        self.interviewer: interviewer.Interviewer | None = None
        self._events_shown = 0
        self._asking_stop = False
        self._meeting = False
        self._ready = False

    def compose(self) -> ComposeResult:
        """Lay out the round."""
        yield TopLine(id="top-line")
        yield PhaseBar(id="phase-bar")
        with Horizontal(id="body"):
            yield Rail(id="rail")
            yield Desk(self.session.sections, self.session.phase)
        yield Static(id="last-word")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Open the notes of the phase and let the clock show."""
        desk = self.query_one(Desk)
        self.keeper.collect = desk.texts
        self.keeper.on_change = self._after_save
        await desk.show("notes", self.session.phase)
        if self.recovered:
            round_moves.recover(self)
        self.refresh_round()
        self._ready = True
        if self.session.anchor is None:
            self.action_rail()
        else:
            self.write_on()
        self.refresh_bindings()
        self.set_interval(1.0, self._tick)

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.keeper.session

    def change(self, session: Session) -> None:
        """Take a new session value, store it and draw it."""
        self.keeper.change(session)
        self.refresh_round()

    def refresh_round(self) -> None:
        """Draw everything but the texts anew."""
        talk = interviewer.transcript(self.session, self.case) if self.case else ()
        self._events_shown = len(self.session.events)
        self.query_one(Rail).show(self.session, talk)
        standing = self.session.anchor is None
        for editor in self.query(Editor):
            editor.read_only = standing
        word = talk[-1].text if talk else ""
        if standing:
            word = "Paused. Press p (f4 in the text) and the clock goes on."
        self.query_one("#last-word", Static).update(line((word, "$text-muted")))
        self.set_class(standing, "standing")
        self._show_head()

    def _show_head(self) -> None:
        trouble = self.keeper.trouble
        said = "NOT SAVED, press s" if trouble else ""
        self.query_one(TopLine).show(self.session, self.keeper.saved_at, said)
        self.query_one(PhaseBar).show(self.session)

    def _after_save(self) -> None:
        if not self.is_attached:
            return
        self._show_head()
        if isinstance(self.keeper.trouble, ConflictError) and not self._meeting:
            self._meeting = True
            self.run_worker(round_moves.meet_conflict(self))

    def _tick(self) -> None:
        if self.session.anchor is None:
            return
        self.keeper.tick(clock.read())
        if len(self.session.events) != self._events_shown:
            self._ring()
            self.refresh_round()
        else:
            self._show_head()
        if self.session.stopped and not self._asking_stop:
            self._asking_stop = True
            self.run_worker(self._ask_about_stop())

    async def _ask_about_stop(self) -> None:
        await round_moves.ask_about_stop(self)
        self._asking_stop = False

    def _ring(self) -> None:
        last = self.session.events[-1]
        late = last.kind == "mark" and last.data.get("mark") == "late"
        if late and self.app.services.settings.bell:
            self.app.bell()

    def on_resize(self, event: Resize) -> None:
        """Fold the rail where there is no room for both columns."""
        self.set_class(event.size.width < NARROW, "narrow")
        self._unfold(rail_mode=self.has_class("rail-mode"))
        self.call_after_refresh(self._show_head)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Unfold the rail while the focus is in it."""
        self._unfold(rail_mode=self.query_one(Rail) in event.widget.ancestors)

    def _unfold(self, *, rail_mode: bool) -> None:
        self.set_class(rail_mode, "rail-mode")
        self.query_one(Rail).display = rail_mode or not self.has_class("narrow")

    def on_editor_left(self) -> None:
        """Escape in the text: single letters act from now on."""
        self.action_rail()

    def on_editor_paste_refused(self, event: Editor.PasteRefused) -> None:
        """Say that a paste was too big to take."""
        size = event.size / 1_000_000
        text = f"That paste is {size:.1f} MB; at most 1 MB is taken."
        tell(self.app, text, wrong=True)

    def on_desk_typed(self) -> None:
        """Have what was typed stored in time."""
        self.keeper.typed()

    def on_goal_list_toggled(self, event: GoalList.Toggled) -> None:
        """Tick a goal, or take the tick back."""
        self.change(rules.toggle_goal(self.session, event.goal_id, clock.read()))

    def on_rail_asked(self, event: Rail.Asked) -> None:
        """Put a question to the interviewer."""
        round_moves.ask(self, event.question)

    async def on_section_tabs_chosen(self, event: SectionTabs.Chosen) -> None:
        """Open the section that was clicked."""
        await self.action_section(TABS.index(event.tab) + 1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to leave the text only where there is one to leave.

        Before the text is there nothing is offered: a key typed early is no command.
        """
        if not self._ready:
            return False
        if action == "rail":
            return self.writing
        return super().check_action(action, parameters)

    def action_rail(self) -> None:
        """Leave the text for the rail."""
        self._go_to(GoalList)

    def _go_to(self, kind: type[Widget]) -> None:
        # Focus at once: a key typed right behind must not act as a command.
        self._unfold(rail_mode=True)
        self.set_focus(self.query_one(Rail).query_one(kind))

    def write_on(self) -> None:
        """Put the focus into the text, at once."""
        self.set_focus(self.query_one(Desk).editor)

    def action_ask(self) -> None:
        """Go to the question line."""
        self._go_to(Input)

    def action_edit(self) -> None:
        """Go to the text."""
        self.write_on()

    async def action_section(self, number: int) -> None:
        """Open one of the five sections."""
        desk = self.query_one(Desk)
        self.keeper.save()
        await desk.show(TABS[number - 1], self.session.phase)
        desk.editor.read_only = self.session.anchor is None
        self.write_on()

    def action_picture(self) -> None:
        """Turn between source and picture of the diagram."""
        self.query_one(Desk).turn_picture()

    def action_pause(self) -> None:
        """Stop the clock, or let it run on."""
        move = rules.resume if self.session.anchor is None else rules.pause
        self.change(move(self.session, clock.read()))
        if self.session.anchor is not None:
            self.write_on()
        else:
            self.action_rail()

    def action_extend(self) -> None:
        """Give this phase two minutes more."""
        self.change(rules.extend(self.session, clock.read()))

    def action_hint(self) -> None:
        """Take the next hint of this phase."""
        round_moves.take_hint(self)

    async def action_next(self) -> None:
        """Enter the next phase; after the last one, finish."""
        if self.session.index() + 1 == len(self.session.plan):
            self.action_finish()
            return
        await round_moves.enter(self, rules.advance(self.session, clock.read()))

    async def action_back(self) -> None:
        """Enter the phase before."""
        await round_moves.enter(self, rules.go_back(self.session, clock.read()))

    def action_finish(self) -> None:
        """End the round after asking."""
        self.run_worker(round_moves.finish(self))

    def action_outside(self) -> None:
        """Open the section in the person's own editor."""
        round_moves.edit_outside(self)

    def action_save(self) -> None:
        """Store everything now, and say what stands in the way."""
        round_moves.save_now(self)

    def action_kept(self) -> None:
        """Look at texts that were kept aside."""
        round_moves.show_kept(self)

    def action_leave(self) -> None:
        """Pause, store and go home."""
        self.keeper.close()
        self.app.pop_screen()
