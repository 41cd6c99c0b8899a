"""Does the process that has a session open still live?

Process ids mean something on their own machine only, and the system gives them out
again: there the start time of the process is compared as well. For another machine
(a shared home) a claim holds while it is younger than `FOREIGN_S`.
"""

import os
import socket
from pathlib import Path

from coach.domain.ports import Owner

FOREIGN_S = 30.0
"""How long the claim of a process on another machine holds, in seconds."""


def process_start(pid: int) -> int | None:
    """Return when a process started, in ticks since boot, where the system tells.

    A process that is dead but not yet collected by its parent has no start.
    """
    try:
        text = Path(f"/proc/{pid}/stat").read_text("utf-8", errors="replace")
    except OSError:
        return None
    fields = text.rpartition(")")[2].split()
    return None if fields[0] in "ZX" else int(fields[19])


def lives(owner: Owner, started: int | None, claimed_at: float, now: float) -> bool:
    """Say whether a claim still holds.

    Args:
        owner: Who claimed.
        started: `process_start` of that process when it claimed.
        claimed_at: Wall seconds of the claim or of the last save.
        now: Wall seconds; a clock set back far makes a foreign claim end too.
    """
    if owner.host != socket.gethostname():
        return abs(now - claimed_at) < FOREIGN_S
    if not _runs(owner.pid):
        return False
    return started is None or process_start(owner.pid) == started


def name(owner: Owner) -> str:
    """Name an owner for people: `process 4242 on pts/3`."""
    place = owner.terminal or owner.host
    return f"process {owner.pid} on {place}" if place else f"process {owner.pid}"


def _runs(pid: int) -> bool:
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True
