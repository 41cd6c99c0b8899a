"""Every drawn line, followed from box to box, says what the diagram says.

The tracer below follows lines the way an eye does and knows nothing of the layout.
"""

import random
from collections import Counter
from dataclasses import dataclass, field

import pytest

from coach.diagram import Diagram, Edge, Node, draw
from coach.diagram.cells import cell
from coach.diagram.model import Direction, Head, Style

N, E, S, W = (-1, 0), (0, 1), (1, 0), (0, -1)
Step = tuple[int, int]
ARMS: dict[str, set[Step]] = {
    char: {step for step, letter in ((N, "n"), (E, "e"), (S, "s"), (W, "w"))
           if letter in letters}
    for chars, letters in (
        ("│┆┃", "ns"), ("─┄━", "ew"), ("┌┏╭", "se"), ("┐┓╮", "sw"), ("└┗╰", "ne"),
        ("┘┛╯", "nw"), ("├┣", "nse"), ("┤┫", "nsw"), ("┬┳", "sew"), ("┴┻", "new"),
        ("┼╋", "nesw"),
    )
    for char in chars
}  # fmt: skip
HEADS: dict[str, Step] = {"▼": S, "▲": N, "▶": E, "◀": W}
UPRIGHT, LEVEL = "│┆┃", "─┄━"


class BrokenLineError(AssertionError):
    """A line that leads nowhere, or into a box."""


@dataclass
class Sheet:
    """A drawing as cells, with the rounded boxes found in it."""

    lines: tuple[str, ...]
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    boxes: dict[str, tuple[int, int, int, int]] = field(default_factory=dict)
    border: dict[tuple[int, int], str] = field(default_factory=dict)
    inside: set[tuple[int, int]] = field(default_factory=set)
    seen: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        for row, line in enumerate(self.lines):
            col = 0
            for char in line:
                if char != " ":
                    self.cells[row, col] = char
                col += cell(char)
        for row, col in [spot for spot, char in self.cells.items() if char == "╭"]:
            self._box(row, col)

    def _box(self, top: int, left: int) -> None:
        right, bottom = left, top
        while self.cells.get((top, right)) != "╮":
            right += 1
            assert (top, right) in self.cells, "a top border with a hole"
        while self.cells.get((bottom, left)) != "╰":
            bottom += 1
            assert (bottom, left) in self.cells, "a left border with a hole"
        assert self.cells[bottom, right] == "╯"
        label = "".join(
            self.cells.get((row, col), "")
            for row in range(top + 1, bottom)
            for col in range(left + 1, right)
        )
        assert label not in self.boxes, "two boxes of one name"
        self.boxes[label] = (top, left, bottom, right)
        for row in range(top, bottom + 1):
            for col in range(left, right + 1):
                spot = (row, col)
                assert spot not in self.inside, "two boxes overlap"
                assert spot not in self.border, "two boxes overlap"
                if row in (top, bottom) or col in (left, right):
                    self.border[spot] = label
                    assert self.cells[spot] in "╭╮╰╯─│┬┴├┤", self.cells[spot]
                else:
                    self.inside.add(spot)

    def arrivals(self) -> Counter[tuple[str, str]]:
        """How often a line that leaves one box arrives at another."""
        found: Counter[tuple[str, str]] = Counter()
        for label, (top, left, bottom, right) in self.boxes.items():
            starts = [
                *(((top, col), N, "┴", "▼") for col in range(left + 1, right)),
                *(((bottom, col), S, "┬", "▲") for col in range(left + 1, right)),
                *(((row, left), W, "┤", "▶") for row in range(top + 1, bottom)),
                *(((row, right), E, "├", "◀") for row in range(top + 1, bottom)),
            ]
            for spot, way, port, _ in starts:
                if self.cells[spot] == port:
                    for target in self._follow(spot, way):
                        found[label, target] += 1
        return found

    def both_ways(self) -> Counter[frozenset[str]]:
        """The pairs of boxes joined by a line with a head at each end and no fork."""
        found: Counter[frozenset[str]] = Counter()
        for spot, char in self.cells.items():
            if char not in HEADS or spot in self.border or spot in self.inside:
                continue
            way = HEADS[char]
            box = self.border[spot[0] + way[0], spot[1] + way[1]]
            ends = self._follow(spot, (-way[0], -way[1]), heads_only=True)
            if len(ends) == 1 and ends[0] != box:
                found[frozenset((box, ends[0]))] += 1
        return Counter({pair: count // 2 for pair, count in found.items()})

    def _follow(
        self, start: tuple[int, int], way: Step, *, heads_only: bool = False
    ) -> list[str]:
        ends: list[str] = []
        waiting = [(start, way)]
        walked = set()
        while waiting:
            (row, col), step = waiting.pop()
            spot = (row + step[0], col + step[1])
            if (spot, step) in walked:
                continue
            walked.add((spot, step))
            if spot in self.border:
                if heads_only:
                    return []
                assert self.cells[spot] in "┬┴├┤", f"a line runs into a box at {spot}"
                ends.append(self.border[spot])
                continue
            char = self.cells.get(spot, " ")
            self.seen.add(spot)
            if char in HEADS:
                if HEADS[char] != step:
                    raise BrokenLineError(f"a head against its line at {spot}")
                ends.append(self.border[row + 2 * step[0], col + 2 * step[1]])
                continue
            if char not in ARMS:
                if char == " " and step in (N, S):
                    raise BrokenLineError(f"a line ends at {spot}")
                waiting.append((spot, step))  # a label or a sign lies on the line
                if spot[1] > 600 or spot[1] < 0:
                    raise BrokenLineError(f"a line leaves the picture at {spot}")
                continue
            back = (-step[0], -step[1])
            if char in UPRIGHT and step in (E, W):
                waiting.append((spot, step))
                continue
            if back not in ARMS[char]:
                raise BrokenLineError(f"a line meets {char} at {spot}")
            waiting += [(spot, arm) for arm in ARMS[char] - {back}]
        return ends

    def unseen(self) -> list[tuple[int, int]]:
        """Line cells outside of boxes that no walk has touched."""
        return [
            spot
            for spot, char in self.cells.items()
            if char in ARMS
            and spot not in self.border
            and spot not in self.inside
            and spot not in self.seen
        ]


def random_diagram(seed: int, direction: Direction, most: int = 16) -> Diagram:
    """A graph with cycles, loops, parallel arrows and lone boxes."""
    dice = random.Random(seed)  # noqa: S311 - a picture is no secret
    count = dice.randint(2, most)
    nodes = tuple(
        Node(f"n{n}", f"N{n}" + "x" * dice.randint(0, 9), "rounded")
        for n in range(count)
    )
    styles: list[Style] = ["solid", "solid", "solid", "dotted", "thick"]
    edges = []
    for _ in range(dice.randint(count - 1, 2 * count)):
        source, target = dice.choice(nodes), dice.choice(nodes)
        tail: Head = "arrow" if dice.random() < 0.1 else "none"
        if source.id == target.id:
            tail = "none"
        style = "solid" if source.id == target.id else dice.choice(styles)
        edges.append(Edge(source.id, target.id, "", style, "arrow", tail))
    return Diagram(direction, nodes, tuple(edges))


def expected(diagram: Diagram) -> tuple[Counter[tuple[str, str]], Counter[object]]:
    name = {node.id: node.label for node in diagram.nodes}
    distinct = set(diagram.edges)
    single = Counter(
        (name[e.source], name[e.target]) for e in distinct if e.tail == "none"
    )
    loops = {e.source for e in distinct if e.source == e.target}
    for node in loops:
        single[name[node], name[node]] = 1
    double: Counter[object] = Counter(
        frozenset((name[e.source], name[e.target]))
        for e in distinct
        if e.tail != "none"
    )
    return single, double


@pytest.mark.parametrize("room", [None, 60])
@pytest.mark.parametrize("direction", ["TD", "LR"])
@pytest.mark.parametrize("seed", range(40))
def test_lines_lead_exactly_where_the_arrows_do(
    seed: int, direction: Direction, room: int | None
) -> None:
    diagram = random_diagram(seed, direction, most=16 if seed % 4 else 40)
    sheet = Sheet(draw(diagram, max_width=room).lines)
    labels = {node.label for node in diagram.nodes}
    assert {label.strip() for label in sheet.boxes} == labels
    single, double = expected(diagram)
    found = Counter(
        {
            (source.strip(), target.strip()): count
            for (source, target), count in sheet.arrivals().items()
        }
    )
    both = Counter(
        {
            frozenset(name.strip() for name in pair): count
            for pair, count in sheet.both_ways().items()
        }
    )
    assert found == single
    assert both == double
    assert sheet.unseen() == []


CROSSING = (
    "╭─╮   ╭─╮",
    "│a│   │b│",
    "╰┬╯   ╰┬╯",
    " └────┐│ ",
    " ┌────┼┘ ",
    " ▼    ▼  ",
    "╭─╮  ╭─╮ ",
    "│c│  │d│ ",
    "╰─╯  ╰─╯ ",
)


def test_the_tracer_tells_a_crossing_from_a_join() -> None:
    joined = Sheet(CROSSING).arrivals()
    assert joined["a", "c"] == joined["b", "d"] == 1
    crossed = Sheet(tuple(line.replace("┼", "│") for line in CROSSING)).arrivals()
    assert crossed == {("a", "d"): 1, ("b", "c"): 1}


def test_the_tracer_refuses_a_broken_line() -> None:
    lines = list(CROSSING)
    lines[4] = " ┌── ─│┘ "
    lines[5] = "      ▼  "
    with pytest.raises(BrokenLineError, match="a line ends"):
        Sheet(tuple(lines)).arrivals()
