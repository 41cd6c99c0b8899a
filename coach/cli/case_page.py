"""A case as a page of plain text, with and without what the interviewer keeps.

Pure: values in, text out. The caller makes the text safe to print.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator

from coach.domain.case import Case, Fact
from coach.domain.format import Format

_ENTRY = re.compile(r" *(?:[-*+]|[0-9]{1,3}[.)]) +")
_AS_IT_IS = re.compile(r" *(?:#|\|)")


def page(case: Case, form: Format, *, width: int, reveal: bool) -> str:
    """Return the page of a case.

    Args:
        case: The case.
        form: Its format.
        width: The widest line in characters.
        reveal: Whether facts, hints and reference are on it.
    """
    lines = [*_front(case, form, width)]
    lines += _secrets(case, form, width) if reveal else _locked(case, width)
    return "\n".join(lines).rstrip()


def _front(case: Case, form: Format, width: int) -> Iterator[str]:
    yield from (case.title, "=" * len(case.title))
    yield f"{case.id} · {case.archetype} · {form.minutes:g} min"
    yield ""
    yield from _wrap(f"“{case.brief}”", width)
    yield ""
    yield f"The round: {form.title}"
    for number, phase in enumerate(form.phases, start=1):
        goals = "; ".join(goal.says for goal in phase.goals)
        start = f"  {number} {phase.title}, {phase.minutes:g} min"
        text = f"{start}: {goals}" if goals else start
        yield from _wrap(text, width, indent="    ")
    yield ""


def _locked(case: Case, width: int) -> Iterator[str]:
    count = len(case.facts)
    changing = sum(fact.changes_design for fact in case.facts)
    hints = sum(len(hints) for hints in case.hints.values())
    text = (
        f"The interviewer knows {count} facts and tells them when asked; {changing} of"
        f" them change the design. {hints} hints and the reference are folded:"
        f" try it first with 'coach mock {case.id}', or unfold with --reveal."
    )
    yield from _wrap(text, width)


def _secrets(case: Case, form: Format, width: int) -> Iterator[str]:
    yield from _heading("What the interviewer tells when asked")
    for fact in case.facts:
        yield from _fact(fact, width)
    for phase in form.phases:
        if hints := case.hints_for(phase.id):
            yield from _heading(f"Hints · {phase.title}")
            for number, hint in enumerate(hints, start=1):
                yield from _wrap(f"{number}. {hint}", width, indent="   ")
            yield ""
    for phase in form.phases:
        yield from _heading(f"Reference · {phase.title}")
        yield from (*_text(case.reference.phase(phase.id), width), "")
    if case.reference.diagram:
        yield from _heading("Reference · Diagram")
        yield from (*case.reference.diagram.rstrip().splitlines(), "")
    for design in case.designs:
        yield from _heading(f"Also accepted · {design.title}")
        yield from (*_text(design.says, width), "")
        yield from (*_text(f"Its price: {design.price}", width), "")
    if case.sources:
        yield from _heading("Sources")
        for source in case.sources:
            yield from _wrap(f"- {source.title}, {source.year}", width, indent="  ")


def _fact(fact: Fact, width: int) -> Iterator[str]:
    mark = " (changes the design)" if fact.changes_design else ""
    yield f"{fact.id}{mark}"
    yield from _wrap(f"  asked as: {fact.asks[0]}", width, indent="    ")
    yield from _wrap(f"  {fact.answer}", width, indent="  ")
    if fact.why:
        yield from _wrap(f"  Why: {fact.why}", width, indent="    ")
    yield ""


def _heading(text: str) -> Iterable[str]:
    return text, "-" * len(text)


def _text(markdown: str, width: int) -> Iterator[str]:
    """Fill the paragraphs and list entries of a Markdown text; code stays as it is."""
    in_code = False
    paragraph: list[str] = []
    for line in markdown.rstrip().splitlines():
        fence = line.lstrip().startswith(("```", "~~~"))
        as_it_is = fence or in_code or not line.strip() or _AS_IT_IS.match(line)
        if as_it_is or _ENTRY.match(line):
            yield from _fill(paragraph, width)
            paragraph = []
        if as_it_is:
            yield line
        else:
            paragraph.append(line)
        in_code ^= fence
    yield from _fill(paragraph, width)


def _fill(paragraph: list[str], width: int) -> list[str]:
    if not paragraph:
        return []
    first = paragraph[0]
    entry = _ENTRY.match(first)
    before = len(entry[0]) if entry else len(first) - len(first.lstrip())
    text = " ".join(line.strip() for line in paragraph)
    lead = " " * (len(first) - len(first.lstrip()))
    return _wrap(lead + text, width, indent=" " * before)


def _wrap(text: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        width=max(width, 20),
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
