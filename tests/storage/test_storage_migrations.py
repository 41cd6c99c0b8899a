"""An older database is migrated once, with all its rows, all of it or nothing."""

import hashlib
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections import namedtuple
from contextlib import closing
from pathlib import Path

import pytest

from coach.errors import StorageError
from coach.storage import backups, schema
from coach.storage.migrations import STEPS, VERSION, migrate
from coach.storage.sessions import Sessions

HERE = Path(__file__).parent
OLD = "260901-0900-f001"


@pytest.fixture
def first(path: Path) -> Path:
    """A database as the first version left it, with one session."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript((HERE / "first_schema.sql").read_text("utf-8"))
    return path


def _child(name: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, HERE / "children" / name, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _prints(folder: Path) -> dict[str, str]:
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.iterdir()
        if file.is_file() and not file.name.endswith(("-shm", ".lock"))
    }


def _version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as conn:
        (version,) = conn.execute("PRAGMA user_version").fetchone()
        (verdict,) = conn.execute("PRAGMA integrity_check").fetchone()
    assert verdict == "ok"
    return int(version)


def test_the_first_schema_is_migrated_with_its_rows(first: Path) -> None:
    """A copy is taken before, and every word is still there after."""
    store = Sessions(first)
    session = store.read(OLD)
    assert session.sections["api"] == "GET /feed — “é”"
    assert session.facts_found() == {"dau"}
    assert session.spent == {"clarify": 4.0}
    assert [event.seq for event in session.events] == [1, 2, 3, 4]
    assert _version(first) == VERSION
    (copy,) = backups.listed(first)
    assert _version(copy) == 1
    store.keep_copy(OLD, "api", "text", 1.0, "why")  # a table of a later step
    store.close()


def test_the_migrated_schema_equals_a_new_one(first: Path, tmp_path: Path) -> None:
    """Whatever way a database came, its tables are the same."""
    schema.prepare(first)
    new = tmp_path / "new" / "coach.db"
    schema.prepare(new)

    def tables(path: Path) -> set[str]:
        with closing(sqlite3.connect(path)) as conn:
            found = conn.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL")
            return {sql for (sql,) in found}

    assert tables(first) == tables(new)


def test_a_failing_migration_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, first: Path
) -> None:
    """The error names the copy, and the next start tries again."""

    def broken(db: object) -> None:
        raise sqlite3.OperationalError("no such column: x")

    with monkeypatch.context() as patch:
        steps = (*STEPS, ("broken", broken))
        patch.setattr(schema, "VERSION", len(steps))
        patch.setattr(schema, "migrate", lambda conn: migrate(conn, steps))
        with pytest.raises(StorageError, match="from schema 1 to") as failed:
            schema.prepare(first)
    assert str(backups.listed(first)[0]) in failed.value.hint
    assert _version(first) == 1
    schema.prepare(first)
    assert _version(first) == VERSION


def test_a_migration_without_room_is_refused_before_it_starts(
    monkeypatch: pytest.MonkeyPatch, first: Path
) -> None:
    """No half-made copy is left either."""
    usage = namedtuple("usage", "total used free")
    before = _prints(first.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 10**9, 10_000))
    with pytest.raises(StorageError, match="too little room"):
        schema.prepare(first)
    assert _prints(first.parent) == before


def test_sixteen_starts_at_once_make_one_migration(first: Path) -> None:
    """All of them start, none hears of a lock, one copy was taken."""
    children = [_child("start.py", first) for _ in range(16)]
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    ends = [child.communicate() for child in children]
    assert [child.returncode for child in children] == [0] * 16, ends
    assert [out.split(",")[0] for out, _ in ends] == ["1 sessions"] * 16
    assert sum("True" in out for out, _ in ends) == 1
    assert len(backups.listed(first)) == 1


def _kill_in_migration(source: Path, folder: Path, fatal: int) -> int:
    """Migrate a copy, killed before a statement; return the version it then has."""
    folder.mkdir()
    path = folder / "coach.db"
    shutil.copy(source, path)
    with _child("migrate.py", path, fatal) as child:
        _, err = child.communicate()
    assert child.returncode in (0, -signal.SIGKILL), err
    with closing(sqlite3.connect(path)) as conn:
        columns = {row[1] for row in conn.execute("PRAGMA table_info(sections)")}
        (bodies,) = conn.execute("SELECT count(body) FROM sections").fetchone()
    assert bodies == 402
    version = _version(path)
    assert ("words" in columns) is (version == 1)
    assert (child.returncode == 0) is (version != 1)
    return version


def _enlarge(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.executemany(
            "INSERT INTO sections VALUES (?, ?, ?, 3, 0, 0)",
            [(OLD, f"s{number}", "x" * 3000) for number in range(400)],
        )


def _statements(source: Path, folder: Path) -> int:
    folder.mkdir()
    shutil.copy(source, folder / "coach.db")
    with _child("migrate.py", folder / "coach.db", 0) as child:
        out, err = child.communicate()
    assert child.returncode == 0, err
    return int(out)


@pytest.mark.parametrize("share", [0.0, 0.5, 0.8, 0.9, 1.0])
def test_a_killed_migration_is_all_or_nothing(
    first: Path, tmp_path: Path, share: float
) -> None:
    """Killed early, in the middle of rewriting a table, and before the commit."""
    _enlarge(first)
    count = _statements(first, tmp_path / "whole")
    fatal = 1 + round(share * (count - 1))
    assert _kill_in_migration(first, tmp_path / "killed", fatal) == 1


@pytest.mark.slow
def test_a_migration_killed_anywhere_is_all_or_nothing(
    first: Path, tmp_path: Path
) -> None:
    """Before each of its statements."""
    _enlarge(first)
    count = _statements(first, tmp_path / "whole")
    found = [
        _kill_in_migration(first, tmp_path / f"{fatal}", fatal)
        for fatal in range(1, count + 2)
    ]
    assert found == [1] * count + [VERSION + 1]
