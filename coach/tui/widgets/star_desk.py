"""The parts of a story, each with its own text: one after another, or side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from coach.stories import measure
from coach.tui.texts import line
from coach.tui.widgets.editor import Editor
from coach.tui.widgets.star_text import GUIDE, part_text, sum_text

NOTES = "notes"


class PartBox(Vertical):
    """One part: a line that names it, and its text.

    Attributes:
        part: Its id, or `notes`.
        editor: Its text.
    """

    @dataclass
    class Chosen(Message):
        """The line of a part was clicked."""

        part: str

    def __init__(self, part: str, text: str) -> None:
        super().__init__(id=f"part-{part}", classes="part")
        self.part = part
        hint = "What you noted while preparing." if part == NOTES else GUIDE.get(part)
        self.editor = Editor(text, placeholder=hint or "")
        self.head = Static(classes="part-head")

    def compose(self) -> ComposeResult:
        """Lay out line and text."""
        yield self.head
        yield self.editor

    def on_click(self, event: Click) -> None:
        """Open the part whose line was clicked."""
        if event.widget is self.head:
            self.post_message(self.Chosen(self.part))


class StarDesk(Vertical, can_focus=True):
    """All parts of a story; letters act while the desk itself has the focus.

    Attributes:
        present: The part that is open, or `notes`.
        side: Whether the parts stand side by side.
    """

    @dataclass
    class Typed(Message):
        """A text changed under the person's hands."""

    def __init__(
        self, parts: Sequence[str], sections: Mapping[str, str], pace: float
    ) -> None:
        super().__init__(id="star-desk")
        self.parts = tuple(parts)
        self.pace = pace
        self.talked: float | None = None
        self.side = True
        self.present = self.parts[0]
        self._boxes = {
            part: PartBox(part, sections.get(f"story/{part}", ""))
            for part in (NOTES, *self.parts)
        }
        self._sum = Static(id="star-sum")
        self._looked: object = None

    def compose(self) -> ComposeResult:
        """Lay out the parts and the sum under them."""
        with Vertical(id="star-parts"):
            yield from self._boxes.values()
        yield self._sum

    def on_mount(self) -> None:
        """Put the cursor behind what was written."""
        for box in self._boxes.values():
            box.editor.move_cursor(box.editor.document.end)
        self._arrange()

    @property
    def editor(self) -> Editor:
        """The text of the part that is open."""
        return self._boxes[self.present].editor

    @property
    def together(self) -> bool:
        """Whether the parts stand side by side now: there must be room for it."""
        return self.side and self.size.width >= 100 and self.present != NOTES

    def texts(self) -> dict[str, str]:
        """Return every section as it stands; it asks no widget tree."""
        return {
            f"story/{part}": box.editor.text_as_typed
            for part, box in self._boxes.items()
        }

    def open(self, part: str) -> None:
        """Open a part."""
        self.present = part
        self._arrange()

    def step(self, by: int) -> None:
        """Open the part after or before; behind the last comes the first."""
        here = self.parts.index(self.present) if self.present != NOTES else -by
        self.open(self.parts[(here + by) % len(self.parts)])

    def turn(self) -> None:
        """Turn between one after another and side by side."""
        self.side = not self.together
        if self.present == NOTES:
            self.present = self.parts[0]
        self._arrange()

    def take(self, section: str, text: str) -> None:
        """Take over the text of a section from elsewhere; undo brings the old back."""
        box = self._boxes.get(section.removeprefix("story/"))
        if box is not None:
            box.editor.update_text(text)

    def on_resize(self) -> None:
        """Fit the parts to the width."""
        self._arrange()

    def on_text_area_changed(self, event: Editor.Changed) -> None:
        """Count, and say that there is something to store."""
        event.stop()
        self.count()
        self.post_message(self.Typed())

    def on_descendant_focus(self) -> None:
        """Mark the part that is written in."""
        for part, box in self._boxes.items():
            if box.editor.has_focus and part != self.present:
                self.present = part
                self.count()

    def _arrange(self) -> None:
        together = self.together
        self.set_class(together, "together")
        for part, box in self._boxes.items():
            opened = part == self.present
            box.editor.display = opened or (together and part != NOTES)
            box.display = not together or part != NOTES
            box.set_class(box.editor.display, "opened")
        self.count()

    def count(self) -> None:
        """Draw the lengths anew, where one of them changed."""
        told = {part: self._boxes[part].editor.text for part in self.parts}
        counts = measure(told, self.pace)
        wide = self.size.width >= 100
        look = (counts, self.present, self.together, self.talked, wide)
        if look == self._looked:
            return  # most keys add no word
        self._looked = look
        for number, count in enumerate(counts, start=1):
            here = count.part == self.present
            box = self._boxes[count.part]
            opened = box.editor.display
            head = part_text(number, count, present=here, opened=opened)
            box.head.update(head, layout=False)
        style = "reverse bold" if self.present == NOTES else "$text-muted"
        self._boxes[NOTES].head.update(line((" 0 Notes ", style)), layout=False)
        said = sum_text(counts, self.pace, self.talked, wide=wide)
        self._sum.update(said, layout=False)
