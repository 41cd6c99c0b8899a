"""The one file that reads the time; everything else gets it as an argument."""

import time
from datetime import UTC, datetime

from coach.domain.timing import Instant


def read() -> Instant:
    """Read both clocks together."""
    return Instant(wall=time.time(), mono=time.monotonic())


def wall() -> float:
    """Return seconds since the epoch, UTC."""
    return time.time()


def local(at: float) -> datetime:
    """Return a moment in the person's own time zone, for display."""
    return datetime.fromtimestamp(at, UTC).astimezone()
