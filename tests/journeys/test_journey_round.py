"""A whole round in a real terminal, cut off by kill -9 and finished all the same."""

import json
import signal
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.journey

QUESTIONS = (
    "How many people use it daily?",
    "how many tweets per day?",
    "Should I use Kafka for the fan-out?",
)


def sections_of(exported: str) -> dict[str, str]:
    """Return the text of each section of a session exported as JSON."""
    listed = json.loads(exported)["sections"]
    return {section["key"]: section["text"] for section in listed}


def begin(terminal: Any) -> None:
    """Start the standard round and wait for the empty notes."""
    terminal.start("mock", "twitter")
    screen = terminal.wait_for("Mock interview", "start")
    assert "100 million" not in screen, "the brief must not tell requirements"
    terminal.press("Enter")
    terminal.wait_for("1 Clarify", "Interviewer", "round ")


def leave_text(terminal: Any) -> None:
    """Press Escape and wait until letters act; sooner they would be alt-keys."""
    screen = terminal.wait_until(
        lambda seen: "esc leave text" in seen or "e write" in seen, "a mode"
    )
    if "esc leave text" in screen:
        terminal.press("Escape")
        terminal.wait_for("e write")


def ask(terminal: Any, question: str) -> None:
    leave_text(terminal)
    terminal.press("a")
    terminal.wait_for("esc leave text")
    terminal.type(question)
    terminal.press("Enter")
    terminal.wait_for("› " + question[:20])


def write(terminal: Any, section: str, text: str) -> None:
    """Open a section by its number and type into it."""
    leave_text(terminal)
    terminal.press(section)
    terminal.wait_for("esc leave text")
    terminal.type(text)
    terminal.wait_for(text[-24:], "esc leave text")


def saved(terminal: Any, key: str, text: str) -> Callable[[str], bool]:
    """Return a check that a text stands in the database, read by another process."""

    def look(_screen: str) -> bool:
        done = terminal.coach("export", "--as", "json")
        if done.returncode != 0:
            return False
        return text in sections_of(done.stdout)[key]

    return look


def test_a_round_survives_kill_and_ends_in_an_answer_sheet(terminal: Any) -> None:
    begin(terminal)
    for question in QUESTIONS:
        ask(terminal, question)
    terminal.wait_for("20 million", "1 million")
    write(terminal, "1", "Reads dominate [TODO] a[i] <= b [/ and writes are few.")
    leave_text(terminal)
    terminal.press("n")
    terminal.wait_for("components and their job")
    write(terminal, "5", "client -> lb -> api -> cache")
    terminal.wait_for("│ cache │", "│ client │")
    write(terminal, "3", "GET /v1/timelines/home?cursor")
    leave_text(terminal)
    terminal.press("n")
    terminal.wait_for("database schema")
    write(terminal, "4", "tweets(id, author_id, text)")
    write(terminal, "1", "The deep dive is about skew.")
    terminal.wait_until(saved(terminal, "notes/deep-dive", "about skew."), "the save")

    terminal.kill(signal.SIGKILL)
    assert terminal.wait_for_exit() == 128 + signal.SIGKILL
    terminal.start("resume")
    terminal.wait_for("3 Deep dive", "The deep dive is about skew.", "Paused")
    terminal.press("F4")
    terminal.wait_for("esc leave text")
    terminal.type(" More after the kill.")
    terminal.wait_for("More after the kill.")
    leave_text(terminal)
    terminal.press("n")
    terminal.wait_for("bottlenecks named")
    leave_text(terminal)
    terminal.press("n")
    terminal.wait_for("Finish the round?")
    terminal.press("y")
    terminal.wait_for("How it went", "Deep dive", "These change the design")
    terminal.press("n")
    terminal.wait_for("press 1–4")
    for mark in "34343434":
        terminal.press(mark)
    terminal.wait_until(lambda screen: "press 1–4" not in screen, "all marks")
    terminal.press("n")
    terminal.wait_for("What would lift it most", "First gap", "staff")
    terminal.press("r")
    terminal.wait_for("Yours", "Reference", "Clarify")
    terminal.press("q")
    terminal.wait_for("Recent sessions", "3.4/4", "/100")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0

    sheet = terminal.coach("export").stdout
    for text in (
        *QUESTIONS,
        "Reads dominate [TODO] a[i] <= b [/ and writes are few.",
        "client -> lb -> api -> cache",
        "GET /v1/timelines/home?cursor",
        "tweets(id, author_id, text)",
        "The deep dive is about skew. More after the kill.",
        "<!-- coach:section api -->",
    ):
        assert text in sheet, text
    history = json.loads(terminal.coach("history", "--json").stdout)
    assert [entry["status"] for entry in history] == ["done"]


def test_a_kill_loses_at_most_the_last_three_quarters_of_a_second(
    terminal: Any,
) -> None:
    """Keys are typed without a pause; the save must not wait for one."""
    begin(terminal)
    typed = ""
    for number in range(12):
        terminal.type(f"word{number:02} ")
        typed += f"word{number:02} "
        terminal.wait_for(f"word{number:02}")
    terminal.wait_until(saved(terminal, "notes/clarify", "word05"), "the early words")
    terminal.kill(signal.SIGKILL)
    terminal.wait_for_exit()
    terminal.start("resume")
    screen = terminal.wait_for("word05", "Paused")
    assert "saved at" in screen


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_the_program_with_everything_stored(
    terminal: Any, number: signal.Signals
) -> None:
    begin(terminal)
    terminal.type("the very last words")
    terminal.wait_for("the very last words")
    terminal.kill(number)
    assert terminal.wait_for_exit(deadline=2.5) == 128 + number
    stored = sections_of(terminal.coach("export", "--as", "json").stdout)
    assert stored["notes/clarify"] == "the very last words"


def test_a_second_terminal_is_told_and_the_first_ones_text_is_kept(
    terminal: Any, tmp_path: Any
) -> None:
    other = type(terminal)(terminal.home, terminal.folder)
    try:
        begin(terminal)
        terminal.type("first terminal")
        terminal.wait_until(saved(terminal, "notes/clarify", "first terminal"), "save")
        other.start("resume")
        other.wait_for("open elsewhere", str(terminal.pid()))
        other.press("t")
        other.wait_for("first terminal", "Paused")
        terminal.type(" and more")
        screen = terminal.wait_for("changed in another terminal")
        # The dialog may have come before the last keys; what was shown is the measure.
        line = next(row for row in screen.splitlines() if "first terminal" in row)
        shown = line.partition("first terminal")[2].strip()
        terminal.press("h")
        terminal.wait_for("Recent sessions")
        if shown:
            other.press("k")
            other.wait_for("Texts kept aside", f"first terminal {shown}")
    finally:
        other.close()
