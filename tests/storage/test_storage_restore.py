"""Going back to a backup works, can be undone, and replaces nothing that is in use."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from coach.domain import round as rules
from coach.domain.ports import Owner
from coach.domain.session import Session
from coach.errors import ConflictError, NewerDatabaseError, NotFoundError, StorageError
from coach.storage import backups
from coach.storage.restore import restore
from coach.storage.sessions import Sessions


@pytest.fixture
def filled(store: Sessions, session: Session, dead: Owner, path: Path) -> Path:
    """A database with one session that nobody holds."""
    store.create(session, dead, 1003.0)
    store.close()
    return path


def _api(path: Path, name: str = "261123") -> str:
    store = Sessions(path)
    try:
        return store.read(name).sections["api"]
    finally:
        store.close()


def _write(path: Path, session: Session, body: str, owner: Owner) -> None:
    store = Sessions(path)
    opened = store.open(session.id, owner, 2000.0)
    changed = rules.write(opened.session, {"api": body})
    store.save(changed, opened.rev, owner, 2000.0)
    store.release(session.id, owner)
    store.close()


def test_going_back_and_forth(filled: Path, session: Session, me: Owner) -> None:
    """`latest` twice is where one began: what was there is kept aside."""
    copy = backups.back_up(filled, 1000.0)
    _write(filled, session, "newer", me)
    done = restore(filled, "latest", 3000.0)
    assert (done.source, done.sessions) == (copy, 1)
    assert _api(filled) == "GET /"
    assert done.aside == backups.listed(filled)[0]
    again = restore(filled, "latest", 4000.0)
    assert again.source == done.aside
    assert _api(filled) == "newer"
    assert filled.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("form", ["name", "stem", "path"])
def test_a_backup_may_be_named_in_three_ways(filled: Path, form: str) -> None:
    """By its name, without its ending, or as a path."""
    copy = backups.back_up(filled, 1000.0)
    wanted = {"name": copy.name, "stem": copy.stem, "path": str(copy)}[form]
    assert restore(filled, wanted, 2000.0).source == copy


def test_an_unknown_backup_is_answered_with_the_known(filled: Path) -> None:
    """And with how to make one, if there is none."""
    with pytest.raises(NotFoundError, match="no backup"):
        restore(filled, "latest", 2000.0)
    copy = backups.back_up(filled, 1000.0)
    with pytest.raises(NotFoundError) as unknown:
        restore(filled, "coach-1", 2000.0)
    assert copy.name in unknown.value.hint
    with pytest.raises(StorageError, match="the database itself"):
        restore(filled, str(filled), 2000.0)


def test_a_database_in_use_is_not_replaced(
    filled: Path, session: Session, living: Owner
) -> None:
    """A round is open in another terminal: it is named, nothing changes."""
    backups.back_up(filled, 1000.0)
    store = Sessions(filled)
    store.open(session.id, living, 2000.0)
    store.close()
    before = filled.read_bytes()
    with pytest.raises(ConflictError, match=str(living.pid)) as refused:
        restore(filled, "latest", 3000.0)
    assert session.id in refused.value.message
    assert filled.read_bytes() == before
    assert len(backups.listed(filled)) == 1


@pytest.mark.parametrize("damage", ["text", "empty", "header", "foreign", "page"])
def test_a_damaged_database_is_put_aside_as_it_is(filled: Path, damage: str) -> None:
    """Whatever is wrong with it, its bytes are kept for whoever can mend them."""
    backups.back_up(filled, 1000.0)
    if damage == "foreign":
        with closing(sqlite3.connect(filled)) as conn:
            conn.execute("PRAGMA application_id = 7")
    elif damage == "page":
        with filled.open("r+b") as file:
            file.seek(4096)
            file.write(bytes(8192))
    else:
        content = {"text": b"a list", "empty": b"", "header": b"S" + bytes(5000)}
        filled.write_bytes(content[damage])
    filled.with_name("coach.db-wal").write_bytes(b"old frames")
    before = filled.read_bytes()
    done = restore(filled, "latest", 3000.0)
    assert done.aside is not None
    assert done.aside.read_bytes() == before
    assert done.aside.name.startswith("damaged-")
    assert done.aside.with_name(f"{done.aside.name}-wal").read_bytes() == b"old frames"
    assert not filled.with_name("coach.db-wal").exists()
    assert _api(filled) == "GET /"


def test_a_newer_database_is_kept_and_the_older_backup_used(filled: Path) -> None:
    """The way back after trying a newer program."""
    backups.back_up(filled, 1000.0)
    with closing(sqlite3.connect(filled)) as conn:
        conn.execute("PRAGMA user_version = 99")
    done = restore(filled, "latest", 3000.0)
    assert _api(filled) == "GET /"
    assert done.aside is not None
    with closing(sqlite3.connect(done.aside)) as conn:
        assert conn.execute("PRAGMA user_version").fetchone() == (99,)


def test_an_empty_file_makes_room_for_a_file_from_elsewhere(
    filled: Path, tmp_path: Path
) -> None:
    """There are no backups, only the copy that the person took along."""
    copy = backups.back_up(filled, 1000.0, tmp_path / "stick.db")
    filled.write_bytes(b"")
    done = restore(filled, str(copy), 3000.0)
    assert done.aside is not None
    assert done.aside.stat().st_size == 0
    assert _api(filled) == "GET /"


def test_trouble_with_the_disk_during_a_restore_has_words(
    monkeypatch: pytest.MonkeyPatch, filled: Path
) -> None:
    """And leaves no temporary file."""
    backups.back_up(filled, 1000.0)

    def fail(_: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("coach.storage.restore._put_aside", lambda *_: fail(filled))
    with pytest.raises(StorageError, match="could not be read or written"):
        restore(filled, "latest", 3000.0)
    assert not list(filled.parent.glob(".*"))
    assert _api(filled) == "GET /"


def test_what_is_not_a_database_makes_no_backup(path: Path) -> None:
    """It is named as damaged; no copy of it is called good."""
    path.parent.mkdir()
    path.write_text("a list of things that is long enough for a header")
    with pytest.raises(StorageError, match="not a database"):
        backups.back_up(path, 1000.0)
    assert backups.listed(path) == []


def test_a_lost_database_is_restored(filled: Path) -> None:
    """Nothing was there, so nothing is put aside."""
    backups.back_up(filled, 1000.0)
    filled.unlink()
    assert restore(filled, "latest", 3000.0).aside is None
    assert _api(filled) == "GET /"


@pytest.mark.parametrize("what", ["text", "truncated", "newer", "foreign"])
def test_a_bad_backup_replaces_nothing(filled: Path, tmp_path: Path, what: str) -> None:
    """It is looked at before anything is touched."""
    bad = tmp_path / "bad.db"
    shutil.copy(backups.back_up(filled, 1000.0), bad)
    if what == "text":
        bad.write_text("not a database, though long enough to be one")
    elif what == "truncated":
        os.truncate(bad, 5 * 4096)
    else:
        pragma = "user_version = 99" if what == "newer" else "application_id = 1"
        with closing(sqlite3.connect(bad)) as conn:
            conn.execute(f"PRAGMA {pragma}")
    before = filled.read_bytes()
    with pytest.raises(StorageError) as refused:
        restore(filled, str(bad), 3000.0)
    assert isinstance(refused.value, NewerDatabaseError) is (what == "newer")
    assert filled.read_bytes() == before
    assert not list(filled.parent.glob(".*"))


def test_an_old_log_is_not_replayed_into_the_restored_file(
    filled: Path, session: Session, me: Owner
) -> None:
    """The log of the replaced database is folded in before, then gone."""
    backups.back_up(filled, 1000.0)
    with closing(sqlite3.connect(filled, isolation_level=None)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("UPDATE sections SET body = 'in the log' WHERE section = 'api'")
        shutil.copy(filled, filled.with_name("kept.db"))
        shutil.copy(f"{filled}-wal", filled.with_name("kept.db-wal"))
    for ending in ("", "-wal"):  # as a killed process leaves them
        filled.with_name(f"kept.db{ending}").rename(f"{filled}{ending}")
    done = restore(filled, "latest", 3000.0)
    assert _api(filled) == "GET /"
    assert done.aside is not None
    shutil.copy(done.aside, filled.with_name("aside.db"))
    assert _api(filled.with_name("aside.db")) == "in the log"


def test_every_backup_can_be_restored(
    filled: Path, session: Session, me: Owner, make_session: Callable[..., Session]
) -> None:
    """The drill: from each of ten backups, each with another text."""
    for number in range(10):
        _write(filled, session, f"text {number}", me)
        backups.back_up(filled, 1000.0 + number)
    for number, copy in enumerate(reversed(backups.listed(filled)[:10])):
        restore(filled, copy.name, 9000.0 + number)
        assert _api(filled) == f"text {number}"
