"""Whatever ends the app, the text is kept and the terminal given back.

Each fault is also let loose on a plain Textual app: where that does not fail, the test
proves nothing.
"""

import signal
import stat
from collections.abc import AsyncIterator, Callable
from itertools import cycle
from typing import Any

import pytest
from textual.app import App

from coach.errors import StorageError
from coach.tui import signals

Start = Callable[..., Any]

TEXT = "canary in the notes"
SOON_S = 2.0
CODES = {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: 130}


def good(end: Any, code: int) -> bool:
    """Whether a run ended as it should."""
    return bool(
        end.code == code and end.kept == TEXT and end.cooked and end.seconds <= SOON_S
    )


@pytest.mark.parametrize("number", CODES)
def test_a_signal_ends_the_app_with_all_text_kept(
    terminal: Start, number: signal.Signals
) -> None:
    run = terminal("cure")
    run.type(TEXT)
    run.kill(number)
    end = run.end()
    assert good(end, CODES[number]), end


@pytest.mark.parametrize("number", CODES)
def test_control_a_signal_costs_a_plain_app_its_text(
    terminal: Start, number: signal.Signals
) -> None:
    run = terminal("control")
    run.type(TEXT)
    run.kill(number)
    assert not good(run.end(), CODES[number])


@pytest.mark.parametrize("wish", ["plain", "nohup"])
def test_a_lost_terminal_ends_the_app_with_all_text_kept(
    terminal: Start, wish: str
) -> None:
    run = terminal("cure", wish)
    run.type(TEXT)
    run.hang_up()
    end = run.end()
    assert good(end, 129), end


@pytest.mark.parametrize("wish", ["plain", "nohup"])
def test_control_a_lost_terminal_costs_a_plain_app_its_text(
    terminal: Start, wish: str
) -> None:
    run = terminal("control", wish)
    run.type(TEXT)
    run.hang_up()
    end = run.end(1.0)
    assert not good(end, 129)
    if wish == "nohup":
        assert run.alive


@pytest.mark.parametrize("mode", ["cure", "control"])
def test_only_a_plain_app_hangs_on_a_terminal_that_nobody_reads(
    terminal: Start, mode: str
) -> None:
    run = terminal(mode, "restless")
    run.type(TEXT)
    run.look_away()
    assert run.full()
    run.kill(signal.SIGTERM)
    end = run.end()
    assert good(end, 143) is (mode == "cure"), end


def test_an_open_question_does_not_hold_the_app_back(terminal: Start) -> None:
    run = terminal("cure")
    run.type(TEXT)
    run.send("\x1bOR")
    assert run.shows("modal")
    run.kill(signal.SIGTERM)
    end = run.end()
    assert good(end, 143), end


def test_more_signals_on_the_way_out_change_nothing(terminal: Start) -> None:
    run = terminal("cure", "hang")
    run.type(TEXT)
    run.kill(signal.SIGTERM)
    assert run.until(lambda: run.text == TEXT, SOON_S)
    numbers = cycle((signal.SIGTERM, signal.SIGINT, signal.SIGHUP))

    def ended_by_one_more() -> bool:
        run.kill(next(numbers))
        return not run.alive

    assert run.until(ended_by_one_more, SOON_S)
    end = run.end()
    assert good(end, 143), end


def test_an_app_that_hangs_in_its_shutdown_is_ended_all_the_same(
    terminal: Start,
) -> None:
    run = terminal("cure", "hang")
    run.type(TEXT)
    run.kill(signal.SIGTERM)
    end = run.end()
    assert good(end, 143), end


def test_stopping_stores_first_and_going_on_goes_on(terminal: Start) -> None:
    run = terminal("cure")
    run.type(TEXT)
    run.kill(signal.SIGTSTP)
    assert run.stopped()
    assert run.text == TEXT
    assert run.cooked
    run.forget()
    run.kill(signal.SIGCONT)
    run.type(" and on")
    run.kill(signal.SIGTSTP)
    assert run.stopped()
    assert run.text == TEXT + " and on"
    run.kill(signal.SIGCONT)
    assert run.until(lambda: not run.cooked, SOON_S)
    run.kill(signal.SIGTERM)
    assert run.end().code == 143


def test_control_stopping_a_plain_app_stores_nothing(terminal: Start) -> None:
    run = terminal("control")
    run.type(TEXT)
    run.kill(signal.SIGTSTP)
    assert run.stopped()
    assert run.text == ""


F2, F4, F5 = "\x1bOQ", "\x1bOS", "\x1b[15~"


@pytest.mark.parametrize("key", [F2, F4, F5])
def test_a_fault_of_the_app_shows_one_sentence_and_nothing_typed(
    terminal: Start, key: str
) -> None:
    run = terminal("cure")
    run.type(TEXT)
    run.send(key)
    end = run.end()
    assert good(end, 1), end
    assert run.until(lambda: "crash.log" in "".join(run.farewell.split()), SOON_S)
    said = "".join(run.farewell.split())
    assert "cannotbear" not in said
    assert "canary" not in said
    assert said.count("yourworkissaved") == 1
    assert str(run.log) in said
    log = run.log.read_text()
    assert log.splitlines()[0].removeprefix("error ") in said
    assert "in action_fail" in log
    assert "ValueError" in log
    assert "canary" not in log
    assert stat.S_IMODE(run.log.stat().st_mode) == 0o600
    assert stat.S_IMODE(run.log.parent.stat().st_mode) == 0o700


def test_control_a_fault_of_a_plain_app_prints_what_was_typed(terminal: Start) -> None:
    run = terminal("control")
    run.type(TEXT)
    run.forget()
    run.send(F2)
    assert not good(run.end(), 1)
    assert run.output.count("canary") >= 2  # a local and the message


def test_no_signal_is_needed_to_leave_an_app_that_watches_none() -> None:
    class Bare:
        """Stands for an app that never installed anything."""

        code = 0
        _exit = False

        def exit(self, return_code: int, message: object) -> None:
            self.code = return_code

    bare: Any = Bare()
    signals.uninstall(bare)
    signals.leave(bare, 129)
    assert bare.code == 129


# --- Without a terminal


class Quiet(App[None]):
    """An app that does nothing at all."""


@pytest.fixture
async def quiet() -> AsyncIterator[Quiet]:
    app = Quiet()
    async with app.run_test():
        yield app


async def test_only_the_first_call_to_leave_counts(quiet: Quiet) -> None:
    stored: list[int] = []
    signals.install(quiet, lambda: stored.append(1))
    signals.leave(quiet, 143)
    signals.leave(quiet, 129)
    assert stored == [1]
    assert quiet.return_code == 143


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (StorageError("The disk is full."), 143, "The disk is full."),
        (ValueError(TEXT), 143, "ValueError"),
        (StorageError("The disk is full."), 129, None),
    ],
)
async def test_what_could_not_be_stored_is_said_without_the_text_itself(
    quiet: Quiet, error: Exception, code: int, said: str | None
) -> None:
    def store() -> None:
        raise error

    signals.install(quiet, store)
    signals.leave(quiet, code)
    assert quiet.return_code == code
    printed = [str(each) for each in quiet._exit_renderables]
    quiet._exit_renderables.clear()
    assert len(printed) == (said is not None)
    assert all(str(said) in each and TEXT not in each for each in printed)


async def test_an_app_that_was_quit_keeps_its_own_code(quiet: Quiet) -> None:
    stored: list[int] = []
    signals.install(quiet, lambda: stored.append(1))
    quiet.exit(return_code=0)
    signals.leave(quiet, 129)
    assert stored == [1]
    assert quiet.return_code == 0


async def test_suspending_stores_at_once_and_signals_come_back(quiet: Quiet) -> None:
    stored: list[int] = []
    signals.install(quiet, lambda: stored.append(1))
    quiet.app_suspend_signal.publish(quiet)
    assert stored == [1]
    away = signal.getsignal(signal.SIGINT)
    quiet.app_resume_signal.publish(quiet)
    assert signal.getsignal(signal.SIGINT) is not away


async def test_uninstalling_leaves_everything_as_it_was(quiet: Quiet) -> None:
    watched = (*signals.ENDING, signal.SIGTSTP)
    before = [signal.getsignal(number) for number in watched]
    signals.install(quiet, lambda: None)
    assert [signal.getsignal(number) for number in watched][:3] != before[:3]
    signals.uninstall(quiet)
    signals.uninstall(quiet)
    assert [signal.getsignal(number) for number in watched] == before
    quiet.app_suspend_signal.publish(quiet)
    assert [signal.getsignal(number) for number in watched] == before
