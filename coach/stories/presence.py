"""Whether the person is in the story at all.

A result that no deed of the person's carries, and a choice that nobody ever made, are
told for nothing: what they would earn is counted in part.
"""

from dataclasses import replace
from typing import Final

from coach.stories.deeds import joint
from coach.stories.past import reality
from coach.stories.told import Checked, Told

_FEW: Final = 3
"""So many different deeds carry a story."""

_BY_DEEDS, _BY_TENSE = 0.65, 0.6


def presence(story: Told) -> float:
    """Return 0–1: the share of other points that deeds and tense let count."""
    deeds = [deed for _, deed in story.deeds(story.sentences) if not deed.vague]
    mine = {deed.verb for deed in deeds if deed.who == "i"}
    ours = {deed.verb for deed in deeds if deed.who == "we" and not joint(deed)} - mine
    carried = min(1.0, (len(mine) + 0.5 * len(ours)) / _FEW)
    told = min(1.0, reality(story) / 0.7)
    return (1 - _BY_DEEDS * (1 - carried)) * (1 - _BY_TENSE * (1 - told))


def counted(checked: Checked, share: float) -> Checked:
    """Return what a check gave, counted in part where the person is hardly there."""
    if share > 0.99:
        return checked
    why = f"{checked.why}; counted {share:.0%}, for hardly a deed of yours carries it"
    return replace(checked, score=checked.score * share, why=why)
