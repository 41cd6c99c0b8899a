"""The one place where the person writes: soft-wrapped prose, bullets, small sketches.

Owns the feel of the keys and what may be pasted. It neither stores nor judges the text.
"""

from typing import ClassVar

from textual.cache import LRUCache
from textual.document._document import Location
from textual.document._document_navigator import DocumentNavigator
from textual.events import Key, Paste
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from coach.tui.widgets._drawing import Look, Row, draw
from coach.tui.widgets._indent import INDENT, is_bullet, shifted
from coach.tui.widgets._rows import Rows
from coach.tui.widgets._steady import SteadyTextArea
from coach.tui.widgets._typed_document import TypedDocument, one_newline

MAX_PASTE_BYTES = 1_000_000

# Not printable to Python, yet what holds emoji families and several scripts together.
_JOINERS = ("\u200c", "\u200d")


class Editor(SteadyTextArea):
    """A TextArea for long text that stays quick and never obeys what it shows.

    Tab indents bullets, Shift+Tab takes the indent back, Escape leaves the editor, and
    a line feed (Ctrl+J) is an Enter. All other keys are TextArea's own.
    """

    class Left(Message):
        """The person pressed Escape to leave the text."""

        def __init__(self, editor: "Editor") -> None:
            super().__init__()
            self.editor = editor
            """The editor that was left."""

        @property
        def control(self) -> "Editor":
            """The editor that was left."""
            return self.editor

    class PasteRefused(Message):
        """A paste was too big; nothing of it was taken."""

        def __init__(self, editor: "Editor", size: int) -> None:
            super().__init__()
            self.editor = editor
            """The editor that refused."""
            self.size = size
            """The size of the paste in bytes of UTF-8; the limit is 1,000,000."""

        @property
        def control(self) -> "Editor":
            """The editor that refused."""
            return self.editor

    document: TypedDocument

    _drawn: ClassVar[int] = 1024
    """How many drawn rows are kept, over all texts of this editor."""

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        read_only: bool = False,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        """Make an editor.

        Args:
            text: What it holds; line ends become newlines.
            placeholder: Shown while it is empty.
            read_only: Whether keys and pastes leave the text alone.
            name: The name of the widget.
            id: The id of the widget in CSS.
            classes: The CSS classes, separated by spaces.
            disabled: Whether it takes no input at all.
        """
        self._rows_drawn: LRUCache[Row, Strip] = LRUCache(self._drawn)
        self._look: Look | None = None
        super().__init__(
            text,
            soft_wrap=True,
            tab_behavior="indent",
            read_only=read_only,
            highlight_cursor_line=False,
            placeholder=placeholder,
            name=name,
            id=id,
            classes=classes,
            disabled=disabled,
        )
        self.indent_width = INDENT

    @property
    def text_as_typed(self) -> str:
        """What to store: every character that was typed or pasted."""
        return self.document.text

    def load_text(self, text: str) -> None:
        """Show another text: the cursor goes to its start, undo begins anew.

        Loading what is already there changes nothing, so undo survives a refresh.

        Args:
            text: The text to show.
        """
        if one_newline(text) != self.text_as_typed:
            super().load_text(text)

    def update_text(self, text: str) -> None:
        """Replace the text in one step that undo takes back.

        For the same text changed elsewhere, in `$EDITOR` say.

        Args:
            text: What the text is now.
        """
        if one_newline(text) == self.text_as_typed:
            return
        self.history.checkpoint()
        end = self.document.end
        self.replace(text, (0, 0), end, maintain_selection_offset=False)
        self.history.checkpoint()

    # --- Keys and pastes

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Say that letters belong to the text, also while it stands still."""
        printable = character is not None and character.isprintable()
        return printable or super().check_consume_key(key, character)

    async def _on_key(self, event: Key) -> None:
        if event.key == "escape":
            self.post_message(self.Left(self))
        elif self.read_only:
            if not event.is_printable:
                return  # what is typed into a standing text must not act as a command
        elif event.key == "tab" and self._tab_means_indent():
            self._shift_lines(INDENT)
        elif event.key == "shift+tab":
            self._shift_lines(-INDENT)
        elif event.key == "ctrl+j":  # a line feed, as terminals and pasted text send it
            self._replace_via_keyboard("\n", *self.selection)
        elif event.character in _JOINERS:
            self._replace_via_keyboard(event.character, *self.selection)
        else:
            return
        event.stop()
        event.prevent_default()

    async def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        if self._take(event.text):
            self.focus()

    def action_paste(self) -> None:
        """Paste what was last cut or copied in the app."""
        self._take(self.app.clipboard)

    def _take(self, pasted: str) -> bool:
        """Insert a paste whole, or refuse it whole."""
        if self.read_only:
            return False
        size = len(pasted.encode("utf-8", "surrogatepass"))
        if size > MAX_PASTE_BYTES:
            self.post_message(self.PasteRefused(self, size))
            return False
        self._replace_via_keyboard(pasted, *self.selection)
        return True

    def _tab_means_indent(self) -> bool:
        (top, _), (bottom, _) = self.selection
        return top != bottom or is_bullet(self.document[top])

    def _shift_lines(self, by: int) -> None:
        """Indent the selected lines, or take indent back, as one edit."""
        selection = self.selection
        top, bottom = sorted((selection.start[0], selection.end[0]))
        lines = self.document[top : bottom + 1]
        fresh = [shifted(line, by) for line in lines]
        if fresh == lines:
            return
        moved = [len(new) - len(old) for new, old in zip(fresh, lines, strict=True)]
        end = (bottom, len(lines[-1]))
        self.replace("\n".join(fresh), (top, 0), end)

        def follow(location: Location) -> Location:
            row, column = location
            return row, max(0, column + moved[row - top])

        self.selection = type(selection)(follow(selection.start), follow(selection.end))

    # --- What Textual asks of a TextArea

    def _set_document(self, text: str, language: str | None) -> None:
        del language  # prose has none, and its parsers crash
        self.document = TypedDocument(text)
        self.wrapped_document = Rows(self.document.shown, self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    def find_matching_bracket(self, bracket: str, search_from: Location) -> None:
        """Find nothing: in prose the search reads the whole text for a smiley."""
        del bracket, search_from

    # --- Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the rows of a region."""
        self._look = None
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one row, or find it drawn.

        Args:
            y: The row, counted from the top of the widget.

        Returns:
            The row, as wide as the editor.
        """
        if self.placeholder and self.document.end == (0, 0):
            return super().render_line(y)
        row = self._row_at(y + self.scroll_offset.y)
        strip = self._rows_drawn.get(row)
        if strip is None:
            strip = draw(row, self.app.console)
            self._rows_drawn[row] = strip
        return strip

    def _row_at(self, y: int) -> Row:
        look = self._look = self._look or self._current_look()
        width = self.scrollable_content_region.width
        place = self.wrapped_document.row(y)
        if place is None:
            return Row("", False, False, None, None, width, 1, look)
        index, first, end = place
        line = self.document.shown[index]
        ends_line = end == len(line)
        cursor_line, column = self.selection.end
        cursor = column - first if index == cursor_line else -1
        here = 0 <= cursor < end - first + ends_line and self._has_cursor
        return Row(
            line[first:end],
            ends_line,
            index == cursor_line and self.highlight_cursor_line,
            self._selected(index, first, end + ends_line),
            cursor if here and self._draw_cursor else None,
            width,
            self.indent_width,
            look,
        )

    def _selected(self, index: int, first: int, end: int) -> tuple[int, int] | None:
        """Return which columns of a row are selected."""
        start, stop = sorted(self.selection)
        left = max(first, start[1]) if index == start[0] else first
        right = min(end, stop[1]) if index == stop[0] else end
        if start[0] <= index <= stop[0] and left < right:
            return left - first, right - first
        return None

    def _current_look(self) -> Look:
        theme = self._theme
        base = theme.base_style or self.rich_style
        return Look(
            base, theme.cursor_line_style, theme.selection_style, theme.cursor_style
        )
