"""Seeded draws from 90 % intervals, and the percentiles of what came out.

Owns the distributions. Draws are stratified: each of `count` equal slices of
probability gives one value, in an order shuffled by the seed. So a single range keeps
its own p5 and p95 exactly, and results settle with fewer draws than plain sampling.
"""

import math
from functools import lru_cache

from coach.capacity.errors import EstimateError

LIVE_DRAWS = 2_000
FINAL_DRAWS = 10_000
_Z90 = 1.6448536269514722  # standard normal quantile of 0.95


@lru_cache(maxsize=4)
def _normal_quantiles(count: int) -> tuple[float, ...]:
    """The normal quantiles of (i + 1/2) / count, by Newton's method on erfc."""
    root2, density = math.sqrt(2.0), 1 / math.sqrt(2 * math.pi)
    half: list[float] = []
    z = 0.0
    for step in range(count // 2):
        wanted = 0.5 - (step + (0.5 if count % 2 == 0 else 1.0)) / count
        for _ in range(40):
            off = 0.5 * math.erfc(z / root2) - wanted
            move = off / (density * math.exp(-z * z / 2))
            z += max(-0.5, min(0.5, move))
            if abs(move) < 1e-12:
                break
        half.append(z)
    middle = [0.0] if count % 2 else []
    return (*(-z for z in reversed(half)), *middle, *half)


def draw(
    low: float, high: float, count: int, seed: str, cap: float | None = None
) -> list[float]:
    """`count` draws whose p5 is `low` and whose p95 is `high`.

    Lognormal when both ends are positive, else normal. `cap` is an upper limit that
    nature sets: a share in percent never exceeds 1.
    """
    from random import Random

    order = list(_normal_quantiles(count))
    Random(seed).shuffle(order)  # noqa: S311  (draws, not secrets)
    if low == high:
        return [low] * count
    if low > 0:
        middle = (math.log(low) + math.log(high)) / 2
        spread = (math.log(high) - math.log(low)) / (2 * _Z90)
        exp = math.exp
        values = [exp(middle + spread * z) for z in order]
    else:
        centre, spread = (low + high) / 2, (high - low) / (2 * _Z90)
        values = [centre + spread * z for z in order]
    if cap is not None:
        values = [min(cap, value) for value in values]
    return values


def middle(low: float, high: float) -> float:
    """The median of a range: its geometric mean when positive, else its centre."""
    return math.sqrt(low) * math.sqrt(high) if low > 0 else (low + high) / 2


def percentiles(samples: list[float]) -> tuple[float, float, float]:
    """p5, p50 and p95 of draws.

    Raises:
        EstimateError: A draw left what a float can hold.
    """
    ordered = sorted(samples)
    if not ordered or not all(map(math.isfinite, ordered)):
        raise EstimateError(
            "some draws of the range have no finite value",
            "narrow the range: a divisor or an exponent gets out of hand",
            kind="value",
        )
    return (_at(ordered, 0.05), _at(ordered, 0.5), _at(ordered, 0.95))


def _at(ordered: list[float], share: float) -> float:
    place = min(max(share * len(ordered) - 0.5, 0.0), len(ordered) - 1.0)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
