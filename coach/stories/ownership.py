"""Whose work it was: "I" against "we" on the verbs of Action, and nothing else.

What only several can do (`we agreed`, `we met`) is nobody's fault, and neither is "we"
in a quotation or outside of Action.
"""

from typing import Final

from coach.domain.story import Finding
from coach.stories.deeds import Deed, joint
from coach.stories.lexicon import words
from coach.stories.prose import Sentence
from coach.stories.told import Checked, Told

ENOUGH: Final = 4
"""So many different deeds of one's own make an Action that can be pictured."""

_MOST_WE: Final = 3
_OWN_PART: Final = words(r"i|my|me|myself")


def ownership(story: Told) -> Checked:
    """Judge whose work the Action tells."""
    action = story.of("action")
    done = story.deeds(action)
    mine = {deed.verb for _, deed in done if deed.who == "i" and not deed.vague}
    ours = [
        (place, deed) for place, deed in done if deed.who == "we" and not joint(deed)
    ]
    count_mine = sum(1 for _, deed in done if deed.who == "i")
    share = count_mine / (count_mine + len(ours)) if count_mine + len(ours) else 0.0
    score = min(1.0, share / 0.7) * min(1.0, len(mine) / ENOUGH)
    why = f"{count_mine} deeds of yours in Action, {len(ours)} of “we”"
    return Checked(score, why, tuple(_findings(story, ours, mine, share)))


def _findings(
    story: Told, ours: list[tuple[Sentence, Deed]], mine: set[str], share: float
) -> list[Finding]:
    found: list[Finding] = []
    mostly = len(ours) >= _MOST_WE and share < 0.4
    if mostly:
        place, deed = ours[0]
        found.append(
            story.finding(
                "ownership-we",
                "fix",
                _phrase(deed, place),
                f"Action says “we” {len(ours)} times, so nobody hears what you did.",
                "Say “I” where it was you, and name who did the rest.",
            )
        )
    for place, deed in ours[1 if mostly else 0 :][:_MOST_WE]:
        if not _OWN_PART.search(story.own(place)):
            found.append(
                story.finding(
                    "ownership-part",
                    "improve",
                    _phrase(deed, place),
                    "An interviewer will ask who of “we” did this.",
                    "Say what your own part in it was.",
                )
            )
    action = story.of("action")
    if action and not mine and not ours:
        absent = len(action) >= _MOST_WE and not story.deeds(action)
        found.append(
            story.finding(
                "ownership-no-deed",
                "fix" if absent else "improve",
                action[0],
                "No single step of yours can be pictured here.",
                "Name what you did, one act after another: asked, measured, wrote.",
            )
        )
    elif len(mine) >= ENOUGH and share >= 0.6:
        first = next(p for p, d in story.deeds(action) if d.verb in mine)
        found.append(
            story.finding(
                "ownership-clear", "good", first, "It is clear what you did yourself."
            )
        )
    return found


def _phrase(deed: Deed, place: Sentence) -> Sentence:
    """Return the deed with what follows it in its sentence, as a place to quote."""
    return Sentence(min(deed.start, place.end - 1), place.end, place.part)
