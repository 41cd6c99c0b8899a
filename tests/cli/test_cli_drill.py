"""`coach calc --drill` opens the drill, where there is a terminal to draw on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from coach.cli.run import app
from coach.domain.start import Drill
from coach.errors import UsageError


def test_the_option_opens_the_drill(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr("coach.cli.opening.open_app", opened.append)
    assert CliRunner().invoke(app, ["calc", "--drill"]).exit_code == 0
    assert opened == [Drill()]


def test_an_expression_beside_it_is_refused() -> None:
    error = CliRunner().invoke(app, ["calc", "--drill", "1 + 1"]).exception
    assert isinstance(error, UsageError)
    assert "computes nothing" in error.message


def test_in_a_pipe_it_says_what_it_needs(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "coach", "calc", "--drill"],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "COACH_HOME": str(tmp_path)},
    )
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr
    assert done.stdout == ""
