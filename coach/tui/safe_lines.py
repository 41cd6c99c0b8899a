"""The last gate before the terminal: no widget's text is obeyed by it.

Labels, inputs, lists and toasts draw any string they are given. Text is made safe where
it is shown (`coach.text.safe`); this holds where that was forgotten, at the price that
what would be obeyed is left out instead of shown, since the layout is already made.
"""

import re
from typing import Any

from rich.cells import cell_len
from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

from coach.text.safe import REPLACEMENT, safe

_SUSPICIOUS = re.compile("[^ -~\u00a0-\u0600\u2010-\u2027\u2190-\u25ff]")


class SafeLines(LineFilter):
    """Leaves out of every line what is not text."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line as they may be written.

        Args:
            segments: The line as a widget drew it.
            background: Not needed; Textual hands it to all filters.

        Returns:
            Segments of the same widths, the same list where nothing is left out.
        """
        del background
        if not any(_is_doubtful(segment) for segment in segments):
            return segments
        return [_made_safe(segment) for segment in segments]


def guard_lines(app: App[Any]) -> None:
    """Put the gate into an app; a second time changes nothing."""
    if not any(isinstance(each, SafeLines) for each in app._filters):
        app._filters.append(SafeLines())


def _is_doubtful(segment: Segment) -> bool:
    text, style, control = segment
    linked = style is not None and style.link is not None
    return control is None and (linked or _SUSPICIOUS.search(text) is not None)


def _made_safe(segment: Segment) -> Segment:
    text, style, control = segment
    if control is not None:
        return segment
    shown = "".join(_in_its_cells(character) for character in text)
    if style is not None and style.link is not None and safe(style.link) != style.link:
        style = style.update_link(None)
    return Segment(shown, style)


def _in_its_cells(character: str) -> str:
    """Return what may stand in the cells that the layout gave a character."""
    if character not in "\n\t" and safe(character) == character:
        return character
    return REPLACEMENT * cell_len(character)
