"""What a command loads, seen in a process of its own.

The import contracts cannot tell a deferred import from an eager one; this can.
"""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("textual", "pydantic", "sqlite_utils", "jinja2")
SCRIPT = """
import io, sys
sys.argv = ["coach", *{arguments!r}]
out, sys.stdout = sys.stdout, io.StringIO()
from coach.__main__ import main
try:
    main()
except SystemExit as done:
    assert done.code in (0, None), done.code
sys.stdout = out
print(*sorted(sys.modules))
"""


def loaded_by(*arguments: str, home: Path) -> set[str]:
    """Return the names of all modules that a command line loads."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(arguments=list(arguments))],
        capture_output=True,
        text=True,
        check=False,
        env={"COACH_HOME": str(home), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("mock", "--help"),
        ("calc", "100M users * 2/user/day * 300 B in TB/year"),
        ("numbers", str(ROOT / "README.md")),
    ],
    ids=lambda arguments: " ".join(arguments)[:12],
)
def test_light_commands_load_nothing_heavy(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    assert loaded_by(*arguments, home=tmp_path).isdisjoint(HEAVY)


def test_history_of_a_known_database_loads_neither_drawing_nor_migrations(
    tmp_path: Path,
) -> None:
    loaded_by("history", home=tmp_path)  # the first start makes the database
    assert loaded_by("history", home=tmp_path).isdisjoint(HEAVY)


def test_the_version_is_said_before_typer_is_loaded(tmp_path: Path) -> None:
    assert "typer" not in loaded_by("--version", home=tmp_path)


def test_the_proof_can_fail(tmp_path: Path) -> None:
    """A command that does need pydantic is seen to load it."""
    assert "pydantic" in loaded_by("cases", "show", "twitter", home=tmp_path)
