"""The checker speaks of a capacity model at the line that is wrong, and only then."""

from pathlib import Path

import pytest

from coach.capacity.lab import model_of, reference
from coach.capacity.lab_review import review
from coach.capacity.model_check import check_model
from coach.domain.case import CapacityModel, Case, ModelInput, ModelOutput, ModelTrap
from coach.library.check import check_paths
from coach.library.load import open_file
from coach.library.shelves import volume

CASE = """\
schema: 1
id: shop
title: Design a shop
archetype: store
brief: Design a shop that sells things.
hints: {clarify: [a], architecture: [b], deep-dive: [c], refinement: [d]}
reference: {clarify: a, architecture: b, deep-dive: c, refinement: d}
model:
  inputs:
  - {id: buyers, label: Buyers in a day, unit: users, value: 2M users, source: x}
  - id: order_size
    label: Size of an order
    unit: B
    value: 500 B
    assumption: true
  outputs:
  - id: orders
    label: Orders a second
    formula: buyers * 1/day
    unit: /s
    decides: One database takes it.
  - id: storage
    label: Stored in a year
    formula: orders * order_size
    unit: GB/year
    decides: One disk takes it.
  traps:
  - {id: hours, on: orders, formula: buyers * 24/day, tells: Divided by 3600.}
"""


def told(folder: Path, text: str) -> list[str]:
    path = folder / "shop.yaml"
    path.write_text(text, encoding="utf-8")
    formats = folder / "formats"
    formats.mkdir()
    (formats / "standard.yaml").write_text(
        "schema: 1\nid: standard\ntitle: S\n"
        "phases:\n- {id: clarify, title: C, minutes: 1}\n",
        encoding="utf-8",
    )
    faults = check_paths([path], ((folder, "shipped"),)).faults
    return [str(fault).removeprefix(f"{folder}/") for fault in faults]


def test_a_good_model_has_no_fault(tmp_path: Path) -> None:
    assert told(tmp_path, CASE) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "    unit: GB/year",
            "    unit: GB",
            "shop.yaml:24:14: model.outputs[storage].formula: its unit does not fit",
        ),
        (
            "formula: orders * order_size",
            "formula: orders * ordersize",
            "shop.yaml:24:14: model.outputs[storage].formula: `ordersize` has no value",
        ),
        (
            "formula: orders * order_size",
            "formula: orders * 500 B",
            "shop.yaml:11:5: model.inputs[order_size]: no formula uses it",
        ),
        (
            "formula: buyers * 1/day",
            "formula: storage / order_size",
            "shop.yaml:17:3: model.outputs: the outputs read each other in a circle",
        ),
        (
            "    value: 500 B",
            "    value: 500 users",
            "shop.yaml:14:12: model.inputs[order_size].value: 500 users is a count",
        ),
        (
            "id: storage",
            "id: orders",
            "shop.yaml:22:9: model.outputs[orders].id: the id is used 2 times",
        ),
        (
            "on: orders",
            "on: order",
            "shop.yaml:28:21: model.traps[hours].on: no output is called `order`",
        ),
        (
            "buyers * 24/day",
            "buyers * 1/day",
            "shop.yaml:28:38: model.traps[hours].formula: it gives 23.1 /s, as",
        ),
    ],
)
def test_a_broken_model_is_told_at_its_line(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    assert CASE.count(old) == 1
    faults = told(tmp_path, CASE.replace(old, new))
    assert any(fault.startswith(says) for fault in faults), faults


def test_it_speaks_beside_faults_of_the_schema(tmp_path: Path) -> None:
    text = CASE.replace("title: Design a shop", "title: 5").replace(
        "    unit: GB/year", "    unit: GB"
    )
    fields = [fault.split(": ")[1] for fault in told(tmp_path, text)]
    assert fields == ["title", "model.outputs[storage].formula"]


def test_what_the_schema_refuses_is_told_once(tmp_path: Path) -> None:
    faults = told(tmp_path, CASE.replace("    value: 500 B", "    value: 500"))
    assert len(faults) == 1
    assert "model.inputs[order_size].value" in faults[0]


@pytest.fixture(scope="module")
def twitter() -> Case:
    """The first case, as it is shipped."""
    path = Path(__file__).parents[2] / "content" / "cases" / "twitter.yaml"
    record = open_file(volume(path, "cases", "shipped"), Case).record
    assert record is not None
    return record


PUBLISHED = {
    "dau": "20M users",
    "writes": "11.6 tweets/s",
    "writes_peak": "34.7 tweets/s",
    "writes_burst": "289 tweets/s",
    "reads": "2.31k loads/s",
    "reads_peak": "6.94k loads/s",
    "read_write": "200 loads/tweet",
    "deliveries_peak": "6.94k /s",
    "pull_reads": "1.39M /s",
    "top_time": "300 s",
    "timeline_memory": "960 GB",
    "text_year": "1.1 TB/year",
    "media_year": "21.9 TB/year",
    "read_bandwidth": "1.11 Gb/s",
    "graph_size": "640 GB",
}
"""Worked out by hand from the figures of the case, output by output."""


def test_the_numbers_of_twitter_are_those_of_its_walk_through(twitter: Case) -> None:
    assert twitter.model is not None
    model = model_of(twitter.model)
    assert check_model(model) == ()
    found = {
        one.output.id: one.estimate and one.estimate.text
        for one in reference(model).outputs
    }
    assert found == PUBLISHED


def test_each_trap_of_twitter_catches_who_steps_into_it(twitter: Case) -> None:
    """Each wrong route is walked, with the reference inputs, and recognised."""
    assert twitter.model is not None
    model = model_of(twitter.model)
    steps = {
        "writes": ("1M tweets/s", "day-as-second"),
        "reads": ("11,600/s", "mau-for-dau"),
        "reads_peak": ("2300", "average-for-peak"),
        "deliveries_peak": ("35 /s", "fan-out-forgotten"),
        "top_time": ("2 ms", "mean-for-the-top"),
        "timeline_memory": ("48 TB", "bodies-in-timelines"),
        "text_year": ("3.3 TB/year", "replicated-twice"),
        "media_year": ("110 TB/year", "image-on-each-tweet"),
        "read_bandwidth": ("0.14 Gb/s", "bits-for-bytes"),
        "graph_size": ("320 GB", "one-direction"),
    }
    found = review(model, {}, {its: text for its, (text, _) in steps.items()})
    caught = {one.line.id: one.trap and one.trap.id for one in found.outputs}
    assert {its: caught[its] for its in steps} == {
        its: trap for its, (_, trap) in steps.items()
    }
    assert all(caught[its] is None for its in caught.keys() - steps.keys())


def test_a_published_figure_carries_its_year(twitter: Case) -> None:
    assert twitter.model is not None
    for one in twitter.model.inputs:
        years = [word.strip(",") for word in (one.source or "").split()]
        assert one.assumption or any(y.isdigit() and len(y) == 4 for y in years), one


def test_every_field_of_a_model_is_explained() -> None:
    text = (Path(__file__).parents[2] / "content" / "README.md").read_text("utf-8")
    for record in (CapacityModel, ModelInput, ModelOutput, ModelTrap):
        for name in record.model_fields:
            assert f"`{name}`" in text, name
