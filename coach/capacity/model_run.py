"""A capacity model and some values to its outputs.

Owns the order of computation and what a bare number means (the declared unit). The
formulas of a model are read once and remembered: the lab computes on each key.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from coach.capacity.algebra import multiply
from coach.capacity.errors import EstimateError
from coach.capacity.estimate import Estimate, calculate, resolve
from coach.capacity.evaluator import Evaluation
from coach.capacity.labels import NO_LABELS
from coach.capacity.model import CapacityModel, Input, Output
from coach.capacity.nodes import units_in, words_in
from coach.capacity.parser import Parsed, parse, parse_unit
from coach.capacity.quantity import Quantity, Style
from coach.capacity.sampling import LIVE_DRAWS
from coach.capacity.scope import Scope
from coach.capacity.units import NONE, TIME, find_unit

Value = str | float | Quantity


@dataclass(frozen=True, slots=True)
class OutputResult:
    """One output computed.

    Attributes:
        output: Which one.
        estimate: Value and text, or None when it could not be computed.
        value: The number in the declared unit (the median of a range), or None.
        error: Why there is none, or None.
    """

    output: Output
    estimate: Estimate | None
    value: float | None
    error: EstimateError | None = None


@dataclass(frozen=True, slots=True)
class ModelResult:
    """Every input and output of a model for one set of values."""

    inputs: Mapping[str, Quantity]
    outputs: tuple[OutputResult, ...]

    def __getitem__(self, its_id: str) -> OutputResult:
        for one in self.outputs:
            if one.output.id == its_id:
                return one
        raise KeyError(its_id)


@lru_cache(maxsize=256)
def unit_quantity(unit: str) -> Quantity:
    """One of a unit: its size, dimension and labels. "" is the plain number 1.

    Raises:
        EstimateError: The text is not a unit.
    """
    parts = parse_unit(unit)
    if not parts:
        return Quantity(1.0)
    return Evaluation(Scope({}, {}), 0, "").scope.units(parts, counting=False)


@lru_cache(maxsize=512)
def _parsed(formula: str) -> Parsed:
    return parse(formula)


def read_input(
    declared: Input, value: Value, *, draws: int = LIVE_DRAWS, seed: str | int = 0
) -> Quantity:
    """What a person or a model says an input is worth; a bare number is in its unit.

    Raises:
        EstimateError: The text cannot be read or has another unit.
    """
    if isinstance(value, Quantity):
        return value
    unit = unit_quantity(declared.unit)
    text = value if isinstance(value, str) else repr(float(value))
    own_seed = f"{seed}:{declared.id}"
    things = not any(unit.dim[base] for base in range(len(NONE)) if base != TIME)
    counting = things and unit.dim[TIME] <= 0
    estimate = calculate(text, draws=draws, seed=own_seed, counting=counting)
    read = estimate.quantity
    if _bare(text, read):
        read = multiply(read, unit)
        read.style = unit.style
    elif read.dim != unit.dim:
        calculate(text, draws=2, seed=own_seed, wanted=unit.dim)  # says why
    return read


def _bare(text: str, read: Quantity) -> bool:
    """Whether no unit was written; that of `8M h/day` cancels, and yet it is one."""
    if read.dim != NONE or read.labels or read.style.percent:
        return False
    return not any(find_unit(word) for word in units_in(_parsed(text).node))


@lru_cache(maxsize=16)
def ordered(model: CapacityModel) -> tuple[Output, ...]:
    """The outputs so that each comes after those it reads.

    Raises:
        EstimateError: They read each other in a circle; the message shows it.
    """
    left = {output.id: output for output in model.outputs}
    needs = {its: _reads(output.formula) & left.keys() for its, output in left.items()}
    done: list[Output] = []
    while left:
        ready = [its for its in left if not needs[its] & left.keys()]
        if not ready:
            raise EstimateError(
                f"the outputs read each other in a circle: {_circle(needs, left)}",
                "compute one of them from inputs only",
                kind="name",
            )
        done.extend(left.pop(its) for its in ready)
    return tuple(done)


def _reads(formula: str) -> frozenset[str]:
    try:
        return words_in(_parsed(formula).node)
    except EstimateError:
        return frozenset()


def _circle(needs: Mapping[str, frozenset[str]], left: Mapping[str, Output]) -> str:
    path = [min(left)]
    while path[-1] not in path[:-1]:
        path.append(min(needs[path[-1]] & left.keys()))
    return " → ".join(path[path.index(path[-1]) :])


def depends(model: CapacityModel, output: str) -> frozenset[str]:
    """The ids of the inputs that an output depends on, through other outputs too."""
    formulas = {one.id: one.formula for one in model.outputs}
    inputs = {one.id for one in model.inputs}
    found: set[str] = set()
    todo = [output]
    while todo:
        for word in _reads(formulas[todo.pop()]):
            if word in found:
                continue
            if word in inputs or word in formulas:
                found.add(word)
            if word in formulas:
                todo.append(word)
    return frozenset(found & inputs)


def read_inputs(
    model: CapacityModel,
    values: Mapping[str, Value] | None = None,
    *,
    draws: int = LIVE_DRAWS,
    seed: str | int = 0,
) -> dict[str, Quantity]:
    """All inputs: the given values, else the reference.

    Raises:
        EstimateError: A value cannot be read; the message names the input.
    """
    given = values or {}
    found = {}
    for one in model.inputs:
        value = given.get(one.id, one.reference)
        try:
            found[one.id] = read_input(one, value, draws=draws, seed=seed)
        except EstimateError as error:
            error.message = f"{one.label}: {error.message}"
            raise
    return found


def quantities(
    model: CapacityModel,
    inputs: Mapping[str, Quantity],
    *,
    draws: int = LIVE_DRAWS,
    seed: str | int = 0,
) -> dict[str, Quantity | EstimateError]:
    """The value of every output, or why it has none, in the order of the model."""
    names = dict(inputs)
    found: dict[str, Quantity | EstimateError] = {}
    for output in ordered(model):
        try:
            names[output.id] = found[output.id] = compute_formula(
                output.formula, output.unit, names, draws=draws, seed=seed
            )
        except EstimateError as error:
            found[output.id] = error
    return {output.id: found[output.id] for output in model.outputs}


def compute_formula(
    formula: str,
    unit: str,
    names: Mapping[str, Quantity],
    *,
    draws: int = LIVE_DRAWS,
    seed: str | int = 0,
) -> Quantity:
    """One formula in the scope of a model, shown in the manner of its unit."""
    declared = unit_quantity(unit)
    value = resolve(
        _parsed(formula),
        names,
        draws=draws,
        seed=f"{seed}:{formula}",
        wanted=declared.dim,
    )
    style = Style(declared.style.data, declared.style.time, declared.style.percent)
    labels = declared.labels or (NO_LABELS if unit else value.labels)
    return Quantity(value.value, value.dim, labels, value.samples, style)


def evaluate(
    model: CapacityModel,
    values: Mapping[str, Value] | None = None,
    *,
    draws: int = LIVE_DRAWS,
    seed: str | int = 0,
) -> ModelResult:
    """Compute every output.

    Args:
        model: The model; it should have passed `check_model`.
        values: Own values of inputs by id, as text, number or quantity; the others take
            their reference.
        draws: Draws a range takes.
        seed: What the draws depend on.

    Raises:
        EstimateError: An input cannot be read, or the outputs form a circle.
    """
    inputs = read_inputs(model, values, draws=draws, seed=seed)
    found = quantities(model, inputs, draws=draws, seed=seed)
    return ModelResult(
        inputs, tuple(_result(output, found[output.id]) for output in model.outputs)
    )


def _result(output: Output, value: Quantity | EstimateError) -> OutputResult:
    if isinstance(value, EstimateError):
        return OutputResult(output, None, None, value)
    try:
        estimate = Estimate(output.formula, value)
    except EstimateError as error:
        return OutputResult(output, None, None, error)
    size = unit_quantity(output.unit).value
    return OutputResult(output, estimate, estimate.value * estimate.factor / size)
