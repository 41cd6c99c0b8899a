"""A line of a rubric tried on its own example: for those who write and check cases."""

from dataclasses import replace

from coach.domain.criterion import Criterion
from coach.domain.verdict import Part, Verdict
from coach.review.book import Book
from coach.review.criteria import judge
from coach.review.reading import read


def prove(criterion: Criterion, text: str, book: Book) -> Verdict:
    """Return the verdict on a sentence or two, as if they stood in a good answer.

    An example stands in the case's own file and stands alone, so neither that it is
    copied nor that nothing ties it to the case counts against it.
    """
    trusting = replace(book, known=frozenset())
    return judge(criterion, read([Part(text)], trusting, vouched=True), trusting)
