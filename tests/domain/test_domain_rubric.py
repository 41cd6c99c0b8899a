"""The rubric adds up, and the person's marks are weighed by it."""

import pytest

from coach.domain.rubric import DIMENSIONS, overall, overall_of


def test_weights_are_points_of_a_hundred() -> None:
    assert sum(dimension.weight for dimension in DIMENSIONS) == 100


def test_marks_are_weighed() -> None:
    assert overall({d.id: 3 for d in DIMENSIONS}) == 3
    assert overall({"scope": 1, "communication": 4}) == pytest.approx(2.2)
    assert overall({}) is None


def test_no_mark_is_no_zero() -> None:
    assert overall_of([0, 0, 4, 0, 2, 0, 0, 0]) == 3
    assert overall_of([]) == 0
