"""A disk that is really full: a megabyte of memory, mounted as a file system."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from coach.domain import round as rules
from coach.domain.ports import Owner
from coach.domain.session import Session
from coach.errors import CoachError, StorageError
from coach.storage import backups
from coach.storage.sessions import Sessions
from coach.storage.writer import Writer

SOON = 10.0


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False).returncode != 0:
        pytest.skip("mounting a small file system needs root")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def _fill(folder: Path) -> None:
    handle = os.open(folder / "filler", os.O_CREAT | os.O_WRONLY)
    with suppress(OSError):  # no space left on device
        while os.write(handle, bytes(512)):
            pass
    os.close(handle)
    assert os.statvfs(folder).f_bavail == 0


def test_typed_text_survives_a_full_disk(
    small: Path, session: Session, me: Owner
) -> None:
    """Told with the path; nothing older is harmed; stored as soon as there is room."""
    store = Sessions(small / "coach.db")
    errors: list[CoachError] = []
    rev = store.create(session, me, 1.0)
    writer = Writer(store, rev, me, lambda: 2.0, lambda *_: None, errors.append)
    _fill(small)
    big = rules.write(session, {"diagram": "long " * 20_000})
    writer.submit(big)
    assert not writer.flush(SOON)
    assert "The disk is full" in errors[0].message
    assert str(small / "coach.db") in errors[0].message
    assert store.read(session.id) == replace(session, anchor=None)
    with pytest.raises(StorageError, match="too little room"):
        backups.back_up(small / "coach.db", 1.0)
    assert not list(small.glob("backups/*"))

    (small / "filler").unlink()
    writer.submit(big)
    assert writer.close(SOON)
    assert store.read(session.id) == replace(big, anchor=None)
    store.close()


def test_a_new_database_on_a_full_disk_is_refused_in_words(small: Path) -> None:
    """No half-made database is left in the way of the next start."""
    (small / "filler").write_bytes(bytes(1_020_000))
    with pytest.raises(StorageError, match="disk is full"):
        Sessions(small / "coach.db").summaries()
    (small / "filler").unlink()
    store = Sessions(small / "coach.db")
    assert store.summaries() == []
    store.close()
