"""How one row of the editor looks.

A row holds all that its picture depends on, so equal rows need drawing only once.
"""

from typing import NamedTuple

from rich.console import Console
from rich.style import Style
from rich.text import Text
from textual.strip import Strip


class Look(NamedTuple):
    """The styles of one repaint."""

    base: Style
    cursor_line: Style | None
    selection: Style | None
    cursor: Style | None


class Row(NamedTuple):
    """All that decides the picture of a row, so that equal rows are drawn once."""

    text: str
    """The characters of the row, safe to draw."""
    ends_line: bool
    """Whether the cursor may rest behind the last character."""
    on_cursor_line: bool
    """Whether the row belongs to a line that is to be marked."""
    selected: tuple[int, int] | None
    """The columns that are selected, the last one excluded."""
    cursor: int | None
    """The column of the cursor, where one is to be drawn."""
    width: int
    """The cells to fill."""
    tab_size: int
    """Cells from one tab stop to the next."""
    look: Look


def draw(row: Row, console: Console) -> Strip:
    """Draw a row.

    Args:
        row: What is to be seen.
        console: The console that Rich renders for.

    Returns:
        A strip of exactly the width of the row.
    """
    look = row.look
    line = Text(row.text + " " * row.ends_line, end="", no_wrap=True)
    if row.on_cursor_line and look.cursor_line:
        line.stylize(look.cursor_line)
    if row.selected and look.selection:
        line.stylize(look.selection, *row.selected)
    if row.cursor is not None and look.cursor:
        line.stylize(look.cursor, row.cursor, row.cursor + 1)
    line.expand_tabs(row.tab_size)
    strip = Strip(line.render(console), cell_length=line.cell_len)
    fill = look.cursor_line if row.on_cursor_line else look.base
    strip = strip.crop(0, row.width).extend_cell_length(row.width, fill)
    return strip.apply_style(look.base)
