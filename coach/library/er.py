"""Entity-relationship drawings in Mermaid: the entities of one, and what is no line.

Owns how much of Mermaid's `erDiagram` is read: relations, entities with their fields,
comments. Its boxes are drawn elsewhere; here it is only made sure that they can be.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_NAME: Final = r"""(?:[A-Za-z_][\w-]*|"[^"\n]+")"""
_RELATION: Final = re.compile(
    rf"({_NAME})\s+[|}}][|o](?:--|\.\.)[|o][|{{]\s+({_NAME})(?:\s*:\s*(.*))?"
)
_OPENS: Final = re.compile(rf"({_NAME})(?:\[[^\]\n]*\])?\s*\{{\s*(\}})?")
_ALONE: Final = re.compile(rf"({_NAME})(?:\[[^\]\n]*\])?")
_FIELD: Final = re.compile(
    r"""[A-Za-z_*][\w\-()\[\],]*\s+\*?[A-Za-z_][\w\-()\[\]]*"""
    r"""(?:\s+(?:PK|FK|UK)(?:\s*,\s*(?:PK|FK|UK))*)?(?:\s+"[^"\n]*")?"""
)
_SPARED: Final = (
    "direction ",
    "style ",
    "classDef ",
    "class ",
    "accTitle",
    "accDescr",
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A line that Mermaid would refuse.

    Attributes:
        line: Counted from 1.
        message: What is wrong.
        hint: What to do.
    """

    line: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Entities:
    """What was read of a drawing."""

    names: tuple[str, ...]
    slips: tuple[Slip, ...]


def read_er(source: str) -> Entities:
    """Read an entity-relationship drawing; never raises."""
    names: dict[str, None] = {}
    slips: list[Slip] = []
    lines = list(_lines(source))
    if not lines or lines[0][1] != "erDiagram":
        at = lines[0][0] if lines else 1
        slip = Slip(at, "an entity drawing begins with 'erDiagram'", "write it on top")
        return Entities((), (slip,))
    opened = 0
    for number, line in lines[1:]:
        if opened:
            if line == "}":
                opened = 0
            elif not _FIELD.fullmatch(line):
                hint = "a field is its type and its name: string handle"
                slips.append(Slip(number, "this is no field of an entity", hint))
        elif relation := _RELATION.fullmatch(line):
            names |= dict.fromkeys(one.strip('"') for one in relation.groups()[:2])
            if not (relation[3] or "").strip():
                hint = "write what joins them after a colon: A ||--o{ B : has"
                slips.append(Slip(number, "the relation has no words", hint))
        elif entity := _OPENS.fullmatch(line):
            names[entity[1].strip('"')] = None
            opened = 0 if entity[2] else number
        elif alone := _ALONE.fullmatch(line):
            names[alone[1].strip('"')] = None
        elif not line.startswith(_SPARED):
            hint = "a relation is A ||--o{ B : has; an entity is A { type field }"
            slips.append(Slip(number, "this line cannot be drawn", hint))
    if opened:
        slips.append(Slip(opened, "the entity opened here is not closed", "add a '}'"))
    return Entities(tuple(names), tuple(slips))


def _lines(source: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(source.splitlines(), 1):
        bare = line.strip()
        if bare and not bare.startswith("%%"):
            yield number, bare
