"""A day's count retold as a rate: what cannot be, and what may be left alone."""

import pytest

from coach.review.rates import retold


@pytest.mark.parametrize(
    ("line", "rate"),
    [
        ("2.5 billion tweets per day, which would be about 2,500 per second", "29,000"),
        ("a million messages a day, or about 700 per second", "12"),
        ("We see 100M posts/day so 100k per second.", "1,200"),
    ],
)
def test_a_rate_far_from_its_day_is_called_off(line: str, rate: str) -> None:
    (slip,) = retold(line)
    assert slip.quote in line
    assert f"about {rate} a second" in slip.why


@pytest.mark.parametrize(
    "line",
    [
        "150M a day, so about 1700 a second",
        "10M rides a day, that is 115 per second",
        "100M posts a day, about 5k per second at peak",
        "10M a day, which is about 3,500 rps at peak",
        "1M users a day open it, and a phone sends 20 requests a second",
        "500 million a day; the largest company alone has 6k per second",
        "0 a day, so about 0 per second",
    ],
)
def test_rounding_peaks_and_other_subjects_are_left_alone(line: str) -> None:
    assert not list(retold(line))


def test_a_long_line_is_read_at_once() -> None:
    assert not list(retold("1 a day, so so so " * 50_000))
