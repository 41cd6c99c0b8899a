"""The estimate language, example by example: what each text comes to."""

import math

import pytest

from coach.capacity import calculate

NUMBERS = [
    ("100M", 1e8),
    ("1.5k", 1500),
    ("1.5 K", 1500),
    ("2 bn", 2e9),
    ("500 million", 5e8),
    ("3 thousand", 3000),
    ("2 trillion", 2e12),
    ("3T", 3e12),
    ("10^9", 1e9),
    ("10⁹", 1e9),
    ("10**9", 1e9),
    ("2^41", 2**41),
    ("2^-2", 0.25),
    ("2^3^2", 512),
    ("1e6", 1e6),
    ("1.2E-3", 0.0012),
    ("86,400", 86400),
    ("1,234,567.5", 1234567.5),
    ("20 %", 0.2),
    ("20 percent", 0.2),
    ("1_000", 1000),
    ("1_0", 10),
    ("86 400", 86400),
    ("1\u202f000\u202f000", 1e6),
    ("1'000.5", 1000.5),
    ("MAX(2, 3)", 3),
    (".5", 0.5),
    ("~5k", 5000),
    ("≈ 5k", 5000),
    ("3x", 3),
]

ARITHMETIC = [
    ("-5 + 3", -2),
    ("-5+3", -2),
    ("−5 – 3", -8),
    ("--5", 5),
    ("-2^2", -4),
    ("2 * 3 + 4", 10),
    ("2 + 3 * 4", 14),
    ("(2 + 3) * 4", 20),
    ("2 × 3", 6),
    ("2 x 3", 6),
    ("2x3", 6),
    ("2 X 3", 6),
    ("2 · 3", 6),
    ("2 times 3", 6),
    ("12 ÷ 4", 3),
    ("12 / 4 / 3", 1),
    ("20% of 500", 100),
    ("10 per 4", 2.5),
    ("min(3, 2, 5)", 2),
    ("max(100,200)", 200),
    ("ceil(41.2)", 42),
    ("ceil(0.7 / 0.1)", 7),
    ("floor(41.9)", 41),
    ("round(2.5)", 3),
    ("round(-2.4)", -2),
    ("sqrt(16)", 4),
    ("exp(1)", math.e),
    ("ln(10)", math.log(10)),
    ("log2(1024)", 10),
    ("log10(1000)", 3),
    ("sum(1, 2, 3)", 6),
    ("prod(2, 3, 4)", 24),
    ("99.9%^2", 0.998001),
    ("1 - (1 - 1%)^100", 0.6339676587),
    ("100M users * 0.2", 2e7),
    ("5 users + 3", 8),
    ("1 box + 2 boxes", 3),
    ("3 queries - 1 query", 2),
]

WITH_UNITS = [
    ("100M users * 2 tweets/user/day * 300 B", "60 GB/day"),
    ("100M users * 2 tweets/user/day * 300 B in TB/year", "21.9 TB/year"),
    ("100M users * 2/user/day * 300 B in TB/year", "21.9 TB/year"),
    ("100M daily active users * 2/user/day", "200M /day"),
    ("100M users × 2 tweets per user per day", "200M tweets/day"),
    ("1M/day in /s", "11.6 /s"),
    ("1M tweets/day in 1/s", "11.6 /s"),
    ("10/s in 1 / day", "864k /day"),
    ("1M per day to per second", "11.6 /second"),
    ("4M photos a day in photos/s", "46.3 photos/s"),
    ("1M / 86400 s", "11.6 /s"),
    ("1 million requests per day to requests/s", "11.6 requests/s"),
    ("50 qps * 1 day", "4.32M queries"),
    ("1000 rps + 500 requests/s", "1.5k requests/s"),
    ("3 GB/day in PB/year", "0.0011 PB/year"),
    ("1 M * 1 KB * 3", "3 GB"),
    ("1M/day * 1 KB * 3 in TB/year", "1.1 TB/year"),
    ("1 MiB in B", "1.05M B"),
    ("1 KiB - 24 B", "1,000 B"),
    ("16 GiB * 3", "48 GiB"),
    ("1 GB in Gb", "8 Gb"),
    ("100 Mbps in MB/s", "12.5 MB/s"),
    ("100 MBps in Mb/s", "800 Mb/s"),
    ("10M viewers * 5 Mb/s", "50 Tb/s"),
    ("7k/s * 20 * 1 KB in Gb/s", "1.12 Gb/s"),
    ("1 TB / 100 MB/s", "2.78 h"),
    ("30M / 100k/s", "300 s"),
    ("10/2/day", "5 /day"),
    ("1 h 30 min", "1.5 h"),
    ("2h5min in min", "125 min"),
    ("2 h 5 m in min", "125 min"),
    ("1 year in days", "365 days"),
    ("1 month in day", "30.4 day"),
    ("1 year / 1 month", "12"),
    ("2^41 ms in years", "69.7 years"),
    ("500 µs * 3", "1.5 ms"),
    ("(1 - 99.9%) * 1 year", "8.77 h"),
    ("99.9% of 1 year in days", "365 days"),
    ("99.99%^5", "99.95 %"),
    ("1 - 0.1%^2", "99.9999 %"),
    ("$0.02/GB-month * 1 PB", "$20k/month"),
    ("1 PB * $0.05/GB", "$50k"),
    ("$90k / 100M users", "$0.0009/user"),
    ("$5M/year in $/month", "$417k/month"),
    ("15 $/month * 12 months", "$180"),
    ("€5 + 3 eur", "€8"),
    ("800 km^2 / 0.7373 km²", "1.09k"),
    ("20 core-hours / 1 h", "20 cores"),
    ("5 TB of 300 B", "1.5e15 B^2"),
    ("max(3 TB / 500 GB, 50k/s / 10k/s)", "6"),
    ("ceil(2.3 TB)", "3 TB"),
    ("round(34.7/s)", "35 /s"),
    ("3 km + 2 km", "5 km"),
    ("3 TB / day in PB / year", "1.1 PB/year"),
    ("10k rps in rpm", "600k rpm"),
    ("5 GBs + 1 GB", "6 GB"),
    ("30 B/d", "30 B/day"),
]


@pytest.mark.parametrize(("text", "value"), [*NUMBERS, *ARITHMETIC])
def test_a_plain_number_is_computed(text: str, value: float) -> None:
    assert calculate(text).quantity.value == pytest.approx(value, rel=1e-9)


@pytest.mark.parametrize(("text", "shown"), WITH_UNITS)
def test_units_are_carried_and_shown(text: str, shown: str) -> None:
    assert calculate(text).text == shown


@pytest.mark.parametrize(
    ("text", "shown", "reading"),
    [
        ("5m users", "5M users", "million"),
        ("5m", "5 min", "minutes"),
        ("5m/day", "5M /day", "million"),
        ("2 h 5 m", "2.08 h", "minutes"),
        ("60 requests/m in /s", "1 /s", "minutes"),
        ("$5m", "$5M", "million"),
        ("5m + 3M", "8M", "million"),
        ("2B users", "2bn users", "billion"),
        ("1.5B", "1.5bn", "billion"),
        ("2B + 500M", "2.5bn", "billion"),
        ("30 B/d in /s", "347k /s", "billion"),
        ("30B/d in /s", "347k /s", "billion"),
        ("300 B", "300 B", "bytes"),
        ("30 B/d * 300 B", "9 TB/day", "billion"),
        ("300 B * 30 B/d", "9 TB/day", "billion"),
        ("1.5 B/day * 1 KB * 3", "4.5 TB/day", "billion"),
        ("20 B * 800 KB", "16 PB", "billion"),
        ("2 B * 3 B * 5 KB", "30,000 EB", "billion"),
        ("1.37 B/point", "1.37 B/point", "bytes"),
        ("2b users", "2bn users", "billion"),
        ("$2B", "$2bn", "billion"),
        ("128 kb/s * 8 s", "1.02 Mb", "bits"),
        ("10 mb", "10 MB", "bytes"),
    ],
)
def test_a_doubtful_letter_is_read_from_its_neighbours_and_said(
    text: str, shown: str, reading: str
) -> None:
    estimate = calculate(text)
    assert estimate.text == shown
    assert any(f"was read as {reading}" in note for note in estimate.notes)


def test_a_clear_text_has_no_remarks() -> None:
    assert calculate("100M users * 2 KB in TB").notes == ()


def test_a_rate_divided_by_the_seconds_of_a_day_is_remarked() -> None:
    (note,) = calculate("4M photos/day / 86400").notes
    assert "already a rate" in note
    assert calculate("4M / 86400").notes == ()


def test_times_eight_and_bits_are_remarked() -> None:
    (note,) = calculate("7k/s * 1 KB * 8 in Mb/s").notes
    assert "a byte has 8 bits" in note
    (note,) = calculate("100 Mb/s / 8").notes
    assert "already says bits" in note
    assert calculate("7k/s * 1 KB in Mb/s").notes == ()
    assert calculate("8 * 1 KB in MB").notes == ()


def test_commas_in_a_call_separate_and_say_so() -> None:
    estimate = calculate("max(86,400)")
    assert estimate.value == 400
    assert "86400" in estimate.notes[0]


def test_names_are_values_and_units_stay_labels_after_a_number() -> None:
    names = {"users": calculate("100M users").quantity}
    assert calculate("users * 2 B/user", names).text == "200 MB"
    labelled = calculate("3 users", names)
    assert labelled.value == 3
    assert "label" in labelled.notes[0]


def test_a_name_below_the_line_divides() -> None:
    names = {"dau": calculate("20M").quantity}
    assert calculate("60 GB/dau", names).text == "3 KB"
    assert calculate("60 GB / dau", names).text == "3 KB"


def test_the_working_is_told_step_by_step() -> None:
    estimate = calculate(
        "100M users * 2 tweets/user/day * 300 B in TB/year", working=True
    )
    assert estimate.steps == (
        "100M users × 2 tweets/user/day = 200M tweets/day",
        "200M tweets/day × 300 B = 60 GB/day",
        "60 GB/day = 21.9 TB/year",
    )


def test_the_working_shows_what_a_name_is_worth() -> None:
    names = {"dau": calculate("20M users").quantity}
    assert calculate("dau * 3", names, working=True).steps == (
        "dau (20M users) × 3 = 60M users",
    )


def test_value_and_unit_are_apart_for_machines() -> None:
    estimate = calculate("1.5 PB/day")
    assert (estimate.value, estimate.unit, estimate.text) == (
        1.5,
        "PB/day",
        "1.5 PB/day",
    )
    plain = calculate("42")
    assert (plain.value, plain.unit, plain.text) == (42, "", "42")
    money = calculate("$90k/month")
    assert (money.value, money.unit, money.text) == (90_000, "$/month", "$90k/month")
