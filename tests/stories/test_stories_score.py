"""The score as a whole: explained, the same each time, not to be bought with words."""

import time
from types import SimpleNamespace
from typing import Any

import pytest

from coach.stories import WEIGHTS, check
from coach.stories.needs import NEEDS


def question(expects: str = "disagreement", form: str = "episode") -> Any:
    """Return what the checks need of a question."""
    return SimpleNamespace(
        id="conflict",
        asks="Tell me about a conflict.",
        form=form,
        expects=expects,
        follow_ups=(
            "How would they tell this story?",
            "What would you do differently?",
        ),
    )


def test_weights_are_a_hundred_points() -> None:
    assert sum(WEIGHTS.values()) == 100
    assert WEIGHTS["result"] == 30


def test_a_strong_story_is_far_above_a_weak_one(strong: str, weak: str) -> None:
    assert check(strong, question()).score >= 85
    assert check(weak, question()).score <= 30


def test_a_strong_story_has_nothing_to_fix(strong: str) -> None:
    report = check(strong, question())
    assert not [one for one in report.findings if one.severity == "fix"]


def test_the_score_is_what_the_breakdown_says(strong: str) -> None:
    report = check(strong, question())
    points = sum(one.weight * one.score for one in report.breakdown) / 100
    assert report.score == pytest.approx(points, abs=1)
    assert {one.id for one in report.breakdown} == set(WEIGHTS)


def test_without_a_question_the_rest_is_scaled_up(strong: str) -> None:
    report = check(strong)
    assert report.question is None
    assert "answers" not in {one.id for one in report.breakdown}
    assert report.score >= 85


def test_the_same_text_gets_the_same_report(strong: str) -> None:
    assert check(strong, question()) == check(strong, question())


def test_every_quote_is_a_span_with_its_line(strong: str, weak: str) -> None:
    for text in (strong, weak, strong.replace("\n", "\r\n")):
        found = check(text, question()).findings
        assert found
        for one in found:
            assert text[one.start : one.end] == one.quote
            assert one.line == text.count("\n", 0, one.start) + 1
            assert one.quote
            assert one.severity == "good" or one.try_


EMPTY_WORDS = [
    "It was really a great experience for everybody and we all grew a lot as people. ",
    "Teamwork and communication are the key to success, and I am a positive person. ",
    "There were many challenges, but with hard work everything is possible. ",
    "In today's fast world one has to be flexible, and of course quality matters. ",
    "Looking back on this journey it was important to believe in ourselves. ",
    "As you can imagine it was a very interesting and very intense time for us. ",
]


@pytest.mark.parametrize("line", EMPTY_WORDS)
@pytest.mark.parametrize("where", ["Situation: ", "Task: ", "Action: ", "Result: "])
def test_empty_words_do_not_raise_a_weak_story(
    weak: str, line: str, where: str
) -> None:
    before = check(weak, question()).score
    padded = weak.replace(where, where + line * 22)
    assert check(padded, question()).score <= before


def test_saying_it_all_twice_does_not_raise_a_weak_story(weak: str) -> None:
    assert check(weak + "\n" + weak, question()).score <= check(weak, question()).score


def test_a_list_of_good_words_is_no_story() -> None:
    text = "deadline customers instead of because measured learned risk trade-off " * 20
    assert check(text, question()).score < 25


def test_deeds_of_somebody_else_earn_little() -> None:
    text = (
        "S: In 2019 my colleague Ana disagreed with the warehouse lead.\n"
        "T: She had to ship by Friday.\nA: She measured the belt. She wrote a plan "
        "instead of a new belt because it was cheaper. She convinced the lead.\n"
        "R: Delays fell from 40 to 2 a day within a week. She learned to measure first."
    )
    report = check(text, question())
    assert report.score < 45
    assert "ownership-no-deed" in [one.id for one in report.findings]


def test_another_story_does_not_answer() -> None:
    text = (
        "S: In 2019 I ran the nightly import of a shop.\nT: I had to halve its time.\n"
        "A: I profiled it. I split the file. I wrote a loader. I tuned the index.\n"
        "R: It went from 4 hours to 50 minutes in two weeks.\n"
    )
    found = [f for f in check(text, question()).findings if f.id == "off-question"]
    assert found


def test_a_failure_that_is_taken_back_is_told() -> None:
    text = (
        "S: At university I had to give a talk.\nA: I worked hard, for I am a "
        "perfectionist. I wrote forty slides.\nR: I have never really had a failure."
    )
    report = check(text, question("own-failure"))
    assert "off-question" in [f.id for f in report.findings if f.severity == "fix"]


@pytest.mark.parametrize("expects", [*NEEDS, "none"])
def test_every_need_can_be_missed_and_told(expects: str) -> None:
    report = check("Blue.", question(expects))
    assert report.score <= 15


def test_there_are_two_or_three_follow_ups(strong: str, weak: str) -> None:
    for text in (strong, weak, "", "x"):
        asked = check(text, question()).follow_ups
        assert 2 <= len(asked) <= 3
        assert len({one.asks for one in asked}) == len(asked)


def test_a_follow_up_of_the_questions_own_is_taken_where_it_fits(strong: str) -> None:
    text = strong.replace(
        "## What I learned\nSince then I write down the other side's "
        "worry before I open my editor.\n",
        "",
    )
    asked = check(text, question()).follow_ups
    own = next(one for one in asked if one.about == "learning-missing")
    assert own.asks == "What would you do differently?"


def test_reach_is_told(strong: str) -> None:
    assert check("I fixed a test.").signal == "task"
    assert check(strong).signal == "project"
    many = (
        "Three teams had no owner. I led a guild across the company; every team joined."
    )
    assert check(many).signal == "multi-team"


HABIT = (
    "I read the Postgres release notes and two newsletters, LWN and Data Elixir, half "
    "an hour on Friday. I skip whatever does not touch our stack, because there is "
    "too much noise. In May I read about MERGE in Postgres 15. I tried it on our "
    "import job and showed it to the team; the job went from 40 minutes to 9."
)


def test_a_habit_is_judged_by_its_own_parts() -> None:
    report = check(HABIT, question("none", "habit"))
    assert {one.id for one in report.breakdown} == {
        "sources",
        "choice",
        "example",
        "use",
    }
    assert report.score >= 80
    vague = "I read blogs and books a lot, because learning is very important to me. "
    weak = check(vague * 3, question("none", "habit"))
    assert weak.score < 40
    assert not [f for f in report.findings if f.id.startswith("episode")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "S:",
        "```\ncode",
        "<!--",
        '"' * 500,
        "‘" * 500,
        "I " * 5000,
        "**" * 3000,
        "İstanbul'da I wrote a queue. Ⅷ",
        "日本語のテキスト。" * 50,
        "a" * 20000,
        "- " * 4000,
        "S: x\nT: y\nA: z\nR: w",
        "Situation: " * 800,
        "I wrote one more script for the plant in Ghent. " * 3000,
        "\x00\x1b[2J I wrote it.",
    ],
)
def test_odd_texts_are_heard_in_short_time(text: str) -> None:
    began = time.process_time()
    report = check(text, question())
    assert time.process_time() - began < 2.0
    assert 0 <= report.score <= 100
    assert all(text[f.start : f.end] == f.quote for f in report.findings)
