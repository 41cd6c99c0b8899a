"""What can go wrong, in words for the person, and the exit code it ends with.

Front ends only render these; they never invent a sentence of their own. However a
message was written, a shell shows it as a clause and the app as a sentence.
"""

from typing import Final

_OPENERS: Final = frozenset({"A", "No", "Session", "The", "There", "This", "What"})
"""First words of messages that are no names: small after `coach: `."""


def as_clause(message: str) -> str:
    """Return a message as it stands behind a colon: small, one sentence unpointed."""
    first, space, rest = message.partition(" ")
    if space and first in _OPENERS:
        message = f"{first.lower()} {rest}"
    alone = ". " not in message and "\n" not in message
    return message.removesuffix(".") if alone else message


def as_sentence(message: str) -> str:
    """Return a message as it stands alone: a capital in front, a point behind."""
    message = capital(message)
    return message if message.endswith((".", "!", "?", "…", ":")) else f"{message}."


def capital(text: str) -> str:
    """Return a text with a capital in front, unless it begins with a file or a verb."""
    first, space, _ = text.partition(" ")
    if space and first.isalpha() and first != "coach":
        return text[0].upper() + text[1:]
    return text


class CoachError(Exception):
    """Something the person can understand and act on.

    Attributes:
        message: What happened and to which thing, in one sentence.
        hint: What to do next, or an empty string.
        exit_code: What a command ends with: 1 the work failed, 2 wrong use.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(CoachError):
    """The command was asked for something that it does not offer."""

    exit_code = 2


class NotFoundError(UsageError):
    """A case, session, format or file that does not exist."""


class ContentError(CoachError):
    """A content file that cannot be used as it stands."""


class StorageError(CoachError):
    """The data folder or the database cannot be used as it stands."""


class NewerDatabaseError(StorageError):
    """The database was made by a newer version; nothing was changed."""


class ConflictError(StorageError):
    """Another terminal has changed this session since it was read."""


class ExportError(CoachError):
    """An answer sheet could not be made or written."""
