"""The schema's complaints, said so that a person can mend them.

Owns every sentence about a field that is missing, unknown, or holds the wrong thing.
The words of the validator itself never reach a person.
"""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from coach.library.document import Document, Place
from coach.library.faults import Fault, found, quoted
from coach.library.shape import names_at

Said = tuple[str, str]
"""Message and hint."""

_TEXT, _NUMBER, _WHOLE = "text", "a number", "a whole number"
_BOOL, _LIST, _FIELDS = "true or false", "a list", "fields of its own"

_WANTED = {
    "string_type": _TEXT,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "int_parsing": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "bool_type": _BOOL,
    "tuple_type": _LIST,
    "dict_type": _FIELDS,
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
}

_RANGE = "is a digit missing, or one too many?"

_YES = frozenset({"yes", "on", "y", "true", "1"})
_NO = frozenset({"no", "off", "n", "false", "0"})


def schema_faults(
    document: Document, model: type[BaseModel], error: ValidationError
) -> list[Fault]:
    """Turn what the schema refused into faults at their places.

    A field that is missing because its name is misspelt is told once, at the name.
    """
    errors = error.errors(include_url=False)
    faults: list[Fault] = []
    meant: set[Place] = set()
    for one in errors:
        if one["type"] == "extra_forbidden":
            place = _place(one)
            near = _near(document, model, place)
            if near:
                meant.add((*place[:-1], near))
            if not document.speaks_of(place):
                faults.append(_unknown(document, model, place, near))
    for one in errors:
        faults.extend(_others(document, one, meant))
    return faults


def text_for_number(document: Document, place: Place) -> Fault | None:
    """Return a fault if a number is not written as a number."""
    value = document.at(place)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return None
    return document.fault(place, *_wrong_type(_NUMBER, value))


def did_you_mean(word: str, allowed: tuple[str, ...]) -> str:
    """Return the allowed name nearest to a word, or ""."""
    return next(iter(get_close_matches(word, allowed, n=1, cutoff=0.6)), "")


def as_slug(text: str) -> str:
    """Return a text as an id: lower-case words joined by '-'; "" if none is left."""
    words = re.findall(r"[a-z0-9]+", text[:200].lower())
    return "-".join(words).lstrip("0123456789-")[:40].rstrip("-")


def _others(
    document: Document, one: ErrorDetails, meant: set[Place]
) -> Iterator[Fault]:
    place = _place(one)
    kind = one["type"]
    if kind == "extra_forbidden" or document.speaks_of(place):
        return
    if kind == "too_short" and len(one["input"]) >= one["ctx"]["min_length"]:
        return  # the validator does not count faulty entries; each is told by itself
    if kind == "missing":
        if place not in meant:
            name = place[-1]
            hint = f"add a line '{name}: …'"
            yield document.fault(place, "the field is missing", hint)
        return
    # A wrong key of a mapping is told at the key, a wrong value at the value.
    key = one["loc"][-1:] == ("[key]",)
    yield document.fault(place, *_said(one, key=key), key=key)


def _place(one: ErrorDetails) -> Place:
    return tuple(part for part in one["loc"] if part != "[key]")


def _near(document: Document, model: type[BaseModel], place: Place) -> str:
    present = document.at(place[:-1])
    taken = present if isinstance(present, dict) else {}
    names = tuple(n for n in names_at(model, place[:-1]) if n not in taken)
    return did_you_mean(str(place[-1]), names)


def _unknown(
    document: Document, model: type[BaseModel], place: Place, near: str
) -> Fault:
    message = f"unknown field {quoted(place[-1])}"
    allowed = ", ".join(names_at(model, place[:-1]))
    hint = f"did you mean '{near}'?" if near else f"the fields here are {allowed}"
    return document.fault(place, message, hint, key=True)


def _said(one: ErrorDetails, *, key: bool) -> Said:
    value, ctx = one["input"], one.get("ctx", {})
    if one["type"] in _WANTED:
        return _wrong_type(_WANTED[one["type"]], value)
    say = _SAY.get(one["type"])
    if say is None:
        return f"{found(value)} does not fit here", str(one["msg"])
    message, hint = say(value, ctx)
    return (f"unknown field {quoted(value)}" if key else message), hint


def _wrong_type(wanted: str, value: object) -> Said:
    if value is None:
        return f"is empty, needs {wanted}", "fill it in, or remove the line"
    return f"needs {wanted}, found {found(value)}", _type_hint(wanted, value)


def _type_hint(wanted: str, value: object) -> str:
    if wanted == _TEXT and isinstance(value, (bool, int, float)):
        shown = str(value).lower()
        return f'put it in quotes: "{shown}"'
    if wanted == _TEXT:
        return "write it on one line; a text that begins with [ or { needs quotes"
    if wanted == _LIST:
        return "write '- ' before each entry, or [first, second]"
    if wanted == _FIELDS:
        return "write 'name: value' lines, indented under it"
    if wanted == _BOOL:
        return _bool_hint(str(value).lower())
    return _number_hint(wanted, value)


def _bool_hint(word: str) -> str:
    if word in _YES:
        return "write true"
    return "write false" if word in _NO else "write true or false"


def _number_hint(wanted: str, value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if re.fullmatch(r"0[0-9]{1,17}", text):
        return f"without the leading zero: {int(text)}"
    if wanted == _WHOLE and isinstance(value, float):
        return "write it without a '.' or 'e'"
    if re.fullmatch(r"[0-9]{1,17}", text):
        return f"without quotes: {text}"
    return "write the number alone, such as 40"


def _pattern(value: Any, ctx: dict[str, Any]) -> Said:
    if "\\S" in ctx.get("pattern", ""):
        if not value.strip():
            return "is blank", "write one line of text"
        return (
            "must be one line of text, found a line break",
            "write it on one line, or begin it with '>-'",
        )
    hint = f"for example '{as_slug(value) or 'home-timeline'}'"
    return f"{quoted(value)} is not an id: lower-case words joined by '-'", hint


def _allowed(value: Any, ctx: dict[str, Any]) -> Said:
    expected = str(ctx.get("expected", "")).replace(" or ", ", ")
    names = tuple(name.strip("'") for name in expected.split(", "))
    if len(names) == 1:
        return f"must be {names[0]}, found {found(value)}", f"write {names[0]}"
    near = did_you_mean(value, names) if isinstance(value, str) else ""
    allowed = "allowed: " + ", ".join(names)
    hint = f"did you mean '{near}'? {allowed}" if near else allowed
    return f"{found(value)} is not allowed here", hint


def _too_long(value: Any, ctx: dict[str, Any]) -> Said:
    most = ctx["max_length"]
    return f"is {len(value):,} characters long, at most {most:,}", "shorten it"


def _too_few(value: Any, ctx: dict[str, Any]) -> Said:
    least = ctx["min_length"]
    if not value:
        many = "at least one entry" if least == 1 else f"at least {least} entries"
        return "the list is empty", f"write {many}"
    count = "1 entry" if len(value) == 1 else f"{len(value)} entries"
    return f"has {count}, at least {least}", "add more"


def _too_many(value: Any, ctx: dict[str, Any]) -> Said:
    return f"has {len(value)} entries, at most {ctx['max_length']}", "remove some"


def _bound(words: str, name: str) -> Callable[[Any, dict[str, Any]], Said]:
    def say(value: Any, ctx: dict[str, Any]) -> Said:
        return f"must be {words} {ctx[name]:g}, found {value}", _RANGE

    return say


_SAY: dict[str, Callable[[Any, dict[str, Any]], Said]] = {
    "string_pattern_mismatch": _pattern,
    "literal_error": _allowed,
    "string_too_long": _too_long,
    "string_too_short": lambda _v, _c: ("is empty", "write some text"),
    "too_short": _too_few,
    "too_long": _too_many,
    "greater_than": _bound("more than", "gt"),
    "greater_than_equal": _bound("at least", "ge"),
    "less_than": _bound("less than", "lt"),
    "less_than_equal": _bound("at most", "le"),
    "value_error": lambda _v, ctx: (str(ctx["error"]), ""),
}
