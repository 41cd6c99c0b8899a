"""Keeps hostile and mistaken YAML out before anything is built from it.

Works on parse events, one at a time, so that a bomb or a tower of brackets is stopped
early: libyaml's own builder crashes the process on 100,000 brackets. Owns the limits.
"""

import re
from collections.abc import Iterator
from itertools import islice

import yaml

from coach.library.faults import MOST_FAULTS, Fault, Unreadable, quoted
from coach.library.syntax import syntax_fault

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_EVENTS = 50_000

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C parser where PyYAML has it: a tenth of the time."""

# C0 and C1 but tab and line ends; the Unicode line ends too, since libyaml counts them
# as lines and editors do not; and what is no character at all.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
# Thousands of %TAG lines take libyaml seconds, so they are refused before parsing.
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)

_OPENS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSES = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_NODES = (yaml.ScalarEvent, *_OPENS)


def too_large(path: str, size: int) -> Fault | None:
    """Return a fault if a file of `size` bytes is over the limit."""
    if size <= MAX_BYTES:
        return None
    return Fault(
        path,
        0,
        0,
        "",
        f"the file is {size:,} bytes, at most {MAX_BYTES:,} are read",
        "a case has some 15,000",
    )


def text_of(path: str, raw: bytes, faults: list[Fault]) -> str:
    """Return the text of a file; control characters become faults and `�`.

    Raises:
        Unreadable: If it is too large or not UTF-8.
    """
    if fault := too_large(path, len(raw)):
        raise Unreadable(fault)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        fault = Fault(path, 1, 1, "", "the file is UTF-16", "save it as UTF-8")
        raise Unreadable(fault)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(_not_utf8(path, raw, error.start)) from None
    for match in islice(_CONTROL.finditer(text), MOST_FAULTS):
        faults.append(_control(path, text, match.start()))
    if len(faults) >= MOST_FAULTS:
        hint = "is this a text file at all?"
        raise Unreadable(Fault(path, 0, 0, "", "too many control characters", hint))
    if directive := _DIRECTIVE.search(text):
        line = text.count("\n", 0, directive.start()) + 1
        message = "a line begins with %, which YAML reads as a directive"
        raise Unreadable(Fault(path, line, 1, "", message, "indent or remove it"))
    return _CONTROL.sub("�", text)


def events(path: str, text: str, faults: list[Fault]) -> Iterator[yaml.Event]:
    """Yield the parse events of one document within the limits.

    Anchors, aliases and tags are reported and passed on; the rest ends the reading.

    Raises:
        Unreadable: At a syntax fault, or beyond a limit.
    """
    depth = documents = 0
    try:
        for count, event in enumerate(yaml.parse(text, Loader=Loader)):
            if count > MAX_EVENTS:
                message = f"the file has more than {MAX_EVENTS:,} parts"
                raise Unreadable(_at(path, event, message, "split it"))
            if len(faults) >= MOST_FAULTS:
                message = "the reading ends here: too many faults"
                raise Unreadable(_at(path, event, message, "mend the ones above first"))
            if (
                isinstance(event, yaml.ScalarEvent)
                and event.anchor is event.tag is None
            ):
                yield event  # nine in ten, so the shortest way
                continue
            if isinstance(event, _OPENS):
                depth += 1
                if depth > MAX_DEPTH:
                    message = f"nested deeper than {MAX_DEPTH} levels"
                    raise Unreadable(_at(path, event, message, "a case needs five"))
            elif isinstance(event, _CLOSES):
                depth -= 1
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    message = "a second document begins here"
                    hint = "one file holds one case: remove the '---' line"
                    raise Unreadable(_at(path, event, message, hint))
            faults.extend(_refused(path, event))
            yield event
    except yaml.YAMLError as error:
        raise Unreadable(syntax_fault(path, text, error)) from None


def spot(event: yaml.Event) -> tuple[int, int]:
    """Return line and column of an event, from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def hidden_characters(path: str, event: yaml.ScalarEvent) -> Fault | None:
    r"""Return a fault if escapes such as \x1b put control characters in a text."""
    match = _CONTROL.search(event.value)
    if match is None:
        return None
    message = f"an escape makes the control character U+{ord(match[0]):04X}"
    return _at(path, event, message, "remove it: it could command a terminal")


def key_fault(path: str, event: yaml.ScalarEvent, first: int | None) -> Fault | None:
    """Return a fault if a key is a merge key, is empty, or stood on line `first`."""
    plain = event.implicit[0]
    if plain and event.value == "<<":
        message = "merge keys (<<) are not allowed"
        return _at(path, event, message, "write the fields out")
    if event.value == "":
        return _at(path, event, "a field name is missing before the ':'")
    if first is not None:
        message = f"the field {quoted(event.value)} stands twice, first on line {first}"
        return _at(path, event, message, "keep one of them")
    return None


def _refused(path: str, event: yaml.Event) -> Iterator[Fault]:
    if isinstance(event, yaml.AliasEvent):
        message = f"aliases are not allowed: {quoted(f'*{event.anchor}')}"
        hint = "write the value out; a text that begins with * needs quotes"
        yield _at(path, event, message, hint)
    elif isinstance(event, _NODES):
        if event.anchor is not None:
            message = f"anchors are not allowed: {quoted(f'&{event.anchor}')}"
            hint = "remove it; a text that begins with & needs quotes"
            yield _at(path, event, message, hint)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message = f"tags are not allowed: {quoted(tag)}"
            hint = "remove it; a text that begins with ! needs quotes"
            yield _at(path, event, message, hint)


def _at(path: str, event: yaml.Event, message: str, hint: str = "") -> Fault:
    return Fault(path, *spot(event), "", message, hint)


def _not_utf8(path: str, raw: bytes, start: int) -> Fault:
    line = raw.count(b"\n", 0, start) + 1
    begins = raw.rfind(b"\n", 0, start) + 1
    column = len(raw[begins:start].decode("utf-8", "replace")) + 1
    message = f"the byte 0x{raw[start]:02X} is not UTF-8; the file may be Latin-1"
    return Fault(path, line, column, "", message, "save it as UTF-8")


def _control(path: str, text: str, start: int) -> Fault:
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    message = f"the control character U+{ord(text[start]):04X} stands here"
    return Fault(path, line, column, "", message, "remove it")
