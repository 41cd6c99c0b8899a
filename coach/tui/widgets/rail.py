"""The left column of a round: goals, the interviewer's words, and a place to ask."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Label, Static

from coach.domain.session import Session
from coach.interviewer import Line
from coach.tui.texts import block, line
from coach.tui.widgets.goals import GoalList

_STYLES = {"you": "$text-muted", "interviewer": "", "coach": "$text-accent"}
_MARKS = {"you": "› ", "interviewer": "", "coach": "· "}


class Rail(Vertical):
    """Goals, talk and question line."""

    @dataclass
    class Asked(Message):
        """The person asked the interviewer something.

        Attributes:
            question: The question in their own words.
        """

        question: str

    class Left(Message):
        """The person wants back from the question line."""

    def compose(self) -> ComposeResult:
        """Lay out the column."""
        yield Label("Goals", classes="heading")
        yield GoalList(id="goals")
        yield Label("Interviewer", classes="heading")
        with VerticalScroll(id="talk", can_focus=False):
            yield Static(id="talk-lines")
        yield Input(placeholder="ask the interviewer", id="ask", compact=True)

    def show(self, session: Session, talk: tuple[Line, ...]) -> None:
        """Draw goals and talk."""
        self.query_one(GoalList).show(session)
        self.query_one("#talk-lines", Static).update(talk_text(talk))
        self.call_after_refresh(
            self.query_one("#talk", VerticalScroll).scroll_end, animate=False
        )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Send the question and clear the line."""
        event.stop()
        question = event.value.strip()
        if question:
            self.post_message(self.Asked(question))
            event.input.value = ""


def talk_text(talk: tuple[Line, ...]) -> Content:
    """Return the talk as text; who speaks is told by a mark, not by colour alone."""
    return block(
        *(
            line((f"{_MARKS[said.speaker]}{said.text}", _STYLES[said.speaker]))
            for said in talk
        )
    )
