"""A case as a page of plain text, with and without what the interviewer keeps.

Pure: values in, text out. The caller makes the text safe to print.
"""

from collections.abc import Iterator

from coach.cli.case_parts import parts
from coach.cli.case_text import filled, heading, wrap
from coach.diagram import draw, kind, parse
from coach.domain.case import Case, Fact
from coach.domain.format import Format


def page(
    case: Case, form: Format, *, width: int, reveal: bool, room: int | None = None
) -> str:
    """Return the page of a case.

    Args:
        case: The case.
        form: Its format.
        width: The widest line of text in characters.
        reveal: Whether all is on it that gives an answer away.
        room: How wide a drawing may be; as wide as the text by default.
    """
    lines = [*_front(case, form, width)]
    if reveal:
        lines += _secrets(case, form, width, room or width)
    else:
        lines += _locked(case, width)
    return "\n".join(lines).rstrip()


def _front(case: Case, form: Format, width: int) -> Iterator[str]:
    yield from (case.title, "=" * len(case.title))
    yield f"{case.id} · {case.archetype} · {form.minutes:g} min"
    yield ""
    yield from wrap(f"“{case.brief}”", width)
    yield ""
    yield f"The round: {form.title}"
    for number, phase in enumerate(form.phases, start=1):
        goals = "; ".join(goal.says for goal in phase.goals)
        start = f"  {number} {phase.title}, {phase.minutes:g} min"
        text = f"{start}: {goals}" if goals else start
        yield from wrap(text, width, indent="    ")
    yield ""


def _locked(case: Case, width: int) -> Iterator[str]:
    count = len(case.facts)
    changing = sum(fact.changes_design for fact in case.facts)
    hints = sum(len(hints) for hints in case.hints.values())
    yield from wrap(
        f"The interviewer knows {count} facts and tells them when asked; {changing} of"
        f" them change the design.",
        width,
    )
    if case.model:
        numbers = f"{len(case.model.inputs)} numbers in, {len(case.model.outputs)} out"
        yield from wrap(f"Its lab ({numbers}): coach calc {case.id}", width)
    if case.rubric:
        dimensions = len({one.dimension for one in case.rubric})
        judged = f"{len(case.rubric)} criteria in {dimensions} dimensions judge it"
        yield from wrap(f"{judged}: coach review FILE --case {case.id}", width)
    yield ""
    text = (
        f"{hints} hints, the reference and all that gives an answer away are folded:"
        f" try it first with 'coach mock {case.id}', or unfold with --reveal."
    )
    yield from wrap(text, width)


def _secrets(case: Case, form: Format, width: int, room: int) -> Iterator[str]:
    for title, text in (("The crux", case.crux), ("The invariant", case.invariant)):
        if text:
            yield from (*heading(title), *wrap(text, width), "")
    yield from heading("What the interviewer tells when asked")
    for fact in case.facts:
        yield from _fact(fact, width)
    for phase in form.phases:
        if hints := case.hints_for(phase.id):
            yield from heading(f"Hints · {phase.title}")
            for number, hint in enumerate(hints, start=1):
                yield from wrap(f"{number}. {hint}", width, indent="   ")
            yield ""
    for phase in form.phases:
        yield from heading(f"Reference · {phase.title}")
        yield from (*filled(case.reference.phase(phase.id), width), "")
    if case.reference.diagram:
        yield from heading("Reference · Diagram")
        yield from (*_drawn(case.reference.diagram, room), "")
    for design in case.designs:
        yield from heading(f"Also accepted · {design.title}", width)
        yield from (*filled(design.says, width), "")
        yield from (*filled(f"Its price: {design.price}", width), "")
        if design.diagram:
            yield from (*_drawn(design.diagram, room), "")
    yield from parts(case, width)


def _drawn(source: str, room: int) -> tuple[str, ...]:
    """Return a flowchart as a picture, or as it is written where none fits."""
    if kind(source) == "flowchart":
        drawing = draw(parse(source).diagram, max_width=room)
        if drawing.width <= room:
            return tuple(line.rstrip() for line in drawing.lines)
    return tuple(source.rstrip().splitlines())


def _fact(fact: Fact, width: int) -> Iterator[str]:
    mark = " (changes the design)" if fact.changes_design else ""
    yield f"{fact.id}{mark}"
    yield from wrap(f"  asked as: {fact.asks[0]}", width, indent="    ")
    yield from wrap(f"  {fact.answer}", width, indent="  ")
    if fact.why:
        yield from wrap(f"  Why: {fact.why}", width, indent="    ")
    yield ""
