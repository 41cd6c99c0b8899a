"""The review in a sheet: shown when it may be, never taken for the person's words."""

import os
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from coach.domain import disputes
from coach.domain import round as rules
from coach.domain.session import Session
from coach.domain.timing import Instant
from coach.domain.verdict import (
    Arithmetic,
    Cap,
    DimensionResult,
    Evidence,
    Gap,
    LevelScores,
    Review,
    Step,
    Verdict,
)
from coach.export.data import as_data
from coach.export.reading import read
from coach.export.review import marks_in, review_data
from coach.export.sheet import render
from coach.review.scoring import recount

GOLDEN = Path(__file__).parent / "golden"
ZONE = timezone(timedelta(hours=1))
MADE = 1_795_442_400.0
HOSTILE = "a | <!-- /coach:review --> <!-- coach:section api --> `x` <b>\x1b[2J # no"
MET = Verdict(
    "reads",
    "mid",
    "says what dominates",
    "met",
    1.0,
    (Evidence("Reads dominate 200:1.", 1, "notes/clarify", 0, 21),),
    "something is said about it",
    "It decides the rest.",
)
MISSED = Verdict(
    "cut",
    "senior",
    "says what is left out",
    "missed",
    0.0,
    (),
    "nothing is said",
    "Time.",
)


def made(*verdicts: Verdict, caps: tuple[Cap, ...] = ()) -> Review:
    """A review of one dimension; its scores are those of its verdicts."""
    scope = DimensionResult(
        "scope", "Scope and clarification", 12, LevelScores(0, 0, 0), verdicts
    )
    review = Review(
        case="twitter",
        version=2,
        level="senior",
        levels=LevelScores(0, 0, 0),
        on_topic=True,
        looks_like=None,
        words=20,
        dimensions=(scope,),
        numbers=(
            Arithmetic(1, "1 KB * 5 = 9 MB", "off", "9 MB", "5 KB", 1.8e3, "Off."),
        ),
        caps=caps,
        next=(Step("cut", "scope", "says what is left out: nothing is said", 9.0),),
        gap=Gap("cut", "scope", "says what is left out", "Time.", ("A book, 3",)),
    )
    return recount(review, {})


def at(seconds: float) -> Instant:
    return Instant(MADE + seconds, 5_000.0 + seconds)


def marked(session: Session) -> Session:
    return disputes.disagree(session, "cut", "met", "missed", "line 3 | says it", at(1))


def sheet_of(session: Session, review: Review | None) -> str:
    return render(session, None, review=review, made_at=MADE, zone=ZONE)


def review_part(sheet: str) -> str:
    return sheet.partition("<!-- coach:review -->")[2].partition("<!-- /coach:review")[
        0
    ]


def test_the_section_tells_scores_verdicts_quotes_and_what_is_next(
    done: Session,
) -> None:
    limits = LevelScores(40, 40, 40)
    review = made(
        MET, MISSED, caps=(Cap("no-flow", "no flow from end to end", limits),)
    )
    part = review_part(sheet_of(done, review))
    for wanted in (
        f"**{review.score} of 100** at senior, judged by version 2 of the case. "
        "The round was sat with version 1.",
        f"| **In all** | {review.levels.mid} | {review.levels.senior} |",
        "| Scope and clarification |",
        "- At most 40: no flow from end to end",
        "- Says what is left out: nothing is said.",
        "- Read: A book, 3",
        "- **✓ met** · Says what dominates. (mid)",
        "“Reads dominate 200:1.” (Notes: Clarify, line 1)",
        "- **○ missed** · Says what is left out. (senior)",
        "“1 KB \\* 5 = 9 MB”",
    ):
        assert wanted in part, wanted
    assert "Marked by you" not in part
    assert "The judge alone" not in part


def test_the_whole_section_byte_for_byte(done: Session) -> None:
    """`COACH_GOLDEN=write` writes the golden file anew for a look at the difference."""
    session = marked(done)
    limits = LevelScores(40, 40, 40)
    caps = (Cap("no-flow", "no flow from end to end", limits), Cap("copied", "copied"))
    review = recount(made(MET, MISSED, caps=caps), disputes.marks(session))
    sheet = sheet_of(session, review)
    if os.environ.get("COACH_GOLDEN") == "write":
        (GOLDEN / "sheet-review.md").write_bytes(sheet.encode())
    assert sheet.encode() == (GOLDEN / "sheet-review.md").read_bytes()


def test_a_disagreement_is_marked_with_its_reason_and_both_scores(
    done: Session,
) -> None:
    session = marked(done)
    judged = made(MET, MISSED)
    review = recount(judged, disputes.marks(session))
    assert review.levels != judged.levels
    sheet = sheet_of(session, review)
    part = review_part(sheet)
    assert "≠ Marked by you: line 3 \\| says it. The judge: ○ missed; nothing" in part
    alone = judged.levels
    assert f"| The judge alone | {alone.mid} | {alone.senior} | {alone.staff} |" in part
    assert marks_in(sheet.split("\n")) == {"cut": "met"}


def test_reading_back_never_takes_a_verdict_for_an_answer(done: Session) -> None:
    plain = read(sheet_of(done, None))
    full = read(sheet_of(done, made(MET, MISSED)))
    assert full.sections == plain.sections
    assert full.notes == plain.notes == ()
    marks = read(sheet_of(marked(done), made(MET, MISSED)))
    assert marks.sections == plain.sections


def test_verdicts_wait_for_the_own_rating(player: Any) -> None:
    """Neither the sheet nor the data lead a person who has not rated themselves."""
    player.do(rules.start)
    session = rules.finish(player.session, at(0))
    assert "coach:review" not in sheet_of(session, made(MET))
    assert as_data(session, None, review=made(MET), made_at=MADE)["review"] is None


def test_data_of_a_review_holds_titles_places_and_marks(done: Session) -> None:
    session = marked(done)
    review = recount(made(MET, MISSED), disputes.marks(session))
    data = as_data(session, None, review=review, made_at=MADE)["review"]
    assert (data["score"], data["disputed"], data["sat_with"]) == (review.score, 1, 1)
    alone = recount(review, {}).levels
    assert data["judged"] == {
        "mid": alone.mid,
        "senior": alone.senior,
        "staff": alone.staff,
    }
    (scope,) = data["dimensions"]
    assert scope["title"] == "Scope and clarification"
    met, cut = scope["criteria"]
    assert (met["disputed"], met["reason"]) == (None, "")
    assert met["evidence"][0]["section"] == "Notes: Clarify"
    assert (cut["status"], cut["disputed"]) == ("met", "missed")
    assert cut["reason"] == "line 3 | says it"
    assert review_data(made(MET))["judged"] is None


def test_hostile_words_stay_inside_the_section(done: Session) -> None:
    odd = Verdict(
        HOSTILE,
        "mid",
        HOSTILE,
        "met",
        1.0,
        (Evidence(HOSTILE, 1, "api"),),
        HOSTILE,
        HOSTILE,
    )
    session = disputes.disagree(done, HOSTILE, "missed", "met", HOSTILE, at(1))
    sheet = sheet_of(session, recount(made(odd), disputes.marks(session)))
    assert sheet.count("\n<!-- /coach:review -->\n") == 1
    assert "\x1b" not in sheet
    assert read(sheet).sections == read(sheet_of(done, None)).sections
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(sheet)
    assert not any("<b>" in t.content for t in tokens if t.type == "html_block")
    assert marks_in(sheet.split("\n")) == {HOSTILE: "missed"}


@pytest.mark.parametrize(
    "line",
    [
        "<!-- coach:disputed cut great -->",
        "<!-- coach:disputed cut -->",
        "<!-- /coach:disputed cut met -->",
        "\\<!-- coach:disputed cut met -->",
        "said <!-- coach:disputed cut met -->",
    ],
)
def test_a_mark_that_is_none_marks_nothing(line: str) -> None:
    inside = ["<!-- coach:section api -->", "<!-- coach:disputed cut met -->"]
    assert marks_in([line]) == {}
    assert marks_in([*inside, "<!-- /coach:section -->", line]) == {}
