"""Where along its layer each item stands: close to its neighbours, never touching.

Each layer is solved exactly: the places nearest to the wished ones (least squares) that
keep the order and the distances, found by pooling items that press on each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from coach.diagram.net import Item

# Beyond so many boxes and bends a picture gets fewer rounds, so that it stays quick.
_MANY = 800


@dataclass(frozen=True, slots=True)
class Spacing:
    """Free cells along a layer between two boxes, a box and a line, two lines."""

    boxes: int
    mixed: int
    lines: int

    def between(self, left: Item, right: Item) -> int:
        """Free cells between two neighbours."""
        if left.box and right.box:
            return self.boxes
        if left.box or right.box:
            return self.mixed
        return self.lines


def nearest(wished: Sequence[float], weights: Sequence[float]) -> list[int]:
    """Whole numbers, never falling, that are nearest to the wished ones."""
    blocks: list[tuple[float, float, int]] = []
    for wish, weight in zip(wished, weights, strict=True):
        total, mass, count = wish * weight, weight, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / mass:
            last = blocks.pop()
            total, mass, count = total + last[0], mass + last[1], count + last[2]
        blocks.append((total, mass, count))
    placed: list[int] = []
    for total, mass, count in blocks:
        placed += [round(total / mass)] * count
    return placed


def place(layers: list[list[Item]], spacing: Spacing) -> None:
    """Set `at` of every item."""
    for layer in layers:
        _pack(layer, spacing)
    down, up = layers[1:], layers[-2::-1]
    rounds = 3 if sum(len(layer) for layer in layers) < _MANY else 1
    for _ in range(rounds):
        for layer in down:
            _settle(layer, spacing, ups=True, downs=False)
        for layer in up:
            _settle(layer, spacing, ups=False, downs=True)
    for _ in range(rounds - rounds // 2):
        for layer in (*layers, *reversed(layers)):
            _settle(layer, spacing, ups=True, downs=True)


def begin_at_zero(layers: list[list[Item]]) -> None:
    """Shift everything so that the smallest `at` is 0."""
    least = min(item.at for layer in layers for item in layer)
    for layer in layers:
        for item in layer:
            item.at -= least


def _pack(layer: list[Item], spacing: Spacing) -> None:
    at = 0
    for index, item in enumerate(layer):
        item.at = at
        if index + 1 < len(layer):
            at += item.across + spacing.between(item, layer[index + 1])


def _settle(layer: list[Item], spacing: Spacing, *, ups: bool, downs: bool) -> None:
    wished: list[float] = []
    weights: list[float] = []
    offsets: list[int] = []
    offset = 0
    for index, item in enumerate(layer):
        if index:
            before = layer[index - 1]
            offset += before.across - before.core // 2
            offset += spacing.between(before, item) + item.core // 2
        near = (item.ups if ups else []) + (item.downs if downs else [])
        wish, weight = _wish(item, near)
        wished.append(wish - offset)
        weights.append(weight)
        offsets.append(offset)
    for item, base, offset in zip(
        layer, nearest(wished, weights), offsets, strict=True
    ):
        item.at = base + offset - item.core // 2


def _wish(item: Item, near: list[Item]) -> tuple[float, float]:
    """Where an item would like its middle to be, and how much it matters."""
    if not near:
        return item.middle, 0.05
    if item.box is None:
        return sum(other.middle for other in near) / len(near), 4.0
    total = mass = 0.0
    for other in near:
        pull = 1.0 if other.box else 1.5
        total += other.middle * pull
        mass += pull
    return total / mass, mass
