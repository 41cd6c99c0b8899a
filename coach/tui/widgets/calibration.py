"""Calibration as a chart: how often ranges held, ten by ten, against the 90 % line."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from coach.practice.calibration import CLAIMED, Calibration, Hold
from coach.practice.coaching import certainty, how, trend, verdict
from coach.tui.texts import block, line

WIDEST = 50
"""Columns of the longest bar; a longer one says no more."""

_NAME, _HELD, _NUMBERS = 14, 12, 23

COST = (
    "Likely: where the share would lie in the long run, 9 times of 10. "
    "Cost: the width of a range in powers of ten, and 20 times the distance of a miss. "
    "Less is better; neither wild width nor false certainty gets it down."
)


class CalibrationChart(VerticalScroll):
    """The verdict in words, bars by tens, bars by topic; numbers beside each bar."""

    def __init__(self, found: Calibration) -> None:
        super().__init__()
        self._found = found

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield ChartText(self._found)


class ChartText(Static):
    """The chart itself, drawn to the width there is."""

    def __init__(self, found: Calibration) -> None:
        super().__init__(id="chart")
        self._found = found

    def on_resize(self, event: Resize) -> None:
        """Fit the bars to the width."""
        columns = min(WIDEST, event.size.width - _NAME - _NUMBERS)
        self.update(chart(self._found, max(10, columns)))


def chart(found: Calibration, columns: int) -> Content:
    """Draw a calibration.

    Args:
        found: What the answers say.
        columns: The columns of a full bar.
    """
    return block(*_words(found), *_bars(found, columns))


def _words(found: Calibration) -> Iterator[Content]:
    yield line((verdict(found), "bold $primary"))
    for says in (how(found), certainty(found), trend(found)):
        if says:
            yield line(says)


def _bars(found: Calibration, columns: int) -> Iterator[Content]:
    if not found.blocks:
        return
    yield line("")
    yield _head("answers", "mean cost", columns)
    for one in found.blocks:
        name = f"{one.first}–{one.last}"
        yield _row(name, one.hold, columns, f"{one.cost:.1f}")
    yield line("")
    yield _head("topics", "likely", columns)
    for name, held in found.topics:
        least, most = held.between
        yield _row(name, held, columns, f"{least * 100:.0f}–{most * 100:.0f} %")
    yield line("")
    yield line((COST, "$text-muted"))


def _row(name: str, held: Hold, columns: int, more: str) -> Content:
    bar = _bar(held.share, columns)
    tick = _tick(columns)
    return line(
        f"{name:<{_NAME}}",
        (bar[:tick], "$success"),
        ("│", "$accent bold"),
        (bar[tick + 1 :], "$success"),
        f"  {f'{held.hits} of {held.of}':<{_HELD}}",
        (more, "$text-muted"),
    )


def _head(name: str, more: str, columns: int) -> Content:
    """What stands below: names, the line of 90 %, counts, and a number more."""
    before = _tick(columns) - 2
    text = f"{name:<{_NAME}}{'':<{before}}90 %"
    text = f"{text:<{_NAME + columns}}  {'held':<{_HELD}}{more}"
    return line((text, "$text-muted"))


def _bar(share: float, columns: int) -> str:
    full = round(share * columns)
    return "▆" * full + " " * (columns - full)


def _tick(columns: int) -> int:
    """The column of the 90 % line."""
    return round(CLAIMED * columns)
