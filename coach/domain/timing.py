"""How time is charged: two clocks read together, and what a gap between them means.

Budgets count monotonic seconds; wall seconds only date things. This module owns the
distinction between working, sleeping and being stopped. It never reads a clock.
"""

from dataclasses import dataclass

GAP_S = 5.0
"""A jump longer than this between two readings was not ordinary work, in seconds."""


@dataclass(frozen=True, slots=True)
class Instant:
    """One reading of both clocks.

    Attributes:
        wall: Seconds since the epoch, UTC.
        mono: Monotonic seconds, origin unspecified.
    """

    wall: float
    mono: float


@dataclass(frozen=True, slots=True)
class Lapse:
    """What happened between two readings, in seconds.

    Attributes:
        worked: Charged to the phase.
        slept: The machine slept; told to the person, never charged.
        stopped: The process stood still; the person says whether it counts.
    """

    worked: float = 0.0
    slept: float = 0.0
    stopped: float = 0.0


def lapse(before: Instant, now: Instant, *, away: bool = False) -> Lapse:
    """Judge the time between two readings.

    Args:
        before: The earlier reading.
        now: The later reading.
        away: The person is known to be in their own editor, so a long gap in
            monotonic time is work.

    Returns:
        The seconds worked, slept and stopped. A wall clock that was set back or a
        little ahead changes nothing.
    """
    mono = max(0.0, now.mono - before.mono)
    ahead = (now.wall - before.wall) - mono
    slept = ahead if ahead > GAP_S else 0.0
    if mono > GAP_S and not away:
        return Lapse(slept=slept, stopped=mono)
    return Lapse(worked=mono, slept=slept)
