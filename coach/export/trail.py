"""What the events of a session tell beside its figures: breaks, and hints in words.

Pure: values in, values out.
"""

from dataclasses import dataclass

from coach.domain.session import Session

_RESUMING = ("resumed", "phase-entered", "finished")


@dataclass(frozen=True, slots=True)
class Break:
    """Time beside the round.

    Attributes:
        kind: `paused` by the person, `slept` (the machine), `stopped` (the program).
        at: Wall seconds at which it was noted.
        seconds: Its length; None for a pause that has not ended.
        counted: Whether it was charged to the phase.
    """

    kind: str
    phase: str
    at: float
    seconds: float | None
    counted: bool = False


def breaks(session: Session) -> tuple[Break, ...]:
    """List pauses, sleep and standstills in the order in which they were noted."""
    found = []
    for event in session.events:
        if event.kind == "paused":
            end = _resumed(session, event.seq)
            length = None if end is None else max(0.0, end - event.at)
            found.append(Break("paused", event.phase, event.at, length))
        elif event.kind in ("slept", "stopped"):
            seconds = float(event.data.get("seconds", 0.0))
            counted = bool(event.data.get("counts", False))
            found.append(Break(event.kind, event.phase, event.at, seconds, counted))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Rest:
    """All breaks of a kind in a phase.

    Attributes:
        title: The title of the phase.
        times: How many there were.
        seconds: Their length together, but for one that has not ended.
        standing: Whether one has not ended.
    """

    kind: str
    phase: str
    title: str
    counted: bool
    times: int
    seconds: float
    standing: bool


def rests(session: Session) -> tuple[Rest, ...]:
    """Sum up the breaks by phase and kind, in the order of the first of each."""
    alike: dict[tuple[str, str, bool], list[float | None]] = {}
    for one in breaks(session):
        key = (one.phase, one.kind, one.counted)
        alike.setdefault(key, []).append(one.seconds)
    titles = {phase.id: phase.title for phase in session.plan}
    return tuple(
        Rest(
            kind,
            phase,
            titles.get(phase, phase),
            counted,
            len(lengths),
            sum(length for length in lengths if length is not None),
            None in lengths,
        )
        for (phase, kind, counted), lengths in alike.items()
    )


def hint_texts(session: Session, phase_id: str) -> tuple[str, ...]:
    """Return the words of the hints taken in a phase, in order."""
    return tuple(
        str(event.data.get("text", ""))
        for event in session.events
        if event.kind == "hint" and event.phase == phase_id
    )


def _resumed(session: Session, after: int) -> float | None:
    """Return the wall seconds at which the clock ran again, or the round ended."""
    return next(
        (e.at for e in session.events if e.seq > after and e.kind in _RESUMING), None
    )
