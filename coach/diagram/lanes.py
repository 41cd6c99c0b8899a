"""Lanes between layers: where each wire runs sideways, so that none lies on another.

A wire that comes down at a place where another goes on must run sideways before it.
Where such demands form a ring, one wire takes two lanes and changes over at a free
place. Among what is allowed, the order with the fewest crossings is taken.
"""

from dataclasses import dataclass

from coach.diagram.net import Wire


@dataclass(slots=True, eq=False)
class Run:
    """One sideways stretch: where it comes in, where it goes out, and its lane."""

    wire: Wire
    start: int
    stops: list[int]
    first: bool = True
    last: bool = True
    lane: int = 0

    @property
    def low(self) -> int:
        """Its smallest place."""
        return min(self.start, *self.stops)

    @property
    def high(self) -> int:
        """Its largest place."""
        return max(self.start, *self.stops)


def plan(wires: list[Wire]) -> tuple[dict[int, list[Run]], int]:
    """Give each wire its runs, by the wire's `id`, and say how many lanes there are."""
    runs = [
        Run(wire, wire.top.place, [end.place for end in wire.ends])
        for wire in wires
        if any(end.place != wire.top.place for end in wire.ends)
    ]
    used = {wire.top.place for wire in wires}
    used |= {end.place for wire in wires for end in wire.ends}
    ordered = _order(runs, used)
    found: dict[int, list[Run]] = {}
    for index, run in enumerate(ordered):
        touching = [
            other.lane + 1
            for other in ordered[:index]
            if other.low <= run.high + 1 and run.low <= other.high + 1
        ]
        before = [run.lane + 1 for run in found.get(id(run.wire), [])]
        run.lane = max([0, *touching, *before])
        found.setdefault(id(run.wire), []).append(run)
    return found, 1 + max((run.lane for run in ordered), default=-1)


def _order(runs: list[Run], used: set[int]) -> list[Run]:
    """From the upper lanes to the lower ones."""
    cost = {(id(a), id(b)): _crossings(a, b) for a in runs for b in runs if a is not b}
    left, ordered = list(runs), []
    while left:
        ready = [run for run in left if not _must_wait(run, left)]
        if not ready:
            left.append(_split(left[0], used))
            for other in left[:-1]:
                pair = (other, left[-1])
                cost[id(pair[0]), id(pair[1])] = _crossings(*pair)
                cost[id(pair[1]), id(pair[0])] = _crossings(*pair[::-1])
            continue
        run = min(ready, key=lambda run: (_balance(run, left, cost), run.low))
        left.remove(run)
        ordered.append(run)
    return ordered


def _balance(run: Run, left: list[Run], cost: dict[tuple[int, int], int]) -> int:
    """Crossings gained less crossings saved by placing this run above the others."""
    return sum(
        cost[id(run), id(other)] - cost[id(other), id(run)]
        for other in left
        if other is not run
    )


def _must_wait(run: Run, left: list[Run]) -> bool:
    for other in left:
        if other is run:
            continue
        if other.wire is run.wire:
            if other.first:
                return True
        elif other.start in run.stops:
            return True
    return False


def _split(run: Run, used: set[int]) -> Run:
    """Cut a run in two at a free place; it keeps the upper half, the lower is new."""
    middle = (run.start + run.stops[0]) // 2
    free = next(
        place
        for shift in range(len(used) + 2)
        for place in (middle + shift, middle - shift)
        if place not in used and place >= 0
    )
    used.add(free)
    lower = Run(run.wire, free, run.stops, first=False, last=True)
    run.stops, run.last = [free], False
    return lower


def _crossings(upper: Run, lower: Run) -> int:
    """How often two runs cross when one lies above the other."""
    count = int(upper.low <= lower.start <= upper.high)
    return count + sum(lower.low <= stop <= lower.high for stop in upper.stops)
