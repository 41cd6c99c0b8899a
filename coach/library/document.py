"""What a content file says, and where it says it.

Owns places and their names for people. Knows neither YAML nor the schema.
"""

import re
from dataclasses import dataclass, field

from coach.library.faults import Fault, quoted

Place = tuple[str | int, ...]
"""The way to a value: keys and positions in lists."""

Spot = tuple[int, int]
"""Line and column, both from 1."""

_SLUG = re.compile(r"[a-z0-9_-]{1,40}")


@dataclass(slots=True)
class Document:
    """What a file says, and where it says it.

    Attributes:
        path: The file as it was named.
        data: Mappings, lists, texts, numbers, booleans and None.
        faults: What the guard found.
        spots: Where each value begins.
        keys: Where the key of each value in a mapping begins.
        literal: Values written as a `|` block, whose lines are lines of the file.
        broken: Values that a fault already speaks of; nothing more is said of them.
    """

    path: str
    data: object = None
    faults: list[Fault] = field(default_factory=list)
    spots: dict[Place, Spot] = field(default_factory=dict)
    keys: dict[Place, Spot] = field(default_factory=dict)
    literal: set[Place] = field(default_factory=set)
    broken: set[Place] = field(default_factory=set)

    def fault(
        self, place: Place, message: str, hint: str = "", *, key: bool = False
    ) -> Fault:
        """Return a fault at a value, at its key, or at the nearest thing around it."""
        spot = self.keys.get(place) if key else None
        around = place
        while spot is None and around:
            spot = self.spots.get(around)
            around = around[:-1]
        line, column = spot or self.spots.get((), (1, 1))
        return Fault(self.path, line, column, self.name(place), message, hint)

    def speaks_of(self, place: Place) -> bool:
        """Tell whether a fault already speaks of a value or of what it stands in."""
        return any(place[:n] in self.broken for n in range(len(place) + 1))

    def at(self, place: Place) -> object:
        """Return the value at a place, or None."""
        value = self.data
        for part in place:
            if isinstance(value, dict) and isinstance(part, str):
                value = value.get(part)
            elif isinstance(value, list) and isinstance(part, int):
                value = value[part] if part < len(value) else None
            else:
                return None
        return value

    def name(self, place: Place) -> str:
        """Return a place for people; list entries by id, else by number from 1."""
        out = ""
        for n, part in enumerate(place):
            if isinstance(part, int):
                its_id = self.at((*place[: n + 1], "id"))
                known = isinstance(its_id, str) and _SLUG.fullmatch(its_id)
                out += f"[{its_id}]" if known else f"[#{part + 1}]"
            else:
                out += f".{quoted(part)[1:-1]}" if out else quoted(part)[1:-1]
        return out
