"""Questions that ask for a habit, such as how somebody stays updated.

Owns parts and checks of that form: named sources, how they are chosen, a recent
concrete example, and what was applied or shared.
"""

import re
from typing import Final

from coach.stories.episode import named_things
from coach.stories.figures import figures
from coach.stories.lexicon import words
from coach.stories.prose import Sentence
from coach.stories.told import Checked, Told

_KINDS: Final = words(
    r"newsletters?|podcasts?|blogs?|rss|feeds?|meetups?|papers?|conferences?|"
    r"hacker news|"
    r"release notes|changelogs?|books?|mailing lists?|github|youtube|lobsters|reddit|"
    r"courses?|talks?|rfcs?|journals?|reading group|post-?mortems?|magazines?|forums?|"
    r"source code|lwn|infoq|arxiv|discord|slack|linkedin|docs|documentation"
)
_CHOICE: Final = words(
    r"i (?:\w+ )?(?:skip|ignore|filter|choose|pick|select|drop|limit|unsubscribe\w*|"
    r"stop|"
    r"cut|keep|delete|prefer|trust)|only (?:if|when|what|read|one|two|three|those|"
    r"things)"
    r"|my (?:rule|filter|test)|the (?:rule|filter|test)|i ask (?:myself|one|two)|"
    r"unless|"
    r"time ?box\w*|noise|hype|because|rather than|instead of|depends on|relevant|"
    r"half an hour|(?:one|two|\d+) (?:hours?|minutes?) (?:a|per|every|each)|"
    r"wait (?:until|for)|must (?:solve|touch)|what i (?:work|need|use)"
)
_RECENT: Final = words(
    r"last (?:\w+ )?(?:week|month|year|spring|summer|autumn|fall|winter|quarter)|"
    r"recently|"
    r"lately|this (?:week|month|year|spring|summer|autumn|fall|winter|quarter)|"
    r"in (?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december|(?:19|20)\d\d)|(?:a|two|three|four|six|few|\d+) (?:weeks?|"
    r"months?) "
    r"ago|for example|for instance|one example|the (?:last|latest) (?:one|thing|"
    r"example)"
)
_APPLIED: Final = words(
    r"(?:i|we) (?:\w+ ){0,2}?(?:applied|shared|presented|introduced|gave|wrote|built|"
    r"tried|tested|changed|moved|replaced|used|added|switched|ran|set up|proposed|"
    r"demoed|"
    r"migrated|upgraded|turned|adopted|rolled|fixed|measured|prototyped|showed|dropped|"
    r"removed|told|posted|organi[sz]ed|started)"
)
_TITLE: Final = re.compile(r"[\"“*_«]([A-Z][^\"”*_»\n]{3,60})[\"”*_»]")

WEIGHTS: Final = {"sources": 30, "choice": 20, "example": 25, "use": 25}


def habit(story: Told) -> dict[str, Checked]:
    """Judge each part of a habit."""
    return {
        "sources": _sources(story),
        "choice": _choice(story),
        "example": _example(story),
        "use": _use(story),
    }


def _sources(story: Told) -> Checked:
    names: set[str] = set()
    place: Sentence | None = None
    for one in story.sentences:
        named = _named(story, one)
        kind = _KINDS.search(story.said(one))
        if kind and named:
            place = place or one
            names |= named
    if place is not None:
        good = story.finding("sources-named", "good", place, "Your sources have names.")
        return Checked(min(1.0, 0.4 + 0.2 * len(names)), "sources are named", (good,))
    kinds = [one for one in story.sentences if _KINDS.search(story.said(one))]
    named_only = [one for one in story.sentences if _named(story, one)]
    if len(named_only) >= 2:
        why = "Your sources have names."
        good = story.finding("sources-named", "good", named_only[0], why)
        return Checked(0.7, "sources are named", (good,))
    fix = story.finding(
        "sources-unnamed",
        "improve" if kinds else "fix",
        kinds[0] if kinds else story.first(),
        "No source has a name, so it could be anybody's answer.",
        "Name two or three: the newsletter, the repository, the person.",
    )
    return Checked(0.2 if kinds else 0.0, "no source is named", (fix,))


def _choice(story: Told) -> Checked:
    place = _first(story, _CHOICE)
    if place is not None and len(story.said(place).split()) >= 6:
        why = "You say how you choose."
        good = story.finding("choice-told", "good", place, why)
        return Checked(1.0, "how you choose is told", (good,))
    fix = story.finding(
        "choice-missing",
        "improve",
        story.first(),
        "There is more to read than hours; how you choose stays open.",
        "Say what you skip, and by which rule.",
    )
    return Checked(0.0, "how you choose is not told", (fix,))


def _example(story: Told) -> Checked:
    recent = [one for one in story.sentences if _RECENT.search(story.said(one))]
    told = [one for one in recent if _near(story, one)]
    if told:
        why = "There is one recent thing that can be asked about."
        good = story.finding("example-told", "good", told[0], why)
        return Checked(1.0, "a recent example", (good,))
    named = [o for o in story.sentences if story.deeds((o,)) and _named(story, o)]
    if named:
        good = story.finding("example-told", "good", named[0], "There is one example.")
        return Checked(0.6, "an example without a date", (good,))
    fix = story.finding(
        "example-missing",
        "fix" if not recent else "improve",
        recent[0] if recent else story.last(),
        "Without one recent example this stays a claim.",
        "Tell one thing of the last months: what you read, and what you did next.",
    )
    return Checked(0.2 if recent else 0.0, "no recent example", (fix,))


def _use(story: Told) -> Checked:
    used = [
        one
        for one in story.sentences
        if _APPLIED.search(story.own(one)) and len(story.said(one).split()) >= 6
    ]
    exact = [one for one in used if _named(story, one) or figures(story.said(one))]
    if used:
        place = (exact or used)[0]
        good = story.finding("use-told", "good", place, "You say what came of it.")
        score = min(1.0, (0.7 if exact else 0.4) + 0.15 * (len(used) - 1))
        return Checked(score, "something came of it", (good,))
    fix = story.finding(
        "use-missing",
        "improve",
        story.last(),
        "Nothing came of the reading yet.",
        "Say what you tried at work, or whom you showed it, and what changed.",
    )
    return Checked(0.0, "nothing came of it", (fix,))


def _near(story: Told, one: Sentence) -> bool:
    """Tell whether a deed or a name stands in a sentence or in the next one."""
    at = story.sentences.index(one)
    around = story.sentences[at : at + 2]
    return bool(story.deeds(around)) and any(_named(story, s) for s in around)


def _named(story: Told, one: Sentence) -> set[str]:
    cased = story.prose.text[one.start : one.end]
    return named_things(story, one) | {m[1] for m in _TITLE.finditer(cased)}


def _first(story: Told, pattern: re.Pattern[str]) -> Sentence | None:
    return next((o for o in story.sentences if pattern.search(story.own(o))), None)
