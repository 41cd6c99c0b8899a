"""At which place of a box's side each wire leaves or enters it.

Straight lines first; otherwise spread evenly, in the order in which the wires come, so
that they do not cross in front of the box.
"""

from collections.abc import Callable, Iterable

from coach.diagram.net import End, Item, Wire
from coach.diagram.place import nearest

Pairs = list[tuple[End, Wire]]


def assign(wires: list[Wire], step: int) -> None:
    """Set the place of every end in one gap; `step` is the least distance on a side."""
    for item, pairs in _by_item((wire.top, wire) for wire in wires):
        pairs.sort(key=lambda pair: _mean(pair[1]))
        wishes = _spread(item, len(pairs))
        _set(item, pairs, wishes, step, lambda _: set())
    tops = {wire.top.place: wire for wire in wires}
    lowers = ((end, wire) for wire in wires for end in wire.ends)
    for item, pairs in _by_item(lowers):
        pairs.sort(key=lambda pair: pair[1].top.place)
        even = _spread(item, len(pairs))
        low, high = _range(item)
        straight = (pair[1].top.place for pair in pairs)
        wishes = [
            place if low <= place <= high else spread
            for place, spread in zip(straight, even, strict=True)
        ]
        _set(item, pairs, wishes, step, lambda wire: _others(tops, wire))


def _others(tops: dict[int, Wire], wire: Wire) -> set[int]:
    """Places where another wire comes down: best not used by this one."""
    return {place for place, other in tops.items() if other is not wire}


def _mean(wire: Wire) -> float:
    return sum(end.item.middle for end in wire.ends) / len(wire.ends)


def _range(item: Item) -> tuple[int, int]:
    if item.box is None:
        return item.at, item.at
    return item.at + 1, item.at + item.core - 2


def _spread(item: Item, count: int) -> list[int]:
    if count == 1:
        return [item.middle]
    return [item.at + (slot + 1) * item.core // (count + 1) for slot in range(count)]


def _by_item(pairs: Iterable[tuple[End, Wire]]) -> list[tuple[Item, Pairs]]:
    found: dict[int, tuple[Item, Pairs]] = {}
    for end, wire in pairs:
        found.setdefault(id(end.item), (end.item, []))[1].append((end, wire))
    return list(found.values())


def _set(
    item: Item,
    pairs: Pairs,
    wishes: list[int],
    step: int,
    banned: Callable[[Wire], set[int]],
) -> None:
    low, high = _range(item)
    count = len(pairs)
    room = (high - low) // (count - 1) if count > 1 else step
    step = max(1, min(step, room))
    moved = [wish - slot * step for slot, wish in enumerate(wishes)]
    places = [
        min(max(place, low), high - (count - 1) * step) + slot * step
        for slot, place in enumerate(nearest(moved, [1.0] * count))
    ]
    for slot, (end, wire) in enumerate(pairs):
        least = places[slot - 1] + step if slot else low
        most = places[slot + 1] - step if slot + 1 < count else high
        bad = banned(wire)
        free = [place for place in range(least, most + 1) if place not in bad]
        wish = places[slot]
        if free and wish in bad:
            places[slot] = min(free, key=lambda place: abs(place - wish))
        end.place = places[slot]
