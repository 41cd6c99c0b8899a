"""The reveal: every committed line with its verdict, and one of them explained."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.capacity.lab_review import LabReview, Reviewed
from coach.capacity.model import Input
from coach.tui.texts import block, line

STYLES = {
    "on target": "$success",
    "right order": "$primary",
    "off": "$warning",
    "unit": "$warning",
}


class LabReveal(Vertical):
    """Lines above, what is to be said about one of them below."""

    def __init__(self, found: LabReview) -> None:
        super().__init__(id="reveal")
        self._found = found
        self._rows: tuple[Reviewed, ...] = (*found.outputs, *found.inputs)

    def compose(self) -> ComposeResult:
        """Lay out sum, lines and explanation."""
        yield Static(sum_text(self._found), id="lab-sum")
        yield OptionList(id="lab-lines", markup=False, compact=True)
        yield Static(id="lab-about")

    def focus_list(self) -> None:
        """Put the cursor on the lines."""
        self.screen.set_focus(self.query_one("#lab-lines"))

    def on_resize(self, event: Resize) -> None:
        """Fit the columns to the width."""
        lines = self.query_one("#lab-lines", OptionList)
        place = lines.highlighted
        if place is None:
            place = self._worst()
        lines.clear_options()
        width = event.size.width - 4
        lines.add_options([Option(row_text(one, width)) for one in self._rows])
        lines.highlighted = place

    def on_option_list_option_highlighted(
        self, event: OptionList.OptionHighlighted
    ) -> None:
        """Explain the line under the cursor."""
        event.stop()
        one = self._rows[event.option_index]
        self.query_one("#lab-about", Static).update(about_text(one))

    def _worst(self) -> int:
        """The line to look at first: a trap, else the farthest off, else the top."""

        def bad(one: Reviewed) -> float:
            factor = one.grade.factor if one.grade else 1.0
            return factor * (1e9 if one.trap else 1.0)

        worst = max(self._rows, key=bad)
        return self._rows.index(worst) if bad(worst) > 2 else 0


def sum_text(found: LabReview) -> Content:
    """Return how many lines hit, in words."""
    if not found.answered:
        return line("You left all fields open. Here is the reference.")
    counts = (
        f"{found.answered} numbers: {found.count('on target')} on target (within 2×), "
        f"{found.count('right order')} in the right order (within 10×), "
        f"{found.count('off')} off."
    )
    traps = len(found.traps)
    if not traps:
        return line(counts)
    word = "a known trap" if traps == 1 else f"{traps} known traps"
    return line(counts, (f" You stepped into {word} (▲).", "$warning bold"))


def row_text(one: Reviewed, width: int) -> Content:
    """Return a line with its sign, both numbers and the verdict in words."""
    narrow = width < 96
    label, number = (width - 46, 13) if narrow else (width - 71, 20)
    style = STYLES[one.grade.verdict] if one.grade else "$text-muted"
    sign = "▲" if one.trap else one.sign
    said = _short(one) if narrow else one.verdict
    return line(
        (f"{sign} ", f"{style} bold"),
        f"{_cut(one.line.label, label):<{label}} ",
        (f"{_cut(one.understood or one.own or '–', number):>{number}} ", ""),
        (f"{_cut(one.reference, number):>{number}}  ", "$text-muted"),
        (said, style),
    )


def about_text(one: Reviewed) -> Content:
    """Return everything there is to say about a line."""
    rows = [line((one.line.label, "bold"))]
    yours = one.understood or one.own or "left open"
    style = STYLES[one.grade.verdict] if one.grade else "$text-muted"
    rows.append(
        line(
            f"Yours: {yours}   Reference: {one.reference}   ",
            (f"{one.sign} {one.verdict}", style),
        )
    )
    if isinstance(one.line, Input):
        rows.append(line(("Source: ", "$text-muted"), one.line.source))
    rows += [line(text) for text in _reasons(one)]
    if one.trap is not None:
        rows.insert(2, line(("▲ Trap: ", "$warning bold"), one.trap.tells))
    if not isinstance(one.line, Input):
        rows.append(line(("It decides: ", "$accent"), one.line.decides))
    return block(*rows)


def _reasons(one: Reviewed) -> Sequence[str]:
    reasons = []
    if one.error:
        reasons.append(f"Not understood: {one.error}")
    if one.cause:
        reasons.append(one.cause)
    if one.computed and not one.understood:
        reasons.append(f"Your own inputs give {one.computed}.")
    return reasons


def _short(one: Reviewed) -> str:
    if one.grade is None or one.grade.verdict != "off":
        return one.grade.verdict if one.grade else one.verdict
    return one.verdict.replace(", ", " ").replace("too ", "")


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
