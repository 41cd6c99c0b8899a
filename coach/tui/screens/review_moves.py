"""What the commands of a review do beyond drawing: ask, mark, go elsewhere."""

import asyncio
from typing import TYPE_CHECKING

from coach import clock
from coach.domain import disputes
from coach.domain.session import Session
from coach.errors import CoachError
from coach.tui.screens.review_dispute import DisputeScreen
from coach.tui.screens.review_explain import ExplainScreen
from coach.tui.screens.review_making import remake
from coach.tui.texts import tell, tell_error
from coach.tui.widgets.review_pages import explanation_page

if TYPE_CHECKING:
    from coach.tui.screens.review import ReviewScreen


async def explain(screen: "ReviewScreen") -> None:
    """Show how the verdict under the cursor came about."""
    made, verdict = screen.made, screen.verdicts.verdict
    if made is None or verdict is None:
        return
    reviewer = screen.app.services.reviewer
    parts = [part for _, part in made.parts]
    try:
        found = await asyncio.to_thread(
            reviewer.explain, made.review.case, parts, verdict.criterion
        )
    except CoachError as error:
        tell_error(screen.app, error)
        return
    titles = {part.key: title for title, part in made.parts}
    screen.app.push_screen(ExplainScreen(explanation_page(found, titles)))


async def disagree(screen: "ReviewScreen") -> None:
    """Ask what the verdict should be, record it, and count anew."""
    verdict = screen.verdicts.verdict
    if verdict is None:
        return
    standing = disputes.disputes(screen.session).get(verdict.criterion)
    reason = standing.reason if standing else ""
    said = await screen.app.push_screen_wait(DisputeScreen(verdict, reason))
    if said is None:
        return
    judged = verdict.disputed or verdict.status
    await _take(
        screen,
        disputes.disagree(
            screen.session,
            verdict.criterion,
            said.status,
            judged,
            said.reason,
            clock.read(),
        ),
    )


async def undo(screen: "ReviewScreen") -> None:
    """Take the newest mark back, and go to where it was."""
    standing = disputes.disputes(screen.session)
    if not standing:
        tell(screen.app, "You marked nothing as wrong.")
        return
    made = [e for e in screen.session.events if e.kind == disputes.KIND]
    newest = next(
        str(e.data["criterion"])
        for e in reversed(made)
        if e.data.get("criterion") in standing
    )
    await _take(screen, disputes.agree(screen.session, newest, clock.read()))
    screen.verdicts.go_to_criterion(newest)
    tell(screen.app, "Your mark is taken back; the judge's verdict counts again.")


def debrief(screen: "ReviewScreen", page: str) -> None:
    """Go to a page of the debrief."""
    from coach.tui.screens.debrief import DebriefScreen

    screen.app.switch_screen(DebriefScreen(screen.keeper, screen.case, page))


async def _take(screen: "ReviewScreen", session: Session) -> None:
    """Keep a session with another mark, and draw what it comes to."""
    made = screen.made
    if made is None or session is screen.session:
        return
    screen.keeper.change(session)
    again = await asyncio.to_thread(remake, screen.app.services, session, made.review)
    screen.show(again)
