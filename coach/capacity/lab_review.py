"""Committed numbers against the reference: how near, and why not nearer.

Owns the sentences of the reveal, which the screen and the sheet share. Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from coach.capacity.errors import EstimateError
from coach.capacity.estimate import Estimate
from coach.capacity.grading import Grade, grade
from coach.capacity.lab import read_field, readable, reference
from coach.capacity.model import CapacityModel, Input, Output, Trap
from coach.capacity.model_run import (
    ModelResult,
    evaluate,
    read_inputs,
    unit_quantity,
)
from coach.capacity.quantity import Quantity
from coach.capacity.sensitivity import explain_difference, trap_for

SIGNS = {"on target": "✓", "right order": "≈", "off": "✗", "unit": "✗"}
"""One sign per verdict; the words always stand beside it."""

_WORTH_EXPLAINING = 1.25
"""A smaller factor than this is rounding, and needs no cause."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One line of the lab after the reveal.

    Attributes:
        line: The input or output of the model.
        own: What was committed, as typed; "" for nothing.
        understood: How that was read; "" where it was not.
        error: Why it could not be read, or "".
        reference: The reference value for people.
        grade: How near the own number is; None where there is none.
        computed: What the own inputs give, for an output without an own result.
        cause: Why an own result differs, one sentence; "" where there is no need.
        trap: The wrong route that an own result fits, or None.
    """

    line: Input | Output
    own: str
    understood: str
    error: str
    reference: str
    grade: Grade | None
    computed: str = ""
    cause: str = ""
    trap: Trap | None = None

    @property
    def sign(self) -> str:
        """One character for the verdict."""
        if self.grade is None:
            return "!" if self.error else "·"
        return SIGNS[self.grade.verdict]

    @property
    def verdict(self) -> str:
        """The verdict in words."""
        if self.grade is not None:
            return self.grade.text
        return "not understood" if self.error else "left open"


@dataclass(frozen=True, slots=True)
class LabReview:
    """All lines of a lab against the reference, in the order of the model."""

    inputs: tuple[Reviewed, ...]
    outputs: tuple[Reviewed, ...]

    def count(self, verdict: str) -> int:
        """How many lines have a verdict."""
        lines = (*self.inputs, *self.outputs)
        return sum(
            one.grade is not None and one.grade.verdict == verdict for one in lines
        )

    @property
    def answered(self) -> int:
        """How many lines have a number that could be read."""
        return sum(one.grade is not None for one in (*self.inputs, *self.outputs))

    @property
    def traps(self) -> tuple[Trap, ...]:
        """The traps that were stepped into."""
        return tuple(one.trap for one in self.outputs if one.trap is not None)


def review(
    model: CapacityModel, inputs: Mapping[str, str], results: Mapping[str, str]
) -> LabReview:
    """Compare committed inputs and results with the reference.

    Args:
        model: The model of the case.
        inputs: The own inputs as typed, by id; missing or empty means left open.
        results: The own results likewise.
    """
    values, _ = readable(model, inputs)
    theirs = read_inputs(model)
    ours = _run(model, values)
    return LabReview(
        tuple(
            _input(one, inputs.get(one.id, ""), theirs[one.id]) for one in model.inputs
        ),
        tuple(
            _output(model, one, results.get(one.id, ""), values, ours)
            for one in model.outputs
        ),
    )


def _run(model: CapacityModel, values: Mapping[str, Quantity]) -> ModelResult | None:
    try:
        return evaluate(model, values) if values else None
    except EstimateError:
        return None


def _read(line: Input | Output, text: str) -> tuple[Quantity | None, str, str]:
    """What a field is worth, how it was read, and what is wrong with it."""
    if not text.strip():
        return None, "", ""
    try:
        value = read_field(line, text)
        return value, Estimate(text, value).text, ""
    except EstimateError as error:
        hint = f" – {error.hint}" if error.hint else ""
        return None, "", f"{error.message}{hint}"


def _input(line: Input, text: str, theirs: Quantity) -> Reviewed:
    value, said, error = _read(line, text)
    shown = Estimate(line.reference, theirs).text
    graded = None if value is None else grade(value, theirs)
    return Reviewed(line, text, said, error, shown, graded)


def _output(
    model: CapacityModel,
    line: Output,
    text: str,
    values: Mapping[str, Quantity],
    ours: ModelResult | None,
) -> Reviewed:
    base = reference(model)[line.id]
    shown = base.estimate.text if base.estimate else "–"
    value, said, error = _read(line, text)
    mine = ours[line.id].estimate if ours else None
    computed = mine.text if mine is not None else ""
    if value is None or base.estimate is None:
        return Reviewed(line, text, said, error, shown, None, computed)
    graded = grade(value, base.estimate.quantity)
    own = value.value / unit_quantity(line.unit).value
    cause, trap = "", None
    if graded.factor > _WORTH_EXPLAINING:
        cause = _cause(model, line, own, values, computed or shown)
        trap = _trap(model, line, own, values)
        if trap is None and not _follows(value, mine):
            trap = _trap(model, line, own, {})  # worked with the figures of the case
    return Reviewed(line, text, said, error, shown, graded, computed, cause, trap)


def _follows(value: Quantity, mine: Estimate | None) -> bool:
    """Whether a result is what the own inputs give, but for rounding."""
    return mine is not None and grade(value, mine.quantity).factor <= _WORTH_EXPLAINING


def _trap(
    model: CapacityModel, line: Output, own: float, values: Mapping[str, Quantity]
) -> Trap | None:
    try:
        return trap_for(model, line.id, own, values)
    except EstimateError:
        return None


def _cause(
    model: CapacityModel,
    line: Output,
    own: float,
    values: Mapping[str, Quantity],
    computed: str,
) -> str:
    """Which input explains most of a difference, as one sentence."""
    try:
        why = explain_difference(model, values, line.id, own)
    except EstimateError:
        return ""
    if not why.main:
        return ""
    if why.main == "working":
        whose = "your own inputs" if values else "the reference inputs"
        return f"The working: {whose} give {computed}."
    most = why.contributions[0]
    declared = model.input(most.input)
    yours = Estimate("", values[most.input]).text
    theirs = Estimate("", read_inputs(model)[most.input]).text
    share = "All" if most.share > 0.95 else f"{most.share:.0%}"
    if share == "All" or most.share >= 0.5:
        part = f"{share} of the difference comes"
    else:
        part = f"The largest part of the difference ({share}) comes"
    return f"{part} from {declared.label}: yours {yours}, reference {theirs}."
