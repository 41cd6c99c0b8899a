"""Ranges: seeded draws that keep their interval, and what comes out of them."""

import math

import pytest

from coach.capacity import EstimateError, calculate
from coach.capacity.sampling import draw, middle, percentiles


def _range(text: str, **kwargs: int) -> tuple[float, float, float]:
    spread = calculate(text, **kwargs).range  # type: ignore[arg-type]
    assert spread is not None
    return spread.p5, spread.p50, spread.p95


def test_a_range_is_its_own_90_percent_interval() -> None:
    assert _range("50M..200M") == pytest.approx((50e6, 100e6, 200e6), rel=1e-3)
    assert _range("50M to 200M") == pytest.approx((50e6, 100e6, 200e6), rel=1e-3)
    assert _range("50M … 200M") == pytest.approx((50e6, 100e6, 200e6), rel=1e-3)


def test_a_range_around_zero_is_normal() -> None:
    assert _range("-10..10") == pytest.approx((-10, 0, 10), abs=0.01)
    assert _range("-20..-10") == pytest.approx((-20, -15, -10), abs=0.01)
    assert _range("-(10..20)") == pytest.approx((-20, -14.1, -10), abs=0.05)
    assert _range("0..10") == pytest.approx((0, 5, 10), abs=0.01)


def test_the_short_way_of_writing_means_both_ends() -> None:
    assert _range("10..20 ms")[0] == pytest.approx(10, rel=1e-3)
    assert calculate("10..20 ms").unit == "ms"
    assert _range("1..5M")[0] == pytest.approx(1e6, rel=1e-3)
    assert _range("500..2k")[0] == pytest.approx(500, rel=1e-3)
    assert calculate("$50..100").unit == "$"


def test_the_product_of_two_ranges_is_narrower_than_its_corners() -> None:
    low, mid, high = _range("(10..40) * (10..40)")
    assert mid == pytest.approx(400, rel=0.02)
    spread = math.sqrt(2) * math.log(2)
    assert math.log(high / mid) == pytest.approx(spread, rel=0.03)
    assert math.log(mid / low) == pytest.approx(spread, rel=0.03)


def test_a_name_used_twice_is_the_same_draw() -> None:
    names = {"users": calculate("50M..200M").quantity}
    ratio = calculate("users / users", names)
    assert ratio.range is not None
    assert (ratio.range.p5, ratio.range.p95) == (1, 1)


def test_two_ranges_of_one_line_are_independent() -> None:
    assert _range("(10..20) - (10..20)")[0] < -3


def test_the_same_seed_gives_the_same_figure_and_another_a_near_one() -> None:
    text = "(50M..200M) * (1..3) * (200..400 B)"
    assert _range(text, seed=1) == _range(text, seed=1)
    assert _range(text, seed=1) != _range(text, seed=2)
    assert _range(text, seed=1) == pytest.approx(_range(text, seed=2), rel=0.05)


def test_2000_draws_are_near_10000() -> None:
    text = "(50M..200M) * (1..3) / (0.1..0.4)"
    assert _range(text, draws=2000) == pytest.approx(
        _range(text, draws=10_000), rel=0.06
    )


def test_a_share_never_exceeds_its_whole() -> None:
    names = {"hit": calculate("90%..99.5%").quantity}
    assert names["hit"].samples is not None
    assert max(names["hit"].samples) <= 1
    low, _, _ = _range("1 - (90%..99.5%)")
    assert low > 0


def test_the_text_shows_the_interval() -> None:
    estimate = calculate("50M..200M users")
    assert estimate.text == "100M users (50M..200M)"
    assert estimate.value == pytest.approx(100e6, rel=1e-3)


def test_draws_are_spread_evenly_whatever_their_number() -> None:
    for count in (1, 7, 50, 2_000):
        values = draw(1, 100, count, "seed")
        assert len(values) == count
        assert percentiles(values)[1] == pytest.approx(10, rel=0.35)
    assert draw(1, 100, 50, "a") != draw(1, 100, 50, "b")
    assert sorted(draw(1, 100, 50, "a")) == sorted(draw(1, 100, 50, "b"))
    assert draw(5, 5, 3, "seed") == [5, 5, 5]


def test_the_middle_is_geometric_when_positive() -> None:
    assert middle(50, 200) == pytest.approx(100)
    assert middle(-10, 30) == 10


@pytest.mark.parametrize("text", ["1 / (-1..1) * 1e299", "10^(1..500)"])
def test_draws_that_get_out_of_hand_are_refused(text: str) -> None:
    with pytest.raises(EstimateError) as caught:
        calculate(text)
    assert caught.value.kind in ("limit", "value")
