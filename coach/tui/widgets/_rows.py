"""Where the editor's lines break into screen rows.

Textual divides the whole line again for every visible row of it and measures every word
at every key. Here a row costs one look at one screen width, and only lines that were
touched are broken again.
"""

from itertools import pairwise

from rich.cells import cell_len
from textual.document._document import Location
from textual.document._wrapped_document import WrappedDocument

from coach.tui.widgets._typed_document import PlainDocument

_ZERO_WIDTH_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"


def row_breaks(line: str, width: int, tab_size: int) -> list[int]:
    """Break a line into rows, at spaces where there are any.

    Args:
        line: One line of text, safe to draw.
        width: The cells of a row, at least 1.
        tab_size: Cells from one tab stop to the next; each row starts at a stop.

    Returns:
        The column of each row's first character but the first row's.
    """
    breaks: list[int] = []
    start = 0
    while (limit := _reach(line, start, width, tab_size)) < len(line):
        blank = max(line.rfind(" ", start, limit), line.rfind("\t", start, limit))
        start = limit if blank < 0 or _joins(line, blank + 1) else blank + 1
        breaks.append(start)
    return breaks


def _reach(line: str, start: int, width: int, tab_size: int) -> int:
    """Return the first column that no longer fits in a row from `start`."""
    limit = start + width
    window = line[start:limit]
    plain = "\t" not in window and cell_len(window) == len(window)
    if plain and (limit >= len(line) or not _joins(line, limit)):
        return min(limit, len(line))
    cells, cluster = 0, start
    for column in range(start, len(line)):
        if column > start and not _joins(line, column):
            cluster = column
        cells += _cells_at(line, column, cells, tab_size)
        if cells > width and cluster > start:
            return cluster
    return len(line)


def _joins(line: str, column: int) -> bool:
    """Tell whether a character belongs to the one before it."""
    character = line[column]
    return (
        character == _EMOJI_STYLE
        or line[column - 1] == _ZERO_WIDTH_JOINER
        or (character != "\t" and not cell_len(character))
    )


def _cells_at(line: str, column: int, cells: int, tab_size: int) -> int:
    """Return the cells that a character adds to a row of so many cells."""
    character = line[column]
    if character == "\t":
        return tab_size - cells % tab_size
    if column and line[column - 1] == _ZERO_WIDTH_JOINER:
        return 0
    if column and character == _EMOJI_STYLE:
        return cell_len(line[column - 1 : column + 1]) - cell_len(line[column - 1])
    return cell_len(character)


class Rows(WrappedDocument):
    """The rows of a document, kept up to date at the cost of what was touched."""

    def __init__(self, document: PlainDocument, tab_width: int) -> None:
        self._broken: list[str] = []
        """The lines as they were when they were last broken."""
        super().__init__(document, tab_width=tab_width)

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Break every line again.

        Args:
            width: The cells of a row; 0 leaves each line on one row.
            tab_width: Cells from one tab stop to the next, or None for no change.
        """
        self._width = width
        self._tab_width = tab_width or self._tab_width
        self._broken = []
        self._wrap_offsets = []
        self._break_what_changed()

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Break the touched lines again.

        Args:
            start: Not needed: an untouched line is still the same string.
            old_end: Not needed either.
            new_end: Not needed either.
        """
        del start, old_end, new_end
        self._break_what_changed()

    def get_sections(self, line_index: int) -> list[str]:
        """Return the text of each row of a line."""
        line = self.document.get_line(line_index)
        edges = [0, *self._wrap_offsets[line_index], len(line)]
        return [line[a:b] for a, b in pairwise(edges)]

    def row(self, y: int) -> tuple[int, int, int] | None:
        """Return the line of a row and the columns it holds, None below the text.

        Args:
            y: The row, counted from the top of the text.

        Returns:
            Line index, first column and the column after the last.
        """
        if not 0 <= y < len(self._offset_to_line_info):
            return None
        index, section = self._offset_to_line_info[y]
        edges = [0, *self._wrap_offsets[index], len(self._broken[index])]
        return index, edges[section], edges[section + 1]

    def _break_what_changed(self) -> None:
        lines, old = self.document.lines, self._broken
        shortest = min(len(lines), len(old))
        top = 0
        while top < shortest and lines[top] is old[top]:
            top += 1
        bottom = 0
        while bottom < shortest - top and lines[-1 - bottom] is old[-1 - bottom]:
            bottom += 1
        self._wrap_offsets[top : len(old) - bottom] = [
            row_breaks(line, self._width, self._tab_width) if self._width else []
            for line in lines[top : len(lines) - bottom]
        ]
        self._broken = list(lines)
        self._number_the_rows()

    def _number_the_rows(self) -> None:
        self._offset_to_line_info = [
            (index, section)
            for index, breaks in enumerate(self._wrap_offsets)
            for section in range(len(breaks) + 1)
        ]
        self._line_index_to_offsets = []
        y = 0
        for breaks in self._wrap_offsets:
            below = y + len(breaks) + 1
            self._line_index_to_offsets.append(list(range(y, below)))
            y = below
