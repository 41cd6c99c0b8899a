"""Which names the schema knows at a place, however it nests."""

from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field

from coach.library.document import Place
from coach.library.shape import names_at


class Leaf(BaseModel):
    colour: str
    deep_dive: Annotated[str, Field(alias="deep-dive")]


class Tree(BaseModel):
    leaf: Leaf | None = None
    leaves: Annotated[tuple[Leaf, ...], Field(strict=False)] = ()
    by_day: dict[Literal["sat", "sun"], list[Leaf]] = {}
    by_name: dict[str, Leaf] = {}


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ((), ("leaf", "leaves", "by_day", "by_name")),
        (("leaf",), ("colour", "deep-dive")),
        (("leaves", 3), ("colour", "deep-dive")),
        (("by_day",), ("sat", "sun")),
        (("by_day", "sat", 0), ("colour", "deep-dive")),
        (("by_name",), ()),
        (("by_name", "x"), ("colour", "deep-dive")),
        (("leaf", "colour"), ()),
        (("leaf", "colour", "x"), ()),
        (("nothing", 1), ()),
    ],
)
def test_names_are_those_of_the_file(place: Place, names: tuple[str, ...]) -> None:
    """Aliases, options, lists and mappings are seen through."""
    assert names_at(Tree, place) == names
