"""Long lines made straight: the bends of a chain share a place where there is room."""

from coach.diagram.net import Item
from coach.diagram.place import Spacing


def straighten(layers: list[list[Item]], spacing: Spacing) -> None:
    """Move bends, never boxes, so that lines that pass layers turn rarely."""
    for layer in layers:
        for slot, item in enumerate(layer):
            item.slot = slot
    for chain in _chains(layers):
        at = 0
        while at < len(chain):
            low, high, count = _common(chain[at:], layers, spacing)
            part = chain[at : at + count]
            wish = _wish(part)
            for item in part:
                item.at = min(max(wish, low), high)
            at += count


def _chains(layers: list[list[Item]]) -> list[list[Item]]:
    """Bends that follow each other, from the top; long chains first."""
    chains = []
    for layer in layers:
        for item in layer:
            if item.box is None and item.ups[0].box is not None:
                chain = [item]
                while (after := _next(chain[-1])) is not None:
                    chain.append(after)
                chains.append(chain)
    return sorted(chains, key=len, reverse=True)


def _next(item: Item) -> Item | None:
    return next((other for other in item.downs if other.box is None), None)


def _common(
    chain: list[Item], layers: list[list[Item]], spacing: Spacing
) -> tuple[int, int, int]:
    """The places open to as many of the chain's first bends as possible."""
    low, high = _limits(chain[0], layers, spacing)
    for count, item in enumerate(chain[1:], 1):
        least, most = _limits(item, layers, spacing)
        if max(low, least) > min(high, most):
            return low, high, count
        low, high = max(low, least), min(high, most)
    return low, high, len(chain)


def _limits(item: Item, layers: list[list[Item]], spacing: Spacing) -> tuple[int, int]:
    layer = layers[item.layer]
    low, high = item.at - 400, item.at + 400
    if item.slot:
        left = layer[item.slot - 1]
        low = left.at + left.across + spacing.between(left, item)
    if item.slot + 1 < len(layer):
        right = layer[item.slot + 1]
        high = right.at - spacing.between(item, right) - item.across
    return min(low, item.at), max(high, item.at)


def _wish(part: list[Item]) -> int:
    """Below where the chain comes from or above where it goes, else in between."""
    ends = [other.middle for other in part[-1].downs if other.box]
    start = part[0].ups[0].middle
    if len(ends) == 1:
        places = sorted((start, ends[0], part[len(part) // 2].at))
        return places[1]
    return sorted(item.at for item in part)[len(part) // 2]
