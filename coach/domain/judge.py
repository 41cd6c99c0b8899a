"""The judge as a protocol: whoever reads an answer and says what it shows.

The deterministic judge of `coach.review`, joined in `coach.reviewing`, is one. Another
could be put in its place without a change to any screen, verb or sheet.
"""

from collections.abc import Sequence
from typing import Protocol

from coach.domain.verdict import Explanation, LevelId, Part, Review


class Judge(Protocol):
    """Judges an answer to a case."""

    def review(self, case_id: str, parts: Sequence[Part], level: LevelId) -> Review:
        """Return the review of an answer, given part by part."""
        ...

    def explain(
        self, case_id: str, parts: Sequence[Part], criterion: str
    ) -> Explanation:
        """Return how the verdict on one criterion came about."""
        ...
