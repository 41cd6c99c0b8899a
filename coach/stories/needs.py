"""What each `expects` of a question needs to be heard in a story.

The lists are wide on purpose: to say of a good story that it misses the question would
be worse than to let one pass.
"""

import re
from dataclasses import dataclass
from typing import Final

from coach.stories.lexicon import words

_WHO: Final = (
    r"(?:he|she|they|him|her|them|(?:my|our|the|another|a|one of (?:my|our|the)) "
    r"(?:[\w-]+ ){0,3}?(?:manager|boss|lead|colleagues?|engineers?|developers?|"
    r"designer|pm|"
    r"owner|director|architect|analyst|teams?|customer|client|stakeholder|cto|ceo|vp|"
    r"head|senior|junior|peer|tester|reviewer|coworker|teammate|partner|sales|"
    r"scientist|"
    r"supervisor|doctor|admin|dba))"
)


@dataclass(frozen=True, slots=True)
class Need:
    """What must be heard.

    Attributes:
        strong: Phrases that say it.
        weak: Phrases that come near.
        why: What the interviewer misses without it.
        try_: What to do then.
        denied: Phrases that take it back, or None.
    """

    strong: re.Pattern[str]
    weak: re.Pattern[str]
    why: str
    try_: str
    denied: re.Pattern[str] | None = None


def _need(strong: str, weak: str, why: str, try_: str, denied: str = "") -> Need:
    back = words(denied) if denied else None
    return Need(words(strong), words(weak), why, try_, back)


NEEDS: Final[dict[str, Need]] = {
    "disagreement": _need(
        r"disagree\w*|argued|argument|pushed back|push back|insisted|refused|objected|"
        r"objections?|conflict|clash\w*|(?:did not|didn't|wouldn't|would not) "
        r"(?:agree|want|accept|like|see|believe|merge|approve)|not convinced|opposed|"
        r"rejected|wanted (?:us |me )?to|against (?:it|the|my|that|this|his|her)|"
        r"quarrel\w*|tension|fight|fought|row|upset|angry|annoyed|unhappy|furious|"
        r"different (?:view|opinion|idea)s?|of the opinion|the opposite|"
        r"said no|blocked|vetoed|preferred|complain\w*|criticis\w*|criticiz\w*|"
        r"told me (?:it|that|the|to)|stopped talking|raised (?:his|her|their) voice|"
        r"argue|rude|gave in|found (?:it|this|that|them) (?:too |very )?\w+|too strict|"
        r"wanted that|wanted (?:a|an|the|every|all|more|to)|would not|wouldn't|"
        r"offended|"
        r"did not (?:speak|talk|answer)|didn't (?:speak|talk|answer)|cold|shouted|"
        r"heated|"
        r"insisting|veto|over (?:his|her|their) head|mad at|lying|unfair|defensive|"
        r"(?:hers|his|theirs|mine) says|short with|apologi[sz]ed|was hurt|sarcas\w*",
        rf"{_WHO} (?:\w+ )?(?:thought|felt|believed|wanted|said)|concern\w*|worr\w+",
        "Nobody in this story wants something else than you did.",
        "Name the person and what they wanted, in words they would sign.",
        r"i (?:never|don't|do not|rarely)(?: really)? (?:have|had|get into|"
        r"got into) (?:\w+ )?"
        r"(?:conflicts?|disagreements?|arguments?)|i get along with (?:everyone|"
        r"everybody)|"
        r"had no (?:real )?conflicts?",
    ),
    "own-failure": _need(
        r"my (?:own )?(?:mistake|fault|failure|error|change|bug|assumption|decision|"
        r"responsibility|deploy|migration|estimate|plan)|i (?:had |have )?(?:\w+ly )?"
        r"(?:failed|broke|forgot|"
        r"missed|underestimated|overestimated|assumed|ignored|misread|misjudged|"
        r"deleted|"
        r"dropped|skipped|lost|caused|messed|screwed|neglected|overlooked|overwrote|"
        r"took down|brought down|trusted|promised|let)|i (?:was|had been|got it) wrong|"
        r"i (?:did not|didn't|never|hadn't|had not) (?:\w+)|i should have|"
        r"(?:was|is) on me|i own(?:ed)? (?:that|it)|i waited too|too late|i pushed",
        r"failed|failure|mistake|went wrong|outage|broke|missed|wrong|lost|late",
        "The question asks for a failure of your own; none is named as yours.",
        "Say in one sentence what you did or left undone, beginning with “I”.",
        r"(?:i've|i have|i) (?:never|not|didn't|don't)(?: really| ever)? (?:had|have|"
        r"had a|"
        r"failed|fail) (?:\w+ ){0,2}?(?:failure|failures|fail)|perfectionis\w+|"
        r"i (?:never|don't)(?: really)? fail|success for most|work(?:ed)? too hard|"
        r"(?:can't|cannot) (?:really )?(?:think of|remember) (?:a|"
        r"any) (?:\w+ )?failures?|"
        r"care too much|turned into something positive|not really a failure",
    ),
    "missed-date": _need(
        r"(?:missed|slipped|miss|slip|blew|overran|overshot|passed|failed to meet) "
        r"(?:\w+ ){0,4}?(?:deadline|date|release|launch|milestone|target|it|by|window|"
        r"day)|"
        r"(?:\w+ )?(?:days?|weeks?|months?) late|late|delay\w*|did not (?:make|meet|"
        r"ship|"
        r"deliver|finish)|didn't (?:make|meet|ship|deliver|finish)|"
        r"not (?:be )?(?:ready|"
        r"finished|done) (?:in|on|by)|behind schedule|overdue|slipped|postponed|pushed "
        r"(?:the|it|our) (?:\w+ )?(?:date|back|launch)|could not (?:make|meet|deliver|"
        r"finish)|"
        r"missed",
        r"deadline|due|behind",
        "No date is missed in this story.",
        "Name the date that was promised and the day it was really done.",
    ),
    "unclear": _need(
        r"unclear|vague\w*|ambigu\w*|no (?:spec\w*|requirements?|definition|one knew|"
        r"clear \w+|document\w*|brief|ticket)|nobody (?:knew|could|had|agreed)|no one "
        r"(?:knew|could|had|agreed)|one (?:line|sentence)|open question\w*|undefined|"
        r"not (?:\w+ )?(?:clear|defined|specified|sure what|written)|contradict\w*|"
        r"did not (?:say|know|define|agree)|didn't (?:say|know|define|agree)|"
        r"what (?:does|did|do|should) (?:\w+ ){1,4}mean|conflicting|"
        r"different (?:things|"
        r"answers|ideas)|figure out|(?:meant|mean) (?:something|different|by)|"
        r"half a page|all i (?:had|got)|only (?:said|told|wrote)|without (?:a )?"
        r"(?:spec\w*|requirements?|brief)|three (?:\w+ )?(?:meanings|answers|"
        r"definitions)|"
        r"ask(?:ed)? (?:for|them|him|her) what",
        r"requirements?|asked what|clarif\w*|spec\w*|assumed?|assuming|assumptions?",
        "Nothing in this story was unclear.",
        "Say what was not known at the start, and who could not tell you.",
    ),
    "influence": _need(
        r"convinc\w*|persuad\w*|(?:no|without|had no|not have|any) (?:\w+ )?authority|"
        r"did not report|didn't report|not (?:my|their|the) (?:team|manager|boss|lead|"
        r"report|reports)|report(?:ed)? to (?:me|somebody|someone|another|other|"
        r"different)|"
        r"other teams?|another team|(?:two|three|four|five|six|all|both|several|"
        r"the other) "
        r"(?:\w+ )?teams|buy-?in|volunteer\w*|got (?:\w+ ){1,3}to agree|agreed to|"
        r"adopted|"
        r"came along|on board|proposal|proposed|rallied|not a (?:manager|lead)|"
        r"nobody (?:had )?(?:asked|told) me|could not (?:order|tell|force)|"
        r"couldn't (?:order|tell|force)|join(?:ed)? me|champion\w*",
        r"led|asked|helped|suggest\w*|teams?",
        "It is not told whom you moved without being able to order it.",
        "Name who did not report to you, and what made them come along.",
    ),
    "gap-owned": _need(
        r"nobody|no one|no owner|no-one|orphan\w*|unowned|nobody's|fell between|"
        r"not (?:my|our|anyone's|anybody's|part of my) (?:job|task|team|code|service|"
        r"system|responsibility|role)|beyond my|outside (?:of )?(?:my|our)|"
        r"without being "
        r"asked|wasn't (?:my|ours)|was not (?:my|ours)|no team|left the company|"
        r"had left|"
        r"everyone (?:assumed|thought|knew|complained)|everybody (?:assumed|thought|"
        r"knew|"
        r"complained)|took (?:it )?(?:over|on)|volunteer\w*|on my own initiative|"
        r"abandoned|ignored|neglected|for (?:months|years)",
        r"noticed|i saw|i decided",
        "It stays open why this was nobody's, or not yours, to do.",
        "Say whose it was not, and how you came to take it.",
    ),
    "learned": _need(
        r"never (?:\w+ )?(?:used|written|seen|worked|done|touched|built|wrote|coded|"
        r"programmed|heard)|(?:learn\w*|learnt|taught myself|self-?taught|studied|"
        r"study|"
        r"tutorial|course|docs|documentation|the book)|new to (?:me|us)|"
        r"no (?:experience|"
        r"knowledge|idea)|from scratch|had (?:zero|no)|knew nothing|did not know|"
        r"didn't know|first time|unfamiliar|read the (?:source|manual|code|spec)|"
        r"pick(?:ed)? (?:it|up)",
        r"understand|understood|practi[cs]\w+|read",
        "It is not told what you had to learn.",
        "Name what you did not know on the first day, and how you learned it.",
    ),
    "refused": _need(
        r"(?:said|say|saying|told (?:him|her|them) )no|i (?:\w+ )?(?:refused|declined|"
        r"rejected|turned down)|turn\w* (?:it|him|her|them) down|push\w* back|"
        r"(?:would|could|did|will) not (?:do|build|ship|take|commit|promise|release|"
        r"add|"
        r"start)|(?:wouldn't|couldn't|didn't|won't) (?:do|build|ship|take|commit|"
        r"promise|"
        r"release|add|start)|not (?:now|this quarter|yet|going to)|instead of (?:what|"
        r"the "
        r"feature|building)|no to|decided not to|offered (?:\w+ ){0,3}instead|"
        r"refus\w*|declin\w*|postpone\w*|against|cannot|can't|not possible|impossible|"
        r"(?:told|answered|explained|wrote|said) (?:\w+ ){0,6}?(?:not|no|can't|cannot|"
        r"never)|"
        r"a no|my no|no,",
        r"priorit\w*|instead|trade-?off|negotiat\w*",
        "Nobody is told no in this story.",
        "Say what was asked, by whom, and the words with which you said no.",
    ),
    "person-grown": _need(
        r"mentor\w*|coach\w*|junior\w*|intern|taught|teach\w*|paired|pairing|"
        r"new (?:hire|"
        r"joiner|colleague|developer|engineer|starter|graduate)|graduate|trainee|"
        r"apprentice|onboard\w*|(?:her|his|their) first (?:\w+ )?(?:review|change|"
        r"design|"
        r"release|talk|project|on-?call|deploy)|(?:helped|let|asked) (?:him|her|them|"
        r"[a-z]+) (?:to )?\w+|promoted|grow|grew|confiden\w*|one-on-ones?|1:1s?|"
        r"struggl\w*|underperform\w*|under-perform\w*|(?:he|she|they) (?:now|can|"
        r"leads?)|"
        r"by (?:himself|herself|themselves)|on (?:his|her|their) own",
        r"helped|explained|showed|feedback|support\w*",
        "No person grows in this story.",
        "Name the person by their role: what they could not do before, and can now.",
    ),
    "feedback": _need(
        r"feedback|told me|criticis\w*|criticiz\w*|review (?:said|told)|"
        r"performance review|"
        r"(?:he|she|they|manager|lead|colleague) (?:said|told me|wrote|pointed out)|"
        r"hurt\w*|stung|hard to hear|retro\w*|appraisal|360",
        r"review|said|improve",
        "No feedback is told in this story.",
        "Say who told you what, as near to their words as you can.",
    ),
    "obstacle": _need(
        r"obstacle|blocked|blocker|stuck|problem|could not|couldn't|did not work|"
        r"didn't work|failed|fails?|failing|no (?:access|docs|documentation|support|"
        r"budget|way|one|staging)|nobody|refused|broke|broken|wouldn't|would not|"
        r"limit\w*|only|impossible|difficult\w*|hard|lost|crash\w*|outage|quit|left|"
        r"sick|"
        r"late|delay\w*|shut down|deprecated|not possible|reject\w*|denied|cancel\w*|"
        r"too (?:slow|big|large|old|late|expensive)|slow|against",
        r"challeng\w*|issue|despite|although",
        "Nothing stands in the way in this story.",
        "Name the one thing that stopped you, and what you tried first.",
    ),
    "project": _need(
        r"project|system|built|build|migrat\w*|design\w*|architect\w*|services?|"
        r"platform|"
        r"pipeline|rewrote|rewrite|launch\w*|integrated?|integrations?|integrating|app|"
        r"module|engine|scheduler",
        r"feature|team|work\w*|code",
        "No piece of work is told that could be drawn.",
        "Name the system in one sentence: what goes in, what comes out, how much.",
    ),
    "incident": _need(
        r"incident|outage|down|page[drs]?|on-?call|alert\w*|production|broke|crash\w*|"
        r"error\w*|failed|failing|post-?mortem|rolled back|rollback|recover\w*|"
        r"restored?|restoring|"
        r"degraded|latency|timeouts?|full|exhaust\w*|corrupt\w*|stuck|leak\w*",
        r"bug|problem|issue|slow",
        "No incident is told.",
        "Say what broke, who noticed, and what you did in the first ten minutes.",
    ),
    "decision": _need(
        r"decid\w*|decision|chose|choose|choice|option\w*|instead of|rather than|"
        r"picked|"
        r"trade-?offs?|alternative\w*|went with|either|bet|commit\w*|changed (?:course|"
        r"direction)|stopped",
        r"because|suggest\w*|propos\w*|plan\w*",
        "No decision of yours is told.",
        "Name what you chose, what you left, and why.",
    ),
    "data-change": _need(
        r"data|metric\w*|number\w*|measur\w*|percent|\d+ ?%|logs?|survey\w*|"
        r"interview\w*|"
        r"experiment\w*|a/b|analy\w+|quer(?:y|ied|ies)|dashboard|funnel|tickets|"
        r"recordings|usage|customers? (?:told|said|complained|asked|wanted)|users? "
        r"(?:told|said|complained|asked|wanted|did)|counted|complaints?",
        r"feedback|customers?|users?|show\w*",
        "It is not told what the data or the customers said.",
        "Name the figure or the sentence that changed your mind.",
    ),
}
