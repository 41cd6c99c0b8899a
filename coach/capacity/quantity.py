"""A quantity: a number in base units with its dimension, labels and draws.

Owns the value and how the person wrote its units. Must not compute: see `algebra`.
The classes here are plain slotted ones, not dataclasses: a frozen dataclass costs 1 ms
of start-up each and 1 µs more an instance, and these are made for each key pressed.
"""

from coach.capacity.labels import NO_LABELS, Labels, counted
from coach.capacity.units import NONE, Dim, in_words


class Style:
    """How a quantity likes to be shown; never part of its value.

    Attributes:
        data: The data unit as written, which keeps bits bits and GiB GiB, or "".
        time: The time unit as written, so that per day stays per day, or "".
        percent: Whether a plain number is shown as a percentage.
        target: The unit asked for with `in`, its text and size, or None.
    """

    __slots__ = ("data", "percent", "target", "time")

    def __init__(
        self,
        data: str = "",
        time: str = "",
        percent: bool = False,
        target: tuple[str, float] | None = None,
    ) -> None:
        self.data = data
        self.time = time
        self.percent = percent
        self.target = target

    def merged(self, other: "Style", percent: bool) -> "Style":
        """The style of a result: the left side's units, else the right side's."""
        return Style(self.data or other.data, self.time or other.time, percent)


PLAIN = Style()


class Quantity:
    """A value in base units (bytes, seconds, metres, money) and what it counts.

    Attributes:
        value: The number itself; for a range the value with every input at its middle.
        dim: Exponents of the base units.
        labels: Counting nouns.
        samples: The draws of a range, in base units, or None for a single number.
        style: How it likes to be shown.
    """

    __slots__ = ("dim", "labels", "samples", "style", "value")

    def __init__(
        self,
        value: float,
        dim: Dim = NONE,
        labels: Labels = NO_LABELS,
        samples: list[float] | None = None,
        style: Style = PLAIN,
    ) -> None:
        self.value = value
        self.dim = dim
        self.labels = labels
        self.samples = samples
        self.style = style

    def __repr__(self) -> str:
        return f"Quantity({self.value!r}, {self.dim}, {self.labels})"

    def draws(self, count: int) -> list[float]:
        """The draws; a single number is the same in each of `count`."""
        return [self.value] * count if self.samples is None else self.samples


def describe(quantity: Quantity) -> str:
    """What a quantity is, in words: `data per time`, `a count (users)`."""
    noun, under = counted(quantity.labels, quantity.dim)
    words = in_words(quantity.dim)
    if not words:
        words = "a count" if noun or under else "a plain number"
    if noun:
        words += f" ({noun})"
    return words + "".join(f" per {word}" for word in under)
