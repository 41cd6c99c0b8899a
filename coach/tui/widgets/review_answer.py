"""The person's answer beside its verdicts, with the quoted spans highlighted.

Rows are broken here and not by the widget, so that a span is known by its row and can
be scrolled to. A bar in the margin says what colour alone must not say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from coach.domain.verdict import Evidence, Part
from coach.text.safe import safe
from coach.tui.widgets._rows import row_breaks

_MARGIN = 2
_ABOVE = 2
"""Rows of context above a quote."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row on the screen: a span of a part's text, or the title of a part."""

    text: str
    part: str = ""
    start: int = -1


class _Own(Static):
    """The drawn text; only once it has its size can a row of it be scrolled to."""

    def on_resize(self, _: Resize) -> None:
        """Go to the quote again."""
        if isinstance(self.parent, ReviewAnswer):
            self.parent.go_to_quote()


class ReviewAnswer(VerticalScroll):
    """All that the person wrote, section by section."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 – Textual's name
        super().__init__(id=id)
        self._parts: tuple[tuple[str, Part], ...] = ()
        self._rows: tuple[_Row, ...] = ()
        self._width = 0
        self._evidence: tuple[Evidence, ...] = ()
        self._places: tuple[int, ...] = ()
        self._at = 0

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield _Own(id="review-own")

    def show(self, parts: Sequence[tuple[str, Part]]) -> None:
        """Take the texts with their titles; empty ones are left out."""
        self._parts = tuple((t, part) for t, part in parts if part.text.strip())
        self._width = 0
        self._draw()

    def mark(self, evidence: Sequence[Evidence]) -> None:
        """Highlight some spans and go to the first one."""
        self._evidence, self._at = tuple(evidence), 0
        self._draw()
        self.call_after_refresh(self.go_to_quote)

    def next_quote(self) -> None:
        """Go to the next span, and from the last one to the first."""
        if self._places:
            self._at = (self._at + 1) % len(self._places)
            self.go_to_quote()

    def on_resize(self, _: Resize) -> None:
        """Break the rows anew."""
        self._draw()
        self.call_after_refresh(self.go_to_quote)

    def go_to_quote(self) -> None:
        """Bring the present quote into sight."""
        if self._places:
            place = self._places[min(self._at, len(self._places) - 1)]
            self.scroll_to(y=max(0, place - _ABOVE), animate=False)

    def _draw(self) -> None:
        # The bar's room is kept free even while it is not there, so that its coming
        # breaks no row a second time.
        width = self.region.width - self.styles.scrollbar_size_vertical - _MARGIN
        if width < 8:
            return
        if width != self._width:
            self._width = width
            self._rows = tuple(_rows(self._parts, width))
        drawn: list[Content] = []
        first: dict[Evidence, int] = {}
        for place, row in enumerate(self._rows):
            spans = _spans(row, self._evidence)
            for one, _, _ in spans:
                first.setdefault(one, place)
            drawn.append(_content(row, [(a, b) for _, a, b in spans]))
        self._places = tuple(sorted({first[e] for e in self._evidence if e in first}))
        text = Content("\n").join(drawn) if drawn else Content("(nothing was written)")
        self.query_one("#review-own", Static).update(text)


def _rows(parts: Sequence[tuple[str, Part]], width: int) -> list[_Row]:
    found: list[_Row] = []
    for title, part in parts:
        if found:
            found.append(_Row(""))
        found.append(_Row(title))
        start = 0
        for text in part.text.split("\n"):
            shown = safe(text).replace("\t", " ")
            edges = [0, *row_breaks(shown, width, 1), len(shown)]
            found += [_Row(shown[a:b], part.key, start + a) for a, b in pairwise(edges)]
            start += len(text) + 1
    return found


def _spans(row: _Row, evidence: Sequence[Evidence]) -> list[tuple[Evidence, int, int]]:
    if row.start < 0:
        return []
    end = row.start + len(row.text)
    found = []
    for one in evidence:
        if one.part == row.part and one.start < end and one.end > row.start:
            a, b = max(one.start, row.start), min(one.end, end)
            if row.text[a - row.start : b - row.start].strip():
                found.append((one, a - row.start, b - row.start))
    return found


def _content(row: _Row, spans: Sequence[tuple[int, int]]) -> Content:
    if row.start < 0:
        return Content.styled(f"  {safe(row.text)}", "bold $primary")
    text = Content(row.text)
    for start, end in spans:
        text = text.stylize("bold underline $accent", start, end)
    margin = Content.styled("▌ ", "$accent") if spans else Content("  ")
    return Content.assemble(margin, text)
