"""Whether a computed value and a claimed one agree, and by what factor they differ.

Owns the tolerance and what people may leave out (a `/day`, a unit on a bare result).
"""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from coach.capacity.claims.amount import Amount, Reading
from coach.capacity.claims.evaluate import Value
from coach.capacity.units import DATA, NONE, TIME

TOLERANCE = 1.255
# A bound for what cannot be a slip of the pen but a thing not understood.
ABSURD = 1e16
NINES = 0.18


class Match(NamedTuple):
    """The best reading: claimed over computed.

    `firm` says that a difference would be an error; a bare `1,500` after gigabytes may
    be meant in any unit.
    """

    ratio: float
    firm: bool
    reading: Reading
    value: Value

    @property
    def agrees(self) -> bool:
        """Whether claimed and computed are within 25 % of each other."""
        return close(self.ratio)


def close(ratio: float) -> bool:
    """Whether claimed over computed is within the tolerance."""
    return 0.745 <= ratio <= TOLERANCE


def distance(ratio: float) -> float:
    """How far apart two values are, on a scale where 10× is 1."""
    return abs(math.log10(ratio)) if 0 < ratio < math.inf else math.inf


def _ratios(
    value: Value, claim: Reading, bare: bool, percent: bool
) -> Iterable[tuple[float, bool]]:
    if value.dim == claim.dim:
        yield claim.value / value.value, True
        if percent and value.value > 1:
            yield claim.value / (value.value - 1), True
    same = (value.dim[DATA], *value.dim[2:]) == (claim.dim[DATA], *claim.dim[2:])
    if same and value.dim != claim.dim:
        # 100M * 300 B = 30 GB/day: the day is in the head, not on the line.
        if value.dim[TIME] == 0 and claim.dim[TIME]:
            yield claim.value * claim.clock ** -claim.dim[TIME] / value.value, True
            if claim.dim[TIME] > 0:
                yield claim.value / value.value, True
        elif claim.dim[TIME] == 0 and value.dim[TIME] == -1 and bare:
            yield claim.number / value.number, True
    if value.dim == NONE and claim.dim != NONE and claim.dim[DATA] and bare:
        # 12M * 256 = 3.1 GB: the bytes are in the head.
        yield claim.value * claim.clock ** -claim.dim[TIME] / value.value, True


def _in_head(ratio: float) -> list[tuple[float, bool]]:
    """88 × 365 = 32 TB: the gigabytes are in the head, so any prefix is fine."""
    return [(ratio * 1000.0**power, True) for power in range(1, 5)]


def compare(
    values: Sequence[Value],
    claim: Amount,
    *,
    bare: bool,
    plain: bool,
    bytes_in_head: bool = True,
) -> Match | None:
    """The reading that comes closest to the truth, or None when none can be compared.

    Args:
        values: What the formula may come to.
        claim: The claimed result.
        bare: Whether an operand of the formula stands without a unit.
        plain: Whether all of them do.
        bytes_in_head: Whether a bare number may be meant in bytes: 12M * 256 = 3 GB.
    """
    best: Match | None = None
    for reading in claim.readings:
        if not reading.value:
            continue
        for value in values:
            if value.dim == NONE and reading.dim[DATA] and not bytes_in_head:
                continue
            pairs = list(_ratios(value, reading, bare, claim.kind == "percent"))
            if plain and value.number:
                pairs.append((reading.number / value.number, True))
                if reading.dim[DATA]:
                    pairs += _in_head(reading.number / value.number)
            elif claim.kind == "bare" and value.number and value.dim != NONE:
                firm = not any((value.dim[DATA], *value.dim[2:]))
                pairs.append((reading.number / value.number, firm))
            for ratio, firm in pairs:
                if not 0 < ratio < math.inf:
                    continue
                if best is None or distance(ratio) < distance(best.ratio) - 1e-9:
                    best = Match(ratio, firm, reading, value)
    if best is None or distance(best.ratio) > distance(ABSURD):
        return None
    return best if close(best.ratio) else _rounded(best, claim)


def _rounded(best: Match, claim: Amount) -> Match:
    """Whole things are rounded up: 7.3 servers are 8."""
    number = best.reading.number
    if claim.kind in ("bare", "count") and number == int(number) and number < 100:
        computed = number / best.ratio
        if abs(number - computed) < 1:
            return best._replace(ratio=1.0)
    return best


def by_loss(values: Sequence[Value], claim: Amount) -> Match | None:
    """Availabilities compared by what they lack: 99.9 % × 99.9 % is not 99.98 %.

    Nines are rounded hard, so a factor of 1.5 in the loss is still the same figure.
    """
    if not 0.9 <= claim.value < 1 or not all(0.9 <= one.value < 1 for one in values):
        return None
    loss = 1 - claim.value
    best = min(values, key=lambda one: distance(loss / (1 - one.value)))
    ratio = loss / (1 - best.value)
    agrees = distance(ratio) < NINES
    return Match(1.0 if agrees else 1 / ratio, True, claim.first, best)
