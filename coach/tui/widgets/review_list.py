"""The verdicts as a list to walk: dimensions, and under each its criteria."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.events import Resize
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from coach.domain.scores import Change
from coach.domain.verdict import Review, Verdict
from coach.tui.widgets.review_rows import (
    NUMBERS,
    OF_CRITERION,
    OF_DIMENSION,
    SUMMARY,
    change_of,
    criterion_row,
    dimension_row,
    numbers_row,
    summary_row,
)

_FRAME = 2
"""Columns that the scroll bar and a gap before it take."""


class ReviewList(OptionList):
    """Rows in rubric order, the summary first and the numbers last."""

    @dataclass
    class Chosen(Message):
        """The cursor is on another row.

        Attributes:
            row: `summary`, `numbers`, `d:DIMENSION` or `c:CRITERION`.
        """

        row: str

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 – Textual's name
        super().__init__(id=id, markup=False)
        self._review: Review | None = None
        self._change: Change | None = None

    def show(self, review: Review, change: Change | None) -> None:
        """Draw a review; the cursor stays where it is."""
        self._review, self._change = review, change
        self._draw()

    @property
    def row(self) -> str:
        """The row under the cursor."""
        if self.highlighted is None:
            return SUMMARY
        return self.get_option_at_index(self.highlighted).id or SUMMARY

    @property
    def verdict(self) -> Verdict | None:
        """The verdict under the cursor, if it is on one."""
        row = self.row
        if self._review is None or not row.startswith(OF_CRITERION):
            return None
        return self._review.verdict(row.removeprefix(OF_CRITERION))

    def go_to(self, row: str) -> None:
        """Put the cursor on a row."""
        self.highlighted = self.get_option_index(row)

    def go_to_criterion(self, criterion: str) -> None:
        """Put the cursor on a criterion, if the rubric still has it."""
        if self._review is not None and self._review.verdict(criterion):
            self.go_to(OF_CRITERION + criterion)

    def go_next(self, wanted: Callable[[Verdict], bool]) -> bool:
        """Go to the next criterion of a kind, from the end on to the first one.

        Returns:
            Whether there is one.
        """
        if self._review is None:
            return False
        here = self.highlighted or 0
        places = [
            self.get_option_index(OF_CRITERION + verdict.criterion)
            for _, verdict in self._review.verdicts()
            if wanted(verdict)
        ]
        if not places:
            return False
        later = [place for place in places if place > here]
        self.highlighted = (later or places)[0]
        return True

    def on_resize(self, _: Resize) -> None:
        """Fit the rows to the width."""
        self._draw()

    def on_option_list_option_highlighted(
        self, event: OptionList.OptionHighlighted
    ) -> None:
        """Hand on where the cursor is."""
        event.stop()
        self.post_message(self.Chosen(event.option_id or SUMMARY))

    def _draw(self) -> None:
        review = self._review
        if review is None:
            return
        width = max(20, self.size.width - _FRAME)
        place = self.highlighted or 0
        top = self.scroll_offset.y
        rows = [Option(summary_row(width), id=SUMMARY)]
        for one in review.dimensions:
            by = change_of(self._change, one.id)
            head = dimension_row(one, review.level, by, width)
            rows.append(Option(head, id=OF_DIMENSION + one.id))
            rows += [
                Option(
                    criterion_row(verdict, review.level, width),
                    id=OF_CRITERION + verdict.criterion,
                )
                for verdict in one.verdicts
            ]
        rows.append(Option(numbers_row(review, width), id=NUMBERS))
        self.clear_options()
        self.add_options(rows)
        self.highlighted = min(place, len(rows) - 1)
        self.scroll_to(y=top, animate=False)
