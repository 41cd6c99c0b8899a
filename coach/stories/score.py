"""A story → what an interviewer would have heard, with a score that can be explained.

Owns the weights and nothing else; each check owns its own rules. The same text gets
the same report, whoever asks and whenever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coach.domain.story import (
    DEFAULT_PACE,
    Component,
    Finding,
    StoryReport,
)
from coach.stories.answers import answers
from coach.stories.decision import decision
from coach.stories.delivery import delivery
from coach.stories.episode import episode
from coach.stories.followups import follow_ups
from coach.stories.habit import WEIGHTS as HABIT_WEIGHTS
from coach.stories.habit import habit
from coach.stories.level import signal
from coach.stories.ownership import ownership
from coach.stories.presence import counted, presence
from coach.stories.result import result
from coach.stories.structure import structure
from coach.stories.told import Checked, Told, told

if TYPE_CHECKING:
    from coach.domain.question import Question

WEIGHTS: Final = {
    "result": 30,
    "ownership": 20,
    "decision": 20,
    "episode": 15,
    "answers": 15,
}
"""Points of 100. Without a question `answers` is left out and the rest scaled up."""

_ORDER: Final = {"fix": 0, "improve": 1, "good": 2}


def check(
    text: str, question: Question | None = None, *, pace: float = DEFAULT_PACE
) -> StoryReport:
    """Return what an interviewer would have heard.

    Args:
        text: The story in Markdown, with labels or without.
        question: The question it answers, if that is known.
        pace: Words a minute.
    """
    is_habit = question is not None and question.form == "habit"
    story = told(text, habit=is_habit, pace=pace)
    if is_habit:
        checked, weights = habit(story), HABIT_WEIGHTS
    else:
        checked, weights = _episode(story, question), WEIGHTS
    breakdown = tuple(
        _component(name, weights[name], one) for name, one in checked.items()
    )
    found = [f for one in checked.values() for f in one.findings]
    found += delivery(story)
    if not is_habit:
        found += structure(story)
    findings = tuple(sorted(_once(found), key=lambda f: (_ORDER[f.severity], f.start)))
    own = question.follow_ups if question is not None else ()
    asks = question.asks if question is not None else ""
    return StoryReport(
        question=question.id if question is not None else None,
        words=story.words,
        spoken_s=story.minutes * 60,
        parts=story.counts,
        labelled=story.parts.labelled,
        score=_score(checked, weights),
        breakdown=breakdown,
        findings=findings,
        follow_ups=follow_ups(findings, own, asks),
        signal=signal(story.prose.lower),
    )


def _episode(story: Told, question: Question | None) -> dict[str, Checked]:
    share = presence(story)
    checked = {
        "result": counted(result(story), share),
        "ownership": ownership(story),
        "decision": counted(decision(story), share),
        "episode": episode(story),
    }
    if question is not None:
        checked["answers"] = counted(answers(story, question.expects), share)
    return checked


def _score(checked: dict[str, Checked], weights: dict[str, int]) -> int:
    points = sum(weights[name] * one.score for name, one in checked.items())
    most = sum(weights[name] for name in checked)
    return round(100 * points / most)


def _component(name: str, weight: int, one: Checked) -> Component:
    return Component(name, weight, round(100 * one.score), one.why)


def _once(found: list[Finding]) -> list[Finding]:
    """Leave out what is said twice of the same words."""
    return list({(f.id, f.start): f for f in found}.values())
