"""What keeping costs: an autosave late in a long round, the history, opening.

`rows()` gives (name, measured, unit, target) and judges nothing. Each save is the one
that the program makes: own connection, full sync, one section changed by one key.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from math import nan
from pathlib import Path

from coach.domain import round as rules
from coach.domain.plan import PHASES, PlannedGoal, PlannedPhase, section_keys
from coach.domain.ports import Owner
from coach.domain.session import CaseRef, Session
from coach.domain.timing import Instant
from coach.storage import backups
from coach.storage.sessions import Sessions

Row = tuple[str, float, str, float]

SAVES = 400
PAUSE_S = 0.02
SESSIONS = 1000
_WORDS = 5000
_ME = Owner("bench", 1, "elsewhere", "pts/1")


def rows() -> list[Row]:
    """Measure on the disk of the folder for temporary files."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "coach.db"
        store = Sessions(path)
        try:
            saves = _saves(store, Path(folder) / "probe")
            return [*saves, *_history(store), *_openings(path)]
        finally:
            store.close()


def long_round() -> Session:
    """Return a mock forty minutes in: 5,000 words, 120 questions, hints and ticks."""
    plan = tuple(
        PlannedPhase(name, name.title(), 600.0, (PlannedGoal("g", "Say it"),))
        for name in PHASES
    )
    now = Instant(1.7e9, 0.0)
    case = CaseRef("twitter", 1, "A Twitter-like feed")
    session = rules.plan_session("bench", "mock", case, "senior", plan, now)
    session = rules.start(session, now)
    for number in range(40):
        now = Instant(now.wall + 4, now.mono + 4)
        session = rules.ask(session, f"How many {number}?", "dau", "200 million", now)
        session = rules.toggle_goal(session, "g", now)
        session = rules.take_hint(session, "Think of the peak, not the mean.", now)
    keys = section_keys(plan)
    each = "fan-out " * (_WORDS // len(keys))
    return rules.write(session, dict.fromkeys(keys, each))


def _saves(store: Sessions, probe: Path) -> list[Row]:
    session = long_round()
    rev = store.create(session, _ME, 0.0)
    saves, syncs = [], []
    for number in range(SAVES):
        body = session.sections["api"] + "x"
        session = rules.write(session, {"api": body})
        if number % 10 == 0:
            session = rules.toggle_goal(session, "g", Instant(1.7e9 + number, 160.0))
        # The program saves twice a second; one save right after the other would
        # measure how a disk queues, not what a save costs.
        time.sleep(PAUSE_S)
        syncs.append(_timed(lambda: _sync(probe)))
        begun = time.perf_counter()
        rev = store.save(session, rev, _ME, float(number))
        saves.append((time.perf_counter() - begun) * 1000)
    return [
        *_spread("disk, one synced write of 4 kB", syncs, nan, nan),
        *_spread("autosave, 5,000 words", saves, 5.0, 20.0),
    ]


def _sync(probe: Path) -> None:
    handle = os.open(probe, os.O_CREAT | os.O_RDWR)
    os.pwrite(handle, bytes(4096), 0)
    os.fsync(handle)
    os.close(handle)


def _spread(name: str, taken: list[float], p50: float, p99: float) -> list[Row]:
    return [
        (f"{name}: p50", statistics.median(taken), "ms", p50),
        (f"{name}: p99", statistics.quantiles(taken, n=100)[-1], "ms", p99),
    ]


def _history(store: Sessions) -> list[Row]:
    session = long_round()
    for number in range(SESSIONS - 1):
        short = replace(session, id=f"s{number}", created_at=float(number))
        short = replace(short, sections={"api": "GET /feed"}, events=())
        store.create(short, _ME, 0.0)
    return [
        (
            f"history, 20 of {SESSIONS:,} sessions",
            _median(lambda: store.summaries(20)),
            "ms",
            5.0,
        ),
        (
            f"history, all {SESSIONS:,} sessions",
            _median(lambda: store.summaries(SESSIONS)),
            "ms",
            50.0,
        ),
    ]


def _openings(path: Path) -> list[Row]:
    def start() -> None:
        store = Sessions(path)
        store.summaries(1)
        store.close()

    def resume() -> None:
        store = Sessions(path)
        store.open("bench", _ME, 1.0)
        store.close()

    def back_up() -> None:
        backups.back_up(path, 0.0)

    size = path.stat().st_size / 1e6
    return [
        ("start: open the database, read one line", _median(start), "ms", 20.0),
        ("resume: open, read and hold 5,000 words", _median(resume), "ms", 30.0),
        (f"backup and check of {size:.1f} MB", _median(back_up, 5), "ms", 300.0),
    ]


def _median(work: Callable[[], object], times: int = 25) -> float:
    return statistics.median(_timed(work) for _ in range(times))


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    for name, measured, unit, target in rows():
        print(f"{name:<45} {measured:8.2f} {unit:<3} (target {target:g})")
