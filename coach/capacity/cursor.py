"""Where the parser stands in the tokens, and what it was unsure about."""

from coach.capacity.errors import EstimateError
from coach.capacity.lexer import Token
from coach.capacity.units import DOUBTFUL, SCALES, find_unit, odd_case

MAX_DEPTH = 40

FUNCTIONS = frozenset(
    {"min", "max", "ceil", "floor", "round", "sqrt", "exp", "ln", "log2", "log10"}
    | {"sum", "prod"}
)
OPERATORS = {"x": "*", "X": "*", "times": "*", "of": "*", "per": "/"}
KEYWORDS = frozenset({*OPERATORS, "in", "to", "a", "an", "each"})
# Words of ordinary sentences; none of them is a thing that can be counted.
STOP_WORDS = frozenset(
    {"and", "or", "so", "then", "with", "at", "by", "from", "on", "for", "than", "the"}
    | {"is", "are", "was", "be", "if", "which", "that", "this", "we", "you", "i", "it"}
    | {"about", "not", "no", "nan", "inf", "infinity"}
)


class Doubt:
    """A letter that can be read in two ways: where, how it was read, how else.

    `firm` says that the neighbours leave no choice, `glued` that no space stands before
    it, `small` that its number is below 100, `rate` that a time follows (30 B/d).
    """

    __slots__ = (
        "end",
        "firm",
        "glued",
        "letter",
        "other",
        "rate",
        "reading",
        "small",
        "start",
    )

    def __init__(
        self,
        token: Token,
        reading: str,
        other: str,
        firm: bool,
        small: bool = False,
        rate: bool = False,
    ) -> None:
        self.letter = token.text
        self.start = token.start
        self.end = token.end
        self.reading = reading
        self.other = other
        self.firm = firm
        self.glued = token.glued
        self.small = small
        self.rate = rate


class Cursor:
    """The tokens, a position in them, and the doubts met on the way."""

    __slots__ = ("at", "depth", "doubts", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.at = 0
        self.depth = 0
        self.doubts: list[Doubt] = []

    def peek(self, ahead: int = 0) -> Token:
        """The token `ahead` places on; past the end it is the end."""
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)]

    def take(self) -> Token:
        """The token here; the position moves on."""
        token = self.tokens[self.at]
        if token.kind != "end":
            self.at += 1
        return token

    def enter(self) -> None:
        """One level deeper; refuses what only an attack would nest."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            token = self.peek()
            raise EstimateError(
                f"more than {MAX_DEPTH} brackets or powers inside each other",
                "split it into named lines",
                kind="limit",
            ).at(token.start, token.end)

    def leave(self) -> None:
        """One level up."""
        self.depth -= 1

    def unexpected(self) -> EstimateError:
        """The error for a token that cannot stand here."""
        token, before = self.peek(), self.peek(-1) if self.at else None
        if token.kind == "end":
            return EstimateError(
                "the expression ends too early", "a number or a name is missing"
            ).at(token.start, token.end)
        hint = "an operator such as * or / is missing before it"
        if before is None or before.kind in ("(", "+", "-", "*", "/", "^", ","):
            hint = "a number or a name is missing here"
        elif token.text.startswith(".") and token.kind == "number":
            hint = "a number has one decimal point; 1,000,000 groups thousands"
        elif token.kind == ")":
            hint = "no bracket was opened for it"
        elif token.text == "G":
            hint = "write GB for gigabytes, Gb for gigabits, bn for billion"
        elif token.kind == "word" and odd_case(token.text):
            hint = "write MB for megabytes, Mb for megabits, MiB for mebibytes"
        elif token.kind == "word" and len(token.text) == 1:
            hint = f"`{token.text}` is no unit; a counting noun has two letters or more"
        return EstimateError(f"`{token.text}` cannot stand here", hint).at(
            token.start, token.end
        )


def is_noun(token: Token) -> bool:
    """Whether a word can be a counting noun: no unit, scale, function or keyword."""
    word = token.text
    return (
        token.kind == "word"
        and len(word) > 1
        and word not in KEYWORDS
        and word not in DOUBTFUL
        and word not in SCALES
        and word not in FUNCTIONS
        and word.lower() not in STOP_WORDS
        and find_unit(word) is None
        and not odd_case(word)
    )
