"""Questions out of their files: which win, which are told as faulty, and where."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from coach import resources
from coach.errors import NotFoundError
from coach.library.check import check_paths
from coach.library.library import Library
from coach.library.questions import Questions, load_questions
from coach.library.shelves import Roots


def question(its_id: str, **more: Any) -> dict[str, Any]:
    """Return a question with all that it needs."""
    return {
        "id": its_id,
        "asks": f"Tell me about {its_id}.",
        "also": ["And again?", "Another way?"],
        "probes": "Whether it happened.",
        "good": {"mid": "A task.", "senior": "A project.", "staff": "Many teams."},
        "follow_ups": ["Why?", "How?", "When?"],
        "mistakes": ["None told, so nothing is heard.", "Too long, so it is lost."],
        "expects": "none",
        **more,
    }


def write(root: Path, its_id: str, *questions: dict[str, Any]) -> Path:
    """Write a file of questions and return its path."""
    folder = root / "behavioral"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{its_id}.yaml"
    data = {"schema": 1, "id": its_id, "title": its_id.title(), "questions": questions}
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return path


@pytest.fixture
def roots(tmp_path: Path) -> Roots:
    return ((tmp_path / "shipped", "shipped"), (tmp_path / "own", "own"))


@pytest.fixture
def loaded(roots: Roots) -> Questions:
    shipped, own = (root for root, _ in roots)
    write(shipped, "conflict", question("quarrel", competencies=["failure"]))
    write(shipped, "failure", question("mistake"), question("late"))
    write(own, "values", question("kindness"), question("mistake", asks="Mine?"))
    return load_questions(roots)


def test_all_questions_are_there_shipped_ones_first(loaded: Questions) -> None:
    ids = [one.id for one in loaded.all()]
    assert ids == ["quarrel", "mistake", "late", "kindness"]
    assert loaded.question("mistake").asks == "Tell me about mistake."
    assert not loaded.faults


def test_a_competency_has_its_own_questions_and_those_that_name_it(
    loaded: Questions,
) -> None:
    assert [one.id for one in loaded.of("failure")] == ["mistake", "late", "quarrel"]
    assert [one.id for one in loaded.of("conflict")] == ["quarrel"]


def test_a_story_is_evidence_of_the_home_first(loaded: Questions) -> None:
    assert loaded.evidence("quarrel") == ("conflict", "failure")
    assert loaded.evidence("kindness") == ("values",)


def test_an_unknown_question_names_the_nearest(loaded: Questions) -> None:
    with pytest.raises(NotFoundError) as error:
        loaded.question("quarel")
    assert "did you mean 'quarrel'?" in error.value.hint
    with pytest.raises(NotFoundError, match="no competency 'x'"):
        loaded.of("x")


def test_an_empty_library_says_so(roots: Roots) -> None:
    with pytest.raises(NotFoundError) as error:
        load_questions(roots).question("any")
    assert error.value.hint == "there is no question at all"


def test_a_faulty_file_is_left_out_and_told_with_line_and_field(roots: Roots) -> None:
    root = roots[0][0]
    write(root, "conflict", question("quarrel", expects="a fight"))
    write(root, "failure", question("mistake"))
    loaded = load_questions(roots)
    assert [one.id for one in loaded.all()] == ["mistake"]
    (fault,) = loaded.faults
    assert (fault.line, fault.field) == (22, "questions[quarrel].expects")
    assert "'a fight' is not allowed here" in fault.message
    assert "own-failure" in fault.hint


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"also": ["Once?"]}, "also"),
        ({"follow_ups": ["a?", "b?"]}, "follow_ups"),
        ({"mistakes": ["One."]}, "mistakes"),
        ({"form": "song"}, "form"),
        ({"id": "Not A Slug"}, "id"),
        ({"good": {"mid": "a", "senior": "b"}}, "good.staff"),
        ({"expect": "none"}, "expect"),
        ({"probes": " "}, "probes"),
    ],
)
def test_the_check_names_the_field(
    roots: Roots, change: dict[str, Any], field: str
) -> None:
    write(roots[0][0], "conflict", question("quarrel", **change))
    report = check_paths([], roots)
    assert any(fault.field.endswith(field) for fault in report.faults), report.faults


def test_an_id_that_stands_twice_is_told_with_the_first_place(roots: Roots) -> None:
    first = write(roots[0][0], "conflict", question("quarrel"))
    write(roots[0][0], "failure", question("quarrel"))
    (fault,) = check_paths([], roots).faults
    assert fault.message == f"the id 'quarrel' stands twice, first at {first}:5"
    assert fault.field == "questions[quarrel].id"


def test_an_unknown_competency_is_told_with_the_nearest(roots: Roots) -> None:
    write(roots[0][0], "conflict", question("quarrel", competencies=["failur"]))
    write(roots[0][0], "failure", question("mistake"))
    (fault,) = check_paths([], roots).faults
    assert fault.message == "there is no competency 'failur'"
    assert fault.hint.startswith("did you mean 'failure'?")


def test_a_file_alone_is_known_by_what_it_holds(tmp_path: Path, roots: Roots) -> None:
    path = write(tmp_path, "values", question("kindness"))
    alone = path.rename(tmp_path / "values.yaml")
    assert check_paths([alone], roots).faults == ()


def test_an_own_file_may_not_take_a_shipped_name(roots: Roots) -> None:
    write(roots[0][0], "conflict", question("quarrel"))
    write(roots[1][0], "conflict", question("other"))
    (fault,) = check_paths([], roots).faults
    assert "belongs to a shipped file" in fault.message


COMPETENCIES = (
    "conflict failure ambiguity leadership ownership learning prioritisation mentoring "
    "delivery customer"
).split()
RELIED_ON = (
    "conflict disagree-manager failure missed-deadline complex-project obstacle "
    "ambiguity influence nobody-owned learn-fast say-no helped-grow stay-updated"
).split()


def test_the_shipped_questions_cover_what_companies_ask() -> None:
    shipped = load_questions([(resources.content(), "shipped")])
    assert not shipped.faults
    assert sorted(one.id for one in shipped.competencies) == sorted(COMPETENCIES)
    assert len(shipped.all()) >= 40
    assert {one.id for one in shipped.all()} >= set(RELIED_ON)
    assert shipped.question("stay-updated").form == "habit"


def test_known_files_are_not_read_again(
    roots: Roots, loaded: Questions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library remembers them; a file with a fault is told each time."""
    library = Library(roots)
    assert library.questions() == loaded
    with monkeypatch.context() as held:
        held.setattr("coach.library.load.content_of", _refuse)
        assert library.questions() == loaded
    write(roots[1][0], "values", question("kindness", form="chat"))
    for _ in range(2):
        (fault,) = library.questions().faults
        assert fault.field == "questions[kindness].form"


def _refuse(*_: object) -> bytes:
    raise AssertionError("the file was opened")
