"""Where an answer speaks of what a criterion needs: sentences, and runs of them.

Owns which mentions count and how far apart the parts of an `all` may stand. What the
sentences have to do besides is in `kinds`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coach.domain.criterion import Criterion
from coach.review.book import Groups
from coach.review.said import Reading, Said
from coach.text.words import STOP_WORDS, stem

WIDEST: Final = 3
"""Neighbouring sentences over which the parts of an `all` may be spread."""

_FIELDS: Final = re.compile(r"\w ?[({][^(){}\n]{2,200},[^(){}\n]{1,200}[)}]")
_BACK: Final = frozenset(
    """
    because so otherwise instead but then and or also however yet still since thus
    therefore hence alternatively alternative price cost costs downside drawback reason
    why tradeoff it its it's this that these those they them which there here while
    though although until meanwhile both either neither thats against considered
    rejected downside divided times multiplied per
    """.split()
)
_WEIGHS: Final = frozenset(
    (who, did)
    for who in ("i", "we")
    for did in ("considered", "rejected", "could", "thought", "dropped")
)
_REMARK: Final = 4
"""Words up to which a sentence is a remark on the one before it: `Cheap.`"""

_CUTS: Final = re.compile(
    r"\W{0,4}(?:no |not in scope|out of scope|skip|leav(?:e|ing) out|left out"
    r"|assum\w+\b|non-?goals?|excluded?|ignor\w+ )",
    re.IGNORECASE,
)
_CUT_BEHIND: Final = re.compile(
    r"[:–—(-] ?(?:out|out of scope|not now|not today|no|later|skipped|parked)\W*$"
    r"|[,;] ?(?:and )?no [\w -]{3,30}(?:[,;.]|$)",
    re.IGNORECASE,
)
_WATCHES: Final = re.compile(
    r"\W{0,4}(?:metrics?|watch(?:ed)?|alerts?|alarms?|monitor\w*|dashboards?|slos?)\b"
    r"[\w /-]{0,20}[:(]",
    re.IGNORECASE,
)
_SUMS_UP: Final = re.compile(
    r"\W{0,4}(?:to )?(?:summari[sz]e|sum up|recap|in short|so far|summary)\b"
    r"[^,:]{0,20}[,:](?:\W*\w+){6}",
    re.IGNORECASE,
)
_STATES: Final = re.compile(
    r"\b(?:states?|status|statuses|lifecycle) ?(?:[:=(]|are |is )"
)
_STATE: Final = re.compile(r"\b[A-Z][A-Z_]{2,20}\b|\b[a-z_]{3,20}(?= ?(?:,|->|→|$))")
_LISTS: Final = re.compile(r"[,:–—]\s*\w")
_FEWEST_LISTED: Final = 3
_MOST_LISTED: Final = 16
_TABULAR: Final = frozenset({"row", "code"})


def spoken(said: Said, criterion: Criterion) -> frozenset[str]:
    """Return the concepts that a sentence says something of, for a criterion."""
    if said.bar and not said.answered and not _speaks_of_itself(said, criterion):
        return frozenset()
    if said.drawn:
        return said.concepts if _drawing_counts(said, criterion) else frozenset()
    if criterion.dimension == "data-api" and _shows_fields(said):
        return said.concepts | said.inherited
    if _is_substance(said, criterion):
        own = criterion.dimension == "communication"
        return said.concepts if own else said.concepts | said.inherited
    if said.keywords:
        return frozenset()
    concepts = said.concepts - said.bare
    if criterion.kind == "choice":
        concepts |= said.denied - said.bare
    if criterion.kind == "mention" and not said.mixed and _substantial(said):
        concepts |= said.concepts
    if said.inherited and _takes_up(said, criterion):
        concepts |= said.inherited
    return concepts


def _takes_up(said: Said, criterion: Criterion) -> bool:
    """Whether a line says something of what its heading names.

    `Plan` or `Recap` above a line makes it neither.
    """
    if criterion.dimension == "communication" or len(said.words) < 4:
        return False
    return said.predicate or said.figures > 0


def naming(reading: Reading, groups: Groups) -> list[int]:
    """Return the numbers of the sentences that name anything of what is needed."""
    wanted = sorted(concept for group in groups for concept in group)
    return sorted({n for concept in wanted for n in reading.naming.get(concept, ())})


def cores(
    reading: Reading, criterion: Criterion, groups: Groups
) -> Iterator[tuple[int, ...]]:
    """Yield the shortest runs of sentences that speak of all that is needed."""
    hits = {
        n: _hit(spoken(reading.said[n], criterion), groups)
        for n in naming(reading, groups)
    }
    whole = (1 << len(groups)) - 1
    for n, hit in hits.items():
        if not hit:
            continue
        chunk = reading.chunks[n]
        last = chunk.stop if reading.said[n].drawn else min(chunk.stop, n + WIDEST)
        found, run = 0, []
        for other in range(n, last):
            if hits.get(other, 0) | found != found:
                found |= hits[other]
                run.append(other)
            if found == whole:
                yield tuple(run)
                break


def reached(
    reading: Reading, criterion: Criterion, groups: Groups
) -> tuple[tuple[int, ...], int]:
    """Return the first sentence for each part that is spoken of anywhere, and how many.

    So a person sees what they have of an `all`, wherever it stands.
    """
    firsts: list[int] = []
    count = 0
    for group in groups:
        for n in naming(reading, (group,)):
            if group & spoken(reading.said[n], criterion):
                firsts.append(n)
                count += 1
                break
    return tuple(sorted(set(firsts))), count


def around(
    reading: Reading, core: Sequence[int], criterion: Criterion
) -> Iterator[tuple[int, ...]]:
    """Yield a run, then the same with a neighbour after, and with one before.

    A neighbour stands in the same paragraph, or is an item below an item, and goes on
    with the same subject. Rows and drawings have none.
    """
    yield tuple(core)
    first, last = reading.said[core[0]], reading.said[core[-1]]
    if first.drawn or first.place.kind == "row":
        return
    wanted = criterion.concepts()
    broken = criterion.kind == "failure" and any(
        reading.said[n].has("event") for n in core
    )
    after = core[-1] + 1
    if after in reading.chunks[core[-1]] and _joins(reading, core[-1], after):
        other = reading.said[after]
        below = other.place.block != last.place.block
        if broken or below or goes_on(last, other, wanted):
            yield (*core, after)
    before = core[0] - 1
    if (
        before in reading.chunks[core[0]]
        and reading.said[before].place.block == first.place.block
        and reading.said[before].bar in ("", "question")
        and goes_on(reading.said[before], first, wanted)
    ):
        yield (before, *core)


def goes_on(one: Said, other: Said, wanted: frozenset[str]) -> bool:
    """Whether a sentence is about what the one before it is about.

    It answers it, begins with a word that points back, or both speak of what is needed.
    """
    if one.bar == "question" or _BACK.issuperset(other.words[:1]):
        return True
    if other.words[:2] in _WEIGHS:
        return True
    if len(other.words) <= _REMARK or _taken_up(one, other):
        return True
    if other.words[:1] in (("if",), ("when",)) and _BACK.issuperset(other.words[1:2]):
        return True
    return all(wanted & (said.concepts | said.denied) for said in (one, other))


def _taken_up(one: Said, other: Said) -> bool:
    """Whether a sentence begins with what the one before it spoke of."""
    first = next((w for w in other.words[:3] if w not in STOP_WORDS), "")
    return len(first) > 2 and stem(first) in {stem(word) for word in one.words}


def _joins(reading: Reading, number: int, after: int) -> bool:
    one, other = reading.said[number].place, reading.said[after].place
    if reading.said[after].bar not in ("", "question"):
        return False
    if one.block == other.block:
        return True
    blocks = reading.blocks[reading.said[number].part]
    both = one.kind == other.kind == "bullet"
    return both and blocks[other.block].depth > blocks[one.block].depth


def _hit(concepts: frozenset[str], groups: Groups) -> int:
    return sum(1 << n for n, group in enumerate(groups) if group & concepts)


def _speaks_of_itself(said: Said, criterion: Criterion) -> bool:
    """Whether a sentence is about how one goes on, which need not name the system."""
    if said.bar == "loose" and _is_substance(said, criterion):
        return True
    if said.bar == "question" and criterion.dimension == "communication":
        return said.personal or "you" in said.words
    about = criterion.dimension in ("communication", "scope")
    promised = said.bar == "promise" and criterion.dimension == "communication"
    return about and (said.bar == "loose" or promised) and said.personal


def _is_substance(said: Said, criterion: Criterion) -> bool:
    """Whether a list is what was asked for: what is left out, or the states of a thing.

    A list that only drops names from everywhere begins with neither.
    """
    sized = _FEWEST_LISTED <= len(said.words) <= _MOST_LISTED
    if criterion.kind not in ("mention", "statement") or not sized:
        return False
    cut = _CUTS.match(said.text)
    if criterion.dimension in ("scope", "communication") and cut:
        return _LISTS.search(said.text, cut.end()) is not None
    if criterion.dimension == "scope" and _CUT_BEHIND.search(said.text):
        return True
    led = {"failure": _WATCHES, "communication": _SUMS_UP}.get(criterion.dimension)
    if led and led.match(said.text):
        return True
    states = _STATES.search(said.text)
    return states is not None and len(_STATE.findall(said.text, states.end())) > 2


def _substantial(said: Said) -> bool:
    return said.own or (said.predicate and len(said.words) > 5)


def _drawing_counts(said: Said, criterion: Criterion) -> bool:
    if criterion.kind not in ("mention", "statement"):
        return False
    if criterion.dimension == "data-api":
        return said.fields
    drawn = said.flow or criterion.kind == "mention"
    return criterion.dimension == "architecture" and drawn


def _shows_fields(said: Said) -> bool:
    """Whether it is a row, a line of code, or an entity with its fields in brackets."""
    if len(said.words) < 3:
        return False
    return said.place.kind in _TABULAR or _FIELDS.search(said.text) is not None
