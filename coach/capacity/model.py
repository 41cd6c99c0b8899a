"""A capacity model: the inputs, outputs and traps of one case, as plain values.

Owns their shape and how they are made from plain mappings. Must not read files or
compute: `model_check` judges a model, `model_run` computes it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from coach.errors import ContentError


@dataclass(frozen=True, slots=True)
class Input:
    """A number the person brings.

    Attributes:
        id: The name formulas use.
        label: What it is called on screen.
        unit: The unit a bare number is in, such as `tweets/user/day`; "" for none.
        reference: The reference value or range in the estimate language.
        source: Where it comes from, or `assumption`.
    """

    id: str
    label: str
    unit: str
    reference: str
    source: str


@dataclass(frozen=True, slots=True)
class Output:
    """A number that follows, and the decision it drives."""

    id: str
    label: str
    formula: str
    unit: str
    decides: str


@dataclass(frozen=True, slots=True)
class Trap:
    """A known wrong route to an output, and what to tell who took it."""

    id: str
    on: str
    formula: str
    tells: str


@dataclass(frozen=True, slots=True)
class CapacityModel:
    """All calculators of one case."""

    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    traps: tuple[Trap, ...] = ()

    def input(self, its_id: str) -> Input:
        """The input with an id; KeyError when there is none."""
        return {one.id: one for one in self.inputs}[its_id]

    def output(self, its_id: str) -> Output:
        """The output with an id; KeyError when there is none."""
        return {one.id: one for one in self.outputs}[its_id]


def model_from_mapping(raw: Mapping[str, object]) -> CapacityModel:
    """Make a model from plain mappings, such as parsed YAML.

    `inputs`, `outputs` and `traps` are lists of mappings with the fields of the classes
    here; an input's `reference` is a number, a text, or a pair [low, high].

    Raises:
        ContentError: A field is missing, unknown or of the wrong kind.
    """
    known = {"inputs", "outputs", "traps"}
    if unknown := sorted(set(raw) - known):
        raise ContentError(
            f"a capacity model has no field `{unknown[0]}`",
            "it has inputs, outputs and traps",
        )
    return CapacityModel(
        tuple(Input(**_texts(Input, row, at)) for at, row in _rows(raw, "inputs")),
        tuple(Output(**_texts(Output, row, at)) for at, row in _rows(raw, "outputs")),
        tuple(Trap(**_texts(Trap, row, at)) for at, row in _rows(raw, "traps")),
    )


def _rows(
    raw: Mapping[str, object], key: str
) -> list[tuple[str, Mapping[object, object]]]:
    rows = raw.get(key, ())
    if not isinstance(rows, Sequence) or isinstance(rows, str):
        raise ContentError(f"`{key}` is not a list", "write one `-` entry for each")
    found = []
    for at, row in enumerate(rows):
        if not isinstance(row, Mapping):
            raise ContentError(f"{key}[{at}] is not a mapping", "give it an id")
        found.append((f"{key}[{at}]", row))
    return found


def _texts(
    kind: type[Input | Output | Trap], row: Mapping[object, object], where: str
) -> dict[str, str]:
    names = [field.name for field in fields(kind)]
    if unknown := sorted({str(key) for key in row} - set(names)):
        raise ContentError(
            f"{where} has an unknown field `{unknown[0]}`",
            f"its fields are {', '.join(names)}",
        )
    texts = {}
    for name in names:
        if name not in row and name != "unit":
            raise ContentError(f"{where} has no `{name}`", f"add `{name}: …`")
        texts[name] = _text(row.get(name, ""), f"{where}.{name}")
    return texts


def _text(value: object, where: str) -> str:
    """A scalar as text; [low, high] as a range."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(value)
    if isinstance(value, Sequence) and len(value) == 2:
        low, high = (_text(end, where) for end in value)
        return f"{low}..{high}"
    raise ContentError(f"{where} is neither text nor number", "quote it")
