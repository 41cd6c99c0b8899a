"""The lab's arithmetic: what stands in its fields, computed with the model of a case.

Owns how a field is read, what free play shows and which input moves what. Pure, and
quick enough to run on each key. `lab_review` compares own numbers with the reference.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.capacity.errors import EstimateError
from coach.capacity.estimate import Estimate
from coach.capacity.formatting import show
from coach.capacity.model import CapacityModel, Input, Output, Trap
from coach.capacity.model_run import (
    ModelResult,
    compute_formula,
    evaluate,
    read_input,
    unit_quantity,
)
from coach.capacity.quantity import Quantity
from coach.capacity.sensitivity import tornado
from coach.capacity.units import NONE

if TYPE_CHECKING:
    from coach.domain import case as content


@dataclass(frozen=True, slots=True)
class PlayedOutput:
    """One output in free play.

    Attributes:
        output: Which one.
        text: Its value for people, or "" where there is none.
        times: The value as a multiple of the reference; 0 where that says nothing.
        error: Why there is no value, or "".
    """

    output: Output
    text: str
    times: float
    error: str = ""


@dataclass(frozen=True, slots=True)
class Played:
    """All outputs for the numbers in the fields, and the fields that cannot be read."""

    outputs: tuple[PlayedOutput, ...]
    faults: Mapping[str, EstimateError]


@dataclass(frozen=True, slots=True)
class Mover:
    """How far one input moves an output.

    Attributes:
        input: The input's id.
        length: Its swing as a share of the largest one, 0 to 1.
        low: The output at the input's lower value, for people.
        high: The output at its upper value.
        ranged: The input is a range and moves over it; else from half to double.
    """

    input: str
    length: float
    low: str
    high: str
    ranged: bool


def model_of(record: "content.CapacityModel") -> CapacityModel:
    """Return the model that the file of a case describes."""
    return CapacityModel(
        tuple(
            Input(one.id, one.label, one.unit, one.value, _source(one))
            for one in record.inputs
        ),
        tuple(
            Output(one.id, one.label, one.formula, one.unit, one.decides)
            for one in record.outputs
        ),
        tuple(Trap(one.id, one.on, one.formula, one.tells) for one in record.traps),
    )


def read_field(line: Input | Output, text: str) -> Quantity:
    """Read what the person wrote for an input or an output.

    A bare number is in the declared unit; a plain ratio may be written `200:1`.

    Raises:
        EstimateError: The text cannot be read or has another unit.
    """
    if text.count(":") == 1 and unit_quantity(line.unit).dim == NONE:
        text = text.replace(":", "/")
    asked = line if isinstance(line, Input) else _as_input(line)
    return read_input(asked, text)


def understood(line: Input | Output, text: str) -> str:
    """Say how a field was read: `20M users`.

    Raises:
        EstimateError: The text cannot be read or has another unit.
    """
    return Estimate(text, read_field(line, text)).text


def readable(
    model: CapacityModel, texts: Mapping[str, str]
) -> tuple[dict[str, Quantity], dict[str, EstimateError]]:
    """Read the filled fields of inputs: their values, and the faults of the others."""
    values: dict[str, Quantity] = {}
    faults: dict[str, EstimateError] = {}
    for one in model.inputs:
        if text := texts.get(one.id, "").strip():
            try:
                values[one.id] = read_field(one, text)
            except EstimateError as error:
                faults[one.id] = error
    return values, faults


@lru_cache(maxsize=4)
def reference(model: CapacityModel) -> ModelResult:
    """Return the outputs for the reference inputs.

    Raises:
        EstimateError: The model is wrong; `check_model` says where.
    """
    return evaluate(model)


def play(model: CapacityModel, texts: Mapping[str, str]) -> Played:
    """Compute every output; an empty or unreadable field counts with its reference."""
    values, faults = readable(model, texts)
    try:
        found = evaluate(model, values).outputs
    except EstimateError as error:
        lost = tuple(PlayedOutput(o, "", 0.0, error.message) for o in model.outputs)
        return Played(lost, faults)
    base = reference(model)
    outputs = []
    for one in found:
        if one.estimate is None or one.value is None:
            why = one.error.message if one.error else ""
            outputs.append(PlayedOutput(one.output, "", 0.0, why))
            continue
        times = _times(one.value, base[one.output.id].value)
        outputs.append(PlayedOutput(one.output, one.estimate.text, times))
    return Played(tuple(outputs), faults)


def movers(
    model: CapacityModel, output_id: str, texts: Mapping[str, str]
) -> tuple[Mover, ...]:
    """How far each input moves an output from where it stands, the farthest first.

    Empty where the output has no value.
    """
    values, _ = readable(model, texts)
    try:
        bars = tornado(model, output_id, values)
    except EstimateError:
        return ()
    longest = max((bar.swing for bar in bars), default=0.0) or 1.0
    output = model.output(output_id)
    return tuple(
        Mover(
            bar.input,
            bar.swing / longest,
            in_its_unit(output, bar.low),
            in_its_unit(output, bar.high),
            bar.ranged,
        )
        for bar in bars
    )


def in_its_unit(output: Output, value: float) -> str:
    """Say a number that is given in the declared unit of an output."""
    one = unit_quantity(output.unit)
    own = Quantity(value * one.value, one.dim, one.labels, None, one.style)
    # Through a formula, so that it is said in the same manner as the output itself.
    return show(compute_formula("own", output.unit, {"own": own}))


def _source(one: "content.ModelInput") -> str:
    if not one.assumption:
        return one.source or "assumption"
    return f"assumption: {one.source}" if one.source else "assumption"


def _as_input(output: Output) -> Input:
    return Input(output.id, output.label, output.unit, "", "")


def _times(value: float, base: float | None) -> float:
    return value / base if base and value / base > 0 else 0.0
