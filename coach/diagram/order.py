"""The order of items within their layers: barycentres, few crossings.

Sweeps down and up, sorting each layer by where its neighbours are, and keeps the best
order seen. Bounded: large pictures get fewer sweeps.
"""

from bisect import bisect_right, insort

from coach.diagram.net import Item

Layers = list[list[Item]]


def arrange(layers: Layers) -> None:
    """Reorder each layer in place so that few lines cross."""
    _number(layers)
    total = sum(len(layer) for layer in layers)
    sweeps = 12 if total < 120 else 6 if total < 400 else 3
    best, fewest = _snapshot(layers), _crossings(layers)
    for sweep in range(sweeps):
        if not fewest:
            break
        _sweep(layers, down=sweep % 2 == 0)
        if total < 250:
            _swap_neighbours(layers)
        count = _crossings(layers)
        if count < fewest:
            best, fewest = _snapshot(layers), count
    for layer, kept in zip(layers, best, strict=True):
        layer[:] = kept
    _number(layers)


def _snapshot(layers: Layers) -> Layers:
    return [list(layer) for layer in layers]


def _number(layers: Layers) -> None:
    for layer in layers:
        for slot, item in enumerate(layer):
            item.slot = slot


def _sweep(layers: Layers, *, down: bool) -> None:
    for layer in layers[1:] if down else reversed(layers[:-1]):
        keys: dict[int, float] = {}
        for item in layer:
            near = item.ups if down else item.downs
            if near:
                keys[id(item)] = sum(other.slot for other in near) / len(near)
        _sort_some(layer, keys)


def _sort_some(layer: list[Item], keys: dict[int, float]) -> None:
    """Sort the items that have a key; the others keep their places."""
    moving = sorted(
        (item for item in layer if id(item) in keys), key=lambda item: keys[id(item)]
    )
    rest = iter(moving)
    for slot, item in enumerate(layer):
        if id(item) in keys:
            layer[slot] = next(rest)
    for slot, item in enumerate(layer):
        item.slot = slot


def _crossings(layers: Layers) -> int:
    count = 0
    for layer in layers[:-1]:
        seen: list[int] = []
        for item in layer:
            slots = [other.slot for other in item.downs]
            count += sum(len(seen) - bisect_right(seen, slot) for slot in slots)
            for slot in slots:
                insort(seen, slot)
    return count


def _swap_neighbours(layers: Layers) -> None:
    """Exchange items side by side wherever that removes crossings."""
    for layer in layers:
        for slot in range(len(layer) - 1):
            left, right = layer[slot], layer[slot + 1]
            now = _pair(left.ups, right.ups) + _pair(left.downs, right.downs)
            then = _pair(right.ups, left.ups) + _pair(right.downs, left.downs)
            if then < now:
                layer[slot], layer[slot + 1] = right, left
                left.slot, right.slot = slot + 1, slot


def _pair(left: list[Item], right: list[Item]) -> int:
    if not left or not right:
        return 0
    return sum(a.slot > b.slot for a in left for b in right)
