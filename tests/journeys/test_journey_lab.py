"""The lab in a real terminal: commit, reveal, play, a kill in between, the sheet."""

import json
import signal
from typing import Any

import pytest

pytestmark = pytest.mark.journey


def down(terminal: Any, times: int) -> None:
    """Go some fields down."""
    terminal.press(*["Down"] * times)


@pytest.mark.parametrize(
    ("width", "height"),
    [(80, 24), pytest.param(120, 40, marks=pytest.mark.slow)],
)
def test_a_lab_from_the_first_number_to_the_sheet(
    terminal: Any, width: int, height: int
) -> None:
    terminal.start("calc", "twitter", width=width, height=height)
    screen = terminal.wait_for("Your numbers", "Accounts active in a month")
    assert "100M" not in screen, "the reference must not be shown yet"

    terminal.type("300M users")
    terminal.wait_for("= 300M users")
    terminal.press("Enter")
    terminal.type("2 GB")
    terminal.wait_for("2 GB is data", "a plain number is wanted")
    terminal.press("BSpace", "BSpace", "BSpace", "BSpace")
    terminal.type("10 %")
    terminal.wait_for("= 10 %")
    down(terminal, 19)
    terminal.type("35k/s")
    terminal.wait_for("= 35k /s")
    down(terminal, 6)
    terminal.type("960 GB")
    terminal.wait_for("= 960 GB")

    terminal.press("Escape")
    terminal.wait_for("e fill in")
    terminal.press("c")
    terminal.wait_for("2 of 16 inputs and 2 of 15 results")
    terminal.press("y")
    terminal.wait_for("off, 15× too high", "MAU for DAU", "It decides:")

    terminal.kill(signal.SIGKILL)
    assert terminal.wait_for_exit() == 128 + signal.SIGKILL
    terminal.start("resume")
    terminal.wait_for("4 numbers", "off, 15× too high")

    terminal.press("n")
    terminal.wait_for("30M users", "Results", "Inputs", "━━━━")
    terminal.press(*["BSpace"] * len("300M users"))
    terminal.wait_for("10M users ×0.5", "From half to double")
    terminal.type("50M")
    terminal.wait_for("5M users ×0.25", "from 2.5M users to 10M users")
    terminal.press("Escape")
    terminal.wait_for("q leave")
    terminal.press("w")
    terminal.wait_for("The answer sheet is")
    terminal.press("q")
    terminal.wait_for("Recent sessions", "lab")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0

    (sheet,) = terminal.folder.glob("*-twitter-lab-*.md")
    for text in (sheet.read_text(encoding="utf-8"), terminal.coach("export").stdout):
        for part in (
            "| Accounts active in a month | 300M users | 100M users |",
            "right order, 3× too high",
            "Trap: Monthly users were counted as if all came every day",
            "| Daily users | 5M users | 20M users | ×0.25 |",
            "- mau = 50M",
            "<!-- coach:section lab/inputs -->",
        ):
            assert part in text, part
    history = json.loads(terminal.coach("history", "--json").stdout)
    assert [(entry["kind"], entry["status"]) for entry in history] == [("lab", "done")]
    assert "lab" in terminal.coach("history").stdout


def test_a_lab_without_a_terminal_says_what_is_missing(terminal: Any) -> None:
    done = terminal.coach("calc", "twitter")
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr
