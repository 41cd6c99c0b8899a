"""A database is made, migrated or refused; never half of it, never somebody else's."""

import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from coach.domain.ports import Owner
from coach.domain.session import Session
from coach.errors import NewerDatabaseError, StorageError
from coach.storage import backups, schema
from coach.storage.migrations import STEPS, VERSION
from coach.storage.sessions import Sessions

HERE = Path(__file__).parent


@pytest.fixture
def open_umask() -> Iterator[None]:
    """A shell that forbids nobody anything."""
    before = os.umask(0)
    yield
    os.umask(before)


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


def test_a_new_database_is_private(open_umask: None, path: Path) -> None:
    """0600 in a 0700 folder, side files and backups too, whatever the umask says."""
    store = Sessions(path)
    assert store.summaries() == []
    backups.back_up(path, 1000.0)
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    for folder in (path.parent, path.parent / "backups"):
        assert folder.stat().st_mode & 0o777 == 0o700
    store.close()


def test_a_new_database_needs_no_backup(path: Path) -> None:
    """And nothing of its making is left behind."""
    schema.prepare(path)
    assert backups.listed(path) == []
    assert {file.name for file in path.parent.iterdir()} == {"coach.db", "coach.lock"}


def test_every_step_has_a_number_of_its_own(path: Path) -> None:
    """The version is the number of steps, and each step sets its own."""
    schema.prepare(path)
    assert _version(path) == VERSION == len(STEPS)
    assert len({name for name, _ in STEPS}) == len(STEPS)


def test_an_ordinary_start_does_not_import_sqlite_utils(path: Path) -> None:
    """It costs 190 ms and is needed for migrations alone."""
    for imported in (True, False):
        with _child("start.py", path) as child:
            out, err = child.communicate("go\n")
        assert out.endswith(f"0 sessions, {imported}\n"), err


def test_a_newer_database_is_refused_and_not_touched(path: Path) -> None:
    """Neither the file nor the log that a killed process left beside it."""
    made = path.parent.parent / "made.db"
    schema.prepare(made)
    path.parent.mkdir()
    with closing(sqlite3.connect(made, isolation_level=None)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute(f"PRAGMA user_version = {VERSION + 6}")
        shutil.copy(made, path)
        shutil.copy(f"{made}-wal", f"{path}-wal")
    before = _prints(path.parent)
    assert set(before) == {"coach.db", "coach.db-wal"}
    with pytest.raises(NewerDatabaseError, match=f"version {VERSION + 6}") as refused:
        Sessions(path).summaries()
    assert f"knows {VERSION}. Nothing was changed" in refused.value.message
    assert _prints(path.parent) == before


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"my shopping list, which is longer than sixteen bytes", "not a database"),
        (b"SQLite format 3\x00" + bytes(2000), "not a database"),
    ],
)
def test_what_is_not_a_database_is_left_alone(
    path: Path, content: bytes, says: str
) -> None:
    """It is named, and not one byte of it changes."""
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StorageError, match=says) as refused:
        schema.prepare(path)
    assert str(path) in refused.value.message
    assert "coach data restore" in refused.value.hint
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    """The application id tells."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE sessions (id)")
    before = _prints(path.parent)
    with pytest.raises(StorageError, match="another program"):
        schema.prepare(path)
    assert _prints(path.parent) == before


def test_an_empty_file_is_fine_where_nothing_was_lost(path: Path) -> None:
    """Somebody ran `touch`, or the first start was killed."""
    path.parent.mkdir()
    path.touch()
    (path.parent / ".coach.db.new").write_bytes(b"half of a database")
    schema.prepare(path)
    assert _version(path) == VERSION


def test_an_empty_file_beside_a_log_is_refused(path: Path) -> None:
    """The content was lost; a new database would bury what can be saved."""
    path.parent.mkdir()
    path.touch()
    path.with_name("coach.db-wal").write_bytes(b"frames")
    with pytest.raises(StorageError, match="is empty"):
        schema.prepare(path)
    assert path.stat().st_size == 0


def test_an_empty_file_beside_backups_offers_them(
    path: Path, store: Sessions, session: Session, me: Owner
) -> None:
    """The newest ones are named."""
    store.create(session, me, 1.0)
    copy = backups.back_up(path, 1000.0)
    store.close()
    os.truncate(path, 0)
    with pytest.raises(StorageError, match="is empty") as refused:
        store.summaries()
    assert copy.name in refused.value.hint
    assert path.stat().st_size == 0


def test_a_log_without_its_database_is_put_aside(path: Path) -> None:
    """SQLite would replay it into the new database."""
    path.parent.mkdir()
    path.with_name("coach.db-wal").write_bytes(b"frames of a deleted database")
    schema.prepare(path)
    assert _version(path) == VERSION
    stale = path.with_name("coach.db-wal.stale")
    assert stale.read_bytes() == b"frames of a deleted database"


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    """With what to do about it."""
    (tmp_path / "data").write_text("")
    with pytest.raises(StorageError, match=str(tmp_path / "data")) as refused:
        schema.prepare(tmp_path / "data" / "coach.db")
    assert "COACH_HOME" in refused.value.hint


def test_work_of_a_killed_process_is_undone(
    path: Path, store: Sessions, make_session: Callable[..., Session], me: Owner
) -> None:
    """A hot journal keeps a read-only look from working; the start heals it."""
    store.create(make_session(), me, 1.0)
    store.close()
    kill = (
        "import os, signal, sqlite3, sys\n"
        "conn = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "conn.execute('PRAGMA journal_mode = truncate')\n"
        "conn.execute('PRAGMA cache_size = 1')\n"
        "conn.execute('BEGIN IMMEDIATE')\n"
        "conn.execute('UPDATE sections SET body = hex(zeroblob(200000))')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", kill, path], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert path.with_name("coach.db-journal").stat().st_size > 0
    assert store.read("261123").sections["api"] == "GET /"
