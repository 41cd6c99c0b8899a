"""The lab's arithmetic: fields as read, the reveal line by line, play and bars."""

import pytest

from coach.capacity.errors import EstimateError
from coach.capacity.lab import movers, play, read_field, readable, understood
from coach.capacity.lab_review import review
from coach.capacity.model import CapacityModel, Input, Output, Trap
from coach.capacity.model_check import check_model

MODEL = CapacityModel(
    (
        Input("mau", "Monthly users", "users", "100M users", "assumption"),
        Input("share", "Share that comes daily", "%", "20 %", "assumption"),
        Input("loads", "Loads of a user", "loads/user/day", "10", "assumption"),
        Input("tweets", "Tweets", "tweets/day", "1M tweets/day", "a talk, 2013"),
        Input("size", "Size of a tweet", "KB", "1 KB", "assumption"),
    ),
    (
        Output("dau", "Daily users", "mau * share", "users", "All else."),
        Output("reads", "Loads a second", "dau * loads", "loads/s", "The caches."),
        Output("ratio", "Loads a tweet", "(dau*loads)/tweets", "", "The side."),
        Output("disk", "Kept in a year", "tweets * size", "GB/year", "The disks."),
    ),
    (Trap("mau-for-dau", "reads", "mau * loads", "MAU for DAU."),),
)


def test_the_model_of_these_tests_is_right() -> None:
    assert check_model(MODEL) == ()


@pytest.mark.parametrize(
    ("its_id", "text", "says"),
    [
        ("mau", "20M", "20M users"),
        ("mau", "2B", "2bn users"),
        ("share", "35", "35 %"),
        ("loads", "5..20", "10 loads/user/day (5..20)"),
        ("size", "300", "300 KB"),
    ],
)
def test_a_field_says_how_it_was_read(its_id: str, text: str, says: str) -> None:
    assert understood(MODEL.input(its_id), text) == says


def test_a_bare_result_is_in_the_declared_unit() -> None:
    assert understood(MODEL.output("reads"), "2300") == "2.3k loads/s"
    assert understood(MODEL.output("disk"), "365") == "365 GB/year"


def test_a_ratio_may_be_written_as_one() -> None:
    assert read_field(MODEL.output("ratio"), "200:1").value == 200
    with pytest.raises(EstimateError):
        read_field(MODEL.output("reads"), "200:1")


def test_a_wrong_unit_explains_itself() -> None:
    with pytest.raises(EstimateError, match="300 users is a count"):
        read_field(MODEL.input("size"), "300 users")


def test_lines_are_graded_by_order_of_magnitude() -> None:
    found = review(
        MODEL,
        {"mau": "150M", "size": "7 KB", "tweets": "400M/day", "share": "20 apples/s"},
        {"ratio": "200:1"},
    )
    by_id = {one.line.id: (one.sign, one.verdict) for one in found.inputs}
    assert by_id == {
        "mau": ("✓", "on target, 1.5× too high"),
        "share": ("!", "not understood"),
        "loads": ("·", "left open"),
        "tweets": ("✗", "off, 400× too high"),
        "size": ("≈", "right order, 7× too high"),
    }
    assert {one.line.id: one.sign for one in found.outputs} == {
        "dau": "·",
        "reads": "·",
        "ratio": "✓",
        "disk": "·",
    }
    assert (found.answered, found.count("on target"), found.count("off")) == (4, 2, 1)


def test_an_open_result_shows_what_the_own_inputs_give() -> None:
    found = review(MODEL, {"mau": "50M"}, {})
    (dau,) = [one for one in found.outputs if one.line.id == "dau"]
    assert (dau.computed, dau.reference, dau.grade) == ("10M users", "20M users", None)
    assert review(MODEL, {}, {}).outputs[0].computed == ""


def test_the_cause_of_a_difference_is_the_input_that_differs_most() -> None:
    found = review(MODEL, {"mau": "500M", "loads": "12"}, {"reads": "14k/s"})
    (reads,) = [one for one in found.outputs if one.line.id == "reads"]
    assert reads.cause == (
        "90% of the difference comes from Monthly users: "
        "yours 500M users, reference 100M users."
    )
    assert reads.trap is None


def test_a_slip_in_the_working_is_told_from_other_inputs() -> None:
    found = review(MODEL, {"mau": "100M"}, {"disk": "36 GB/year"})
    assert found.outputs[3].cause == ("The working: your own inputs give 365 GB/year.")
    without = review(MODEL, {}, {"disk": "36 GB/year"}).outputs[3].cause
    assert without == "The working: the reference inputs give 365 GB/year."


def test_the_trap_is_recognised_with_own_inputs() -> None:
    found = review(MODEL, {"mau": "30M"}, {"reads": "3500/s"})
    assert [trap.id for trap in found.traps] == ["mau-for-dau"]
    assert review(MODEL, {"mau": "30M"}, {"reads": "700/s"}).traps == ()


def test_the_trap_is_recognised_with_the_figures_of_the_case_too() -> None:
    """Whoever notes other inputs than they worked with; but not who was consistent."""
    off = review(MODEL, {"mau": "30M"}, {"reads": "11.6k/s"})
    assert [trap.id for trap in off.traps] == ["mau-for-dau"]
    consistent = review(MODEL, {"mau": "500M"}, {"reads": "11.6k/s"})
    assert consistent.traps == ()


def test_what_hits_the_reference_is_no_trap() -> None:
    """Though it is what a wrong route gives with the own inputs."""
    found = review(MODEL, {"mau": "20M"}, {"reads": "2300/s"})
    assert found.traps == ()
    assert found.outputs[1].verdict == "on target"


def test_rounding_needs_no_cause() -> None:
    assert review(MODEL, {}, {"reads": "2000/s"}).outputs[1].cause == ""


def test_play_computes_all_and_keeps_the_reference_for_what_it_cannot_read() -> None:
    played = play(MODEL, {"mau": "200M", "size": "3 users", "loads": ""})
    assert {one.output.id: one.text for one in played.outputs} == {
        "dau": "40M users",
        "reads": "4.63k loads/s",
        "ratio": "400 loads/tweet",
        "disk": "365 GB/year",
    }
    assert [round(one.times, 6) for one in played.outputs] == [2, 2, 2, 1]
    assert list(played.faults) == ["size"]


def test_play_survives_a_division_by_nothing() -> None:
    played = play(MODEL, {"tweets": "0"})
    by_id = {one.output.id: one for one in played.outputs}
    assert by_id["ratio"].text == ""
    assert "zero" in by_id["ratio"].error
    assert by_id["dau"].text == "20M users"
    assert movers(MODEL, "ratio", {"tweets": "0"}) == ()


def test_bars_go_from_half_to_double_or_over_the_range() -> None:
    bars = movers(MODEL, "reads", {"mau": "90M..110M"})
    assert [bar.input for bar in bars] == ["loads", "share", "mau"]
    loads, _, mau = bars
    assert (loads.low, loads.high, loads.length) == (
        "1.15k loads/s",
        "4.61k loads/s",
        1.0,
    )
    assert mau.ranged
    assert 0 < mau.length < 0.2


def test_readable_leaves_out_what_is_empty() -> None:
    values, faults = readable(MODEL, {"mau": " ", "size": "2"})
    assert (list(values), faults) == (["size"], {})


DRIVEN = Input("driven", "Hours driven in a day", "h/day", "8M h/day", "assumption")


@pytest.mark.parametrize(
    "text", ["8M", "8M h/day", "8M hours/day", "480M min/day", "8e6 * 1 h / 1 day"]
)
def test_a_unit_that_cancels_counts_once(text: str) -> None:
    """Hours a day are a plain number; whoever writes the unit means the same."""
    assert read_field(DRIVEN, text).value == pytest.approx(8e6 / 24)


def test_a_unit_that_cancels_is_no_bare_number_of_another() -> None:
    loads = Input("loads", "Loads", "loads/day", "5 loads/day", "assumption")
    with pytest.raises(EstimateError):
        read_field(loads, "5 h/day")
