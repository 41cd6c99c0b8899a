"""What cannot be computed explains itself, and points at the place."""

import pytest

from coach.capacity import EstimateError, calculate
from coach.errors import UsageError

CASES = [
    ("300 B + 5 requests", "sum", "the left side is data, the right side a count"),
    ("5 GB/s - 3 GB", "sum", "the left side is data per time, the right side data"),
    ("5 users + 3 requests", "sum", "counts users, the right side counts requests"),
    ("5 B/user + 3 B/tweet", "sum", "is per user, the right side is per tweet"),
    ("max(5 GB, 3 s)", "sum", "the left side is data, the right side time"),
    ("$5 + €3", "sum", "money"),
    ("5 GB in users", "unit", "cannot show data in users"),
    ("5 GB in GB/day", "unit", "which is data per time"),
    ("2^(3 GB)", "unit", "the exponent is data"),
    ("(3 GB)^0.5", "unit", "not a whole number"),
    ("sqrt(3 GB)", "unit", "square root of data"),
    ("exp(3 s)", "unit", "needs a plain number"),
    ("ln(0)", "value", "no such value"),
    ("sqrt(-1)", "value", "no such value"),
    ("(-8)^0.5", "value", "no value"),
    ("1/0", "value", "division by zero"),
    ("0^-1", "value", "no value"),
    ("200M..50M", "value", "backwards"),
    ("(1..2)..5", "value", "ranges themselves"),
    ("dau * 2", "name", "`dau` has no value here"),
    ("log(3)", "name", "no function"),
    ("nan", "name", "no number"),
    ("5 nan", "syntax", "cannot stand here"),
    ("inf", "name", "no number"),
    ("open(3)", "name", "`open` is no function"),
    ("__import__('os')", "syntax", "`_` cannot stand here"),
    ("a.b", "syntax", "`.` cannot stand here"),
    ("1,5", "syntax", "a comma groups thousands"),
    ("12,34", "syntax", "a comma groups thousands"),
    ("1.000.000", "syntax", "cannot stand here"),
    ("١٢", "syntax", "cannot stand here"),
    ("5 = 5", "syntax", "`=` cannot stand here"),
    ("", "syntax", "nothing to compute"),
    ("2 +", "syntax", "ends too early"),
    ("(2", "syntax", "not closed"),
    ("2)", "syntax", "`)` cannot stand here"),
    ("2 3", "syntax", "`3` cannot stand here"),
    ("5 G", "syntax", "`G` cannot stand here"),
    ("5 GB in", "syntax", "a unit is missing"),
    ("ceil(1, 2)", "syntax", "takes one value"),
    ("9**9**9", "limit", "too large"),
    ("10**1e8", "limit", "too large"),
    ("1e400", "limit", "too large"),
    ("exp(10000)", "limit", "too large"),
    ("1e200 * 1e200", "limit", "too large"),
    ("1e299 PB", "limit", "too large"),
    ("7" * 5000, "limit", "too long"),
    ("7" * 60, "limit", "too large"),
    ("(" * 100_000, "limit", "too long"),
    ("(" * 100 + "1" + ")" * 100, "limit", "brackets"),
    ("1^" * 100 + "2", "limit", "powers inside each other"),
    ("1+" * 900 + "1", "limit", "400 parts"),
]


@pytest.mark.parametrize(("text", "kind", "says"), CASES)
def test_the_error_says_what_is_wrong(text: str, kind: str, says: str) -> None:
    with pytest.raises(EstimateError) as caught:
        calculate(text)
    assert caught.value.kind == kind
    assert says in caught.value.message
    assert caught.value.hint
    assert isinstance(caught.value, UsageError)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("10 + 300 B + 5 requests", "10 + 300 B"),
        ("2 * (300 B + 5 requests)", "300 B + 5 requests"),
        ("2 * dau", "dau"),
        ("5 GB in users", "users"),
        ("1 + 1/0", "1/0"),
        ("3 + 1,5", "1,5"),
        ("2 * (3", "("),
    ],
)
def test_the_error_points_at_its_place(text: str, marked: str) -> None:
    with pytest.raises(EstimateError) as caught:
        calculate(text)
    error = caught.value
    assert text[error.start : error.end] == marked
    assert error.pointer(text).splitlines()[1].count("^") == len(marked)


@pytest.mark.parametrize(
    ("text", "names", "meant"),
    [
        ("dauu * 2", ("dau", "mau"), "`dau`"),
        ("Dau * 2", ("dau",), "`dau`"),
        ("2 GB / dauu", ("dau",), "`dau`"),
        ("2 GB/dua", ("dau",), "`dau`"),
        ("5 GB in dayss", (), "`days`"),
        ("sqr(2)", (), "sqrt"),
        ("3 secnds", (), "`seconds`"),
        ("5 GB/mintue", (), "`minute`"),
        ("5 mB", (), "MB for megabytes"),
        ("5 Gib", (), "MiB for mebibytes"),
    ],
)
def test_a_mistyped_name_gets_a_suggestion(
    text: str, names: tuple[str, ...], meant: str
) -> None:
    known = {name: calculate("5M").quantity for name in names}
    with pytest.raises(EstimateError) as caught:
        calculate(text, known)
    assert meant in caught.value.hint


def test_a_long_chain_within_the_limit_is_computed() -> None:
    assert calculate("1+" * 190 + "1").value == 191
    assert calculate("-" * 300 + "1").value == 1
    assert calculate("(" * 39 + "1" + ")" * 39).value == 1
