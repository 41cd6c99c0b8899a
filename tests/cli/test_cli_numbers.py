"""`coach numbers`: what it prints, what it exits with, what it refuses."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from coach.cli.numbers import numbers
from coach.errors import CoachError, NotFoundError

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
app.callback()(lambda: None)
app.command()(numbers)

WRONG = "# Notes\n\n50M * 1 KB = 50 TB\n\n2^10 = 1,024\n"


def _run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["numbers", *arguments], input=stdin)


def _refused(*arguments: str, stdin: str | bytes | None = None) -> CoachError:
    error = _run(*arguments, stdin=stdin).exception
    assert isinstance(error, CoachError), error
    return error


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A file with one wrong and one right claim."""
    path = tmp_path / "notes.md"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_a_finding_names_file_line_quote_and_factor(notes: Path) -> None:
    result = _run(str(notes))
    assert result.exit_code == 0
    assert result.stdout.startswith(
        f"{notes}:3: 50M * 1 KB = 50 TB — claimed 50 TB, computed 50 GB, "
        "off by 1,000×: "
    )
    assert result.stdout.count("\n") == 1
    assert result.stderr == "2 statements checked, 1 not right.\n"


def test_json_holds_all_claims_of_each_file(notes: Path) -> None:
    result = _run(str(notes), str(notes), "--json")
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert first == second
    assert first["file"] == str(notes)
    off, right = first["claims"]
    assert off == {
        "line": 3,
        "quote": "50M * 1 KB = 50 TB",
        "status": "off",
        "claimed": "50 TB",
        "computed": "50 GB",
        "factor": 1000.0,
        "why": off["why"],
        "other": None,
    }
    assert "1,000×" in off["why"]
    assert (right["status"], right["line"]) == ("ok", 5)


def test_text_without_a_claim_gives_an_empty_list(tmp_path: Path) -> None:
    path = tmp_path / "empty.md"
    path.write_text("Redis listens on port 6379.\n", encoding="utf-8")
    assert json.loads(_run(str(path), "--json").stdout)["claims"] == []
    assert _run(str(path)).stdout == ""


def test_stdin_is_read_for_a_dash() -> None:
    result = _run("-", stdin="2^32 = 4.3 million\n")
    assert result.stdout.startswith("-:1: 2^32 = 4.3 million — claimed 4.3 million")


def test_findings_fail_only_when_asked(notes: Path, tmp_path: Path) -> None:
    right = tmp_path / "right.md"
    right.write_text("2^10 = 1,024\n", encoding="utf-8")
    assert _run(str(notes)).exit_code == 0
    assert _run(str(notes), "--fail").exit_code == 1
    assert _run(str(right), "--fail").exit_code == 0


def test_a_missing_file_is_named_and_the_others_are_still_checked(
    notes: Path, tmp_path: Path
) -> None:
    result = _run(str(tmp_path / "no.md"), str(notes))
    assert isinstance(result.exception, NotFoundError)
    assert "no.md" in result.exception.message
    assert "50M * 1 KB" in result.stdout


def test_two_unreadable_files_are_both_named(tmp_path: Path) -> None:
    error = _refused(str(tmp_path / "a.md"), str(tmp_path))
    assert "a.md" in error.message
    assert "is a folder" in error.message


def test_binary_and_wrongly_encoded_files_are_refused(tmp_path: Path) -> None:
    binary, latin = tmp_path / "a.bin", tmp_path / "b.md"
    binary.write_bytes(b"\x7fELF\0\0\0")
    latin.write_bytes("größer".encode("latin-1"))
    assert "not a text file" in _refused(str(binary)).message
    assert "not UTF-8" in _refused(str(latin)).message
    assert "not UTF-8" in _refused("-", stdin=b"\xff\xfe").message


def test_a_quote_cannot_move_the_cursor(tmp_path: Path) -> None:
    path = tmp_path / "evil.md"
    path.write_text("50M * 1 KB \x1b[2J= 50 TB\n2 KB * 10 = 50 TB\x1b[2J\n", "utf-8")
    assert "\x1b" not in _run(str(path)).stdout


def test_it_loads_nothing_heavy(notes: Path) -> None:
    code = (
        "import sys, typer\n"
        "from coach.cli.numbers import numbers\n"
        "app = typer.Typer(); app.command()(numbers)\n"
        f"app([{str(notes)!r}], standalone_mode=False)\n"
        "heavy = {'textual', 'pydantic', 'sqlite_utils', 'jinja2', 'yaml'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
