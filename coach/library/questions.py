"""The behavioural questions there are, shipped and the person's own.

Owns which file wins and what only shows across files: every question's id once, every
competency that a question names known. A file with faults is left out whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from coach.domain.ports import ContentCache
from coach.domain.question import Competency, Question
from coach.errors import NotFoundError
from coach.library import kept
from coach.library.document import Document
from coach.library.faults import Fault, quoted
from coach.library.load import open_file
from coach.library.sentences import did_you_mean
from coach.library.shelves import Roots, volumes


@dataclass(frozen=True, slots=True)
class Questions:
    """All questions by competency.

    Attributes:
        competencies: Shipped ones first, each root by file name.
        faults: What is wrong in files that were left out.
    """

    competencies: tuple[Competency, ...]
    faults: tuple[Fault, ...] = ()

    def all(self) -> tuple[Question, ...]:
        """Return every question, competency by competency."""
        return tuple(q for one in self.competencies for q in one.questions)

    def question(self, question_id: str) -> Question:
        """Return a question.

        Raises:
            NotFoundError: With the nearest id, if there is none.
        """
        for question in self.all():
            if question.id == question_id:
                return question
        raise _unknown("question", question_id, [q.id for q in self.all()])

    def competency(self, competency_id: str) -> Competency:
        """Return a competency.

        Raises:
            NotFoundError: With the nearest id, if there is none.
        """
        for competency in self.competencies:
            if competency.id == competency_id:
                return competency
        raise _unknown("competency", competency_id, [c.id for c in self.competencies])

    def of(self, competency_id: str) -> tuple[Question, ...]:
        """Return the questions that ask for a competency: its own, then others."""
        own = self.competency(competency_id).questions
        also = (q for q in self.all() if competency_id in q.competencies)
        return tuple(dict.fromkeys((*own, *also)))

    def evidence(self, question_id: str) -> tuple[str, ...]:
        """Return what a story for a question is evidence of, its home first."""
        question = self.question(question_id)
        homes = (c.id for c in self.competencies if question in c.questions)
        return tuple(dict.fromkeys((*homes, *question.competencies)))


def load_questions(roots: Roots, cache: ContentCache | None = None) -> Questions:
    """Read the questions of some folders; where an id stands twice, the first wins.

    Args:
        roots: Where the files are looked for.
        cache: Knows files without faults; the others are read each time.
    """
    found: dict[str, Competency] = {}
    taken: set[str] = set()
    faults: list[Fault] = []
    for file in volumes(roots, "behavioral"):
        record = kept.record(file, Competency, cache) if cache is not None else None
        if record is None:
            loaded = open_file(file, Competency)
            faults += loaded.faults
            record = loaded.record
        if record is None or record.id in found:
            continue
        new = tuple(q for q in record.questions if q.id not in taken)
        taken.update(q.id for q in new)
        if new:
            found[record.id] = record.model_copy(update={"questions": new})
    return Questions(tuple(found.values()), tuple(faults))


class Across:
    """What only shows across the files of questions; feed it file by file."""

    def __init__(self, competencies: Iterable[str]) -> None:
        self._competencies = tuple(competencies)
        self._first: dict[str, str] = {}

    def faults(self, document: Document) -> Iterator[Fault]:
        """Tell ids that stand twice, and competencies that no file is about."""
        questions = document.at(("questions",))
        for n in range(len(questions) if isinstance(questions, list) else 0):
            yield from self._id(document, n)
            yield from self._named(document, n)

    def _id(self, document: Document, n: int) -> Iterator[Fault]:
        place = ("questions", n, "id")
        its_id = document.at(place)
        if not isinstance(its_id, str):
            return
        here = f"{document.path}:{document.spots[place][0]}"
        first = self._first.setdefault(its_id, here)
        if first != here:
            message = f"the id {quoted(its_id)} stands twice, first at {first}"
            yield document.fault(place, message, "give this one another id")

    def _named(self, document: Document, n: int) -> Iterator[Fault]:
        named = document.at(("questions", n, "competencies"))
        for m, one in enumerate(named if isinstance(named, list) else ()):
            if isinstance(one, str) and one not in self._competencies:
                near = did_you_mean(one, self._competencies)
                there = f"there are: {', '.join(self._competencies) or 'none'}"
                hint = f"did you mean '{near}'? {there}" if near else there
                message = f"there is no competency {quoted(one)}"
                place = ("questions", n, "competencies", m)
                yield document.fault(place, message, hint)


def _unknown(what: str, its_id: str, known: Sequence[str]) -> NotFoundError:
    near = get_close_matches(its_id.lower(), known, n=1, cutoff=0.6)
    there = f"there are: {', '.join(known)}" if known else f"there is no {what} at all"
    hint = f"did you mean '{near[0]}'? {there}" if near else there
    return NotFoundError(f"there is no {what} '{its_id}'", hint)
