"""Opening the STAR room: the room, a new telling, or a stored one where it was left."""

from typing import TYPE_CHECKING

from coach import clock
from coach.domain import round as rules
from coach.domain import telling
from coach.domain.session import CaseRef
from coach.domain.start import Star
from coach.domain.story import HABIT, PART_TITLES, STAR
from coach.errors import NotFoundError
from coach.services import new_session_id
from coach.tui.keeper import Keeper
from coach.tui.screens import star_moves

if TYPE_CHECKING:
    from coach.domain.bank import Story
    from coach.domain.ports import Opened
    from coach.domain.question import Question
    from coach.domain.session import Session
    from coach.tui.app import CoachApp


def open_star(app: "CoachApp", wish: Star) -> None:
    """Show the room, or the telling of a question.

    Raises:
        NotFoundError: If there is no such question or competency.
    """
    from coach.tui.screens.star import StarScreen

    if wish.question_id is not None:
        tell_question(app, wish.question_id)
        return
    if wish.competency_id is not None:
        app.services.questions.competency(wish.competency_id)
    app.push_screen(StarScreen(wish.competency_id))


def tell_question(app: "CoachApp", question_id: str) -> None:
    """Tell a story for a question; a telling that is unfinished goes on.

    Raises:
        NotFoundError: If there is no such question.
    """
    from coach.tui.opening import open_session

    question = app.services.questions.question(question_id)
    for summary in app.services.store.summaries():
        known = summary.kind == "story" and summary.case_id == question.id
        open_ = summary.status != "done" and summary.phase != telling.FOLLOW_UP
        if known and open_:
            open_session(app, summary.id)
            return
    _begin(app, _planned(app, question), question)


def tell_again(app: "CoachApp", story: "Story") -> None:
    """Tell a story of the bank anew; it becomes another version.

    Raises:
        NotFoundError: If its question is gone.
    """
    question = app.services.questions.question(story.question_id)
    session = _planned(app, question)
    _begin(app, telling.keep(session, story.id, clock.read()), question)


def open_story(app: "CoachApp", story: "Story", page: str = "checks") -> None:
    """Open the checks of a story's newest version, or its cuts.

    Where the session it came from is gone, a new one takes its text over.

    Raises:
        NotFoundError: If that session and the question are both gone.
    """
    latest = story.latest()
    store = app.services.store
    try:
        opened = store.open(
            latest.session_id if latest else "", app.services.owner, clock.wall()
        )
    except NotFoundError:
        _reopen(app, story, page)
        return
    if opened.held_by is not None:
        from coach.tui.screens.held import ask_held

        app.run_worker(ask_held(app, opened))
        return
    show_telling(app, opened, page)


def show_telling(app: "CoachApp", opened: "Opened", page: str = "checks") -> None:
    """Show a telling that this process now holds, where it was left."""
    from coach.tui.screens.star_checks import ChecksScreen
    from coach.tui.screens.star_telling import TellingScreen

    question = _question(app, opened.session)
    keeper = Keeper(app, opened.session, opened.rev, saved_at=opened.saved_at)
    if opened.session.phase == telling.FOLLOW_UP:
        app.push_screen(ChecksScreen(keeper, question, page))
    else:
        app.push_screen(TellingScreen(keeper, question, recovered=True))


def _planned(app: "CoachApp", question: "Question") -> "Session":
    now = clock.read()
    form = HABIT if question.form == "habit" else STAR
    return telling.plan_telling(
        new_session_id(now.wall),
        CaseRef(question.id, 1, question.asks),
        app.services.settings.level,
        [(part, PART_TITLES[part]) for part in form],
        now,
    )


def _begin(app: "CoachApp", planned: "Session", question: "Question") -> None:
    from coach.tui.screens.star_telling import TellingScreen

    keeper = _stored(app, rules.start(planned, clock.read()))
    app.push_screen(TellingScreen(keeper, question))


def _reopen(app: "CoachApp", story: "Story", page: str) -> None:
    """Take the texts of a story over into a session of their own."""
    from coach.tui.screens.star_checks import ChecksScreen

    question = app.services.questions.question(story.question_id)
    now = clock.read()
    session = telling.keep(_planned(app, question), story.id, now)
    session = telling.begin(rules.start(session, now), now)
    latest = story.latest()
    session = telling.fill(session, latest.parts if latest else {})
    cuts = {90: story.latest("cut-90"), 30: story.latest("cut-30")}
    texts = {telling.CUTS[s]: cut.parts["text"] for s, cut in cuts.items() if cut}
    session = rules.write(session, texts)
    report = star_moves.report_of(app, session, question)
    session = telling.tell(session, telling.as_data(report), now)
    app.push_screen(ChecksScreen(_stored(app, session), question, page))


def _stored(app: "CoachApp", session: "Session") -> Keeper:
    services, now = app.services, clock.wall()
    rev = services.store.create(session, services.owner, now)
    return Keeper(app, session, rev, saved_at=now)


def _question(app: "CoachApp", session: "Session") -> "Question | None":
    """Return the question of a telling, or None where its file is gone."""
    try:
        return app.services.questions.question(session.case.id)
    except NotFoundError:
        return None
