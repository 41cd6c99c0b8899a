"""Calibration in sentences: how often the ranges hold, and what to do about it."""

import math

from coach.practice.calibration import CLAIMED, ENOUGH, Calibration
from coach.practice.scale import times


def verdict(found: Calibration) -> str:
    """The one sentence to take along, from the data."""
    held = found.lately
    if found.state == "early":
        return (
            f"Too early to tell: {held.of} of the {ENOUGH} answers that it takes."
            if held.of
            else f"Too early to tell: it takes {ENOUGH} answers, there is none yet."
        )
    which = "last 90 % ranges" if found.all.of > held.of else "90 % ranges"
    says = f"Your {which} hold {held.hits} of {held.of} times"
    if found.state == "narrow":
        return f"{says}: make them {_by(found.stretch)} wider."
    if found.state == "wide":
        return f"{says}: they could be {_by(1 / found.stretch)} narrower."
    if held.share < CLAIMED - 0.05:
        expected = CLAIMED * held.of
        return f"{says}; {expected:.0f} were to be expected, which may still be chance."
    return f"{says}: that is what 90 % means. Keep them as they are."


def how(found: Calibration) -> str:
    """What the advice means for the two ends, or ""."""
    if found.state == "early" or found.state == "calibrated":
        return ""
    each = times(_round(math.sqrt(max(found.stretch, 1 / found.stretch))))
    if found.state == "narrow":
        return f"Divide the low end and multiply the high end by about {each[:-1]}."
    return f"Multiply the low end and divide the high end by about {each[:-1]}."


def certainty(found: Calibration) -> str:
    """How sure that share is, or "" while it is too early for any."""
    held = found.lately
    if found.state == "early":
        return ""
    least, most = held.between
    return (
        f"In the long run {least * 100:.0f} to {most * 100:.0f} % would hold "
        f"(90 % interval from {held.of} answers)."
    )


def trend(found: Calibration) -> str:
    """How the last full ten compare with the ten before, or ""."""
    full = [block for block in found.blocks if block.last - block.first == 9]
    if len(full) < 2:
        return ""
    before, last = full[-2].hold.hits, full[-1].hold.hits
    if abs(last - before) < 2:
        return f"The last ten: {last} of 10, much as the ten before ({before})."
    nearer = abs(last - 9) < abs(before - 9)
    way = "nearer to 9" if nearer else "further from 9"
    return f"The last ten: {last} of 10, the ten before {before}: {way}."


def _by(factor: float) -> str:
    factor = _round(factor)
    if factor < 1.2:
        return "a little"
    return f"about {times(factor)}"


def _round(factor: float) -> float:
    """A factor as one says it; nobody widens by 3.27."""
    return float(f"{factor:.{1 if 3 <= factor < 10 else 2}g}")
