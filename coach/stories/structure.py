"""Whether each part is there at all; the result speaks for itself elsewhere."""

from typing import Final

from coach.domain.story import PART_TITLES, Finding
from coach.stories.lexicon import words
from coach.stories.told import Told

_TASK: Final = words(
    r"my (?:job|task|role|responsibility|goal|part)|i (?:was|had been|got) (?:asked|"
    r"assigned|given|told|responsible|on|the)|asked me|wanted me|told me|i (?:had|"
    r"needed) "
    r"to|the goal|it fell to me|i owned|i own|up to me|on me|we (?:had|needed) to|"
    r"i was supposed|i led|i lead|i took|i decided|i wanted|should|i am responsible|"
    r"mine|"
    r"our (?:job|task|goal)|i maintained|i ran|i managed|asked us|promised"
)


def structure(story: Told) -> tuple[Finding, ...]:
    """Find the parts that a labelled story leaves out, or any story without an act."""
    if not story.sentences:
        return (_missing(story, "action", "fix"),)
    there = {count.part for count in story.counts if count.words}
    found = []
    if story.parts.labelled and "action" not in there:
        found.append(_missing(story, "action", "fix"))
    if "situation" not in there and "task" not in there and story.parts.labelled:
        found.append(_missing(story, "situation", "improve"))
    elif "task" not in there and not story.parts.merged and not _task_told(story):
        found.append(_missing(story, "task", "improve"))
    return tuple(found)


def _task_told(story: Told) -> bool:
    """Tell whether the story says what the person had to do, under any label."""
    return any(_TASK.search(story.own(one)) for one in story.sentences)


def _missing(story: Told, part: str, severity: str) -> Finding:
    asks = {
        "situation": "Say in two sentences where this was and what was at stake.",
        "task": "Say in one sentence what you, not the team, had to bring about.",
        "action": "Say what you did, one act after another.",
    }
    title = PART_TITLES[part]
    return story.finding(
        f"{part}-missing",
        "fix" if severity == "fix" else "improve",
        story.first(),
        f"{title} is missing, so the rest has nothing to stand on.",
        asks[part],
    )
