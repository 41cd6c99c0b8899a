"""Grading tables, and a cost that neither extreme can beat."""

import math
from collections.abc import Callable
from statistics import fmean

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.practice.answers import Answer
from coach.practice.grading import (
    WORST,
    advice,
    cost_text,
    headline,
    judge,
    kept,
    middle_text,
    order_text,
)
from coach.practice.questions import Question
from coach.practice.ranges import Range

Make = Callable[..., Question]
People = Callable[..., list[Answer]]


@pytest.mark.parametrize(
    ("low", "high", "hit", "verdict", "says"),
    [
        (0.2, 2, True, "right order", "holds the truth"),
        (0.1, 0.4, True, "on target", "holds the truth"),
        (0.25, 0.25, True, "on target", "holds the truth"),
        (0.26, 0.26, True, "on target", "holds the truth"),
        (0.3, 0.3, False, "on target", "1.2× below your range"),
        (0.5, 5, False, "right order", "2× below your range"),
        (0.01, 0.05, False, "off", "5× above your range"),
        (10, 20, False, "off", "40× below your range"),
        (0.001, 100, True, "on target", "teaches little"),
    ],
)
def test_grades(
    make_question: Make, low: float, high: float, hit: bool, verdict: str, says: str
) -> None:
    result = judge(make_question(), Range(low, high))
    assert result.hit is hit
    assert result.order.verdict == verdict
    assert says in headline(result)


def test_the_middle_is_the_geometric_one(make_question: Make) -> None:
    answer = Range(0.1, 10)
    result = judge(make_question(), answer)
    assert middle_text(make_question(), answer) == "1 ms"
    assert order_text(make_question(), answer, result) == (
        "1 ms: the right order (within 10×), 4× too high."
    )


def test_one_number_is_told_that_it_claims_certainty(make_question: Make) -> None:
    answer = Range(2, 2)
    result = judge(make_question(), answer)
    assert "certain" in advice(answer, result)
    assert order_text(make_question(), answer, result).startswith("2 ms: the right")


def test_what_to_do_next_time_follows_from_the_answer(make_question: Make) -> None:
    def told(low: float, high: float) -> str:
        answer = Range(low, high)
        return advice(answer, judge(make_question(), answer))

    assert "below 100×" in told(0.001, 100)
    assert "widen the range" in told(0.5, 1)
    assert told(50, 100) == ""
    assert told(0.1, 1) == ""


def test_the_cost_says_what_it_is_made_of(make_question: Make) -> None:
    assert cost_text(judge(make_question(), Range(0.1, 1))) == (
        "1.0 = width 1.0 (powers of ten)"
    )
    missed = judge(make_question(0.05), Range(0.1, 1))
    assert missed.cost == pytest.approx(1 + 20 * math.log10(2))
    assert "= width 1.0 + 20 × 0.30 missed" in cost_text(missed)


def test_a_share_near_100_is_measured_by_what_it_lacks(make_question: Make) -> None:
    question = make_question(99.95, "%")
    assert question.from_top
    far = judge(question, Range(98, 99))
    assert not far.hit
    assert far.missed == pytest.approx(20)
    assert far.order.verdict == "off"
    assert order_text(question, Range(98, 99), far) == (
        "98.6 %: off by more than 10×, 28× too far from 100 %."
    )
    assert judge(question, Range(99.9, 99.99)).hit
    assert middle_text(question, Range(99, 99.99)) == "99.9 %"
    assert not make_question(40, "%").from_top


def test_the_record_repeats_the_grade(make_question: Make) -> None:
    question, answer = make_question(), Range(0.2, 2)
    result = judge(question, answer)
    record = kept(question, answer, result, 12.5)
    assert record == Answer(
        at=12.5,
        question="rate:zone-round-trip",
        topic="latency",
        low=0.2,
        high=2,
        unit="ms",
        truth=0.25,
        hit=True,
        grade="right order",
        score=result.cost,
    )


def test_neither_one_number_nor_everything_beats_an_honest_range(
    person: People,
) -> None:
    """The cost is least for who writes what they believe."""
    cost = {
        width: fmean(answer.score for answer in person(2_000, width))
        for width in (0.0, 0.3, 1.0, 3.0, 20.0)
    }
    assert min(cost, key=cost.__getitem__) == 1.0
    assert cost[0.0] > 2 * cost[1.0]
    assert cost[20.0] > 2 * cost[1.0]


@given(
    st.floats(1e-9, 1e9),
    st.floats(0, 12),
    st.floats(1e-9, 1e9),
)
def test_the_cost_is_bounded_and_a_miss_never_pays(
    low: float, decades: float, truth: float
) -> None:
    question = Question("q", "size", "", "", (), "GB", truth, None, (), "", "")
    answer = Range(low, low * 10**decades)
    result = judge(question, answer)
    assert 0 <= result.cost <= WORST
    outside = max(answer.low / truth, truth / answer.high)
    assume(abs(outside - 1.05) > 1e-6)
    assert result.hit is (outside < 1.05)
    wider = judge(question, Range(min(low, truth), max(answer.high, truth)))
    assert wider.hit
    assert result.hit or wider.cost <= result.cost
