"""A sheet of cells: lines by their arms, text over them, turned into strings.

Where two nets meet they cross: the upright line goes on and the level one passes
beneath it (`─│─`), so that a crossing never looks like a fork (`┬ ├ ┼`).
"""

from typing import Final

from coach.diagram.cells import cell
from coach.diagram.model import Style

NORTH, EAST, SOUTH, WEST = 1, 2, 4, 8
Spot = tuple[int, int]

_GLYPHS: Final[dict[Style, str]] = {
    "solid": " │─└││┌├─┘─┴┐┤┬┼",
    "thick": " ┃━┗┃┃┏┣━┛━┻┓┫┳╋",
    "dotted": " ┆┄└┆┆┌├┄┘┄┴┐┤┬┼",
}


class Canvas:
    """Rows and columns, from 0, growing as needed; columns may be negative."""

    def __init__(self) -> None:
        self.text: dict[Spot, str] = {}
        self._arms: dict[Spot, int] = {}  # the net times 16, plus the arms
        self._styles: dict[int, Style] = {}

    def free(self, row: int, start: int, stop: int) -> bool:
        """True when nothing is in these columns (`stop` not included)."""
        return all(
            (row, col) not in self.text and (row, col) not in self._arms
            for col in range(start, stop)
        )

    def level(self, row: int, start: int, stop: int, net: int, style: Style) -> None:
        """A line from column to column, both included."""
        self._styles[net] = style
        low, high = min(start, stop), max(start, stop)
        for col in range(low, high + 1):
            arms = (WEST if col > low else 0) | (EAST if col < high else 0)
            self._add((row, col), net, arms)

    def upright(self, col: int, start: int, stop: int, net: int, style: Style) -> None:
        """A line from row to row, both included."""
        self._styles[net] = style
        low, high = min(start, stop), max(start, stop)
        for row in range(low, high + 1):
            arms = (NORTH if row > low else 0) | (SOUTH if row < high else 0)
            self._add((row, col), net, arms)

    def _add(self, spot: Spot, net: int, arms: int) -> None:
        known = self._arms.get(spot)
        if known is None or (known >> 4 != net and arms & (NORTH | SOUTH)):
            self._arms[spot] = net << 4 | arms
        elif known >> 4 == net:
            self._arms[spot] = known | arms

    def write(self, row: int, col: int, text: str) -> None:
        """Put text down; it covers lines. Combining marks join their letter."""
        for char in text:
            size = cell(char)
            if size == 0:
                if (row, col - 1) in self.text:
                    self.text[row, col - 1] += char
                continue
            self.text[row, col] = char
            if size == 2:
                self.text[row, col + 1] = ""
            col += size

    def render(self) -> list[str]:
        """The rows as strings, without blanks at their ends."""
        spots = self.text.keys() | self._arms.keys()
        if not spots:
            return []
        height = 1 + max(row for row, _ in spots)
        columns = [col for _, col in spots]
        left, right = min(0, *columns), 1 + max(columns)
        sheet = [[" "] * (right - left) for _ in range(height)]
        signs = {net: _GLYPHS[style] for net, style in self._styles.items()}
        for (row, col), packed in self._arms.items():
            sheet[row][col - left] = signs[packed >> 4][packed & 15]
        for (row, col), char in self.text.items():
            sheet[row][col - left] = char
        return ["".join(line).rstrip() for line in sheet]
