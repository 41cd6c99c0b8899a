"""Lanes between layers: where each wire runs sideways, so that none lies on another.

A wire that comes down at a place where another goes on must run sideways before it.
Where such demands form a ring, one wire takes two lanes and changes over at a free
place. Among what is allowed, the order with the fewest crossings is taken.
"""

from dataclasses import dataclass

from coach.diagram.net import Wire

# Beyond so many runs in one gap the order is found without counting crossings.
_CAREFUL = 40


@dataclass(slots=True, eq=False)
class Run:
    """One sideways stretch: where it comes in, where it goes out, and its lane.

    `half` is the stretch before it when the wire takes two, `last` whether it is the
    one that reaches the wire's ends.
    """

    wire: Wire
    start: int
    stops: list[int]
    last: bool = True
    half: "Run | None" = None
    lane: int = 0
    low: int = 0
    high: int = 0

    def __post_init__(self) -> None:
        self.measure()

    def measure(self) -> None:
        """Set its smallest and largest place."""
        self.low = min(self.start, *self.stops)
        self.high = max(self.start, *self.stops)


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
        low, high = run.low - 1, run.high + 1
        touching = [
            other.lane + 1
            for other in ordered[:index]
            if other.low <= high and low <= other.high
        ]
        before = [run.lane + 1 for run in found.get(id(run.wire), [])]
        run.lane = max([0, *touching, *before])
        found.setdefault(id(run.wire), []).append(run)
    return found, 1 + max((run.lane for run in ordered), default=-1)


def _order(runs: list[Run], used: set[int]) -> list[Run]:
    """From the upper lanes to the lower ones, each after those it must wait for."""
    gain = _gains(runs) if len(runs) <= _CAREFUL else {}
    balance = {id(run): sum(gain.get(id(run), {}).values()) for run in runs}
    left, ordered = list(runs), []
    starts = {run.start for run in runs}
    while left:
        ready = [run for run in left if _may_go(run, starts)]
        if not ready:
            ring = next(run for run in left if run.half is None)
            left.append(_split(ring, used))
            balance[id(left[-1])] = 0
            continue
        run = min(ready, key=lambda run: (balance[id(run)], run.low))
        left.remove(run)
        starts.discard(run.start)
        ordered.append(run)
        for other in left:
            balance[id(other)] -= gain.get(id(other), {}).get(id(run), 0)
    return ordered


def _gains(runs: list[Run]) -> dict[int, dict[int, int]]:
    """Crossings gained less crossings saved by placing one run above another."""
    return {
        id(run): {
            id(other): _crossings(run, other) - _crossings(other, run)
            for other in runs
            if other is not run
        }
        for run in runs
    }


def _may_go(run: Run, starts: set[int]) -> bool:
    """True unless another wire still has to come down where this one goes on."""
    if run.half and run.half.start in starts:
        return False
    return all(stop == run.start or stop not in starts for stop in run.stops)


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
    lower = Run(run.wire, free, run.stops, half=run)
    run.stops, run.last = [free], False
    run.measure()
    return lower


def _crossings(upper: Run, lower: Run) -> int:
    """How often two runs cross when one lies above the other."""
    low, high = lower.low, lower.high
    count = int(upper.low <= lower.start <= upper.high)
    for stop in upper.stops:
        count += low <= stop <= high
    return count
