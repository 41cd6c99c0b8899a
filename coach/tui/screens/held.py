"""The session is open in another terminal: say where, and offer to take it over."""

from typing import TYPE_CHECKING

from coach.tui.screens.choice import Answer, ChoiceScreen

if TYPE_CHECKING:
    from coach.domain.ports import Opened
    from coach.tui.app import CoachApp


def held_dialog(opened: "Opened") -> ChoiceScreen:
    """Return the question what to do with a session that is open elsewhere."""
    holder = opened.held_by
    place = "another terminal"
    if holder is not None:
        terminal = f" on {holder.terminal}" if holder.terminal else ""
        place = f"process {holder.pid}{terminal}"
    return ChoiceScreen(
        "This session is open elsewhere.",
        f"It is open in {place}. If you take it over, that terminal is told at its "
        "next save, and keeps what was typed there.",
        (
            Answer("h", "leave it there and go home", "home"),
            Answer("t", "take it over here", "take"),
        ),
    )


async def ask_held(app: "CoachApp", opened: "Opened") -> None:
    """Ask, and open the session here if the person wants that."""
    if await app.push_screen_wait(held_dialog(opened)) == "take":
        from coach.tui.opening import open_session

        open_session(app, opened.session.id, take_over=True)
