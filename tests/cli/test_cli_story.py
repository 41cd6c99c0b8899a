"""`coach story check`: what it prints, what it exits with, what it loads."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from coach.cli.story import app as story
from coach.errors import CoachError, NotFoundError

ROOT = Path(__file__).parents[2]
TEXT = """\
# Retries

**Situation:** In March 2023 our payments service lost 40 orders a day.

**Task:** I had to mend it by Friday.

**Action:** We built a queue. We moved the job. We tested it on a copy.

**Result:** Everyone was happy.
"""

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
app.callback()(lambda: None)
app.add_typer(story, name="story")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "story.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["story", "check", *arguments], input=stdin)


def test_json_is_one_object_a_line_with_the_promised_fields(file: Path) -> None:
    done = run(str(file), str(file), "--json")
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first == second
    assert {
        "file", "question", "words", "spoken_s", "parts", "labelled", "score",
        "findings", "breakdown", "follow_ups",
    } <= set(first)  # fmt: skip
    assert (first["file"], first["question"], first["labelled"]) == (
        str(file),
        None,
        True,
    )
    assert set(first["parts"]) == {"situation", "task", "action", "result"}
    assert first["parts"]["task"] == {"words": 7, "share": 0.2}
    for found in first["findings"]:
        assert {"id", "severity", "quote", "line", "why", "try"} <= set(found)
        assert found["quote"] in TEXT.splitlines()[found["line"] - 1]


def test_a_question_is_looked_up_and_judged(file: Path) -> None:
    done = json.loads(run(str(file), "--question", "conflict", "--json").stdout)
    assert done["question"] == "conflict"
    assert [one["id"] for one in done["breakdown"]][-1] == "answers"


def test_an_unknown_question_is_wrong_use_and_names_the_nearest(file: Path) -> None:
    error = run(str(file), "--question", "conflct").exception
    assert isinstance(error, NotFoundError)
    assert "did you mean 'conflict'?" in error.hint
    assert error.exit_code == 2


def test_people_read_it_in_eighty_columns(file: Path) -> None:
    done = run(str(file), "--question", "conflict")
    assert done.exit_code == 0
    assert max(len(line) for line in done.stdout.splitlines()) < 80 + len(str(file))
    text = " ".join(done.stdout.split())
    assert "✗ fix, line 7: “We built a queue.”" in text
    assert "What was your part?" in text
    assert "Situation and Task together" in text


def test_inferred_parts_are_said_so() -> None:
    done = run("-", stdin="In May I wrote a script. As a result it went from 9 to 2.")
    assert "Parts, inferred: the story names none" in done.stdout


def test_fail_turns_what_is_to_be_fixed_into_an_exit_code(file: Path) -> None:
    assert run(str(file)).exit_code == 0
    assert run(str(file), "--fail").exit_code == 1


def test_what_cannot_be_read_is_named_and_the_rest_is_checked(
    file: Path, tmp_path: Path
) -> None:
    binary = tmp_path / "x.bin"
    binary.write_bytes(b"a\0b")
    latin = tmp_path / "l.md"
    latin.write_bytes("Müller".encode("latin-1"))
    done = run(
        str(binary),
        str(latin),
        str(tmp_path),
        str(tmp_path / "no"),
        str(file),
        "--json",
    )
    assert json.loads(done.stdout)["file"] == str(file)
    assert isinstance(done.exception, CoachError)
    assert done.exception.exit_code == 2
    for part in ("not a text file", "not UTF-8", "is a folder", "there is no file"):
        assert part in done.exception.message


def test_control_characters_of_a_story_do_not_reach_the_terminal() -> None:
    done = run("-", stdin="Result: \x1b[2J everyone was happy. I wrote it.")
    assert "\x1b" not in done.stdout


def test_checking_loads_nothing_heavy(file: Path, tmp_path: Path) -> None:
    code = (
        "import io, sys\n"
        f"sys.argv = ['coach', 'story', 'check', {str(file)!r}, '--json']\n"
        "out, sys.stdout = sys.stdout, io.StringIO()\n"
        "from coach.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit as done:\n    assert not done.code\n"
        "sys.stdout = out\nprint(*sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    heavy = {"textual", "pydantic", "sqlite_utils", "jinja2", "yaml"}
    assert heavy.isdisjoint(done.stdout.split())
