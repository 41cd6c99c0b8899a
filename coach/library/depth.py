"""How much a shipped case holds: the parts that it has, and the least of each.

These rules hold on demand (`--complete`); a person's own case may stay small.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, get_args

from coach.domain.case import Case
from coach.domain.criterion import DimensionId, Level
from coach.library.document import Document, Place
from coach.library.faults import Fault, quoted
from coach.library.places import entries

_LEAST: Final[tuple[tuple[Place, int, str], ...]] = (
    (("known",), 5, "public facts of the real system"),
    (("facts",), 15, "facts"),
    (("requirements", "functional"), 3, "functional requirements"),
    (("requirements", "non_functional"), 3, "non-functional requirements"),
    (("requirements", "out_of_scope"), 3, "things out of scope"),
    (("model", "inputs"), 10, "inputs"),
    (("model", "outputs"), 10, "outputs"),
    (("model", "traps"), 4, "traps"),
    (("api",), 8, "endpoints"),
    (("data", "entities"), 5, "entities"),
    (("flows",), 2, "flows"),
    (("designs",), 2, "other designs"),
    (("deep_dives",), 6, "deep dives"),
    (("failures",), 8, "failures"),
    (("mistakes",), 5, "mistakes"),
    (("reading",), 6, "things to read"),
    (("sources",), 3, "sources"),
    (("rubric",), 28, "criteria"),
)
PHRASINGS: Final = 4
CHANGING: Final = 4
HINTS: Final = 3
IN_DIMENSION: Final = 3
"""Fewer criteria than this make a dimension's score a matter of one word."""

_SINGLE: Final = ("crux", "invariant", "levels", "neighbours", "model", "data")
_WRITES: Final = re.compile(r"\s*(?:POST|PUT|PATCH|DELETE)\b")
_FIGURE: Final = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|ten|half|none|never|nothing|zero|no)\b",
    re.IGNORECASE,
)


def parts_there(document: Document) -> Iterator[Fault]:
    """Every part is there, and holds enough."""
    for name in _SINGLE:
        if document.at((name,)) is None:
            message = "a complete case has this part"
            yield document.fault((name,), message, f"add a line '{name}: …'")
    if document.at(("reference", "diagram")) is None:
        hint = "add a flowchart in Mermaid"
        yield document.fault(("reference", "diagram"), "it is not drawn", hint)
    for place, least, what in _LEAST:
        if place[0] in _SINGLE and document.at(place[:1]) is None:
            continue  # told above
        found = document.at(place)
        count = len(found) if isinstance(found, list) else 0
        if count < least:
            message = f"{count} {what}, a complete case has {least} or more"
            yield document.fault(place, message, key=True)


def facts_deep(document: Document) -> Iterator[Fault]:
    """Facts can be asked for in several ways, and some change the design."""
    changing = 0
    for fact in entries(document, ("facts",)):
        changing += document.at((*fact, "changes_design")) is True
        asks = document.at((*fact, "asks"))
        if isinstance(asks, list) and len(asks) < PHRASINGS:
            message = f"asked in {len(asks)} ways, a complete case has {PHRASINGS}"
            hint = "people ask in whole questions and in scraps"
            yield document.fault((*fact, "asks"), message, hint)
    if changing < CHANGING:
        message = f"{changing} facts change the design, a complete case has {CHANGING}"
        yield document.fault(("facts",), message, "what would one build wrongly?")


def hints_deep(document: Document) -> Iterator[Fault]:
    """Each phase has hints from nudge to answer."""
    hints = document.at(("hints",))
    for phase, given in hints.items() if isinstance(hints, dict) else ():
        if isinstance(given, list) and len(given) < HINTS:
            message = f"{len(given)} hints, a complete case has {HINTS} a phase"
            yield document.fault(("hints", phase), message, "from nudge to answer")


def qualities_measured(document: Document, case: Case) -> Iterator[Fault]:
    """Every non-functional requirement has its number."""
    if case.requirements:
        for n, text in enumerate(case.requirements.non_functional):
            if not _FIGURE.search(text):
                place = ("requirements", "non_functional", n)
                message = f"{quoted(text)} has no number"
                yield document.fault(place, message, "say how much, or how often")


def calls_whole(document: Document, case: Case) -> Iterator[Fault]:
    """Calls that write may be sent twice, lists are cut, and errors are told."""
    for n, endpoint in enumerate(case.api):
        if _WRITES.match(endpoint.call) and not endpoint.idempotency:
            message = "a call that writes needs 'idempotency'"
            hint = "say why a second send does no harm, or that it does"
            yield document.fault(("api", n), message, hint)
        if not endpoint.errors:
            hint = "what does a client have to be ready for?"
            yield document.fault(("api", n), "the call needs 'errors'", hint)
    if case.api and not any(endpoint.paging for endpoint in case.api):
        message = "no call says how a long answer is cut"
        yield document.fault(("api",), message, "add 'paging' to those that list")


def both_ways_walked(document: Document, case: Case) -> Iterator[Fault]:
    """One flow writes and one reads."""
    kinds = {flow.kind for flow in case.flows}
    for wanted in ("write", "read"):
        if case.flows and wanted not in kinds:
            message = f"no flow is of the kind '{wanted}'"
            yield document.fault(("flows",), message, "walk that path hop by hop")


def rubric_broad(document: Document, case: Case) -> Iterator[Fault]:
    """The rubric covers every dimension and every level."""
    if not case.rubric:
        return
    dimensions = Counter(one.dimension for one in case.rubric)
    for dimension in get_args(DimensionId):
        if dimensions[dimension] < IN_DIMENSION:
            message = (
                f"{dimensions[dimension]} criteria of the dimension '{dimension}',"
                f" a complete case has {IN_DIMENSION} or more"
            )
            yield document.fault(("rubric",), message)
    levels = {one.level for one in case.rubric}
    for level in get_args(Level):
        if level not in levels:
            yield document.fault(("rubric",), f"no criterion is of the level '{level}'")


def concepts_used(document: Document, case: Case) -> Iterator[Fault]:
    """Each of the case's own concepts is asked for by a criterion."""
    used = {its_id for criterion in case.rubric for its_id in criterion.concepts()}
    for n, concept in enumerate(case.concepts):
        if concept.id not in used:
            message = f"no criterion asks for the concept {quoted(concept.id)}"
            hint = "name it in a 'needs', or remove it"
            yield document.fault(("concepts", n, "id"), message, hint)
