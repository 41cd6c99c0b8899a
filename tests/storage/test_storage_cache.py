"""The cache of content remembers, forgets, and is never a reason to fail."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from coach.domain.ports import Stamp
from coach.storage.cache import Cache

STAMP = Stamp(size=10, mtime_ns=1_700_000_000_123_456_789, schema=1)


@pytest.fixture
def cache(path: Path) -> Iterator[Cache]:
    """A cache in a new database."""
    made = Cache(path)
    yield made
    made.close()


def test_a_file_is_known_while_its_stamp_is_the_same(cache: Cache) -> None:
    """Size, time in nanoseconds and schema all count."""
    cache.put("a.yaml", STAMP, '{"id":"a"}', '{"all":"é"}')
    assert cache.headers() == {"a.yaml": (STAMP, '{"id":"a"}')}
    assert cache.body("a.yaml", STAMP) == '{"all":"é"}'
    assert cache.body("b.yaml", STAMP) is None
    for other in (Stamp(11, STAMP.mtime_ns, 1), Stamp(10, 1, 1), Stamp(10, 1, 2)):
        assert cache.body("a.yaml", other) is None


def test_a_changed_file_replaces_and_a_dropped_one_is_gone(cache: Cache) -> None:
    """One row a path, also for a name that is not UTF-8."""
    odd = "caf\udce9.yaml"
    cache.put(odd, STAMP, "1", "1")
    newer = Stamp(12, STAMP.mtime_ns + 1, 1)
    cache.put(odd, newer, "2", "2")
    assert cache.headers() == {odd: (newer, "2")}
    cache.drop(odd)
    assert cache.headers() == {}


def test_an_unusable_database_is_just_no_cache(cache: Cache, path: Path) -> None:
    """Content is then read from its files; the sessions' store tells what is wrong."""
    path.parent.mkdir()
    path.write_text("not a database, but the home of somebody's recipes")
    cache.put("a.yaml", STAMP, "1", "1")
    assert cache.headers() == {}
    assert cache.body("a.yaml", STAMP) is None
    cache.drop("a.yaml")
    assert "recipes" in path.read_text()


def test_a_damaged_row_is_no_hit(cache: Cache, path: Path) -> None:
    """Bytes that are no text are as good as nothing."""
    cache.put("a.yaml", STAMP, "1", "1")
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("UPDATE content_cache SET header = X'ff', body = X'ff'")
    assert cache.headers() == {}
    assert cache.body("a.yaml", STAMP) is None
