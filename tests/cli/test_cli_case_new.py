"""`coach cases new` and `schema`: a case begun, and what editors check it with."""

import json
import re
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from coach.cli.cases import app
from coach.errors import CoachError, UsageError
from coach.library.check import check_paths


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COACH_HOME", str(tmp_path))
    from coach.services import services

    return services().data_dir


def _run(*words: str) -> Result:
    return CliRunner().invoke(app, words, catch_exceptions=True)


def test_a_new_case_is_in_the_list_and_can_be_played(home: Path) -> None:
    from coach.services import services

    done = _run("new", "parking-garage")
    path = home / "cases" / "parking-garage.yaml"
    assert (done.exit_code, done.stdout) == (0, f"{path}\n")
    assert done.stderr == f"Next: coach cases check {path}\n"
    assert check_paths([path], services().library.roots).faults == ()
    (header,) = [h for h in services().library.headers() if h.source == "own"]
    assert (header.id, header.title, header.fault) == (
        "parking-garage",
        "Parking garage",
        "",
    )


def test_its_comments_can_be_taken_away(home: Path) -> None:
    """Lab and rubric are right as they stand there: they are what people start from."""
    from coach.services import services

    path = Path(_run("new", "parking").stdout.strip())
    text = path.read_text(encoding="utf-8")
    more = re.sub(r"(?m)^# (?=model:|rubric:| )", "", text)
    assert len(yaml.safe_load(more)) == len(yaml.safe_load(text)) + 2
    path.write_text(more, encoding="utf-8")
    assert [str(f) for f in check_paths([path], services().library.roots).faults] == []


def test_nothing_is_overwritten(home: Path, tmp_path: Path) -> None:
    """Neither in the own folder, nor in another; nor is a shipped id taken."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "shop.yaml").write_text("mine", encoding="utf-8")
    error = _run("new", "shop", "-o", str(folder)).exception
    assert isinstance(error, CoachError)
    assert error.message == f"there is something at {folder}/shop.yaml already"
    assert (folder / "shop.yaml").read_text(encoding="utf-8") == "mine"
    for taken in ("twitter", "shop", "shop"):
        error = _run("new", taken).exception
    assert isinstance(error, UsageError)
    assert error.message == "there is a case 'shop' already"


def test_another_folder_is_made(home: Path, tmp_path: Path) -> None:
    done = _run("new", "shop", "-o", str(tmp_path / "a" / "b"))
    assert done.stdout == f"{tmp_path}/a/b/shop.yaml\n"
    assert not (home / "cases").exists()


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("Parking Garage", "would 'parking-garage' do?"),
        ("../x", "would 'x' do?"),
        ("a" * 41, f"would '{'a' * 40}' do?"),
        ("…", "such as parking-garage"),
        ("", "such as parking-garage"),
    ],
)
def test_what_is_no_id_is_refused(home: Path, asked: str, hint: str) -> None:
    """Only an id may become part of a path."""
    error = _run("new", asked).exception
    assert isinstance(error, UsageError)
    assert error.hint == hint
    assert not (home / "cases").exists()


def test_a_folder_that_cannot_be_written_is_told(home: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    error = _run("new", "shop", "-o", str(tmp_path / "file")).exception
    assert isinstance(error, CoachError)
    assert error.exit_code == 1
    assert error.message.startswith(f"cannot make the folder {tmp_path}/file: ")
    assert (tmp_path / "file").read_text(encoding="utf-8") == ""


@pytest.mark.parametrize(
    ("of", "field"),
    [
        ("case", "rubric"),
        ("format", "phases"),
        ("concepts", "topics"),
        ("questions", "questions"),
    ],
)
def test_the_schema_names_fields_as_files_do(of: str, field: str) -> None:
    told = json.loads(_run("schema", "--of", of).stdout)
    assert told["$schema"].startswith("https://json-schema.org/")
    assert field in told["properties"]
    assert "schema" in told["required"]
    assert told["additionalProperties"] is False


def test_the_schema_knows_the_aliases() -> None:
    told = json.loads(_run("schema").stdout)
    assert "deep-dive" in told["$defs"]["Reference"]["properties"]


def test_a_schema_of_something_else_is_wrong_use() -> None:
    assert isinstance(_run("schema", "--of", "deck").exception, UsageError)
