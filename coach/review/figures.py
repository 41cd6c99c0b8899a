"""Figures in a sentence: how many, and whether they are worked out or only stated.

Owns what counts as a quantity in prose. Whether the arithmetic is right is for
`coach.capacity.claims`. Linear.
"""

import re
from typing import Final

_FIGURE: Final = re.compile(
    r"(?<![\w.,])[~≈<>≤≥$€£+]{0,2}(\d[\d_]*(?:[.,]\d+)*)"
    r"([ \u00a0]?(?:%|[A-Za-zµ]+(?:/[A-Za-z]+)?)?)"
)
_SPELLED: Final = re.compile(
    r"\b(?:(?:a|one|two|three|four|five|six|seven|eight|nine|hundred|couple|few|several"
    r"|half a|\w+teen|ten|eleven|twelve|\w+ty)[ -](?:hundred|thousand|million|billion"
    r"|k|mln|dozen)(?: (?:thousand|million|billion))?"
    r"|(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)\b",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NO_QUANTITY: Final = re.compile(
    r"(?:step|version|part|phase|option|section|point|level|layer|http|error|v|tcp|port)"
    r"[ .#-]{0,2}$",
    re.IGNORECASE,
)
_RESULT: Final = re.compile(
    r"[=≈→⇒]|->|~=|\b(?:is|are|gives?|makes?|so|means|comes? to|call it|equals?|total"
    r"|that's|thats|thus|therefore|hence|needs?|works out)\b",
    re.IGNORECASE,
)
_OPERATOR: Final = re.compile(
    r"[×÷*·]|\d\s?/\s?[\d(]|[/x]\s?\d|\d\s?x\s|\d\s?\+\s?\d|\b(?:times|divided|multipl\w+"
    r"|over|per|each|every|average|sum|half|double|triple|twice|a day|a second)\b",
    re.IGNORECASE,
)


def figures(text: str) -> int:
    """Count the quantities of a sentence; years, versions and list numbers are none."""
    found = len(_SPELLED.findall(text))
    for match in _FIGURE.finditer(text):
        number, unit = match[1], match[2].strip()
        if not unit and _YEAR.fullmatch(number):
            continue
        if _NO_QUANTITY.search(text, max(0, match.start() - 12), match.start()):
            continue
        found += 1
    return found


def worked_out(text: str) -> bool:
    """Whether figures lead to a figure: three of them, or two and an operation.

    What leads there (`=`, `is`, `so`) has to stand between two of the figures.
    """
    places = [match.span() for match in _FIGURE.finditer(text)]
    places += [match.span() for match in _SPELLED.finditer(text)]
    if len(places) < 2 or figures(text) < 2:
        return False
    first, last = min(end for _, end in places), max(start for start, _ in places)
    if not _RESULT.search(text, min(first, last), max(first, last)):
        return False
    return len(places) >= 3 or _OPERATOR.search(text) is not None
