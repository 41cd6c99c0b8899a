"""Estimate text to tokens: numbers as people write them, words, signs.

Owns what a number looks like and refuses what is too long to be an estimate. Must not
know units. One linear pattern; a text is at most 2,000 characters and 400 tokens.
"""

import re

from coach.capacity.errors import EstimateError, too_large

MAX_CHARS = 2_000
MAX_TOKENS = 400
MAX_DIGITS = 40

_SUPER = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_PLAIN = str.maketrans(_SUPER, "0123456789-")
_EXPONENT = r"(?:[eE][+-]?[0-9]+)?"
_PATTERN = re.compile(
    rf"(?P<space>\s+)"
    r"|(?P<number>(?:"
    r"[0-9]{1,3}(?:['’ \u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    rf"|[0-9]+(?:[_,][0-9]+)*(?:\.[0-9]+)?|\.[0-9]+){_EXPONENT})"
    rf"|(?P<power>[{_SUPER}]+)"
    r"|(?P<word>[^\W\d_]\w*)"
    r"|(?P<sign>\.{2,3}|…|\*\*|[-+*/^×·⋅÷−–(),%$€£~≈])"
)
# Needed by few texts: `re` compiles and keeps them at their first use.
_IN_CALL = rf"(?:[0-9]+(?:_[0-9]+)*(?:\.[0-9]+)?|\.[0-9]+){_EXPONENT}"
_LETTERS = r"[^\W\d_]+"
_THOUSANDS = rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?{_EXPONENT}"
_GROUPING = ",'’ \u00a0\u2009\u202f"
_SIGNS = {
    "**": "^",
    "×": "*",
    "·": "*",
    "⋅": "*",
    "÷": "/",
    "−": "-",
    "–": "-",
    "...": "..",
    "…": "..",
    "≈": "~",
}


class Token:
    """One piece of the text: its kind, its text as meant, and its place.

    `kind` is `number`, `word`, `power` (a superscript), `end`, or the sign itself.
    `glued` says that no space stands before it.
    """

    __slots__ = ("end", "glued", "kind", "start", "text", "value")

    def __init__(
        self, kind: str, text: str, start: int, end: int, glued: bool, value: float = 0
    ) -> None:
        self.kind = kind
        self.text = text
        self.start = start
        self.end = end
        self.glued = glued
        self.value = value


def plain_digits(text: str) -> str:
    """A number without what groups its thousands: 86 400, 86'400, 86,400."""
    return text if text.isalnum() else "".join(c for c in text if c not in _GROUPING)


def _number(text: str, start: int) -> float:
    end = start + len(text)
    if sum(c.isdigit() for c in text) > MAX_DIGITS:
        hint = f"a number has at most {MAX_DIGITS} digits; write 10^50"
        raise EstimateError(too_large().message, hint, kind="limit").at(start, end)
    if "," in text and not re.fullmatch(_THOUSANDS, text):
        raise EstimateError(
            f"`{text}` is no number here: a comma groups thousands (86,400)",
            "write a decimal point: 1.5",
        ).at(start, end)
    value = float(plain_digits(text).replace("_", ""))
    if value > 1e300:
        raise too_large().at(start, end)
    return value


def _word(raw: str, glued: bool) -> str:
    """How much of a run of letters and digits is one word.

    A superscript ends it (km²), and so does a digit when a number stands right before:
    2h5m is 2 h 5 m, 2x3 is 2 x 3.
    """
    if not raw.isascii():
        raw = re.split(f"[{_SUPER}]", raw, maxsplit=1)[0]
    letters = re.match(_LETTERS, raw) if glued else None
    return letters.group() if letters else raw


def _strange(text: str, at: int) -> EstimateError:
    char = text[at]
    hint = "an estimate has numbers, units, names and + - * / ^ ( )"
    if char.isdigit():
        hint = "write numbers with the digits 0 to 9"
    elif char == "=":
        hint = "one `=` only, after a name at the start: dau = 100M users * 0.2"
    elif char == ".":
        hint = "a decimal point stands between digits, a range has two: 1..2"
    shown = char if char.isprintable() else f"U+{ord(char):04X}"
    return EstimateError(f"`{shown}` cannot stand here", hint).at(at, at + 1)


def tokens_of(
    text: str, functions: frozenset[str], notes: list[str] | None = None
) -> list[Token]:
    """The tokens of one line, closed by an `end` token.

    Inside the brackets of a function a comma separates values; `notes` is told when
    it could also have grouped thousands.

    Raises:
        EstimateError: A character or number that cannot be, or too much text.
    """
    if len(text) > MAX_CHARS:
        raise EstimateError(
            f"the text is too long: {len(text):,} characters, at most {MAX_CHARS:,}",
            "split it into named lines",
            kind="limit",
        )
    tokens: list[Token] = []
    calls: list[bool] = []
    at, spaced = 0, True
    while at < len(text):
        match = _PATTERN.match(text, at)
        if match is None:
            raise _strange(text, at)
        kind, raw, end = str(match.lastgroup), match.group(), match.end()
        if kind == "space":
            at, spaced = end, True
            continue
        value = 0.0
        if kind == "number":
            if calls and calls[-1] and "," in raw:
                if notes is not None and re.fullmatch(_THOUSANDS, raw):
                    notes.append(
                        f"the comma in `{raw}` separates two values; "
                        f"write {raw.replace(',', '')} for one number"
                    )
                short = re.match(_IN_CALL, text[at:])
                raw = short.group() if short else raw
                end = at + len(raw)
            value = _number(raw, at)
        elif kind == "word":
            glued = not spaced and bool(tokens) and tokens[-1].kind == "number"
            raw = _word(raw, glued)
            end = at + len(raw)
        elif kind == "power":
            raw = raw.translate(_PLAIN)
            if "-" in raw[1:] or not raw.strip("-"):
                raise _strange(text, at)
            if len(raw) > 4:
                raise too_large().at(at, end)
        elif kind == "sign":
            raw = kind = _SIGNS.get(raw, raw)
            if raw == "(":
                named = bool(tokens) and tokens[-1].text.lower() in functions
                calls.append(named)
            elif raw == ")" and calls:
                calls.pop()
        tokens.append(Token(kind, raw, at, end, not spaced, value))
        if len(tokens) > MAX_TOKENS:
            raise EstimateError(
                f"the line has more than {MAX_TOKENS} parts",
                "split it into named lines",
                kind="limit",
            )
        at, spaced = end, False
    tokens.append(Token("end", "", len(text), len(text), False))
    return tokens
