"""The text of a file or of stdin, for verbs that read what people wrote.

Owns the sentences for files that cannot be read.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from coach.errors import CoachError, NotFoundError

MAX_BYTES = 20_000_000


def read_text(path: Path, verb: str) -> str:
    """Return the text of a file; `-` is stdin.

    Args:
        path: The file as the person named it.
        verb: What reads it, such as `coach story check`.

    Raises:
        NotFoundError: If there is no such file.
        CoachError: If it cannot be read, is too large, or is no text.
    """
    name = str(path)
    if name == "-":
        return _decoded(sys.stdin.buffer.read(MAX_BYTES + 1), "stdin", verb)
    try:
        with path.expanduser().open("rb") as file:
            return _decoded(file.read(MAX_BYTES + 1), name, verb)
    except FileNotFoundError as error:
        raise NotFoundError(f"there is no file {name}", "check the path") from error
    except IsADirectoryError as error:
        hint = f"name its files: {verb} {name}/*.md"
        raise CoachError(f"{name} is a folder", hint) from error
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        hint = "check that you may read it"
        raise CoachError(f"cannot read {name}: {reason}", hint) from error


def all_of(errors: Sequence[CoachError]) -> CoachError:
    """Return one error for all files that could not be read."""
    first = errors[0]
    if len(errors) == 1:
        return first
    error = type(first)("; ".join(one.message for one in errors), first.hint)
    error.exit_code = max(one.exit_code for one in errors)
    return error


def _decoded(raw: bytes, name: str, verb: str) -> str:
    hint = f"{verb} reads Markdown and plain text, saved as UTF-8"
    if len(raw) > MAX_BYTES:
        raise CoachError(f"{name} is larger than 20 MB", "check it in parts")
    if b"\0" in raw[:8192]:
        raise CoachError(f"{name} is not a text file", hint)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{name} is not UTF-8 text (byte {error.start})"
        raise CoachError(message, hint) from error
