"""A small capacity model that the model tests share."""

from collections.abc import Callable
from typing import Any

import pytest

from coach.capacity.model import CapacityModel, model_from_mapping

TWITTER: dict[str, Any] = {
    "inputs": [
        {
            "id": "mau",
            "label": "Monthly users",
            "unit": "users",
            "reference": "500M",
            "source": "assumption",
        },
        {
            "id": "stickiness",
            "label": "Share active on a day",
            "unit": "%",
            "reference": 20,
            "source": "assumption",
        },
        {
            "id": "posts",
            "label": "Tweets a user posts",
            "unit": "tweets/user/day",
            "reference": [1, 4],
            "source": "assumption",
        },
        {
            "id": "row",
            "label": "A stored tweet",
            "unit": "B",
            "reference": "300",
            "source": "measured 2026",
        },
        {
            "id": "peak_factor",
            "label": "Peak over average",
            "unit": "",
            "reference": 3,
            "source": "assumption",
        },
        {
            "id": "copies",
            "label": "Replicas",
            "unit": "",
            "reference": 3,
            "source": "assumption",
        },
    ],
    "outputs": [
        {
            "id": "peak_writes",
            "label": "Writes at peak",
            "formula": "writes * peak_factor",
            "unit": "/s",
            "decides": "how many shards take writes",
        },
        {
            "id": "dau",
            "label": "Daily users",
            "formula": "mau * stickiness",
            "unit": "users",
            "decides": "everything after it",
        },
        {
            "id": "writes",
            "label": "Writes",
            "formula": "dau * posts",
            "unit": "tweets/day",
            "decides": "whether one primary is enough",
        },
        {
            "id": "storage",
            "label": "Storage a year",
            "formula": "writes * row * copies",
            "unit": "TB/year",
            "decides": "when to shard",
        },
    ],
    "traps": [
        {
            "id": "mau-for-dau",
            "on": "writes",
            "formula": "mau * posts",
            "tells": "that is every registered user, not the ones who come on a day",
        },
        {
            "id": "copies-twice",
            "on": "storage",
            "formula": "writes * row * copies * copies",
            "tells": "replication is counted twice",
        },
        {
            "id": "bits",
            "on": "storage",
            "formula": "writes * row * copies / 8",
            "tells": "bits were taken for bytes",
        },
    ],
}


def _variant(**changes: Any) -> CapacityModel:
    """The model with some parts changed: `inputs__row={"unit": "s"}`, None drops it."""
    raw = {key: [dict(row) for row in rows] for key, rows in TWITTER.items()}
    for path, change in changes.items():
        kind, _, its_id = path.partition("__")
        its_id = its_id.replace("__", "-")
        rows = raw[kind]
        found = next((row for row in rows if row["id"] == its_id), None)
        if found is None:
            rows.append({"id": its_id, **change})
        elif change is None:
            rows.remove(found)
        else:
            found.update(change)
    return model_from_mapping(raw)


@pytest.fixture
def twitter() -> CapacityModel:
    return _variant()


@pytest.fixture
def variant_of() -> Callable[..., CapacityModel]:
    return _variant
