"""`coach calc`: what it prints for expressions, pads and mistakes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from coach.cli.calc import CONTEXT, calc
from coach.domain.start import Lab
from coach.errors import CoachError, UsageError

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
app.callback()(lambda: None)
app.command(context_settings=CONTEXT)(calc)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own: a lone word is looked up among the cases."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def _run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["calc", *arguments], input=stdin)


def _refused(*arguments: str, stdin: str | bytes | None = None) -> CoachError:
    error = _run(*arguments, stdin=stdin).exception
    assert isinstance(error, CoachError), error
    return error


def test_an_expression_prints_its_result_and_nothing_else_on_stdout() -> None:
    result = _run("100M users * 2/user/day * 300 B in TB/year")
    assert result.exit_code == 0
    assert result.stdout == "21.9 TB/year\n"
    assert "B was read as bytes" in result.stderr


def test_quotes_are_not_needed() -> None:
    assert _run("1M/day", "in", "/s").stdout == "11.6 /s\n"


@pytest.mark.parametrize("words", [["-5", "+", "3"], ["-5+3"], ["-5 + 3"]])
def test_a_leading_minus_is_no_option(words: list[str]) -> None:
    assert _run(*words).stdout == "-2\n"


def test_options_stand_anywhere() -> None:
    assert _run("-5", "+", "3", "--steps").stdout == "-5 + 3 = -2\n-2\n"


def test_steps_show_the_working() -> None:
    assert _run("--steps", "1M/day * 300 B in GB/year").stdout.splitlines() == [
        "1M/day × 300 B = 300 MB/day",
        "300 MB/day = 110 GB/year",
        "110 GB/year",
    ]


def test_json_keeps_its_contract() -> None:
    record = json.loads(_run("--json", "3 TB/day * 500 in PB/day").stdout)
    assert record == {
        "expression": "3 TB/day * 500 in PB/day",
        "value": pytest.approx(1.5),
        "unit": "PB/day",
        "text": "1.5 PB/day",
        "range": None,
        "steps": ["3 TB/day × 500 = 1.5 PB/day", "1.5 PB/day = 1.5 PB/day"],
        "notes": [],
    }
    assert json.loads(_run("--json", "2 + 3").stdout)["unit"] == ""


def test_a_range_has_percentiles_and_a_seed() -> None:
    record = json.loads(_run("--json", "50M..200M").stdout)
    assert record["range"] == {
        "p5": pytest.approx(50e6, rel=1e-3),
        "p50": pytest.approx(100e6, rel=1e-3),
        "p95": pytest.approx(200e6, rel=1e-3),
    }
    assert record["value"] == record["range"]["p50"]
    text = "(1..10) * (1..10)"
    assert _run("--json", text).stdout == _run("--json", text).stdout
    assert _run("--json", text).stdout != _run("--json", "--seed", "3", text).stdout


def test_a_name_in_front_is_allowed() -> None:
    assert _run("dau = 100M users * 0.2").stdout == "20M users\n"


def test_stdin_is_a_pad() -> None:
    result = _run("-", stdin="# Load\ndau = 20M users\n\nreads = dau * 50/user/day\n")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "# Load",
        "dau = 20M users            = 20M users",
        "",
        "reads = dau * 50/user/day  = 1bn /day",
    ]


def test_several_lines_in_one_argument_are_a_pad() -> None:
    lines = _run("dau = 20M\nreads = dau * 50").stdout.splitlines()
    assert lines == ["dau = 20M         = 20M", "reads = dau * 50  = 1bn"]


def test_a_file_is_a_pad_and_an_error_in_it_fails(tmp_path: Path) -> None:
    pad = tmp_path / "my pad.md"
    pad.write_text("good = 2 * 3\nbad = 5 GB + 3 s\n", encoding="utf-8")
    result = _run(str(pad))
    assert result.exit_code == 1
    first, second = result.stdout.splitlines()
    assert first.endswith("= 6")
    assert "! 5 GB + 3 s: the left side is data, the right side time" in second


def test_a_pad_in_json_and_with_steps(tmp_path: Path) -> None:
    pad = tmp_path / "pad.txt"
    pad.write_text("good = 2 * 3\nbad = 5 GB + 3 s\nwords\n", encoding="utf-8")
    record = json.loads(_run("--json", str(pad)).stdout)
    assert record["file"] == str(pad)
    good, bad, words = record["lines"]
    assert (good["name"], good["value"], good["steps"]) == ("good", 6, ["2 × 3 = 6"])
    assert "left side is data" in bad["error"]
    assert words["kind"] == "prose"
    assert "    2 × 3 = 6" in _run("--steps", str(pad)).stdout.splitlines()


@pytest.mark.parametrize(
    ("words", "says", "hints"),
    [
        ([], "nothing to compute", "for example"),
        (
            ["twiter"],
            "`twiter` is no expression, no file, no case and no",
            "coach calc",
        ),
        (["gigabyt"], "`gigabyt` is no expression", "did you mean `gigabyte`"),
        (["notes.md"], "there is no file notes.md", "coach calc"),
        (["300 B + 5 requests"], "the left side is data", "^^^^^"),
        (["2 * (3"], "a bracket is not closed", "2 * (3\n      ^"),
        (["9**9**9"], "the number is too large", "1e300"),
        (["1.5.2"], "cannot stand here", "decimal point"),
        (["x" * 5_000], "too long", "lines"),
        (["--nosuch"], "no value here", ""),
    ],
)
def test_a_mistake_is_explained(words: list[str], says: str, hints: str) -> None:
    error = _refused(*words)
    assert isinstance(error, UsageError)
    assert error.exit_code == 2
    assert says in error.message
    assert hints in error.hint


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"dau = \xff\xfe")
    assert "not UTF-8" in _refused(str(broken)).message
    assert "larger than 1 MB" in _refused("-", stdin="1\n" * 600_000).message


def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    pad = tmp_path / "secret.txt"
    pad.write_text("1 + 1", encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    assert "cannot read" in _refused(str(pad)).message


def test_remarks_of_a_pad_go_to_stderr() -> None:
    result = _run("-", stdin="row = 300 B\n")
    assert "was read as bytes" in result.stderr
    assert result.stdout == "row = 300 B  = 300 B\n"


def test_control_characters_never_reach_the_terminal() -> None:
    assert "\x1b" not in _run("-", stdin="words \x1b[31m red\n").stdout


def test_a_case_opens_its_lab(monkeypatch: pytest.MonkeyPatch) -> None:
    """And what is an expression, though it might be a word, never looks at cases."""
    opened: list[object] = []
    monkeypatch.setattr("coach.cli.opening.open_app", opened.append)
    assert _run("twitter").exit_code == 0
    assert opened == [Lab("twitter")]
    monkeypatch.setattr("coach.cli.calc._is_case", lambda _: pytest.fail("looked"))
    assert _run("2*3").stdout == "6\n"
    assert len(opened) == 1


def test_a_lab_needs_a_terminal() -> None:
    error = _refused("twitter")
    assert (error.message, error.exit_code) == (
        "This needs a terminal to draw on.",
        2,
    )


_PROBE = """
import sys
from coach.cli.calc import calc
calc(["100M users * 2/user/day * 300 B in TB/year"])
heavy = ("textual", "pydantic", "sqlite_utils", "jinja2", "yaml", "rich", "random")
sys.exit(",".join(name for name in heavy if name in sys.modules) or 0)
"""


def test_computing_loads_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROBE], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "21.9 TB/year\n"), done.stderr
