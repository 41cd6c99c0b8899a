"""After a telling: what was heard, what is asked back, and the shorter forms.

It reads keys, calls the rules and draws. What a story is worth is for
`coach.stories`.
"""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import ContentSwitcher, Footer, Static

from coach import clock
from coach.domain import telling
from coach.stories import compose
from coach.tui.keeper import Keeper
from coach.tui.letters import letter_bindings
from coach.tui.screens import star_moves
from coach.tui.screens.star_commands import CHECKS
from coach.tui.screens.star_view import StarView
from coach.tui.sheets import write_sheet
from coach.tui.texts import line
from coach.tui.widgets.star_answers import StarAnswers, StarCuts, StarFields
from coach.tui.widgets.star_head import StarSteps, StarTop
from coach.tui.widgets.star_report import StarReport

if TYPE_CHECKING:
    from coach.domain.question import Question

PAGES = ("checks", "follow-ups", "cuts")
NEXT = {
    "checks": "Next: r tells it better, n answers what is asked; {keep}.",
    "follow-ups": "Answer in a line or two. Next: esc, then n: the shorter forms.",
    "cuts": "The short form comes first in an interview. Next: esc; {keep}.",
}


class ChecksScreen(StarView):
    """A told story with its checks, follow-ups and cuts."""

    COMMAND_LIST = CHECKS
    BINDINGS: ClassVar[list[BindingType]] = [*letter_bindings(CHECKS)]

    def __init__(
        self, keeper: Keeper, question: "Question | None", page: str = "checks"
    ) -> None:
        super().__init__(keeper, question)
        self.page = page
        self.report = star_moves.report_of(self.app, self.session, question)
        asks = [one.asks for one in self.report.follow_ups]
        keeper.session = telling.ask_back(self.session, asks, clock.read())
        text = compose(telling.story_of(self.session))
        pace = float(self.app.services.settings.words_a_minute)
        self.answers = StarAnswers(telling.asked_back(self.session))
        self.cuts = StarCuts(text, dict(self.session.sections), pace)
        self.heard = StarReport(self.report, text)

    def compose(self) -> ComposeResult:
        """Lay out the pages."""
        yield StarTop()
        yield StarSteps()
        yield Static(line((self.session.case.title, "bold")), id="star-asks")
        with ContentSwitcher(initial=self.page, id="star-pages"):
            yield self.heard
            yield self.answers
            yield self.cuts
        yield Static(id="star-says")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the page that was asked for."""
        self.keeper.collect = self._texts
        self.keeper.on_change = self.after_save
        self.ready = True
        self.keeper.save()
        self.open(self.page)

    @property
    def step(self) -> str:
        """The step that the head marks."""
        return self.page

    def open(self, page: str) -> None:
        """Open a page."""
        self.page = page
        self.query_one("#star-pages", ContentSwitcher).current = page
        self.say_next()
        if page == "checks":
            self.heard.focus_list()
        else:
            self.action_write()
        self.show_head()
        self.refresh_bindings()

    def say_next(self) -> None:
        """Say what comes next."""
        kept = telling.kept_as(self.session) is not None
        keep = "it is in the bank" if kept else "k keeps it in the bank"
        says = NEXT[self.page].format(keep=keep)
        self.query_one("#star-says", Static).update(line(("· ", "$accent"), says))

    def offered(self) -> dict[str, bool]:
        """Return what can be done on this page."""
        return {
            "leave_text": self.writing,
            "next": self.page != PAGES[-1],
            "write": self.page != "checks" and not self.writing,
            "field_on": self.page != "checks",
            "good": self.question is not None,
        }

    def on_typed(self) -> None:
        """Have what was typed stored in time."""
        self.keeper.typed()

    def on_star_steps_chosen(self, event: StarSteps.Chosen) -> None:
        """Go to the step that was clicked."""
        if event.step in PAGES:
            self.open(event.step)
        elif event.step == "tell":
            self.action_rewrite()

    def action_leave_text(self) -> None:
        """Leave the text."""
        if self.page != "checks":
            self.set_focus(self._fields)

    def action_write(self) -> None:
        """Put the focus into a text."""
        if self.page != "checks":
            self._fields.focus_text()

    def action_field_on(self) -> None:
        """Go on to the next text."""
        if self.page != "checks":
            self._fields.focus_text(1)

    def action_next(self) -> None:
        """Go to the next page."""
        self.open(PAGES[min(PAGES.index(self.page) + 1, 2)])

    def action_back(self) -> None:
        """Go to the page before."""
        self.open(PAGES[max(PAGES.index(self.page) - 1, 0)])

    def action_page(self, number: int) -> None:
        """Open a page by its number."""
        self.open(PAGES[number - 1])

    def action_rewrite(self) -> None:
        """Tell it better: the text stays, what was told before is kept."""
        from coach.tui.screens.star_telling import TellingScreen

        self.keeper.save()
        self.keeper.change(telling.begin(self.session, clock.read()))
        screen = TellingScreen(self.keeper, self.question)
        if self.page == "checks" and self.heard.part in screen.desk.parts:
            screen.desk.present = self.heard.part
        self.app.switch_screen(screen)

    def action_keep(self) -> None:
        """Keep the story in the bank."""
        from coach.tui.screens.star_keep import keep

        self.run_worker(keep(self))

    def action_good(self) -> None:
        """Show what good answers hold."""
        from coach.tui.screens.star_good import GoodScreen

        if self.question is not None:
            self.app.push_screen(GoodScreen(self.question, self.session.level))

    def action_bank(self) -> None:
        """Save, let go of the telling, and open the bank."""
        self.run_worker(star_moves.leave_for_bank(self.app, self.keeper))

    def action_sheet(self) -> None:
        """Write the sheet into the present folder."""
        self.keeper.save()
        write_sheet(self.app, self.session)

    @property
    def _fields(self) -> StarFields:
        return self.answers if self.page == "follow-ups" else self.cuts

    def _texts(self) -> dict[str, str]:
        return {**self.answers.texts(), **self.cuts.texts()}
