"""Preparing and speaking aloud: the two pages of a telling beside its parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from coach.tui.texts import block, line, plain
from coach.tui.widgets.editor import Editor
from coach.tui.widgets.star_text import GUIDE, guide_text, part_title, talk_text


class StarPrepare(Vertical, can_focus=True):
    """Notes on the left, on the right what is wanted; letters act on the page itself.

    Attributes:
        editor: The notes.
    """

    @dataclass
    class Typed(Message):
        """The notes changed under the person's hands."""

    def __init__(self, notes: str, parts: Sequence[str], probes: str) -> None:
        super().__init__(id="star-prepare")
        self.editor = Editor(
            notes,
            placeholder="Which story? A few words for each part are enough: "
            "names, numbers, the turn it took. Press Escape, then n, and tell it.",
        )
        self._parts, self._probes = tuple(parts), probes

    def compose(self) -> ComposeResult:
        """Lay out notes and guide."""
        yield self.editor
        with VerticalScroll(id="star-guide", can_focus=False):
            yield Static(guide_text(self._parts, probes=self._probes))

    def on_mount(self) -> None:
        """Put the cursor behind what was written."""
        self.editor.move_cursor(self.editor.document.end)

    def on_text_area_changed(self, event: Editor.Changed) -> None:
        """Say that there is something to store."""
        event.stop()
        self.post_message(self.Typed())

    def take(self, text: str) -> None:
        """Take over notes from elsewhere."""
        self.editor.update_text(text)


class StarTalk(VerticalScroll, can_focus=True):
    """The clock of somebody who speaks aloud, above their notes."""

    def __init__(self, parts: Sequence[str]) -> None:
        super().__init__(id="star-talk")
        self._parts = tuple(parts)

    def compose(self) -> ComposeResult:
        """Lay out clock and notes."""
        yield Static(id="talk-clock")
        yield Static(id="talk-notes")

    def show(self, spoken: float, notes: str) -> None:
        """Draw the clock, and what was noted while preparing."""
        self.query_one("#talk-clock", Static).update(talk_text(spoken), layout=False)
        rows = [
            line(
                (f"{part_title(part)}  ", "bold"), (GUIDE.get(part, ""), "$text-muted")
            )
            for part in self._parts
        ]
        if notes.strip():
            rows += [line(""), line(("Your notes", "bold $primary")), plain(notes)]
        self.query_one("#talk-notes", Static).update(block(*rows))

    def tick(self, spoken: float) -> None:
        """Draw the clock alone."""
        self.query_one("#talk-clock", Static).update(talk_text(spoken), layout=False)
