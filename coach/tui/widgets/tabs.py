"""The names of the five sections in one line; the present one is marked."""

from dataclasses import dataclass

from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from coach.domain.plan import TABS
from coach.tui.texts import line

TITLES = {
    "notes": "Notes",
    "estimates": "Estimates",
    "api": "API",
    "data-model": "Data model",
    "diagram": "Diagram",
}


SHORT = {**TITLES, "estimates": "Est.", "data-model": "Data", "diagram": "Diag."}


class SectionTabs(Static):
    """One line of section names, chosen by click or by the keys 1–5."""

    _shown: tuple[str, frozenset[str]] | None = None

    @dataclass
    class Chosen(Message):
        """A section was clicked.

        Attributes:
            tab: One of `TABS`.
        """

        tab: str

    def show(self, present: str, filled: frozenset[str]) -> None:
        """Draw the names.

        Args:
            present: The tab that is open.
            filled: The tabs that hold some text; they carry a dot.
        """
        self._shown = (present, filled)
        titles = TITLES if self.size.width >= 70 else SHORT
        parts: list[tuple[str, str] | str] = []
        self._spans: list[tuple[int, int, str]] = []
        column = 0
        for number, tab in enumerate(TABS, start=1):
            text = f" {number} {titles[tab]}{' •' if tab in filled else ''} "
            self._spans.append((column, column + len(text), tab))
            column += len(text) + 1
            parts += [(text, "reverse bold" if tab == present else "$text-muted"), " "]
        self.update(line(*parts))

    def on_resize(self) -> None:
        """Shorten the names where they do not fit."""
        if self._shown is not None:
            self.show(*self._shown)

    def on_click(self, event: Click) -> None:
        """Choose the section under the pointer."""
        for start, end, tab in getattr(self, "_spans", []):
            if start <= event.x < end:
                self.post_message(self.Chosen(tab))
