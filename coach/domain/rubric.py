"""The eight dimensions of an answer, their weights, and what each mark means.

Weights sum to 100. Marks: 1 below mid, 2 mid, 3 senior, 4 staff. Weights and levels
are a synthesis of published rubrics, not any employer's form.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MARK_NAMES = ("below mid", "mid", "senior", "staff")


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing that is judged.

    Attributes:
        weight: Its share of the whole, in points of 100.
        marks: What an answer at mark 1, 2, 3 and 4 does.
    """

    id: str
    title: str
    weight: int
    marks: tuple[str, str, str, str]


def overall(marks: Mapping[str, int]) -> float | None:
    """Return the weighted mean of the given marks, 1–4, or None where there is none.

    Args:
        marks: Marks by dimension id; missing ones are left out.
    """
    given = [(d.weight, marks[d.id]) for d in DIMENSIONS if marks.get(d.id)]
    weight = sum(each for each, _ in given)
    return sum(each * mark for each, mark in given) / weight if weight else None


def overall_of(marks: Sequence[int]) -> float:
    """Return the weighted mean of marks in rubric order; 0 stands for no mark."""
    ids = (dimension.id for dimension in DIMENSIONS)
    return overall(dict(zip(ids, marks, strict=False))) or 0.0


DIMENSIONS = (
    Dimension(
        "scope",
        "Scope and clarification",
        12,
        (
            "Started to draw before knowing what to build.",
            "Asked three to five useful questions; core features and some qualities.",
            "Put features in order and cut; gave p99 and availability as numbers.",
            "Reframed the problem, challenged a requirement; tied it to the business.",
        ),
    ),
    Dimension(
        "estimation",
        "Estimation that decides",
        10,
        (
            "No numbers, or off by more than a factor of ten.",
            "QPS, storage and read:write right to the order of magnitude.",
            "Peak, bandwidth, cache and growth; a number was cited in a choice.",
            "Cost and ten-fold growth; said which estimate is fragile.",
        ),
    ),
    Dimension(
        "architecture",
        "High-level design",
        18,
        (
            "Boxes that do not add up to a working flow.",
            "A path from end to end that meets every feature; each box has a job.",
            "Read and write paths apart, asynchronous seams, no box without a reason.",
            "Compared whole designs; left seams for the changes to come.",
        ),
    ),
    Dimension(
        "data-api",
        "Data model and API",
        12,
        (
            "Tables or endpoints missing, or unusable by a client.",
            "Entities, keys and the basic endpoints.",
            "Access patterns chose store and partition key; idempotency and paging.",
            "Consistency per entity, migration and tenants thought through.",
        ),
    ),
    Dimension(
        "deep-dive",
        "Deep dive on the crux",
        18,
        (
            "Stayed on the surface.",
            "One part explained in depth when asked.",
            "Found the hard part unasked; two parts solved with their mechanism.",
            "Three or more, from experience; the interviewer learnt something.",
        ),
    ),
    Dimension(
        "trade-offs",
        "Trade-offs",
        10,
        (
            "Choices without reasons.",
            "Said a pro and a con.",
            "Named the alternative, the reason and the cost for each main choice.",
            "Second-order effects across teams; what can be undone later.",
        ),
    ),
    Dimension(
        "failure",
        "Failure and operations",
        12,
        (
            "Nothing ever breaks in this design.",
            "Knew the single points of failure.",
            "Top bottleneck at target load with its cure; retries, overload, alerts.",
            "Blast radius, degradation on purpose, rollout, the cost of being on call.",
        ),
    ),
    Dimension(
        "communication",
        "Communication and driving",
        8,
        (
            "Hard to follow; the interviewer had to drive.",
            "Structured, and followed hints.",
            "Drove, checked in, kept the time.",
            "Handled ambiguity alone and adapted to push-back.",
        ),
    ),
)
"""The rubric, in the order in which a round shows it."""
