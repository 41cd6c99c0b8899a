"""Whether a story answers the question that was asked."""

import re

from coach.domain.story import Finding, Severity
from coach.stories.needs import NEEDS
from coach.stories.past import happened, hypothetical, reality
from coach.stories.prose import Sentence
from coach.stories.told import Checked, Told


def answers(story: Told, expects: str) -> Checked:
    """Judge whether the story holds what the question expects."""
    need = NEEDS.get(expects)
    if need is None:
        done = bool(story.sentences)
        return Checked(1.0 if done else 0.0, "the question expects no one thing")
    taken_back = need.denied and _first(story, need.denied)
    if taken_back:
        why = f"Here the story takes it back. {need.why}"
        found = story.finding("off-question", "fix", taken_back, why, need.try_)
        return Checked(0.1, "it evades the question", (found,))
    said = [one for one in story.sentences if need.strong.search(story.said(one))]
    told = [o for o in said if happened(story, o) and not hypothetical(story, o)]
    if told:
        score = min(1.0, 0.7 + 0.15 * (len(told) - 1))
        return Checked(score, "it answers the question", (_good(story, told[0]),))
    if said or any(need.weak.search(story.said(s)) for s in story.sentences):
        anchor = said[0] if said else story.first()
        found = story.finding("off-question", "improve", anchor, need.why, need.try_)
        return Checked(0.4 if not said else 0.3, "it comes near the question", (found,))
    # What happened may answer in words that no list foresees; what did not, cannot.
    severity: Severity = "improve" if reality(story) > 0.7 else "fix"
    place = story.first()
    found = story.finding("off-question", severity, place, need.why, need.try_)
    return Checked(0.2, "it seems to answer another question", (found,))


def _good(story: Told, place: Sentence) -> Finding:
    return story.finding("on-question", "good", place, "This answers the question.")


def _first(story: Told, pattern: re.Pattern[str]) -> Sentence | None:
    return next((o for o in story.sentences if pattern.search(story.own(o))), None)
