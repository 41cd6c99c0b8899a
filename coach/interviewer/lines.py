"""What the interviewer says unasked: at the start, in a new phase, at signs of time.

Terse and calm, another wording in each phase, never by chance, so that the same round
always reads the same. Knows no clock: the domain says when a sign of time is due.
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.domain.plan import PlannedPhase

_OPENING: Final = "What would you like to know first?"

_ENTERED: Final = {
    "clarify": "Ask me what you need. I answer what I am asked.",
    "architecture": "Show me the whole system, one request from end to end.",
    "deep-dive": "Now the hard part. Which one is it, and why?",
    "refinement": "Last part. What breaks first, and what did it cost you?",
}

_MARKS: Final = {
    ("clarify", "half"): "Half of this phase is gone. Is the scale clear to you?",
    ("clarify", "late"): "One fifth left. What is the last thing you must know?",
    ("clarify", "over"): "Time is up for questions. Go on; from here it is overrun.",
    ("architecture", "half"): "Halfway. I want to see both the read and the write.",
    ("architecture", "late"): "One fifth left. Is there a box whose job is not said?",
    ("architecture", "over"): "Time is up for the overview. What follows is overrun.",
    ("deep-dive", "half"): "Halfway. There is time for one more hard part.",
    ("deep-dive", "late"): "One fifth left. Say what happens when it fails.",
    ("deep-dive", "over"): "Time is up for the deep dive. Finish the thought.",
    ("refinement", "half"): "Halfway. Which choice would you take back?",
    ("refinement", "late"): "One fifth left. Sum it up for me in two sentences.",
    ("refinement", "over"): "Time is up. Whatever you add counts as overrun.",
}
_ANY_MARK: Final = {
    "half": "Half of this phase is gone.",
    "late": "One fifth of this phase is left.",
    "over": "Time is up for this phase. What follows is overrun.",
}

CLOSING: Final = "Thank you, that was the round."
"""Said when the writing is over."""


def opened(case: "Case") -> str:
    """Return what opens the round: the brief, and the word to the person."""
    return f"{case.brief} {_OPENING}"


def entered(phase: "PlannedPhase", *, again: bool) -> str:
    """Return what is said on entering a phase, shorter when it is entered again."""
    if again:
        return f"Back to: {phase.title}."
    return _ENTERED.get(phase.id, f"Next: {phase.title}.")


def marked(phase_id: str, mark: str) -> str:
    """Return what is said at a sign of time: `half`, `late` or `over`."""
    return _MARKS.get((phase_id, mark)) or _ANY_MARK.get(mark, "")
