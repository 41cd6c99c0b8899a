"""Backups are good, private and thinned with care; going back can be undone."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain import round as rules
from coach.domain.ports import Owner
from coach.domain.session import Session
from coach.errors import StorageError
from coach.storage import backups
from coach.storage.sessions import Sessions

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


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


def test_a_backup_is_a_whole_database(filled: Path) -> None:
    """Under a dated name, private, in one file."""
    copy = backups.back_up(filled, 1000.0)
    assert copy.parent == filled.parent / "backups"
    assert backups.made_at(copy).timestamp() == 1000.0
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]
    shutil.copy(copy, filled.parent / "other.db")
    assert _api(filled.parent / "other.db") == "GET /"


def test_two_backups_of_one_second_have_two_names(filled: Path) -> None:
    """Neither replaces the other; the later one counts as newer."""
    made = [backups.back_up(filled, 1000.0) for _ in range(12)]
    assert backups.listed(filled) == made[::-1]


def test_a_backup_sees_what_an_open_terminal_has_saved(
    filled: Path, session: Session, me: Owner
) -> None:
    """Also while a transaction of that terminal is under way."""
    _write(filled, session, "saved", me)
    with closing(sqlite3.connect(filled, isolation_level=None)) as conn:
        conn.execute("BEGIN IMMEDIATE")
        conn.execute("UPDATE sections SET body = 'half-way'")
        copy = backups.back_up(filled, 1000.0)
        conn.execute("ROLLBACK")
    shutil.copy(copy, filled.parent / "other.db")
    assert _api(filled.parent / "other.db") == "saved"


def test_a_named_file_is_never_replaced(filled: Path, tmp_path: Path) -> None:
    """`-o` writes a new file or says why not."""
    target = tmp_path / "mine.db"
    assert backups.back_up(filled, 1000.0, target) == target
    before = target.read_bytes()
    with pytest.raises(StorageError, match="exists already"):
        backups.back_up(filled, 1000.0, target)
    assert target.read_bytes() == before
    with pytest.raises(StorageError, match="nowhere"):
        backups.back_up(filled, 1000.0, tmp_path / "nowhere" / "mine.db")


def test_without_a_database_there_is_no_backup(path: Path) -> None:
    """And no file that looks like one."""
    with pytest.raises(StorageError, match="no database"):
        backups.back_up(path, 1000.0)
    assert backups.listed(path) == []


def test_a_copy_that_is_not_good_gets_no_name(
    monkeypatch: pytest.MonkeyPatch, filled: Path
) -> None:
    """An empty copy, a copy with rows missing: thrown away, the good one stays."""
    good = backups.back_up(filled, 1000.0)
    real = backups._counts
    answers = iter(range(2))

    def losing(conn: sqlite3.Connection) -> dict[str, int]:
        fewer = next(answers)  # the copy is asked second
        return {name: count - fewer for name, count in real(conn).items()}

    monkeypatch.setattr(backups, "_counts", losing)
    with pytest.raises(StorageError, match="thrown away"):
        backups.back_up(filled, 2000.0)
    assert list(good.parent.iterdir()) == [good]


def test_a_damaged_database_makes_no_backup(filled: Path) -> None:
    """A zeroed page is seen by the check of the copy."""
    good = backups.back_up(filled, 1000.0)
    with filled.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(4096))
    with pytest.raises(StorageError):
        backups.back_up(filled, 2000.0)
    assert list(good.parent.iterdir()) == [good]


def test_thinning_keeps_days_weeks_and_months() -> None:
    """One backup an hour for two years leaves a few dozen."""
    made = [NOW - timedelta(hours=h) for h in range(2 * 365 * 24)]
    kept = backups.worth_keeping(made, NOW)
    assert {m for m in made if NOW - m < timedelta(days=2)} <= kept
    days = {m.date() for m in kept}
    assert {(NOW - timedelta(days=d)).date() for d in range(12)} <= days
    assert 48 + 10 <= len(kept) <= 48 + 12 + 10 + 9
    oldest = min(kept)
    assert timedelta(days=210) < NOW - oldest < timedelta(days=280)


@given(
    st.lists(st.integers(-500_000, 50_000_000), max_size=60, unique=True),
    st.integers(-100_000_000, 100_000_000),
)
def test_thinning_never_takes_the_newest_three(ages: list[int], jump: int) -> None:
    """However wrong the clock is."""
    made = sorted((NOW - timedelta(seconds=age) for age in ages), reverse=True)
    kept = backups.worth_keeping(made, NOW + timedelta(seconds=jump))
    assert set(made[:3]) <= kept <= set(made)


def test_thinning_deletes_only_backups(filled: Path) -> None:
    """A file with another name, and what was put aside, stay."""
    day = 86_400.0
    made = [backups.back_up(filled, n * day / 4) for n in range(400, 440)]
    other = made[0].parent / "damaged-20200101-000000.db"
    other.touch()
    gone = backups.thin(filled, 440 * day / 4)
    assert 0 < len(gone) < 40
    assert set(backups.listed(filled)) == set(made) - set(gone)
    assert made[-1] in backups.listed(filled)
    assert other.exists()
