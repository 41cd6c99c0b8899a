"""Concepts as the library hands them out: joined, kept, faults with their place."""

from pathlib import Path

import pytest

from coach.errors import ContentError
from coach.library.library import Library
from coach.library.memory import MemoryCache

FILE = """\
schema: 1
topics:
  - {id: feeds, title: Feeds}
concepts:
  - id: push-model
    name: push model
    topic: feeds
    definition: DEFINED
    match: We take the push model.
    near_miss: We push it.
"""


def root(folder: Path, name: str, text: str) -> Path:
    its = folder / name
    its.mkdir()
    (its / "concepts.yaml").write_text(text)
    return its


def test_the_shipped_concept_wins_and_own_ones_are_added(tmp_path: Path) -> None:
    shipped = root(tmp_path, "shipped", FILE)
    own = root(
        tmp_path,
        "own",
        FILE.replace("DEFINED", "Mine.")
        + FILE[FILE.index("  - id") :].replace("push-model", "mine"),
    )
    found = Library([(shipped, "shipped"), (own, "own")]).concepts()
    assert [(c.id, c.definition) for c in found.concepts] == [
        ("push-model", "DEFINED"),
        ("mine", "DEFINED"),
    ]
    assert [topic.id for topic in found.topics] == ["feeds"]


def test_no_file_is_no_fault(tmp_path: Path) -> None:
    assert Library([(tmp_path, "own")]).concepts().concepts == ()


def test_a_fault_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    broken = root(tmp_path, "own", FILE.replace("    topic: feeds", "    topci: feeds"))
    with pytest.raises(ContentError, match=r"concepts\.yaml:7"):
        Library([(broken, "own")]).concepts()


def test_a_known_file_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = root(tmp_path, "own", FILE)
    cache = MemoryCache()
    first = Library([(own, "own")], cache).concepts()

    def refuse(*_: object) -> object:
        raise AssertionError("the file was opened")

    monkeypatch.setattr("coach.library.load.open_file", refuse)
    monkeypatch.setattr("coach.library.concepts.open_file", refuse)
    assert Library([(own, "own")], cache).concepts() == first
