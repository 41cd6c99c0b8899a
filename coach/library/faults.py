"""A fault in a content file: where it is, what is wrong, what to do.

Owns the shape of a fault and how found values are quoted. Knows no YAML and no schema.
"""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_FAULTS = 100
"""More faults than this in one file are counted, not listed."""

_QUOTED_CHARS = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend in a file.

    Attributes:
        path: The file as it was named.
        line: From 1; 0 when the fault is the file as a whole.
        column: From 1, in characters; 0 when the fault is the file as a whole.
        field: The field for people, such as `facts[dau].answer`, or "".
        message: What is wrong.
        hint: What to do, or "".
    """

    path: str
    line: int
    column: int
    field: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """Return `file:line:column: field: message (hint)`."""
        where = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{where}: {self.says}"

    @property
    def says(self) -> str:
        """The fault without its place: `field: message (hint)`."""
        field = f"{self.field}: " if self.field else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{field}{self.message}{hint}"


class Unreadable(Exception):  # noqa: N818 - it carries a fault, it is not one
    """Raised inside this package where a file cannot be read any further."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return faults in reading order, the last of too many told as a number."""
    unique = dict.fromkeys(faults)
    ordered = sorted(unique, key=lambda f: (f.path, f.line, f.column, f.field))
    if len(ordered) <= MOST_FAULTS:
        return tuple(ordered)
    more = len(ordered) - MOST_FAULTS
    rest = Fault(ordered[0].path, 0, 0, "", f"{more} more faults", "mend these first")
    return (*ordered[:MOST_FAULTS], rest)


def quoted(value: object) -> str:
    """Return a value from a file in quotes: short, on one line, nothing invisible."""
    text = str(value)
    if len(text) > _QUOTED_CHARS:
        text = text[: _QUOTED_CHARS - 1] + "…"
    shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
    return f"'{shown}'"


def found(value: object) -> str:
    """Name a value as a person sees it in the file."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"the text {quoted(value)}"
        case list():
            return "a list"
        case _:
            return "fields"
