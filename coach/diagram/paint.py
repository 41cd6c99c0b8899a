"""A layout put on a canvas: boxes, wires with their heads, labels beside their lines.

A label that finds no room becomes a number on its line and a note under the picture.
"""

from typing import Final

from coach.diagram.boxes import Box, rows
from coach.diagram.canvas import Canvas
from coach.diagram.cells import clean, cut, width
from coach.diagram.layout import LABEL, Gap, Layout, along
from coach.diagram.model import Edge, Head
from coach.diagram.net import End, Item, Wire

_DOWN: Final[dict[Head, str]] = {"arrow": "▼", "cross": "x", "circle": "o"}
_UP: Final[dict[Head, str]] = {"arrow": "▲", "cross": "x", "circle": "o"}
_RIGHT: Final[dict[Head, str]] = {"arrow": "▶", "cross": "x", "circle": "o"}
_LEFT: Final[dict[Head, str]] = {"arrow": "◀", "cross": "x", "circle": "o"}
_OUT_BELOW: Final = {"─": "┬", "═": "╤", "╌": "┬"}
_OUT_ABOVE: Final = {"─": "┴", "═": "╧", "╌": "┴"}
_OUT_RIGHT: Final = {"│": "├", "║": "╟"}
_OUT_LEFT: Final = {"│": "┤", "║": "╢"}
_MARKS: Final = "".join(
    chr(first + slot)
    for first, count in ((0x2460, 20), (0x24D0, 26), (0x24B6, 26))
    for slot in range(count)
)


def mark(number: int) -> str:
    """The sign of a note, counted from 0; "" when all signs are taken."""
    return _MARKS[number] if number < len(_MARKS) else ""


class Painter:
    """Paints one layout; `notes` collects edges whose label found no room."""

    def __init__(self, layout: Layout, notes: list[Edge]) -> None:
        self.layout = layout
        self.flat = layout.manner.flat
        self.canvas = Canvas()
        self.notes = notes

    def paint(self) -> list[str]:
        """Everything, as rows of text."""
        for start, layer in zip(
            self.layout.starts, self.layout.web.layers, strict=True
        ):
            for item in layer:
                if item.box:
                    self._box(item, start)
        gaps = list(zip(self.layout.gaps, self.layout.web.gaps, strict=False))
        for start, (gap, wires) in zip(self.layout.starts, gaps, strict=False):
            for wire in wires:
                self._wire(wire, gap, start)
        for gap, wires in gaps:
            for wire in wires:
                for end in wire.ends:
                    if end.edge and end.edge.label:
                        self._label(end, end.edge, wire, gap)
        return self.canvas.render()

    def _box(self, item: Item, start: int) -> None:
        assert item.box is not None  # noqa: S101 - the caller has looked
        row, col = (item.at, start) if self.flat else (start, item.at)
        for shift, line in enumerate(rows(item.box)):
            self.canvas.write(row + shift, col, line)
        if item.box.loop and self.flat:
            self.canvas.write(row + item.box.high - 1, col + 1, "┬")
            self.canvas.write(row + item.box.high, col + 1, "│ ▲")
            self.canvas.write(row + item.box.high + 1, col + 1, "╰─╯")
        elif item.box.loop:
            right = col + item.box.wide
            self.canvas.write(row + 1, right - 1, "├─╮")
            self.canvas.write(row + 2, right, "◀╯")
        if item.box.loop:
            self._loop_notes(item.box, row, col)

    def _loop_notes(self, box: Box, row: int, col: int) -> None:
        """Texts of arrows that lead from a box to itself, always as notes."""
        texts = [
            edge
            for edge in self.layout.loops
            if edge.source == box.node.id and edge.label
        ]
        first, side = (
            (row + box.high, col + 5) if self.flat else (row + 1, col + box.wide + 2)
        )
        for slot, edge in enumerate(texts):
            if slot < 2:  # beside the loop there is room for two signs
                self._note(edge, first + slot, side)
            else:
                self.notes.append(edge)

    def _wire(self, wire: Wire, gap: Gap, layer: int) -> None:
        top = wire.top
        box = top.item.box
        start = layer + along(box, flat=self.flat) - 1 if box else layer - 1
        runs = gap.runs.get(id(wire), [])
        if not runs:
            self._along(wire, top.place, start, self._stop(wire.ends[0], gap))
        at, place = start, top.place
        for run in runs:
            lane = gap.first_lane + run.lane * (2 if self.flat else 1)
            self._along(wire, place, at, lane)
            self._across(wire, lane, run.low, run.high)
            at, place = lane, run.stops[0]
            if run.last:
                for end in wire.ends:
                    self._along(wire, end.place, lane, self._stop(end, gap))
        if box:
            self._upper_end(top, start)
        for end in wire.ends:
            self._lower_end(end, gap)

    def _stop(self, end: End, gap: Gap) -> int:
        """A line without a head reaches the border; one with a head, the head."""
        return gap.stop - 1 if end.head != "none" else gap.stop

    def _upper_end(self, end: End, border: int) -> None:
        if end.head != "none":
            heads = _LEFT if self.flat else _UP
            self._put(border + 1, end.place, heads[end.head])
        else:
            self._port(border, end.place, _OUT_RIGHT if self.flat else _OUT_BELOW)

    def _lower_end(self, end: End, gap: Gap) -> None:
        if end.item.box is None:
            return
        if end.head != "none":
            heads = _RIGHT if self.flat else _DOWN
            self._put(gap.stop - 1, end.place, heads[end.head])
        else:
            self._port(gap.stop, end.place, _OUT_LEFT if self.flat else _OUT_ABOVE)

    def _label(self, end: End, edge: Edge, wire: Wire, gap: Gap) -> None:
        text = clean(" ".join(edge.label.split()))
        runs = gap.runs.get(id(wire), [])
        last = gap.first_lane + runs[-1].lane * (2 if self.flat else 1) if runs else -1
        if self.flat:
            self._inline(end, edge, text, gap)
            return
        lowest = max(last + 1, gap.start)
        size = width(text)
        if size <= LABEL:
            for row in (*range(gap.stop - 2, lowest - 1, -1), gap.stop - 1):
                if self._beside(row, end.place, text, size):
                    return
        self._note(edge, gap.stop - 2, end.place)

    def _beside(self, row: int, place: int, text: str, size: int) -> bool:
        """Write a label to the right or left of an upright line, if there is room."""
        if self.canvas.free(row, place + 1, place + size + 3):
            self.canvas.write(row, place + 2, text)
        elif self.canvas.free(row, place - size - 2, place):
            self.canvas.write(row, place - size - 1, text)
        else:
            return False
        return True

    def _inline(self, end: End, edge: Edge, text: str, gap: Gap) -> None:
        short = cut(text, LABEL)
        stop = gap.stop - 2
        if short != text:
            self._note(edge, end.place, stop - 1)
        else:
            self.canvas.write(end.place, stop - width(short) - 1, f" {short} ")

    def _note(self, edge: Edge, row: int, col: int) -> None:
        sign = mark(len(self.notes))
        self.notes.append(edge)
        if sign:
            self.canvas.write(row, col, sign)

    def _along(self, wire: Wire, place: int, start: int, stop: int) -> None:
        draw = self.canvas.level if self.flat else self.canvas.upright
        draw(place, start, stop, wire.net, wire.style)

    def _across(self, wire: Wire, lane: int, low: int, high: int) -> None:
        draw = self.canvas.upright if self.flat else self.canvas.level
        draw(lane, low, high, wire.net, wire.style)

    def _spot(self, lane: int, place: int) -> tuple[int, int]:
        return (place, lane) if self.flat else (lane, place)

    def _put(self, lane: int, place: int, sign: str) -> None:
        self.canvas.write(*self._spot(lane, place), sign)

    def _port(self, lane: int, place: int, signs: dict[str, str]) -> None:
        spot = self._spot(lane, place)
        border = self.canvas.text.get(spot, "")
        if border in signs:
            self.canvas.text[spot] = signs[border]
