"""What a list shows of a content file, kept as a line of JSON.

Minutes of a case are not kept with it: they follow from its format, which may change.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from coach.domain.ports import CaseHeader

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.domain.format import Format
    from coach.library.faults import Fault
    from coach.library.shelves import Volume


@dataclass(frozen=True, slots=True)
class Head:
    """The part of a file that lists need.

    Attributes:
        format: The format of a case; "" for a format.
        minutes: Of a format's round; 0 for a case.
        fault: Why the file cannot be used, or "".
    """

    title: str
    archetype: str = ""
    format: str = ""
    minutes: float = 0.0
    fault: str = ""

    def to_json(self) -> str:
        """Return the head as one line."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Head:
        """Return the head that `to_json` wrote."""
        return cls(**json.loads(text))


def case_head(case: Case) -> Head:
    """Return the head of a case."""
    return Head(case.title, case.archetype, case.format)


def format_head(form: Format) -> Head:
    """Return the head of a format."""
    return Head(form.title, minutes=form.minutes)


def faulty_head(file: Volume, faults: tuple[Fault, ...]) -> Head:
    """Return the head of a file that cannot be used: its first fault and how many."""
    first = faults[0]
    where = f"line {first.line}: " if first.line else ""
    more = f"; and {len(faults) - 1} more" if len(faults) > 1 else ""
    return Head(file.id, fault=f"{where}{first.says}{more}")


def case_header(
    file: Volume, head: Head, minutes: Mapping[str, float], shipped: frozenset[str]
) -> CaseHeader:
    """Join what a file says with what only the whole library knows.

    Args:
        file: The file.
        head: What it says.
        minutes: Of each format, by id.
        shipped: The ids of the shipped cases.
    """
    fault = head.fault
    if file.source == "own" and file.id in shipped:
        fault = f"the id '{file.id}' is a shipped case's; rename the file and its id"
    elif not fault and head.format not in minutes:
        fault = f"format: there is no format '{head.format}'"
    return CaseHeader(
        id=file.id,
        title=head.title,
        archetype=head.archetype,
        minutes=minutes.get(head.format, 0.0),
        source=file.source,
        path=file.path,
        fault=fault,
    )
