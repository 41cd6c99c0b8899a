"""Rare shapes of the language, each with the result it must keep."""

import pytest

from coach.capacity import (
    EstimateError,
    Quantity,
    calculate,
    describe,
    parse,
    parse_unit,
    show,
    to_text,
)
from coach.capacity.formatting import three_digits
from coach.capacity.grading import grade
from coach.capacity.labels import plural, singular, stem
from coach.capacity.model import CapacityModel, Input, Output
from coach.capacity.model_run import depends, evaluate
from coach.capacity.sensitivity import tornado
from coach.capacity.units import in_words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("(3 users)^2 / 3 users", "3 users"),
        ("(5 users) GB", "5 GB"),
        ("(2 + 3)M users", "5M users"),
        ("10^3 k", "1M"),
        ("5% GB", "50 MB"),
        ("ceil((2300 GB) in TB)", "3 TB"),
        ("round(0.4 /s)", "0 /s"),
        ("$5/month..$20/month", "$10/month ($5..$20)"),
        ("-$5", "-$5"),
        ("$5 - $8", "-$3"),
        ("0 GB", "0 B"),
        ("0 s", "0 ns"),
        ("999.9 KB", "1 MB"),
        ("1023 KiB", "1,020 KiB"),
        ("5 GB*s", "5 GB × s"),
        ("3 GB/s^2", "3 GB/s^2"),
        ("1 / 5 GB", "0.2 /GB"),
        ("million / day", "1M /day"),
        ("5 million / 5", "1M"),
        ("$0.4/million * 30M", "$12"),
        ("day / 24", "1 h"),
        ("1 PB * 5M", "5,000 EB"),
        ("0.00001 /s", "1e-5 /s"),
        ("200 kilobytes", "200 KB"),
        ("5 Gigabytes", "5 GB"),
        ("8 kibibytes", "8 KiB"),
        ("3 people * 2/person", "6"),
        ("10 cents * 30", "$3"),
        ("100 Hz * 1 min", "6,000"),
        ("1 km^2 in metres^2", "1M metres^2"),
    ],
)
def test_rare_texts_are_shown_well(text: str, shown: str) -> None:
    assert calculate(text).text == shown


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("$50%", "money in percent"),
        ("$50..100%", "money in percent"),
        ("5 GB a user", "`a` cannot stand here"),
        ("5 GB MB", "`MB` cannot stand here"),
        ("5 GB B", "`B` cannot stand here"),
        ("$ GB", "`GB` cannot stand here"),
        ("max", "`max` has no value here"),
        ("5 + in", "`in` cannot stand here"),
        ("2^⁻", "cannot stand here"),
        ("2⁹⁹⁹⁹⁹", "too large"),
        ("5 GB/nan", "no number"),
        ("1 GB in GB 5", "`5` cannot stand here"),
        ("sqrt(1, 2)", "takes one value"),
        ("1e-30..1e30 * 1e290", "no finite value"),
    ],
)
def test_rare_mistakes_are_told(text: str, says: str) -> None:
    with pytest.raises(EstimateError) as caught:
        calculate(text)
    assert says in caught.value.message


def test_a_unit_on_its_own_is_read_or_refused() -> None:
    assert [part.word for part in parse_unit("TB / year")] == ["TB", "year"]
    assert parse_unit(" ") == ()
    for text in ("TB 5", "5", "GB +"):
        with pytest.raises(EstimateError):
            parse_unit(text)


def test_an_error_without_a_place_points_nowhere() -> None:
    assert EstimateError("no").pointer("1 + 1") == ""
    placed = EstimateError("no", start=1, end=2)
    assert placed.pointer("1 + 1") == "1 + 1\n ^"
    assert placed.at(3, 4).start == 1


def test_the_working_of_a_call_shows_its_values() -> None:
    assert calculate("max(2 * 3, 4)", working=True).steps == (
        "2 × 3 = 6",
        "max(6, 4) = 6",
    )


@pytest.mark.parametrize(
    ("noun", "many", "one"),
    [
        ("user", "users", "user"),
        ("query", "queries", "query"),
        ("box", "boxes", "box"),
        ("cache", "caches", "cache"),
        ("class", "classes", "class"),
        ("day", "days", "day"),
        ("key", "keys", "key"),
    ],
)
def test_a_noun_and_its_plural_are_one(noun: str, many: str, one: str) -> None:
    assert plural(noun) == many
    assert singular(many) == one
    assert stem(noun) == stem(many)
    assert plural(many) == many


def test_dimensions_are_told_in_words() -> None:
    assert describe(calculate("5").quantity) == "a plain number"
    assert describe(calculate("5/s").quantity) == "a count per time"
    assert describe(calculate("5 req/user").quantity) == "a count (req) per user"
    assert describe(calculate("$5/GB-month").quantity) == "money per data per time"
    assert describe(calculate("2 km^2").quantity) == "length^2"
    assert in_words((0, 0, 0, 0, 0, 0)) == ""
    assert "5.0" in repr(Quantity(5.0))
    assert "Number(5.0" in repr(parse("5").node)


def test_three_digits_never_print_noise() -> None:
    assert [three_digits(x) for x in (0, 11.574074, 999.6, 1234567, 2.5e-7)] == [
        "0",
        "11.6",
        "1,000",
        "1.23e6",
        "2.5e-7",
    ]
    assert show(calculate("1 - 0.000001%").quantity) == "99.999999 %"


def test_every_kind_of_node_prints() -> None:
    text = "-(1..2) * max(3, x9 / 4 GB) in GB"
    assert to_text(parse(text).node) == "-(1..2) × max(3, x9 / 4 GB) in GB"


def _model(formula: str, reference: str) -> CapacityModel:
    return CapacityModel(
        (Input("load", "Load", "", reference, "assumption"),),
        (Output("result", "Result", formula, "", "nothing"),),
    )


def test_an_output_whose_draws_get_out_of_hand_has_an_error() -> None:
    result = evaluate(_model("load * 1e290", "1e-30..1e30"))["result"]
    assert result.error is not None
    assert "no finite value" in result.error.message
    with pytest.raises(KeyError):
        evaluate(_model("load * 2", "3"))["nothing"]


def test_an_output_without_a_value_has_no_tornado() -> None:
    with pytest.raises(EstimateError):
        tornado(_model("1 / (load - load)", "3"), "result")
    assert depends(_model("load * load + load", "3"), "result") == {"load"}
    assert grade(5.0, 5.1).text == "on target"
    units = grade(calculate("5 GB").quantity, calculate("5 s").quantity)
    assert units.text == "another unit"
