"""From the last key of a round to its verdicts, a disagreement, and the sheet."""

import json
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.journey

TYPED = {
    "1": "People post tweets, follow others and read a home timeline. "
    "So for the feed I go with fan-out on write instead of fan-out on read, since "
    "people load about 200 times for every post.",
    "2": "so 50M * 1 KB = 50 TB a day",
    "5": "app -> gateway -> tweet service -> postgres",
}


def letters(terminal: Any) -> None:
    """Leave the text, and wait until letters act."""
    seen = terminal.wait_until(
        lambda screen: "esc leave text" in screen or "e write" in screen, "a mode"
    )
    if "esc leave text" in seen:
        terminal.press("Escape")
        terminal.wait_for("e write")


def play(terminal: Any) -> None:
    """Sit a ten-minute round to its last mark."""
    terminal.start("mock", "twitter", "--minutes", "10", width=80, height=24)
    terminal.wait_for("Mock interview", "start")
    terminal.press("Enter")
    terminal.wait_for("1 Clarify")
    for section, text in TYPED.items():
        letters(terminal)
        terminal.press(section)
        terminal.wait_for("esc leave text")
        terminal.type(text)
        terminal.wait_for(text[-12:], "esc leave text")
    letters(terminal)
    terminal.press("x")
    terminal.wait_for("Finish the round?")
    terminal.press("y")
    terminal.wait_for("How it went")
    terminal.press("n")
    terminal.wait_for("press 1–4")
    for mark in "33333333":
        terminal.press(mark)
    terminal.wait_until(lambda screen: "press 1–4" not in screen, "all marks")


def test_a_round_ends_in_verdicts_that_can_be_disputed(terminal: Any) -> None:
    """At 80×24; what the screen counts is what sheet, data and history count."""
    play(terminal)
    terminal.press("n")
    terminal.wait_for("What would lift it most", "First gap", "▸senior")
    terminal.press("n")
    terminal.wait_for("1 off", "50M * 1 KB = 50 TB")
    terminal.press("s")
    terminal.wait_for("First gap")
    terminal.press("m")
    terminal.wait_for("○ missed ·", "Why it matters", "v shows how a strong answer")
    terminal.press("v")
    terminal.wait_for("A strong answer")
    terminal.press("d")
    terminal.wait_for("What should it be?")
    terminal.press("m")
    terminal.wait_for("Why, in a word or two")
    terminal.type("line 1 says it")
    terminal.wait_for("line 1 says it")
    terminal.press("Enter")
    terminal.wait_for("1 verdict marked by you", "≠ Your mark: line 1 says it")
    terminal.press("x")
    terminal.wait_for("Looked for", "esc closes this")
    terminal.press("x")
    terminal.wait_until(lambda screen: "Looked for" not in screen, "the review")
    terminal.press("w")
    terminal.wait_for("The answer sheet is")
    terminal.press("q")
    terminal.wait_for("Recent sessions", "/100")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0

    data = json.loads(terminal.coach("export", "--as", "json").stdout)["review"]
    assert data["disputed"] == 1
    assert data["judged"] != data["levels"]
    (entry,) = json.loads(terminal.coach("history", "--json").stdout)
    assert (entry["levels"], entry["judged"]) == (data["levels"], data["judged"])
    (sheet,) = Path(terminal.folder).glob("*.md")
    text = sheet.read_text("utf-8")
    assert "≠ Marked by you: line 1 says it." in text
    done = terminal.coach("review", str(sheet), "--json")
    again = json.loads(done.stdout)
    assert again["levels"] == data["levels"]
    statuses = [
        [
            (c["id"], c["status"], c["disputed"])
            for d in one["dimensions"]
            for c in d["criteria"]
        ]
        for one in (again, data)
    ]
    assert statuses[0] == statuses[1]


def test_what_was_marked_is_there_after_a_restart_and_can_be_undone(
    terminal: Any,
) -> None:
    play(terminal)
    terminal.press("n")
    terminal.wait_for("First gap")
    terminal.press("m")
    terminal.wait_for("○ missed ·")
    terminal.press("d")
    terminal.wait_for("What should it be?")
    terminal.press("p")
    terminal.wait_for("Why, in a word or two")
    terminal.press("Enter")
    terminal.wait_for("1 verdict marked by you")
    terminal.press("q")
    terminal.wait_for("Recent sessions")
    terminal.press("r")
    terminal.wait_for("1 verdict marked by you", "First gap")
    terminal.press("u")
    terminal.wait_until(lambda screen: "marked by you" not in screen, "the undo")
    terminal.press("q")
    terminal.wait_for("Recent sessions")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0
    data = json.loads(terminal.coach("export", "--as", "json").stdout)
    kinds = [event["kind"] for event in data["events"]]
    assert kinds.count("disputed") == 2
    assert (data["review"]["disputed"], data["review"]["judged"]) == (0, None)
