"""STAR stories: where their parts stand, what the checks hear, what the bank covers.

Everything here is text in, values out: the same story always gets the same report.
Who tells it, how it is kept and how it is shown are not known here.
"""

from coach.stories.matrix import matrix
from coach.stories.parts import compose, count_parts, find_parts, measure
from coach.stories.score import WEIGHTS, check

__all__ = [
    "WEIGHTS",
    "check",
    "compose",
    "count_parts",
    "find_parts",
    "matrix",
    "measure",
]
