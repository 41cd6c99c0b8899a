"""What travels with the program is complete, and held to more than anyone's own."""

from pathlib import Path

import pytest

from coach import resources
from coach.capacity.lab import model_of, play
from coach.library.check import check_paths
from coach.library.library import Library
from coach.library.shelves import Roots

CONTENT = resources.content()
SHIPPED: Roots = ((CONTENT, "shipped"),)
CASES = ("instagram", "netflix", "slack", "twitter", "uber")


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(SHIPPED)


@pytest.mark.parametrize("case_id", CASES)
def test_a_shipped_case_is_complete(case_id: str) -> None:
    """Every part at its least, every sum, every length, and the judge agrees."""
    path = CONTENT / "cases" / f"{case_id}.yaml"
    faults = check_paths([path], SHIPPED, complete=True).faults
    assert [str(fault) for fault in faults] == []


@pytest.mark.parametrize(
    "name",
    ["formats", "behavioral", "concepts.yaml", "formulas.yaml", "base-rates.yaml"],
)
def test_the_rest_of_it_has_no_fault(name: str) -> None:
    report = check_paths([CONTENT / name], SHIPPED)
    assert [str(fault) for fault in report.faults] == []
    assert report.files_checked >= 1


def test_nothing_is_left_out(library: Library) -> None:
    """A file that is added is in one of the tests above."""
    assert tuple(sorted(header.id for header in library.headers())) == CASES
    kinds = {path.name for path in CONTENT.iterdir() if not path.name.startswith(".")}
    assert kinds == {
        "README.md",
        "base-rates.yaml",
        "behavioral",
        "cases",
        "concepts.yaml",
        "formats",
        "formulas.yaml",
    }


def test_the_field_is_covered(library: Library) -> None:
    """Some hundred ideas in some dozen families, each with words to find it by."""
    concepts = library.concepts()
    assert len(concepts.concepts) >= 250
    assert len(concepts.topics) >= 30
    harms = {one.id for one in concepts.concepts if one.harm}
    assert {"single-point-of-failure", "split-brain"} <= harms


@pytest.mark.parametrize("case_id", CASES)
def test_a_shipped_lab_computes(library: Library, case_id: str) -> None:
    """With nothing entered every output has its reference value."""
    model = library.case(case_id).model
    assert model is not None
    played = play(model_of(model), {})
    assert [one.error for one in played.outputs if not one.text] == []
    assert all(one.times == pytest.approx(1, rel=0.2) for one in played.outputs)


@pytest.mark.parametrize("case_id", CASES)
def test_a_round_of_it_can_be_played(library: Library, case_id: str) -> None:
    """Each phase has hints on the way and a walk-through behind it."""
    case = library.case(case_id)
    for phase in library.format(case.format).plan():
        assert len(case.hints_for(phase.id)) >= 3
        assert len(case.reference.phase(phase.id)) > 500
    assert case.reference.diagram


def test_a_broken_file_would_be_told(tmp_path: Path) -> None:
    """The tests above can fail: a case of a line short of its invariant does."""
    text = (CONTENT / "cases" / "uber.yaml").read_text(encoding="utf-8")
    path = tmp_path / "uber.yaml"
    path.write_text(text.replace("\ninvariant: ", "\ncrux2: "), encoding="utf-8")
    faults = check_paths([path], SHIPPED, complete=True).faults
    assert [fault.field for fault in faults] == ["crux2"]
