"""After the round: how it went, your own rating, and only then the reference."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Footer, Static

from coach import clock
from coach.domain import round as rules
from coach.domain.session import Session
from coach.tui.commands import Command, bindings
from coach.tui.keeper import Keeper
from coach.tui.leaving import leave_session
from coach.tui.screens.debrief_text import figures_text
from coach.tui.sheets import write_sheet
from coach.tui.texts import line, tell
from coach.tui.widgets.rating import RatingList
from coach.tui.widgets.reference import ReferencePane

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.tui.app import CoachApp

COMMANDS = (
    Command("n,enter", "next", "next page", "Go to the next page.", footer=True),
    Command("b", "back", "page before", "Go to the page before.", footer=True),
    Command("w", "sheet", "answer sheet", "Write the answer sheet here.", footer=True),
    Command("v", "turn", "yours or reference", "Narrow screens: turn the page over."),
    Command("q,escape", "leave", "home", "Go home; everything is kept.", footer=True),
)

PAGES = ("figures", "rating", "review", "reference")
NAMES = ("How it went", "Your own rating", "Review", "Reference")
LOCKED = ("review", "reference")
"""The pages that open with the last mark of the own rating."""


class DebriefScreen(Screen[None]):
    """Pages, the last two locked until every dimension has a mark.

    The review is a screen of its own, with the same session.
    """

    app: "CoachApp"
    COMMAND_LIST = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]

    def __init__(self, keeper: Keeper, case: "Case | None", page: str = "") -> None:
        super().__init__()
        self.keeper = keeper
        self.case = case
        self._first = page

    def compose(self) -> ComposeResult:
        """Lay out the pages."""
        yield Static(id="debrief-head")
        with ContentSwitcher(initial="figures", id="pages"):
            with VerticalScroll(id="figures"):
                yield Static(id="figures-text")
            with VerticalScroll(id="rating"):
                yield RatingList(id="rating-list")
            yield ReferencePane(id="reference")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the page asked for, the first, or the reference of a rated round."""
        self.query_one("#figures-text", Static).update(
            figures_text(self.session, self.case)
        )
        self.query_one(RatingList).show(self.session)
        done = self.session.status == "done"
        self._open(self._first or ("reference" if done else "figures"))

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.keeper.session

    @property
    def page(self) -> str:
        """The page that is open."""
        return self.query_one("#pages", ContentSwitcher).current or PAGES[0]

    def on_rating_list_rated(self, event: RatingList.Rated) -> None:
        """Record a mark; the last one unlocks the reference."""
        now = clock.read()
        session = rules.rate(self.session, event.dimension, event.mark, now)
        was_done = session.status == "done"
        self.keeper.change(rules.conclude(session, now))
        self.query_one(RatingList).show(self.session)
        self._show_head()
        if self.session.status == "done" and not was_done:
            tell(self.app, "The verdicts are open, and the reference. Press n.")

    def action_next(self) -> None:
        """Go to the next page, unless it is still locked."""
        place = PAGES.index(self.page)
        if PAGES[place] == "rating" and self.session.status != "done":
            left = 8 - len(self.session.ratings)
            tell(self.app, f"The verdicts open with the last mark; {left} to go.")
        elif place + 1 < len(PAGES):
            self._open(PAGES[place + 1])

    def action_back(self) -> None:
        """Go to the page before."""
        place = PAGES.index(self.page)
        if place:
            self._open(PAGES[place - 1])

    def action_turn(self) -> None:
        """Turn between the person's text and the reference where both do not fit."""
        self.query_one(ReferencePane).turn()

    def action_sheet(self) -> None:
        """Write the answer sheet into the present folder."""
        write_sheet(self.app, self.session)

    def action_leave(self) -> None:
        """Go home."""
        self.run_worker(leave_session(self.app, self.keeper))

    def on_resize(self) -> None:
        """Draw the head for the width."""
        if self.is_mounted:
            self._show_head()

    def _open(self, page: str) -> None:
        if page == "review":
            from coach.tui.screens.review import ReviewScreen

            self.app.switch_screen(ReviewScreen(self.keeper, self.case))
            return
        self.query_one("#pages", ContentSwitcher).current = page
        self._show_head()
        if page == "rating":
            self.query_one(RatingList).focus_list()
        elif page == "reference":
            pane = self.query_one(ReferencePane)
            pane.show(self.session, self.case)
            pane.focus_pages()
        else:
            self.query_one("#figures").focus()

    def _show_head(self) -> None:
        tabs: list[str | tuple[str, str]] = []
        for number, (page, name) in enumerate(zip(PAGES, NAMES, strict=True), 1):
            locked = page in LOCKED and self.session.status != "done"
            text = f"  {number} {name}{' (locked)' if locked else ''}  "
            tabs.append((text, "reverse bold" if page == self.page else "$text-muted"))
        shown, title = line(*tabs), line((f" {self.session.case.title} ", "bold"))
        if title.cell_length + shown.cell_length <= self.size.width:
            shown = title + shown
        self.query_one("#debrief-head", Static).update(shown)
