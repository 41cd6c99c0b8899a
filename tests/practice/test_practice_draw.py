"""What comes next: repeatable, mixed, and first what is not known yet."""

from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from coach.capacity.errors import EstimateError
from coach.domain.figures import BaseRate, Formula
from coach.practice.answers import Answer
from coach.practice.draw import KNOWN, MISSED, draw, weigh
from coach.practice.inputs import choices, fresh, typical
from coach.practice.problems import from_formula, from_rate, is_estimate, topic_of

Rates = tuple[BaseRate, ...]


def _answer(question: str, topic: str, *, hit: bool = True) -> Answer:
    return Answer(0, question, topic, 1, 2, "GB", 1.5, hit, "on target", 0.3)


def _play(rates: Rates, count: int, seed: str = "s") -> list[Answer]:
    history: list[Answer] = []
    for n in range(count):
        question = draw((), rates, history, f"{seed}:{n}")
        assert question is not None
        history.append(_answer(question.id, question.topic))
    return history


def test_the_same_seed_asks_the_same(rates: Rates, formula: Formula) -> None:
    asked = [draw((formula,), rates, (), f"{n}") for n in range(40)]
    assert asked == [draw((formula,), rates, (), f"{n}") for n in range(40)]
    assert len({question.id for question in asked if question}) > 8


def test_never_the_same_twice_in_a_row(rates: Rates) -> None:
    for pool in (rates, rates[:2]):
        asked = [answer.question for answer in _play(pool, 60)]
        assert all(one != two for one, two in pairwise(asked))


def test_a_single_figure_is_asked_again(rates: Rates) -> None:
    assert len(_play(rates[:1], 3)) == 3


def test_nothing_to_ask_is_said() -> None:
    assert draw((), (), (), "s") is None


def test_topics_are_mixed(rates: Rates) -> None:
    topics = [answer.topic for answer in _play(rates, 150)]
    assert min(Counter(topics).values()) > 30
    repeats = sum(a == b for a, b in pairwise(topics))
    assert repeats < 40


def test_everything_is_asked_before_much_is_repeated(rates: Rates) -> None:
    asked = {answer.question for answer in _play(rates, 45)}
    assert len(asked) == len(rates)


def test_what_was_missed_comes_before_what_is_known(rates: Rates) -> None:
    topics = {f"rate:{rate.id}": str(rate.group) for rate in rates}
    history = [_answer(key, topics[key], hit="-0" not in key) for key in topics]
    history += [_answer(f"other:{n}", "other") for n in range(8)]
    weights = weigh(topics, history)
    ratio = weights["rate:size-0"] / weights["rate:size-1"]
    assert ratio == pytest.approx(MISSED / KNOWN)


def test_a_topic_with_many_figures_has_no_more_turns() -> None:
    topics = {f"rate:{n}": "size" for n in range(90)} | {"rate:x": "price"}
    weights = weigh(topics, ())
    assert weights["rate:x"] == pytest.approx(sum(weights.values()) / 2)


def test_a_base_rate_is_asked_with_its_source(rates: Rates) -> None:
    question = from_rate(rates[0])
    assert question.asks == "latency 0: how long?"
    assert (question.truth, question.unit) == (1, "ms")
    assert question.source == "a page, 2026"


def test_a_published_range_counts_with_its_middle() -> None:
    rate = BaseRate(
        id="zone", group="latency", name="Round trip", value="50..250", unit="µs",
        tag="H", source="custom", assumption=True,
    )  # fmt: skip
    question = from_rate(rate)
    assert question.truth == pytest.approx(111.8, rel=1e-3)
    assert question.truth_text == "50 to 250 µs (the middle, 112 µs, counts)"
    assert question.kind == "planning value"
    assert "nobody measured" in question.source


def test_a_problem_has_fresh_round_inputs_and_a_computed_truth(
    formula: Formula,
) -> None:
    problems = {from_formula(formula, f"{n}") for n in range(40)}
    assert len({problem.given for problem in problems}) > 30
    for problem in problems:
        given = dict(problem.given)
        assert "Indexes" not in given  # usually 0 and without a sane range
        assert given["Items"].endswith("/day")
        items, size, copies = (given[x] for x in ("Items", "Size of one", "Replicas"))
        assert problem.working[-1].endswith(problem.truth_text.split(" = ")[0])
        assert all((items, size, copies))
    assert from_formula(formula, "a") == from_formula(formula, "a")


def test_the_truth_is_that_of_the_given_values(formula: Formula) -> None:
    problem = from_formula(formula, "1")
    given = dict(problem.given)
    size = {"B": 1, "KB": 1e3}[given["Size of one"].split()[1]]
    items = given["Items"].split()[0]
    many = float(items[:-1]) * {"k": 1e3, "M": 1e6}[items[-1]]
    each = float(given["Size of one"].split()[0]) * size
    assert problem.truth == pytest.approx(
        many * each * float(given["Replicas"]) / 1e9, rel=1e-6
    )


def test_inputs_stay_sane(formula: Formula) -> None:
    copies = formula.inputs[3]
    assert choices(formula, copies) == [1, 2, 3, 4, 5]
    assert [one.value for one in typical(formula)] == [1e6, 1000, 0, 3]
    assert len(choices(formula, formula.inputs[0])) > 8


def test_what_is_usually_nothing_is_varied_within_its_sane_range(
    formula: Formula,
) -> None:
    overhead = formula.inputs[2].model_copy(update={"sane": "0..100"})
    assert choices(formula, overhead)[0] == 5
    assert choices(formula, overhead)[-1] == 100
    assert choices(formula, formula.inputs[2]) == (0,)


def test_where_no_fresh_input_makes_sense_the_usual_ones_are_asked(
    formula: Formula,
) -> None:
    narrow = formula.model_copy(update={"sane": "3..3"})
    assert from_formula(narrow, "1").truth == pytest.approx(3)


def test_a_formula_without_a_result_is_refused(formula: Formula) -> None:
    broken = formula.model_copy(update={"formula": "items / (copies - copies)"})
    with pytest.raises(EstimateError, match="storage-per-day"):
        from_formula(broken, "1")


def test_a_constant_is_not_made_up() -> None:
    cells = Formula.model_validate(
        {
            "id": "cells", "row": 26, "name": "Cells", "formula": "area / cell",
            "unit": "cells", "tag": "V", "source": "a table",
            "inputs": [
                {"id": "area", "label": "Area", "unit": "km^2", "typical": 800},
                {"id": "cell", "label": "Cell", "unit": "km^2", "typical": 0.7373},
            ],
            "golden": [{"given": {"cell": 5.161}, "value": 155}],
        }
    )  # fmt: skip
    assert choices(cells, cells.inputs[1]) == [0.7373, 5.161]


def test_a_sum_is_not_a_matter_of_orders(formula: Formula) -> None:
    assert is_estimate(formula)
    assert not is_estimate(formula.model_copy(update={"formula": "r + w - n"}))


def test_the_topic_follows_from_the_unit() -> None:
    units = ("%", "$/GB", "GB/day", "Mb/s", "ms", "/s", "servers")
    assert [topic_of(unit) for unit in units] == [
        "share",
        "price",
        "size",
        "throughput",
        "latency",
        "throughput",
        "count",
    ]


def test_fresh_inputs_are_round(formula: Formula) -> None:
    for n in range(30):
        for chosen in fresh(formula, Random(n)):  # noqa: S311
            digits = "".join(c for c in chosen.text.split()[0] if c.isdigit())
            assert len(digits.strip("0")) <= 2
