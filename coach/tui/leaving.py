"""Leaving a session: only when its text is stored, or the person wants it lost."""

from typing import TYPE_CHECKING

from coach.errors import CoachError
from coach.tui.screens.choice import Answer, ChoiceScreen

if TYPE_CHECKING:
    from coach.tui.app import CoachApp
    from coach.tui.keeper import Keeper


async def leave_anyway(app: "CoachApp", error: CoachError) -> bool:
    """Say that the newest text is not stored, and ask whether to leave all the same."""
    chosen = await app.push_screen_wait(
        ChoiceScreen(
            "Your newest text is not saved.",
            f"{error.message} {error.hint}",
            (
                Answer("n", "stay; I mend that and try again", "stay"),
                Answer("y", "leave, and lose what is not saved", "leave"),
            ),
        )
    )
    return chosen == "leave"


async def leave_session(app: "CoachApp", keeper: "Keeper") -> None:
    """Store, let go of the session and go back to the screen before."""
    unsaved = None if keeper.flush() else keeper.trouble
    if unsaved is not None and not await leave_anyway(app, unsaved):
        return
    app.clear_notifications()
    keeper.close()
    app.pop_screen()


async def meet_conflict(app: "CoachApp", keeper: "Keeper") -> None:
    """Another terminal has this session: go home, or take it back."""
    chosen = await app.push_screen_wait(
        ChoiceScreen(
            "This session was changed in another terminal.",
            "What you typed here is kept aside: see `kept texts` in the session.",
            (
                Answer("h", "go home; the other terminal keeps it", "home"),
                Answer("t", "take it over here, as the other one saved it", "take"),
            ),
        )
    )
    keeper.abandon()
    app.pop_screen()
    if chosen == "take":
        from coach.tui.opening import open_session

        open_session(app, keeper.session.id, take_over=True)
