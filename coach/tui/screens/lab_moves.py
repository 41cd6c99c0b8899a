"""What the commands of a lab do beyond drawing: ask, call the rules, go elsewhere."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from coach import clock
from coach.domain import lab
from coach.domain.session import Session
from coach.tui.leaving import leave_session
from coach.tui.screens.choice import Answer, ChoiceScreen
from coach.tui.texts import tell_error
from coach.tui.widgets.lab_table import remark

if TYPE_CHECKING:
    from coach.tui.screens.lab import LabScreen


async def commit(screen: "LabScreen") -> None:
    """Ask, then commit the own numbers and show the reveal."""
    screen.keeper.save()
    chosen = await screen.app.push_screen_wait(
        ChoiceScreen(
            "Commit your numbers?",
            f"{_filled(screen)}\nFrom then on they stand, and the reference is open.",
            (
                Answer("y", "commit and see how near they are", "yes"),
                Answer("n", "go on estimating", "no"),
            ),
        )
    )
    if chosen != "yes":
        return
    screen.keeper.change(lab.commit(screen.session, clock.read()))
    await screen.show_step("reveal")


async def leave(screen: "LabScreen") -> None:
    """Store, and go back; a lab in which nothing was entered leaves no trace."""
    screen.keeper.save()
    session = screen.session
    if not lab.untouched(session):
        screen.keeper.change(lab.conclude(session, clock.read()))
        await leave_session(screen.app, screen.keeper)
        return
    screen.keeper.close()
    screen.app.services.store.delete(session.id, clock.wall())
    screen.app.pop_screen()


def save_now(screen: "LabScreen") -> None:
    """Store everything now; if that fails, say why and what to do."""
    screen.keeper.flush()
    if screen.keeper.trouble is not None:
        tell_error(screen.app, screen.keeper.trouble)


def values(session: Session, section: str) -> dict[str, str]:
    """What is stored for the fields of a section, by id."""
    return lab.values_of(session.sections.get(section, ""))


def texts(screen: "LabScreen") -> Mapping[str, str]:
    """The sections that stand in fields now, as they are to be stored.

    Lines under an id that the model does not have (any more) are kept.
    """
    session = screen.session
    if lab.committed(session):
        own, play = values(session, lab.INPUTS), screen.play
        return {lab.PLAY: lab.text_of(play.changed(own))} if play else {}
    found = screen.table.texts()
    inputs = {one.id: found[one.id] for one in screen.model.inputs}
    results = {one.id: found[one.id] for one in screen.model.outputs}
    return {
        lab.INPUTS: lab.text_of({**values(session, lab.INPUTS), **inputs}),
        lab.RESULTS: lab.text_of({**values(session, lab.RESULTS), **results}),
    }


def _filled(screen: "LabScreen") -> str:
    """How many fields hold something, and how many of them cannot be read."""
    filled = [field for field in screen.table.fields if field.value]
    inputs = sum(field.asked in screen.model.inputs for field in filled)
    text = (
        f"{inputs} of {len(screen.model.inputs)} inputs and {len(filled) - inputs} "
        f"of {len(screen.model.outputs)} results are filled in."
    )
    unread = sum(bool(remark(field)) for field in filled)
    if unread:
        text += f"\n{unread} of them cannot be read and would not be graded."
    return text
