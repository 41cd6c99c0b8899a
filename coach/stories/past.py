"""What happened, against what would or usually happens.

`I would` in a lesson, in what somebody said and in a habit of the past is no supposing.
"""

import re
from typing import Final

from coach.stories.figures import figures
from coach.stories.lexicon import words
from coach.stories.prose import Sentence
from coach.stories.substance import substance
from coach.stories.told import Told
from coach.stories.verbs import past as tensed

_HYPOTHETICAL: Final = words(
    r"(?:i|we|you|one)(?: would|'ll| will)(?: (?:\w+ly|also|first|then|always|just|"
    r"try to))"
    r"? \w+|(?:i|we|you|one) (?:\w+ )?(?:usually|always|typically|generally|normally|"
    r"often|tend to|try to|like to|prefer to|make sure)|usually|in general|generally|"
    r"normally|typically|in (?:most|many) cases|whenever|if i (?:have|get|face|see|"
    r"want)|"
    r"when i (?:have|face|get|see|disagree|fail|need)|(?:you|one) (?:should|need to|"
    r"have "
    r"to|has to|must|can't|cannot)|(?:i am|i'm) (?:a |always |very |the |"
    r"just )?(?:person|"
    r"someone|somebody|sort|kind|proactive)|the (?:sort|kind) of person|i believe|"
    r"i think (?:that )?(?:it is|it's|communication|everyone|everybody|people|you)|"
    r"my (?:approach|philosophy|strategy|style|method) is|i follow a|"
    r"it is (?:always |very |really )?(?:important|key|crucial|essential)|"
    r"it's (?:always |very |really )?(?:important|key|crucial|essential)|"
    r"in (?:every|any|pretty much every|basically every) (?:organi[sz]ation|project|"
    r"team|"
    r"company|job)|every single day|in my (?:experience|opinion|understanding)|"
    r"happens (?:to me )?all the time|i've always|as a (?:senior|leader|lead|"
    r"developer) "
    r"you|i'd rather|what i do is|leadership is|people don't|this approach|"
    r"with this (?:method|approach)|over the course of my career|always be|"
    r"is (?:very |always |really )?important|makes everything|people often say"
)
_IN_OTHER_WORDS: Final = re.compile(
    r"(?<!\w)(?:i'd|we'd)\s+(?:also\s+|then\s+|first\s+|always\s+|\w+ly\s+)?([a-z]+)"
)
_WOULD: Final = re.compile(r"(?<!\w)(?:i|we|you|one)\s+would\b")
_REPORTED: Final = re.compile(
    r"(?:said|told|promised|agreed|knew|thought|feared|hoped|expected|meant|that|if|"
    r"whether|asked|wrote|offered|which|what|how|where|when|until|so|as|like|worried|"
    r"than|decided|sure|assumed|figured|guessed)(?:\W+\w+){0,3}\W+$"
)
_LATER: Final = words(
    r"next time|now|today|differently|again|in hindsight|looking back|since then|"
    r"these days|every|each|learned|learnt|lesson|nowadays|still|would have|not|never"
)
TIME: Final = words(
    r"(?:in|since|during|by|until|before|early|late|last) (?:19|20)\d\d|"
    r"(?:in|since|last|by|until|one|that|on|early|late|of) (?:january|february|march|"
    r"april|may|june|july|august|september|october|november|december|spring|summer|"
    r"autumn|fall|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"christmas|easter|diwali|ramadan|black friday)|(?:last|the previous) "
    r"(?:year|quarter|month|spring|summer|autumn|winter)|\w+ (?:years?|months?|weeks?) "
    r"(?:ago|before|into|after)|my (?:first|second|third|last) (?:\w+ )?"
    r"(?:week|month|year|job|project|internship|sprint|day)|when i (?:was|joined)|"
    r"at my (?:last|previous|first|old|former)|one (?:evening|morning|day|night)|"
    r"q[1-4]|the day before|the night"
)
"""When something was."""

_BASE: Final = frozenset(
    """
    ask build call check create explain find go listen make meet say set show sit speak
    start suggest take talk tell think try use write work see do follow give keep look
    """.split()
)
_HAPPENED: Final = words(r"was|were|had|came|went|said|told|wasn't|weren't|hadn't|got")
_WORD: Final = re.compile(r"[a-z]+")


def hypothetical(story: Told, one: Sentence) -> bool:
    """Tell whether a sentence says what would or usually happens."""
    said = story.own(one)
    if _LATER.search(said):
        return False
    short = _IN_OTHER_WORDS.search(said)
    if short and short[1] in _BASE and not _REPORTED.search(said[: short.start()]):
        return True
    match = _HYPOTHETICAL.search(said)
    if match is None:
        return False
    would = _WOULD.match(said, match.start())
    return not (would and _REPORTED.search(said[: match.start()]))


def reality(story: Told) -> float:
    """Return how much of a story happened: the share of past sentences, 0–1.

    Sentences that neither suppose anything nor tell anything do not count.
    """
    supposed: set[str] = set()
    past: set[str] = set()
    for one in story.sentences:
        if hypothetical(story, one):
            supposed.add(story.said(one))
        elif happened(story, one):
            past.add(story.said(one))  # said twice, it still happened once
    return len(past) / (len(past) + len(supposed)) if past else 0.0


def happened(story: Told, one: Sentence) -> bool:
    """Tell whether a sentence tells something that was, whoever did it."""
    said = story.said(one)
    if substance(said) < 4 and not (figures(said) or TIME.search(said)):
        return False
    if substance(said) < 2:
        return False
    if _HAPPENED.search(said) or figures(said) or TIME.search(said):
        return True
    return any(tensed(match[0]) for match in _WORD.finditer(said))
