"""The sheets of a telling and of the bank: their bytes, their data, hostile text."""

import json
import os
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from coach.domain import round as rules
from coach.domain import telling
from coach.domain.bank import Story, Version, versions_of
from coach.domain.session import CaseRef, Session
from coach.domain.timing import Instant
from coach.export.data import as_data, as_json
from coach.export.files import suggest_name
from coach.export.reading import read
from coach.export.sheet import render
from coach.export.story import bank_data, bank_json, render_bank

GOLDEN = Path(__file__).parent / "golden"
ZONE = timezone(timedelta(hours=1))
NOW = Instant(1_795_438_927.0, 1000.0)
MADE = NOW.wall + 3473
ASKS = "Tell me about a conflict with a colleague and how you handled it."
PARTS = (("situation", "Situation"), ("task", "Task"), ("action", "Action"),
         ("result", "Result"))  # fmt: skip
COMPETENCIES = {"conflict": "Conflict and disagreement", "failure": "Failure"}
REPORT: dict[str, Any] = {
    "score": 61,
    "words": 11,
    "spoken_s": 4.4,
    "signal": "project",
    "breakdown": [
        {"id": "result", "weight": 30, "score": 40, "why": "no baseline | yet"}
    ],
    "findings": [
        {"id": "ownership-we", "severity": "improve", "quote": "We looked.",
         "part": "action", "why": "Who of “we”?", "try": "Say your part."},
        {"id": "result-measured", "severity": "good", "quote": "to 6 minutes",
         "part": "result", "why": "It is measured.", "try": ""},
    ],
}  # fmt: skip


def later(seconds: float) -> Instant:
    return Instant(NOW.wall + seconds, NOW.mono + seconds)


@pytest.fixture
def open_() -> Session:
    """A telling that is being written."""
    question = CaseRef("conflict", 1, ASKS)
    planned = telling.plan_telling("st1", question, "senior", PARTS, NOW)
    session = telling.begin(rules.start(planned, NOW), later(4))
    session = rules.write(session, {telling.NOTES: "Marc; queue"})
    return telling.fill(
        session,
        {
            "situation": "Two teams, one queue.",
            "action": "- We looked.\n- I <b>asked</b> Marc.",
            "result": "From 40 to 6 minutes.",
        },
    )


@pytest.fixture
def told(open_: Session) -> Session:
    """A telling with an answer, a cut and a second version."""
    session = telling.hush(telling.talk(open_, later(5)), later(8))
    session = telling.tell(session, REPORT, later(9))
    session = telling.begin(session, later(10))
    session = telling.fill(session, {"task": "Get the release out."})
    session = telling.tell(session, {**REPORT, "score": 70}, later(12))
    session = telling.ask_back(session, ["What was your part?", "Why?"], later(12))
    cut, answer = telling.CUTS[30], "story/answer-1"
    return rules.write(session, {cut: "We had one queue.", answer: "I measured it."})


@pytest.fixture
def story(told: Session) -> Story:
    """A story of the bank."""
    kept = versions_of(told, NOW.wall + 12, 150.0)
    return Story(
        "conflict-1", "One *queue*", "conflict", ASKS, ("conflict",), NOW.wall, kept
    )


def golden(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("COACH_GOLDEN") == "write":
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


def test_the_sheet_of_a_telling_is_this_file(told: Session) -> None:
    golden("story.md", render(told, None, made_at=MADE, zone=ZONE))


def test_the_sheet_of_a_bank_is_this_file(story: Story) -> None:
    data = bank_data([story], COMPETENCIES, made_at=MADE, whole=True, zone=ZONE)
    golden("bank.md", render_bank(data))


def test_the_texts_come_back_from_the_sheet(told: Session) -> None:
    sheet = read(render(told, None, made_at=MADE, zone=ZONE))
    assert sheet.meta["kind"] == "story"
    assert sheet.notes == ()
    assert sheet.sections == told.sections


def test_an_unfinished_telling_says_so(open_: Session) -> None:
    sheet = render(open_, None, made_at=MADE, zone=ZONE)
    assert "not told to its end yet" in sheet
    assert "What an interviewer heard" not in sheet


def test_no_text_reaches_past_its_own_end(told: Session) -> None:
    evil = "```\n<script>x</script>\n<!-- /coach:section -->\n# No\x1b[31m"
    session = telling.fill(told, {"action": evil})
    session = rules.write(session, {"story/answer-1": evil, telling.CUTS[30]: evil})
    page = MarkdownIt().render(render(session, None, made_at=MADE, zone=ZONE))
    assert "<script" not in page
    assert "<h1>No" not in page
    assert "\x1b" not in page
    assert "Preparation</h2>" in page
    story = Story("x", evil, "q", evil, (evil,), 1.0, versions_of(session, 1.0, 150.0))
    data = bank_data([story], {}, made_at=MADE, whole=True)
    page = MarkdownIt().render(render_bank(data))
    assert "<script" not in page
    assert "<h1>No" not in page


def test_the_data_of_a_telling(told: Session) -> None:
    data = as_data(told, None, made_at=MADE, zone=ZONE)["story"]
    assert data["question"] == {"id": "conflict", "asks": ASKS}
    assert [one["score"] for one in data["told"]] == [61, 70]
    assert [one["clock_s"] for one in data["told"]] == [3.0, 3.0]
    assert data["parts"][0]["words"] == 4
    assert sum(one["share"] for one in data["parts"]) == pytest.approx(1, abs=0.01)
    assert data["asked"] == [
        {
            "section": "story/answer-1",
            "asks": "What was your part?",
            "answer": "I measured it.",
        },
        {"section": "story/answer-2", "asks": "Why?", "answer": ""},
    ]
    assert data["cuts"][1]["words"] == 4
    assert data["story"] is None
    assert json.loads(as_json(told, None, made_at=MADE))["story"]["told"]


def test_the_data_of_the_bank(story: Story) -> None:
    data = bank_data([story], COMPETENCIES, made_at=MADE, whole=True, zone=ZONE)
    assert json.loads(bank_json(data)) == data
    (one,) = data["stories"]
    assert (one["id"], one["score"], one["freshness"]) == ("conflict-1", 70, "fresh")
    assert [version["score"] for version in one["versions"]] == [61, 70]
    assert one["cuts"][0]["seconds"] == 30
    assert [hole["id"] for hole in data["matrix"]["holes"]] == ["failure"]
    assert data["matrix"]["carry"] == ["conflict-1"]
    alone = bank_data([story], COMPETENCIES, made_at=MADE, whole=False)
    assert alone["matrix"] is None
    assert "# One" in render_bank(alone)
    assert "No story yet for" not in render_bank(alone)


def test_a_story_told_long_ago_is_stale(story: Story) -> None:
    old = replace(story, versions=tuple(map(_aged, story.versions)))
    data = bank_data([old], COMPETENCIES, made_at=MADE, whole=True)
    assert data["stories"][0]["freshness"] == "stale"
    assert [thin["id"] for thin in data["matrix"]["thin"]] == ["conflict"]


def _aged(version: Version) -> Version:
    return replace(version, at=version.at - 100 * 86_400)


def test_an_empty_bank_is_a_sheet_too() -> None:
    data = bank_data([], COMPETENCIES, made_at=MADE, whole=True)
    assert "0 stories" in render_bank(data)


def test_the_name_of_the_sheet(told: Session) -> None:
    assert suggest_name(told, ZONE) == "2026-11-23-conflict-story-1402.md"
