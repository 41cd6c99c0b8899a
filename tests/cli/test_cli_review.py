"""`coach review`: what it prints, what it exits with, what it refuses."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from coach.cli.review import review
from coach.errors import CoachError, NotFoundError, UsageError

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
app.callback()(lambda: None)
app.command()(review)

ANSWER = """The rider's app calls the trip service, and it writes the trip to Postgres.

I choose Postgres rather than Cassandra because a driver and a trip change together in
one transaction, and a driver never has two riders.

20M trips a day / 86400 = 5,000 trips a second at the matching service.
"""


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    path = tmp_path / "answer.md"
    path.write_text(ANSWER, encoding="utf-8")
    return path


def _run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["review", *arguments], input=stdin)


def _refused(*arguments: str) -> CoachError:
    error = _run(*arguments).exception
    assert isinstance(error, CoachError), error
    return error


def test_json_is_one_object_a_line_as_promised(answer: Path) -> None:
    result = _run(
        str(answer), str(answer), "--case", "uber", "--json", "--level", "mid"
    )
    assert result.exit_code == 0, result.output
    first, second = result.stdout.splitlines()
    assert first == second
    made = json.loads(first)
    assert list(made)[:2] == ["file", "case"]
    assert (made["file"], made["case"], made["level"]) == (str(answer), "uber", "mid")
    assert made["score"] == made["levels"]["mid"]
    assert [d["weight"] for d in made["dimensions"]] == [12, 10, 18, 12, 18, 10, 12, 8]
    quotes = [
        evidence
        for dimension in made["dimensions"]
        for criterion in dimension["criteria"]
        for evidence in criterion["evidence"]
    ]
    assert quotes
    for one in quotes:
        assert one["quote"] in ANSWER
        assert one["quote"].split("\n")[0] in ANSWER.split("\n")[one["line"] - 1]
    assert [one["status"] for one in made["numbers"]] == ["off"]


def test_a_page_fits_eighty_columns_and_hides_strong_answers(answer: Path) -> None:
    result = _run(str(answer), "--case", "uber")
    assert result.exit_code == 0, result.output
    page = result.stdout
    assert max(map(len, page.splitlines()[1:])) <= 80
    for said in ("of 100 at senior", "met ", "missed ", "Why it matters"):
        assert said in page
    for said in ("Arithmetic: 0 right, 1 not", "What would lift it", "First gap"):
        assert said in page
    assert "A strong answer" not in page
    assert "A strong answer" in _run(str(answer), "--case", "uber", "--examples").stdout


def test_stdin_is_read(answer: Path) -> None:
    result = _run("-", "--case", "uber", "--json", stdin=ANSWER)
    assert json.loads(result.stdout)["file"] == "-"


def test_explain_shows_how_a_verdict_came_about(answer: Path) -> None:
    page = _run(str(answer), "--case", "uber", "--explain", "trip-database").stdout
    assert "Looked for" in page
    assert '3: "I choose Postgres rather than Cassandra' in page


def test_fail_makes_what_is_missed_an_exit_code(answer: Path) -> None:
    assert _run(str(answer), "--case", "uber").exit_code == 0
    assert _run(str(answer), "--case", "uber", "--fail").exit_code == 1


def test_a_file_that_cannot_be_read_does_not_stop_the_others(answer: Path) -> None:
    result = _run("nothing.md", str(answer), "--case", "uber", "--json")
    assert isinstance(result.exception, NotFoundError)
    assert json.loads(result.stdout)["file"] == str(answer)


def test_wrong_use_is_named(answer: Path, tmp_path: Path) -> None:
    assert isinstance(_refused(str(answer), "--case", "ubr"), NotFoundError)
    assert isinstance(_refused(str(answer)), UsageError)
    assert "level" in _refused(str(answer), "--case", "uber", "--level", "x").message
    (tmp_path / "bin.md").write_bytes(b"\0\1")
    assert (
        "not a text file"
        in _refused(str(tmp_path / "bin.md"), "--case", "uber").message
    )
