"""Criteria held to their word: the judge reads `example` and `near_miss` of each.

The one place where the library asks the judge. Owns what an example has to reach.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coach.domain.case import Case
from coach.domain.concept import Concept
from coach.domain.criterion import Criterion
from coach.domain.verdict import Part, Verdict
from coach.library.document import Document
from coach.library.faults import Fault
from coach.review.book import Book, make_book
from coach.review.criteria import judge
from coach.review.reading import read
from coach.review.topic import profiles


def criteria_behave(
    document: Document, case: Case, field: Sequence[Concept], cases: Sequence[Case]
) -> Iterator[Fault]:
    """Each `example` meets its criterion, and each `near_miss` does not.

    Args:
        document: The case's file.
        case: The case.
        field: The concepts of the field.
        cases: All cases, by which the judge tells what is said of this one.
    """
    if not case.rubric:
        return
    others = (one for one in cases if one.id != case.id)
    # A person may not hand in the case's own words; here they are what is judged.
    made = make_book(case, field, profiles((case, *others)))
    book = replace(made, known=frozenset())
    for n, criterion in enumerate(case.rubric):
        verdict = verdict_on(criterion.example, criterion, book)
        if verdict.status != "met":
            message = f"the judge finds this {verdict.status}: {verdict.why}"
            hint = "mend the example, the kind, or the concepts that it needs"
            yield document.fault(("rubric", n, "example"), message, hint)
        verdict = verdict_on(criterion.near_miss, criterion, book)
        if verdict.status == "met":
            message = f"the judge takes this for met: {verdict.why}"
            hint = "word it so that it only sounds like it, or ask for more"
            yield document.fault(("rubric", n, "near_miss"), message, hint)


def verdict_on(text: str, criterion: Criterion, book: Book) -> Verdict:
    """Return the verdict on one criterion for a text that stands alone."""
    return judge(criterion, read((Part(text),), book), book)
