"""What a template may do with a value: the only ways from data to Markdown.

A value that went through none of them is written as one escaped line (`finish`), so
that a forgotten filter is ugly rather than dangerous. Pure.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from coach.errors import as_sentence
from coach.export import guard, hard_breaks, marks
from coach.export.computed import mermaid_for

_UNPRINTED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_LONE = re.compile("[\ud800-\udfff\ufffe\uffff]")


class Ready(str):
    """A piece of Markdown that is fit to stand in the sheet as it is."""

    __slots__ = ()


def finish(value: object) -> object:
    """Return what a template prints: text that is not `Ready` becomes one line."""
    return line(value) if isinstance(value, str) else value


def line(value: object) -> Ready:
    """Write a value as one line that Markdown shows as typed."""
    return value if isinstance(value, Ready) else Ready(guard.inline(str(value)))


def scalar(value: str | float | bool | None) -> Ready:
    """Write a value as a JSON scalar of printed characters, which YAML reads too."""
    return Ready(escaped(json.dumps(value, ensure_ascii=False)))


def escaped(text: str) -> str:
    r"""Write what steers a terminal as `\uXXXX` in a JSON text; nothing is lost."""
    text = _UNPRINTED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return _LONE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def clock(seconds: float) -> Ready:
    """Write seconds as minutes and seconds: `4:48`, `75:00`."""
    whole = int(seconds + 0.5)
    return Ready(f"{whole // 60}:{whole % 60:02}")


def day(moment: str) -> Ready:
    """Write a moment in ISO form as a day and a time: `23 November 2026, 14:02`."""
    at = datetime.fromisoformat(moment)
    return Ready(f"{at.day} {at:%B %Y, %H:%M}")


def counted(number: int, noun: str) -> Ready:
    """Write a number with its noun: `1 hint`, `2 hints`."""
    return Ready(f"{number} {noun if number == 1 else noun + 's'}")


def section(part: Mapping[str, Any]) -> Ready:
    """Write a section between its marks, so that it can be read back."""
    text, begin = part["text"], marks.opening("section", part["key"])
    if not text:
        return Ready(f"{begin}\n{marks.closing('section')}")
    if part["key"] == "diagram":
        info = "text" if mermaid_for(text) else "mermaid"
        return Ready(f"{begin}\n{_fenced(text, info)}\n{marks.closing('section')}")
    body, fence = guard.guard(text)
    if hard_breaks.needed(part["key"], body):
        begin = marks.opening("section", part["key"], marks.ADDED_BREAKS)
        body = hard_breaks.broken(body)
    added = f"{fence}\n" if fence else ""
    end = marks.closing("section", marks.ADDED_FENCE if fence else "")
    return Ready(f"{begin}\n\n{body}\n{added}\n{end}")


def prose(text: str) -> Ready:
    """Write a Markdown text that cannot reach past its own end."""
    body, fence = guard.guard(text.strip("\n"))
    return Ready(f"{body}\n{fence}" if fence else body)


def plain(text: object) -> Ready:
    """Write a text as it is, for templates that are not Markdown."""
    return Ready(guard.printable(str(text)))


def mermaid(text: str) -> Ready:
    """Write a diagram as a fenced block that its own text cannot close."""
    return Ready(_fenced(text, "mermaid"))


def drawing(part: Mapping[str, Any]) -> Ready:
    """Write the diagram of a section once more where only Mermaid can be drawn."""
    text = mermaid_for(part["text"]) if part["key"] == "diagram" else ""
    if not text:
        return Ready("")
    says = "As a picture, as far as the lines above could be read:"
    begin, end = marks.opening("drawing"), marks.closing("drawing")
    return Ready(f"{begin}\n\n{says}\n\n{mermaid(text.rstrip())}\n\n{end}")


def sentence(text: str) -> Ready:
    """Write one line as a sentence: a capital in front, a point behind."""
    return line(as_sentence(text))


def disputed(criterion: str, status: str) -> Ready:
    """Write a mark that says how the person sees a criterion, for reading back."""
    return Ready(marks.opening("disputed", criterion, status))


def _fenced(text: str, info: str) -> str:
    fence = guard.fence_for(text)
    return f"{fence}{info}\n{guard.guard_code(text)}\n{fence}"


FILTERS: Mapping[str, Callable[..., Any]] = {
    "clock": clock,
    "counted": counted,
    "day": day,
    "disputed": disputed,
    "drawing": drawing,
    "line": line,
    "mermaid": mermaid,
    "plain": plain,
    "prose": prose,
    "scalar": scalar,
    "section": section,
    "sentence": sentence,
}
"""The filters of every template, by name."""
