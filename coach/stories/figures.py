"""Figures in a told text, without what only looks like one.

Years, days, clock times, versions, percentiles and names such as `S3` are no measures.
"""

import re
from dataclasses import dataclass
from typing import Final

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_SPELLED: Final = (
    r"zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|"
    r"a dozen|dozens|half|a third|a quarter|twice"
)
_FIGURE: Final = re.compile(
    rf"(?<![\w.#/-])(?P<money>[$€£₹]\s?)?(?P<number>\d[\d,.]*\d|\d|"
    rf"(?:{_SPELLED})(?!\w))"
    r"(?P<tail>\s?(?:%|percent|k\b|m\b|ms\b|x\b|s\b)?)"
)
_DATE: Final = re.compile(
    rf"\b(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+(?:19|20)\d\d)?|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b|(?:19|20)\d\d(?!\s?(?:%|"
    rf"[a-z]+s\b))|"
    r"\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}:\d\d|"
    r"\d{1,2}\s?(?:am|pm|a\.m|p\.m)\b|o'clock|"
    r"(?:version|python|java|http|ipv|node|rails|postgres|postgresql|django|php|"
    r"windows|ios|android|angular|vue|react|spring|level|grade|step|phase|tier|"
    r"sprint|week|day|chapter|rfc|ticket|issue|option|plan|number|no\.?)[ /-]?\d[\d.]*|"
    r"q[1-4]\b|\d+(?:st|nd|rd|th)\b)"
)
_TIME_UNIT: Final = re.compile(
    r"[\s-]*(?:and a half\s+|more\s+|full\s+|working\s+|business\s+)?"
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|sprints?|"
    r"mins?|hrs?|h|weekends?|nights?|evenings?|afternoons?|mornings?)\b"
)
_FRAME: Final = re.compile(
    r"(?:in|within|after|over|for|since|by|before|during|last|next|first|past|every|"
    r"another|following|under)\s+(?:(?:the|about|around|only|just|last|next|first|past|"
    r"almost|nearly|roughly|less than|another)\s+){0,2}$"
)
_AGO: Final = re.compile(r"\s*(?:\w+\s+)?(?:later|ago|after|earlier|before)\b")
_LOOSE: Final = frozenset({"one", "half", "two", "first"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a sentence.

    Attributes:
        start: Where it begins in the sentence.
        end: One past its end.
        unit: The word behind it, or `%`, `$` and the like.
        frame: It only says when or for how long: `in six weeks`.
    """

    start: int
    end: int
    unit: str
    frame: bool


def figures(said: str) -> list[Figure]:
    """Return the figures of a sentence in small letters."""
    dates = [match.span() for match in _DATE.finditer(said)]
    found: list[Figure] = []
    for match in _FIGURE.finditer(said):
        start, end = match.span()
        if any(a <= match.start("number") < b for a, b in dates):
            continue
        if (
            not match["money"]
            and said[match.end("number") : end + 1].strip()[:1] == ":"
        ):
            continue
        unit = (match["money"] or match["tail"]).strip()
        behind = _TIME_UNIT.match(said, match.end("number"))
        if behind and not unit.startswith(("%", "$")):
            unit, end = behind[0].strip(" -"), behind.end()
        elif not unit:
            word = re.compile(r"\s*([a-z]+)").match(said, end)
            unit = word[1] if word else ""
        spelled = match["number"] in _LOOSE
        if spelled and not behind and not _counts(match["number"], unit):
            continue
        frame = bool(behind) and _framed(said, start, end)
        found.append(Figure(start, end, unit, frame))
    return found


def _counts(number: str, unit: str) -> bool:
    """Tell whether a small number word counts things: `two outages`, not `one of`."""
    return (
        number == "two"
        and unit.endswith("s")
        and unit not in {"is", "was", "this", "has", "as", "us"}
    )


def _framed(said: str, start: int, end: int) -> bool:
    if _FRAME.search(said[max(0, start - 40) : start]):
        return True
    return _AGO.match(said, end) is not None
