"""The STAR room in a real terminal: told, checked, kept, exported; a kill between."""

import json
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.journey

SITUATION = "In March two teams shared one deploy queue and Marc wanted to keep it."
TASK = "I had to get our release out by Friday."
ACTION = (
    "I disagreed with Marc. I measured the waits for a week, because nobody knew them, "
    "and proposed two queues instead of one. Marc reviewed the plan."
)
RESULT = "Waiting fell from 40 minutes to 6 within two weeks."


def leave_text(terminal: Any) -> None:
    """Press Escape and wait until letters act; sooner they would be alt-keys."""
    terminal.wait_for("esc leave text")
    terminal.press("Escape")
    terminal.wait_until(lambda seen: "esc leave text" not in seen, "the letters")


def tellings(terminal: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(terminal.coach("history", "--json").stdout)
    return [one for one in found if one["kind"] == "story"]


def saved(terminal: Any, key: str, text: str) -> Callable[[str], bool]:
    """Return a check that a text stands in the database, read by another process."""

    def look(_screen: str) -> bool:
        done = terminal.coach("export", "--as", "json")
        sections = json.loads(done.stdout)["sections"] if done.stdout else []
        return any(one["key"] == key and text in one["text"] for one in sections)

    return look


@pytest.mark.parametrize(
    ("width", "height"),
    [(80, 24), pytest.param(120, 40, marks=pytest.mark.slow)],
)
def test_a_story_from_the_question_to_the_sheet(
    terminal: Any, width: int, height: int
) -> None:
    terminal.start("star", width=width, height=height)
    terminal.wait_for("The STAR room", "0 of", "Conflict and")
    terminal.press("Down")
    terminal.wait_for("conflict with a colleague")
    terminal.press("Enter")
    terminal.press("Enter")
    terminal.wait_for("want to find out", "What each part wants", "Prepare")
    terminal.type("Marc, queue, 40 to 6")
    leave_text(terminal)
    terminal.press("n")
    terminal.wait_for("1 Situation", "4 Result", "Spoken 0:00 of 2:00")
    for text in (SITUATION, TASK, ACTION):
        terminal.type(text)
        terminal.wait_for(" ".join(text.split()[-2:]))
        terminal.press("F8")
    terminal.type("Waiting fell.")
    terminal.wait_until(saved(terminal, "story/result", "Waiting fell."), "the save")

    terminal.kill(signal.SIGKILL)
    assert terminal.wait_for_exit() == 128 + signal.SIGKILL
    terminal.start("star", "conflict")
    terminal.wait_for("Everything is back", "14 words", "Tell · writing")
    leave_text(terminal)
    terminal.press("t")
    terminal.wait_for("Speaking 0:0", "Marc, queue, 40 to 6")
    terminal.wait_for("Speaking 0:02")
    terminal.press("Space")
    terminal.wait_for("aloud 0:0")
    leave_text(terminal)
    terminal.press("4")
    terminal.wait_for("esc leave text")
    terminal.type(" From 40 minutes to 6 within two weeks.")
    terminal.wait_for("within two weeks.")
    leave_text(terminal)
    terminal.press("n")

    screen = terminal.wait_for("of 100", "Ownership", "✓ good", "version 1")
    assert "improve" in screen
    terminal.press("n")
    terminal.wait_for("A line or two each", "Your answer.")
    terminal.type("I wrote the plan and measured the waits.")
    leave_text(terminal)
    terminal.press("n")
    terminal.wait_for("In 90 seconds", "In 30 seconds")
    terminal.type("One queue for two teams; I split it, and waits fell to 6 minutes.")
    terminal.wait_for("✓ fits")
    leave_text(terminal)
    terminal.press("k")
    terminal.wait_for("What is it evidence of?", "[x] Conflict")
    terminal.press("k")
    terminal.wait_for("It is in the bank as conflict-")
    terminal.press("r")
    terminal.wait_for("esc leave text", "1 Situation")
    leave_text(terminal)
    terminal.press("1")
    terminal.wait_for("esc leave text")
    terminal.type(" Releases waited 40 minutes.")
    leave_text(terminal)
    terminal.press("n")
    terminal.wait_for("version 2", "of 100")
    terminal.press("o")
    terminal.wait_for("Bank   1 story", "Version 2 of 2", "In March two teams")
    terminal.press("m")
    terminal.wait_for("Holes:", "Carry this one", "●")
    terminal.press("w")
    terminal.wait_for("The sheet is")
    terminal.press("q")
    terminal.wait_for("Version 2 of 2")
    terminal.press("q")
    terminal.wait_for("Recent sessions", "told", "A conflict")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0

    (sheet,) = terminal.folder.glob("*-stories.md")
    for text in (
        sheet.read_text(encoding="utf-8"),
        terminal.coach("story", "export", "all").stdout,
    ):
        for part in (
            SITUATION,
            "Releases waited 40 minutes.",
            "I wrote the plan and measured the waits.",
            "**In 90 seconds**",
            "**No story yet for:**",
        ):
            assert part in text, part
    telling = terminal.coach("export").stdout
    assert "What an interviewer heard" in telling
    assert "| 2 |" in telling
    (listed,) = json.loads(terminal.coach("story", "list", "--json").stdout)
    assert listed["competencies"][0]["id"] == "conflict"
    (history,) = tellings(terminal)
    assert history["status"] == "done"


def test_a_kill_while_telling_loses_at_most_three_quarters_of_a_second(
    terminal: Any,
) -> None:
    """Keys are typed without a pause; the save must not wait for one."""
    terminal.start("star", "conflict")
    terminal.wait_for("What each part wants")
    leave_text(terminal)
    terminal.press("n")
    terminal.wait_for("esc leave text", "1 Situation")
    typed: list[tuple[float, str]] = []
    end = time.monotonic() + 4.0
    while time.monotonic() < end:
        word = f"w{len(typed):03}"
        terminal.type(f"{word} ")
        terminal.wait_for(word)
        typed.append((time.monotonic(), word))
    killed = time.monotonic()
    terminal.kill(signal.SIGKILL)
    terminal.wait_for_exit()
    text = terminal.coach("export", "--as", "json").stdout
    sections = {one["key"]: one["text"] for one in json.loads(text)["sections"]}
    kept = sections["story/situation"].split()
    due = [word for at, word in typed if at < killed - 0.75]
    assert len(due) > 10, "too slow a machine to say anything"
    assert kept[: len(due)] == due


def test_the_room_without_a_terminal_says_what_is_missing(terminal: Any) -> None:
    done = terminal.coach("star", "conflict")
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr


def test_a_second_terminal_is_told_and_the_first_ones_text_is_kept(
    terminal: Any,
) -> None:
    other = type(terminal)(terminal.home, terminal.folder)
    try:
        terminal.start("star", "conflict")
        terminal.wait_for("What each part wants")
        leave_text(terminal)
        terminal.press("n")
        terminal.wait_for("esc leave text", "1 Situation")
        terminal.type("first terminal")
        terminal.wait_until(saved(terminal, "story/situation", "first terminal"), "it")
        other.start("star", "conflict")
        other.wait_for("open elsewhere", str(terminal.pid()))
        other.press("t")
        other.wait_for("first terminal", "1 Situation")
        terminal.type(" and more")
        terminal.wait_for("changed in another terminal")
        terminal.press("h")
        terminal.wait_for("Recent sessions")
        leave_text(other)
        other.press("k")
        other.wait_for("Texts kept aside", "first terminal")
    finally:
        other.close()
