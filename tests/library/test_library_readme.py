"""What content/README.md says of content is true."""

from pathlib import Path

from coach import resources
from coach.domain.case import Case, Design, Fact, Reference, Source
from coach.interviewer.answers import answer
from coach.library.check import check_paths
from coach.library.library import Library

README = resources.content() / "README.md"


def _example() -> str:
    text = README.read_text(encoding="utf-8")
    return text.split("```yaml\n")[1].split("```")[0]


def test_the_example_can_be_played(tmp_path: Path) -> None:
    """It keeps every rule, is listed, handed out, and answers a question."""
    (tmp_path / "cases").mkdir()
    path = tmp_path / "cases" / "parking.yaml"
    path.write_text(_example(), encoding="utf-8")
    library = Library([(resources.content(), "shipped"), (tmp_path, "own")])
    assert check_paths([path], library.roots).faults == ()
    (header,) = [h for h in library.headers() if h.id == "parking"]
    assert (header.fault, header.minutes) == ("", 40)
    case = library.case("parking")
    plan = library.format(case.format).plan()
    assert all(case.hints_for(phase.id) for phase in plan)
    assert all(case.reference.phase(phase.id) for phase in plan)
    assert answer(case, "how many garages are there").fact == "garages"


def test_every_field_of_the_schema_is_explained() -> None:
    """A field that is added to the schema has to be added to the page."""
    text = README.read_text(encoding="utf-8")
    for model in (Case, Fact, Design, Reference, Source):
        for name, info in model.model_fields.items():
            field = info.alias or name
            assert f"`{field}`" in text or f"{field}:" in text, name


def test_the_example_is_small() -> None:
    """It is to be read in a minute."""
    assert len(_example().splitlines()) < 60
