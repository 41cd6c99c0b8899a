"""Opens a section in the person's own editor, and finds its text again after a kill.

The temporary file lies in the data folder. It is deleted only once its text is back in
the session; a file that is still there at the next start is the newer text.
"""

import contextlib
import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

from textual.app import App

from coach.errors import CoachError


class EditorError(CoachError):
    """The person's own editor could not be used."""


def editor_command() -> list[str]:
    """Find the person's editor.

    Raises:
        EditorError: If none is set and none of the usual ones is installed.
    """
    for name in ("VISUAL", "EDITOR"):
        words = shlex.split(os.environ.get(name, ""))
        if words:
            return words
    for usual in ("nano", "vim", "vi"):
        if shutil.which(usual):
            return [usual]
    raise EditorError(
        "No editor is set.", "Set EDITOR, for example `export EDITOR=nano`."
    )


def edit_outside(app: App[Any], text: str, path: Path) -> str:
    """Let the person edit a text in their own editor while the app stands aside.

    Args:
        app: The app to suspend.
        text: The text as it is now.
        path: The temporary file; call `forget` once its text is safe.

    Returns:
        The text as the editor left it.

    Raises:
        EditorError: If the editor cannot be started, fails, or leaves what is not
            text; the file is kept.
    """
    command = editor_command()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    try:
        done = _run(app, [*command, str(path)])
    except OSError as error:
        forget(path)
        raise EditorError(
            f"`{command[0]}` could not be started: {error.strerror}.",
            "Set EDITOR to a program that is installed.",
        ) from error
    if done.returncode != 0:
        raise EditorError(
            f"`{command[0]}` ended with code {done.returncode}; nothing was changed.",
            f"What it left is in {path}.",
        )
    return left_text(path)


def _run(app: App[Any], command: list[str]) -> "subprocess.CompletedProcess[bytes]":
    # An error must not leave `suspend` by itself: the terminal would stay given away.
    failed: OSError | None = None
    done = subprocess.CompletedProcess[bytes](command, 1)
    with app.suspend():
        try:
            done = subprocess.run(command, check=False)
        except OSError as error:
            failed = error
    if failed is not None:
        raise failed
    return done


def left_text(path: Path) -> str:
    """Read what an editor left.

    Raises:
        EditorError: If it is gone or no UTF-8 text.
    """
    try:
        return path.read_text("utf-8").removesuffix("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EditorError(
            f"What the editor left in {path} could not be read: {error}.",
            "Your text is unchanged.",
        ) from error


def forget(path: Path) -> None:
    """Delete a temporary file whose text is safe."""
    with contextlib.suppress(OSError):
        path.unlink()


def file_for(folder: Path, session_id: str, section: str) -> Path:
    """Name the temporary file of a section."""
    return folder / f"{session_id}--{section.replace('/', '--')}.md"


def left_behind(folder: Path, session_id: str) -> dict[str, Path]:
    """Find the files of a session that an earlier run left, by section."""
    prefix = f"{session_id}--"
    return {
        path.stem.removeprefix(prefix).replace("--", "/"): path
        for path in sorted(folder.glob(f"{prefix}*.md"))
    }
