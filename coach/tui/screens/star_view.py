"""What both screens of a telling share: its head, its saves, and its texts' events.

Owns no page and no command of its own; `star_telling` and `star_checks` do.
"""

from typing import TYPE_CHECKING

from textual.events import Resize
from textual.screen import Screen

from coach.domain.session import Session
from coach.tui.keeper import Keeper
from coach.tui.letters import Letters
from coach.tui.save_alarm import SaveAlarm
from coach.tui.screens import star_moves
from coach.tui.widgets.editor import Editor
from coach.tui.widgets.star_head import StarSteps, StarTop

if TYPE_CHECKING:
    from coach.domain.question import Question
    from coach.tui.app import CoachApp

NARROW = 100
"""Below this many columns the parts stand one after another."""


class StarView(Letters, Screen[None]):
    """A telling on screen.

    Attributes:
        ready: Whether it is laid out; a key typed before is no command.
    """

    app: "CoachApp"
    CSS_PATH = "star.tcss"

    def __init__(self, keeper: Keeper, question: "Question | None") -> None:
        super().__init__()
        self.keeper = keeper
        self.question = question
        self.ready = False
        self._alarm = SaveAlarm()

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.keeper.session

    @property
    def step(self) -> str:
        """The step that the head marks."""
        raise NotImplementedError

    def offered(self) -> dict[str, bool]:
        """Which actions can be done here; one that is not named always can."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done here; a key typed early is no command."""
        if not self.ready or not self.offered().get(action, True):
            return False
        return super().check_action(action, parameters)

    def on_resize(self, event: Resize) -> None:
        """Rearrange where both columns do not fit."""
        self.set_class(event.size.width < NARROW, "narrow")
        self.call_after_refresh(self.show_head)

    def on_editor_left(self) -> None:
        """Escape in a text: single letters act from now on."""
        self.action_leave_text()

    def on_editor_paste_refused(self, event: Editor.PasteRefused) -> None:
        """Say that a paste was too big to take."""
        star_moves.tell_refused(self.app, event.size)

    def action_leave_text(self) -> None:
        """Leave the text."""
        raise NotImplementedError

    def action_save(self) -> None:
        """Store everything now, and say what stands in the way."""
        star_moves.save_now(self.app, self.keeper)

    def action_leave(self) -> None:
        """Save and go back."""
        self.run_worker(star_moves.leave(self.app, self.keeper))

    def show_head(self) -> None:
        """Show when it was saved, and where in the telling one is."""
        trouble = "NOT SAVED, press s" if self.keeper.trouble else ""
        self.query_one(StarTop).show(self.session, self.keeper.saved_at, trouble)
        self.query_one(StarSteps).show(self.session, self.step)

    def after_save(self) -> None:
        """Show that it was saved, or that it could not be."""
        if self.is_attached:
            self.show_head()
            self._alarm.look(self)
