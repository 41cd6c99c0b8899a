"""The labelled stories, and what the checks make of them.

Owns reading the corpus and counting; says nothing about the stories themselves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path

import yaml

from coach import resources
from coach.domain.question import Question
from coach.domain.story import StoryReport
from coach.library.questions import load_questions
from coach.stories import check

ROOT = Path(__file__).resolve().parents[1] / "tests" / "corpus" / "stories"

PADDING = (
    # Words without content, some 50 each; none says what anybody did.
    "It was really a very interesting time and there was a lot going on for everybody "
    "involved, and as you can imagine it was not always easy, but that is how these "
    "things are, and in a way it is part of the job and one gets used to it. ",
    "Communication is very important in any team and I believe that everybody should "
    "always be open and honest, because teamwork makes everything better, and a good "
    "attitude is half of the success, as people often say about such things. ",
    "There were many different aspects and many different challenges, and of course "
    "there was some pressure, but pressure is normal in our industry, and it was a "
    "great opportunity to grow and to show a positive and professional attitude. ",
)


@dataclass(frozen=True, slots=True)
class Story:
    """A story of the corpus with its labels."""

    name: str
    text: str
    question: str
    quality: str
    style: str
    labelled: bool


@lru_cache(maxsize=1)
def questions() -> dict[str, Question]:
    """Return the shipped questions by id."""
    loaded = load_questions([(resources.content(), "shipped")])
    return {one.id: one for one in loaded.all()}


def stories(part: str) -> list[Story]:
    """Return the stories of `tuning` or `held-out`."""
    folder = ROOT / part
    labels = yaml.safe_load((folder / "labels.yaml").read_text(encoding="utf-8"))
    return [
        Story(
            name,
            (folder / name).read_text(encoding="utf-8"),
            label["question"],
            label["quality"],
            label["style"],
            label["labelled"],
        )
        for name, label in sorted(labels.items())
    ]


def report(story: Story) -> StoryReport:
    """Check a story against its own question."""
    return check(story.text, questions()[story.question])


@dataclass(frozen=True, slots=True)
class Pairs:
    """How often the better story of a question has the higher score."""

    right: int
    all: int


def pairs(
    scored: Mapping[str, Iterable[tuple[str, int]]], high: str, low: str
) -> Pairs:
    """Compare each story of one quality with each of another, question by question."""
    right = count = 0
    for rows in scored.values():
        told = list(rows)
        above = [score for quality, score in told if quality == high]
        below = [score for quality, score in told if quality == low]
        for a, b in product(above, below):
            right += a > b
            count += 1
    return Pairs(right, count)


def padded(text: str) -> list[str]:
    """Return a text with some 300 empty words: at its start, in it, at its end."""
    empty = "".join(PADDING) * 2
    paragraphs = text.rstrip().split("\n\n")
    body = next((n for n, p in enumerate(paragraphs) if len(p.split()) > 12), 0)
    middle = [*paragraphs]
    at = max(body, len(paragraphs) // 2)
    middle[at] = f"{middle[at]} {empty}"
    start = [*paragraphs]
    start[body] = f"{start[body]} {empty}"
    end = f"{text.rstrip()} {empty}\n"
    return ["\n\n".join(start), "\n\n".join(middle), end]
