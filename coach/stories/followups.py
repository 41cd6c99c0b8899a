"""Two or three questions back, chosen from what a story left weak.

A question of the case's own is taken where it asks for just what is missing.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from coach.domain.story import Finding, FollowUp

MOST: Final = 3

_ASKS: Final = {
    "off-question": "Let me stop you. {asks} Which part of the story is that?",
    "episode-hypothetical": "That is what you would do. When did you last do it?",
    "result-missing": "And how did it end?",
    "result-vague": "You said “{quote}”. What was it before, and what after?",
    "result-thin": "What is different today because of this?",
    "ownership-we": "You said “{quote}”. What was your part?",
    "ownership-part": "You said “{quote}”. What was your part?",
    "ownership-no-deed": "Take me through it: what did you do first, and then?",
    "action-missing": "What did you do, step by step?",
    "decision-missing": "What else could you have done, and why did you not?",
    "decision-why": "Why that way, and not the other?",
    "others-missing": "Who disagreed, and what did you tell them?",
    "learning-missing": "What do you do differently since?",
    "episode-general": "Did that happen this time? What exactly?",
    "blame": "How would they tell this story?",
    "passive": "You said “{quote}”. Who did that?",
    "stake-missing": "What would have happened if nobody had done anything?",
    "task-missing": "What exactly had you been asked to bring about?",
    "situation-missing": "Where was this, and who was there?",
    "backstory": "In two sentences: what was the problem?",
    "episode-unnamed": "Which system was this, and when?",
    "too-short": "Can you tell me more about what you did?",
    "sources-unnamed": "Name one source you read this month. What did it say?",
    "choice-missing": "What did you stop reading, and why?",
    "example-missing": "What is the last thing you learned that way?",
    "use-missing": "Where did you use something that you read?",
}
"""The question a finding leads to, the most telling first."""

_FITS: Final = {
    "result-missing": r"how did it (?:end|go)|outcome|result|what happened",
    "result-vague": r"how (?:did|do|would) you (?:know|measure|tell)|metric|number|"
    "measur",
    "result-thin": r"how (?:did|do) you know|what changed|different today|permanent",
    "ownership-we": r"your (?:own )?part|you yourself|your role",
    "ownership-part": r"your (?:own )?part|you yourself|your role",
    "decision-missing": r"alternatives?|other (?:way|option)|else (?:could|did)|reject",
    "decision-why": r"\bwhy\b",
    "others-missing": r"disagree|convince|persuade|what did .{1,30} (?:think|say)",
    "learning-missing": r"differently|learn|since then|next time",
    "blame": r"(?:they|he|she) .{0,20}tell|their side|where were they right",
    "stake-missing": r"what would have happened|at stake|if (?:you|nobody)",
}
_USUAL: Final = (
    "What would you do differently today?",
    "What did it cost, and was it worth it?",
    "What changed for good because of it?",
)


def follow_ups(
    findings: Iterable[Finding], own: Sequence[str] = (), asks: str = ""
) -> tuple[FollowUp, ...]:
    """Return two or three follow-ups.

    Args:
        findings: What the checks found.
        own: The question's own follow-ups, in its order.
        asks: The question as it was asked, or "".
    """
    order = {name: n for n, name in enumerate(_ASKS)}
    weak = [f for f in findings if f.severity != "good" and f.id in order]
    weak.sort(key=lambda f: (f.severity != "fix", order[f.id], f.start))
    chosen: dict[str, FollowUp] = {}
    seen: set[str] = set()
    for finding in weak:
        kind = finding.id.split("-")[0]
        if len(chosen) == MOST or kind in seen:
            continue
        seen.add(kind)
        one = _one(finding, [text for text in own if text not in chosen], asks)
        chosen.setdefault(one.asks, one)
    for text in (*own, *_USUAL):
        if len(chosen) >= MOST - 1:
            break
        chosen.setdefault(text, FollowUp(text))
    return tuple(chosen.values())


def _one(finding: Finding, own: Sequence[str], asks: str) -> FollowUp:
    quoting = "{quote}" in _ASKS[finding.id]
    fits = _FITS.get(finding.id)
    if fits and not (quoting and finding.quote):
        for text in own:
            if re.search(fits, text.lower()):
                return FollowUp(text, finding.id, finding.quote)
    quote = _short(finding.quote)
    text = _ASKS[finding.id].format(
        quote=quote, asks=asks or "The question was another."
    )
    return FollowUp(text, finding.id, finding.quote)


def _short(quote: str) -> str:
    line = " ".join(quote.split()).rstrip(".!?,;: ")
    words = line.split(" ")
    return line if len(words) <= 12 else " ".join(words[:12]) + " …"
