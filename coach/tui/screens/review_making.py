"""Has a session judged, away from the keys; hands back values to draw."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.domain.scores import Change, changes
from coach.domain.session import Session
from coach.domain.verdict import LevelScores, Part, Review
from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.services import Services


@dataclass(frozen=True, slots=True)
class Made:
    """A review, ready to be drawn.

    Attributes:
        review: With the person's marks counted.
        judged: The judge's own scores.
        parts: The person's texts with their titles.
        change: The change since the last try at the same case.
        trouble: Why the scores could not be kept for lists, or None.
    """

    review: Review
    judged: LevelScores
    parts: tuple[tuple[str, Part], ...]
    change: Change | None
    trouble: CoachError | None = None


def make(services: "Services", session: Session) -> Made:
    """Judge a session and keep its scores; takes up to a second, so not on the loop.

    Raises:
        CoachError: If it cannot be judged.
    """
    review = services.review(session)
    return made_of(services, session, review)


def remake(services: "Services", session: Session, review: Review) -> Made:
    """Count the marks of the person anew and keep the scores."""
    from coach.domain.disputes import marks

    again = services.reviewer.recounted(review, marks(session))
    return made_of(services, session, again)


def made_of(services: "Services", session: Session, review: Review) -> Made:
    """Keep the scores of a review and put together what is drawn."""
    from coach.domain.plan import section_title
    from coach.reviewing import parts_of

    trouble, change = None, None
    try:
        services.keep_scores(session, review)
        change = changes(services.reviews.all()).get(session.id)
    except CoachError as error:
        trouble = error
    return Made(
        review,
        services.reviewer.recounted(review, {}).levels,
        tuple((section_title(p.key, session.plan), p) for p in parts_of(session)),
        change,
        trouble,
    )
