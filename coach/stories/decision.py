"""What was chosen, over what and why; and how others were brought along."""

from typing import Final

from coach.domain.story import Finding
from coach.stories.lexicon import words
from coach.stories.past import hypothetical
from coach.stories.prose import Sentence
from coach.stories.substance import substance
from coach.stories.told import Checked, Told

_ALTERNATIVE: Final = words(
    r"instead of|instead,? i|rather than|alternatives?|(?:two|three|four|other|several|"
    r"2|"
    r"3) (?:\w+ )?(?:options|ways|choices|paths|routes|approaches|ideas|candidates|"
    r"plans|"
    r"proposals)|option (?:a|b|one|two|1|2)|"
    r"(?:other|easy|easier|obvious|cheaper|quick|safe|safer|simple|simplest) (?:option|"
    r"way|choice|path|route|approach|fix|plan|thing)|"
    r"(?:i|we)(?: also| had| have)? (?:\w+ly )?(?:considered|weighed|rejected|"
    r"discarded|"
    r"ruled|compared|debated|refused|declined)|i (?:had )?thought (?:about|of)|"
    r"(?:i|we) could(?:'ve| have| also| just)|tempted|temptation|ruled (?:it |"
    r"that )?out|"
    r"decided (?:against|not to)|i chose|i picked|i went (?:with|for)|trade-?offs?|"
    r"plan b|my first (?:idea|thought|instinct|plan|version|proposal|try)|"
    r"(?:would|'d) have preferred|preferred|versus|i gave in|gave up on|did neither|"
    r"if (?:i|we) \w+ (?:\w+ ){0,10}?(?:will|would|'d|lose|win|lost|won)|"
    r"(?:only|just) (?:two|one|three|to|the|what)|"
    r"i (?:did not|didn't|don't|do not) (?!(?:have|know|like|see|understand|think|feel|"
    r"get|expect|reali[sz]e|notice|finish|agree|manage|believe|care|hear|mean|remember|"
    r"make|reach|do|learn|need|work|even|really|consider)\b)\w+|"
    r"\w+, not (?:the|a|an|me|my|only|all|just|by|to|him|her|them)|what not to|"
    r"i (?:\w+ )?(?:skipped|dropped|swapped|struck)|dropped (?:that|it)|gamble|"
    r"(?:he|she|they|boss|manager|lead) thought (?:it|this|that)|on none of|"
    r"(?:\w+ ){0,2}none of them|on purpose|deliberately|"
    r"without waiting|not \w+ but|neither"
)
_PROPOSAL: Final = words(
    r"(?:i|we) (?:\w+ )?(?:proposed|suggested|offered|insisted|asked for|asked if|"
    r"bought|"
    r"cut|decided|moved|changed|made)|trial|pilot|holdout|experiment"
)
_MINE: Final = words(r"i|my|me|we|our|us")
_REASON: Final = words(
    r"because|since|so that|as (?:it|this|that|we|i|the)|due to|the reason|reasons?|"
    r"otherwise|which (?:meant|would|made|gave|let)|would have (?:\w+)|in order to|"
    r"so (?:i|we|the|it|nobody|no one|they)|that way|given that|for (?:that|"
    r"this) reason|"
    r"to (?:avoid|keep|make sure|protect|prevent|reduce|save|win|buy|see|find out|"
    r"prove)|"
    r"but (?:it|that|this|they|the|a) \w+|why|risk(?:y|s)?|too (?:slow|risky|late|long|"
    r"expensive|big|much|many|little)"
)
_BECAUSE: Final = words(
    r"because|since|so that|as (?:it|he|she|they|this|that)|otherwise"
)
_PERSON: Final = (
    r"(?:him|her|them|everyone|everybody|people|others|(?:the|my|our|his|her|their|"
    r"both|"
    r"each|every|two|three|a|all|another|other) (?:[\w-]+ ){0,3}?(?:team|teams|manager|"
    r"managers|lead|leads|"
    r"colleagues?|engineers?|developers?|devs?|boss|director|pm|pms|owners?|designers?|"
    r"analysts?|customers?|clients?|support|sales|partners?|stakeholders?|vp|cto|ceo|"
    r"head|architects?|testers?|intern|junior|seniors?|group|colleague|peers?|mentor|"
    r"reviewers?|users?|squads?|operators?|finance|legal|security|ops|dbas?|admins?|"
    r"supervisor|staff|people|nurses?|drivers?|agents?|marketing|leadership)|[a-z]+)"
)
_TOGETHER: Final = words(
    rf"(?:i|we) (?:\w+ ){{0,3}}?(?:asked|showed|explained to|convinced|persuaded|told|"
    r"walked|invited|brought|presented|proposed|listened to|paired with|met with|met|"
    r"spoke (?:to|with)|talked (?:to|with)|sat (?:down )?with|sat down|sat next to|"
    r"called|interviewed|involved|reviewed (?:it |this )?with|agreed with|checked with|"
    r"shared|wrote (?:to|up|it)|sent|warned|offered|taught|helped|coached|demoed|"
    rf"promised|gave|let|took) (?:\w+ ){{0,2}}?{_PERSON}|"
    r"buy-?in|one-on-ones?|1:1s?|one on one|(?:he|she|they|everyone|everybody|both) "
    r"agreed|we (?:both )?agreed|agreed (?:to|on|that)|signed off|design (?:doc|"
    r"review)|"
    r"proposal|rfc|demo|in the (?:stand-?up|retro|review|meeting)|(?:his|her|their) "
    r"(?:worry|worries|concerns?|fear|objections?|point|view)|came along|on board|"
    r"workshop|"
    r"(?:he|she|they) (?:pointed|admitted|accepted|agreed|answered|overruled|came)"
)
_GENERIC: Final = words(
    r"communicated (?:\w+ )?with (?:everyone|everybody|the team|all)|"
    r"all (?:the )?options|"
    r"many options|usually|always|generally|best (?:option|solution|way)|in general|"
    r"different (?:options|solutions|ways|approaches)|various"
)

ALTERNATIVE, REASON, TOGETHER = 0.45, 0.2, 0.35


def decision(story: Told) -> Checked:
    """Judge whether the story tells a choice, its reason and its people."""
    where = [one for one in story.sentences if one.part != "situation"]
    scope = where if where and story.parts.labelled else list(story.sentences)
    choices = [one for one in scope if _chooses(story, one)]
    reasoned = next((one for one in choices if _reasoned(story, one)), None)
    people = [one for one in scope if _together(story, one)]
    score = (
        ALTERNATIVE * bool(choices)
        + REASON * (reasoned is not None)
        + TOGETHER * min(1.0, len(people) / 2)
    )
    found = _findings(story, choices, reasoned, people)
    chosen = "an alternative" if choices else "no alternative"
    because = " and why" if reasoned else ""
    others = f"{len(people)} sentences on others" if people else "nobody brought along"
    return Checked(score, f"{chosen}{because}; {others}", tuple(found))


def _chooses(story: Told, one: Sentence) -> bool:
    said = story.said(one)
    if substance(said) < 3 or _GENERIC.search(said) or hypothetical(story, one):
        return False
    if not _MINE.search(said) and not story.deeds((one,)):
        return False
    proposed = _PROPOSAL.search(said) and _BECAUSE.search(said)
    return bool(proposed) or _ALTERNATIVE.search(said) is not None


def _reasoned(story: Told, one: Sentence) -> bool:
    """Tell whether a choice gives its reason, at once or in the next sentence."""
    if _REASON.search(story.said(one)):
        return True
    at = story.sentences.index(one)
    after = story.sentences[at + 1 : at + 2]
    return any(_REASON.search(story.said(s)) and _solid(story, s) for s in after)


def _solid(story: Told, one: Sentence) -> bool:
    return substance(story.said(one)) >= 3 and not hypothetical(story, one)


def _together(story: Told, one: Sentence) -> bool:
    said = story.said(one)
    if substance(said) < 2 or _GENERIC.search(said) or hypothetical(story, one):
        return False
    return _TOGETHER.search(said) is not None


def _findings(
    story: Told,
    choices: list[Sentence],
    reasoned: Sentence | None,
    people: list[Sentence],
) -> list[Finding]:
    anchor = next(iter(story.of("action")), story.last())
    found: list[Finding] = []
    if reasoned is not None:
        why = "You say what else was possible and why you did this."
        found.append(story.finding("decision-reasoned", "good", reasoned, why))
    elif choices:
        found.append(
            story.finding(
                "decision-why",
                "improve",
                choices[0],
                "The choice is named, its reason is not.",
                "Add the reason: what the other way would have cost.",
            )
        )
    else:
        found.append(
            story.finding(
                "decision-missing",
                "improve",
                anchor,
                "It sounds as if there had been only one way.",
                "Name the other way you considered, and why you did not take it.",
            )
        )
    if not people:
        found.append(
            story.finding(
                "others-missing",
                "improve",
                anchor,
                "Nobody else has a say in this.",
                "Say whom you had to convince or ask, and what they answered.",
            )
        )
    elif len(people) >= 2:
        why = "You say how others came along."
        found.append(story.finding("others-along", "good", people[0], why))
    return found
