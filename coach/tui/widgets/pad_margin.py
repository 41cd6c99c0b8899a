"""The margin of a pad: each line's result beside it, errors where they stand.

It draws row by row against the rows of the editor, so that a wrapped line has its
result beside its first row and both scroll together.
"""

from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from coach.tui.texts import line
from coach.tui.widgets.editor import Editor

if TYPE_CHECKING:
    from coach.capacity.pad import Pad
    from coach.capacity.padline import PadLine


class PadMargin(Widget):
    """Shows what the lines of an editor come to, as one types."""

    can_focus = False

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 – Textual's name
        super().__init__(id=id)
        self._editor: Editor | None = None
        self._pad: Pad | None = None
        self._drawn: dict[tuple[int, int], Strip] = {}

    def follow(self, editor: Editor) -> None:
        """Draw beside this editor from now on."""
        if editor is not self._editor:
            self._editor = editor
            self.watch(editor, "scroll_y", self._scrolled, init=False)
            self.compute(editor.text)

    def compute(self, text: str) -> None:
        """Compute the lines; those that did not change keep their result."""
        from coach.capacity.pad import evaluate_pad  # a round may do without

        self._pad = evaluate_pad(text, self._pad)
        self._drawn.clear()
        self.refresh()

    @property
    def pad(self) -> "Pad | None":
        """The lines with their results, as last computed."""
        return self._pad

    def remark(self) -> str:
        """Return what is wrong in the line of the cursor, or how it was read."""
        if self._editor is None or self._pad is None:
            return ""
        row = self._editor.cursor_location[0]
        if row >= len(self._pad.lines):
            return ""
        return _remark(self._pad.lines[row])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take the height of the place it is in."""
        return container.height

    def render_line(self, y: int) -> Strip:
        """Draw the result that belongs beside a row of the editor."""
        width = self.size.width
        index = self._line_at(y)
        if index is None or self._pad is None or index >= len(self._pad.lines):
            return Strip.blank(width, self.rich_style)
        key = (index, width)
        strip = self._drawn.get(key)
        if strip is None:
            shown = _result(self._pad.lines[index])
            strips = Visual.to_strips(
                self,
                shown.truncate(width - 1, ellipsis=True),
                width - 1,
                1,
                self.visual_style,
            )
            strip = strips[0].adjust_cell_length(width, self.rich_style)
            self._drawn[key] = strip
        return strip

    def _scrolled(self) -> None:
        self.refresh()

    def _line_at(self, y: int) -> int | None:
        if self._editor is None:
            return None
        place = self._editor.wrapped_document.row(y + self._editor.scroll_offset.y)
        if place is None or place[1] != 0:
            return None
        return int(place[0])


def _result(found: "PadLine") -> Content:
    if found.kind == "value" and found.estimate is not None:
        return line(("= ", "$text-muted"), (found.estimate.text, "$success bold"))
    if found.kind == "error" and found.error is not None:
        return line(("! ", "$warning bold"), (found.error.message, "$warning"))
    return Content("")


def _remark(found: "PadLine") -> str:
    if found.error is not None:
        hint = f" – {found.error.hint}" if found.error.hint else ""
        return f"{found.error.message}{hint}"
    if found.estimate is not None and found.estimate.notes:
        return "; ".join(str(note) for note in found.estimate.notes)
    return ""
