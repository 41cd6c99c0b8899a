"""What is said beside a row of a review: verdict, dimension, summary, numbers."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from coach.domain.disputes import Dispute
from coach.domain.rubric import DIMENSIONS, MARK_NAMES, overall
from coach.domain.scores import Change, signed
from coach.domain.session import Session
from coach.domain.verdict import (
    LEVELS,
    Arithmetic,
    DimensionResult,
    Evidence,
    Explanation,
    Part,
    Review,
    Status,
    Verdict,
)
from coach.errors import as_sentence
from coach.tui.texts import block, line
from coach.tui.widgets.review_head import cap_text
from coach.tui.widgets.review_rows import SIGNS, STYLES, bar, change_of

Parts = Sequence[tuple[str, Part]]
_HEAD = "bold $primary"
_DIM = "$text-muted"


def verdict_page(
    one: Verdict, title: str, dispute: Dispute | None, example: str
) -> Content:
    """Return what is said of one verdict.

    Args:
        one: The verdict.
        title: The title of its dimension.
        dispute: The person's mark on it.
        example: How a strong answer put it, once it is asked for.
    """
    rows = [
        line(_status(one.status), (f" · {title} · {one.level}", _DIM)),
        line((as_sentence(one.says), "bold")),
    ]
    met = one.status == "met"
    lead = "Met because  " if met else "Why it fell so  "
    if dispute is not None:
        reason = f": {dispute.reason}" if dispute.reason else ""
        rows.append(line(("≠ Your mark", "bold $accent"), f"{reason}."))
        judged = dispute.judged
        lead = f"The judge says {SIGNS[judged]} {judged}  "
    fell = line((lead, _HEAD), as_sentence(one.why))
    counts = "Why it counts  " if met else "Why it matters  "
    matters = line((counts, _HEAD), one.matters)
    rows += [matters, fell] if one.status == "missed" else [fell, matters]
    if example:
        rows.append(line(("A strong answer  ", _HEAD), example))
    elif one.status != "met":
        rows.append(line(("v shows how a strong answer put it", _DIM)))
    if len(one.evidence) > 1:
        count = f"{len(one.evidence)} quotes; space goes to the next one"
        rows.append(line((count, _DIM)))
    return block(*rows)


def dimension_page(
    one: DimensionResult, review: Review, own: int, change: Change | None
) -> Content:
    """Return what is said of a dimension.

    Args:
        one: The dimension.
        review: The whole review.
        own: The person's own mark, 1–4, or 0.
        change: The change since the last try.
    """
    rows = [line((one.title, "bold")), line((f"{one.weight} of 100 points", _DIM))]
    for level in LEVELS:
        score = one.levels.at(level)
        style = "bold $accent" if level == review.level else ""
        rows.append(line((f"  {level:<7}{bar(score, 20)} {score}", style)))
    by = change_of(change, one.id)
    if by is not None:
        rows.append(line(f"{signed(by)} since your last try at this case"))
    rows += [line(""), line(*_counts([v.status for v in one.verdicts]))]
    if own:
        name = MARK_NAMES[own - 1]
        means = next(d.marks[own - 1] for d in DIMENSIONS if d.id == one.id)
        rows += [line(""), line(("Your own mark  ", _HEAD), f"{own} {name}")]
        rows.append(line((means, _DIM)))
    return block(*rows)


def summary_page(review: Review, session: Session) -> Content:
    """Return the two lines that would lift it and the first gap, then the rest.

    Args:
        review: The review.
        session: What was judged, for the own rating and the version it was sat with.
    """
    rows = []
    if review.next:
        rows.append(line(("What would lift it most", _HEAD)))
    for step in review.next:
        gain = f"  +{step.gain:.0f}" if step.gain >= 1 else ""
        rows.append(line(("▸ ", "$accent"), as_sentence(step.line), (gain, "bold")))
    gap = review.gap
    if gap is not None:
        rows += [
            line(""),
            line(("First gap  ", _HEAD), (as_sentence(gap.says), "bold")),
        ]
        rows += [line(("Read  ", "$accent"), entry) for entry in gap.reading]
        rows.append(line(gap.why))
    if not review.next:
        rows.append(line("Nothing is missing that the rubric asks for."))
    rows += [line(""), line(*_counts([v.status for _, v in review.verdicts()]))]
    own = overall(session.ratings)
    if own is not None:
        name = MARK_NAMES[min(3, max(0, round(own) - 1))]
        rows.append(line(("Your own rating  ", _HEAD), f"{own:.1f} of 4, {name}"))
    sat_with = session.case.version
    if review.caps:
        rows.append(line(""))
        rows += [line((cap_text(cap, review), "$text-warning")) for cap in review.caps]
    if review.version != sat_with:
        says = f"Sat with version {sat_with} of the case, judged by {review.version}."
        rows.append(line((says, _DIM)))
    return block(*rows)


def numbers_page(review: Review, parts: Parts) -> Content:
    """Return the sums that are off, and the figures that decided something or not."""
    wrong = [one for one in review.numbers if one.status != "ok"]
    right = len(review.numbers) - len(wrong)
    rows = [line((f"Arithmetic: {right} right, {len(wrong)} off", _HEAD))]
    if not review.numbers:
        rows = [line(("No sum with a result was found.", _HEAD))]
    for one in wrong:
        rows += _wrong(one, parts)
    titles = {part.key: title for title, part in parts}
    for head, found in (
        ("These decided something", review.deciding),
        ("These decided nothing", review.idle),
    ):
        if found:
            rows += [line(""), line((head, _HEAD))]
            rows += [_quote(one, titles) for one in found]
    return block(*rows)


def explanation_page(made: Explanation, titles: Mapping[str, str]) -> Content:
    """Return how a verdict came about."""
    rows = [
        line(_status(made.verdict.status), (f" · {made.verdict.level}", _DIM)),
        line((as_sentence(made.verdict.says), "bold")),
        line(as_sentence(made.verdict.why)),
        line(""),
        line(("Looked for", _HEAD)),
        *(line(f"· {asked}") for asked in made.looked_for),
        line(""),
        line(("Found", _HEAD)),
    ]
    if not made.candidates:
        rows.append(line("No sentence speaks of it."))
    for one in made.candidates:
        rows.append(_quote(one.evidence, titles))
        rows.append(line("  ", _status(one.counts), f": {one.why}"))
    return block(*rows)


def _wrong(one: Arithmetic, parts: Parts) -> list[Content]:
    where = next((t for t, part in parts if one.quote in part.text), "")
    place = f"{where}, line {one.line}" if where else f"line {one.line}"
    rows = [line(("✗ ", "$error"), f"“{one.quote}”  ", (place, _DIM))]
    rows.append(line(f"  {one.why}"))
    if one.other is not None:
        rows.append(line((f"  line {one.other.line}: “{one.other.quote}”", _DIM)))
    return rows


def _quote(one: Evidence, titles: Mapping[str, str]) -> Content:
    place = f"{titles.get(one.part, '')}, line {one.line}".removeprefix(", ")
    return line(f"“{' '.join(one.quote.split())}”  ", (place, _DIM))


def _status(status: Status) -> tuple[str, str]:
    return f"{SIGNS[status]} {status}", f"bold {STYLES[status]}"


def _counts(statuses: Sequence[Status]) -> list[tuple[str, str]]:
    said: list[tuple[str, str]] = []
    for status in ("met", "partly", "missed"):
        count = statuses.count(status)
        said.append((f"{SIGNS[status]} {count} {status}   ", STYLES[status]))
    return said
