"""The bank: what was kept, in every version, with its cuts and what it is evidence of.

It reads keys and draws; versions are made by tellings and kept by storage.
"""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from coach import clock
from coach.domain.bank import Story
from coach.errors import CoachError, NotFoundError
from coach.tui.letters import Letters, letter_bindings
from coach.tui.screens.star_commands import BANK
from coach.tui.sheets import write_bank
from coach.tui.star_opening import open_story, tell_again
from coach.tui.texts import line, plain, tell, tell_error
from coach.tui.widgets.star_bank_text import story_row, version_text

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

EMPTY = (
    "The bank is empty. Tell a story in the room, see its checks, and press k there "
    "to keep it: from then on each better version is added, and nothing is lost."
)


class BankScreen(Letters, Screen[None]):
    """Stories on the left, on the right one of them."""

    app: "CoachApp"
    COMMAND_LIST = BANK
    BINDINGS: ClassVar[list[BindingType]] = [*letter_bindings(BANK)]
    CSS_PATH = "star.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._stories: tuple[Story, ...] = ()
        self._deleted: list[str] = []
        self._back = 0

    def compose(self) -> ComposeResult:
        """Lay out list and story."""
        yield Static(id="room-head")
        with Horizontal(id="bank"):
            yield OptionList(id="bank-list", markup=False, compact=True)
            with VerticalScroll(id="bank-right"):
                yield Static(id="bank-about")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Put the cursor on the list."""
        self.query_one("#bank-list").focus()

    def on_screen_resume(self) -> None:
        """Read the stories anew whenever the bank is on top."""
        self.refresh_bank()

    def on_resize(self) -> None:
        """Fit the rows to the width."""
        self.set_class(self.size.width < 100, "narrow")
        self.call_after_refresh(self._draw)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is a story for."""
        one = self.chosen
        offered = {
            "undo": bool(self._deleted),
            "version": one is not None and len(one.of("full")) > 1,
        }
        for name in ("open", "again", "cuts", "label", "sheet", "sheet_all", "delete"):
            offered[name] = one is not None
        if not offered.get(action, True):
            return False
        return super().check_action(action, parameters)

    @property
    def chosen(self) -> Story | None:
        """The story under the cursor, or None."""
        found = self.query("#bank-list").results(OptionList)
        place = next((one.highlighted for one in found), None)
        if place is None or place >= len(self._stories):
            return None
        return self._stories[place]

    def refresh_bank(self) -> None:
        """Read and draw."""
        try:
            self._stories = tuple(self.app.services.bank.all())
        except CoachError as error:
            tell_error(self.app, error)
        self._draw()

    def on_option_list_option_highlighted(
        self, event: OptionList.OptionHighlighted
    ) -> None:
        """Show the story under the cursor."""
        event.stop()
        self._back = 0
        self._draw_about()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the story that was chosen."""
        event.stop()
        self.call_later(self.run_action, "open")

    def action_open(self) -> None:
        """Open checks, follow-ups and rewriting of this story."""
        if self.chosen is not None:
            open_story(self.app, self.chosen)

    def action_again(self) -> None:
        """Tell it anew, as another version."""
        if self.chosen is not None:
            tell_again(self.app, self.chosen)

    def action_cuts(self) -> None:
        """Open its shorter forms."""
        if self.chosen is not None:
            open_story(self.app, self.chosen, "cuts")

    def action_version(self) -> None:
        """Look at the version before; behind the first comes the newest."""
        if self.chosen is not None:
            self._back = (self._back + 1) % len(self.chosen.of("full"))
            self._draw_about()

    def action_label(self) -> None:
        """Change its name, and what it is evidence of."""
        self.run_worker(self._label())

    def action_read(self) -> None:
        """Put the focus on the story, so that the arrow keys scroll it."""
        self.query_one("#bank-right").focus()

    def action_stories(self) -> None:
        """Go back to the list."""
        self.query_one("#bank-list").focus()

    def action_matrix(self) -> None:
        """Open the matrix."""
        from coach.tui.screens.star_matrix import MatrixScreen

        self.app.push_screen(MatrixScreen())

    def action_sheet(self) -> None:
        """Write this story into the present folder."""
        if self.chosen is not None:
            write_bank(self.app, (self.chosen,), whole=False)

    def action_sheet_all(self) -> None:
        """Write all stories into the present folder."""
        write_bank(self.app, self._stories, whole=True)

    def action_delete(self) -> None:
        """Put the story under the cursor aside."""
        one = self.chosen
        if one is not None:
            self.app.services.bank.delete(one.id, clock.wall())
            self._deleted.append(one.id)
            self.refresh_bank()
            tell(self.app, f"Deleted “{one.title}”. Press u to bring it back.")

    def action_undo(self) -> None:
        """Bring back what was deleted last."""
        if self._deleted:
            self.app.services.bank.undelete(self._deleted.pop())
            self.refresh_bank()

    def action_leave(self) -> None:
        """Go back."""
        self.app.pop_screen()

    async def _label(self) -> None:
        from coach.tui.screens.star_keep import NameScreen

        one, known = self.chosen, self.app.services.questions.competencies
        if one is None:
            return
        named = await self.app.push_screen_wait(
            NameScreen(one.title, one.competencies, known)
        )
        if named is not None:
            bank = self.app.services.bank
            bank.describe(one.id, named.title, named.competencies)
            self.refresh_bank()

    def _draw(self) -> None:
        count = len(self._stories)
        said = "no story yet" if not count else "1 story" if count == 1 else None
        head = (f"   {said or f'{count} stories'}", "$text-muted")
        self.query_one("#room-head", Static).update(
            line((" Bank", "bold $primary"), head)
        )
        listed = self.query_one("#bank-list", OptionList)
        place = listed.highlighted or 0
        width = (self.size.width if self.size.width < 100 else 44) - 5
        listed.clear_options()
        now = clock.wall()
        listed.add_options([Option(story_row(o, now, width)) for o in self._stories])
        listed.display = bool(count)
        if count:
            listed.highlighted = min(place, count - 1)
        self._draw_about()

    def _draw_about(self) -> None:
        about, one = self.query_one("#bank-about", Static), self.chosen
        if one is None:
            about.update(plain(EMPTY))
        else:
            titles = [self._title(its) for its in one.competencies]
            about.update(version_text(one, self._back, titles, clock.wall()))
        self.query_one("#bank-right", VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    def _title(self, competency_id: str) -> str:
        try:
            return self.app.services.questions.competency(competency_id).title
        except NotFoundError:
            return competency_id
