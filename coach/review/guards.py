"""What keeps a score from being flattered: empty, copied, off the subject, no flow.

Each guard is a small function of the reading; together they give the caps of a review.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from coach.domain.case import Case
from coach.domain.verdict import Cap, LevelScores
from coach.review import scales
from coach.review.said import Reading, Said
from coach.review.topic import Topic

_ENTRY: Final = re.compile(
    r"\b(?:clients?|users?|apps?|phones?|mobile|browsers?|riders?|drivers?|viewers?"
    r"|players?|authors?|requests?|gateways?|lb|load balancers?|edge|api|members?"
    r"|senders?|readers?|someone|somebody|people)\b",
    re.IGNORECASE,
)
_SERVICE: Final = re.compile(
    r"\b(?:services?|servers?|svc|backend|workers?|api|gateways?|consumers?|matcher"
    r"|dispatch\w*|fan[ -]?out|pipeline|encoders?|processors?|systems?|nodes?"
    r"|hosts?)\b",
    re.IGNORECASE,
)
_STORE: Final = re.compile(
    r"\b(?:db|dbs|databases?|stores?|stored|storage|tables?|cache[sd]?|redis|postgres\w*"
    r"|mysql|sql|cassandra|dynamo\w*|mongo\w*|s3|buckets?|blobs?|disks?|queues?|logs?"
    r"|kafka|index|memory|cdn|lists?|timelines?|shards?|spanner|kv)\b",
    re.IGNORECASE,
)
_KINDS: Final = {"entry": _ENTRY, "service": _SERVICE, "store": _STORE}
_MOVES: Final = re.compile(
    r"->|=>|→|⇒|\b(?:send|sends|sent|write|writes|written|read|reads|call|calls|goes?|store"
    r"|stores|stored|save|saves|saved|publish|publishes|push|pushes|pull|pulls|fetch"
    r"|fetches|get|gets|return|returns|put|puts|insert|inserts|query|queries|ask|asks"
    r"|take|takes|hit|hits|talks?|forwards?|routes?|emits?|consumes?|uploads?|downloads?"
    r"|streams?|asks?|looks? up|comes? in|receives?|delivers?|updates?|appends?|serves?"
    r"|connects?|notif\w+|matches|merges?|reach\w*|polls?|sent|request\w*)\b",
    re.IGNORECASE,
)


def caps(reading: Reading, case: Case, topic: Topic) -> tuple[Cap, ...]:
    """Return the caps and notes of an answer, the hardest first."""
    return tuple(_caps(reading, case, topic))


def below(scores: LevelScores, cap: Cap) -> Cap:
    """Return a cap made harder: less than the answer gets as what it looks like."""
    limits = cap.limits or scores
    return replace(
        cap,
        limits=LevelScores(
            min(limits.mid, max(0, scores.mid - 1)),
            min(limits.senior, max(0, scores.senior - 1)),
            min(limits.staff, max(0, scores.staff - 1)),
        ),
    )


def _caps(reading: Reading, case: Case, topic: Topic) -> Iterator[Cap]:
    if reading.own_words < scales.LITTLE:
        yield _cap("empty", "there is next to nothing to judge", scales.MOST_EMPTY)
    if reading.copied_words > reading.own_words:
        yield Cap("copied", "most words are copied from the case's own text")
    elif reading.copied_words:
        yield Cap("copied", "some words are copied from the case's own text")
    if topic.nearer and topic.on_topic:
        yield Cap("faint", f"its few words are nearer to {topic.nearer}")
    if not topic.on_topic:
        if topic.looks_like in case.neighbours:
            says = f"this answers a kindred problem: {topic.looks_like}"
            yield _cap("neighbour", says, scales.MOST_NEIGHBOUR)
        elif topic.looks_like:
            says = f"this answers another problem: {topic.looks_like}"
            yield _cap("other-problem", says, scales.MOST_OTHER)
        else:
            says = "this does not answer the problem"
            yield _cap("other-problem", says, scales.MOST_ABOUT_NOTHING)
    if not has_flow(reading):
        says = "no flow from end to end"
        yield _cap("no-flow", says, scales.MOST_WITHOUT_FLOW)
    if case.estimates and not has_numbers(reading):
        most = LevelScores(*(scales.MOST_WITHOUT_NUMBERS,) * 3)
        yield Cap("no-numbers", "no numbers at all", most, "estimation")
    listed = {m.concept for s in reading.said if s.keywords for m in s.mentions}
    if len(listed) >= scales.MANY_KEYWORDS:
        yield Cap("keywords", "a list of keywords earns nothing")


def has_numbers(reading: Reading) -> bool:
    """Whether there are quantities of the person's own."""
    own = (said for said in reading.said if said.bar in ("", "general"))
    found = {said.text: said.figures for said in own if not said.drawn}
    return sum(found.values()) >= scales.FEWEST_FIGURES


def has_flow(reading: Reading) -> bool:
    """Whether something goes from somewhere through something into something."""
    if any(said.flow for said in reading.said):
        return True
    hops = steps = 0
    seen: set[str] = set()
    touched: set[str] = set()
    for said in reading.said:
        if said.bar or said.listed or not _MOVES.search(said.text):
            continue
        ends = _ends(said)
        steps += bool(ends)
        touched |= ends
        if len(ends) > 1 or ">" in said.text or "→" in said.text:
            hops += max(1, said.text.count("->") + said.text.count("→"))
            seen |= ends
    if steps >= scales.FEWEST_STEPS and len(touched) == len(_KINDS):
        return True
    return hops >= scales.FEWEST_HOPS and "store" in seen and len(seen) > 1


def _ends(said: Said) -> set[str]:
    return {name for name, pattern in _KINDS.items() if pattern.search(said.text)}


def _cap(its_id: str, says: str, most: int) -> Cap:
    return Cap(its_id, says, LevelScores(most, most, most))
