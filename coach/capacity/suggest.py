"""Did-you-mean for names, and typing slips in words that would pass as nouns."""

from coach.capacity.labels import stem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def closest(word: str, known: "Iterable[str]") -> str:
    """The known word nearest to a mistyped one, or "" when none is near."""
    from difflib import get_close_matches  # 9 ms to import: only for an error

    lower = {name.lower(): name for name in known}
    if word.lower() in lower:
        return lower[word.lower()]
    found = get_close_matches(word.lower(), lower, n=1, cutoff=0.7)
    return lower[found[0]] if found else ""


def slip_of(word: str, names: "Iterable[str]") -> str:
    """The name that a word is one added, lost or swapped letter away from, or "".

    `/dauu` would else count as a noun of its own and change the result in silence.
    """
    for name in names:
        near = name[0] == word[0] and abs(len(name) - len(word)) <= 1 and len(name) > 2
        if near and _slipped(word, name):
            return "" if stem(word) == stem(name) else name
    return ""


def _slipped(word: str, name: str) -> bool:
    at = 0
    while at < min(len(word), len(name)) and word[at] == name[at]:
        at += 1
    if len(word) == len(name):
        swapped = word[at : at + 2] == name[at : at + 2][::-1]
        return swapped and word[at + 2 :] == name[at + 2 :]
    longer, shorter = (word, name) if len(word) > len(name) else (name, word)
    return longer[at + 1 :] == shorter[at:]
