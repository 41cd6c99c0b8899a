"""The app without a terminal, on a data folder and a clock of the test's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coach import clock
from coach.domain.start import AtHome, Start
from coach.domain.timing import Instant
from coach.services import Services, services
from coach.tui.app import CoachApp


class Hands:
    """A clock that moves only when the test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def read(self) -> Instant:
        """Return both clocks."""
        return Instant(1_790_000_000 + self.seconds, 1_000 + self.seconds)

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds


@pytest.fixture(
    params=[(80, 24), pytest.param((120, 40), marks=pytest.mark.slow)],
    ids=["80x24", "120x40"],
)
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """The sizes that a page has to fit; the roomy one is left to `make slow`."""
    found: tuple[int, int] = request.param
    return found


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    """The clock that everything reads."""
    made = Hands()
    monkeypatch.setattr(clock, "read", made.read)
    monkeypatch.setattr(clock, "wall", lambda: made.read().wall)
    return made


@pytest.fixture
def parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hands: Hands
) -> Iterator[Services]:
    """The services on an empty data folder; the person works in a folder beside it."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    made = services()
    yield made
    if "store" in made.__dict__:
        made.store.close()


@pytest.fixture
def open_app(parts: Services) -> Callable[..., CoachApp]:
    """Return a function that makes the app at a start."""

    def make(start: Start | None = None) -> CoachApp:
        return CoachApp(parts, start or AtHome())

    return make
