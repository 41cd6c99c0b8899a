"""Opening a lab: a new one, the unfinished one, or a stored one where it was left."""

from typing import TYPE_CHECKING

from coach import clock
from coach.capacity.lab import model_of
from coach.capacity.model_check import check_model
from coach.domain import lab
from coach.domain.session import CaseRef
from coach.domain.start import Lab
from coach.errors import CoachError, ContentError, NotFoundError
from coach.services import new_session_id
from coach.tui.keeper import Keeper

if TYPE_CHECKING:
    from coach.capacity.model import CapacityModel
    from coach.domain.case import Case
    from coach.domain.ports import Opened
    from coach.tui.app import CoachApp


def new_lab(app: "CoachApp", wish: Lab) -> None:
    """Show the lab of a case, the unfinished one if there is one; or the picker.

    Raises:
        NotFoundError: If there is no such case, or it has no lab.
        ContentError: If the model of the case is wrong.
    """
    if wish.case_id is None:
        from coach.tui.screens.picker import PickerScreen

        app.push_screen(PickerScreen(wish))
        return
    from coach.tui.opening import open_session
    from coach.tui.screens.lab import LabScreen

    services = app.services
    case = services.library.case(wish.case_id)
    model = model_for(case)
    for summary in services.store.summaries():
        known = summary.kind == "lab" and summary.case_id == case.id
        if known and summary.status != "done":
            open_session(app, summary.id)
            return
    now = clock.read()
    reference = CaseRef(case.id, case.version, case.title)
    level = services.settings.level
    planned = lab.plan_lab(new_session_id(now.wall), reference, level, now)
    session = lab.start(planned, now)
    rev = services.store.create(session, services.owner, now.wall)
    app.push_screen(LabScreen(Keeper(app, session, rev, saved_at=now.wall), model))


def model_for(case: "Case | None") -> "CapacityModel":
    """Return the model of a case, proved to be right.

    Raises:
        NotFoundError: If the case is not at hand, or has no lab.
        ContentError: If the model is wrong.
    """
    if case is None:
        raise NotFoundError(
            "The file of this case is gone, and its lab with it.",
            "`coach export` still writes what you entered.",
        )
    if case.model is None:
        raise NotFoundError(
            f"{case.title} has no lab.", "Its file can have one: content/README.md."
        )
    model = model_of(case.model)
    problems = check_model(model)
    if problems:
        raise ContentError(
            f"The lab of {case.id} cannot be opened: {problems[0].message}.",
            "`coach cases check` tells where.",
        )
    return model


def show_lab(app: "CoachApp", opened: "Opened", case: "Case | None") -> None:
    """Show a lab that this process now holds; let go of it where that cannot be."""
    from coach.tui.screens.lab import LabScreen

    services = app.services
    try:
        model = model_for(case)
    except CoachError:
        services.store.release(opened.session.id, services.owner)
        raise
    keeper = Keeper(app, opened.session, opened.rev, saved_at=opened.saved_at)
    app.push_screen(LabScreen(keeper, model))
