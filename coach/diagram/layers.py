"""Which layer each box is in: cycles cut, long paths measured, boxes pulled close.

Works on numbers: a graph of `size` boxes and (source, target) pairs without loops.
"""

from collections.abc import Sequence

Pair = tuple[int, int]


def cut_cycles(size: int, pairs: Sequence[Pair]) -> set[int]:
    """Indexes of the pairs to turn round so that no cycle is left.

    A walk from the boxes that nothing leads to, then in the order written, turns round
    exactly the pairs that lead back to a box on its way.
    """
    after: list[list[tuple[int, int]]] = [[] for _ in range(size)]
    entered = [0] * size
    for index, (source, target) in enumerate(pairs):
        after[source].append((index, target))
        entered[target] += 1
    state = [0] * size
    turned: set[int] = set()
    for start in sorted(range(size), key=lambda box: entered[box] > 0):
        if state[start]:
            continue
        state[start] = 1
        way = [(start, iter(after[start]))]
        while way:
            box, rest = way[-1]
            step = next(rest, None)
            if step is None:
                state[box] = 2
                way.pop()
            elif state[step[1]] == 1:
                turned.add(step[0])
            elif state[step[1]] == 0:
                state[step[1]] = 1
                way.append((step[1], iter(after[step[1]])))
    return turned


def rank(size: int, pairs: Sequence[Pair]) -> list[int]:
    """The layer of each box; every pair leads at least one layer down."""
    below: list[list[int]] = [[] for _ in range(size)]
    above: list[list[int]] = [[] for _ in range(size)]
    for source, target in pairs:
        below[source].append(target)
        above[target].append(source)
    order = _sorted(size, below, above)
    layer = [0] * size
    for box in order:
        for target in below[box]:
            layer[target] = max(layer[target], layer[box] + 1)
    _pull(order, below, above, layer)
    lowest = min(layer, default=0)
    return [value - lowest for value in layer]


def _sorted(size: int, below: list[list[int]], above: list[list[int]]) -> list[int]:
    waiting = [len(sources) for sources in above]
    order = [box for box in range(size) if not waiting[box]]
    for box in order:
        for target in below[box]:
            waiting[target] -= 1
            if not waiting[target]:
                order.append(target)
    return order


def _pull(
    order: list[int], below: list[list[int]], above: list[list[int]], layer: list[int]
) -> None:
    """Shorten lines: a box with more arrows on one side moves to that side."""
    for _ in range(4):
        moved = False
        for box in reversed(order):
            if len(below[box]) > len(above[box]):
                goal = min(layer[target] for target in below[box]) - 1
            elif len(above[box]) > len(below[box]):
                goal = max(layer[source] for source in above[box]) + 1
            else:
                continue
            moved = moved or goal != layer[box]
            layer[box] = goal
        if not moved:
            return


def narrow(
    layer: list[int], pairs: Sequence[Pair], sizes: Sequence[int], room: int
) -> None:
    """Move boxes down, in place, until no layer is wider than the room.

    A box that takes few others down with it goes first, and of those the widest. A
    layer of one box stays, however wide.
    """
    below: list[list[int]] = [[] for _ in layer]
    for source, target in pairs:
        below[source].append(target)
    weight = [len(_reach(box, below)) for box in range(len(layer))]
    here = 0
    while here <= max(layer, default=-1):
        boxes = [box for box, value in enumerate(layer) if value == here]
        boxes.sort(key=lambda box: (-weight[box], sizes[box]))
        total = sum(sizes[box] for box in boxes)
        while total > room and len(boxes) > 1:
            box = boxes.pop()
            total -= sizes[box]
            _push(box, here + 1, layer, below)
        here += 1


def _reach(box: int, below: list[list[int]]) -> set[int]:
    found: set[int] = set()
    waiting = [box]
    while waiting:
        fresh = set(below[waiting.pop()]) - found
        found |= fresh
        waiting += fresh
    return found


def _push(box: int, to: int, layer: list[int], below: list[list[int]]) -> None:
    """Lower a box to a layer, and whatever it leads to as far as needed."""
    waiting = [(box, to)]
    while waiting:
        moved, least = waiting.pop()
        if layer[moved] < least:
            layer[moved] = least
            waiting += [(target, least + 1) for target in below[moved]]
