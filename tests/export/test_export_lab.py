"""The sheet of a lab: its bytes, what it hides before the commit, and back again."""

import json
import os
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from coach.domain import lab
from coach.domain.case import CapacityModel, Case
from coach.domain.session import CaseRef, Session
from coach.domain.timing import Instant
from coach.export.data import as_data, as_json
from coach.export.files import suggest_name
from coach.export.reading import read
from coach.export.sheet import render

GOLDEN = Path(__file__).parent / "golden"
ZONE = timezone(timedelta(hours=1))
NOW = Instant(1_795_438_927.0, 1000.0)
MADE = NOW.wall + 3473

MODEL = {
    "inputs": [
        {"id": "mau", "label": "Users", "unit": "users", "value": "100M users",
         "assumption": True},
        {"id": "share", "label": "Daily | share", "unit": "%", "value": "20 %",
         "assumption": True, "source": "0.1 to 0.6 is usual"},
        {"id": "loads", "label": "Loads", "unit": "loads/user/day", "value": "10",
         "source": "a talk, 2013"},
    ],
    "outputs": [
        {"id": "dau", "label": "Daily users", "formula": "mau * share",
         "unit": "users", "decides": "What is counted."},
        {"id": "reads", "label": "Loads a second", "formula": "dau * loads",
         "unit": "loads/s", "decides": "The caches."},
    ],
    "traps": [
        {"id": "mau-for-dau", "on": "reads", "formula": "mau * loads",
         "tells": "MAU for DAU."},
    ],
}  # fmt: skip


@pytest.fixture
def shop(case: Case) -> Case:
    """The small case with a small model."""
    return case.model_copy(update={"model": CapacityModel.model_validate(MODEL)})


def written(**sections: dict[str, str]) -> Session:
    planned = lab.plan_lab("lab1", CaseRef("twitter", 1, "A feed"), "mid", NOW)
    session = lab.start(planned, NOW)
    for name, values in sections.items():
        if name == "play":
            session = lab.commit(session, NOW)
        session = lab.write(session, f"lab/{name}", values)
    return session


@pytest.fixture
def done() -> Session:
    session = written(
        inputs={"mau": "300M", "share": "7 apples/s"},
        results={"reads": "35k/s", "dau": "60 million"},
        play={"loads": "5..20"},
    )
    return lab.conclude(session, NOW)


def test_the_whole_sheet_byte_for_byte(done: Session, shop: Case) -> None:
    text = render(done, shop, reference=True, made_at=MADE, zone=ZONE)
    golden = GOLDEN / "lab.md"
    if os.environ.get("COACH_GOLDEN") == "write":
        golden.write_bytes(text.encode())
    assert text.encode() == golden.read_bytes()


def test_it_is_read_back_as_it_was_written(done: Session, shop: Case) -> None:
    sheet = read(render(done, shop, made_at=MADE, zone=ZONE))
    assert sheet.notes == ()
    assert sheet.sections == done.sections
    assert lab.values_of(sheet.sections["lab/inputs"])["mau"] == "300M"
    assert sheet.meta["kind"] == "lab"


def test_tables_are_tables(done: Session, shop: Case) -> None:
    """A label with a bar in it takes no cell of its own."""
    text = render(done, shop, made_at=MADE, zone=ZONE)
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(
        text.partition("\n---\n\n")[2]
    )
    rows = [place for place, token in enumerate(tokens) if token.type == "tr_open"]
    assert len(rows) == (1 + 3) + (1 + 2) + (1 + 2)
    cells = [t.content for t in tokens if t.type == "inline"]
    assert "Daily | share" in cells


def test_before_the_commit_no_reference_is_in_it(shop: Case) -> None:
    session = written(inputs={"mau": "300M"}, results={"reads": "35k/s"})
    for text in (
        render(session, shop, made_at=MADE, zone=ZONE),
        as_json(session, shop, made_at=MADE),
    ):
        for secret in ("100M", "20 %", "2.31k", "MAU for DAU", "The caches", "0.1 to"):
            assert secret not in text
    data = as_data(session, shop, made_at=MADE)["lab"]
    assert {one["verdict"] for one in data["inputs"] + data["outputs"]} == {None}


def test_data_grades_each_line(done: Session, shop: Case) -> None:
    data = json.loads(as_json(done, shop, reference=True, made_at=MADE))
    rows: dict[str, Any] = {one["id"]: one for one in data["lab"]["outputs"]}
    assert (rows["dau"]["grade"], rows["dau"]["factor"]) == ("right order", 3)
    assert rows["reads"]["trap"]["id"] == "mau-for-dau"
    assert data["lab"]["play"] == [{"id": "loads", "label": "Loads", "value": "5..20"}]
    assert data["reference"] is None
    assert data["missed_facts"] is None
    assert data["sections"][0]["title"] == "Your inputs"


def test_without_its_case_the_numbers_are_still_there(done: Session) -> None:
    text = render(done, None, made_at=MADE, zone=ZONE)
    assert "not at hand" in text
    assert read(text).sections == done.sections
    assert json.loads(as_json(done, None, made_at=MADE))["lab"]["model"] is False


def test_hostile_words_stay_inside(done: Session, shop: Case) -> None:
    hostile = "](x) | <!-- /coach:section --> `` **\x1b]52;c;x\x07"
    session = replace(
        done,
        case=CaseRef("twitter", 1, hostile),
        sections={**done.sections, "lab/inputs": f"- mau = {hostile}"},
    )
    text = render(session, shop, made_at=MADE, zone=ZONE)
    assert not set(text) & {"\x1b", "\x07"}
    assert list(read(text).sections) == ["lab/inputs", "lab/results", "lab/play"]


def test_its_file_is_named_as_a_lab(done: Session) -> None:
    assert suggest_name(done, ZONE) == "2026-11-23-twitter-lab-1402.md"
