"""Scores as lists show them: what changed since the last try at the same case."""

from dataclasses import replace

from coach.domain.scores import DimensionScore, Scores, changes, signed
from coach.domain.verdict import LevelScores

FIRST = Scores(
    session_id="s1",
    case_id="twitter",
    case_version=1,
    level="senior",
    sat_at=100.0,
    at=900.0,
    levels=LevelScores(70, 50, 30),
    judged=LevelScores(70, 50, 30),
    dimensions=(
        DimensionScore("scope", LevelScores(90, 60, 40)),
        DimensionScore("failure", LevelScores(10, 5, 0)),
    ),
)


def test_the_first_try_has_no_change() -> None:
    assert changes([FIRST]) == {}


def test_a_change_is_told_at_the_level_of_the_later_try() -> None:
    later = replace(
        FIRST,
        session_id="s2",
        sat_at=200.0,
        level="mid",
        levels=LevelScores(64, 55, 30),
        dimensions=(
            DimensionScore("scope", LevelScores(95, 60, 40)),
            DimensionScore("data-api", LevelScores(10, 5, 0)),
        ),
    )
    found = changes([later, FIRST])["s2"]
    assert (found.since, found.score, found.same_version) == ("s1", -6, True)
    assert found.dimensions == {"scope": 5}


def test_another_case_in_between_does_not_count() -> None:
    other = replace(FIRST, session_id="s2", case_id="uber", sat_at=200.0)
    again = replace(FIRST, session_id="s3", sat_at=300.0, case_version=2)
    found = changes([FIRST, other, again])
    assert set(found) == {"s3"}
    assert (found["s3"].since, found["s3"].score) == ("s1", 0)
    assert not found["s3"].same_version


def test_a_round_judged_late_counts_by_when_it_was_sat() -> None:
    older = replace(FIRST, session_id="s0", sat_at=50.0, at=5_000.0)
    assert set(changes([FIRST, older])) == {"s1"}


def test_a_change_carries_its_sign() -> None:
    assert [signed(n) for n in (8, -3, 0)] == ["+8", "-3", "±0"]
