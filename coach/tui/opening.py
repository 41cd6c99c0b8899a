"""Opening a session: from a request to the right screen, nothing lost on the way."""

from typing import TYPE_CHECKING

from coach import clock
from coach.domain import plan as plans
from coach.domain import round as rules
from coach.domain.session import CaseRef, Session
from coach.domain.start import NewRound
from coach.services import new_session_id
from coach.tui.keeper import Keeper

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.domain.ports import Opened
    from coach.tui.app import CoachApp


def new_round(app: "CoachApp", wish: NewRound) -> None:
    """Show the brief of a case, or the picker when no case is named."""
    if wish.case_id is None:
        from coach.tui.screens.picker import PickerScreen

        app.push_screen(PickerScreen(wish))
        return
    from coach.tui.screens.brief import BriefScreen

    case = app.services.library.case(wish.case_id)
    app.push_screen(BriefScreen(case, wish))


def planned_session(app: "CoachApp", case: "Case", wish: NewRound) -> Session:
    """Plan a session without storing it."""
    format_ = app.services.library.format(case.format)
    plan = format_.plan()
    if wish.minutes is not None:
        plan = plans.scaled(plan, wish.minutes)
    now = clock.read()
    return rules.plan_session(
        new_session_id(now.wall),
        wish.kind,
        CaseRef(case.id, case.version, case.title),
        wish.level or app.services.settings.level,
        plan,
        now,
    )


def begin(app: "CoachApp", case: "Case", session: Session) -> None:
    """Store a planned session, start its clock and show the round."""
    from coach.tui.screens.round import RoundScreen

    services = app.services
    now = clock.read()
    session = rules.start(session, now)
    rev = services.store.create(session, services.owner, now.wall)
    keeper = Keeper(app, session, rev, saved_at=now.wall)
    app.switch_screen(RoundScreen(keeper, case))


def open_session(
    app: "CoachApp", session_id: str, *, take_over: bool = False, review: bool = False
) -> None:
    """Show a stored session where it was left: its round, or its debrief.

    Args:
        app: The app.
        session_id: The session.
        take_over: Open it even where another process has it open.
        review: Show the verdicts of a round that was rated.
    """
    services = app.services
    now = clock.wall()
    opened = services.store.open(session_id, services.owner, now, take_over=take_over)
    if opened.held_by is not None and not take_over:
        from coach.tui.screens.held import ask_held

        app.run_worker(ask_held(app, opened))
        return
    show_opened(app, opened, review=review)


def show_opened(app: "CoachApp", opened: "Opened", *, review: bool = False) -> None:
    """Show a session that this process now holds."""
    from coach.tui.screens.debrief import DebriefScreen
    from coach.tui.screens.round import RoundScreen

    session = opened.session
    case = app.services.case_of(session)
    if session.kind == "lab":
        from coach.tui.lab_opening import show_lab

        show_lab(app, opened, case)
        return
    if session.kind == "story":
        from coach.tui.star_opening import show_telling

        show_telling(app, opened)
        return
    keeper = Keeper(app, session, opened.rev, saved_at=opened.saved_at)
    if review and session.status == "done":
        from coach.tui.screens.review import ReviewScreen

        app.push_screen(ReviewScreen(keeper, case))
    elif session.status in ("rating", "done"):
        app.push_screen(DebriefScreen(keeper, case))
    else:
        app.push_screen(RoundScreen(keeper, case, recovered=True))
