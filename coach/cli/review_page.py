"""A review as a page of text: what a person reads in a terminal, 80 columns wide.

Only lays out; nothing is judged here.
"""

import textwrap
from collections.abc import Iterator, Mapping

from coach.domain.verdict import (
    Arithmetic,
    DimensionResult,
    Evidence,
    Explanation,
    Review,
    Verdict,
)
from coach.errors import as_sentence

_INDENT = " " * 10


def page(
    review: Review, name: str, title: str, width: int, examples: Mapping[str, str]
) -> str:
    """Return a review as text.

    Args:
        review: What to show.
        name: What the answer is called.
        title: The title of its case.
        width: Columns.
        examples: Criterion id → how a strong answer put it; empty unless asked for.
    """
    return "\n".join(_lines(review, name, title, width, examples)) + "\n"


def explanation_page(explanation: Explanation, name: str, width: int) -> str:
    """Return how a verdict came about as text."""
    verdict = explanation.verdict
    lines = [f"{name} · {verdict.criterion}: {verdict.status}"]
    lines += _wrapped(f"{verdict.says} ({verdict.level})", width, "  ")
    lines += _wrapped(f"Why: {verdict.why}", width, "  ")
    lines += ["", "Looked for"]
    for asked in explanation.looked_for:
        lines += _wrapped(f"- {asked}", width, "  ", "    ")
    lines += ["", "Found"]
    if not explanation.candidates:
        lines.append("  No sentence speaks of it.")
    for one in explanation.candidates:
        lines += _quoted(one.evidence, width, "  ")
        lines += _wrapped(f"{one.counts}: {one.why}", width, "    ")
    return "\n".join(lines) + "\n"


def _lines(
    review: Review, name: str, title: str, width: int, examples: Mapping[str, str]
) -> Iterator[str]:
    yield f"{name} · {title} · {review.level}"
    yield ""
    levels = review.levels
    yield (
        f"  {review.score} of 100 at {review.level}"
        f"   (mid {levels.mid} · senior {levels.senior} · staff {levels.staff})"
    )
    for cap in review.caps:
        most = cap.limits.at(review.level) if cap.limits else None
        limit = "" if most is None else f"At most {most}: "
        yield from _wrapped(f"{limit}{cap.says}.", width, "  ")
    for dimension in review.dimensions:
        yield ""
        yield from _dimension(dimension, review, width, examples)
    yield from _sums(review, width)
    yield from _figures(review, width)
    yield from _ahead(review, width)


def _dimension(
    one: DimensionResult, review: Review, width: int, examples: Mapping[str, str]
) -> Iterator[str]:
    levels = one.levels
    yield f"{one.title} {levels.at(review.level)}"
    yield (
        f"  mid {levels.mid} · senior {levels.senior} · staff {levels.staff}"
        f" · weight {one.weight}"
    )
    for status in ("met", "partly", "missed"):
        for verdict in one.verdicts:
            if verdict.status == status:
                yield from _verdict(verdict, width, examples.get(verdict.criterion, ""))


def _verdict(one: Verdict, width: int, example: str) -> Iterator[str]:
    said = f"{one.status:<8}{as_sentence(one.says)} ({one.level})"
    yield from _wrapped(said, width, "  ", _INDENT)
    for evidence in one.evidence:
        yield from _quoted(evidence, width, _INDENT)
    if one.disputed is not None:
        says = f"Marked by the person; the judge says {one.disputed}."
        yield from _wrapped(says, width, _INDENT)
    yield from _wrapped(as_sentence(one.why), width, _INDENT)
    if one.status != "met":
        yield from _wrapped(f"Why it matters: {one.matters}", width, _INDENT)
        if example:
            yield from _wrapped(f"A strong answer: {example}", width, _INDENT)


def _sums(review: Review, width: int) -> Iterator[str]:
    wrong = [one for one in review.numbers if one.status != "ok"]
    if not review.numbers:
        return
    yield ""
    right = len(review.numbers) - len(wrong)
    yield f"Arithmetic: {right} right, {len(wrong)} not"
    for one in wrong:
        yield from _wrong(one, width)


def _wrong(one: Arithmetic, width: int) -> Iterator[str]:
    yield from _wrapped(f'{one.line}: "{one.quote}"', width, "  ", "    ")
    yield from _wrapped(one.why, width, "    ")


def _figures(review: Review, width: int) -> Iterator[str]:
    for title, found in (
        ("Numbers that decided something", review.deciding),
        ("Numbers that decided nothing", review.idle),
    ):
        if found:
            yield ""
            yield title
            for evidence in found:
                yield from _quoted(evidence, width, "  ")


def _ahead(review: Review, width: int) -> Iterator[str]:
    if review.next:
        yield ""
        yield "What would lift it most"
        for step in review.next:
            yield from _wrapped(f"- {step.line}", width, "  ", "    ")
    if review.gap:
        yield ""
        yield "First gap"
        yield from _wrapped(f"{review.gap.says}", width, "  ")
        yield from _wrapped(review.gap.why, width, "  ")
        for entry in review.gap.reading:
            yield from _wrapped(f"Read: {entry}", width, "  ", "    ")


def _quoted(one: Evidence, width: int, indent: str) -> list[str]:
    said = " ".join(one.quote.split())
    return _wrapped(f'{one.line}: "{said}"', width, indent, indent + "  ")


def _wrapped(text: str, width: int, indent: str, later: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent if later is None else later,
        break_on_hyphens=False,
    )
