"""Lists of statements, one a line: wrong ones told, right and silent ones not."""

from pathlib import Path

import pytest

from coach.capacity.claims import check

HERE = Path(__file__).parent


def _lines(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").splitlines()


def _told(text: str) -> list[str]:
    return [claim.why for claim in check(text) if claim.status != "ok"]


@pytest.mark.parametrize("text", _lines("wrong.txt"))
def test_a_wrong_statement_is_told(text: str) -> None:
    assert _told(text) != []


@pytest.mark.parametrize("text", _lines("right.txt"))
def test_a_right_statement_is_not_told(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize("text", _lines("silent.txt"))
def test_what_is_no_wrong_claim_stays_silent(text: str) -> None:
    assert _told(text) == []


def test_the_lists_are_long_enough_to_mean_something() -> None:
    assert len(_lines("wrong.txt")) > 200
    assert len(_lines("right.txt")) > 200
    assert len(_lines("silent.txt")) > 100


def test_right_statements_are_mostly_seen_and_not_only_passed_over() -> None:
    seen = [text for text in _lines("right.txt") if check(text)]
    assert len(seen) >= 0.8 * len(_lines("right.txt"))
