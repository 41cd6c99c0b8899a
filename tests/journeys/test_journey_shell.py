"""What the program says where there is no terminal, or nothing to do."""

from typing import Any

import pytest

pytestmark = pytest.mark.journey


def test_without_a_terminal_it_says_so_at_once(terminal: Any) -> None:
    done = terminal.coach("mock", "twitter")
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("mock", "twiter"), "twitter"),
        (("mock", "twitter", "--level", "boss"), "senior"),
        (("mock", "twitter", "--minutes", "0"), "minutes"),
        (("resume",), "no unfinished session"),
        (("resume", "nothing"), "nothing"),
        (("export",), "session"),
    ],
)
def test_wrong_use_names_the_thing_and_the_next_step(
    terminal: Any, words: tuple[str, ...], said: str
) -> None:
    done = terminal.coach(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_the_first_start_offers_a_taste(terminal: Any) -> None:
    terminal.start(width=80, height=24)
    terminal.wait_for("A round is a mock interview", "Taste a round", "m mock")
    terminal.press("t")
    terminal.wait_for("1:15 min", "10 min")
    terminal.press("Escape")
    terminal.wait_for("Taste a round")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0
