"""The lines of a section stay lines on a page, and come back as they were typed."""

from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from coach.capacity.claims import check
from coach.domain.plan import PlannedPhase
from coach.domain.session import CaseRef, Session
from coach.export.hard_breaks import broken, unbroken
from coach.export.reading import read
from coach.export.sheet import render

PAD = "reads = 20M users * 10/day\nwrites = 1M/day\n\npeak = reads * 3"
BARE = Session(
    "s1",
    "mock",
    CaseRef("twitter", 1, "Feed"),
    "senior",
    (PlannedPhase("clarify", "Clarify", 300.0),),
    1_795_438_927.0,
)


def sheet_of(key: str, text: str) -> str:
    return render(replace(BARE, sections={key: text}), None, made_at=0.0, zone=UTC)


def section_of(sheet: str) -> str:
    return sheet.partition("added-breaks -->")[2].partition("<!-- /coach:section")[0]


@pytest.mark.parametrize("key", ["api", "data-model", "estimates"])
def test_each_line_is_a_line_of_the_page(key: str) -> None:
    page = MarkdownIt().render(section_of(sheet_of(key, PAD)))
    assert page == (
        "<p>reads = 20M users * 10/day<br />\nwrites = 1M/day</p>\n"
        "<p>peak = reads * 3</p>\n"
    )
    assert read(sheet_of(key, PAD)).sections[key] == PAD


@pytest.mark.parametrize(
    "text",
    [
        "one line",
        "a\n\nb",
        "```\na\nb\n```",
        "- a\n- b",
        "| a |\n|---|\n| b |",
        "~~~\na\nb",
        "",
    ],
)
def test_nothing_is_added_where_nothing_runs_together(text: str) -> None:
    assert "added-breaks" not in sheet_of("api", text)


def test_notes_are_prose_and_stay_as_they_are() -> None:
    assert "added-breaks" not in sheet_of("notes/clarify", PAD)


@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "a ",
                "a  ",
                "  a",
                "a\\",
                "a\\  ",
                "",
                " ",
                "  ",
                "\t",
                "\xa0",
                "- ",
                "-",
                "|",
            ]
        )
    ).map("\n".join)
)
def test_every_text_comes_back(text: str) -> None:
    assert unbroken(broken(text)) == text
    sheet = read(sheet_of("estimates", text))
    assert sheet.sections["estimates"] == text
    assert sheet.notes == ()


def test_an_editor_that_cuts_spaces_at_line_ends_loses_nothing() -> None:
    sheet = sheet_of("api", "GET /a\nGET /b")
    cut = "\n".join(line.rstrip() for line in sheet.split("\n"))
    assert cut != sheet
    assert read(cut).sections["api"] == "GET /a\nGET /b"


def test_a_section_without_its_end_mark_comes_back_too() -> None:
    sheet = sheet_of("api", "GET /a\nGET /b")
    before, begin, after = sheet.partition("<!-- coach:section api")
    cut = before + begin + after.replace("<!-- /coach:section -->\n", "", 1)
    assert read(cut).sections["api"] == "GET /a\nGET /b"


def test_the_numbers_of_a_sheet_can_still_be_checked() -> None:
    pad = "users = 20M\nstorage = 50M * 1 KB = 50 TB"
    assert [claim.status for claim in check(sheet_of("estimates", pad))] == ["off"]
