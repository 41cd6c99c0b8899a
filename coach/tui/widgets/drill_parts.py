"""The two parts of the drill that a person works with: the field and the result."""

from textual.content import Content
from textual.events import Resize
from textual.widgets import Input, Static

from coach.practice.grading import Result
from coach.practice.questions import Question
from coach.practice.ranges import MAX_CHARS, Range
from coach.tui.widgets.drill_text import result_text


class AnswerField(Input):
    """Where the range is written; while it is empty, letters are commands."""

    COMMANDS = frozenset({"k", "question_mark"})

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 – Textual's name
        super().__init__(id=id, placeholder="low..high", max_length=MAX_CHARS)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Let the footer show the letters that act while nothing is written."""
        if not self.value and key in self.COMMANDS:
            return False
        return super().check_consume_key(key, character)


class DrillResult(Static):
    """What is told after an answer, broken to the width there is."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 – Textual's name
        super().__init__(id=id)
        self._shown: tuple[Question, Range, Result] | None = None

    def show(self, question: Question, answer: Range, result: Result) -> None:
        """Show the result of an answer."""
        self._shown = (question, answer, result)
        self._draw(self.size.width)

    def on_resize(self, event: Resize) -> None:
        """Break the lines anew."""
        self._draw(event.size.width)

    def _draw(self, width: int) -> None:
        if self._shown is None or not width:
            self.update(Content(""))
        else:
            self.update(result_text(*self._shown, width))
