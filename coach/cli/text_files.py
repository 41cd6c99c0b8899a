"""Texts that a person names on the command line: a path, or - for stdin."""

import sys
from pathlib import Path

from coach.errors import CoachError, NotFoundError

MOST_BYTES = 20_000_000
_HINT = "name Markdown or plain text, saved as UTF-8"


def text_of(path: Path) -> str:
    """Return the text of a file or of stdin.

    Raises:
        CoachError: It cannot be read, is too large, or is no text.
    """
    name = str(path)
    if name == "-":
        return _decoded(sys.stdin.buffer.read(MOST_BYTES + 1), "stdin")
    try:
        with path.expanduser().open("rb") as file:
            return _decoded(file.read(MOST_BYTES + 1), name)
    except FileNotFoundError as error:
        raise NotFoundError(f"there is no file {name}", "check the path") from error
    except IsADirectoryError as error:
        raise CoachError(f"{name} is a folder", f"name files: {name}/*.md") from error
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        hint = "check that you may read it"
        raise CoachError(f"cannot read {name}: {reason}", hint) from error


def _decoded(raw: bytes, name: str) -> str:
    if len(raw) > MOST_BYTES:
        raise CoachError(f"{name} is larger than 20 MB", "judge it in parts")
    if b"\0" in raw[:8192]:
        raise CoachError(f"{name} is not a text file", _HINT)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{name} is not UTF-8 text (byte {error.start})"
        raise CoachError(message, _HINT) from error
