"""Arithmetic in free text: each statement of a result, recomputed.

Pure: a text in, claims out; no file, no clock, no global state.
"""

from coach.capacity.claims.checker import check
from coach.capacity.claims.claim import Claim, Place

__all__ = ["Claim", "Place", "check"]
