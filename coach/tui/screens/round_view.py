"""What a round shows: goals and interviewer on the left, the writing on the right.

It draws the session, folds the rail, and lets the clock tick. No rule, no clock of its
own and no storage live here.
"""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantFocus, Resize
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Static

from coach import clock, interviewer
from coach.domain import round as rules
from coach.domain.session import Session
from coach.tui.keeper import Keeper
from coach.tui.letters import Letters
from coach.tui.save_alarm import SaveAlarm
from coach.tui.screens import round_moves
from coach.tui.texts import line, tell
from coach.tui.widgets.desk import Desk
from coach.tui.widgets.editor import Editor
from coach.tui.widgets.goals import GoalList
from coach.tui.widgets.headline import PhaseBar, TopLine
from coach.tui.widgets.rail import Rail

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.tui.app import CoachApp

NARROW = 100
"""Below this many columns the rail folds away while the person writes."""

CRAMPED = 72
"""Below this many columns the rail takes the whole width while it is open."""


class RoundView(Letters, Screen[None]):
    """What a round shows; `RoundScreen` adds what its keys do."""

    app: "CoachApp"

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
        self._alarm = SaveAlarm()
        self._ready = False
        self._was_writing = True

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
        await desk.show(rules.last_section(self.session), self.session.phase)
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
        self._lock_texts()
        word = talk[-1].text if talk else ""
        if standing:
            word = "Paused. Press p (f4 in the text) and the clock goes on."
        self.query_one("#last-word", Static).update(line((word, "$text-muted")))
        self.set_class(standing, "standing")
        self._show_head()

    def _lock_texts(self) -> None:
        for editor in self.query(Editor):
            editor.read_only = self.session.anchor is None

    def _show_head(self) -> None:
        trouble = self.keeper.trouble
        said = "NOT SAVED, press s" if trouble else ""
        self.query_one(TopLine).show(self.session, self.keeper.saved_at, said)
        self.query_one(PhaseBar).show(self.session)

    def _after_save(self) -> None:
        if not self.is_attached:
            return
        self._show_head()
        self._alarm.look(self)

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
        self.set_class(event.size.width < CRAMPED, "cramped")
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

    def standing(self) -> bool:
        """Say that the clock stands, if it does; then nothing is asked or written."""
        if self.session.anchor is not None:
            return False
        tell(self.app, "The clock stands still. Press p and it goes on.")
        return True
