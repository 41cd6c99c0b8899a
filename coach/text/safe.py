"""Makes any text safe to draw in a terminal; says nothing about how it is stored.

A control character in a note, a content file or a file name would otherwise reach the
terminal and move the cursor, set the clipboard or reverse the reading order. What the
person wrote is kept as it is; only its picture goes through here.
"""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# C0 but tab and newline, DEL and C1, Unicode's Bidi_Control set, lone surrogates. The
# zero-width joiner is not among them: it holds emoji families and Indic syllables.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff]"
)
_LINE_BREAKS = re.compile("\r\n|[\t\n\r\u2028\u2029]")


def safe(text: str) -> str:
    """Replace what a terminal would obey instead of show.

    The result has the same length, so a column in one is that column in the other.

    Args:
        text: Anything: typed, pasted, or read from a file.

    Returns:
        The text with every control character but newline and tab, every bidi control
        and every lone surrogate shown as U+FFFD.
    """
    return _UNSAFE.sub(REPLACEMENT, text)


def safe_line(text: str) -> str:
    """Make the text safe and one line long, for titles, lists and messages.

    Args:
        text: Anything, with any number of lines.

    Returns:
        The safe text with each line break and each tab turned into one space.
    """
    return safe(_LINE_BREAKS.sub(" ", text))
