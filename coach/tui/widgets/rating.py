"""The person's own rating: eight dimensions, four marks, each mark in words."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.rubric import DIMENSIONS, MARK_NAMES, overall
from coach.domain.session import Session
from coach.tui.texts import block, line


class RatingList(Vertical):
    """Dimensions above, the meaning of the four marks below; 1–4 sets a mark."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("1", "mark(1)", "below mid"),
        ("2", "mark(2)", "mid"),
        ("3", "mark(3)", "senior"),
        ("4", "mark(4)", "staff"),
    ]

    @dataclass
    class Rated(Message):
        """The person gave a mark.

        Attributes:
            dimension: The dimension's id.
            mark: 1 below mid, 2 mid, 3 senior, 4 staff.
        """

        dimension: str
        mark: int

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 – Textual's name
        super().__init__(id=id)
        self._ratings: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        """Lay out list and meanings."""
        yield OptionList(id="dimensions", markup=False, compact=True)
        yield Static(id="meanings")

    def show(self, session: Session) -> None:
        """Draw the marks given so far."""
        self._ratings = {**self._ratings, **session.ratings}
        dimensions = self.query_one("#dimensions", OptionList)
        place = dimensions.highlighted or 0
        dimensions.clear_options()
        for dimension in DIMENSIONS:
            mark = self._ratings.get(dimension.id, 0)
            dimensions.add_option(Option(_row(dimension.title, dimension.weight, mark)))
        dimensions.highlighted = place
        self._show_meanings(place)

    def focus_list(self) -> None:
        """Put the focus where 1–4 act."""
        self.query_one("#dimensions").focus()

    def _go_on(self) -> None:
        """Move to the next dimension that has no mark yet."""
        dimensions = self.query_one("#dimensions", OptionList)
        here = dimensions.highlighted or 0
        order = [*range(here + 1, len(DIMENSIONS)), *range(here + 1)]
        open_ = [i for i in order if DIMENSIONS[i].id not in self._ratings]
        dimensions.highlighted = open_[0] if open_ else here

    def action_mark(self, mark: int) -> None:
        """Give a mark to the dimension under the cursor."""
        place = self.query_one("#dimensions", OptionList).highlighted or 0
        dimension = DIMENSIONS[place].id
        # Known and moved on at once, so that a quick second key meets the next one.
        self._ratings = {**self._ratings, dimension: mark}
        self._go_on()
        self.post_message(self.Rated(dimension, mark))

    def on_option_list_option_highlighted(
        self, event: OptionList.OptionHighlighted
    ) -> None:
        """Show what the marks mean for this dimension."""
        event.stop()
        self._show_meanings(event.option_index)

    def _show_meanings(self, place: int) -> None:
        dimension = DIMENSIONS[place]
        given = self._ratings.get(dimension.id, 0)
        rows = [line((dimension.title, "bold"))]
        for mark, means in enumerate(dimension.marks, start=1):
            chosen = "●" if mark == given else " "
            style = "bold $accent" if mark == given else ""
            name = MARK_NAMES[mark - 1]
            rows.append(line((f"{chosen} {mark} {name:<10}", style), means))
        mean = overall(self._ratings)
        if mean is not None and len(self._ratings) == len(DIMENSIONS):
            said = f"Your own rating in all, by weight: {mean:.1f} of 4"
            rows += [line(""), line((said, "bold"))]
        self.query_one("#meanings", Static).update(block(*rows))


def _row(title: str, weight: int, mark: int) -> Content:
    bar = "█" * mark + "░" * (4 - mark)
    said = MARK_NAMES[mark - 1] if mark else "press 1–4"
    return line(
        f"{title:<28}",
        (f"{weight:>3} %  ", "$text-muted"),
        (bar, "$success" if mark else "$text-muted"),
        (f"  {said}", "" if mark else "$text-muted"),
    )
