"""Bytes → plain values, each with its line and column.

Builds from guarded events and resolves far less than YAML 1.1 does: `no`, `010` and
`12:30` stay text, so that a number field refuses them and a text field keeps them.
Knows nothing of cases.
"""

import math
import re
from dataclasses import dataclass, replace

import yaml

from coach.library.document import Document, Place
from coach.library.faults import Fault, Unreadable
from coach.library.guard import events, hidden_characters, key_fault, spot, text_of

_WORDS: dict[str, object] = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "false": False,
}
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(
    r"[-+]?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,3})?"
)
_NUMBER_STARTS = frozenset("+-0123456789")


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being filled; a mapping waits for a key or a value."""

    place: Place
    items: dict[str, object] | list[object]
    key: str | None = None


def read(path: str, raw: bytes) -> Document:
    """Read one file. Faults are collected; after a syntax fault `data` is None."""
    document = Document(path)
    try:
        text = text_of(path, raw, document.faults)
        document.data = _build(document, text)
    except Unreadable as stop:
        document.faults.append(stop.fault)
    if document.faults:
        _name_fields(document)
    return document


def resolve(text: str) -> object:
    """Return what a plain scalar means."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _NUMBER_STARTS:
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text) and math.isfinite(number := float(text)):
            return number
    return text


def _name_fields(document: Document) -> None:
    """Tell which field each fault of the guard is in; it knew only the spot."""
    places = {spot: place for place, spot in document.spots.items()}
    for n, fault in enumerate(document.faults):
        place = places.get((fault.line, fault.column), ())
        document.faults[n] = replace(fault, field=document.name(place))


def _build(document: Document, text: str) -> object:
    stack: list[_Open] = []
    root: object = None
    for event in events(document.path, text, document.faults):
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            stack.pop()
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        if stack and stack[-1].key is None and isinstance(stack[-1].items, dict):
            stack[-1].key = _key(document, stack[-1], event)
            continue
        place = _next_place(stack)
        value = _value(document, place, event)
        if stack:
            _put(stack[-1], value)
        else:
            root = value
        if isinstance(value, (dict, list)):
            stack.append(_Open(place, value))
    return root


def _next_place(stack: list[_Open]) -> Place:
    if not stack:
        return ()
    top = stack[-1]
    if isinstance(top.items, list):
        return (*top.place, len(top.items))
    return (*top.place, top.key or "")


def _put(top: _Open, value: object) -> None:
    if isinstance(top.items, list):
        top.items.append(value)
    else:
        top.items[top.key or ""] = value
        top.key = None


def _key(document: Document, top: _Open, event: yaml.NodeEvent) -> str:
    here = spot(event)
    if isinstance(event, yaml.AliasEvent):
        key = f"*{event.anchor}"
        document.broken.add((*top.place, key))
        return key
    if not isinstance(event, yaml.ScalarEvent):
        message = "a field name must be plain text, not a list or fields"
        hint = "put a text that begins with { or [ in quotes"
        raise Unreadable(Fault(document.path, *here, "", message, hint))
    place = (*top.place, event.value)
    first = document.keys.get(place)
    fault = key_fault(document.path, event, first[0] if first else None)
    if fault is None and event.style == '"':
        fault = hidden_characters(document.path, event)
    if fault is None:
        document.keys[place] = here
        return event.value
    document.faults.append(fault)
    # A key that stands twice goes aside under a name that no file can hold.
    key = f"{event.value}\0{here}" if first else event.value
    document.broken.add((*top.place, key))
    return key


def _value(document: Document, place: Place, event: yaml.NodeEvent) -> object:
    document.spots[place] = spot(event)
    if isinstance(event, yaml.ScalarEvent):
        if event.style == "|":
            document.literal.add(place)
        elif event.style == '"' and (fault := hidden_characters(document.path, event)):
            document.faults.append(fault)
            document.broken.add(place)
        if event.tag is not None:
            document.broken.add(place)
        return resolve(event.value) if event.implicit[0] else event.value
    if not isinstance(event, yaml.CollectionStartEvent):
        document.broken.add(place)  # an alias stands for nothing
        return None
    if event.tag is not None:
        document.broken.add(place)
    return {} if isinstance(event, yaml.MappingStartEvent) else []
