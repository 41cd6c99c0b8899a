"""`coach data`: the four verbs, as a person types them."""

import errno
import os
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from coach.cli.data import app
from coach.domain import round as rules
from coach.domain.plan import PlannedPhase
from coach.domain.ports import Owner
from coach.domain.session import CaseRef
from coach.domain.timing import Instant
from coach.errors import CoachError
from coach.storage.sessions import Sessions


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of the person's own."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def database(home: Path) -> Path:
    """A database with one session."""
    owner = Owner("t", os.getpid(), socket.gethostname())
    case = CaseRef("twitter", 1, "A Twitter-like feed")
    plan = (PlannedPhase("clarify", "Clarify", 300.0),)
    session = rules.plan_session("s1", "mock", case, "mid", plan, Instant(1.0, 1.0))
    store = Sessions(home / "coach.db")
    store.create(rules.write(session, {"api": "GET /"}), owner, 1.0)
    store.release("s1", owner)
    store.close()
    return home / "coach.db"


def _run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def _api(database: Path) -> str:
    with closing(sqlite3.connect(database)) as conn:
        (body,) = conn.execute("SELECT body FROM sections").fetchone()
    return str(body)


def test_path_prints_the_path_alone(home: Path) -> None:
    """Also before there is a database, and without making one."""
    result = _run("path")
    assert (result.exit_code, result.stdout) == (0, f"{home / 'coach.db'}\n")
    assert not home.exists()


def test_backup_prints_where_the_copy_is(database: Path, tmp_path: Path) -> None:
    """In the folder of backups, or where -o says."""
    made = Path(_run("backup").stdout.strip())
    assert made.parent == database.parent / "backups"
    assert _api(made) == "GET /"
    target = tmp_path / "mine.db"
    assert _run("backup", "-o", str(target)).stdout.strip() == str(target)
    assert _api(target) == "GET /"


def test_backup_thins_the_older_ones(database: Path) -> None:
    """Of thirty of one day long ago the newest stay, and it is said."""
    folder = database.parent / "backups"
    folder.mkdir()
    for minute in range(30):
        (folder / f"coach-20200101-12{minute:02}00.db").touch()
    result = _run("backup")
    assert "28 old backups were thinned out" in result.stderr
    assert len(list(folder.iterdir())) == 3


def test_restore_goes_back_and_can_be_undone(database: Path) -> None:
    """stdout is the database; what was there before is told on stderr."""
    _run("backup")
    with closing(sqlite3.connect(database, isolation_level=None)) as conn:
        conn.execute("UPDATE sections SET body = 'newer'")
    result = _run("restore", "latest")
    assert result.stdout == f"{database}\n"
    assert "1 session" in result.stderr
    assert "What was there before" in result.stderr
    assert _api(database) == "GET /"
    _run("restore", "latest")
    assert _api(database) == "newer"


def test_restore_without_a_backup_says_how_to_make_one(database: Path) -> None:
    """An error of ours, which ends with exit code 2."""
    result = _run("restore", "latest")
    assert isinstance(result.exception, CoachError)
    assert result.exception.exit_code == 2
    assert "coach data backup" in result.exception.hint


def test_restore_into_an_empty_home(database: Path, tmp_path: Path) -> None:
    """A new machine: nothing was there before, so nothing is said about it."""
    _run("backup", "-o", str(tmp_path / "stick.db"))
    database.unlink()
    result = _run("restore", str(tmp_path / "stick.db"))
    assert "before" not in result.stderr
    assert _api(database) == "GET /"


def test_check_says_that_all_is_well(database: Path) -> None:
    """With the number of sessions."""
    result = _run("check")
    assert "no backup yet" in result.stderr
    assert (result.exit_code, result.stdout) == (
        0,
        f"{database}: 1 session, all well.\n",
    )


def test_check_says_first_whether_all_is_well(database: Path) -> None:
    """Then what is worth knowing, each as a note."""
    lines = _run("check").output.splitlines()
    assert lines[0] == f"{database}: 1 session, all well."
    assert lines[1:]
    assert all(line.startswith("Note: ") for line in lines[1:])


@pytest.mark.parametrize(
    "verb", [("check",), ("backup",), ("restore", "latest"), ("restore", "other")]
)
@pytest.mark.parametrize("below", ["", "/deep"])
def test_a_file_in_the_place_of_the_folder_is_said(
    verb: tuple[str, ...], below: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence that names it, and the way out; no traceback."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("COACH_HOME", f"{tmp_path}/file{below}")
    error = _run(*verb).exception
    assert isinstance(error, CoachError)
    assert f"{tmp_path}/file" in error.message
    assert "COACH_HOME" in error.hint


@pytest.mark.parametrize("verb", [("check",), ("restore", "latest")])
def test_a_closed_folder_is_said(
    verb: tuple[str, ...], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of somebody else: refused by the system at the first look."""

    def refuse(path: Path, **_: object) -> os.stat_result:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "stat", refuse)
    error = _run(*verb).exception
    assert isinstance(error, CoachError)
    assert str(home) in error.message


def test_check_does_not_call_a_read_only_folder_well(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing could be saved there."""
    home.mkdir()
    monkeypatch.setattr(os, "access", lambda *_: False)
    result = _run("check")
    assert isinstance(result.exception, CoachError)
    assert "read-only" in result.exception.message
    assert "all well" not in result.output


def test_check_exits_1_when_something_is_wrong(database: Path) -> None:
    """What is wrong is data, what to do is narration; no control byte gets out."""
    with closing(sqlite3.connect(database, isolation_level=None)) as conn:
        conn.execute("UPDATE sections SET crc = 0, section = 'a\x1b[31mpi'")
    result = _run("check")
    assert result.exit_code == 1
    assert "is not the one that was saved" in result.stdout
    assert "coach data restore latest" in result.stderr
    assert "\x1b" not in result.output
