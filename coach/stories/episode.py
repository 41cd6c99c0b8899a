"""One thing that happened: past, with names, a stake and a constraint.

What a person would do, or usually does, is no episode.
"""

import re
from typing import Final

from coach.domain.story import Finding
from coach.stories.figures import figures
from coach.stories.lexicon import words
from coach.stories.past import TIME, hypothetical, reality
from coach.stories.prose import Sentence
from coach.stories.substance import substance
from coach.stories.told import Checked, Told

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

PAST, NAMES, STAKE, CONSTRAINT = 0.40, 0.25, 0.20, 0.15


def episode(story: Told) -> Checked:
    """Judge whether this is one thing that happened."""
    supposed = [one for one in story.sentences if hypothetical(story, one)]
    done = {d.verb for _, d in story.deeds(story.sentences) if not d.vague}
    past = reality(story)
    enough = min(1.0, len(done) / 5)
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


def _setup(story: Told) -> list[Sentence]:
    """Return where stake and constraint are told: mostly before the result."""
    if not story.parts.labelled:
        return list(story.sentences)
    return [one for one in story.sentences if one.part != "result"]


def _specific(story: Told, one: Sentence) -> bool:
    """Tell whether a sentence holds a figure, a name of a thing, a time or a deed."""
    said = story.said(one)
    if substance(said) < 3:
        return False
    if figures(said) or TIME.search(said) or _THING.search(said) or _TECH.search(said):
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
        if TIME.search(said):
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
