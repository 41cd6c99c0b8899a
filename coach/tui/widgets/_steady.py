"""A TextArea whose cursor stays in the text and whose view stays where it was.

Owns what happens to cursor and view when text or window shrinks under them. Keys,
pastes and drawing are the editor's.
"""

from textual.document._document import EditResult, Location
from textual.document._edit import Edit
from textual.events import Resize
from textual.widgets import TextArea

from coach.tui.widgets._rows import Rows


class SteadyTextArea(TextArea):
    """A TextArea that survives shrinking, of its text and of its window."""

    wrapped_document: Rows

    _height_seen: int = 0
    """The rows that were visible when the window last got its size; 0: not yet."""

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit and keep the cursor in sight.

        Args:
            edit: What to replace by what.

        Returns:
            What was replaced and where the new text ends.
        """
        result = super().edit(edit)
        # TextArea scrolls before it counts a row that the edit has added at the end, so
        # the first letter of that row stayed out of sight until the next key.
        if self.is_mounted:
            self.scroll_cursor_visible()
        return result

    def _refresh_size(self) -> None:
        # Undo and redo measure the text before they move the cursor. When it has got so
        # short that its scrollbar goes, TextArea looks for the cursor's line at once,
        # and raises if that line went with the rest.
        self.selection = self._validate_selection(self.selection)
        super()._refresh_size()

    def _on_resize(self, event: Resize) -> None:  # type: ignore[override]
        event.prevent_default()  # TextArea's own handler would break all lines again
        top = self._top_when_reading_elsewhere()
        super()._on_resize()
        self._height_seen = self.scrollable_content_region.height
        if top is None:
            self.scroll_cursor_visible()
            return
        rows = self.wrapped_document
        self._cursor_offset = rows.location_to_offset(self.cursor_location)
        self.scroll_to(y=rows.location_to_offset(top).y, animate=False, force=True)

    def _top_when_reading_elsewhere(self) -> Location | None:
        """Return what the view starts with, None if the cursor is in the view."""
        top = self.scroll_offset.y
        place = self.wrapped_document.row(top)
        in_view = top <= self._cursor_offset[1] < top + self._height_seen
        if place is None or in_view or not self._height_seen:
            return None
        index, first, _ = place
        return index, first
