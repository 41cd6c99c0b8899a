"""Can this person's 90 % ranges be trusted? From the kept answers, in numbers.

Owns the counting and what follows from it; `coaching` puts it into a sentence.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from coach.practice.answers import Answer
from coach.practice.scale import place

CLAIMED = 0.9
"""How often a 90 % range should hold."""

ENOUGH = 10
"""With fewer answers it is too early to tell."""

BLOCK = 10
LATELY = 30
"""The advice is drawn from so many last answers, so that learning shows."""

Z90 = 1.6448536269514722
"""Normal quantile for an interval that itself holds in 90 of 100 cases."""

State = Literal["early", "narrow", "wide", "calibrated"]


@dataclass(frozen=True, slots=True)
class Hold:
    """How often ranges held.

    Attributes:
        hits: How many held.
        of: Of how many.
    """

    hits: int
    of: int

    @property
    def share(self) -> float:
        """The share that held, 0 where there is none at all."""
        return self.hits / self.of if self.of else 0.0

    @property
    def between(self) -> tuple[float, float]:
        """The 90 % interval of the true share (Wilson 1927)."""
        return wilson(self.hits, self.of)


@dataclass(frozen=True, slots=True)
class Block:
    """Ten answers in a row, or the last ones that are not ten yet.

    Attributes:
        first: The number of the first answer, from 1.
        last: The number of the last one.
        cost: The mean cost of these answers.
    """

    first: int
    last: int
    hold: Hold
    cost: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """What the kept answers say.

    Attributes:
        all: Over all answers.
        lately: Over the last ones, which the advice is about.
        topics: By topic, the one asked most first.
        blocks: In the order of time.
        state: Too early to tell, ranges too narrow, too wide, or as they should be.
        stretch: By how much to multiply the width of a range so that 90 % would have
            held lately; below 1 they could be narrower. 1 while it is too early.
    """

    all: Hold
    lately: Hold
    topics: tuple[tuple[str, Hold], ...]
    blocks: tuple[Block, ...]
    state: State
    stretch: float


def calibrate(answers: Sequence[Answer]) -> Calibration:
    """Work out how well ranges held.

    Args:
        answers: The kept answers, oldest first.
    """
    recent = answers[-LATELY:]
    lately = hold(recent)
    state = _state(lately)
    return Calibration(
        all=hold(answers),
        lately=lately,
        topics=_topics(answers),
        blocks=_blocks(answers),
        state=state,
        stretch=1.0 if state == "early" else stretch(recent),
    )


def hold(answers: Sequence[Answer]) -> Hold:
    """Count the hits."""
    return Hold(sum(answer.hit for answer in answers), len(answers))


def wilson(hits: int, of: int, z: float = Z90) -> tuple[float, float]:
    """The interval of a share from counts; it stays within 0 and 1, also for 0 of 5."""
    if of <= 0:
        return 0.0, 1.0
    share, square = hits / of, z * z
    middle = share + square / (2 * of)
    half = z * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    whole = 1 + square / of
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


def stretch(answers: Sequence[Answer]) -> float:
    """The factor on the width (high over low) with which 90 % would have held.

    Both ends move alike, so each moves by its square root. Exact for these answers:
    it is the 90 % quantile of how far the truth lay outside (or inside) the nearer end.
    """
    outside = sorted(map(_outside, answers))
    if not outside:
        return 1.0
    needed = max(1, math.ceil(CLAIMED * len(outside)))
    return float(10 ** (2 * outside[needed - 1]))


def _outside(answer: Answer) -> float:
    """How far outside the range the truth lies, in powers of ten; negative inside."""
    low, high, true = (
        place(value, answer.unit, answer.truth)
        for value in (answer.low, answer.high, answer.truth)
    )
    return max(low - true, true - high)


def _state(lately: Hold) -> State:
    if lately.of < ENOUGH:
        return "early"
    least, most = lately.between
    if most < CLAIMED:
        return "narrow"
    return "wide" if least > CLAIMED else "calibrated"


def _topics(answers: Sequence[Answer]) -> tuple[tuple[str, Hold], ...]:
    names = sorted({answer.topic for answer in answers})
    held = [(name, hold([a for a in answers if a.topic == name])) for name in names]
    return tuple(sorted(held, key=lambda pair: -pair[1].of))


def _blocks(answers: Sequence[Answer]) -> tuple[Block, ...]:
    return tuple(
        _block(answers[start : start + BLOCK], start)
        for start in range(0, len(answers), BLOCK)
    )


def _block(answers: Sequence[Answer], start: int) -> Block:
    cost = sum(answer.score for answer in answers) / len(answers)
    return Block(start + 1, start + len(answers), hold(answers), cost)
