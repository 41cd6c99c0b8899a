"""What a screen does when its session could not be stored: tell once, meet once."""

from typing import TYPE_CHECKING

from coach.errors import ConflictError
from coach.tui.leaving import meet_conflict
from coach.tui.texts import tell_error

if TYPE_CHECKING:
    from coach.tui.screens.round_view import RoundView
    from coach.tui.screens.star_view import StarView


class SaveAlarm:
    """Watches the saves of one screen."""

    def __init__(self) -> None:
        self._told = self._meeting = False

    def look(self, screen: "RoundView | StarView") -> None:
        """Tell new trouble once; where another terminal saved, ask what is to be."""
        trouble = screen.keeper.trouble
        if trouble is not None and not self._told and not self._meeting:
            tell_error(screen.app, trouble)
        self._told = trouble is not None
        if isinstance(trouble, ConflictError) and not self._meeting:
            self._meeting = True
            screen.run_worker(meet_conflict(screen.app, screen.keeper))
