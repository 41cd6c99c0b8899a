"""What a case names is there: concepts, boxes, neighbours, ids that stand once.

These rules hold for every part that a case has, whether it is a person's own case of
one page or a shipped one.
"""

import re
from collections.abc import Collection, Iterator

from coach.diagram import kind, parse
from coach.domain.case import Case
from coach.domain.criterion import AnyOf, Criterion
from coach.library.concept_rules import no_concept
from coach.library.document import Document, Place
from coach.library.er import read_er
from coach.library.faults import Fault, quoted
from coach.library.places import entries, in_block, values
from coach.library.rules import ids_once
from coach.library.sentences import did_you_mean
from coach.text.words import stem

_LISTS: tuple[Place, ...] = (
    ("designs",),
    ("data", "entities"),
    ("flows",),
    ("deep_dives",),
    ("failures",),
    ("rubric",),
)


def parts_once(document: Document) -> Iterator[Fault]:
    """Every id in a list of parts stands once."""
    for at in _LISTS:
        yield from ids_once(document, at)


def needs_known(
    document: Document, case: Case, known: Collection[str]
) -> Iterator[Fault]:
    """Criteria and readings name concepts that there are."""
    for n, criterion in enumerate(case.rubric):
        for place, its_id in _needs(criterion, ("rubric", n, "needs")):
            if its_id not in known:
                yield no_concept(document, place, its_id, known)
    for n, reading in enumerate(case.reading):
        for m, its_id in enumerate(reading.about):
            if its_id not in known:
                place = ("reading", n, "about", m)
                yield no_concept(document, place, its_id, known)


def neighbours_known(document: Document, known: Collection[str]) -> Iterator[Fault]:
    """Neighbours are other cases that there are."""
    own = document.at(("id",))
    for place, its_id in values(document, ("neighbours",)):
        if its_id == own:
            yield document.fault(place, "a case is no neighbour of itself")
        elif its_id not in known:
            near = did_you_mean(its_id, tuple(known))
            there = f"there are: {', '.join(sorted(known)) or 'none'}"
            hint = f"did you mean '{near}'? {there}" if near else there
            yield document.fault(place, f"there is no case {quoted(its_id)}", hint)


def hops_drawn(document: Document) -> Iterator[Fault]:
    """Every step of a flow stands at a box of the reference's drawing."""
    source = document.at(("reference", "diagram"))
    flows = [*entries(document, ("flows",))]
    if not isinstance(source, str):
        if flows:
            message = "the flows walk through a drawing that is not there"
            yield document.fault(("flows",), message, "add 'reference.diagram'")
        return
    boxes = {node.id for node in parse(source).diagram.nodes}
    for flow in flows:
        for hop in entries(document, (*flow, "hops")):
            at = document.at((*hop, "at"))
            if isinstance(at, str) and at not in boxes:
                near = did_you_mean(at, tuple(sorted(boxes)))
                hint = f"did you mean '{near}'?" if near else "draw it, or name another"
                message = f"the drawing has no box {quoted(at)}"
                yield document.fault((*hop, "at"), message, hint)


def entities_drawn(document: Document) -> Iterator[Fault]:
    """The entity drawing can be drawn, and shows each entity."""
    place: Place = ("data", "er")
    source = document.at(place)
    if not isinstance(source, str):
        return
    read = read_er(source)
    for slip in read.slips:
        yield in_block(document, place, slip.line, "drawing", slip.message, slip.hint)
    if kind(source) != "er":
        return
    shown = {_plain(name) for name in read.names}
    for entity in entries(document, ("data", "entities")):
        its_id = document.at((*entity, "id"))
        if isinstance(its_id, str) and _plain(its_id) not in shown:
            message = f"'er' does not show the entity {quoted(its_id)}"
            yield document.fault((*entity, "id"), message, "draw it, or rename one")


def _needs(criterion: Criterion, at: Place) -> Iterator[tuple[Place, str]]:
    needs = criterion.needs
    if isinstance(needs, AnyOf):
        yield from (((*at, "any", n), one) for n, one in enumerate(needs.any))
        return
    for n, part in enumerate(needs.all):
        if isinstance(part, str):
            yield (*at, "all", n), part
        else:
            inner = enumerate(part.any)
            yield from (((*at, "all", n, "any", m), one) for m, one in inner)


def _plain(name: str) -> str:
    """Return a name as it is compared: `mention-counters` is MENTION_COUNTER."""
    return "".join(stem(word) for word in re.split(r"[-_ ]", name.casefold()))
