"""The numbers: quantities, units, the estimate language, models, ranges, grading.

Pure: no I/O, no clock. The names here are the estimate language; models of a case live
in `model` and its neighbours, and cost their import only where they are used.
"""

from coach.capacity.errors import EstimateError
from coach.capacity.estimate import Estimate, Spread, calculate
from coach.capacity.formatting import show
from coach.capacity.parser import parse, parse_unit
from coach.capacity.printer import to_text
from coach.capacity.quantity import Quantity, describe
from coach.capacity.sampling import FINAL_DRAWS, LIVE_DRAWS

__all__ = [
    "FINAL_DRAWS",
    "LIVE_DRAWS",
    "Estimate",
    "EstimateError",
    "Quantity",
    "Spread",
    "calculate",
    "describe",
    "parse",
    "parse_unit",
    "show",
    "to_text",
]
