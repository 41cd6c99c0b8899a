"""Parts of a story that carries no labels, sentence by sentence.

Owns the cues. An episode is cut into situation, task, action and result in this order
where the cues agree best; a habit gives each sentence the part that it sounds like.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from coach.domain.story import HABIT, Span
from coach.stories.deeds import deeds
from coach.stories.figures import figures
from coach.stories.lexicon import words
from coach.stories.prose import Prose, Sentence
from coach.stories.substance import substance

_CUES: Final = {
    "situation": (
        (
            words(r"at the time|back then|when i (?:joined|started|was)|i was working"),
            2,
        ),
        (words(r"i (?:work|worked) (?:as|at|for|in|on)|i joined|my first"), 1.5),
        (
            words(r"in (?:19|20)\d\d|last (?:year|spring|summer|autumn|fall|winter)"),
            1.5,
        ),
        (
            words(r"(?:two|three|four|a few|\d) (?:years|months) ago|there was|we had"),
            1,
        ),
        (words(r"our (?:team|company|product|service|customers?|app|platform)"), 0.7),
        (words(r"was|were|had|used to"), 0.3),
    ),
    "task": (
        (words(r"my (?:job|task|role|responsibility|goal|part) (?:was|is|here)"), 3),
        (
            words(r"i (?:was|had been|got) (?:asked|assigned|given|told|responsible)"),
            2.5,
        ),
        (
            words(r"asked me to|wanted me to|told me to|it was (?:up )?(?:to|on) me"),
            2.5,
        ),
        (words(r"i (?:had|needed) to|the goal was|it fell to me|i owned"), 1.5),
        (words(r"we (?:had|needed) to|was expected|we were asked"), 1),
    ),
    "action": (
        (words(r"(?:so|first|then|next|after that|instead),? i"), 2),
        (words(r"i (?:decided|chose|started|began|proposed|suggested)"), 2),
        (words(r"first|firstly|secondly|then|next|so we|step"), 0.7),
    ),
    "result": (
        (words(r"as a result|in the end|at the end|eventually|finally|ultimately"), 2),
        (words(r"since then|to this day|today|nowadays|a (?:year|month) later"), 2),
        (
            words(
                r"i (?:\w+ )?(?:learned|learnt)|the lesson|looking back|in hindsight"
            ),
            3,
        ),
        (words(r"what i (?:learned|learnt|took|would)|next time|i now"), 3),
        (words(r"i would (?:do|have|now|not)|it taught me|taught me"), 2),
        (
            words(
                r"(?:dropped|fell|went down|went up|rose|grew|down|up) (?:from|to|by)"
            ),
            2,
        ),
        (words(r"reduced|increased|improved|saved|cut .{1,30} (?:from|to|by)"), 1),
        (words(r"went live|shipped|launched|has not|hasn't|have not|never again"), 1.5),
        (words(r"still (?:use|uses|used|run|runs|in use)|result|outcome|adopted"), 1.5),
        (words(r"happy|successful(?:ly)?|success|satisfied"), 1),
        (re.compile(r"\d\s?%|percent"), 1),
    ),
}
_HABIT_CUES: Final = {
    "sources": (
        (words(r"i (?:\w+ )?(?:read|follow|subscribe|listen|watch|skim)"), 2),
        (words(r"newsletters?|podcasts?|blogs?|rss|feeds?|meetups?|papers?"), 1.5),
        (
            words(r"conferences?|hacker news|release notes|changelogs?|twitter|books?"),
            1,
        ),
    ),
    "choice": (
        (words(r"i (?:\w+ )?(?:skip|ignore|filter|choose|pick|select|drop|limit)"), 3),
        (words(r"only (?:if|when|what|read)|the rule|my rule|i ask myself|unless"), 2),
        (words(r"too much|noise|hype|worth|relevant|time ?box"), 1),
    ),
    "example": (
        (words(r"last (?:week|month|year|spring|summer|autumn|fall|winter)"), 3),
        (words(r"recently|lately|for example|for instance|the latest|one example"), 3),
        (words(r"in (?:january|february|march|april|may|june|july|august)"), 2),
        (words(r"in (?:september|october|november|december|(?:19|20)\d\d)"), 2),
        (words(r"i (?:learned|learnt|found|discovered|came across|tried)"), 1),
    ),
    "use": (
        (
            words(r"i (?:then )?(?:applied|shared|presented|introduced|gave|wrote up)"),
            3,
        ),
        (
            words(r"(?:at|for|to|with) (?:work|my team|the team|our team)|colleagues"),
            1.5,
        ),
        (words(r"prototype|talk|demo|brown ?bag|proposal|production|we now"), 1.5),
        (words(r"as a result|since then|saved|reduced|from .{1,20} to"), 1.5),
    ),
}


def infer(
    text: str, sentences: Sequence[Sentence], form: tuple[str, ...]
) -> tuple[Span, ...]:
    """Return a span for each run of sentences that seem to be the same part."""
    if not sentences:
        return ()
    prose = Prose(text)
    parts = _habit(prose, sentences) if form == HABIT else _episode(prose, sentences)
    named = zip(sentences, parts, strict=True)
    spans: list[Span] = []
    for part, run in groupby(named, key=lambda pair: pair[1]):
        told = [sentence for sentence, _ in run]
        spans.append(Span(told[0].start, told[-1].end, part))
    return tuple(spans)


def _episode(prose: Prose, sentences: Sequence[Sentence]) -> list[str]:
    """Cut the story where the cues agree best: each part at most once, in order."""
    order = tuple(_CUES)
    # For each part: the best score so far that ends in it, and where its parts begin.
    best: list[tuple[float, tuple[tuple[int, str], ...]]] = [(0.0, ()) for _ in order]
    weights = [_solid(prose, sentence) for sentence in sentences]
    count, told = max(1, sum(weights)), 0
    for n, (sentence, solid) in enumerate(zip(sentences, weights, strict=True)):
        # What is empty moves no boundary: it goes with what stands before it.
        fits = (
            _fits(prose, sentence, told / count) if solid else dict.fromkeys(order, 0)
        )
        told += solid
        grown = []
        for k, part in enumerate(order):
            score, begins = max(best[: k + 1], key=lambda one: one[0])
            if not begins or begins[-1][1] != part:
                begins = (*begins, (n, part))
            grown.append((score + fits[part], begins))
        best = grown
    begins = max(best, key=lambda one: one[0])[1]
    ends = [*(n for n, _ in begins[1:]), len(sentences)]
    return [
        part for (n, part), end in zip(begins, ends, strict=True) for _ in range(n, end)
    ]


def _solid(prose: Prose, sentence: Sentence) -> bool:
    said = prose.lower[sentence.start : sentence.end]
    if figures(said) or deeds(prose, sentence):
        return True
    return substance(said) >= 4


def _fits(prose: Prose, sentence: Sentence, at: float) -> dict[str, float]:
    said = prose.own[sentence.start : sentence.end]
    fits = {part: _weight(said, cues) for part, cues in _CUES.items()}
    done = sum(1 for deed in deeds(prose, sentence) if not deed.vague)
    fits["action"] += 1.2 * min(done, 3)
    # Where nothing speaks, the place decides: a setting first, an ending last.
    fits["situation"] += 0.8 * (at < 0.2)
    fits["action"] += 0.4 * (0.2 <= at < 0.85)
    fits["result"] += 0.6 * (at >= 0.85)
    return fits


def _habit(prose: Prose, sentences: Sequence[Sentence]) -> list[str]:
    parts: list[str] = []
    for sentence in sentences:
        said = prose.own[sentence.start : sentence.end]
        fits = {part: _weight(said, cues) for part, cues in _HABIT_CUES.items()}
        part = max(fits, key=lambda one: fits[one])
        last = parts[-1] if parts else HABIT[0]
        parts.append(part if fits[part] > 0 else last)
    return parts


def _weight(said: str, cues: Sequence[tuple[re.Pattern[str], float]]) -> float:
    return sum(weight for pattern, weight in cues if pattern.search(said))
