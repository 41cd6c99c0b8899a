"""The parts of a case at full depth as plain text; what is not there is left out.

Pure: values in, lines out. The order is that of a round: what is asked, how it is
built, what breaks, how it is judged, where to read on.
"""

from collections.abc import Iterable, Iterator

from coach.cli.case_text import entry, heading, labelled, wrap
from coach.domain.case import Case
from coach.domain.knowledge import Endpoint, Entity


def parts(case: Case, width: int) -> Iterator[str]:
    """Yield the lines of all parts."""
    yield from _requirements(case, width)
    yield from _flows(case, width)
    if case.api:
        yield from heading("The API")
        for call in case.api:
            yield from _call(call, width)
    if case.data:
        yield from heading("The data")
        for entity in case.data.entities:
            yield from _entity(entity, width)
    yield from _model(case, width)
    yield from _dives(case, width)
    yield from _failures(case, width)
    yield from _levels(case, width)
    yield from _rubric(case, width)
    yield from _further(case, width)


def _requirements(case: Case, width: int) -> Iterator[str]:
    if case.requirements is None:
        return
    for title, lines in (
        ("What a person can do", case.requirements.functional),
        ("How well", case.requirements.non_functional),
        ("Out of scope", case.requirements.out_of_scope),
    ):
        yield from heading(title)
        for line in lines:
            yield from entry(line, width)
        yield ""


def _flows(case: Case, width: int) -> Iterator[str]:
    for flow in case.flows:
        kind = "" if flow.kind == "other" else f" ({flow.kind})"
        yield from heading(f"Flow · {flow.title}{kind}", width)
        for number, hop in enumerate(flow.hops, start=1):
            yield from wrap(f"{number}. {hop.at}: {hop.does}", width, indent="   ")
        yield ""


def _call(call: Endpoint, width: int) -> Iterator[str]:
    yield from wrap(call.call, width, indent="  ")
    yield from wrap(f"  {call.does}", width, indent="  ")
    yield from labelled("takes", call.takes, width)
    yield from labelled("gives", call.gives, width)
    yield from labelled("sent twice", call.idempotency, width)
    yield from labelled("paging", call.paging, width)
    yield from labelled("errors", _joined(call.errors), width)
    yield ""


def _joined(lines: Iterable[str]) -> str:
    return "; ".join(line.rstrip(".;") for line in lines)


def _entity(entity: Entity, width: int) -> Iterator[str]:
    yield entity.id
    yield from labelled("fields", ", ".join(entity.fields), width)
    yield from labelled("key", entity.key, width)
    yield from labelled("partition", entity.partition, width)
    yield from labelled("why", entity.why, width)
    yield from labelled("indexes", _joined(entity.indexes), width)
    yield ""


def _model(case: Case, width: int) -> Iterator[str]:
    if case.model is None:
        return
    yield from heading("The numbers")
    for one in case.model.inputs:
        mark = " (assumption)" if one.assumption else ""
        yield from entry(f"{one.label}: {one.value}{mark}", width)
    for output in case.model.outputs:
        yield from entry(f"{output.label} = {output.formula}", width)
        yield from labelled("decides", output.decides, width)
    for trap in case.model.traps:
        yield from entry(f"Trap on {trap.on}: {trap.tells}", width)
    yield ""


def _dives(case: Case, width: int) -> Iterator[str]:
    for dive in case.deep_dives:
        yield from heading(f"Deep dive · {dive.id}")
        yield from wrap(dive.question, width)
        for option in dive.options:
            yield from entry(option.name, width)
            yield from labelled("wins", option.wins, width)
            yield from labelled("costs", option.costs, width)
        yield from (*wrap(f"A senior names: {dive.mechanism}", width), "")


def _failures(case: Case, width: int) -> Iterator[str]:
    if case.failures:
        yield from heading("What breaks")
    for one in case.failures:
        yield from wrap(f"{one.component}: {one.event}", width, indent="  ")
        yield from labelled("breaks", one.breaks, width)
        yield from labelled("then", one.mitigation, width)
        yield ""
    if case.mistakes:
        yield from heading("Common mistakes")
        for mistake in case.mistakes:
            yield from entry(mistake.says, width)
            yield from labelled("why", mistake.why, width)
        yield ""


def _levels(case: Case, width: int) -> Iterator[str]:
    if case.levels is None:
        return
    yield from heading("What separates the levels")
    yield from labelled("mid", case.levels.mid, width)
    yield from labelled("senior", case.levels.senior, width)
    yield from labelled("staff", case.levels.staff, width)
    yield ""


def _rubric(case: Case, width: int) -> Iterator[str]:
    for dimension in dict.fromkeys(one.dimension for one in case.rubric):
        yield from heading(f"Judged · {dimension}")
        for one in case.rubric:
            if one.dimension == dimension:
                yield from entry(f"{one.says.rstrip('.')} ({one.level})", width)
                yield from labelled("why", one.why, width)
                yield from labelled("as in", one.example, width)
        yield ""


def _further(case: Case, width: int) -> Iterator[str]:
    if case.known:
        yield from heading("What is publicly known")
        for known in case.known:
            yield from entry(f"{known.year}: {known.says} [{known.source}]", width)
        yield ""
    if case.reading:
        yield from heading("Where to read on")
        for one in case.reading:
            part = f", {one.part}" if one.part else ""
            yield from entry(f"{one.title}{part} ({one.kind}): {one.why}", width)
        yield ""
    if case.sources:
        yield from heading("Sources")
        for source in case.sources:
            yield from entry(f"{source.title}, {source.year}", width)
