"""What content/README.md says of content is true."""

from pathlib import Path
from types import ModuleType

from coach import resources
from coach.domain import case as cases
from coach.domain import knowledge
from coach.domain.concept import Concept, Concepts
from coach.domain.criterion import AllOf, AnyOf, Criterion
from coach.domain.record import Record
from coach.interviewer.answers import answer
from coach.library.check import check_paths
from coach.library.library import Library

README = resources.content() / "README.md"


def _example(number: int = 1) -> str:
    text = README.read_text(encoding="utf-8")
    return text.split("```yaml\n")[number].split("```")[0]


def _faults(folder: Path, text: str) -> list[str]:
    path = folder / "parking.yaml"
    path.write_text(text, encoding="utf-8")
    roots = [(resources.content(), "shipped")]
    return [str(fault) for fault in check_paths([path], roots).faults]  # type: ignore[arg-type]


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


def test_the_parts_added_to_it_keep_every_rule(tmp_path: Path) -> None:
    """Flow, concept and criterion; and the rules would tell if they did not."""
    text = _example(1) + _example(2)
    assert _faults(tmp_path, text) == []
    (drawn,) = _faults(tmp_path, text.replace("{at: queue,", "{at: outbox,"))
    assert "the drawing has no box 'outbox'" in drawn
    (judged,) = _faults(
        tmp_path, text.replace("in one transaction, and", "by one, and")
    )
    assert "rubric[last-place].example: the judge finds this" in judged


def test_every_field_of_the_schema_is_explained() -> None:
    """A field that is added to the schema has to be added to the page."""
    text = README.read_text(encoding="utf-8")
    shipped: tuple[type[Record], ...] = (Concept, Concepts, Criterion, AnyOf, AllOf)
    records: tuple[type[Record], ...] = (*_records(cases), *_records(knowledge))
    for model in (*shipped, *records):
        for name, info in model.model_fields.items():
            field = info.alias or name
            assert f"`{field}`" in text or f"{field}:" in text, (model, name)


def _records(module: ModuleType) -> list[type[Record]]:
    """Return the records that a module defines."""
    own = [one for one in vars(module).values() if isinstance(one, type)]
    return [o for o in own if issubclass(o, Record) and o.__module__ == module.__name__]


def test_the_example_is_small() -> None:
    """It is to be read in a minute."""
    assert len(_example().splitlines()) < 60
    assert len(_example(2).splitlines()) < 45
