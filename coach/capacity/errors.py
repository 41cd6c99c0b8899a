"""Why an estimate cannot be computed, and where in its text. Prints nothing."""

from coach.errors import UsageError

TOO_LARGE = "the number is too large"


class EstimateError(UsageError):
    """An estimate that cannot be read or computed.

    Attributes:
        kind: What sort of mistake: `syntax`, `name`, `value`, `limit`, `sum` (two sides
            that cannot be added) or `unit` (any other unit that does not fit).
        start: Offset of the first character it is about, or -1 while unknown.
        end: Offset after the last character, or -1.
    """

    def __init__(
        self,
        message: str,
        hint: str = "",
        *,
        kind: str = "syntax",
        start: int = -1,
        end: int = -1,
    ) -> None:
        super().__init__(message, hint)
        self.kind = kind
        self.start = start
        self.end = end

    def at(self, start: int, end: int) -> "EstimateError":
        """The same error with a place, unless it already has a narrower one."""
        if self.start < 0:
            self.start, self.end = start, end
        return self

    def pointer(self, text: str) -> str:
        """The text with a line of carets under the place, or "" without a place."""
        if self.start < 0 or "\n" in text:
            return ""
        width = max(1, min(self.end, len(text)) - self.start)
        return f"{text}\n{' ' * self.start}{'^' * width}"


def too_large() -> EstimateError:
    """The refusal for anything a float cannot hold."""
    return EstimateError(
        TOO_LARGE, "an estimate stays below 1e300: check the exponents", kind="limit"
    )
