"""Formulas and base rates as content gives them: the raw material of the drill.

Owns their fields only; what a text is worth is for `coach.capacity` to say.
"""

from typing import Annotated, Literal

from pydantic import Field

from coach.domain.format import Line, Slug
from coach.domain.record import Record

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Figure = int | float | Line
"""A number, or a number or range as text in the estimate language."""
UnitText = Annotated[str, Field(max_length=40)]
Tag = Literal["V", "M", "C", "H"]
Group = Literal["latency", "throughput", "size", "availability", "price", "shortcut"]


class FormulaInput(Record):
    """A number that goes into a formula.

    Attributes:
        id: The name that the formula uses.
        typical: A usual value, in `unit` where it is bare.
        sane: Where such a number usually lies, a range.
    """

    id: Name
    label: Line
    unit: UnitText
    typical: Figure
    sane: Line | None = None


class Golden(Record):
    """A worked figure.

    Attributes:
        given: Values that replace typical ones, by input.
        value: The result, in the unit of the formula.
    """

    given: Annotated[dict[Name, Figure], Field(default_factory=dict)]
    value: Figure


class Formula(Record):
    """How one quantity follows from others.

    Attributes:
        row: The row of the catalogue.
        formula: In the estimate language; names are the ids of the inputs.
        unit: What the result is in.
        tag: C computed from definitions, V published, M measured, H a convention.
    """

    id: Slug
    row: Annotated[int, Field(ge=1)]
    name: Line
    formula: Line
    unit: UnitText
    inputs: Annotated[tuple[FormulaInput, ...], Field(min_length=1, strict=False)]
    sane: Line | None = None
    golden: Annotated[tuple[Golden, ...], Field(strict=False)] = ()
    note: Line | None = None
    tag: Tag
    source: Line


class BaseRate(Record):
    """A figure that people carry in their heads.

    Attributes:
        value: A number or a range, in `unit`.
        year: Of the source; what is computed needs none.
        assumption: A convention of interviews that nobody measured.
    """

    id: Slug
    group: Group
    name: Line
    value: Figure
    unit: UnitText
    tag: Tag
    source: Line
    year: Annotated[int, Field(ge=1950, le=2100)] | None = None
    assumption: bool = False
    note: Line | None = None


class Formulas(Record):
    """A file of formulas."""

    formulas: Annotated[tuple[Formula, ...], Field(strict=False)]


class BaseRates(Record):
    """A file of base rates."""

    base_rates: Annotated[tuple[BaseRate, ...], Field(strict=False)]
