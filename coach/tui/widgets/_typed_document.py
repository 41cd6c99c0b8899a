"""The editor's text, kept twice: as it was typed and as it may be drawn.

Textual's own document splits lines at every character that Unicode calls a line break,
which loses form feeds and the like, and hands control characters on to the terminal.
"""

from textual.document._document import Document, EditResult, Location

from coach.text.safe import safe


def one_newline(text: str) -> str:
    """Turn Windows' and old Mac's line ends into newlines."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class PlainDocument(Document):
    """Lines that end at a newline and nowhere else."""

    def __init__(self, text: str) -> None:
        super().__init__("")
        self._lines = text.split("\n")

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Replace the text between two locations, given in any order.

        Args:
            start: Row and column of one end.
            end: Row and column of the other.
            text: What takes the place; its lines end at newlines.

        Returns:
            Where the new text ends, and the text that it replaced.
        """
        (top, left), (bottom, right) = sorted((start, end))
        replaced = self.get_text_range((top, left), (bottom, right))
        before = self._line_or_nothing(top)[:left]
        after = self._line_or_nothing(bottom)[right:]
        fresh = (before + text).split("\n")
        end_location = (top + len(fresh) - 1, len(fresh[-1]))
        fresh[-1] += after
        self._lines[top : bottom + 1] = fresh
        return EditResult(end_location, replaced)

    def _line_or_nothing(self, row: int) -> str:
        # TextArea deletes the last line by naming the row below it.
        return self._lines[row] if row < len(self._lines) else ""


class TypedDocument(PlainDocument):
    """What the person typed, with a twin of equal shape that is safe to draw."""

    def __init__(self, text: str) -> None:
        text = one_newline(text)
        super().__init__(text)
        self.shown = PlainDocument(safe(text))
        """The same lines and columns without what a terminal would obey."""

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Replace the text in both; see `PlainDocument.replace_range`."""
        text = one_newline(text)
        self.shown.replace_range(start, end, safe(text))
        return super().replace_range(start, end, text)
