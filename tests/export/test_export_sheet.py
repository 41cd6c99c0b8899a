"""The sheet as a whole: its bytes, and that no title, question or case breaks it."""

import json
import os
from dataclasses import replace
from datetime import UTC, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from coach.domain import round as rules
from coach.domain.case import Case
from coach.domain.session import CaseRef, Session
from coach.errors import ExportError
from coach.export.data import as_data, as_json
from coach.export.reading import read
from coach.export.sheet import render

GOLDEN = Path(__file__).parent / "golden"
ZONE = timezone(timedelta(hours=1))
MADE = 1_795_442_400.0

HOSTILE = "](x) | <!-- /coach:section --> `` ** [a] <div>\n# no\n---\n\x1b]52;c;x\x07"
OPEN = "<!-- x\n\n```mermaid\n<script>\n~~~\n- ````\n# Taken over\n"


def same_bytes(name: str, text: str) -> None:
    """Compare with a golden file; `COACH_GOLDEN=write` writes it anew for a review."""
    if os.environ.get("COACH_GOLDEN") == "write":
        (GOLDEN / name).write_bytes(text.encode())
    assert text.encode() == (GOLDEN / name).read_bytes()


def headings(text: str) -> list[str]:
    front, _, body = text.partition("\n---\n\n")
    assert front.startswith("---\n")
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(body)
    return [
        f"{token.tag} {tokens[place + 1].content}"
        for place, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0
    ]


def test_the_whole_sheet_byte_for_byte(done: Session, case: Case) -> None:
    text = render(done, case, reference=True, made_at=MADE, zone=ZONE)
    same_bytes("sheet.md", text)


def test_the_whole_json_byte_for_byte(done: Session, case: Case) -> None:
    same_bytes("session.json", as_json(done, case, reference=True, made_at=MADE))


def test_hostile_words_leave_every_heading_of_ours(done: Session, case: Case) -> None:
    calm = replace(done, sections={})
    calm = replace(calm, events=(), asked=(), hints={})
    plain = headings(render(calm, case, reference=True, made_at=MADE, zone=ZONE))
    hostile = replace(
        done,
        case=CaseRef("twitter", 1, HOSTILE),
        sections=dict.fromkeys(done.sections, OPEN),
        asked=tuple(
            replace(a, question=HOSTILE, answer=HOSTILE, fact=None) for a in done.asked
        ),
        plan=tuple(
            replace(p, goals=tuple(replace(g, says=HOSTILE) for g in p.goals))
            for p in done.plan
        ),
        events=tuple(replace(e, data={**e.data, "text": HOSTILE}) for e in done.events),
    )
    text = render(hostile, case, reference=True, made_at=MADE, zone=ZONE)
    found = headings(text)
    assert found[0].startswith("h1 ")
    assert [h for h in found[1:] if h in plain] == plain[1:]
    assert not set(text) & {"\x1b", "\x07"}
    assert set(read(text).sections.values()) == {"", OPEN}


def test_a_hostile_case_cannot_reach_past_its_reference(
    done: Session, case: Case
) -> None:
    texts = dict.fromkeys(done.spent, OPEN + "<!-- coach:section api -->")
    hostile = case.model_copy(
        update={
            "reference": case.reference.model_validate(
                {**texts, "diagram": "```\n<!-- /coach:reference -->"}
            )
        }
    )
    text = render(done, hostile, reference=True, made_at=MADE, zone=ZONE)
    plain = headings(render(done, case, reference=True, made_at=MADE, zone=ZONE))
    assert [h for h in headings(text) if h in plain] == plain
    assert read(text).sections == read(text.split("<!-- coach:reference")[0]).sections
    assert read(text).notes == ()


def test_front_matter_is_one_json_scalar_a_line(done: Session) -> None:
    hostile = replace(done, case=CaseRef("twitter", 1, '"\n---\nkey: \u2028\x85\x1b'))
    text = render(hostile, None, made_at=MADE, zone=ZONE)
    front = text[4:].partition("\n---\n")[0]
    values = dict(line.split(": ", 1) for line in front.split("\n"))
    assert json.loads(values["title"]) == hostile.case.title
    assert values["title"].isascii()
    assert values["date"] == '"2026-11-23T14:02:07+01:00"'
    assert list(values)[:5] == ["coach-sheet", "title", "case", "case-version", "kind"]


def test_the_words_of_the_person_are_spans_of_the_file(done: Session) -> None:
    text = render(done, None, made_at=MADE, zone=ZONE)
    for body in done.sections.values():
        for line in body.split("\n"):
            assert line in text


def test_the_reference_stays_locked_until_the_round_is_rated(
    player: Any, case: Case
) -> None:
    player.do(rules.start)
    with pytest.raises(ExportError, match="still locked") as caught:
        render(player.session, case, reference=True, made_at=MADE)
    assert "coach resume" in caught.value.hint
    player.do(rules.finish)
    with pytest.raises(ExportError, match="still locked"):
        as_json(player.session, case, reference=True, made_at=MADE)
    player.rate()
    text = render(player.session, case, reference=True, made_at=MADE)
    assert "Mix push and pull." in text
    with pytest.raises(ExportError, match="not at hand"):
        render(player.session, None, reference=True, made_at=MADE)


def test_facts_never_asked_for_stay_secret_while_the_round_runs(
    player: Any, case: Case
) -> None:
    player.do(rules.start)
    assert "90 M followers" not in render(player.session, case, made_at=MADE)
    assert "This round is not finished.\n" in render(player.session, case, made_at=MADE)
    player.do(rules.finish)
    text = render(player.session, case, made_at=MADE)
    assert "- celebrities\n  - A few accounts have 90 M followers.\n  - Fan-out" in text
    assert "This round is finished and not yet rated.\n" in text


def test_a_practice_round_shows_no_budgets(player: Any) -> None:
    practice = replace(player.session, kind="practice")
    text = render(practice, None, made_at=MADE, zone=UTC)
    assert "| Phase | Spent |\n" in text
    assert "Over" not in text
    assert "\n\nThis round has not begun.\n\n## Time\n" in text
    assert "Not rated yet." in text
    assert "Hints taken\n\nNone.\n" in text


def test_breaks_are_told(player: Any) -> None:
    player.do(rules.start)
    player.wait(2)
    player.now = replace(
        player.now, wall=player.now.wall + 60, mono=player.now.mono + 60
    )
    player.session = rules.tick(player.session, player.now)
    player.session = rules.settle_stop(player.session, player.now, counts=True)
    player.sleep(30)
    player.do(rules.pause)
    text = render(player.session, None, made_at=MADE)
    assert "- The program stood still in Clarify for 1:00; counted.\n" in text
    assert "- The machine slept in Clarify for 0:30; not counted.\n" in text
    assert "- Paused in Clarify, and not resumed; not counted.\n" in text


def test_many_breaks_are_one_line_a_phase(player: Any) -> None:
    player.do(rules.start)
    for seconds in (19, 20, 21):
        player.do(rules.pause)
        player.wait(seconds)
        player.do(rules.resume)
    player.do(rules.advance)
    player.do(rules.pause)
    player.wait(5)
    player.do(rules.resume)
    text = render(player.session, None, made_at=MADE)
    first, second = (phase.title for phase in player.session.plan[:2])
    assert f"- Paused 3 times in {first}, 1:00 in all; not counted.\n" in text
    assert f"- Paused in {second} for 0:05; not counted.\n" in text
    player.do(rules.pause)
    text = render(player.session, None, made_at=MADE)
    assert f"- Paused 2 times in {second}, 0:05 in all, and not resumed;" in text
    assert len(as_data(player.session, None, made_at=MADE)["breaks"]) == 5


def test_the_json_loses_nothing_and_steers_no_terminal(
    done: Session, case: Case
) -> None:
    nasty = "\x1b[31m\x85\u202e\ud800 | é 汉"
    session = replace(done, sections={**done.sections, "api": nasty, "later": nasty})
    text = as_json(session, case, made_at=MADE)
    text.encode()
    assert not set(text) & set("\x1b\x85\u202e")
    data = json.loads(text)
    found = {part["key"]: part["text"] for part in data["sections"]}
    assert found == {"notes/refinement": "", **session.sections}
    assert [e["seq"] for e in data["events"]] == [e.seq for e in done.events]
    assert data["events"][1]["data"]["question"] == "How many use it daily?"
    assert {r["dimension"]: r["mark"] for r in data["ratings"]} == done.ratings
    assert data["phases"][2]["extra_s"] == 120
    assert data["missed_facts"][0]["id"] == "stars"
    assert data["reference"] is None


def test_the_docstring_lists_every_key(done: Session, case: Case) -> None:
    from coach.export import data as module

    told = module.__doc__ or ""
    data = as_data(done, case, reference=True, made_at=MADE)
    words = set(told.replace(",", " ").replace("[", " ").replace("{", " ").split())
    words = {word.strip(":;}].") for word in words}
    assert {key for key in data if key not in words} == set()


def test_another_version_of_the_case_is_told(done: Session, case: Case) -> None:
    newer = case.model_copy(update={"version": 2})
    text = render(done, newer, reference=True, made_at=MADE)
    assert "sat with version 1 of the case; this is version 2." in text
