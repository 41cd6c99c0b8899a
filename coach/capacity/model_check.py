"""Is a capacity model right? Units, names, cycles, traps, before anyone sees it.

Owns the rules a model must keep. Every fault is reported, not only the first.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coach.capacity.cursor import FUNCTIONS, KEYWORDS
from coach.capacity.errors import EstimateError
from coach.capacity.formatting import show
from coach.capacity.model import CapacityModel, Input, Output, Trap
from coach.capacity.model_run import (
    compute_formula,
    ordered,
    read_input,
    unit_quantity,
)
from coach.capacity.nodes import words_in
from coach.capacity.parser import parse
from coach.capacity.quantity import Quantity, describe
from coach.capacity.units import SCALES, find_unit

SAME = 0.05


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a model.

    Attributes:
        where: The part of the model: `outputs.storage.formula`.
        message: What is wrong.
        hint: What to do.
    """

    where: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" + (
            f" ({self.hint})" if self.hint else ""
        )


def check_model(model: CapacityModel) -> tuple[Problem, ...]:
    """Every fault of a model; an empty tuple when it is right."""
    problems = [*_ids(model), *_empty(model)]
    names: dict[str, Quantity] = {}
    broken: set[str] = set()
    for one in model.inputs:
        problems += _input(one, names, broken)
    problems += _unused(model)
    try:
        outputs = ordered(model)
    except EstimateError as error:
        return (*problems, Problem("outputs", error.message, error.hint))
    for output in outputs:
        problems += _output(output, names, broken)
    for trap in model.traps:
        problems += _trap(trap, model, names, broken)
    return tuple(problems)


def _parts(model: CapacityModel) -> Iterator[tuple[str, Input | Output | Trap]]:
    yield from ((f"inputs.{one.id}", one) for one in model.inputs)
    yield from ((f"outputs.{one.id}", one) for one in model.outputs)
    yield from ((f"traps.{one.id}", one) for one in model.traps)


def _ids(model: CapacityModel) -> Iterator[Problem]:
    named = [one for _, one in _parts(model) if not isinstance(one, Trap)]
    counts = Counter(one.id for one in named)
    counts += Counter(f"trap {one.id}" for one in model.traps)
    for its_id, count in counts.items():
        if count > 1:
            yield Problem(its_id, f"the id is used {count} times", "each id once")
    for where, one in _parts(model):
        if not one.id.isidentifier() and not isinstance(one, Trap):
            yield Problem(
                where, f"`{one.id}` cannot be a name", "letters, digits and _ only"
            )
        elif isinstance(one, Trap):
            continue
        elif find_unit(one.id) or one.id in {*SCALES, *FUNCTIONS, *KEYWORDS}:
            yield Problem(
                where, f"`{one.id}` already means something", "take a longer id"
            )


def _empty(model: CapacityModel) -> Iterator[Problem]:
    needed = {
        Input: ("label", "reference", "source"),
        Output: ("label", "formula", "decides"),
        Trap: ("on", "formula", "tells"),
    }
    for where, one in _parts(model):
        for field in needed[type(one)]:
            if not getattr(one, field):
                yield Problem(f"{where}.{field}", "is empty", "say it in a few words")
    if not model.outputs:
        yield Problem("outputs", "there is none", "a model computes something")


def _input(
    one: Input, names: dict[str, Quantity], broken: set[str]
) -> Iterator[Problem]:
    broken.add(one.id)
    try:
        unit_quantity(one.unit)
    except EstimateError as error:
        yield Problem(f"inputs.{one.id}.unit", error.message, error.hint)
        return
    try:
        value = read_input(one, one.reference)
    except EstimateError as error:
        yield Problem(f"inputs.{one.id}.reference", error.message, error.hint)
        return
    broken.remove(one.id)
    names[one.id] = Quantity(value.value, value.dim, value.labels, None, value.style)


def _unused(model: CapacityModel) -> Iterator[Problem]:
    used: set[str] = set()
    formulas = [one.formula for one in model.outputs]
    for formula in [*formulas, *(trap.formula for trap in model.traps)]:
        try:
            used |= words_in(parse(formula).node)
        except EstimateError:
            return  # reported where it belongs; what it would use is unknown
    for given in model.inputs:
        if given.id not in used:
            yield Problem(
                f"inputs.{given.id}", "no formula uses it", "use it or take it out"
            )


def _output(
    output: Output, names: dict[str, Quantity], broken: set[str]
) -> Iterator[Problem]:
    where = f"outputs.{output.id}"
    try:
        unit_quantity(output.unit)
        reads = words_in(parse(output.formula).node)
        if reads & broken:
            broken.add(output.id)  # the fault is told once, where it arises
            return
        value = compute_formula(output.formula, output.unit, names)
    except EstimateError as error:
        broken.add(output.id)
        yield _misfit(where, output.formula, output.unit, error, names)
        return
    names[output.id] = Quantity(value.value, value.dim, value.labels, None, value.style)


def _misfit(
    where: str,
    formula: str,
    unit: str,
    error: EstimateError,
    names: Mapping[str, Quantity],
) -> Problem:
    """A unit that does not fit in words of both sides; other errors as they are."""
    try:
        declared = unit_quantity(unit)
    except EstimateError as wrong:
        return Problem(f"{where}.unit", wrong.message, wrong.hint)
    if error.kind == "unit" and error.message.endswith("is wanted"):
        got = error.message.partition(", but ")[0]
        return Problem(
            f"{where}.formula",
            f"its unit does not fit: {got}, declared is {unit or 'a plain number'} "
            f"({describe(declared)})",
            "mend the formula or the unit",
        )
    known = ", ".join(sorted(names)) or "none"
    hint = error.hint
    if error.kind == "name" and not hint.startswith("did you mean"):
        hint = f"the names are {known}"
    return Problem(f"{where}.formula", f"{error.message} in `{formula}`", hint)


def _trap(
    trap: Trap, model: CapacityModel, names: Mapping[str, Quantity], broken: set[str]
) -> Iterator[Problem]:
    where = f"traps.{trap.id}"
    output = next((one for one in model.outputs if one.id == trap.on), None)
    if output is None:
        known = ", ".join(one.id for one in model.outputs)
        yield Problem(f"{where}.on", f"no output is called `{trap.on}`", known)
        return
    try:
        if words_in(parse(trap.formula).node) & broken or trap.on in broken:
            return
        wrong = compute_formula(trap.formula, output.unit, names)
    except EstimateError as error:
        yield _misfit(where, trap.formula, output.unit, error, names)
        return
    right = names[trap.on].value
    if abs(wrong.value - right) <= SAME * abs(right):
        yield Problem(
            f"{where}.formula",
            f"it gives {show(wrong)}, as the right way does",
            "a trap must lead to another result",
        )
