"""The write-ahead log is used where it is safe, the rollback journal elsewhere."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from coach.storage import journal
from coach.storage.connection import connect, pragma
from coach.storage.sessions import Sessions

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
remote /mnt/with\\040space fuse.sshfs rw 0 0
tmpfs /tmp tmpfs rw 0 0
C: /mnt/c 9p rw 0 0
a broken line
short
"""


@pytest.mark.parametrize(
    ("version", "bug"),
    [
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 44, 9), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 0), True),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 54, 1), False),
        ((4, 0, 0), False),
    ],
)
def test_the_versions_with_the_reset_bug(
    version: tuple[int, int, int], bug: bool
) -> None:
    """Before 3.51.3, but for the mended branches 3.50 and 3.44."""
    assert journal.has_reset_bug(version) is bug


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/data", ""),
        ("/home/ann/.local/share", "nfs4"),
        ("/homestead", ""),
        ("/home/local/ann", ""),
        ("/mnt/with space/x", "fuse.sshfs"),
        ("/mnt/c/Users", "9p"),
    ],
)
def test_the_nearest_mount_decides(folder: str, kind: str) -> None:
    """Not the first one that fits, and not one whose name merely begins alike."""
    assert journal.remote_type(Path(folder), MOUNTS) == kind


@pytest.mark.parametrize(
    ("version", "mounts", "mode"),
    [
        ((3, 40, 1), "", "truncate"),
        ((3, 51, 3), "", "wal"),
        ((3, 51, 3), "server:/ / nfs4 rw 0 0", "truncate"),
    ],
)
def test_the_journal_follows_version_and_mount(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    version: tuple[int, int, int],
    mounts: str,
    mode: str,
) -> None:
    """And the connection really has it, with full syncs and foreign keys."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    monkeypatch.setattr(journal, "read_mounts", lambda: mounts)
    with closing(connect(tmp_path / "x.db", create=True)) as conn:
        assert conn.execute("PRAGMA journal_mode").fetchone() == (mode,)
        assert pragma(conn, "synchronous") == 2
        assert pragma(conn, "foreign_keys") == 1
        assert pragma(conn, "busy_timeout") == 2000


def test_a_log_that_another_terminal_uses_is_kept(
    monkeypatch: pytest.MonkeyPatch, store: Sessions, path: Path
) -> None:
    """The mode cannot be changed then; at least the bug's part is left out."""
    store.summaries()
    store.close()
    monkeypatch.setattr("coach.storage.connection.BUSY_S", 0.0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("BEGIN")
        other.execute("SELECT * FROM sessions").fetchall()
        monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
        with closing(connect(path)) as conn:
            assert conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert pragma(conn, "wal_autocheckpoint") == 0
        other.execute("COMMIT")


def test_the_log_does_not_grow_without_bound(
    monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    """After thousands of writes it is small, and gone when the program ends."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 3))
    monkeypatch.setattr(journal, "read_mounts", lambda: "")
    path.parent.mkdir()
    log = path.with_name("coach.db-wal")
    with closing(connect(path, create=True)) as conn:
        conn.execute("PRAGMA synchronous = OFF")  # the size is the point here
        conn.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, body)")
        for number in range(3000):
            conn.execute("INSERT OR REPLACE INTO t VALUES (1, ?)", (f"{number}" * 999,))
        assert log.stat().st_size < 16 << 20
    assert not log.exists()
