"""Which journal a database gets: the write-ahead log, or the plain rollback journal.

The write-ahead log is the better one, but two things speak against it:

* SQLite before 3.51.3 (except 3.50.7 and later of 3.50, 3.44.6 and later of 3.44)
  can damage a database when one connection writes while another resets the log
  (sqlite.org, "WAL-reset bug", 2026). Two terminals are all that it takes, and the
  SQLite of most distributions is that old.
* Its shared memory does not work over a network file system.

There the rollback journal is used, with TRUNCATE rather than DELETE: with
synchronous=FULL SQLite also syncs the emptied journal, so that a commit is durable
through a power cut without the directory sync that DELETE would need (EXTRA). A save
costs about a millisecond more, far below the 20 ms that a save may take.
"""

import sqlite3
from pathlib import Path

_MENDED = (3, 51, 3)
_MENDED_BRANCHES = {(3, 50): 7, (3, 44): 6}

_REMOTE = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afpfs", "ceph", "glusterfs"}


def has_reset_bug(version: tuple[int, ...]) -> bool:
    """Say whether this SQLite can damage a write-ahead log with two writers."""
    mended_from = _MENDED_BRANCHES.get((version[0], version[1]))
    if mended_from is not None and version[2] >= mended_from:
        return False
    return version < _MENDED


def remote_type(folder: Path, mounts: str) -> str:
    """Return the type of the network or FUSE file system a folder lies on, or "".

    Args:
        folder: An absolute path.
        mounts: The mount table as Linux prints it in `/proc/mounts`.
    """
    place, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        mount = fields[1].replace("\\040", " ")
        if len(mount) >= len(place) and folder.is_relative_to(mount):
            place, kind = mount, fields[2]
    remote = kind in _REMOTE or kind.startswith("fuse.") or kind == "fuse"
    return kind if remote else ""


def read_mounts() -> str:
    """Return the mount table, or "" where the system has none to read."""
    try:
        return Path("/proc/mounts").read_text("utf-8", errors="replace")
    except OSError:
        return ""


def mode_for(folder: Path) -> str:
    """Return the journal mode for a database in this folder."""
    if has_reset_bug(sqlite3.sqlite_version_info):
        return "truncate"
    return "truncate" if remote_type(folder, read_mounts()) else "wal"
