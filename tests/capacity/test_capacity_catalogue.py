"""The catalogue of formulas and the base rates: units fit, figures hold to 1 %."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from coach.capacity.model import CapacityModel, Input, model_from_mapping
from coach.capacity.model_check import check_model
from coach.capacity.model_run import evaluate, read_input, unit_quantity
from coach.capacity.sampling import percentiles

CONTENT = Path(__file__).parents[2] / "content"


def _load(name: str, key: str) -> list[dict[str, Any]]:
    text = (CONTENT / name).read_text(encoding="utf-8")
    rows = yaml.safe_load(text)[key]
    assert isinstance(rows, list)
    return rows


FORMULAS = _load("formulas.yaml", "formulas")
RATES = _load("base-rates.yaml", "base_rates")
GOLDEN = [(row, golden) for row in FORMULAS for golden in row["golden"]]


def _model(row: Mapping[str, Any]) -> CapacityModel:
    inputs = [
        {
            "id": one["id"],
            "label": one["label"],
            "unit": one["unit"],
            "reference": one["typical"],
            "source": row["source"],
        }
        for one in row["inputs"]
    ]
    output = {
        "id": "result_of_row",
        "label": row["name"],
        "formula": row["formula"],
        "unit": row["unit"],
        "decides": row["name"],
    }
    return model_from_mapping({"inputs": inputs, "outputs": [output]})


def _value(text: object, unit: str) -> float:
    """A figure of the catalogue in its unit, as a plain number."""
    one = Input("figure", "figure", unit, "", "")
    value = text if isinstance(text, str) else float(str(text))
    return read_input(one, value).value / unit_quantity(unit).value


def test_all_rows_are_there() -> None:
    assert {row["row"] for row in FORMULAS} == set(range(1, 43))
    assert max(Counter(row["id"] for row in FORMULAS).values()) == 1


@pytest.mark.parametrize("row", FORMULAS, ids=[row["id"] for row in FORMULAS])
def test_a_formula_fits_its_unit_and_uses_its_inputs(row: dict[str, Any]) -> None:
    assert check_model(_model(row)) == ()
    assert row["golden"]
    assert row["tag"] in ("C", "V")
    assert row["source"]


@pytest.mark.parametrize(
    ("row", "golden"), GOLDEN, ids=[f"{r['id']}={g['value']}" for r, g in GOLDEN]
)
def test_a_golden_figure_holds_to_1_percent(
    row: dict[str, Any], golden: dict[str, Any]
) -> None:
    given = {key: str(value) for key, value in golden.get("given", {}).items()}
    assert given.keys() <= {one["id"] for one in row["inputs"]}
    result = evaluate(_model(row), given)["result_of_row"]
    expected = _value(golden["value"], row["unit"])
    assert result.value == pytest.approx(expected, rel=0.01)
    if row["unit"] == "%" and expected > 90:
        # 1 % of an availability says nothing: what counts is what is missing.
        assert result.value is not None
        assert 100 - result.value == pytest.approx(100 - expected, rel=0.01)


@pytest.mark.parametrize("row", FORMULAS, ids=[row["id"] for row in FORMULAS])
def test_typical_values_are_sane(row: dict[str, Any]) -> None:
    for one in row["inputs"]:
        if "sane" in one and one["id"] != "copies":
            low, high = (_value(end, one["unit"]) for end in one["sane"].split(".."))
            assert low <= _value(one["typical"], one["unit"]) <= high, one["id"]
    if "sane" in row:
        low, high = (_value(end, row["unit"]) for end in row["sane"].split(".."))
        value = evaluate(_model(row))["result_of_row"].value
        assert value is not None
        assert low <= value <= high


def test_base_rates_have_one_id_each() -> None:
    assert max(Counter(rate["id"] for rate in RATES).values()) == 1
    assert {rate["group"] for rate in RATES} == {
        "latency",
        "throughput",
        "size",
        "availability",
        "price",
        "shortcut",
    }


@pytest.mark.parametrize("rate", RATES, ids=[rate["id"] for rate in RATES])
def test_a_base_rate_says_what_it_is_and_where_from(rate: dict[str, Any]) -> None:
    known = {"id", "group", "name", "value", "unit", "tag", "source", "year", "note"}
    assert rate.keys() <= known | {"assumption"}
    assert rate["tag"] in ("V", "M", "C", "H")
    assert (rate["tag"] == "H") == rate.get("assumption", False)
    assert ("year" in rate) == (rate["tag"] in ("V", "M"))
    assert rate["source"]
    one = Input(rate["id"], rate["name"], rate["unit"], str(rate["value"]), "")
    value = read_input(one, one.reference)
    assert value.value > 0
    if value.samples is not None:
        low, _, high = percentiles(value.samples)
        assert 1 < high / low <= 10.1


_COMPUTED = {
    "evcache-instance": "400M / 22_000",
    "cassandra-node-2011": "1.1M / 288",
    "base62-6": "62^6",
    "base62-7": "62^7",
    "base62-8": "62^8",
    "bloom-filter": "-1e9 bits * ln(1%) / ln(2)^2 in GB",
    "tweet-worst": "280 * 4 B in KB",
    "audio-minute": "128 kbit/s * 1 min in MB",
    "video-minute-720p": "3 Mb/s * 1 min in MB",
    "video-minute-1080p": "5 Mb/s * 1 min in MB",
    "video-hour-4k": "15 Mb/s * 1 h in GB",
    "two-to-10": "2^10",
    "two-to-20": "2^20",
    "two-to-30": "2^30",
    "two-to-32": "2^32",
    "two-to-40": "2^40",
    "two-to-41-ms": "2^41 ms in years",
    "llm-weights": "70bn * 2 bytes in GB",
    "llm-kv-token": "2 * 80 * 8 * 128 * 2 bytes in KiB",
    "downtime-99": "(1 - 99%) * 1 year in days",
    "downtime-99-9": "(1 - 99.9%) * 1 year in h",
    "downtime-99-95": "(1 - 99.95%) * 1 year in h",
    "downtime-99-99": "(1 - 99.99%) * 1 year in min",
    "downtime-99-999": "(1 - 99.999%) * 1 year in min",
    "downtime-99-9999": "(1 - 99.9999%) * 1 year in s",
    "downtime-month-99-9": "(1 - 99.9%) * 30 days in min",
    "downtime-month-99-99": "(1 - 99.99%) * 30 days in min",
    "seconds-a-day": "1 day in s",
    "seconds-a-month": "1 month in s",
    "seconds-a-year": "1 year in s",
    "million-a-day": "1M/day in /s",
    "billion-a-day": "1bn/day in /s",
    "peak-eight-hours": "80% * 24 h / 8 h",
    "fibre-floor": "2 * 100 km / (200,000 km/s) in ms",
    "uuid-binary": "128 bits in bytes",
    "id-64": "64 bits in bytes",
    "uuid-text": "(32 + 4) * 1 bytes",
}


def test_each_computed_rate_is_computed_here() -> None:
    from coach.capacity import calculate

    computed = {rate["id"]: rate for rate in RATES if rate["tag"] == "C"}
    assert computed.keys() == _COMPUTED.keys()
    for its_id, text in _COMPUTED.items():
        rate = computed[its_id]
        one = Input(its_id, its_id, rate["unit"], "", "")
        stated = read_input(one, str(rate["value"])).value
        # Stated figures have two digits or more: 1.1 for 1.12, 4.3 for 4.32.
        assert calculate(text).quantity.value == pytest.approx(stated, rel=0.02), its_id
