"""What stands in a shipped case is true as far as a program can tell.

Owns three rules that hold on demand (`--complete`): sums come out, figures of a company
have their year, and a walk-through can be said in the time that its phase has.
"""

import re
from collections.abc import Iterator
from typing import Final

from coach.capacity.claims import check
from coach.domain.case import Case
from coach.domain.format import Format
from coach.library.document import Document
from coach.library.faults import Fault, quoted
from coach.library.places import in_block, texts
from coach.text.blocks import blocks
from coach.text.sentences import sentences

WORDS_A_MINUTE: Final = 150
SHORTEST: Final = 0.15
LONGEST: Final = 0.40
"""Of a phase's minutes: the candidate speaks, and is also asked, draws and counts."""

_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_FIGURE: Final = re.compile(r"\d")
_CAPITAL: Final = re.compile(r"[A-Z][A-Za-z]{2,}")
_SPOKEN: Final = ("clarify", "architecture", "deep-dive", "refinement")
_PROSE: Final = ("facts", "hints", "reference", "designs", "deep_dives", "failures")
_UNREAD: Final = frozenset({"asks", "diagram", "er", "near_miss", "formula"})
"""Fields that state nothing: questions, drawings, wrong answers on purpose."""


def sums_right(document: Document) -> Iterator[Fault]:
    """Nothing that a text of the case works out is wrong."""
    for place, text in texts(document):
        if _UNREAD.intersection(map(str, place)):
            continue
        for claim in check(text):
            if claim.status != "ok":
                what = f"{quoted(claim.quote)} is not right: {claim.why}"
                hint = f"it comes to {claim.computed}" if claim.computed else ""
                yield in_block(document, place, claim.line, "text", what, hint)


def lengths_fit(document: Document, case: Case, form: Format) -> Iterator[Fault]:
    """Each walk-through takes 15 to 40 % of its phase, said at 150 words a minute."""
    for phase in form.phases:
        words = len(case.reference.phase(phase.id).split())
        least = round(phase.minutes * WORDS_A_MINUTE * SHORTEST)
        most = round(phase.minutes * WORDS_A_MINUTE * LONGEST)
        if not least <= words <= most:
            message = f"{words} words; {phase.minutes:g} minutes have room for"
            yield document.fault(
                ("reference", phase.id), f"{message} {least} to {most}"
            )


def inputs_sourced(document: Document, case: Case) -> Iterator[Fault]:
    """An input of the lab is an assumption, or its source has a year."""
    for n, one in enumerate(case.model.inputs if case.model else ()):
        if not one.assumption and not (one.source and _YEAR.search(one.source)):
            message = f"the value of {quoted(one.id)} has no source with a year"
            hint = "add it to 'source', or write 'assumption: true'"
            yield document.fault(("model", "inputs", n), message, hint)


def figures_dated(document: Document, case: Case) -> Iterator[Fault]:
    """Where prose tells a figure of a company, it tells the year too."""
    names = companies(case)
    for place, text in texts(document):
        if place[:1] and place[0] in _PROSE and not _UNREAD.intersection(place):
            for line, said in _told_of(text, names):
                message = f"{quoted(said)} tells a company's figure without its year"
                hint = "add the year, and the source to 'sources'"
                yield in_block(document, place, line, "text", message, hint)


def companies(case: Case) -> frozenset[str]:
    """Return the names under which a case speaks of those who run such a system."""
    publishers = (_CAPITAL.match(known.source) for known in case.known)
    names = {found[0] for found in publishers if found}
    return frozenset({*_CAPITAL.findall(case.title), case.id.capitalize(), *names})


def _told_of(text: str, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    for one in sentences(text, blocks(text)):
        said = text[one.start : one.end]
        named = names.intersection(_CAPITAL.findall(said))
        if named and _FIGURE.search(said) and not _YEAR.search(said):
            yield one.line, " ".join(said.split())
