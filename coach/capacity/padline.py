"""One line of a pad: its text taken apart, and what it came to."""

import re

from coach.capacity.errors import EstimateError
from coach.capacity.estimate import Estimate
from coach.capacity.parser import Parsed, parse
from coach.capacity.quantity import Quantity

_BULLET = re.compile(r"\s*(?:[-*•] +|[0-9]{1,2}[.)] +)?")
# How a line of Markdown starts that is no estimate: table, quote, code, link, rule.
_MARKUP = ("|", ">", "```", "[", "!", "<")
# What a remark after an expression starts with.
_REMARK = ("(", "=", "→", "->", "—", ";", ",")
_NAME = re.compile(r"[^\W\d]\w*")


class Split:
    """A line taken apart.

    Attributes:
        name: The name it gives a value to, or "".
        expression: What to compute, or "" for prose and empty lines.
        offset: Where the expression starts in the line.
        maybe_prose: The line need not be an estimate: if it fails, it is a sentence.
        remark: What to tell the person about the name.
        bad_name: What stands before `=` and cannot be a name, or "".
    """

    __slots__ = ("bad_name", "expression", "maybe_prose", "name", "offset", "remark")

    def __init__(
        self,
        name: str = "",
        expression: str = "",
        offset: int = 0,
        maybe_prose: bool = False,
        remark: str = "",
    ) -> None:
        self.name = name
        self.expression = expression
        self.offset = offset
        self.maybe_prose = maybe_prose
        self.remark = remark
        self.bad_name = ""


class PadLine:
    """One line with its result.

    Attributes:
        text: The line as written.
        kind: `value`, `error`, `prose` or `blank`.
        name: The name it gives a value to, or "".
        estimate: The result of a value.
        error: What is wrong; `start` and `end` are columns of the line.
        reads: The words it looked up and what they were worth (None: nothing).
    """

    __slots__ = ("error", "estimate", "kind", "name", "reads", "text")

    def __init__(
        self,
        text: str,
        kind: str,
        name: str = "",
        estimate: Estimate | None = None,
        error: EstimateError | None = None,
        reads: dict[str, Quantity | None] | None = None,
    ) -> None:
        self.text = text
        self.kind = kind
        self.name = name
        self.estimate = estimate
        self.error = error
        self.reads = reads or {}


def _without_comment(row: str) -> str:
    """The line up to a `#` at its start or after a space."""
    at = row.find("#")
    while at > 0 and not row[at - 1].isspace():
        at = row.find("#", at + 1)
    return row if at < 0 else row[:at]


def split_line(row: str) -> Split:
    """Take a line apart: bullet, name, expression, comment."""
    body = _without_comment(row).rstrip()
    bullet = _BULLET.match(body)
    start = bullet.end() if bullet else 0
    if start >= len(body) or body[start:].startswith(_MARKUP):
        return Split()
    body = body.replace("`", " ")
    left, equals, right = body[start:].partition("=")
    if equals:
        return _named(left, right, start)
    left, colon, right = body[start:].partition(":")
    if colon and _NAME.fullmatch(left.strip()) and right.strip():
        split = _named(left, right, start)
        split.maybe_prose = True
        return split
    return Split("", body[start:], start, maybe_prose=_like_prose(body[start:]))


def parse_before_remark(text: str) -> tuple[Parsed, str]:
    """Read an expression and leave out what follows as a remark.

    People write `dau = 100M users (assumed)`, `5 TB, so we shard` and `a * b = 15`.

    Returns:
        The expression, and what to say about the rest, or "".

    Raises:
        EstimateError: The text is no expression, with or without its end.
    """
    try:
        return parse(text), ""
    except EstimateError as error:
        rest = text[error.start :].lstrip() if error.start > 0 else ""
        if error.kind != "syntax" or not rest.startswith(_REMARK):
            raise
        try:
            parsed = parse(text[: error.start])
        except EstimateError:
            raise error from None
    claim = rest.startswith("=") and not rest.startswith("=>")
    said = "the line counts what stands before `=`" if claim else ""
    return parsed, said


def _named(left: str, right: str, start: int) -> Split:
    offset = start + len(left) + 1
    words = left.strip("*_ \t").split()
    name = "_".join(words)
    if not _NAME.fullmatch(name):
        split = Split("", f"{left}={right}", start, maybe_prose=len(words) != 1)
        split.bad_name = left.strip()
        return split
    remark = f"its name is `{name}` on the next lines" if len(words) > 1 else ""
    if not right.strip():
        return Split(name, " ", offset, maybe_prose=len(words) > 1)
    return Split(name, right, offset, maybe_prose=len(words) > 4, remark=remark)


def _like_prose(text: str) -> bool:
    """Whether a line without a name can be a sentence: it has words and no operator."""
    words = [word.strip("*_`\"'(),.:") for word in text.split()]
    if not any(map(str.isalnum, text)):
        return True
    return sum(word[:1].isalpha() for word in words) >= max(1, len(words) // 2)
