"""Writing an answer sheet from inside the app, and saying where it went."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from coach.domain.session import Session
from coach.errors import CoachError
from coach.tui.texts import tell, tell_error

if TYPE_CHECKING:
    from coach.domain.bank import Story
    from coach.tui.app import CoachApp


def write_sheet(app: "CoachApp", session: Session) -> None:
    """Write the sheet into the present folder; the reference only when unlocked.

    The sheet of a rated round holds its review, so it is made away from the keys.
    """
    done = session.status == "done"
    if done and session.kind in ("mock", "practice"):
        tell(app, "Writing the answer sheet …")
        app.run_worker(_write_judged(app, session), group="sheet")
        return
    try:
        path = app.services.write_sheet(session, reference=done)
    except CoachError as error:
        tell_error(app, error)
        return
    tell(app, f"The answer sheet is {path}")


async def _write_judged(app: "CoachApp", session: Session) -> None:
    write = partial(app.services.write_sheet, session, reference=True)
    try:
        path = await asyncio.to_thread(write)
    except CoachError as error:
        tell_error(app, error)
        return
    tell(app, f"The answer sheet is {path}")


def write_bank(app: "CoachApp", stories: "Sequence[Story]", *, whole: bool) -> None:
    """Write one story of the bank, or the whole bank, into the present folder."""
    try:
        path = app.services.write_bank(stories, whole=whole)
    except CoachError as error:
        tell_error(app, error)
        return
    tell(app, f"The sheet is {path}")
