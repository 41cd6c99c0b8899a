"""Two clocks read together tell work from sleep and from a stopped process."""

import pytest

from coach.domain.timing import GAP_S, Instant, Lapse, lapse


def at(wall: float, mono: float) -> Instant:
    return Instant(wall=wall, mono=mono)


def test_ordinary_seconds_are_work() -> None:
    assert lapse(at(100, 10), at(101, 11)) == Lapse(worked=1)


def test_wall_running_ahead_alone_is_sleep_and_is_not_charged() -> None:
    """CLOCK_MONOTONIC stands still while the machine is suspended."""
    assert lapse(at(100, 10), at(10_900, 11)) == Lapse(worked=1, slept=10_799)


def test_a_monotonic_gap_is_a_stopped_process() -> None:
    assert lapse(at(100, 10), at(108, 18)) == Lapse(stopped=8)


def test_a_gap_in_the_persons_own_editor_is_work() -> None:
    assert lapse(at(100, 10), at(400, 310), away=True) == Lapse(worked=300)


def test_sleep_while_stopped_is_told_apart() -> None:
    assert lapse(at(100, 10), at(200, 20)) == Lapse(slept=90, stopped=10)


@pytest.mark.parametrize("wall", [0.0, 99.0, 100.0 + GAP_S])
def test_a_wall_clock_that_is_set_changes_nothing(wall: float) -> None:
    assert lapse(at(100, 10), at(wall, 10.5)) == Lapse(worked=0.5)


def test_monotonic_time_never_runs_backwards() -> None:
    """A session moved between machines may meet a smaller monotonic reading."""
    assert lapse(at(100, 50), at(101, 3)) == Lapse()
