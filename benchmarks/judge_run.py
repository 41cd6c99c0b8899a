"""The judge over the corpus: reviews by answer and case, kept while a report runs."""

from coach import resources
from coach.domain.verdict import Part, Review
from coach.errors import CoachError
from coach.library.library import Library
from coach.reviewing import Reviewer


class CorpusJudge:
    """Judges texts by the shipped cases; the same text is judged once."""

    def __init__(self) -> None:
        self.reviewer = Reviewer(Library([(resources.content(), "shipped")]))
        self._kept: dict[tuple[str, str], Review] = {}

    def review(self, case: str, text: str) -> Review:
        """Return the review of a text as an answer to a case."""
        if (case, text) not in self._kept:
            self._kept[case, text] = self.fresh(case, text)
        return self._kept[case, text]

    def fresh(self, case: str, text: str) -> Review:
        """Return the same, judged anew."""
        return self.reviewer.review(case, [Part(text)], "senior")

    def judged(self, case: str) -> bool:
        """Whether a case has a rubric to judge by."""
        try:
            return bool(self.reviewer.book(case).case.rubric)
        except CoachError:
            return False

    def neighbours(self, case: str) -> tuple[str, ...]:
        """Return the neighbours of a case."""
        return self.reviewer.book(case).case.neighbours

    def words(self, case: str) -> list[str]:
        """Return the name of every concept that the rubric of a case asks for."""
        book = self.reviewer.book(case)
        wanted = {c for criterion in book.case.rubric for c in criterion.concepts()}
        return [book.lexicon.names[one] for one in sorted(wanted)]


def judge_of_corpus() -> CorpusJudge:
    """Return a judge with nothing judged yet."""
    return CorpusJudge()


def scores(review: Review) -> dict[str, int]:
    """Return dimension → score at the review's level."""
    return {one.id: one.levels.at(review.level) for one in review.dimensions}
