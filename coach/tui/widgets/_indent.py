"""What Tab does to lines of notes."""

import re

INDENT = 2
"""Spaces of one step: under `- ` a bullet indented by two is its child."""

_BULLET = re.compile(r"[ \t]*(?:[-*+•]|\d{1,9}[.)])(?:[ \t]|$)")


def is_bullet(line: str) -> bool:
    """Tell whether a line is an item of a list."""
    return _BULLET.match(line) is not None


def shifted(line: str, by: int) -> str:
    """Return a line with more indent, or with less as far as it has any.

    Args:
        line: One line of text.
        by: Spaces to add, or to take if below zero; a tab counts as one step.

    Returns:
        The line; an empty one gets no indent.
    """
    if by > 0:
        return " " * by + line if line else line
    if line.startswith("\t"):
        return line[1:]
    return line[min(-by, len(line) - len(line.lstrip(" "))) :]
