"""The STAR room: questions by competency, with what was told when.

It reads keys and draws; which question fits a competency is for `coach.library`.
"""

import secrets
from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from coach import clock
from coach.domain.bank import Story, Telling
from coach.domain.ports import Summary
from coach.errors import CoachError
from coach.tui.letters import Letters, letter_bindings
from coach.tui.opening import open_session
from coach.tui.screens.star_commands import ROOM
from coach.tui.star_opening import tell_question
from coach.tui.texts import line, tell, tell_error
from coach.tui.widgets.star_rows import competency_row, question_row, question_text

if TYPE_CHECKING:
    from coach.domain.question import Question
    from coach.tui.app import CoachApp


class StarScreen(Letters, Screen[None]):
    """Competencies on the left, on the right the questions that ask for one."""

    app: "CoachApp"
    COMMAND_LIST = ROOM
    BINDINGS: ClassVar[list[BindingType]] = [*letter_bindings(ROOM)]
    CSS_PATH = "star.tcss"

    def __init__(self, competency_id: str | None = None) -> None:
        super().__init__()
        self._questions = self.app.services.questions
        self._wanted = competency_id
        self._told: dict[str, list[Telling]] = {}
        self._kept: dict[str, list[Story]] = {}
        self._open: tuple[Summary, ...] = ()
        self._ready = False

    def compose(self) -> ComposeResult:
        """Lay out the room."""
        yield Static(id="room-head")
        with Horizontal(id="room"):
            yield OptionList(id="competencies", markup=False, compact=True)
            with Vertical(id="room-right"):
                yield OptionList(id="questions", markup=False, compact=True)
                yield Static(id="room-about")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Put the cursor where the person wants to be."""
        for fault in self._questions.faults:
            tell(self.app, str(fault), wrong=True)
        self._ready = True
        ids = [one.id for one in self._questions.competencies]
        place = ids.index(self._wanted) if self._wanted in ids else 0
        self._draw(place)
        wanted = "#questions" if self._wanted else "#competencies"
        self.set_focus(self.query_one(wanted))

    def on_screen_resume(self) -> None:
        """Read anew what was told, whenever the room is on top."""
        self._read()
        if self._ready:
            self._draw(self._place)

    def on_resize(self) -> None:
        """Fit the rows to the width."""
        self.set_class(self.size.width < 100, "narrow")
        self.call_after_refresh(lambda: self._draw(self._place))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to continue only where a telling is unfinished."""
        if action == "continue" and not self._open:
            return False
        return super().check_action(action, parameters)

    def on_option_list_option_highlighted(
        self, event: OptionList.OptionHighlighted
    ) -> None:
        """Show the questions of a competency, or what a question is about."""
        event.stop()
        if event.option_list.id == "competencies":
            self._draw_questions()
        else:
            self._draw_about()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go from a competency to its questions, from a question to its telling."""
        event.stop()
        if event.option_list.id == "competencies":
            self.action_right()
        else:
            self._tell(str(event.option_id))

    def action_choose(self) -> None:
        """Choose what is under the cursor."""
        right = self.query_one("#questions", OptionList)
        if self.focused is not right:
            self.action_right()
        elif right.highlighted is not None:
            self._tell(self._shown[right.highlighted].id)

    def action_left(self) -> None:
        """Go to the competencies."""
        self.set_focus(self.query_one("#competencies"))

    def action_right(self) -> None:
        """Go to the questions."""
        self.set_focus(self.query_one("#questions"))

    def action_surprise(self) -> None:
        """Let chance choose, among questions without a story first."""
        questions = self._questions.all()
        fresh = [one.id for one in questions if one.id not in self._told]
        if questions:
            self._tell(secrets.choice(fresh or [one.id for one in questions]))

    def action_continue(self) -> None:
        """Go on with the latest unfinished telling."""
        if self._open:
            open_session(self.app, self._open[0].id)

    def action_bank(self) -> None:
        """Open the bank."""
        from coach.tui.screens.star_bank import BankScreen

        self.app.push_screen(BankScreen())

    def action_matrix(self) -> None:
        """Open the matrix."""
        from coach.tui.screens.star_matrix import MatrixScreen

        self.app.push_screen(MatrixScreen())

    def action_leave(self) -> None:
        """Go back."""
        self.app.pop_screen()

    @property
    def _place(self) -> int:
        return self.query_one("#competencies", OptionList).highlighted or 0

    @property
    def _shown(self) -> "tuple[Question, ...]":
        if not self._questions.competencies:
            return ()
        return self._questions.of(self._questions.competencies[self._place].id)

    def _tell(self, question_id: str) -> None:
        try:
            tell_question(self.app, question_id)
        except CoachError as error:
            tell_error(self.app, error)

    def _read(self) -> None:
        told: dict[str, list[Telling]] = defaultdict(list)
        kept: dict[str, list[Story]] = defaultdict(list)
        try:
            for telling in self.app.services.bank.tellings():
                told[telling.question_id].append(telling)
            for story in self.app.services.bank.all():
                kept[story.question_id].append(story)
            found = self.app.services.store.summaries()
        except CoachError as error:
            tell_error(self.app, error)
            return
        self._told, self._kept = dict(told), dict(kept)
        self._open = tuple(
            one for one in found if one.kind == "story" and one.status != "done"
        )
        self.refresh_bindings()

    def _draw(self, place: int) -> None:
        total, told = len(self._questions.all()), len(self._told)
        stories = sum(map(len, self._kept.values()))
        said = f"   {told} of {total} questions told · {stories} in the bank"
        self.query_one("#room-head", Static).update(
            line(
                (" The STAR room", "bold $primary"),
                (said, "$text-muted"),
            )
        )
        left = self.query_one("#competencies", OptionList)
        width = max(16, left.size.width - 3)
        left.clear_options()
        for one in self._questions.competencies:
            count = sum(question.id in self._told for question in one.questions)
            left.add_option(Option(competency_row(one, count, width)))
        if self._questions.competencies:
            left.highlighted = place
        self._draw_questions()

    def _draw_questions(self) -> None:
        right = self.query_one("#questions", OptionList)
        place, now = right.highlighted or 0, clock.wall()
        width = max(20, right.size.width - 3)
        open_ = {one.case_id for one in self._open}
        right.clear_options()
        for one in self._shown:
            told = self._told.get(one.id, [])
            row = question_row(one, told, one.id in open_, now, width)
            right.add_option(Option(row, id=one.id))
        if self._shown:
            right.highlighted = min(place, len(self._shown) - 1)
        self._draw_about()

    def _draw_about(self) -> None:
        place = self.query_one("#questions", OptionList).highlighted
        shown = self._shown
        if place is None or place >= len(shown):
            return
        one = shown[place]
        evidence = [
            self._questions.competency(its).title
            for its in self._questions.evidence(one.id)
        ]
        told, kept = self._told.get(one.id, []), self._kept.get(one.id, [])
        about = question_text(one, evidence, told, kept, clock.wall())
        self.query_one("#room-about", Static).update(about)
