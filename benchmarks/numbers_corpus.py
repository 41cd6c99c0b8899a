"""The corpus of claims: loaded in parts, scored the same way everywhere.

In the first corpus the third whose numbers are divisible by three was held out until
its report (39 of 51 caught, 1 alarm in 55) and has been read since. The second corpus
is the one held out now: nothing here prints its texts, the scorer returns counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from coach.capacity.claims import Claim, check

ROOT = Path(__file__).parents[1] / "tests" / "corpus" / "numbers"
SLACK = 3


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled statement: its words, and whether it is right."""

    quote: str
    right: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of the corpus with its labels."""

    name: str
    style: str
    text: str
    labels: tuple[Label, ...]

    @property
    def held_out(self) -> bool:
        """Whether it was kept unread until the first report."""
        return int(self.name[1:]) % 3 == 0


@dataclass(slots=True)
class Counts:
    """What a part of the corpus came to."""

    caught: int = 0
    wrong: int = 0
    alarms: int = 0
    right: int = 0
    confirmed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.caught + other.caught,
            self.wrong + other.wrong,
            self.alarms + other.alarms,
            self.right + other.right,
            self.confirmed + other.confirmed,
        )


def _entry(raw: dict[str, Any]) -> Entry:
    labels = tuple(
        Label(one["quote"], one["truth"] == "right") for one in raw.get("claims") or ()
    )
    return Entry(raw["id"], raw["style"], raw["text"], labels)


def _load(path: Path) -> list[Entry]:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [_entry(one) for one in raw]


def part(*, held_out: bool) -> list[Entry]:
    """The entries of one part of the first corpus."""
    return [one for one in _load(ROOT / "blind.yaml") if one.held_out == held_out]


def second() -> list[Entry]:
    """The second corpus, which no one tunes on; empty where the file is missing."""
    path = ROOT / "blind-second.yaml"
    return _load(path) if path.exists() else []


def pages(*, odd: bool) -> list[Path]:
    """The ordinary pages with odd numbers, or those with even ones."""
    found = sorted((ROOT / "pages").glob("*.md"))
    return [one for one in found if (int(one.name[:2]) % 2 == 1) == odd]


def _ends(text: str, claims: tuple[Claim, ...]) -> Iterator[tuple[int, Claim]]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for claim in claims:
        at = text.find(claim.quote, starts[claim.line - 1])
        yield at + len(claim.quote), claim


def score(entry: Entry) -> Counts:
    """Compare the claims of one text with its labels.

    A wrong statement is caught by a finding that ends inside its words. A finding
    anywhere else is a false alarm.
    """
    counts = Counts()
    found = list(_ends(entry.text, check(entry.text)))
    excused: set[int] = set()
    for label in entry.labels:
        start = entry.text.find(label.quote)
        stop = start + len(label.quote) + SLACK
        inside = [one for end, one in found if start < end <= stop]
        told = [one for one in inside if one.status != "ok"]
        if label.right:
            counts.right += 1
            counts.confirmed += bool(inside) and not told
        else:
            counts.wrong += 1
            counts.caught += bool(told)
            excused |= {id(one) for one in told}
    counts.alarms = sum(
        one.status != "ok" and id(one) not in excused for _, one in found
    )
    return counts


def alarms_on(page: Path) -> list[Claim]:
    """The findings on a page that has nothing wrong."""
    found = check(page.read_text(encoding="utf-8"))
    return [one for one in found if one.status != "ok"]
