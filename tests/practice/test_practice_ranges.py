"""What counts as a range, and what is explained without using up the try."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.capacity.errors import EstimateError
from coach.practice.ranges import Range, read_range, understood


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [
        ("200us..2ms", "ms", 0.2, 2),
        ("50 to 100 GB", "GB", 50, 100),
        ("50..100", "GB", 50, 100),
        ("50-100 GB", "GB", 50, 100),
        ("50 – 100 GB", "GB", 50, 100),
        ("5 MB", "GB", 0.005, 0.005),
        ("10k..100k", "/s", 10_000, 100_000),
        ("1M..5M", "users", 1e6, 5e6),
        ("2B..3B", "users", 2e9, 3e9),
        ("10^9..10^10", "ids", 1e9, 1e10),
        ("1..10 GB/day", "TB/day", 0.001, 0.01),
        ("$5..50/month", "$/month", 5, 50),
        ("90..99", "%", 90, 99),
        ("90%..99%", "%", 90, 99),
        ("1 min..2 h", "s", 60, 7200),
        ("5..10 GB in MB", "GB", 5, 10),
    ],
)
def test_a_range_is_read_in_the_unit_of_the_question(
    text: str, unit: str, low: float, high: float
) -> None:
    found = read_range(text, unit)
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-4)


@pytest.mark.parametrize(
    ("text", "unit", "says"),
    [
        ("5 MB..10 MB", "ms", "is data, but time is wanted"),
        ("1 GB..2 ms", "GB", "data"),
        ("", "ms", "nothing"),
        ("much", "ms", "has no value"),
        ("2ms..200us", "ms", "runs backwards"),
        ("0..5", "ms", "above 0"),
        ("-3..5", "ms", "above 0"),
        ("-3", "ms", "above 0"),
        ("1..inf", "ms", "inf"),
        ("2 * 3", "ms", "no arithmetic"),
        ("1..2 * 86400", "s", "no arithmetic"),
        ("max(1, 2)", "GB", "no arithmetic"),
        ("2^20", "", "no arithmetic"),
        ("50..150", "%", "100 %"),
        ("1" * 200, "ms", "too long"),
    ],
)
def test_what_cannot_be_taken_is_explained(text: str, unit: str, says: str) -> None:
    with pytest.raises(EstimateError) as refused:
        read_range(text, unit)
    assert says in refused.value.message
    assert refused.value.hint


def test_what_is_measured_from_the_top_does_not_reach_it() -> None:
    assert read_range("99..100", "%").high == 100
    near = read_range("99..99.9", "%", below_100=True)
    assert understood(near, "%", below_100=True) == (
        "99 to 99.9 %, 10× wide as seen from 100 %"
    )
    with pytest.raises(EstimateError, match="never reached"):
        read_range("99..100", "%", below_100=True)


def test_what_was_understood_is_said_live() -> None:
    assert (
        understood(read_range("200us..2ms", "ms"), "ms") == "200 µs to 2 ms, 10× wide"
    )
    assert "no width" in understood(read_range("5", "GB"), "GB")
    assert read_range("5m..10m", "min").notes


@given(
    st.floats(1e-6, 1e12), st.floats(1, 1e6), st.sampled_from(["ms", "GB", "/s", ""])
)
def test_any_two_positive_numbers_are_a_range(
    low: float, factor: float, unit: str
) -> None:
    found = read_range(f"{low!r}..{low * factor!r}", unit)
    assert found.low <= found.high
    assert found.low == pytest.approx(low, rel=1e-3)
    assert found.high == pytest.approx(low * factor, rel=1e-3)


@given(st.text(max_size=40), st.sampled_from(["ms", "%", "$/GB", "servers"]))
def test_any_text_is_a_range_or_an_explained_refusal(text: str, unit: str) -> None:
    try:
        found = read_range(text, unit)
    except EstimateError as error:
        found, said = Range(1, 1), error.message
    else:
        said = understood(found, unit)
    assert said
    assert 0 < found.low <= found.high
