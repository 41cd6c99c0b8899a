"""Printing a tree and reading it again gives the same tree and the same value."""

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coach.capacity import EstimateError, calculate, parse, to_text

_NUMBERS = [
    "1",
    "2",
    "300",
    "86,400",
    "1.5",
    "100M",
    "1.5k",
    "2 bn",
    "7 million",
    "1e6",
]
_UNITS = [
    "",
    " B",
    " KB",
    " GB",
    " GiB",
    " Mb/s",
    "Mbps",
    "/s",
    " per day",
    " /day",
    " users",
    " tweets/user/day",
    " daily active users",
    "B users",
    "m users",
    "%",
    " h",
    " GB-month",
    " km^2",
    " km²",
    "x",
    " qps",
    " a day",
    "B/day",
    "m/day",
]
_WORDS = ["dau", "peak", "day", "GB"]


def _amounts() -> st.SearchStrategy[str]:
    plain = st.builds(str.__add__, st.sampled_from(_NUMBERS), st.sampled_from(_UNITS))
    money = st.builds("${}{}".format, st.sampled_from(_NUMBERS), st.just("/GB"))
    power = st.sampled_from(
        ["10^9", "2^41 ms", "10⁹ users", "2^-3", "99.9%^5", "2^3^2"]
    )
    ranges = st.sampled_from(
        [
            "50M..200M",
            "10..20 ms",
            "1..5M users",
            "$50..100",
            "50M to 200M users",
            "-5..5",
        ]
    )
    mixed = st.sampled_from(["1 h 30 min", "2h5m", "~5k", "(2 + 3) GB"])
    return st.one_of(plain, money, power, ranges, mixed, st.sampled_from(_WORDS))


def _grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    signs = st.sampled_from(
        [" + ", " - ", " * ", " / ", " x ", "/", "*", "-", " of ", "^"]
    )
    return st.one_of(
        st.builds("{}{}{}".format, inner, signs, inner),
        st.builds("({})".format, inner),
        st.builds("-{}".format, inner),
        st.builds("max({}, {})".format, inner, inner),
        st.builds("sqrt({})".format, inner),
        st.builds("({} in {})".format, inner, st.sampled_from(["GB/day", "/s", "%"])),
    )


EXPRESSIONS = st.recursive(_amounts(), _grow, max_leaves=6)


@settings(max_examples=1500, deadline=None)
@given(EXPRESSIONS)
@example("(1x) - $1/GB")
def test_parse_print_parse_is_stable(text: str) -> None:
    try:
        tree = parse(text).node
    except EstimateError:
        return
    printed = to_text(tree)
    assert parse(printed).node == tree, printed
    assert to_text(parse(printed).node) == printed


@settings(max_examples=600, deadline=None)
@given(EXPRESSIONS)
def test_the_printed_text_is_worth_the_same(text: str) -> None:
    names = {"dau": calculate("20M users").quantity, "peak": calculate("3").quantity}
    try:
        tree = parse(text).node
        before = calculate(text, names, draws=20)
    except EstimateError:
        return
    after = calculate(to_text(tree), names, draws=20)
    assert after.text == before.text


_RESULTS = [
    "",
    " B",
    " GB/day",
    " Mb/s",
    " /s",
    "/day",
    " users",
    " tweets/day",
    " GiB",
    "%",
    " ms",
    " $/month",
    " B/user",
    " km^2",
    " h",
]


@settings(max_examples=1500, deadline=None)
@given(
    st.floats(1e-3, 1e12).map(lambda value: f"{value:.6g}"),
    st.sampled_from(_RESULTS),
)
def test_a_result_reads_back_as_itself(number: str, unit: str) -> None:
    first = calculate(number + unit)
    again = calculate(first.text)
    assert again.quantity.dim == first.quantity.dim
    assert math.isclose(again.quantity.value, first.quantity.value, rel_tol=6e-3)


@pytest.mark.parametrize("text", ["2 tweets/user/day", "$0.02/GB-month", "2 B users"])
def test_the_printer_keeps_what_the_person_wrote(text: str) -> None:
    printed = to_text(parse(text).node)
    assert parse(printed).node == parse(text).node
