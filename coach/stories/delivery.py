"""How it is told: length, shares, fillers, blame, hidden actors.

It earns no points and costs none; these are findings only. Accent, dialect, grammar
and style of English are nobody's business here.
"""

import re
from typing import Final

from coach.domain.story import Finding
from coach.stories.lexicon import words
from coach.stories.parts import BANDS
from coach.stories.prose import Sentence, count_words
from coach.stories.told import Told

LONGEST_S: Final = 180.0
"""Past three minutes an interviewer stops listening or stops the person."""

MOST_FILLERS: Final = 4.0
"""So many hedges and fillers a minute are still plain talk."""

_BACKSTORY: Final = 0.40
_FILLERS: Final = words(
    r"kind of|sort of|basically|you know|i guess|i mean|maybe|probably|perhaps|"
    r"to be honest|honestly|somehow|somewhat|more or less|and stuff|or something|"
    r"and so on|u+m+|u+h+|e+r+m*|h+m+|actually|literally|obviously|i suppose|"
    r"or whatever|"
    r"and things like that|a little bit|like i said|at the end of the day"
)
_INSULT: Final = (
    r"incompetent|lazy|stupid|idiotic|useless|clueless|dumb|unprofessional|hopeless|"
    r"impossible to work with|impossible|toxic|a joke|a nightmare"
)
_HOW: Final = r"(?:(?:just|so|really|very|totally|simply|completely|clearly) )?"
_BLAME: Final = words(
    rf"(?:he|she|they|who) (?:was|were|is|are) {_HOW}(?:{_INSULT}|an idiot|idiots)|"
    r"(?:incompetent|lazy|stupid|useless|clueless|toxic|terrible|awful|horrible|"
    r"idiotic) "
    r"(?:manager|boss|colleagues?|developers?|engineers?|team|lead|person|coworkers?|"
    r"people|guys?|management|director|tester|pm)|(?:total |complete )?idiots?|morons?|"
    r"(?:his|her|their) (?:own )?fault|(?:he|she|they) (?:were|was) to blame|"
    r"(?:he|she|they) (?:did not|didn't|never) cared?|(?:did not|didn't) do "
    r"(?:his|her|their) job|had no (?:idea|clue) what (?:he|she|they) (?:was|were)|"
    r"threw me under|as always, without|nobody listened|somebody should have let "
    r"(?:him|her|them) go"
)
_NOT_BLAME: Final = re.compile(
    r"(?:not|never|n't|nobody|no one|without|isn't|wasn't|instead of|than)"
    r"(?:\s+\w+){0,4}\s+$|\b(?:i|me|myself|my)\b(?:\s+\w+){0,3}\s+$"
)
_PASSIVE: Final = re.compile(
    r"(?<![\w'])(?:it|this|that|(?:the|a|an|all|some|several|many|every|these|those|my|"
    r"our)\s+(?:[a-z]+\s+){0,2}[a-z]+|mistakes|errors|changes|decisions|steps|measures|"
    r"actions|things)\s+(?:was|were|got|had been|has been|have been)\s+(?:then\s+|"
    r"also\s+|"
    r"quickly\s+|finally\s+|eventually\s+)?(?P<verb>decided|made|done|implemented|"
    r"fixed|"
    r"resolved|solved|built|written|deployed|changed|introduced|created|designed|"
    r"developed|performed|conducted|taken|addressed|handled|carried|rolled|improved|"
    r"optimi[sz]ed|migrated|refactored|tested|discussed|agreed|communicated|escalated|"
    r"identified|analy[sz]ed|investigated|found|chosen|set|moved|added|removed|"
    r"updated)\b"
    r"(?!\s+(?:by|together with|with me))"
)
_FEWEST_PASSIVES: Final = 2


def delivery(story: Told) -> tuple[Finding, ...]:
    """Find what stands between the story and its hearer."""
    found = [*_length(story), *_backstory(story), *_fillers(story)]
    return (*found, *_blame(story), *_passive(story))


def _length(story: Told) -> list[Finding]:
    spoken = story.minutes * 60
    if 0 < story.words < 60:
        why = f"At {story.words} words there is too little to judge."
        try_ = "Tell it whole: some 250 words are two minutes."
        return [story.finding("too-short", "fix", story.first(), why, try_)]
    if spoken <= LONGEST_S:
        return []
    said = f"{int(spoken // 60)} min {int(spoken % 60):02d} s"
    why = f"Spoken, this takes {said}; after three minutes it is too long."
    try_ = "Cut the setting first; aim for two minutes."
    return [story.finding("too-long", "improve", _at_the_end(story), why, try_)]


def _at_the_end(story: Told) -> Sentence:
    """Return the sentence in which the three minutes run out."""
    left = LONGEST_S / 60 * story.pace
    for one in story.sentences:
        left -= count_words(story.prose.text[one.start : one.end])
        if left < 0:
            return one
    return story.last()


def _backstory(story: Told) -> list[Finding]:
    share = {count.part: count.share for count in story.counts}
    setup = share.get("situation", 0) + share.get("task", 0)
    if setup <= _BACKSTORY or story.words < 80:
        return []
    told = story.of("situation", "task")
    high = BANDS["setup"][1]
    why = f"Situation and Task take {setup:.0%} of the story; {high:.0%} is plenty."
    try_ = (
        "Keep two sentences of setting: what was at stake, and what stood in the way."
    )
    return [story.finding("backstory", "improve", told[-1], why, try_)]


def _fillers(story: Told) -> list[Finding]:
    found = [
        Sentence(one.start + match.start(), one.start + match.end(), one.part)
        for one in story.sentences
        for match in _FILLERS.finditer(story.own(one))
    ]
    if len(found) < 5 or len(found) / max(story.minutes, 1.0) <= MOST_FILLERS:
        return []
    rate = len(found) / max(story.minutes, 1.0)
    why = f"Hedges and fillers: {len(found)}, some {rate:.0f} a minute."
    try_ = "Say it plainly or leave it out."
    return [story.finding("fillers", "improve", found[0], why, try_)]


def _blame(story: Told) -> list[Finding]:
    for one in story.sentences:
        said = story.own(one)
        for match in _BLAME.finditer(said):
            if _NOT_BLAME.search(said[: match.start()]):
                continue
            start = one.start + match.start()
            place = Sentence(start, one.start + match.end(), one.part)
            why = (
                "Blame makes the interviewer wonder about the other side of the story."
            )
            try_ = (
                "Say what the other person did and what they needed, without a verdict."
            )
            return [story.finding("blame", "fix", place, why, try_)]
    return []


def _passive(story: Told) -> list[Finding]:
    hidden = [
        Sentence(one.start + match.start(), one.start + match.end(), one.part)
        for one in story.of("action")
        for match in _PASSIVE.finditer(story.own(one))
    ]
    if len(hidden) < _FEWEST_PASSIVES:
        return []
    why = "Here nobody hears who did it."
    try_ = "Name who: you, or the person who did."
    return [story.finding("passive", "improve", hidden[0], why, try_)]
