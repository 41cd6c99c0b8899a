"""The bank: nothing overwritten, nothing lost, one damaged row hides no other."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain import round as rules
from coach.domain import telling
from coach.domain.bank import Story, Version
from coach.domain.ports import Owner
from coach.domain.session import CaseRef
from coach.domain.timing import Instant
from coach.errors import NotFoundError
from coach.storage import backups
from coach.storage.connection import connect
from coach.storage.migrations import STEPS, VERSION, migrate
from coach.storage.schema import prepare
from coach.storage.sessions import Sessions
from coach.storage.stories import Stories

FULL = Version(
    kind="full",
    parts={"situation": "Two teams.", "action": "I asked both."},
    at=2_000.0,
    session_id="s1",
    words=5,
    spoken_s=2.0,
    score=61,
    signal="multi-team",
)
CUT = replace(FULL, kind="cut-30", parts={"text": "Short."}, score=0, signal="task")
STORY = Story(
    id="conflict-1",
    title="Two teams",
    question_id="conflict",
    asks="Tell me about a conflict.",
    competencies=("conflict", "leadership"),
    created_at=1_000.0,
    versions=(FULL, CUT),
)
TEXT = st.text(st.characters(), max_size=20)


@pytest.fixture
def bank(path: Path) -> Iterator[Stories]:
    made = Stories(path)
    yield made
    made.close()


def test_a_story_comes_back_with_its_versions(bank: Stories, path: Path) -> None:
    bank.put(STORY)
    other = Stories(path)  # another terminal sees it at once
    assert other.all() == (STORY,)
    assert other.read("conf") == STORY
    other.close()


def test_versions_are_added_and_none_is_overwritten(bank: Stories) -> None:
    bank.put(STORY)
    better = replace(FULL, parts={"action": "I asked."}, at=3_000.0, score=80)
    assert bank.add("conflict-1", [better, CUT]) == 1
    story = bank.read("conflict-1")
    assert story.of("full") == (FULL, better)
    assert story.of("cut-30") == (CUT,)
    assert (story.score, story.told_at) == (80, 3_000.0)
    assert bank.add("conflict-1", [FULL, better]) == 0  # both are there already
    back = replace(FULL, at=4_000.0)
    assert bank.add("conflict-1", [back]) == 1  # going back is a version too


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(TEXT, TEXT, max_size=4), TEXT)
def test_any_text_comes_back_as_it_was(
    bank: Stories, parts: dict[str, str], title: str
) -> None:
    number = len(bank.all())
    version = replace(FULL, parts=parts)
    bank.put(replace(STORY, id=f"any-{number:06}", title=title, versions=(version,)))
    story = bank.read(f"any-{number:06}")
    assert (story.title, story.versions) == (title, (version,))


def test_what_is_deleted_comes_back(bank: Stories) -> None:
    bank.put(STORY)
    bank.delete("conflict-1", 5.0)
    assert bank.all() == ()
    with pytest.raises(NotFoundError):
        bank.read("conflict-1")
    bank.undelete("conflict-1")
    assert bank.all() == (STORY,)


def test_title_and_competencies_can_change(bank: Stories) -> None:
    bank.put(STORY)
    bank.describe("conflict-1", "The split", ["failure"])
    story = bank.read("conflict-1")
    assert (story.title, story.competencies) == ("The split", ("failure",))
    assert story.versions == STORY.versions


@pytest.mark.parametrize("wanted", ["", "x", "conflict"])
def test_an_id_that_names_no_one_story_is_told(bank: Stories, wanted: str) -> None:
    bank.put(STORY)
    bank.put(replace(STORY, id="conflict-2"))
    with pytest.raises(NotFoundError):
        bank.read(wanted)


@pytest.mark.parametrize(
    "damage",
    [
        "stories SET title = x'ff'",
        "stories SET competencies = '['",
        "stories SET created_at = 'then'",
    ],
)
def test_a_damaged_story_hides_no_other(bank: Stories, path: Path, damage: str) -> None:
    bank.put(STORY)
    two = replace(STORY, id="other")
    bank.put(two)
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute(f"UPDATE {damage} WHERE id = 'conflict-1'")
    assert bank.all() == (two,)


@pytest.mark.parametrize(
    "damage", ["kind = 'odd'", "parts = '[1]'", "at = 'x'", "score = 9e999"]
)
def test_a_damaged_version_hides_no_other(
    bank: Stories, path: Path, damage: str
) -> None:
    bank.put(STORY)
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute(f"UPDATE story_versions SET {damage} WHERE id = 1")  # noqa: S608
    assert bank.read("conflict-1").versions == (CUT,)


def test_finished_tellings_are_found_by_question(
    bank: Stories, store: Sessions, me: Owner
) -> None:
    question = CaseRef("conflict", 1, "Tell me about a conflict.")
    now = Instant(1_000.0, 0.0)
    parts = [("action", "Action")]
    session = telling.plan_telling("s1", question, "mid", parts, now)
    session = telling.begin(rules.start(session, now), now)
    session = telling.fill(session, {"action": "I asked."})
    rev = store.create(session, me, 1_000.0)
    assert bank.tellings() == ()
    session = telling.tell(session, {"score": 44}, Instant(1_060.0, 1.0))
    store.save(session, rev, me, 1_060.0)
    (found,) = bank.tellings()
    assert (found.question_id, found.session_id, found.at, found.score) == (
        "conflict",
        "s1",
        1_060.0,
        44,
    )
    assert store.read("s1") == replace(session, anchor=None)
    store.delete("s1", 1.0)
    assert bank.tellings() == ()


def test_a_database_of_the_schema_before_is_migrated(path: Path) -> None:
    """A copy is taken first, and the tables are those that a new database has."""
    before = [name for name, _ in STEPS].index("stories")
    path.parent.mkdir()
    with closing(connect(path, create=True)) as conn:
        migrate(conn, STEPS[:before])
    bank = Stories(path)
    bank.put(STORY)
    assert bank.all() == (STORY,)
    bank.close()
    new = path.with_name("new.db")
    prepare(new)
    with closing(sqlite3.connect(path)) as conn, closing(sqlite3.connect(new)) as fresh:
        assert conn.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert _sql(conn) == _sql(fresh)
    assert len(backups.listed(path)) == 1


def _sql(conn: sqlite3.Connection) -> list[str]:
    found = conn.execute("SELECT sql FROM sqlite_master WHERE tbl_name LIKE 'stor%'")
    return sorted(sql for (sql,) in found if sql)
