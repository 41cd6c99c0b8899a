"""A few figures, and people whose beliefs are known."""

from collections.abc import Callable
from random import Random

import pytest

from coach.domain.figures import BaseRate, Formula
from coach.practice.answers import Answer
from coach.practice.grading import judge, kept
from coach.practice.questions import Question
from coach.practice.ranges import Range

MakeQuestion = Callable[..., Question]
MakeAnswer = Callable[..., Answer]


@pytest.fixture
def make_question() -> MakeQuestion:
    """Make a question about a latency."""

    def make(truth: float = 0.25, unit: str = "ms", topic: str = "latency") -> Question:
        return Question(
            id="rate:zone-round-trip",
            topic=topic,
            kind="base rate",
            asks="Round trip within a zone: how long?",
            given=(),
            unit=unit,
            truth=truth,
            spread=None,
            working=(),
            source="measured, 2026",
            remember="Round trip within a zone: 250 µs.",
        )

    return make


@pytest.fixture
def make_answer(make_question: MakeQuestion) -> MakeAnswer:
    """Grade and keep a range."""

    def make(
        low: float, high: float, truth: float = 1.0, topic: str = "size", at: float = 0
    ) -> Answer:
        question = make_question(truth, "GB", topic)
        answer = Range(low, high)
        return kept(question, answer, judge(question, answer), at)

    return make


@pytest.fixture
def person(make_answer: MakeAnswer) -> Callable[..., list[Answer]]:
    """Somebody who is unsure by `doubt` powers of ten and writes `width` times that.

    With a width of 1 their ranges hold 90 % of the time.
    """

    def answers(
        count: int, width: float, doubt: float = 0.4, seed: int = 1
    ) -> list[Answer]:
        chance, found = Random(seed), []  # noqa: S311
        for _ in range(count):
            middle = 10 ** chance.gauss(0, doubt)
            half = 10 ** (1.6448536 * doubt * width)
            found.append(make_answer(middle / half, middle * half))
        return found

    return answers


@pytest.fixture
def rates() -> tuple[BaseRate, ...]:
    """Base rates of three topics."""
    return tuple(
        BaseRate(
            id=f"{group}-{n}",
            group=group,  # type: ignore[arg-type]
            name=f"{group} {n}",
            value=n + 1,
            unit=unit,
            tag="V",
            source="a page",
            year=2026,
        )
        for group, unit in (("latency", "ms"), ("size", "GB"), ("price", "$/month"))
        for n in range(6)
    )


@pytest.fixture
def formula() -> Formula:
    """Storage a day, with an overhead that is usually 0."""
    return Formula.model_validate(
        {
            "id": "storage-per-day",
            "row": 5,
            "name": "Storage added a day",
            "formula": "items * size * (1 + overhead) * copies",
            "unit": "GB/day",
            "inputs": [
                {"id": "items", "label": "Items", "unit": "/day", "typical": "1M"},
                {"id": "size", "label": "Size of one", "unit": "B", "typical": 1000},
                {"id": "overhead", "label": "Indexes", "unit": "%", "typical": 0},
                {
                    "id": "copies",
                    "label": "Replicas",
                    "unit": "",
                    "typical": 3,
                    "sane": "1..5",
                },
            ],
            "tag": "C",
            "source": "definition",
        }
    )
