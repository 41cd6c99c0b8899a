"""The marks that hold a sheet together, made and recognised in one place."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

VERSION = 1
"""The version of the sheet's layout, as its front matter states it."""

ADDED_FENCE = "added-fence"
"""Said in an end mark when the line before it closes a fence the person left open."""

ADDED_BREAKS = "added-breaks"
"""Said in a begin mark when two spaces were put behind lines that others follow."""

_MARK = re.compile(r"<!-- (/?)coach:([a-z]+)((?: [^\s>]+)*) -->[ \t]*$")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: what it opens or closes, and the words behind."""

    kind: str
    words: tuple[str, ...] = ()
    closes: bool = False

    @property
    def key(self) -> str:
        """The key of the section that begins here."""
        return unquote(self.words[0]) if self.words else ""


def opening(kind: str, key: str = "", word: str = "") -> str:
    """Return the line that begins a part."""
    words = (f"coach:{kind}", quote(key, safe="/"), word)
    return f"<!-- {' '.join(filter(None, words))} -->"


def closing(kind: str, word: str = "") -> str:
    """Return the line that ends a part."""
    return f"<!-- /coach:{kind}{' ' + word if word else ''} -->"


def mark_of(line: str) -> Mark | None:
    """Return the mark that a line is, or None."""
    found = _MARK.match(line)
    if not found:
        return None
    return Mark(found[2], tuple(found[3].split()), closes=bool(found[1]))
