"""Who sits opposite: facts told when asked, hints, interruptions. Pure."""

from coach.interviewer.answers import Interviewer, Kind, Reply, answer
from coach.interviewer.hints import Hint, next_hint
from coach.interviewer.transcript import Line, Speaker, transcript

__all__ = [
    "Hint",
    "Interviewer",
    "Kind",
    "Line",
    "Reply",
    "Speaker",
    "answer",
    "next_hint",
    "transcript",
]
