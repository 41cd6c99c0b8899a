"""The corpus of answers, as hands wrote them from the bare question, and its labels.

What is held out, and the fresh answers that came after its report, are read only where
they are asked for by name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = ROOT / "tests" / "corpus" / "answers"

Share = Literal["tuning", "held-out", "fresh"]
SHARES: tuple[Share, ...] = ("tuning", "held-out", "fresh")
CASES = ("twitter", "uber", "instagram", "netflix", "slack")
REAL = ("strong", "medium", "weak")
"""The qualities of an answer that answers."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of the corpus.

    Attributes:
        case: The case that it was handed in for.
        quality: strong, medium, weak, empty or offtopic.
        about: The case that it is really about, or "other"; its own unless off topic.
    """

    case: str
    name: str
    quality: str
    style: str
    about: str
    text: str


Answers = Sequence[Answer]


def answers(share: Share) -> tuple[Answer, ...]:
    """Return the answers of one share, by case and name."""
    return tuple(one for case in CASES for one in _of_case(share, case))


def _of_case(share: Share, case: str) -> Iterator[Answer]:
    folder = ANSWERS / share / case
    labels = folder / "labels.yaml"
    if not labels.exists():
        return
    for name, label in sorted(yaml.safe_load(labels.read_text("utf-8")).items()):
        quality = label["quality"]
        about = label.get("about", "other") if quality == "offtopic" else case
        text = (folder / name).read_text("utf-8")
        yield Answer(case, name, quality, label["style"], about, text)
