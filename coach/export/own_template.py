"""An answer sheet through a person's own template, which is not trusted.

The template runs in a child process (`child`); here are its limits, and the words for
everything that can go wrong. Templates get the values of `data.as_data` and the
filters of `filters`; the shipped sheet is the example to start from.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach import clock, resources
from coach.errors import ExportError
from coach.export.data import as_data
from coach.export.guard import printable
from coach.text.safe import safe_line

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.domain.session import Session
    from coach.domain.verdict import Review

_FRAME = re.compile(r'File "<template>", line (\d+) in ')
_BIGGEST_TEMPLATE = 1_000_000
_MARGIN = 0.2
"""Seconds in which the child, which knows the line, may end before it is ended."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a template may use.

    Attributes:
        seconds: Time to compile and run.
        start: Seconds more for the process to start; a slow start takes from the rest.
        megabytes: Memory of the process, where the platform can bound it.
        longest: Characters it may write.
    """

    seconds: float = 2.0
    start: float = 0.8
    megabytes: int = 512
    longest: int = 5_000_000


def render_own(
    path: Path,
    session: "Session",
    case: "Case | None",
    *,
    reference: bool = False,
    review: "Review | None" = None,
    made_at: float,
    zone: tzinfo | None = None,
    limits: Limits | None = None,
) -> str:
    """Return a session as a person's own template writes it.

    Raises:
        ExportError: If the template cannot be read, is faulty, or takes too much; the
            message names file and line.
    """
    data = as_data(
        session,
        case,
        reference=reference,
        review=review,
        made_at=made_at,
        zone=zone,
    )
    return render_data(path, data, limits)


def render_data(
    path: Path, data: Mapping[str, Any], limits: Limits | None = None
) -> str:
    """Return JSON values as a person's own template writes them.

    Raises:
        ExportError: If the template cannot be read, is faulty, or takes too much.
    """
    limits = limits or Limits()
    job = {
        "source": _source(path),
        "data": data,
        "seconds": limits.seconds,
        "until": clock.read().mono + limits.seconds + limits.start - _MARGIN,
        "megabytes": limits.megabytes,
        "longest": limits.longest,
    }
    replies, said, late = _run(json.dumps(job), limits)
    lines: list[list[int]] = next((r["lines"] for r in replies if "lines" in r), [])
    for reply in replies:
        if "text" in reply:
            return printable(reply["text"])
        if "error" in reply:
            raise _fault(path, reply["line"], reply["error"])
    frame = _FRAME.search(said)
    if late or "Timeout" in said:
        where = _template_line(lines, int(frame[1])) if frame else None
        raise _fault(path, where, f"it takes longer than {limits.seconds:g} s")
    raise _fault(path, None, "it ended without a result")


def _source(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(_BIGGEST_TEMPLATE + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise _fault(path, None, f"it cannot be read: {why}") from error
    if len(raw) > _BIGGEST_TEMPLATE:
        raise _fault(path, None, "it is larger than 1 MB")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _fault(path, line, "it is not UTF-8 text") from error


def _run(job: str, limits: Limits) -> tuple[list[dict[str, Any]], str, bool]:
    """Run the child; return its replies, what it said on stderr, and if it was late."""
    # -P: nothing in the folder we are called from may pose as one of our modules.
    command = [sys.executable, "-P", "-m", "coach.export.child"]
    late = False
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
    ) as child:
        try:
            out, err = child.communicate(
                job.encode("ascii"), limits.seconds + limits.start
            )
        except subprocess.TimeoutExpired:
            late = True
            child.kill()
            out, err = child.communicate()
    whole = [line for line in out.split(b"\n")[:-1] if line]
    return [json.loads(line) for line in whole], err.decode("utf-8", "replace"), late


def _environment() -> Mapping[str, str]:
    root = str(Path(__file__).resolve().parents[2])
    paths = filter(None, (root, os.environ.get("PYTHONPATH")))
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def _template_line(lines: Sequence[Sequence[int]], compiled: int) -> int:
    """Return the template's line for a line of the Python it was compiled to."""
    before = [own for own, code in lines if code <= compiled]
    return before[-1] if before else 1


def _fault(path: Path, line: int | None, what: str) -> ExportError:
    where = f"{safe_line(str(path))}:{line}" if line else safe_line(str(path))
    sample = resources.templates() / "sheet.md.j2"
    return ExportError(
        f"the template {where} cannot be used: {safe_line(what)}",
        f"mend it, or start from a copy of {sample}",
    )
