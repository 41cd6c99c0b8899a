"""Simulated people: do the numbers find out how they are?"""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.answers import Answer
from coach.practice.calibration import calibrate, stretch, wilson
from coach.practice.coaching import certainty, how, trend, verdict

People = Callable[..., list[Answer]]
MakeAnswer = Callable[..., Answer]


def test_nothing_is_claimed_before_ten_answers(person: People) -> None:
    assert "there is none yet" in verdict(calibrate([]))
    nine = calibrate(person(9, 0.1))
    assert nine.state == "early"
    assert verdict(nine) == "Too early to tell: 9 of the 10 answers that it takes."
    assert how(nine) == certainty(nine) == ""
    assert calibrate(person(10, 0.1)).state != "early"


@pytest.mark.parametrize("seed", range(8))
def test_an_overconfident_person_is_told_how_much_wider(
    person: People, seed: int
) -> None:
    """They write a quarter of their doubt: 33 % hold, and 4 times the width would."""
    answers = person(30, 0.25, seed=seed)
    found = calibrate(answers)
    assert found.state == "narrow"
    assert found.stretch > 2
    assert "wider" in verdict(found)
    each = found.stretch**0.5
    widened = [
        a.low / each <= a.truth * 1.0001 and a.truth <= a.high * each * 1.0001
        for a in answers
    ]
    assert sum(widened) == 27


@pytest.mark.parametrize("seed", range(8))
def test_a_calibrated_person_is_left_alone(person: People, seed: int) -> None:
    found = calibrate(person(30, 1.0, seed=seed))
    assert found.state == "calibrated"
    assert "wider" not in verdict(found)
    assert "narrower" not in verdict(found)
    least, most = found.lately.between
    assert least < 0.9 < most


def test_a_timid_person_may_narrow_down(person: People) -> None:
    found = calibrate(person(30, 3.0))
    assert found.state == "wide"
    assert found.stretch < 0.5
    assert "narrower" in verdict(found)
    assert how(found).startswith("Multiply the low end")


def test_the_sentence_comes_from_the_data(make_answer: MakeAnswer) -> None:
    """6 of 20 hold; the 18th of 20 misses lies √3 outside, so 3 times the width."""
    hits = [make_answer(0.5, 2) for _ in range(6)]
    near = [make_answer(3**0.5, 4) for _ in range(12)]
    far = [make_answer(50, 60) for _ in range(2)]
    found = calibrate([*near, *far, *hits])
    assert verdict(found) == (
        "Your 90 % ranges hold 6 of 20 times: make them about 3× wider."
    )
    assert how(found) == ("Divide the low end and multiply the high end by about 1.7.")
    assert certainty(found) == (
        "In the long run 16 to 48 % would hold (90 % interval from 20 answers)."
    )


def test_too_few_by_chance_is_not_called_a_fault(make_answer: MakeAnswer) -> None:
    answers = [make_answer(0.5, 2)] * 8 + [make_answer(5, 20)] * 2
    found = calibrate(answers)
    assert found.state == "calibrated"
    assert "may still be chance" in verdict(found)


def test_a_little_is_said_where_it_is_little(make_answer: MakeAnswer) -> None:
    answers = [make_answer(0.5, 2)] * 20 + [make_answer(1.07, 2)] * 10
    assert verdict(calibrate(answers)).endswith("make them a little wider.")


def test_the_advice_looks_at_the_last_thirty(person: People) -> None:
    found = calibrate([*person(40, 0.1), *person(30, 1.0)])
    assert found.all.of == 70
    assert found.lately.of == 30
    assert found.state == "calibrated"
    assert "last 90 % ranges" in verdict(found)


def test_blocks_of_ten_and_topics(make_answer: MakeAnswer) -> None:
    hit, miss = make_answer(0.5, 2), make_answer(5, 20, topic="price")
    found = calibrate([*[miss] * 6, *[hit] * 4, *[hit] * 9, miss, hit, hit, hit])
    assert [(b.first, b.last, b.hold.hits) for b in found.blocks] == [
        (1, 10, 4),
        (11, 20, 9),
        (21, 23, 3),
    ]
    assert [(name, h.hits, h.of) for name, h in found.topics] == [
        ("size", 16, 16),
        ("price", 0, 7),
    ]
    assert trend(found) == ("The last ten: 9 of 10, the ten before 4: nearer to 9.")
    assert trend(calibrate([hit] * 19)) == ""


@pytest.mark.parametrize(
    ("hits", "of", "least", "most"),
    [(0, 0, 0, 1), (0, 5, 0, 0.3512), (5, 5, 0.6488, 1), (6, 20, 0.1639, 0.4838)],
)
def test_wilson_against_known_values(
    hits: int, of: int, least: float, most: float
) -> None:
    assert wilson(hits, of) == pytest.approx((least, most), abs=2e-4)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share_and_stays_a_share(counts: tuple[int, int]) -> None:
    hits, of = counts
    least, most = wilson(hits, of)
    assert 0 <= least <= hits / of + 1e-12
    assert hits / of - 1e-12 <= most <= 1
    assert most - least <= wilson(hits, of, 2.5)[1] - wilson(hits, of, 2.5)[0] + 1e-12


def test_one_number_can_be_stretched_too(make_answer: MakeAnswer) -> None:
    assert stretch([make_answer(2, 2)] * 10) == pytest.approx(4)
    assert stretch([]) == 1
