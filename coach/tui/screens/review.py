"""The review of a round: verdicts on the left, one's own words beside them.

Judged in a thread, so that keys act meanwhile. It reads keys, asks the judge through
services, and draws; no rule and no score lives here.
"""

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Footer, Static

from coach.domain import disputes
from coach.domain.session import Session
from coach.errors import CoachError, ConflictError
from coach.tui.commands import bindings
from coach.tui.keeper import Keeper
from coach.tui.leaving import leave_session, meet_conflict
from coach.tui.screens import review_moves
from coach.tui.screens.review_commands import COMMANDS
from coach.tui.screens.review_making import Made, make
from coach.tui.sheets import write_sheet
from coach.tui.texts import block, line, plain, tell, tell_error
from coach.tui.widgets.review_answer import ReviewAnswer
from coach.tui.widgets.review_head import ReviewHead
from coach.tui.widgets.review_list import ReviewList
from coach.tui.widgets.review_pages import (
    dimension_page,
    numbers_page,
    summary_page,
    verdict_page,
)
from coach.tui.widgets.review_rows import NUMBERS, OF_DIMENSION, SUMMARY, is_gap

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.tui.app import CoachApp

_TALL = 32
"""From this many rows on, an answer is shown beside what it lacks, too."""

_NEEDS_REVIEW = frozenset(
    {"missed", "gap", "quote", "example", "explain", "disagree", "numbers", "summary"}
)
_NEEDS_VERDICT = frozenset({"quote", "example", "explain", "disagree"})


class ReviewScreen(Screen[None]):
    """A rated round being read.

    Attributes:
        made: What is drawn; None while it is judged or where it cannot be.
    """

    app: "CoachApp"
    COMMAND_LIST = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH = "review.tcss"

    def __init__(self, keeper: Keeper, case: "Case | None") -> None:
        super().__init__()
        self.keeper = keeper
        self.case = case
        self.made: Made | None = None
        self._example = ""
        self._meeting = False

    def compose(self) -> ComposeResult:
        """Lay out head, verdicts, answer and what is said."""
        yield ReviewHead(id="review-head")
        yield Static(id="review-wait")
        with Horizontal(id="review-body"):
            yield ReviewList(id="review-list")
            with Vertical(id="review-side"):
                yield ReviewAnswer(id="review-answer")
                with VerticalScroll(id="review-says"):
                    yield Static(id="review-text")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Have the answer judged, and say so."""
        self.keeper.on_change = self._after_save
        self.query_one("#review-body").display = False
        self.query_one(ReviewHead).show(self.session, None)
        self._wait("Judging your answer, line by line …", "Keys act meanwhile.")
        self.run_worker(self._judge(), exclusive=True, group="judge")

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.keeper.session

    @property
    def verdicts(self) -> ReviewList:
        """The list of verdicts."""
        return self.query_one(ReviewList)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done on this row."""
        if self.made is None:
            return action not in _NEEDS_REVIEW and action != "undo"
        if action in _NEEDS_VERDICT and self.verdicts.verdict is None:
            return None
        if action == "undo":
            return bool(disputes.marks(self.session))
        return True

    def show(self, made: Made) -> None:
        """Draw a review; the cursor stays where it is."""
        first, self.made = self.made is None, made
        self.query_one("#review-wait").display = False
        self.query_one("#review-body").display = True
        self._show_head()
        self.verdicts.show(made.review, made.change)
        self.query_one(ReviewAnswer).show(made.parts)
        if first:
            self.verdicts.focus()
        self._show_row()
        if made.trouble is not None:
            tell_error(self.app, made.trouble)

    def on_resize(self, _: Resize) -> None:
        """Draw for the new size."""
        self._show_head()
        self._show_row()

    def on_review_list_chosen(self, _: ReviewList.Chosen) -> None:
        """Show what belongs to the row under the cursor."""
        self._example = ""
        self._show_row()

    def action_missed(self) -> None:
        """Go to the next missed criterion."""
        if not self.verdicts.go_next(lambda one: one.status == "missed"):
            tell(self.app, "Nothing is missed.")

    def action_gap(self) -> None:
        """Go to the next criterion that the level asks for and the answer lacks."""
        made = self.made
        if made is None:
            return
        level = made.review.level
        if not self.verdicts.go_next(lambda one: is_gap(one, level)):
            tell(self.app, f"Nothing that {level} asks for is missing.")

    def action_quote(self) -> None:
        """Go to the next quote."""
        self.query_one(ReviewAnswer).next_quote()

    def action_example(self) -> None:
        """Show or hide how a strong answer put it."""
        verdict = self.verdicts.verdict
        if verdict is None or self.case is None:
            return
        rubric = {one.id: one.example for one in self.case.rubric}
        self._example = "" if self._example else rubric.get(verdict.criterion, "")
        self._show_row()

    def action_explain(self) -> None:
        """Say how the verdict came about."""
        self.run_worker(review_moves.explain(self), exclusive=True, group="explain")

    def action_disagree(self) -> None:
        """Mark the verdict as wrong."""
        self.run_worker(review_moves.disagree(self), exclusive=True, group="mark")

    def action_undo(self) -> None:
        """Take the newest mark back."""
        self.run_worker(review_moves.undo(self), exclusive=True, group="mark")

    def action_numbers(self) -> None:
        """Go to the numbers."""
        self.verdicts.go_to(NUMBERS)

    def action_summary(self) -> None:
        """Go to what is next."""
        self.verdicts.go_to(SUMMARY)

    def action_sheet(self) -> None:
        """Write the answer sheet into the present folder."""
        write_sheet(self.app, self.session)

    def action_rating(self) -> None:
        """Go back to the own rating."""
        review_moves.debrief(self, "rating")

    def action_reference(self) -> None:
        """Read the reference."""
        review_moves.debrief(self, "reference")

    def action_leave(self) -> None:
        """Go home."""
        self.run_worker(leave_session(self.app, self.keeper))

    async def _judge(self) -> None:
        try:
            made = await asyncio.to_thread(make, self.app.services, self.session)
        except CoachError as error:
            self._wait("There is no review of this round.", error.message, error.hint)
            return
        self.show(made)

    def _after_save(self) -> None:
        trouble = self.keeper.trouble
        if trouble is None or not self.is_attached or self._meeting:
            return
        if isinstance(trouble, ConflictError):
            self._meeting = True
            self.run_worker(meet_conflict(self.app, self.keeper))
        else:
            tell_error(self.app, trouble)

    def _wait(self, *says: str) -> None:
        first, *rest = says
        rows = [line((first, "bold")), *(plain(one) for one in rest if one)]
        rows.append(line("r reads the reference, b goes back to your own rating."))
        self.query_one("#review-wait", Static).update(block(*rows))

    def _show_head(self) -> None:
        made, head = self.made, self.query_one(ReviewHead)
        if made is None:
            head.show(self.session, None)
        else:
            head.show(self.session, made.review, made.judged, made.change)

    def _show_row(self) -> None:
        made, verdict = self.made, self.verdicts.verdict
        if made is None:
            return
        answer = self.query_one(ReviewAnswer)
        quotes = verdict.evidence if verdict else ()
        answer.display = bool(quotes) or (
            verdict is not None and self.size.height >= _TALL
        )
        answer.mark(quotes)
        says = self.query_one("#review-says")
        says.set_class(not answer.display, "alone")
        self.query_one("#review-text", Static).update(self._page(made))
        self.call_after_refresh(
            says.scroll_to, y=says.max_scroll_y if self._example else 0, animate=False
        )
        self.refresh_bindings()

    def _page(self, made: Made) -> Content:
        row, verdict = self.verdicts.row, self.verdicts.verdict
        review = made.review
        if verdict is not None:
            title = next(d.title for d, v in review.verdicts() if v is verdict)
            mark = disputes.disputes(self.session).get(verdict.criterion)
            return verdict_page(verdict, title, mark, self._example)
        if row == NUMBERS:
            return numbers_page(review, made.parts)
        if row.startswith(OF_DIMENSION):
            wanted = row.removeprefix(OF_DIMENSION)
            one = next(d for d in review.dimensions if d.id == wanted)
            own = self.session.ratings.get(wanted, 0)
            return dimension_page(one, review, own, made.change)
        return summary_page(review, self.session)
