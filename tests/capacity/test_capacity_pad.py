"""A pad: each line's result or error, names from line to line, nothing done twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.capacity.pad import MAX_LINES, evaluate_pad

TWITTER = """# Twitter
Assumptions first
mau = 200M users
dau = mau * 20%
reads: dau * 50/user/day
daily writes = 1M tweets/day   # from the brief
peak = daily_writes * 3 in /s
- row = 300 B
1. storage = daily_writes * row * 3 in TB/year

So we shard by user.
cache = 20% of daily_writes * row * 7 days
"""


def _texts(text: str) -> list[str]:
    lines = evaluate_pad(text).lines
    return [line.estimate.text if line.estimate else line.kind for line in lines]


def _error(text: str) -> tuple[str, str]:
    (line,) = evaluate_pad(text).errors
    assert line.error is not None
    return line.error.message, line.error.hint


def test_each_line_has_its_result() -> None:
    assert _texts(TWITTER) == [
        "prose",
        "prose",
        "200M users",
        "40M users",
        "2bn /day",
        "1M tweets/day",
        "34.7 /s",
        "300 B",
        "0.329 TB/year",
        "blank",
        "prose",
        "420 MB",
    ]


def test_names_are_collected_for_the_caller() -> None:
    pad = evaluate_pad(TWITTER)
    assert list(pad.names) == [
        "mau",
        "dau",
        "reads",
        "daily_writes",
        "peak",
        "row",
        "storage",
        "cache",
    ]
    assert pad.names["dau"].value == pytest.approx(40e6)
    assert pad.errors == ()


def test_a_name_of_several_words_is_joined_and_said() -> None:
    (line,) = evaluate_pad("daily writes = 5").lines
    assert line.name == "daily_writes"
    assert line.estimate is not None
    assert "daily_writes" in line.estimate.notes[0]


def test_a_lone_b_follows_the_name_of_its_line() -> None:
    assert _texts("mau = 2B\nrow_size = 2B\nusers = 3 B") == ["2bn", "2 B", "3bn"]


def test_an_error_names_its_columns() -> None:
    (line,) = evaluate_pad("- total = 5 GB + 3 users").errors
    assert line.error is not None
    assert line.text[line.error.start : line.error.end] == "5 GB + 3 users"


def test_a_name_from_below_an_unknown_and_a_broken_one_are_told_apart() -> None:
    assert "line 2 gives it a value" in _error("a1 = later * 2\nlater = 5")[1]
    assert "did you mean `dau`" in _error("dau = 5\ntotal = dauu * 2")[1]
    first, second = evaluate_pad("bad = 5 GB + 3 s\nnext1 = bad * 2").errors
    assert first.error is not None
    assert second.error is not None
    assert "line 1 has an error" in second.error.hint


def test_a_unit_cannot_be_a_name() -> None:
    assert "`day` is a unit" in _error("day = 5")[0]


def test_a_line_begun_but_not_ended_is_an_error_and_a_sentence_is_not() -> None:
    assert _texts("total =") == ["error"]
    assert _texts("total = 5 *") == ["error"]
    assert _texts("reads dominate writes, so we cache") == ["prose"]
    assert _texts("note: remember the peak") == ["prose"]
    assert _texts("The load is 5 times that = too much for one box") == ["prose"]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("## Estimates", "prose"),
        ("**Storage**", "prose"),
        ("---", "prose"),
        ("| dau | 100M |", "prose"),
        ("> quoted 5", "prose"),
        ("R + W > N", "prose"),
        ("p99 < 200 ms", "prose"),
        ("Reads: 100:1", "prose"),
        ("So the answer is 5 * 3 = 15 servers", "prose"),
        ("3 replicas per shard for safety", "prose"),
        ("dau = 100M users (assume 20%)", "100M users"),
        ("storage = 5 TB/year, so shard", "5 TB/year"),
        ("peak = 3 * 12k/s → 36k", "36k /s"),
        ("`total = 5 GB`", "5 GB"),
        ("**total** = 5 GB", "5 GB"),
        ("qps = 12k/s", "12k /s"),
        ("total = 2 * (3 + 4", "error"),
        ("total = 5 GB +", "error"),
    ],
)
def test_notes_around_numbers_are_no_errors(line: str, shown: str) -> None:
    assert _texts(line) == [shown]


def test_what_is_claimed_after_a_result_is_not_taken_for_it() -> None:
    (line,) = evaluate_pad("total = 5 * 3 = 20").lines
    assert line.estimate is not None
    assert line.estimate.value == 15
    assert "before `=`" in line.estimate.notes[0]


def test_a_unit_on_the_left_is_told_where_it_belongs() -> None:
    message, hint = _error("writes/day = 1M")
    assert message == "`writes/day` cannot be a name"
    assert hint == "the unit goes with the number: writes = 100M/day"


def test_a_later_line_may_give_a_name_another_value() -> None:
    assert _texts("q1 = 5\nr1 = q1 * 2\nq1 = 7\nr2 = q1 * 2") == ["5", "10", "7", "14"]


def test_a_range_stays_the_same_while_other_lines_change() -> None:
    before = evaluate_pad("users = 50M..200M\nx1 = users * 2")
    after = evaluate_pad("intro\nusers = 50M..200M\nother = 3\nx1 = users * 2")
    assert before.lines[0].estimate is not None
    assert after.lines[1].estimate is not None
    assert before.lines[0].estimate.text == after.lines[1].estimate.text
    assert before.names["x1"].samples == after.names["x1"].samples


def test_two_equal_lines_are_drawn_apart() -> None:
    pad = evaluate_pad("10..20\n10..20")
    first, second = (line.estimate for line in pad.lines)
    assert first is not None
    assert second is not None
    assert first.quantity.samples != second.quantity.samples


def test_only_changed_lines_and_those_that_read_them_are_computed_again() -> None:
    text = "a1 = 5\nb1 = a1 * 2\nc1 = 7\nprose here\nd1 = b1 + c1"
    first = evaluate_pad(text)
    again = evaluate_pad(text.replace("c1 = 7", "c1 = 8"), first)
    kept = [a is b for a, b in zip(first.lines, again.lines, strict=True)]
    assert kept == [True, True, False, True, False]
    assert again.names["d1"].value == 18


def test_reuse_gives_what_a_fresh_pass_gives() -> None:
    first = evaluate_pad("a1 = 5\nb1 = a1 * 2\nwords about c1\n c1 / 2")
    text = "a1 = 6\nb1 = a1 * 2\nc1 = 3\nwords about c1\n c1 / 2"
    reused, fresh = evaluate_pad(text, first), evaluate_pad(text)
    assert [line.kind for line in reused.lines] == [line.kind for line in fresh.lines]
    for one, two in zip(reused.lines, fresh.lines, strict=True):
        assert (one.estimate and one.estimate.text) == (
            two.estimate and two.estimate.text
        )


def test_other_draws_or_seeds_reuse_nothing() -> None:
    first = evaluate_pad("users = 50M..200M", draws=50)
    assert (
        evaluate_pad("users = 50M..200M", first, draws=60).lines[0]
        is not (first.lines[0])
    )


def test_the_working_of_a_line_is_recorded_on_request() -> None:
    (line,) = evaluate_pad("total = 2 * 3 GB", working=True).lines
    assert line.estimate is not None
    assert line.estimate.steps == ("2 × 3 GB = 6 GB",)


def test_a_pad_has_an_end() -> None:
    pad = evaluate_pad("1 + 1\n" * (MAX_LINES + 5))
    assert len(pad.lines) == MAX_LINES + 1
    assert pad.errors == (pad.lines[-1],)


_LINES = [
    "aa = 5",
    "aa = 7 GB",
    "bb = aa * 2",
    "cc = bb + aa",
    "cc = 3 users",
    "aa / cc",
    "bb",
    "so bb it is",
    "dd = 10..20",
    "ee = dd * aa",
    "bb = 5 GB + 3 s",
    "",
    "2 * 3 GB/cc",
]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(_LINES), max_size=7), min_size=2, max_size=4),
)
def test_edits_reuse_lines_but_never_a_stale_result(states: list[list[str]]) -> None:
    pad = None
    for state in states:
        text = "\n".join(state)
        pad = evaluate_pad(text, pad, draws=20)
        fresh = evaluate_pad(text, draws=20)
        for one, two in zip(pad.lines, fresh.lines, strict=True):
            assert (one.kind, one.name) == (two.kind, two.name)
            assert (one.estimate and one.estimate.text) == (
                two.estimate and two.estimate.text
            )
            assert (one.error and one.error.hint) == (two.error and two.error.hint)
