"""Formulas and base rates: the shipped ones hold, faulty ones are told with a place."""

from collections import Counter
from pathlib import Path

import pytest

from coach import resources
from coach.library.figures import Figures, load_figures, load_formulas, load_rates
from coach.library.library import Library
from coach.practice.grading import judge
from coach.practice.problems import from_formula, from_rate, is_estimate
from coach.practice.ranges import Range, read_range
from coach.practice.scale import said

RATE = """\
base_rates:
  - id: zone
    group: latency
    name: Round trip within a zone
    value: 50..250
    unit: µs
    tag: V
    source: measured
    year: 2026
"""
FORMULA = """\
formulas:
  - id: peak
    row: 2
    name: Peak
    formula: average * factor
    unit: /s
    inputs:
      - {id: average, label: Average, unit: /s, typical: 10}
      - {id: factor, label: Peak factor, unit: "", typical: 3, sane: 2..25}
    tag: C
    source: definition
"""


@pytest.fixture(scope="module")
def shipped() -> Figures:
    """What everybody has."""
    return load_figures([resources.content()])


def test_the_shipped_figures_have_no_fault(shipped: Figures) -> None:
    assert [str(fault) for fault in shipped.faults] == []
    assert len(shipped.formulas) >= 42
    assert len(shipped.rates) >= 80


def test_every_shipped_figure_can_be_asked(shipped: Figures) -> None:
    rates = [from_rate(rate) for rate in shipped.rates]
    problems = [
        from_formula(one, f"seed {n}")
        for one in shipped.formulas
        if is_estimate(one)
        for n in range(3)
    ]
    for question in (*rates, *problems):
        assert question.truth > 0
        assert question.truth_text
        assert question.source
        assert question.remember.endswith((".", "?"))
        shown = said(question.truth, question.unit)
        read = read_range(shown, question.unit)
        assert read.low == pytest.approx(question.truth, rel=0.01), shown
        wider = Range(question.truth * 0.999, question.truth * 1.0001)
        assert judge(question, wider).hit
    assert all(problem.given and problem.working for problem in problems)
    assert len(Counter(question.topic for question in (*rates, *problems))) >= 7


def test_a_problem_of_a_shipped_formula_is_rarely_the_same(shipped: Figures) -> None:
    for formula in shipped.formulas:
        if is_estimate(formula):
            given = {from_formula(formula, f"{n}").given for n in range(12)}
            assert len(given) >= 3, formula.id


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("50..250", "5 MB", 5, "is data, but time is wanted"),
        ("50..250", "0", 5, "above 0"),
        ("50..250", "250..50", 5, "runs backwards"),
        ("unit: µs", "unit: µ", 6, ""),
        ("group: latency", "group: speed", 3, "speed"),
        ("source: measured", "sauce: measured", 8, "did you mean 'source'?"),
        ("    name: Round trip within a zone\n", "", 2, "the field is missing"),
        ("year: 2026", "year: 20266", 9, "20266"),
    ],
)
def test_a_faulty_rate_is_told_with_its_place(
    old: str, new: str, line: int, says: str
) -> None:
    text = RATE.replace(old, new)
    assert text != RATE
    good, faults = load_rates("mine.yaml", text.encode())
    assert good == ()
    assert len(faults) == 1
    assert str(faults[0]).startswith("mine.yaml:")
    if says:
        assert says in str(faults[0])
        assert faults[0].line == line


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("average * factor", "average * factr", "factr"),
        ("average * factor", "average *", "too early"),
        ("unit: /s\n    inputs", "unit: GB\n    inputs", "data is wanted"),
        ("typical: 10}", "typical: 10 GB}", "is data"),
        ("sane: 2..25", "sane: 25..2", "backwards"),
    ],
)
def test_a_faulty_formula_is_told_with_its_place(old: str, new: str, says: str) -> None:
    text = FORMULA.replace(old, new)
    assert text != FORMULA
    good, (fault,) = load_formulas("mine.yaml", text.encode())
    assert good == ()
    assert says in str(fault)
    assert fault.field == "formulas[peak].formula"
    assert fault.line == 5


def test_a_good_figure_survives_beside_a_faulty_one() -> None:
    entry = RATE.split("\n", 1)[1]
    text = RATE + entry.replace("id: zone", "id: disk").replace("µs", "GB/s") + entry
    good, faults = load_rates("mine.yaml", text.encode())
    assert [rate.id for rate in good] == ["zone", "disk"]
    (fault,) = faults
    assert "'zone' stands twice" in str(fault)


@pytest.mark.parametrize("text", ["", "- id: x", "just words", "base_rates: [", "\x00"])
def test_what_is_no_file_of_figures_is_one_fault(text: str) -> None:
    good, faults = load_rates("mine.yaml", text.encode())
    assert good == ()
    assert len(faults) == 1
    assert faults[0].message


def test_own_figures_join_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "base-rates.yaml").write_text(
        RATE.replace("id: zone", "id: own-rack"), "utf-8"
    )
    found = load_figures([resources.content(), tmp_path])
    assert found.faults == ()
    assert found.rates[-1].id == "own-rack"
    assert load_figures([tmp_path / "nowhere"]) == Figures((), ())


def test_an_id_that_is_shipped_stays_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "base-rates.yaml").write_text(RATE.replace("zone", "mutex", 1), "utf-8")
    found = load_figures([resources.content(), tmp_path])
    (mutex,) = (rate for rate in found.rates if rate.id == "mutex")
    assert mutex.name != "Round trip within a zone"


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "formulas.yaml").mkdir()
    (tmp_path / "base-rates.yaml").write_bytes(b"#" * 2_000_000)
    found = load_figures([tmp_path])
    assert len(found.faults) == 2
    assert "cannot be read" in str(found.faults[0])


def test_known_files_are_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Formulas are worked out once; a file with a fault is told each time."""
    (tmp_path / "formulas.yaml").write_text(FORMULA, encoding="utf-8")
    (tmp_path / "base-rates.yaml").write_text(RATE, encoding="utf-8")
    library = Library([(tmp_path, "own")])
    first = library.figures()
    assert (len(first.formulas), len(first.rates), first.faults) == (1, 1, ())
    broken = RATE.replace("50..250", "many")
    with monkeypatch.context() as held:
        held.setattr("coach.library.figures.content_of", _refuse)
        assert library.figures() == first
    (tmp_path / "base-rates.yaml").write_text(broken, encoding="utf-8")
    for _ in range(2):
        again = library.figures()
        assert (again.formulas, again.rates) == (first.formulas, ())
        assert len(again.faults) == 1


def _refuse(*_: object) -> bytes:
    raise AssertionError("the file was opened")
