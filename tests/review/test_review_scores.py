"""Adding up: levels, disagreement, next steps, determinism, quotes, explanation."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.criterion import Criterion
from coach.domain.verdict import LEVELS, LevelId, Part, Review
from coach.review.book import Book
from coach.review.engine import review
from coach.review.explain import explain
from coach.review.record import record
from coach.review.scoring import recount

Judged = Callable[..., Review]

TEXT = """# Lockers

Out of scope: paying. The courier's app calls the locker service.
The locker service writes a drop to Postgres and sends it to Kafka.
A worker reads the log and stores the code in Redis.

| what dies | we do |
|---|---|
| Redis of the locker | read the replica |

We keep 40 compartments a locker. 20M drops a day / 86400 = 5,000 writes a second.
"""


def test_levels_never_rise(judged: Judged) -> None:
    for text in (TEXT, "", "Out of scope: paying at the locker."):
        one = judged(text)
        assert one.levels.mid >= one.levels.senior >= one.levels.staff
        for dimension in one.dimensions:
            levels = dimension.levels
            assert levels.mid >= levels.senior >= levels.staff


@pytest.mark.parametrize("level", LEVELS)
def test_the_score_is_that_of_the_level(judged: Judged, level: LevelId) -> None:
    one = judged(TEXT, level)
    assert one.score == one.levels.at(level)


def test_every_quote_is_a_span_at_its_place(book: Book) -> None:
    part = Part(TEXT, "notes/clarify", first_line=11)
    one = review([part], book)
    quoted = [e for _, v in one.verdicts() for e in v.evidence]
    assert quoted
    for evidence in quoted:
        assert TEXT[evidence.start : evidence.end] == evidence.quote
        assert evidence.part == "notes/clarify"
        at = TEXT.index(evidence.quote)
        assert evidence.line == TEXT.count("\n", 0, at) + 11


def test_arithmetic_is_checked_with_its_line(judged: Judged) -> None:
    (one,) = judged(TEXT).numbers
    assert (one.status, one.line) == ("off", 11)


def test_numbers_that_decide_and_those_that_do_not(judged: Judged) -> None:
    text = (
        "We have 40 lockers. It is 230 writes a second, so one locker node is enough."
    )
    one = judged(text)
    assert [e.quote for e in one.idle] == ["We have 40 lockers."]
    assert "230" in one.deciding[0].quote


def test_a_disagreement_recounts_and_keeps_both(judged: Judged) -> None:
    one = judged(TEXT)
    changed = recount(one, {"watched": "met"})
    verdict = changed.verdict("watched")
    assert verdict is not None
    assert (verdict.status, verdict.disputed) == ("met", "missed")
    assert changed.levels.staff > one.levels.staff
    assert recount(changed, {}) == one
    assert recount(one, {}) == one


def test_caps_hold_after_a_disagreement(judged: Judged) -> None:
    one = judged("idk")
    every = {verdict.criterion: "met" for _, verdict in one.verdicts()}
    assert recount(one, every).levels.mid <= 5  # type: ignore[arg-type]


def test_the_next_steps_lift_the_score(judged: Judged) -> None:
    one = judged(TEXT)
    assert len(one.next) == 2
    best = one.next[0]
    others = [v.criterion for _, v in one.verdicts() if v.status != "met"]
    gains = {c: recount(one, {c: "met"}).score for c in others}
    assert gains[best.criterion] >= max(gains.values()) - 1
    assert best.line.startswith("Shows ")
    assert one.gap is not None
    assert one.gap.criterion == best.criterion


def test_reading_is_found_by_concept_and_by_family(book: Book) -> None:
    without = "We keep 40 lockers, and the courier's app calls the locker service. " * 4
    only = tuple(c for c in book.case.rubric if c.id == "cache-dies")
    case = book.case.model_copy(update={"rubric": only})
    one = review([Part(without)], replace(book, case=case))
    assert one.gap is not None
    assert one.gap.reading == ("A Book of Lockers, chapter 2",)


def test_an_explanation_names_what_was_looked_for_and_every_candidate(
    book: Book, asked: Callable[[str], Criterion]
) -> None:
    text = "## Cache\n\nHow does the cache of a locker fail?\n\nRedis keeps 40 lockers."
    found = explain([Part(text)], book, asked("cache-dies"))
    assert "event" not in found.looked_for[0]
    assert found.looked_for[1] == "speaks of cache"
    assert [one.evidence.line for one in found.candidates] == [1, 3, 5]
    assert [one.counts for one in found.candidates] == ["partly", "missed", "partly"]
    assert found.verdict.status == "partly"


def test_the_record_holds_what_is_promised(judged: Judged) -> None:
    made = record(judged(TEXT))
    assert set(made) >= {
        "case", "score", "level", "levels", "on_topic", "looks_like", "dimensions",
        "numbers", "caps", "next",
    }  # fmt: skip
    assert made["score"] == made["levels"]["senior"]
    dimension = made["dimensions"][0]
    assert set(dimension) >= {"id", "score", "weight", "levels", "criteria"}
    assert set(dimension["criteria"][0]) >= {"id", "status", "evidence", "why"}
    assert json.loads(json.dumps(made)) == made


def test_the_same_text_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "import json, sys; sys.path.insert(0, 'tests/review')\n"
        "import conftest as c\n"
        "from coach.review.record import record\n"
        "cases = [c.case('lockers'), c.case('tickets'), c.case('recipes')]\n"
        "book = c.make_book(cases[0], c.CONCEPTS, c.profiles(cases))\n"
        f"made = c.review([c.Part({TEXT!r})], book)\n"
        "print(json.dumps(record(made)))\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(runs) == 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *TEXT.splitlines(),
                "```",
                "> a",
                "- Redis dies",
                "\t|",
                "x" * 50,
                "—",
                "?",
            ]
        ),
        max_size=30,
    )
)
def test_any_text_is_judged_with_quotes_from_it(book: Book, lines: list[str]) -> None:
    text = "\n".join(lines)
    one = review([Part(text)], book)
    assert one.levels.mid >= one.levels.senior >= one.levels.staff
    for _, verdict in one.verdicts():
        for evidence in verdict.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote != ""
        assert (verdict.status == "missed") == (verdict.evidence == ())
