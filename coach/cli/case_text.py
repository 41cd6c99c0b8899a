"""Plain text filled to a width: paragraphs, list entries, labels with their text.

Pure: values in, lines out. Knows nothing of cases.
"""

import re
import textwrap
from collections.abc import Iterator

_ENTRY = re.compile(r" *(?:[-*+]|[0-9]{1,3}[.)]) +")
_AS_IT_IS = re.compile(r" *(?:#|\|)")


def heading(text: str, width: int = 80) -> list[str]:
    """Return a heading and its rule."""
    lines = wrap(text, width)
    return [*lines, "-" * max(map(len, lines), default=0)]


def entry(text: str, width: int) -> list[str]:
    """Return one entry of a list."""
    return wrap(f"- {text}", width, indent="  ")


def labelled(label: str, text: str | None, width: int) -> list[str]:
    """Return a text behind its label, set in by two; nothing where there is none."""
    return wrap(f"  {label}: {text}", width, indent="    ") if text else []


def filled(markdown: str, width: int) -> Iterator[str]:
    """Fill the paragraphs and list entries of a Markdown text; code stays as it is."""
    in_code = False
    paragraph: list[str] = []
    for line in markdown.rstrip().splitlines():
        fence = line.lstrip().startswith(("```", "~~~"))
        as_it_is = fence or in_code or not line.strip() or _AS_IT_IS.match(line)
        if as_it_is or _ENTRY.match(line):
            yield from _fill(paragraph, width)
            paragraph = []
        if as_it_is:
            yield line
        else:
            paragraph.append(line)
        in_code ^= fence
    yield from _fill(paragraph, width)


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """Break a text into lines; long words stay whole."""
    return textwrap.wrap(
        text,
        width=max(width, 20),
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _fill(paragraph: list[str], width: int) -> list[str]:
    if not paragraph:
        return []
    first = paragraph[0]
    mark = _ENTRY.match(first)
    before = len(mark[0]) if mark else len(first) - len(first.lstrip())
    text = " ".join(line.strip() for line in paragraph)
    lead = " " * (len(first) - len(first.lstrip()))
    return wrap(lead + text, width, indent=" " * before)
