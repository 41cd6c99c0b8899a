"""How it ended: measured, told as a fact, or only praised; what it cost and taught."""

import re
from typing import Final

from coach.domain.story import Finding
from coach.stories.figures import Figure, figures
from coach.stories.lexicon import words
from coach.stories.past import hypothetical
from coach.stories.prose import Sentence
from coach.stories.substance import substance
from coach.stories.told import Checked, Told

_CHANGE: Final = words(
    r"from|down to|up to|instead of|rather than|used to|before|compared (?:to|with)|"
    r"against|halved|doubled|tripled|dropped|fell|went (?:down|up)|rose|grew|reduced|"
    r"cut|decreased|increased|saved|now|went from|previously|was|were|by|fewer|less|"
    r"more"
)
_BASELINE: Final = re.compile(
    r"\bfrom\b.{1,60}?\b(?:to|down|into)\b|→|->|\bdown from\b|\bup from\b|"
    r"\binstead of\b|"
    r"\brather than\b|\bused to\b|\bcompared (?:to|with)\b|\bagainst\b|\bpreviously\b|"
    r"\b(?:was|were)\b.{1,60}\b(?:now|became|is|are)\b|\bhalved\b|\bdoubled\b|"
    r"\btripled\b|\bbefore\b|\bout of\b|\bno longer\b|\bnone\b|\bzero\b|\bdown to\b|"
    r"\bfell\b|\bdropped\b|\bby half\b|\bthe (?:year|month|week|quarter) before\b",
    re.DOTALL,
)
_STANDS: Final = words(
    r"still (?:use|uses|used|using|run|runs|running|in use|in place|there|works|talk|"
    r"standing|alive|live)|adopted|became (?:the|our|a|part)|is now|are now|now uses?|"
    r"(?:no|not one|not a single) (?:more |further |new |other )?\w+ (?:since|after)|"
    r"never (?:came back|happened|again|had|saw|lost|returned)|never once|"
    r"(?:has|have|had) not \w+|(?:hasn't|haven't|hadn't) \w+|not (?:once|since)|"
    r"without (?:a single|any|one|losing|downtime|further)|renewed|promoted|signed|"
    r"went live|live (?:on|in|since)|rolled back|merged|every (?:team|new|release)|"
    r"asked (?:me|us) (?:to|for|if)|copied|rolled out|thanked|apologi[sz]ed|"
    r"took (?:it )?over|got the|was hired|passed|approved|accepted|cancel(?:led|ed)|"
    r"lost the|we lost|missed|slipped|was late|shipped|launched|released|in production|"
    r"the (?:customer|client|team|manager|other team) (?:stayed|kept|agreed|accepted)|"
    r"to this day|retired|switched off|turned off|deleted|stopped|on time|"
    r"all (?:the )?(?:teams|services|orders|customers|users)|zero|none|nobody|no one|"
    r"leads? (?:the|her|his|their)|runs? (?:the|it)|owns|on (?:her|his|their) own|"
    r"by (?:herself|himself|themselves)|"
    r"fixed|restored|recovered|back (?:up|online)|closed|moved|replaced|"
    r"is the|a fixed part of|wrote the next|standard|default|template|policy|"
    r"rule"
)
_VAGUE: Final = words(
    r"(?:improved|increased|decreased|reduced|helped|grew|got better|changed|boosted) "
    r"(?:\w+ ){0,4}?(?:a lot|significantly|greatly|massively|drastically|dramatically|"
    r"considerably|hugely|very much|immensely|tremendously|so much)|"
    r"(?:significantly|greatly|massively|drastically|dramatically|considerably|hugely|"
    r"tremendously) (?:improved|better|faster|increased|reduced|happier|decreased)|"
    r"(?:much|a lot|way|far) (?:better|faster|happier|smoother|easier|improved|"
    r"quicker)|"
    r"(?:everyone|everybody|all|they|he|she|customers?|clients?|management|boss|"
    r"manager|team|stakeholders?|people|users?|we) (?:was|were|is|are) "
    r"(?:\w+ ){0,2}?(?:happy|satisfied|pleased|impressed|glad|proud|delighted)|"
    r"(?:big|great|huge|real|total|complete|overall) success|was (?:a|very) success|"
    r"was (?:very |quite |really )?successful|successfully|were successful|"
    r"(?:went|worked|turned out|ended|ended up) (?:\w+ ){0,2}?"
    r"(?:well|smoothly|fine|great|good|perfectly|ok|okay)|"
    r"worked out|(?:good|great|positive|nice|excellent|amazing|wonderful) "
    r"(?:results?|feedback|outcomes?|impact|experience|job)|success"
)
_FRAME: Final = words(
    r"(?:in|within|after|over|for|by|since) (?:\w+ ){0,3}?(?:seconds?|minutes?|hours?|"
    r"days?|weeks?|months?|quarters?|years?|sprints?|january|february|march|april|may|"
    r"june|july|august|september|october|november|december|monday|tuesday|wednesday|"
    r"thursday|friday|christmas|spring|summer|autumn|winter)|"
    r"(?:a|one|two|three|four|six|\d+) (?:\w+ )?(?:days?|weeks?|months?|quarters?|"
    r"years?) "
    r"(?:later|after)|since then|the (?:next|following|same) (?:\w+ )?"
    r"(?:day|week|month|quarter|year|release|sprint|morning)|to this day|last month|"
    r"in (?:19|20)\d\d|that (?:week|month|quarter|year|summer|afternoon|day)|on time|"
    r"this year|today"
)
_COST: Final = words(
    r"cost(?:s)? (?:us|me|real|about|the|around|\d)|bad thing|not a miracle|dragged|"
    r"threw away|thrown away|budgeted|not friends|cold|grudging\w*|did go over|"
    r"went over|unpaid|i broke|price was|at first it|not proud|regret\w*|"
    r"the (?:cost|price|downside|trade-?off|catch) (?:was|is|of)|it cost|cost (?:us|"
    r"me)|"
    r"(?:was|were|came|shipped|delivered) \w+ (?:days?|weeks?|months?) late|"
    r"at the price|"
    r"(?:took|needed) (?:\w+ ){0,3}longer|we lost|i lost|gave up|give up|had to drop|"
    r"we (?:paid|dropped|postponed|delayed)|not everything|not everyone|not all|"
    r"unfortunately|slipped|still (?:slow|open|hurts?|missing|needs?|not|have|had|a)|"
    r"(?:he|she|they) (?:never|left|was still|still)|on the other hand|missed|"
    r"i (?:should|could) have|i (?:was|had been) (?:too|wrong|late|slow)|my mistake|"
    r"did not (?:get|make|reach|manage|like|fix|solve)|"
    r"didn't (?:get|make|reach|manage|like|fix|solve|work)|"
    r"what (?:i|it|we) (?:paid|lost|gave up|did not)|expensive|more expensive|"
    r"(?:extra|additional|more) (?:work|hours?|load|cost|maintenance|money)|"
    r"it was not (?:free|perfect|pretty)|it wasn't (?:free|perfect|pretty)|overtime|"
    r"weekends?|delay(?:ed)?|debt|late|at the expense|less than (?:we|i)|only (?:half|"
    r"part)"
)
_LEARN: Final = words(
    r"i(?:'ve| have)? (?:also |really )?(?:learned|learnt)|taught me|"
    r"(?:the|my|one|main|biggest) (?:lesson|learning|takeaway|take-away)|"
    r"what i (?:took|take|learned|learnt|keep|kept)|i (?:took|take|keep) from|"
    r"since then,? (?:i|we)|next time|(?:now|today|nowadays|these days),? i|i now|"
    r"i(?:'d| would) (?:\w+ )?(?:do|start|ask|have|talk|call|go|write|involve|measure|"
    r"test|raise|tell|split|bring|check|spend) (?:\w+ ){0,12}?"
    r"(?:differently|earlier|first|next time|today|again|sooner|now)|do differently|"
    r"what i changed|i \w+ now|looking back|in hindsight|in retrospect|ever since|"
    r"from then on|"
    r"i (?:still )?(?:do|use|ask|write|put|keep) (?:\w+ ){1,8}?(?:now|ever since|"
    r"since)|"
    r"i(?:'ve| have) (?:\w+ ){1,8}?since|i (?:always|never) \w+ (?:\w+ ){0,8}now|"
    r"i changed (?:how|the way|my)|i should have|if i (?:did|had) (?:it|this|to do)|"
    r"before (?:i|\w+ing) (?:\w+ ){1,10}?i (?:now )?(?:ask|check|write|test|look|call|"
    r"show)"
)
_PLATITUDE: Final = words(
    r"(?:importance|power|value) of (?:\w+ ){0,2}(?:communication|teamwork|patience|"
    r"working|trust|planning|collaboration|listening|time management|hard work|being)|"
    r"communication is|teamwork is|(?:never|not) (?:to )?give up|hard work|a lot|"
    r"so much|"
    r"many things|believe in|be (?:more )?(?:patient|positive|flexible|careful)|"
    r"is key|are hard|no stupid questions|right (?:people|mindset|processes)|would say|"
    r"important|very useful|key to|better person|work under pressure|together we|"
    r"grow(?:th)?|communicate better|stay calm|team player|everything happens"
)

OUTCOME, FRAME, LEARNING, COST = 0.60, 0.10, 0.18, 0.12


def result(story: Told) -> Checked:
    """Judge what came of it."""
    ending = _ending(story)
    level, best = _outcome(story, ending)
    framed = level >= 0.4 and any(_FRAME.search(story.said(one)) for one in ending)
    lesson = _lesson(story)
    cost = next((one for one in ending if _costly(story, one)), None)
    score = (
        OUTCOME * level
        + FRAME * framed
        + LEARNING * (lesson is not None)
        + COST * (cost is not None and level >= 0.4)
    )
    found = [*_outcome_findings(story, ending, level, best)]
    if lesson is None and story.words >= 40:
        found.append(
            story.finding(
                "learning-missing",
                "improve",
                story.last(),
                "The story ends without what you took from it.",
                "Add one sentence: what you do differently since, and where you did.",
            )
        )
    elif lesson is not None:
        why = "You say what you took from it."
        found.append(story.finding("learning-named", "good", lesson, why))
    if cost is not None and level >= 0.4:
        why = "You name what it cost; that makes the rest believable."
        found.append(story.finding("cost-named", "good", cost, why))
    return Checked(min(1.0, score), _summary(level, lesson, cost), tuple(found))


def _costly(story: Told, one: Sentence) -> bool:
    said = story.said(one)
    return _COST.search(said) is not None and substance(said) >= 2


def _ending(story: Told) -> tuple[Sentence, ...]:
    """Return where the result is told; without labels also the last third."""
    if story.parts.labelled or not story.sentences:
        return story.of("result")
    begin = _last_third(story)
    return tuple(o for o in story.sentences if o.part == "result" or o.start >= begin)


def _last_third(story: Told) -> int:
    """Return where the last third begins, counted in sentences that say something."""
    solid = [one for one in story.sentences if substance(story.said(one)) >= 4]
    return solid[2 * len(solid) // 3].start if solid else 0


def measured(story: Told, sentence: Sentence) -> list[Figure]:
    """Return the figures of a sentence that measure something."""
    return [one for one in figures(story.said(sentence)) if not one.frame]


def _outcome(
    story: Told, ending: tuple[Sentence, ...]
) -> tuple[float, Sentence | None]:
    best: tuple[float, Sentence | None] = (0.0, None)
    for one in ending:
        level = _level(story, one)
        if level > best[0]:
            best = (level, one)
    return best


def _level(story: Told, one: Sentence) -> float:
    said = story.said(one)
    if hypothetical(story, one):
        return 0.0
    found = measured(story, one)
    stands = _STANDS.search(said) is not None and substance(said) >= 2
    if found and _BASELINE.search(said):
        return 1.0
    if found and (stands or _CHANGE.search(said)):
        return 0.85
    if found:
        return 0.7
    if stands:
        return 0.65 if not _VAGUE.search(said) else 0.4
    if _VAGUE.search(said) or _LEARN.search(said):
        return 0.0
    if any(not deed.vague for _, deed in story.deeds((one,))) and substance(said) >= 3:
        return 0.25
    return 0.1 if substance(said) >= 4 else 0.0


def _lesson(story: Told) -> Sentence | None:
    """Return the sentence that names what was learned, unless it is a commonplace."""
    begin = _last_third(story)
    last = tuple(one for one in story.sentences if one.start >= begin)
    labelled = tuple(one for one in story.sentences if one.lesson)[:4]
    return next((one for one in (*labelled, *last) if _teaches(story, one)), None)


def _teaches(story: Told, one: Sentence) -> bool:
    said = story.own(one)
    count = len(said.split())
    if _PLATITUDE.search(said) or substance(said) < 2:
        return False
    if one.lesson:
        return count >= 5
    if hypothetical(story, one):
        return False
    return count >= 6 and _LEARN.search(said) is not None


def _outcome_findings(
    story: Told, ending: tuple[Sentence, ...], level: float, best: Sentence | None
) -> list[Finding]:
    if not ending or (level < 0.25 and not story.of("result")):
        return [
            story.finding(
                "result-missing",
                "fix",
                story.last(),
                "The story stops before it says how it ended.",
                "Say what came of it: a number before and after, or what is there now.",
            )
        ]
    if level >= 0.7 and best is not None:
        why = "The result is measured."
        return [story.finding("result-measured", "good", best, why)]
    vague = [(s, m) for s in ending if (m := _VAGUE.search(story.own(s)))]
    if vague and level < 0.6:
        sentence, match = vague[0]
        start = sentence.start + match.start()
        place = Sentence(start, sentence.start + match.end(), sentence.part)
        return [
            story.finding(
                "result-vague",
                "fix",
                place,
                "This praises the result; it does not say what it was.",
                "Put what changed in its place: from what to what, and by when.",
            )
        ]
    if level >= 0.6 and best is not None:
        why = "The result is a fact that can be checked."
        return [story.finding("result-concrete", "good", best, why)]
    return [
        story.finding(
            "result-thin",
            "improve",
            best or ending[0],
            "It is hard to tell from this what had changed.",
            "Say what is different since: a number, or a thing that exists now.",
        )
    ]


def _summary(level: float, lesson: Sentence | None, cost: Sentence | None) -> str:
    names = {1.0: "measured, before and after", 0.0: "not told"}
    if level in names:
        ending = names[level]
    elif level >= 0.7:
        ending = "measured"
    else:
        ending = "told as a fact" if level >= 0.6 else "vague"
    learned = "a lesson" if lesson else "no lesson"
    return f"{ending}; {learned}; {'its cost' if cost else 'no cost'} named"
