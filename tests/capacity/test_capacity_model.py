"""Capacity models: made from mappings, checked, computed, graded, explained."""

import math
from typing import Any

import pytest

from coach.capacity import EstimateError, calculate
from coach.capacity.grading import grade
from coach.capacity.model import CapacityModel, model_from_mapping
from coach.capacity.model_check import check_model
from coach.capacity.model_run import Value, depends, evaluate, read_input
from coach.capacity.sensitivity import explain_difference, tornado, trap_for
from coach.errors import ContentError


def test_a_right_model_has_no_problem(twitter: CapacityModel) -> None:
    assert check_model(twitter) == ()


@pytest.mark.parametrize(
    ("changes", "where", "says"),
    [
        ({"outputs__storage": {"unit": "TB"}}, "storage.formula", "does not fit"),
        ({"inputs__row": {"unit": "s"}}, "storage.formula", "data per time"),
        ({"inputs__row": {"unit": "s", "reference": "3 B"}}, "row.reference", "data"),
        ({"inputs__row": {"unit": "5"}}, "row.unit", "not a unit"),
        ({"inputs__row": {"reference": "3 +"}}, "row.reference", "too early"),
        ({"outputs__dau": {"formula": "mau * stickines"}}, "dau.formula", "no value"),
        ({"outputs__dau": {"formula": "mau * ("}}, "dau.formula", "too early"),
        ({"outputs__dau": {"formula": "storage / row"}}, "outputs", "circle: dau → "),
        ({"outputs__writes": {"unit": "5 5"}}, "writes.unit", "not a unit"),
        (
            {"inputs__more": {"label": "x", "reference": 3, "source": "a"}},
            "inputs.more",
            "no formula uses it",
        ),
        (
            {"inputs__day": {"label": "x", "reference": 3, "source": "a"}},
            "inputs.day",
            "already means something",
        ),
        (
            {"inputs__a b": {"label": "x", "reference": 3, "source": "a"}},
            "inputs.a b",
            "cannot be a name",
        ),
        (
            {"inputs__dau": {"label": "x", "reference": 3, "source": "a"}},
            "dau",
            "used 2 times",
        ),
        ({"inputs__row": {"source": ""}}, "row.source", "is empty"),
        ({"outputs__dau": {"decides": ""}}, "dau.decides", "is empty"),
        ({"traps__bits": {"tells": ""}}, "bits.tells", "is empty"),
        ({"traps__bits": {"on": "nope"}}, "bits.on", "no output is called `nope`"),
        ({"traps__bits": {"formula": "wries * 2"}}, "bits.formula", "no value"),
        ({"traps__bits": {"formula": "writes"}}, "bits.formula", "does not fit"),
        ({"traps__bits": {"formula": "storage"}}, "bits.formula", "right way"),
        ({"traps__bits": {"formula": "storage / 0"}}, "bits.formula", "zero"),
    ],
)
def test_a_fault_is_found_and_named(
    variant_of: Any, changes: dict[str, Any], where: str, says: str
) -> None:
    problems = check_model(variant_of(**changes))
    assert any(where in one.where and says in one.message for one in problems), problems


def test_one_broken_input_is_told_once(variant_of: Any) -> None:
    (problem,) = check_model(variant_of(inputs__posts={"reference": "3 s"}))
    assert problem.where == "inputs.posts.reference"
    assert "inputs.posts.reference: " in str(problem)


def test_a_model_without_outputs_is_refused() -> None:
    (problem,) = check_model(model_from_mapping({}))
    assert problem.where == "outputs"


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ({"outputz": []}, "no field `outputz`"),
        ({"inputs": "mau"}, "`inputs` is not a list"),
        ({"inputs": ["mau"]}, "inputs[0] is not a mapping"),
        ({"inputs": [{"id": "a1"}]}, "inputs[0] has no `label`"),
        ({"traps": [{"id": "a1", "tels": "x"}]}, "unknown field `tels`"),
        (
            {"outputs": [{"id": "a", "label": {}, "formula": "1", "decides": "x"}]},
            "outputs[0].label is neither",
        ),
    ],
)
def test_a_mapping_of_another_shape_is_refused(raw: dict[str, Any], says: str) -> None:
    with pytest.raises(ContentError) as caught:
        model_from_mapping(raw)
    assert says in caught.value.message
    assert caught.value.hint


def test_the_reference_gives_every_output(twitter: CapacityModel) -> None:
    result = evaluate(twitter)
    assert [one.output.id for one in result.outputs] == [
        "peak_writes",
        "dau",
        "writes",
        "storage",
    ]
    texts = [one.estimate.text for one in result.outputs if one.estimate]
    assert texts == [
        "6.94k /s (3.47k..13.9k)",
        "100M users",
        "200M tweets/day (100M..400M)",
        "65.7 TB/year (32.9..131)",
    ]
    assert result["storage"].value == pytest.approx(65.7, rel=0.01)


def test_own_values_replace_the_reference(twitter: CapacityModel) -> None:
    own: dict[str, Value] = {
        "row": "1 KB",
        "posts": 2,
        "mau": calculate("1bn users").quantity,
    }
    result = evaluate(twitter, own)
    assert result["writes"].estimate is not None
    assert result["writes"].estimate.range is None
    assert result["writes"].value == pytest.approx(400e6)
    assert result["storage"].value == pytest.approx(400e6 * 1000 * 3 * 365.25 / 1e12)


def test_a_bare_number_is_in_the_unit_of_its_input(twitter: CapacityModel) -> None:
    share = twitter.input("stickiness")
    assert read_input(share, "20").value == pytest.approx(0.2)
    assert read_input(share, "20 %").value == pytest.approx(0.2)
    assert read_input(twitter.input("mau"), "2B").value == 2e9
    assert read_input(twitter.input("row"), "2B").value == 2
    posts = read_input(twitter.input("posts"), "2")
    assert posts.value == pytest.approx(2 / 86400)


def test_a_wrong_input_names_itself(twitter: CapacityModel) -> None:
    with pytest.raises(EstimateError) as caught:
        evaluate(twitter, {"row": "3 s"})
    assert caught.value.message.startswith("A stored tweet: ")


def test_an_output_that_fails_does_not_hide_the_others(variant_of: Any) -> None:
    model = variant_of(outputs__dau={"formula": "mau * stickiness / (copies - 3)"})
    result = evaluate(model)
    assert result["dau"].error is not None
    assert result["storage"].estimate is None
    better = evaluate(model, {"copies": 4})
    assert better["storage"].error is None


@pytest.mark.parametrize(
    ("own", "verdict", "text"),
    [
        (100.0, "on target", "on target"),
        (200.0, "on target", "on target, 2× too high"),
        (50.0, "on target", "on target, 2× too low"),
        (201.0, "right order", "right order, 2× too high"),
        (1000.0, "right order", "right order, 10× too high"),
        (10.0, "right order", "right order, 10× too low"),
        (1001.0, "off", "off, 10× too high"),
        (9.9, "off", "off, 10× too low"),
        (36_000.0, "off", "off, 360× too high"),
        (0.0, "off", "off, too low"),
        (-100.0, "off", "off, too low"),
    ],
)
def test_grades_follow_the_order_of_magnitude(
    own: float, verdict: str, text: str
) -> None:
    given = grade(own, 100.0)
    assert (given.verdict, given.text) == (verdict, text)


def test_quantities_are_graded_across_units() -> None:
    tera = calculate("1 TB/day").quantity
    assert grade(calculate("365 TB/year").quantity, tera).verdict == "on target"
    assert grade(calculate("1 TB").quantity, tera).verdict == "unit"
    assert grade(0.0, 0.0).verdict == "on target"


def test_an_output_knows_its_inputs(twitter: CapacityModel) -> None:
    assert depends(twitter, "dau") == {"mau", "stickiness"}
    assert depends(twitter, "peak_writes") == {
        "mau",
        "stickiness",
        "posts",
        "peak_factor",
    }


def test_the_tornado_shows_each_input_over_its_range(variant_of: Any) -> None:
    bars = tornado(variant_of(inputs__posts={"reference": "1..16"}), "storage")
    assert bars[0].input == "posts"
    assert {bar.input for bar in bars} == {
        "mau",
        "stickiness",
        "posts",
        "row",
        "copies",
    }
    posts = bars[0]
    assert posts.ranged
    assert posts.high / posts.low == pytest.approx(16, rel=0.01)
    row = next(bar for bar in bars if bar.input == "row")
    assert not row.ranged
    assert row.high / row.low == pytest.approx(4)
    assert row.swing == pytest.approx(row.high - row.low)


def test_a_share_never_doubles_past_the_whole(twitter: CapacityModel) -> None:
    bars = tornado(twitter, "dau", {"stickiness": "80%"})
    share = next(bar for bar in bars if bar.input == "stickiness")
    assert share.high_input.value == 1.0


def test_the_difference_is_laid_at_the_input_that_made_it(
    twitter: CapacityModel,
) -> None:
    own: dict[str, Value] = {
        "row": "30 KB",
        "mau": "250M",
        "posts": "2",
        "peak_factor": 9,
    }
    told = explain_difference(twitter, own, "storage")
    assert told.factor == pytest.approx(50)
    assert told.working == 1
    assert [part.input for part in told.contributions] == ["row", "mau"]
    row, mau = told.contributions
    assert row.factor == pytest.approx(100)
    assert mau.factor == pytest.approx(0.5)
    assert row.share + mau.share == pytest.approx(1)
    assert told.main == "row"


def test_wrong_working_is_told_apart_from_wrong_inputs(twitter: CapacityModel) -> None:
    right = evaluate(twitter, {"posts": "2"})["storage"].value
    assert right is not None
    told = explain_difference(twitter, {"posts": "2", "row": 330}, "storage", right * 8)
    assert told.working == pytest.approx(8 / 1.1)
    assert told.main == "working"
    assert explain_difference(twitter, {"posts": "2"}, "storage").main == ""


@pytest.mark.parametrize(
    ("factor", "trap"),
    [
        (3.0, "copies-twice"),
        (3.2, "copies-twice"),
        (1 / 8, "bits"),
        (1.0, ""),
        (30, ""),
    ],
)
def test_the_trap_that_gives_the_own_value_is_found(
    twitter: CapacityModel, factor: float, trap: str
) -> None:
    right = evaluate(twitter, {"posts": "2"})["storage"].value
    assert right is not None
    found = trap_for(twitter, "storage", right * factor, {"posts": "2"})
    assert (found.id if found else "") == trap


def test_a_trap_of_another_output_is_not_taken(twitter: CapacityModel) -> None:
    found = trap_for(twitter, "writes", 1e9, {"posts": "2"})
    assert found is not None
    assert found.id == "mau-for-dau"
    assert trap_for(twitter, "dau", 500e6 * 2) is None
    assert trap_for(twitter, "writes", -5.0) is None


def test_the_seed_decides_the_draws(twitter: CapacityModel) -> None:
    one, same, other = (evaluate(twitter, seed=s, draws=200) for s in (1, 1, 2))
    samples = [run["storage"].estimate for run in (one, same, other)]
    assert all(samples)
    first, second, third = (e.quantity.samples for e in samples if e)
    assert first == second
    assert first != third
    assert first is not None
    assert all(map(math.isfinite, first))
