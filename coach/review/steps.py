"""What to do next: the lines that would lift an answer most, and the first gap.

Phrased as something to add to one's own design; the rubric's example is never shown
here, for whoever copies a line has learnt nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coach.domain.criterion import Criterion
from coach.domain.knowledge import Reading
from coach.domain.verdict import (
    LEVELS,
    Cap,
    DimensionResult,
    Gap,
    LevelId,
    Step,
    Verdict,
)
from coach.review.book import Book
from coach.review.scoring import whole

MOST_STEPS = 2
MOST_READING = 2


def steps(
    dimensions: Sequence[DimensionResult], level: LevelId, caps: Sequence[Cap]
) -> tuple[Step, ...]:
    """Return the lines whose adding lifts the score at a level most.

    Where nothing is left to gain at that level, the next one is looked at. Among
    equals the one of the lower level comes first: that is what is built on.
    """
    for target in LEVELS[LEVELS.index(level) :]:
        found = sorted(_gains(dimensions, target, caps), key=lambda one: one[:2])
        chosen = [step for loss, _, step in found if loss < 0]
        if chosen:
            return _of_different_parts(chosen)
    return ()


def gap(found: Sequence[Step], book: Book) -> Gap | None:
    """Return the first gap with what to read about it."""
    if not found:
        return None
    criteria = {criterion.id: criterion for criterion in book.case.rubric}
    criterion = criteria[found[0].criterion]
    return Gap(
        criterion.id,
        criterion.dimension,
        criterion.says,
        criterion.why,
        tuple(_reading(criterion, book))[:MOST_READING],
    )


def _gains(
    dimensions: Sequence[DimensionResult], level: LevelId, caps: Sequence[Cap]
) -> Iterator[tuple[float, tuple[int, int], Step]]:
    before = whole(dimensions, level, caps)
    place = 0
    for n, dimension in enumerate(dimensions):
        for verdict in dimension.verdicts:
            place += 1
            if verdict.status == "met":
                continue
            met = _with(dimension, verdict.criterion)
            after = whole([*dimensions[:n], met, *dimensions[n + 1 :]], level, caps)
            gain = round(after - before, 6)
            order = (LEVELS.index(verdict.level), place)
            line = f"{verdict.says.rstrip('.')}: {_lacking(verdict)}"
            yield -gain, order, Step(verdict.criterion, dimension.id, line, gain)


def _with(dimension: DimensionResult, criterion: str) -> DimensionResult:
    given = tuple(
        replace(one, status="met", credit=1.0) if one.criterion == criterion else one
        for one in dimension.verdicts
    )
    return replace(dimension, verdicts=given)


def _lacking(verdict: Verdict) -> str:
    return verdict.why if verdict.status == "partly" else "nothing is said of it yet"


def _of_different_parts(found: Sequence[Step]) -> tuple[Step, ...]:
    """Prefer lines of two dimensions to two of one."""
    first = found[0]
    others = [step for step in found[1:] if step.dimension != first.dimension]
    return (first, *(others or found[1:])[: MOST_STEPS - 1])


def _reading(criterion: Criterion, book: Book) -> Iterator[str]:
    wanted = criterion.concepts()
    families = {book.topics.get(concept, "") for concept in wanted} - {""}
    near, far = [], []
    for entry in book.case.reading:
        if wanted & set(entry.about):
            near.append(_called(entry))
        elif families & {book.topics.get(concept, "") for concept in entry.about}:
            far.append(_called(entry))
    # A gap that no reading explains still leaves one with a book to open.
    books = [_called(entry) for entry in book.case.reading if entry.kind == "book"]
    yield from (*near, *far) if near or far else books[:1]


def _called(entry: Reading) -> str:
    return f"{entry.title}, {entry.part}" if entry.part else entry.title
