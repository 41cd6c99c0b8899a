"""What is written after a telling: answers to questions back, and two shorter forms."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from coach.domain.session import count_words
from coach.domain.show import clock_text
from coach.domain.telling import CUTS, AskedBack
from coach.tui.texts import line
from coach.tui.widgets.editor import Editor
from coach.tui.widgets.star_report import plain_story
from coach.tui.widgets.star_text import bar

_HINTS = {
    90: "One sentence of situation, the choice, the number at the end.",
    30: "What was wrong, what you did, what it is now. Three sentences.",
}


@dataclass
class Typed(Message):
    """A text changed under the person's hands."""


class StarFields(Vertical, can_focus=True):
    """Some texts below each other; letters act while the page has the focus.

    Attributes:
        editors: Each text by its section.
    """

    def __init__(self, its_id: str) -> None:
        super().__init__(id=its_id)
        self.editors: dict[str, Editor] = {}

    def texts(self) -> dict[str, str]:
        """Return the sections as they stand; it asks no widget tree."""
        return {key: one.text_as_typed for key, one in self.editors.items()}

    def on_text_area_changed(self, event: Editor.Changed) -> None:
        """Say that there is something to store."""
        event.stop()
        self.post_message(Typed())

    def focus_text(self, by: int = 0) -> None:
        """Put the focus into the text that has it, or the one so many further."""
        fields = list(self.editors.values())
        if not fields:
            self.screen.set_focus(self)
            return
        here = next((n for n, one in enumerate(fields) if one.has_focus), -by)
        self.screen.set_focus(fields[(here + by) % len(fields)])


class StarAnswers(StarFields):
    """The questions back, each with a line or two to answer it."""

    def __init__(self, asked: Sequence[AskedBack]) -> None:
        super().__init__("follow-ups")
        self._asked: tuple[AskedBack, ...] = ()
        self._first = tuple(asked)

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield Static(
            line(("A line or two each; they are kept with the story.", "$text-muted")),
            id="answers-about",
        )
        yield VerticalScroll(id="answers", can_focus=False)

    async def on_mount(self) -> None:
        """Ask."""
        await self.ask(self._first)

    async def ask(self, asked: Sequence[AskedBack]) -> None:
        """Add the questions that are not there yet."""
        page = self.query_one("#answers", VerticalScroll)
        for one in asked[len(self._asked) :]:
            editor = Editor(one.answer, placeholder="Your answer.", classes="answer")
            self.editors[one.section] = editor
            question = Static(line(("? ", "bold $accent"), (one.asks, "bold")))
            await page.mount(question, editor)
            editor.move_cursor(editor.document.end)
        self._asked = tuple(asked)


class StarCuts(StarFields):
    """The full story beside a form of 90 seconds and one of 30."""

    def __init__(self, story: str, texts: dict[str, str], pace: float) -> None:
        super().__init__("cuts")
        self._story, self._pace = story, pace
        self._heads: dict[int, Static] = {}
        for seconds, key in CUTS.items():
            text = texts.get(key, "")
            self.editors[key] = Editor(text, placeholder=_HINTS[seconds])
            self._heads[seconds] = Static(classes="part-head")

    def compose(self) -> ComposeResult:
        """Lay out story and cuts."""
        with Horizontal():
            with VerticalScroll(id="cuts-story", can_focus=False):
                yield Static(plain_story(self._story), id="cuts-full")
            with Vertical(id="cuts-texts"):
                for seconds, key in CUTS.items():
                    yield self._heads[seconds]
                    yield self.editors[key]

    def on_mount(self) -> None:
        """Put the cursor behind what was written, and count."""
        for editor in self.editors.values():
            editor.move_cursor(editor.document.end)
        self._count()

    def show(self, story: str) -> None:
        """Draw the full story anew."""
        self._story = story
        self.query_one("#cuts-full", Static).update(plain_story(story))

    def on_text_area_changed(self, event: Editor.Changed) -> None:
        """Count as well."""
        self._count()

    def _count(self) -> None:
        for seconds, key in CUTS.items():
            words = count_words(self.editors[key].text)
            head = cut_text(seconds, words, self._pace)
            self._heads[seconds].update(head, layout=False)


def cut_text(seconds: int, words: int, pace: float) -> Content:
    """Return the line above a cut: its spoken length against what it may take."""
    spoken = words / pace * 60
    over = spoken - seconds
    room = round(seconds * pace / 60)
    said, style = f"up to {room} words", "$text-muted"
    if words and over > 0.5:
        said, style = f"▲ {clock_text(over + 0.5)} too long", "$text-warning"
    elif words:
        said, style = "✓ fits", "$text-success"
    return line(
        (f" In {seconds} seconds ", "bold"),
        f" {words} words · {clock_text(spoken)} of {clock_text(seconds)} ",
        (bar(spoken / seconds, 10), style),
        (f" {said}", style),
    )
