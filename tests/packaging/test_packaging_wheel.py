"""What is installed works without the checkout: verbs, content, templates, the app."""

import json
import subprocess
import zipfile
from configparser import ConfigParser
from pathlib import Path
from typing import Any

from coach import __version__

CHECKOUT = Path(__file__).resolve().parents[2]

# A whole short round in the installed app, then its sheet: needs styles and content.
ROUND = """
import asyncio
from coach.domain.start import NewRound
from coach.services import services
from coach.tui.app import CoachApp

async def sit():
    app = CoachApp(services(), NewRound("mock", "twitter"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*"Fanout", "escape", "x")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        print(type(app.screen).__name__)
        await pilot.press("q")

asyncio.run(sit())
"""


def test_without_the_wheel_there_is_no_coach(unpacked: Any) -> None:
    """The control: the checkout cannot answer for the wheel."""
    done = unpacked.python("-m", "coach", "--version", wheel=False)
    assert done.returncode != 0
    assert "No module named coach" in done.stderr


def test_what_is_imported_comes_from_the_wheel(unpacked: Any) -> None:
    """Program, content and templates alike."""
    code = (
        "import coach, sys; from coach import resources as r;"
        "print(coach.__file__, r.content(), r.templates(), *sys.path, sep='\\n')"
    )
    done = unpacked.python("-c", code)
    program, content, templates, *path = done.stdout.splitlines()
    assert program == str(unpacked.root / "coach" / "__init__.py")
    assert content == str(unpacked.root / "coach" / "_data" / "content")
    assert templates == str(unpacked.root / "coach" / "_data" / "templates")
    assert str(CHECKOUT) not in path


def test_the_wheel_knows_its_version(unpacked: Any) -> None:
    """As text and in its metadata."""
    assert unpacked.coach("--version") == f"coach {__version__}\n"
    (info,) = unpacked.root.glob("*.dist-info")
    assert f"\nVersion: {__version__}\n" in (info / "METADATA").read_text()
    scripts = ConfigParser()
    scripts.read(info / "entry_points.txt")
    assert scripts["console_scripts"]["coach"] == "coach.__main__:main"


def test_the_shipped_cases_are_there_and_right(unpacked: Any) -> None:
    """Listed as shipped, checked without a fault."""
    listed = {case["id"]: case for case in json.loads(_list(unpacked))}
    assert listed["twitter"]["source"] == "shipped"
    done = unpacked.python("-m", "coach", "cases", "check")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no faults" in done.stderr


def test_the_interviewer_answers(unpacked: Any) -> None:
    """The question of the issue, from the installed facts."""
    asked = "how many people use it daily?"
    told = json.loads(unpacked.coach("cases", "ask", "twitter", asked, "--json"))
    assert told["question"] == asked
    assert told["fact"] == "daily-users"
    assert "million" in told["answer"]


def test_a_round_is_sat_and_exported(unpacked: Any) -> None:
    """The app finds its styles, the export its templates."""
    done = unpacked.python("-c", ROUND)
    assert (done.returncode, done.stdout) == (0, "DebriefScreen\n"), done.stderr
    assert "Fanout" in unpacked.coach("export")


def test_nothing_that_is_tracked_was_left_out(built: Path) -> None:
    """Every file of the package, of content and of templates is in the wheel."""
    with zipfile.ZipFile(built) as archive:
        inside = set(archive.namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "coach", "content", "templates"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split()
    for name in tracked or _in_the_tree():
        where = name if name.startswith("coach/") else f"coach/_data/{name}"
        assert where in inside
    assert not [name for name in inside if name.startswith(("tests/", "benchmarks/"))]
    assert not [name for name in inside if "__pycache__" in name]


def _in_the_tree() -> list[str]:
    """The same list where there is no git, as in an unpacked source archive."""
    return [
        str(path.relative_to(CHECKOUT))
        for folder in ("coach", "content", "templates")
        for path in (CHECKOUT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]


def _list(unpacked: Any) -> str:
    return str(unpacked.coach("cases", "list", "--json"))
