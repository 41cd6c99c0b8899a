"""Who did what: past deeds with their subject, in the person's own words.

Owns which verbs are deeds. What cannot be anybody's work is none: states, feelings,
plans, what somebody would or usually does, and agreeing with others.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from coach.stories.prose import Prose, Sentence
from coach.stories.verbs import NO_DEED, PRESENT, TOGETHER, VAGUE, past

Who = Literal["i", "we"]

_ADVERBS: Final = (
    r"(?:(?:also|then|just|first|finally|later|eventually|even|simply|soon|next|"
    r"therefore|so|instead|personally|myself|both|all|again|now|had|have|has|did|'ve|"
    r"'d|"
    r"am|was|were|been|already|\w{2,12}ly)\s+){0,4}"
)
_SUBJECT: Final = re.compile(
    rf"(?<![\w'-])(i|we)(?:'ve|'d)?\s+{_ADVERBS}([a-z]+(?:-[a-z]+)?(?:n't)?)"
)
_ALSO: Final = re.compile(
    rf"(?:,\s*(?:and\s+|then\s+|but\s+)?|\s(?:and|then)\s+){_ADVERBS}([a-z]+)"
)
_USUALLY: Final = re.compile(r"\b(?:usually|generally|typically|normally|really)\b")
_BEING: Final = re.compile(r"\b(?:am|was|were|been)\b")
_DID: Final = re.compile(r"\bdid\b")
_LEADS_TO: Final = frozenset(
    {"had", "needed", "started", "began", "managed", "got", "went"}
)
_EMPTY_PHRASE: Final = re.compile(
    r"(?:made|took|gave|put|kept|showed)\s+(?:(?:my|a|an|the|full|great|all|in|"
    r"it)\s+){0,3}"
    r"(?:best|sure|ownership|responsibility|effort|energy|initiative|calm|positive|"
    r"going|"
    r"professionalism|leadership|everything|hard)"
)
_HAD: Final = re.compile(r"\bhad\b")
_GOAL: Final = re.compile(r"\s+([a-z]+)")
_TO_DO: Final = re.compile(r"\s+to\s+([a-z]+)")
_BARE: Final = re.compile(rf"[\W_]*(?:then\s+|and\s+|so\s+)?{_ADVERBS}([a-z]+)")


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done.

    Attributes:
        who: `i`, also where the subject is left out, or `we`.
        verb: The verb as it stands, in small letters.
        start: Where the words begin in the text.
        end: One past the verb.
        vague: The verb tells no act: `managed`, `worked`.
    """

    who: Who
    verb: str
    start: int
    end: int
    vague: bool


def deeds(prose: Prose, sentence: Sentence) -> list[Deed]:
    """Return what the person, alone or with others, did in a sentence."""
    said = prose.own[sentence.start : sentence.end]
    found: list[Deed] = []
    if bare := _bare(said, sentence.start):
        found.append(bare)
        found += _followed(said, sentence.start, bare)
    for match in _SUBJECT.finditer(said):
        deed = _deed(match, said, sentence.start)
        if deed:
            found.append(deed)
            found += _followed(said, sentence.start, deed)
    return found


def joint(deed: Deed) -> bool:
    """Tell whether a deed of `we` is one that only several can do, such as agreeing."""
    return deed.verb in TOGETHER


def _deed(match: re.Match[str], said: str, base: int) -> Deed | None:
    who: Who = "we" if match[1] == "we" else "i"
    verb, end = match[2], match.end()
    lead = said[match.start(1) : match.start(2)]
    if _USUALLY.search(lead):
        return None
    goal = None
    if verb == "to" and _HAD.search(lead):
        goal = _GOAL.match(said, end)
    elif verb in _LEADS_TO:
        goal = _TO_DO.match(said, end)
    if goal:
        verb, end = goal[1], goal.end()
    vague = _vague(verb) or _EMPTY_PHRASE.match(said, match.start(2)) is not None
    if verb in NO_DEED or (not goal and not _acts(verb, lead, who)):
        return None
    return Deed(who, verb, base + match.start(1), base + end, vague)


def _vague(verb: str) -> bool:
    """Tell whether a verb, past or after `had to`, tells no act."""
    return not VAGUE.isdisjoint((verb, f"{verb}ed", f"{verb}d"))


def _acts(verb: str, lead: str, who: Who) -> bool:
    """Tell whether a verb after its subject is an act: past, or told in the present."""
    if past(verb):
        return True
    if verb.endswith("ing") and len(verb) > 4:
        return _BEING.search(lead) is not None
    return _DID.search(lead) is not None or (who == "i" and verb in PRESENT)


def _followed(said: str, base: int, first: Deed) -> list[Deed]:
    """Return the verbs that share the subject: `I read it, cut it and sent it`."""
    found: list[Deed] = []
    at = first.end - base
    stop = _next_subject(said, at)
    for match in _ALSO.finditer(said, at, stop):
        verb = match[1]
        if past(verb) and verb not in NO_DEED:
            start, end = base + match.start(1), base + match.end(1)
            vague = _vague(verb) or bool(_EMPTY_PHRASE.match(said, match.start(1)))
            found.append(Deed(first.who, verb, start, end, vague))
    return found


_OTHER_SUBJECT: Final = re.compile(
    r"(?<![\w'-])(?:i|we|he|she|they|you|who|which|that|"
    r"it(?!\s*(?:[,.;]|(?:and|then)\b)))(?![\w-])"
)


def _next_subject(said: str, at: int) -> int:
    match = _OTHER_SUBJECT.search(said, at)
    return match.start() if match else len(said)


def _bare(said: str, base: int) -> Deed | None:
    """Return the deed of a sentence without a subject: `Wrote the script.`."""
    match = _BARE.match(said)
    if match is None or not past(match[1]) or match[1] in NO_DEED:
        return None
    rest = said[match.end() : match.end() + 6]
    if rest.startswith((" by ", ",")):
        return None  # `Built by others, …` is no act of the person's
    start, end = base + match.start(1), base + match.end(1)
    return Deed("i", match[1], start, end, _vague(match[1]))
