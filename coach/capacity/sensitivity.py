"""Which number moves what: the tornado, the cause of a difference, the trap taken.

Owns the comparisons of one model run with another; nothing is drawn at random here,
each range counts with its middle unless its ends are asked for.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from coach.capacity.errors import EstimateError
from coach.capacity.model import CapacityModel, Trap
from coach.capacity.model_run import (
    Value,
    compute_formula,
    depends,
    quantities,
    read_inputs,
    unit_quantity,
)
from coach.capacity.quantity import Quantity
from coach.capacity.sampling import percentiles

TRAP_TOLERANCE = 1.25


@dataclass(frozen=True, slots=True)
class Bar:
    """How far one input moves an output.

    Attributes:
        input: The input's id.
        low_input: Its lower value as a multiple or end of its range, in base units.
        high_input: Its upper value, in base units.
        low: The output at the lower value, in its declared unit.
        high: The output at the upper value.
        ranged: Whether the ends come from a range; else they are half and double.
    """

    input: str
    low_input: Quantity
    high_input: Quantity
    low: float
    high: float
    ranged: bool

    @property
    def swing(self) -> float:
        """The length of the bar, in the output's unit."""
        return abs(self.high - self.low)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one input adds to a difference: its factor and its share of the whole."""

    input: str
    factor: float
    share: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an own output differs from the reference.

    Attributes:
        output: The output's id.
        reference: The reference value, in the declared unit.
        computed: What the own inputs give when computed rightly.
        factor: Own value over reference.
        working: Own value over `computed`: what the working itself added.
        contributions: The inputs that differ, the largest cause first.
    """

    output: str
    reference: float
    computed: float
    factor: float
    working: float
    contributions: tuple[Contribution, ...]

    @property
    def main(self) -> str:
        """The id of the input that explains most, `working`, or "" for no cause."""
        best = self.contributions[0] if self.contributions else None
        inside = abs(math.log(best.factor)) if best and best.factor > 0 else 0.0
        own = abs(math.log(self.working)) if self.working > 0 else math.inf
        if max(inside, own) < math.log(1.05):
            return ""
        return "working" if own > inside or best is None else best.input


def _middles(inputs: Mapping[str, Quantity]) -> dict[str, Quantity]:
    return {its: _single(one, one.value) for its, one in inputs.items()}


def _single(like: Quantity, value: float) -> Quantity:
    return Quantity(value, like.dim, like.labels, None, like.style)


def _output(model: CapacityModel, inputs: Mapping[str, Quantity], output: str) -> float:
    """One output in its declared unit; raises EstimateError when it has no value."""
    found = quantities(model, inputs)[output]
    if isinstance(found, EstimateError):
        raise found
    return found.value / unit_quantity(model.output(output).unit).value


def _ends(value: Quantity) -> tuple[float, float]:
    if value.samples is not None:
        low, _, high = percentiles(value.samples)
        return low, high
    low, high = sorted((value.value / 2, value.value * 2))
    if value.style.percent and value.value <= 1:
        high = min(1.0, high)
    return low, high


def tornado(
    model: CapacityModel, output: str, values: Mapping[str, Value] | None = None
) -> tuple[Bar, ...]:
    """How much each input moves an output, the largest swing first.

    A range moves over its 90 % interval, a single number from half to double; a share
    in percent stays within 100 %. Inputs the output does not depend on are left out.

    Raises:
        EstimateError: A value cannot be read or the output has none.
    """
    inputs = read_inputs(model, values)
    base = _middles(inputs)
    bars = []
    for its_id in sorted(depends(model, output)):
        low, high = (_single(inputs[its_id], end) for end in _ends(inputs[its_id]))
        bars.append(
            Bar(
                its_id,
                low,
                high,
                _output(model, {**base, its_id: low}, output),
                _output(model, {**base, its_id: high}, output),
                inputs[its_id].samples is not None,
            )
        )
    return tuple(sorted(bars, key=lambda bar: -bar.swing))


def _ratio(above: float, below: float) -> float:
    """A ratio of two like numbers; 1 where it would say nothing."""
    return above / below if above * below > 0 else 1.0


def explain_difference(
    model: CapacityModel,
    own_inputs: Mapping[str, Value],
    output: str,
    own_value: float | None = None,
) -> Explanation:
    """Which input explains most of the difference between an own output and reference.

    Each input's factor is the geometric mean of two replacements: its own value among
    the reference inputs, and its reference among the own ones.

    Args:
        model: The model.
        own_inputs: The person's inputs by id; the others take their reference.
        output: The output's id.
        own_value: The person's own result in the declared unit, if they gave one.

    Raises:
        EstimateError: A value cannot be read or the output has none.
    """
    theirs = _middles(read_inputs(model))
    ours = _middles(read_inputs(model, own_inputs))
    reference, computed = _output(model, theirs, output), _output(model, ours, output)
    factors: dict[str, float] = {}
    for its_id in sorted(depends(model, output)):
        if ours[its_id].value == theirs[its_id].value:
            continue
        alone = _output(model, {**theirs, its_id: ours[its_id]}, output)
        without = _output(model, {**ours, its_id: theirs[its_id]}, output)
        there, back = _ratio(alone, reference), _ratio(computed, without)
        factors[its_id] = math.sqrt(there) * math.sqrt(back)
    whole = sum(abs(math.log(factor)) for factor in factors.values())
    parts = [
        Contribution(its_id, factor, abs(math.log(factor)) / whole if whole else 0.0)
        for its_id, factor in factors.items()
    ]
    parts.sort(key=lambda part: -part.share)
    own = computed if own_value is None else own_value
    return Explanation(
        output,
        reference,
        computed,
        _ratio(own, reference),
        _ratio(own, computed),
        tuple(parts),
    )


def trap_for(
    model: CapacityModel,
    output: str,
    own_value: float,
    values: Mapping[str, Value] | None = None,
) -> Trap | None:
    """The trap whose result an own value matches best, or None.

    A trap matches within a quarter, and only when it is nearer than the right result.

    Args:
        model: The model.
        output: The output's id.
        own_value: The person's result, in the declared unit.
        values: The inputs it was computed from; the others take their reference.

    Raises:
        EstimateError: A value cannot be read or the output has none.
    """
    unit = model.output(output).unit
    names = _middles(read_inputs(model, values))
    for its_id, found in quantities(model, names).items():
        if isinstance(found, Quantity):
            names[its_id] = found
    size = unit_quantity(unit).value
    right = names[output].value / size if output in names else math.nan
    best, nearest = None, min(math.log(TRAP_TOLERANCE), _distance(own_value, right))
    for trap in model.traps:
        if trap.on != output:
            continue
        wrong = compute_formula(trap.formula, unit, names).value / size
        if (distance := _distance(own_value, wrong)) < nearest:
            best, nearest = trap, distance
    return best


def _distance(own: float, other: float) -> float:
    return abs(math.log(own / other)) if own * other > 0 else math.inf
