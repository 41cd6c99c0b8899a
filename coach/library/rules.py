"""What makes a case good to play, beyond its being readable.

Each rule is one function from what a file says to faults. A rule takes the file as it
stands, so that it also speaks when the schema has found faults elsewhere; only the
rule that asks the interviewer needs a whole case.
"""

import re
from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from coach.capacity.lab import model_of
from coach.capacity.model_check import check_model
from coach.diagram import kind, parse
from coach.domain.case import CapacityModel, Case
from coach.interviewer.answers import answer
from coach.library.document import Document, Place
from coach.library.faults import Fault, quoted
from coach.library.places import entries, in_block, values
from coach.library.sentences import did_you_mean

_WORDS = re.compile(r"\w+")


def ids_once(document: Document, at: Place) -> Iterator[Fault]:
    """Every id in a list stands once."""
    first: dict[object, int] = {}
    for place in entries(document, at):
        its_id = document.at((*place, "id"))
        if not isinstance(its_id, str):
            continue
        spot = document.spots[(*place, "id")]
        if its_id in first:
            message = f"the id {quoted(its_id)} stands twice, first on line"
            hint = "give this one another id"
            where = (*place, "id")
            yield document.fault(where, f"{message} {first[its_id]}", hint)
        first.setdefault(its_id, spot[0])


def goals_once(document: Document) -> Iterator[Fault]:
    """Every goal's id stands once in its phase."""
    for phase in entries(document, ("phases",)):
        yield from ids_once(document, (*phase, "goals"))


def change_has_why(document: Document) -> Iterator[Fault]:
    """A fact that changes the design says what it changes."""
    for place in entries(document, ("facts",)):
        changes = document.at((*place, "changes_design")) is True
        if changes and not document.at((*place, "why")):
            message = "a fact that changes the design needs a 'why'"
            hint = "say what it changes; it is shown after the round"
            yield document.fault((*place, "why"), message, hint)


def phrasing_once(document: Document) -> Iterator[Fault]:
    """No way of asking stands under two facts: the interviewer could not choose."""
    first: dict[str, Place] = {}
    for place, text in _phrasings(document):
        said = " ".join(_WORDS.findall(text.casefold()))
        other = first.setdefault(said, place)
        if other[:2] != place[:2]:
            fact = document.name(other[:2])
            message = f"{quoted(text)} is also asked under {fact}"
            yield document.fault(place, message, "keep it under one of them")


def phrasing_has_words(document: Document) -> Iterator[Fault]:
    """A way of asking is made of words; signs alone would match anything."""
    for place, text in _phrasings(document):
        if text.strip() and not _WORDS.search(text):
            hint = "write the question as a person asks it"
            yield document.fault(place, f"{quoted(text)} has no words", hint)


def phrasing_answered(document: Document, case: Case) -> Iterator[Fault]:
    """Every way of asking gets its own fact from the interviewer."""
    for place, text in _phrasings(document):
        fact = case.facts[int(place[1])]
        told = answer(case, text).fact
        if told != fact.id:
            what = f"tells {quoted(told)}" if told else "tells nothing"
            message = f"asked {quoted(text)}, the interviewer {what}"
            yield document.fault(place, message, "say it more plainly, or remove it")


def diagrams_parse(document: Document) -> Iterator[Fault]:
    """Every flowchart of the reference can be drawn."""
    for place in _diagrams(document):
        source = document.at(place)
        if not isinstance(source, str) or kind(source) not in ("flowchart", "other"):
            continue  # entity and sequence diagrams are drawn elsewhere
        for fault in parse(source).faults:
            if not fault.gentle:
                yield in_block(
                    document, place, fault.line, "drawing", fault.message, fault.hint
                )


def hints_for_phases(document: Document, phases: Sequence[str]) -> Iterator[Fault]:
    """Every phase of the case's format has at least one hint."""
    if document.speaks_of(("hints",)):
        return
    hints = document.at(("hints",))
    there = hints if isinstance(hints, dict) else {}
    meant = {did_you_mean(str(key), tuple(phases)) for key in there}
    lacking = [p for p in phases if not there.get(p) and p not in meant]
    if lacking:
        message = f"there is no hint for {', '.join(lacking)}"
        hint = "add a list for each, from nudge to answer"
        yield document.fault(("hints",), message, hint, key=True)


def format_known(document: Document, known: Sequence[str]) -> Iterator[Fault]:
    """The case's format exists."""
    name = document.at(("format",))
    if isinstance(name, str) and name not in known:
        there = ", ".join(sorted(known)) or "none"
        message = f"there is no format {quoted(name)}"
        yield document.fault(("format",), message, f"there are: {there}")


def model_computes(document: Document) -> Iterator[Fault]:
    """The lab's formulas fit their units, and every name in them has a value."""
    raw = document.at(("model",))
    if not isinstance(raw, dict):
        return
    try:
        model = model_of(CapacityModel.model_validate(raw))
    except ValidationError:
        return  # the schema speaks of it
    for problem in check_model(model):
        place = _in_model(document, problem.where)
        yield document.fault(place, problem.message, problem.hint)


def _phrasings(document: Document) -> Iterator[tuple[Place, str]]:
    for fact in entries(document, ("facts",)):
        yield from values(document, (*fact, "asks"))


def _diagrams(document: Document) -> Iterator[Place]:
    yield ("reference", "diagram")
    for design in entries(document, ("designs",)):
        yield (*design, "diagram")


def _in_model(document: Document, where: str) -> Place:
    """Return the place of `outputs.storage.formula`, or of an id alone."""
    part, _, rest = where.partition(".")
    its_id, _, field = rest.partition(".")
    if not rest and part not in ("inputs", "outputs", "traps"):
        part, its_id, field = "", part.removeprefix("trap "), "id"
    found: Place = ("model", part) if part else ("model",)
    for shelf in (part,) if part else ("inputs", "outputs", "traps"):
        for entry in entries(document, ("model", shelf)):
            if document.at((*entry, "id")) == its_id:
                found = entry  # of an id that stands twice, the last
    if len(found) < 3 or not field:
        return found
    return (*found, "value" if field == "reference" else field)
