"""What the keys of a telling do where it takes more than one call.

Each function takes the screen, calls the rules and hands the new session back to it.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from coach import clock
from coach.domain import round as rules
from coach.domain import telling
from coach.domain.bank import versions_of
from coach.domain.ports import Copy
from coach.domain.session import Session
from coach.domain.show import clock_text
from coach.domain.story import StoryReport
from coach.errors import CoachError, NotFoundError
from coach.stories import check as heard
from coach.stories import compose
from coach.tui.leaving import leave_session
from coach.tui.texts import tell, tell_error

if TYPE_CHECKING:
    from coach.domain.question import Question
    from coach.tui.app import CoachApp
    from coach.tui.keeper import Keeper
    from coach.tui.screens.star_telling import TellingScreen


def texts(screen: "TellingScreen") -> Mapping[str, str]:
    """Return the sections as they stand on screen; it asks no widget tree."""
    if screen.session.phase == telling.PREPARE:
        return {telling.NOTES: screen.prepare.editor.text_as_typed}
    return screen.desk.texts()


def report_of(
    app: "CoachApp", session: Session, question: "Question | None"
) -> StoryReport:
    """Return what an interviewer would have heard."""
    pace = float(app.services.settings.words_a_minute)
    return heard(compose(telling.story_of(session)), question, pace=pace)


def check(screen: "TellingScreen") -> None:
    """Finish the telling and show its checks; one without a word stays open."""
    screen.keeper.save()
    if not any(text.strip() for text in telling.story_of(screen.session).values()):
        tell(screen.app, "There is no word yet. Note what you would say, or said.")
        return
    from coach.tui.screens.star_checks import ChecksScreen

    report = report_of(screen.app, screen.session, screen.question)
    session = telling.tell(screen.session, telling.as_data(report), clock.read())
    screen.keeper.change(session)
    store_versions(screen.app, screen.session)
    screen.app.switch_screen(ChecksScreen(screen.keeper, screen.question))


def store_versions(app: "CoachApp", session: Session) -> None:
    """Add what is new of a telling to its story, if it belongs to one.

    A story that was deleted gets nothing, unless it is brought back.
    """
    story_id = telling.kept_as(session)
    if story_id is None:
        return
    pace = float(app.services.settings.words_a_minute)
    try:
        app.services.bank.add(story_id, versions_of(session, clock.wall(), pace))
    except NotFoundError:
        return
    except CoachError as error:
        tell_error(app, error)


async def leave(app: "CoachApp", keeper: "Keeper") -> None:
    """Store, and go back; a question that was only looked at leaves no trace."""
    keeper.save()
    session = telling.hush(keeper.session, clock.read())
    if not telling.untouched(session):
        keeper.change(telling.conclude(session, clock.read()))
        store_versions(app, keeper.session)
        await leave_session(app, keeper)
        return
    keeper.close()
    app.services.store.delete(session.id, clock.wall())
    app.pop_screen()


async def leave_for_bank(app: "CoachApp", keeper: "Keeper") -> None:
    """Leave the telling, and show the bank, from which it can be opened again."""
    here = app.screen
    await leave(app, keeper)
    if app.screen is not here:
        show_bank(app, on_top=True)


def show_bank(app: "CoachApp", *, on_top: bool = False) -> None:
    """Show the bank in the place of this screen, or on top; never twice."""
    from coach.tui.screens.star_bank import BankScreen

    below = app.screen_stack[-1 if on_top else -2]
    if isinstance(below, BankScreen):
        if not on_top:
            app.pop_screen()
    elif on_top:
        app.push_screen(BankScreen())
    else:
        app.switch_screen(BankScreen())


def save_now(app: "CoachApp", keeper: "Keeper") -> None:
    """Store everything now; if that fails, say why and what to do."""
    keeper.flush()
    if keeper.trouble is not None:
        tell_error(app, keeper.trouble)


def tell_refused(app: "CoachApp", size: int) -> None:
    """Say that a paste was too big to take."""
    text = f"That paste is {size / 1_000_000:.1f} MB; at most 1 MB is taken."
    tell(app, text, wrong=True)


def tell_recovered(app: "CoachApp", keeper: "Keeper") -> None:
    """Say from when the text is."""
    saved = clock.local(keeper.saved_at).strftime("%H:%M:%S")
    tell(app, f"Everything is back as saved at {saved}.")


def tell_spoken(app: "CoachApp", seconds: float) -> None:
    """Say how long somebody spoke, and what comes next."""
    long = " That is over three minutes." if seconds > telling.LONG_S else ""
    next_ = "Now note what you said, part by part."
    tell(app, f"You spoke {clock_text(seconds)}.{long} {next_}")


def show_kept(screen: "TellingScreen") -> None:
    """Show the texts that were kept aside for this session."""
    from coach.tui.screens.kept import KeptScreen

    copies = screen.app.services.store.copies(screen.session.id)
    if not copies:
        tell(screen.app, "No text of this session was kept aside.")
        return

    def put_back(copy: Copy | None) -> None:
        if copy is not None:
            _put_back(screen, copy)

    screen.app.push_screen(KeptScreen(tuple(copies)), put_back)


def _put_back(screen: "TellingScreen", copy: Copy) -> None:
    """Replace a section by its kept text; the present text is kept aside in turn."""
    screen.keeper.save()
    session = screen.session
    present = session.sections.get(copy.section, "")
    if present.strip():
        why = "replaced by a text that was kept aside"
        store = screen.app.services.store
        store.keep_copy(session.id, copy.section, present, clock.wall(), why)
    screen.desk.take(copy.section, copy.body)
    if copy.section == telling.NOTES:
        screen.prepare.take(copy.body)
    screen.keeper.change(rules.write(session, {copy.section: copy.body}))
    tell(screen.app, f"The kept text is back in {copy.section}.")
