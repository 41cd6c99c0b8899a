"""Which question comes next: what was missed or never asked, a mix of topics.

Owns the choice. Chance comes only from the seed: the same figures, history and seed
always give the same question.
"""

from collections.abc import Callable, Sequence
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from coach.practice.answers import Answer
from coach.practice.problems import from_formula, from_rate, is_estimate, topic_of
from coach.practice.questions import Question

if TYPE_CHECKING:
    from coach.domain.figures import BaseRate, Formula

Make = Callable[[str], Question]

NEVER, MISSED, OFF, KNOWN = 4.0, 5.0, 3.0, 1.0
"""How likely a figure is: never asked, missed last time, hit but far off, known."""

SAME_TOPIC = 0.2
"""What is left of it when the question before was of the same topic."""

RECENT = 8
"""A figure that was among so many last questions waits, unless nothing else is left."""


def draw(
    formulas: Sequence["Formula"],
    rates: Sequence["BaseRate"],
    history: Sequence[Answer],
    seed: str,
) -> Question | None:
    """Choose the next question.

    Args:
        formulas: Problems are made from these.
        rates: Base rates to ask for.
        history: The kept answers, oldest first.
        seed: Another seed may give another question.

    Returns:
        The question, or None if there is nothing to ask.
    """
    pool = {**_rates(rates), **_problems(formulas)}
    if not pool:
        return None
    weights = weigh({key: topic for key, (topic, _) in pool.items()}, history)
    chance = Random(seed)  # noqa: S311 - a draw of questions, not a secret
    (key,) = chance.choices(list(weights), list(weights.values()))
    make = pool[key][1]
    return make(f"{seed}:{key}")


def weigh(topics: dict[str, str], history: Sequence[Answer]) -> dict[str, float]:
    """How likely each question is to come next.

    Never the last one, if there is another. A topic has many figures or few; each
    topic gets an equal share.
    """
    last = {answer.question: answer for answer in history}
    before = history[-1] if history else None
    waiting = {answer.question for answer in history[-RECENT:]}
    free = [key for key in topics if key not in waiting]
    if not free:
        free = [k for k in topics if before is None or k != before.question]
    share = dict.fromkeys(topics.values(), 0.0)
    for key in free:
        share[topics[key]] += 1
    weights = {}
    for key in free or topics:
        topic = topics[key]
        weight = _need(last.get(key)) / (share[topic] or 1.0)
        same = before is not None and before.topic == topic
        weights[key] = weight * SAME_TOPIC if same else weight
    return weights


def _need(answer: Answer | None) -> float:
    if answer is None:
        return NEVER
    if not answer.hit:
        return MISSED
    return OFF if answer.grade == "off" else KNOWN


def _rates(rates: Sequence["BaseRate"]) -> dict[str, tuple[str, Make]]:
    return {f"rate:{one.id}": (str(one.group), partial(_ask, one)) for one in rates}


def _problems(formulas: Sequence["Formula"]) -> dict[str, tuple[str, Make]]:
    return {
        f"formula:{one.id}": (topic_of(one.unit), partial(from_formula, one))
        for one in formulas
        if is_estimate(one)
    }


def _ask(rate: "BaseRate", seed: str) -> Question:
    del seed  # a base rate is asked for as it is
    return from_rate(rate)
