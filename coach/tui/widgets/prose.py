"""Shipped prose for reading: paragraphs flow, emphasis shows, all else stays."""

import re

from textual.content import Content

from coach.text.safe import safe

_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*|`([^`\n]+)`")


def prose(markdown: str) -> Content:
    """Return a Markdown text for reading.

    Lines of one paragraph are joined, so that it wraps to the width it is given;
    bullets, headings, tables and fenced blocks keep their lines.
    """
    return Content("\n").join(_styled(row) for row in flowed(safe(markdown)))


def flowed(markdown: str) -> list[str]:
    """Return the lines of a text with each paragraph on one line."""
    rows: list[str] = []
    fenced = joinable = False
    for row in markdown.strip("\n").split("\n"):
        if row.lstrip().startswith("```"):
            fenced, joinable = not fenced, False
            continue
        starts_new = fenced or not row.strip() or row.startswith(("#", "|"))
        if joinable and not starts_new and not _BULLET.match(row):
            rows[-1] = f"{rows[-1].rstrip()} {row.strip()}"
            continue
        rows.append(row)
        joinable = not starts_new
    return rows


def _styled(row: str) -> Content:
    if row.startswith("#"):
        return Content.styled(row.lstrip("# "), "bold $primary")
    parts: list[str | tuple[str, str]] = []
    end = 0
    for found in _BOLD.finditer(row):
        parts.append(row[end : found.start()])
        strong, code = found.groups()
        parts.append((strong, "bold") if strong else (code, "$secondary"))
        end = found.end()
    return Content.assemble(*parts, row[end:])
