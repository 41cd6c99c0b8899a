"""The estimation drill: a question, a 90 % range, and at once what it was.

It reads keys, calls the rules and draws. Choosing, grading and calibration live in
`coach.practice`, keeping in storage.
"""

import secrets
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Input, Label, Static

from coach import clock
from coach.capacity.errors import EstimateError
from coach.errors import CoachError
from coach.practice.answers import Answer
from coach.practice.calibration import calibrate, hold
from coach.practice.draw import draw
from coach.practice.grading import judge, kept
from coach.practice.questions import Question
from coach.practice.ranges import Range, read_range, understood
from coach.tui.commands import Command
from coach.tui.letters import Letters, letter_bindings
from coach.tui.screens.calibration import CalibrationScreen
from coach.tui.texts import block, line, plain, tell, tell_error
from coach.tui.widgets.drill_parts import AnswerField, DrillResult
from coach.tui.widgets.drill_text import (
    prompt_text,
    question_text,
    standing_text,
)

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

COMMANDS = (
    Command("enter", "grade", "grade", "See at once how good your range is.", True),
    Command("enter", "next", "next question", "Go on to the next question.", True),
    Command("k", "calibration", "calibration", "How often your ranges hold.", True),
    Command("escape", "leave", "home", "Go home; every answer is kept.", True),
    Command("question_mark", "app.help", "help", "Every key.", True, listed=False),
)


class DrillScreen(Letters, Screen[None]):
    """One question at a time; the same figures, history and seed ask the same."""

    app: "CoachApp"
    COMMAND_LIST = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*letter_bindings(COMMANDS)]
    CSS_PATH = "drill.tcss"

    def __init__(self, seed: str | None = None) -> None:
        super().__init__()
        self._seed = seed or secrets.token_hex(4)
        self._history: list[Answer] = []
        self._unsaved: list[Answer] = []
        self.question: Question | None = None
        self.graded = False

    @property
    def writing(self) -> bool:
        """Whether letters are text: no range begins with a letter that is a command."""
        return super().writing and bool(self.query_one(AnswerField).value)

    def compose(self) -> ComposeResult:
        """Lay out question, field and result."""
        with Horizontal(id="drill-top"):
            yield Label("Estimation drill", classes="heading")
            yield Static(id="drill-standing")
        with VerticalScroll(id="drill"):
            yield Static(id="question")
            yield Static(id="prompt")
            yield AnswerField(id="answer")
            yield Static(id="understood")
            yield DrillResult(id="result")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Read what was answered before, and ask."""
        try:
            self._history = list(self.app.services.answers.all())
        except CoachError as error:
            tell_error(self.app, error)
        for fault in self.app.services.figures.faults:
            tell(self.app, str(fault), wrong=True)
        self.action_next()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter grades while there is an open question, and then goes on."""
        if action == "grade":
            return not self.graded and self.question is not None
        if action == "next":
            return self.graded
        return super().check_action(action, parameters)

    def action_next(self) -> None:
        """Ask the next question."""
        figures = self.app.services.figures
        seed = f"{self._seed}:{len(self._history)}"
        self.question = draw(figures.formulas, figures.rates, self._history, seed)
        self._turn(graded=False)
        answer = self.query_one(AnswerField)
        answer.disabled = self.question is None
        answer.value = ""
        answer.focus()
        self._show_question()

    def action_grade(self) -> None:
        """Grade the range in the field and keep the answer."""
        question, field = self.question, self.query_one(AnswerField)
        if question is None:
            return
        try:
            answer = read_range(field.value, question.unit, below_100=question.from_top)
        except EstimateError as error:
            self._explain(error)
            return
        result = judge(question, answer)
        self._keep(kept(question, answer, result, clock.wall()))
        self._turn(graded=True)
        field.disabled = True
        self.query_one("#drill").focus()  # so that the arrow keys scroll
        shown = self.query_one(DrillResult)
        shown.show(question, answer, result)
        self.call_after_refresh(shown.scroll_visible, animate=False)

    def action_calibration(self) -> None:
        """Show how often the ranges held."""
        self.app.push_screen(CalibrationScreen(calibrate(self._history)))

    def action_leave(self) -> None:
        """Go home; what could not be kept is tried once more."""
        self._store()
        self.app.pop_screen()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say beside the field how the range is understood."""
        event.stop()
        question = self.question
        if question is None or self.graded:
            return
        if not event.value.strip():
            self._say(plain(""))
            return
        try:
            found = read_range(event.value, question.unit, below_100=question.from_top)
        except EstimateError as error:
            self._say(line((f"… {error.message} ({error.hint})", "$text-muted")))
        else:
            self._understand(found, question)

    def _understand(self, found: Range, question: Question) -> None:
        read = understood(found, question.unit, below_100=question.from_top)
        notes = [line((note, "$text-muted")) for note in dict.fromkeys(found.notes)]
        self._say(block(line(("= ", "$text-muted"), read), *notes))

    def _explain(self, error: EstimateError) -> None:
        """Say why a range cannot be taken; the try is not used up."""
        says = f"{error.message}: {error.hint}" if error.hint else error.message
        self._say(line(("! ", "bold $warning"), (says, "$text-warning")))

    def _say(self, text: object) -> None:
        self.query_one("#understood", Static).update(text)  # type: ignore[arg-type]

    def _turn(self, *, graded: bool) -> None:
        self.graded = graded
        self.set_class(graded, "graded")
        held = standing_text(hold(self._history))
        self.query_one("#drill-standing", Static).update(plain(held))
        self.refresh_bindings()

    def _show_question(self) -> None:
        asks, prompt = (
            plain("There is nothing to ask: no figure could be read."),
            plain(""),
        )
        if self.question is not None:
            asks, prompt = question_text(self.question), prompt_text(self.question)
        self.query_one("#question", Static).update(asks)
        self.query_one("#prompt", Static).update(prompt)
        self._say(plain(""))
        self.query_one("#drill").scroll_home(animate=False)

    def _keep(self, answer: Answer) -> None:
        self._history.append(answer)
        self._unsaved.append(answer)
        self._store()

    def _store(self) -> None:
        """Store what is not stored yet; a failure is told and tried again later."""
        try:
            while self._unsaved:
                self.app.services.answers.add(self._unsaved[0])
                del self._unsaved[0]
        except CoachError as error:
            tell_error(self.app, error)
