"""One thing that happened: past, with names, a stake and a constraint.

What a person would do, or usually does, is no episode. `I would` in a lesson, in what
somebody said and in a habit of the past is none of that.
"""

import re
from typing import Final

from coach.domain.story import Finding
from coach.stories.figures import figures
from coach.stories.lexicon import words
from coach.stories.prose import Sentence
from coach.stories.substance import substance
from coach.stories.told import Checked, Told
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
_TIME: Final = words(
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
_THING: Final = re.compile(
    r"\b(?:the|our|a|an|my|their|its|one|this|that)\s+(?!new\b|big\b|whole\b|same\b|"
    r"important\b|good\b|very\b|other\b|great\b|large\b|complex\b|difficult\b|first\b|"
    r"last\b|entire\b|certain\b|challenging\b|main\b)[a-z]{3,}[ -](?:[a-z]+[ -])?"
    r"(?:service|team|job|page|table|pipeline|app|report|dashboard|migration|importer|"
    r"script|queue|endpoint|form|screen|module|library|database|store|cluster|server|"
    r"system|platform|tool|test|tests|suite|feature|launch|release|customer|client|"
    r"shop|hospital|bank|warehouse|school|clinic|integration|parser|cache|index|"
    r"scheduler|gateway|engine|model|batch|export|import|file|flow|portal|desk|"
    r"review)s?\b"
)
_TECH: Final = words(
    r"kafka|postgres(?:ql)?|mysql|redis|mongo(?:db)?|kubernetes|k8s|docker|jenkins|aws|"
    r"gcp|azure|terraform|ansible|python|java|kotlin|golang|rust|ruby|rails|php|"
    r"laravel|"
    r"django|react|angular|vue|typescript|javascript|elasticsearch|spark|airflow|"
    r"rabbitmq|grpc|graphql|oauth|stripe|shopify|salesforce|sap|oracle|cobol|cassandra|"
    r"dynamodb|s3|lambda|grafana|prometheus|datadog|sentry|github|gitlab|jira|slack|"
    r"excel|linux|nginx|ios|android|flutter|swift|firebase|bigquery|snowflake|dbt|etl|"
    r"sql|csv|webhooks?|cron|api gateway|ci|payroll|invoices?|checkout|billing|"
    r"payments?"
)
_NAME: Final = re.compile(
    r"(?<=[a-z,;:)\d][ \n])([A-Z][a-zà-ÿ]+[\w-]*|[A-Z]{2,}[\w-]*)"
)
_NO_NAME: Final = frozenset(
    """
    I API UI UX QA PM CEO CTO HR IT STAR OK PR MR TODO January February March April May
    June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday English Situation Task Action Result
    """.split()
)
_STAKE: Final = words(
    r"customers?|clients?|users?|revenue|money|deadline|launch|contract|outage|"
    r"incident|"
    r"sla|audit|fine|fined|penalty|compliance|at risk|risk(?:ed|ing)?|could not (?:log|"
    r"pay|"
    r"order|work|use|ship|see|book)|couldn't (?:log|pay|order|work|use|ship|see|book)|"
    r"complain(?:ed|ts?|ing)|churn(?:ed)?|blocked|blocking|paged|production|losing|"
    r"lost|"
    r"lose|cost (?:us|the)|angry|patients?|students?|go-?live|black friday|release|"
    r"demo|"
    r"payments?|orders?|refunds?|tickets?|pages|alerts?|support|crash(?:ed|es|ing)?|"
    r"down|failed|failing|wrong|late|broke|broken|waiting|waited|leave|leaving|left|"
    r"quit|trust|safety|legal|security|breach|leak(?:ed)?|million|sales|budget|board|"
    r"investors?|cancel(?:led|ed)?|delay(?:ed)?|slow"
)
_CONSTRAINT: Final = words(
    r"only|deadline|(?:by|before|until|within) (?:\w+ ){0,3}?(?:monday|tuesday|"
    r"wednesday|"
    r"thursday|friday|saturday|sunday|january|february|march|april|may|june|july|"
    r"august|"
    r"september|october|november|december|christmas|weekend|friday|launch|release|"
    r"weeks?|days?|months?|hours?|end|quarter|noon)|(?:\w+) (?:days?|weeks?|hours?|"
    r"months?"
    r") (?:left|before|to|until|away)|without|no (?:budget|time|docs|documentation|"
    r"tests|"
    r"access|authority|spec|specification|staging|backup|owner|experience|one|"
    r"downtime)|"
    r"had to|could not|couldn't|limited|freeze|frozen|short-?staffed|of us|alone|"
    r"nobody|"
    r"not allowed|part-?time|legacy|in parallel|at the same time|while|fixed date|"
    r"not (?:my|our) (?:team|manager|report|boss)|did not (?:report|have|know|own)|"
    r"didn't (?:report|have|know|own)|never (?:used|written|seen|worked|done|touched)|"
    r"on holiday|on leave|had left|unclear|undocumented"
)

_BASE: Final = frozenset(
    """
    ask build call check create explain find go listen make meet say set show sit speak
    start suggest take talk tell think try use write work see do follow give keep look
    """.split()
)
_HAPPENED: Final = words(r"was|were|had|came|went|said|told|wasn't|weren't|hadn't|got")
_WORD: Final = re.compile(r"[a-z]+")

PAST, NAMES, STAKE, CONSTRAINT = 0.40, 0.25, 0.20, 0.15


def episode(story: Told) -> Checked:
    """Judge whether this is one thing that happened."""
    supposed = [one for one in story.sentences if hypothetical(story, one)]
    done = [one for one in story.sentences if story.deeds((one,))]
    past = reality(story)
    enough = min(1.0, len(done) / 4)
    names = _names(story)
    setup = _setup(story)
    stake = next((s for s in setup if _staked(story, s)), None)
    bound = next((s for s in setup if _bound(story, s)), None)
    score = (
        PAST * past * enough
        + NAMES * min(1.0, names / 3)
        + STAKE * (stake is not None)
        + CONSTRAINT * (bound is not None)
    )
    found = _findings(story, supposed, past, names, stake)
    tense = "it happened" if past > 0.7 else "partly supposed" if past else "not told"
    parts = [tense, f"{names} names of things" if names else "no names of things"]
    parts.append("a stake" if stake else "no stake")
    parts.append("a constraint" if bound else "no constraint")
    return Checked(score, "; ".join(parts), tuple(found))


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
    supposed = past = 0
    for one in story.sentences:
        if hypothetical(story, one):
            supposed += 1
        elif happened(story, one):
            past += 1
    return past / (past + supposed) if past else 0.0


def happened(story: Told, one: Sentence) -> bool:
    """Tell whether a sentence tells something that was, whoever did it."""
    said = story.said(one)
    if substance(said) < 2:
        return False
    if _HAPPENED.search(said) or figures(said) or _TIME.search(said):
        return True
    return any(tensed(match[0]) for match in _WORD.finditer(said))


def _setup(story: Told) -> list[Sentence]:
    """Return where stake and constraint are told: mostly before the result."""
    return [one for one in story.sentences if one.part != "result"]


def _specific(story: Told, one: Sentence) -> bool:
    """Tell whether a sentence holds a figure, a name of a thing, a time or a deed."""
    said = story.said(one)
    if substance(said) < 3:
        return False
    if figures(said) or _TIME.search(said) or _THING.search(said) or _TECH.search(said):
        return True
    return bool(_proper(story, one)) or len(said.split()) >= 9


def _staked(story: Told, one: Sentence) -> bool:
    said = story.said(one)
    return (
        bool(_STAKE.search(said))
        and _specific(story, one)
        and not hypothetical(story, one)
    )


def _bound(story: Told, one: Sentence) -> bool:
    said = story.said(one)
    bound = _CONSTRAINT.search(said) is not None
    return bound and _specific(story, one) and not hypothetical(story, one)


def named_things(story: Told, one: Sentence) -> set[str]:
    """Return the names of things in a sentence: proper names and techniques."""
    techniques = {match[0] for match in _TECH.finditer(story.said(one))}
    return techniques | _proper(story, one)


def _names(story: Told) -> int:
    """Count the different names of things: proper names, techniques, times."""
    found: set[str] = set()
    for one in story.sentences:
        said = story.said(one)
        found.update(match[0] for match in _THING.finditer(said))
        found |= named_things(story, one)
        if _TIME.search(said):
            found.add("a time")
    return len(found)


def _proper(story: Told, one: Sentence) -> set[str]:
    cased = story.prose.text[one.start : one.end]
    return {m[1] for m in _NAME.finditer(cased)} - _NO_NAME


def _findings(
    story: Told,
    supposed: list[Sentence],
    past: float,
    names: int,
    stake: Sentence | None,
) -> list[Finding]:
    found: list[Finding] = []
    if len(supposed) >= 2 and past < 0.5:
        found.append(
            story.finding(
                "episode-hypothetical",
                "fix",
                supposed[0],
                "This says what you would or usually do; the question asks what you "
                "did.",
                "Tell one time it happened: where, when, and what you did then.",
            )
        )
    elif len(supposed) >= 2:
        found.append(
            story.finding(
                "episode-general",
                "improve",
                supposed[0],
                "Here the story turns general.",
                "Cut it, or say what happened that one time.",
            )
        )
    if names == 0 and story.words >= 40:
        found.append(
            story.finding(
                "episode-unnamed",
                "improve",
                story.first(),
                "Nothing has a name, so it could be anybody's story.",
                "Name the system, the month and the people by their roles.",
            )
        )
    if stake is None and story.words >= 40:
        found.append(
            story.finding(
                "stake-missing",
                "improve",
                story.first(),
                "It stays open why this mattered.",
                "Say in one sentence who would have lost what.",
            )
        )
    elif stake is not None:
        why = "It is clear what was at stake."
        found.append(story.finding("stake-named", "good", stake, why))
    return found
