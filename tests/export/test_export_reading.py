"""A sheet gives back what was typed, and survives being edited."""

import unicodedata
from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.plan import PlannedPhase, section_keys
from coach.domain.session import CaseRef, Session
from coach.export.guard import printable
from coach.export.reading import read
from coach.export.sheet import render

BARE = Session(
    "s1",
    "mock",
    CaseRef("twitter", 1, "Feed"),
    "senior",
    (PlannedPhase("clarify", "Clarify", 300.0), PlannedPhase("refinement", "R", 60.0)),
    1_795_438_927.0,
    phase="clarify",
)

PIECES = [
    *"``` ~~~ ```` - * > 1. 2. 10) # --- === <div> <!-- --> <script> <pre> <?".split(),
    *"<![CDATA[ <!X \\ ` + | [a]: <b <a> </div> &amp; |---| foo é".split(),
    *["  ~~~\n", "> ", "- ", "\n> ", "\n  "],
    *["\x00", "\x1b[31m", "\x85", "\u202e", "\r", "\r\n"],
]
nasty = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *PIECES,
                "\n",
                "\n\n",
                " ",
                "    ",
                "\t",
                "<!-- /coach:section -->",
                "<!-- /coach:section added-fence -->",
                "<!-- coach:section api -->",
                "<!-- coach:reference -->",
                "```mermaid",
            ]
        ),
        st.text(max_size=6),
    ),
    max_size=14,
).map("".join)


def sheet_of(sections: dict[str, str]) -> str:
    return render(replace(BARE, sections=sections), None, made_at=0.0, zone=UTC)


@settings(max_examples=1000, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(section_keys(BARE.plan), nasty)))
def test_every_section_comes_back_bit_for_bit(sections: dict[str, str]) -> None:
    text = sheet_of(sections)
    sheet = read(text)
    assert sheet.sections == {key: printable(body) for key, body in sections.items()}
    assert sheet.notes == ()
    steering = {c for c in text if unicodedata.category(c) in ("Cc", "Cs")}
    assert steering <= {"\n", "\t"}


def test_a_played_round_comes_back(done: Session) -> None:
    sheet = read(render(done, None, made_at=0.0, zone=UTC))
    typed = {key: done.sections.get(key, "") for key in section_keys(done.plan)}
    assert sheet.sections == typed
    assert sheet.meta["case"] == "twitter"
    assert sheet.meta["case-version"] == 1
    assert sheet.meta["planned-seconds"] == 2400
    assert sheet.notes == ()


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(done: Session) -> None:
    text = render(done, None, made_at=0.0, zone=UTC)
    assert read("\ufeff" + text.replace("\n", "\r\n")) == read(text)


@pytest.mark.parametrize("key", ["notes/clarify", "api", "diagram"])
def test_a_missing_end_mark_reads_up_to_the_next_mark_and_says_so(key: str) -> None:
    sections = {"notes/clarify": "one", "api": "GET /", "diagram": "graph TD"}
    begin = f"<!-- coach:section {key} -->"
    before, _, after = sheet_of(sections).partition(begin)
    cut = after.replace("<!-- /coach:section -->\n", "", 1)
    sheet = read(before + begin + cut)
    assert {k: v for k, v in sheet.sections.items() if v} == sections
    assert len(sheet.notes) == 1
    assert f"section {key} (line " in sheet.notes[0]


def test_a_section_cut_off_by_the_end_of_the_file_is_kept() -> None:
    text = sheet_of({"api": "GET /a\n\nGET /b"})
    sheet = read(text[: text.index("GET /b")])
    assert sheet.sections["api"] == "GET /a"
    assert "end of the file" in sheet.notes[0]


def test_a_person_may_drop_the_blank_lines_around_a_section() -> None:
    text = sheet_of({"api": "GET /a"}).replace("\n\nGET /a\n\n", "\nGET /a\n")
    assert read(text).sections["api"] == "GET /a"


def test_a_section_that_stands_twice_is_joined() -> None:
    text = sheet_of({"api": "GET /a"})
    sheet = read(text + text.replace("GET /a", "GET /b"))
    assert sheet.sections["api"] == "GET /a\n\nGET /b"
    assert any("section api stands twice" in note for note in sheet.notes)


def test_an_added_fence_that_was_removed_takes_no_line_of_the_person() -> None:
    text = sheet_of({"api": "```\ncode"})
    sheet = read(text.replace("code\n```\n", "code\n"))
    assert sheet.sections["api"] == "```\ncode"
    assert "the fence added" in sheet.notes[0]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("just words", "does not begin with ---"),
        ("---\ncase: 1\n", "has no end"),
        ("---\ncoach-sheet: 1\nwhat\n---\n", "line 3 of the front matter"),
        ("---\ncoach-sheet: 2\n---\n", "coach-sheet is 2"),
        ("---\ncoach-sheet: 1\n---\n<!-- /coach:section -->", "without a section"),
        ("---\ncoach-sheet: 1\n---\n", "no section was found"),
    ],
)
def test_what_is_odd_is_said(text: str, note: str) -> None:
    assert any(note in said for said in read(text).notes)


def test_front_matter_keeps_what_is_no_json_scalar_as_text() -> None:
    text = '---\ncoach-sheet: 1\na: no\nb: "x\\u001b"\nc: [1]\nd: 010\ne: null\n---\n'
    meta = read(text).meta
    assert {k: meta[k] for k in "abcd"} == {
        "a": "no",
        "b": "x\x1b",
        "c": "[1]",
        "d": "010",
    }
    assert meta["e"] is None
