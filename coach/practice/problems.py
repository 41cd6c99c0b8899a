"""Figures to questions: base rates as they are, formulas with fresh inputs.

Owns how a figure is asked for and how its truth is worked out; `draw` decides which
one comes next.
"""

import math
import re
from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING

from coach.capacity.errors import EstimateError
from coach.capacity.estimate import Estimate, calculate
from coach.capacity.model import Input
from coach.capacity.model_run import read_input, unit_quantity
from coach.capacity.units import DATA, LENGTH, TIME
from coach.practice.inputs import Chosen, fresh, typical
from coach.practice.questions import Question
from coach.practice.ranges import read_ends
from coach.practice.scale import said, said_range, said_twice

if TYPE_CHECKING:
    from coach.domain.figures import BaseRate, Formula

_TRIES = 30
_FAR = 300.0
"""A result this many times off the usual one is odd, and drawn again."""
_ZERO = re.compile(r"(?:^|[ (])[$€£]?0(?![\d.])")
_SIGNS = {"*": "×", "/": "÷"}


def from_rate(rate: "BaseRate") -> Question:
    """Ask for a base rate."""
    low, high = read_ends(rate.value, rate.unit)
    truth = math.sqrt(low) * math.sqrt(high) if low < high else low
    text = said_twice(low, rate.unit)
    if low < high:
        text = said_range(low, high, rate.unit)
    note = f" {rate.note}" if rate.note else ""
    return Question(
        id=f"rate:{rate.id}",
        topic=rate.group,
        kind="planning value" if rate.assumption else "base rate",
        asks=f"{rate.name}: {_how_much(rate)}?",
        given=(),
        unit=rate.unit,
        truth=truth,
        spread=(low, high) if low < high else None,
        working=(),
        source=_source(rate),
        remember=f"{rate.name}: {text}.{note}",
    )


def from_formula(formula: "Formula", seed: str) -> Question:
    """Make a small problem from a formula; the same seed makes the same problem."""
    chance = Random(seed)  # noqa: S311 - a draw of questions, not a secret
    usual = _truth(formula, typical(formula))
    for _ in range(_TRIES):
        chosen = fresh(formula, chance)
        truth = _truth(formula, chosen)
        if truth is not None and _is_sound(formula, truth, usual):
            return _problem(formula, chosen, truth)
    chosen = typical(formula)
    truth = _truth(formula, chosen)
    if truth is None:
        raise EstimateError(f"the formula {formula.id} has no result")
    return _problem(formula, chosen, truth)


def check_rate(rate: "BaseRate") -> None:
    """See that a base rate can be asked for.

    Raises:
        EstimateError: Its value does not fit its unit, or has no order of magnitude.
    """
    if read_ends(rate.value, rate.unit)[0] <= 0:
        raise EstimateError("a base rate is above 0", "give the value itself")


def check_formula(formula: "Formula") -> None:
    """See that a formula can be asked for.

    Raises:
        EstimateError: An input cannot be read, or there is no result in its unit.
    """
    for text, unit in (
        (formula.sane, formula.unit),
        *((one.sane, one.unit) for one in formula.inputs),
    ):
        if text is not None:
            read_ends(text, unit)
    _computed(formula, typical(formula))


def is_estimate(formula: "Formula") -> bool:
    """Whether a formula asks for an order of magnitude at all, not for a sum."""
    return any(sign in formula.formula for sign in "*/^")


def topic_of(unit: str) -> str:
    """The topic of a problem, from what its result is."""
    if unit == "%":
        return "share"
    dim = unit_quantity(unit).dim
    if any(dim[LENGTH + 1 :]):
        return "price"
    if dim[DATA]:
        return "throughput" if unit.endswith("/s") else "size"
    if dim[TIME] > 0:
        return "latency"
    return "throughput" if dim[TIME] else "count"


def _problem(formula: "Formula", chosen: Sequence[Chosen], truth: float) -> Question:
    note = f" {formula.note}" if formula.note else ""
    return Question(
        id=f"formula:{formula.id}",
        topic=topic_of(formula.unit),
        kind="problem",
        asks=f"{formula.name}?",
        given=_given(formula, chosen),
        unit=formula.unit,
        truth=truth,
        spread=None,
        working=_working(formula, chosen),
        source=formula.source,
        remember=f"{formula.name} = {_in_words(formula)}.{note}",
    )


def _computed(
    formula: "Formula", chosen: Sequence[Chosen], *, working: bool = False
) -> Estimate:
    names = {
        one.id: read_input(Input(one.id, "", one.unit, "", ""), one.expression)
        for one in chosen
    }
    wanted = unit_quantity(formula.unit).dim
    return calculate(formula.formula, names, wanted=wanted, working=working)


def _truth(formula: "Formula", chosen: Sequence[Chosen]) -> float | None:
    """The result in the unit of the formula, or None where there is none."""
    try:
        value = _computed(formula, chosen).quantity.value
    except EstimateError:
        return None
    return value / unit_quantity(formula.unit).value


def _is_sound(formula: "Formula", truth: float, usual: float | None) -> bool:
    """Whether a range around the truth can be thought of at all."""
    if truth <= 0 or (formula.unit == "%" and truth > 99.99999):
        return False
    if formula.sane is not None:
        low, high = read_ends(formula.sane, formula.unit)
        return low <= truth <= high
    return not usual or 1 / _FAR <= truth / usual <= _FAR


def _given(formula: "Formula", chosen: Sequence[Chosen]) -> tuple[tuple[str, str], ...]:
    """What is given: not the zeros, nor what is only multiplied by one."""
    return tuple(
        (one.label, one.text)
        for one in chosen
        if one.value and _matters(formula, chosen, one)
    )


def _matters(formula: "Formula", chosen: Sequence[Chosen], one: Chosen) -> bool:
    truth = _truth(formula, chosen)
    for factor in (1e-3, 1e3):
        other = Chosen(one.id, one.label, one.unit, one.value * factor)
        changed = [other if each is one else each for each in chosen]
        if _truth(formula, changed) != truth:
            return True
    return False


def _working(formula: "Formula", chosen: Sequence[Chosen]) -> tuple[str, ...]:
    """The steps, without those about nothing, down to the unit that was asked for."""
    found = _computed(formula, chosen, working=True)
    steps = [step for step in found.steps if not _ZERO.search(step)]
    truth = said(found.quantity.value / unit_quantity(formula.unit).value, formula.unit)
    if steps and not steps[-1].endswith(f"= {truth}"):
        steps[-1] += f" = {truth}"
    return tuple(steps)


def _in_words(formula: "Formula") -> str:
    """The formula with labels for names: `Followers ÷ Timeline inserts`."""
    labels = {one.id: _inside(one.label) for one in formula.inputs}
    words, word = [], ""
    for sign in [*formula.formula, ""]:
        if sign and (sign.isalnum() or sign == "_"):
            word += sign
            continue
        words += [labels.get(word, word), _SIGNS.get(sign, sign)]
        word = ""
    return "".join(words)


def _inside(label: str) -> str:
    """A label within a sentence; an abbreviation at its start stays as it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _source(rate: "BaseRate") -> str:
    if rate.assumption:
        return f"{rate.source}, a convention that nobody measured"
    told = rate.year is None or str(rate.year) in rate.source
    return rate.source if told else f"{rate.source}, {rate.year}"


def _how_much(rate: "BaseRate") -> str:
    """How one asks for a base rate, from what it is in."""
    if rate.group == "availability":
        return "how much downtime"
    dim = unit_quantity(rate.unit).dim
    if dim[TIME] > 0:
        return "how long"
    if dim == unit_quantity("/s").dim:
        return "how many per second"
    if dim[DATA] == 1 and not dim[TIME]:
        return "how large"
    if not any(dim) and rate.unit:
        return "how many"
    return "how much"
