"""What is left to say when the app meets a fault of its own.

The screen gets one sentence, the log gets where it happened. Neither gets a value or a
message of an exception: both may hold what the person wrote.
"""

import os
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rich.text import Text
from textual.app import App

from coach import __version__
from coach.text.safe import safe_line

MAX_LOG_BYTES = 1_000_000

_FRAMES_KEPT = 40
_CHAIN_KEPT = 20
# What Python itself says of these names code, never a value.
_HARMLESS = (AttributeError, NameError, ImportError, ZeroDivisionError, RecursionError)


def fatal_error(
    app: App[Any], log_path: Path, flush: Callable[[], None] | None = None
) -> None:
    """Do the work of `App._fatal_error`: end the app, say so in one sentence.

    Args:
        app: The app that met the fault; its `_exception` is reported.
        log_path: The log; written for its owner only, never above 1 MB.
        flush: Stores all unsaved text; left out where that was done before.
    """
    error = app._exception or sys.exc_info()[1]
    report(app, error or RuntimeError(), log_path, flush)


def report(
    app: App[Any],
    error: BaseException,
    log_path: Path,
    flush: Callable[[], None] | None = None,
) -> None:
    """Do the work of `App._handle_exception`: store, log, end the app with code 1.

    Args:
        app: The app that met the fault.
        error: The fault.
        log_path: The log; written for its owner only, never above 1 MB.
        flush: Stores all unsaved text; left out where that was done before.
    """
    saved = _stored(flush)
    if app._exception is None and isinstance(error, Exception):
        app._exception = error
        app._exception_event.set()
    if not app._exit:
        app._return_code = 1
    entry = describe(error)
    import hashlib

    name = hashlib.sha256(entry.encode()).hexdigest()[:8]
    logged = write_log(log_path, f"error {name}\n{entry}\n")
    if not app._exit_renderables:
        app._exit_renderables.append(Text(sentence(name, log_path, saved, logged)))
    app._close_messages_no_wait()


def sentence(name: str, log_path: Path, saved: bool, logged: bool) -> str:
    """Return what the person reads.

    Args:
        name: The id of the error, also in the log.
        log_path: Where the log is.
        saved: Whether all text could be stored.
        logged: Whether the log could be written.

    Returns:
        One plain sentence.
    """
    work = (
        "your work is saved"
        if saved
        else "your work is saved up to the last “saved” on the screen, not beyond"
    )
    log = "what happened is in" if logged else "what happened could not be written to"
    return (
        f"coach met a fault of its own (error {name}) and had to stop; {work}, and "
        f"{log} {safe_line(str(log_path))}."
    )


def describe(error: BaseException) -> str:
    """Return where a fault happened, and what kinds of fault led to it.

    Args:
        error: The fault, with those that caused it.

    Returns:
        Files, lines and types; no value, and no message that could hold one.
    """
    import platform
    from importlib.metadata import version

    versions = f"coach {__version__}, textual {version('textual')}"
    python = f"Python {platform.python_version()} on {sys.platform}"
    parts = [f"{versions}, {python}"]
    parts += [_describe_one(each) for each in _chain(error)]
    return _as_utf8("\n".join(parts))


def _as_utf8(text: str) -> str:
    """Return the text fit to be written as UTF-8."""
    return text.encode("utf-8", "replace").decode()


def write_log(path: Path, entry: str) -> bool:
    """Append to the log, or begin it anew where it would grow above its size.

    Args:
        path: The log; its folder is made where it is missing.
        entry: What to add.

    Returns:
        Whether it was written.
    """
    data = entry.encode()[:MAX_LOG_BYTES]
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        full = path.exists() and path.stat().st_size + len(data) > MAX_LOG_BYTES
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if full else os.O_APPEND)
        descriptor = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(descriptor, "wb") as log:
            os.fchmod(descriptor, 0o600)
            log.write(data)
    except OSError:
        return False
    return True


def _stored(flush: Callable[[], None] | None) -> bool:
    try:
        if flush is not None:
            flush()
    except Exception:  # noqa: BLE001 - the fault may be in storing itself
        return False
    return True


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Walk from a fault to what led to it, each once."""
    waiting, seen = [error], set[int]()
    while waiting and len(seen) < _CHAIN_KEPT:
        each = waiting.pop(0)
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        wrapped = getattr(each, "error", None)  # a failed worker of Textual
        context = None if each.__suppress_context__ else each.__context__
        inner = each.exceptions if isinstance(each, BaseExceptionGroup) else ()
        more = (wrapped, each.__cause__, context, *inner)
        waiting += [one for one in more if isinstance(one, BaseException)]


def _describe_one(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    left_out = max(0, len(frames) - 2 * _FRAMES_KEPT)
    if left_out:
        frames[_FRAMES_KEPT:-_FRAMES_KEPT] = []
    lines = [f"  {f.filename}:{f.lineno} in {f.name}\n    {f.line}" for f in frames]
    if left_out:
        lines.insert(_FRAMES_KEPT, f"  … {left_out} more")
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    said = f": {error}" if type(error) in _HARMLESS else ""
    return "\n".join([*lines, kind + said])
