"""Ways through what a file says: the entries of a list, the texts, a line of a text.

Owns how rules walk a document. Holds no rule.
"""

from collections.abc import Iterator

from coach.library.document import Document, Place
from coach.library.faults import Fault


def entries(document: Document, at: Place) -> Iterator[Place]:
    """Yield the places of a list's entries that have fields."""
    found = document.at(at)
    for n, entry in enumerate(found if isinstance(found, list) else ()):
        if isinstance(entry, dict):
            yield (*at, n)


def values(document: Document, at: Place) -> Iterator[tuple[Place, str]]:
    """Yield the texts of a list with their places."""
    found = document.at(at)
    for n, text in enumerate(found if isinstance(found, list) else ()):
        if isinstance(text, str):
            yield (*at, n), text


def texts(document: Document, at: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield every text at a place and below it."""
    value = document.at(at)
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key in value:
            yield from texts(document, (*at, key))
    elif isinstance(value, list):
        for n in range(len(value)):
            yield from texts(document, (*at, n))


def in_block(
    document: Document, place: Place, line: int, what: str, message: str, hint: str
) -> Fault:
    """Return a fault at a line of a text: its own line of the file in a `|` block.

    Args:
        document: The file.
        place: The text.
        line: The line of the text, from 1.
        what: What the text is, such as `drawing`.
        message: What is wrong.
        hint: What to do.
    """
    if place not in document.literal:
        where = f"line {line} of the {what}: " if line > 1 else ""
        return document.fault(place, f"{where}{message}", hint)
    fault = document.fault(place, message, hint)
    return Fault(fault.path, fault.line + line, 1, fault.field, message, hint)
