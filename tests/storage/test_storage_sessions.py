"""Sessions are stored whole, found again, and kept apart between terminals."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from coach.domain import round as rules
from coach.domain.ports import Owner
from coach.domain.rubric import DIMENSIONS
from coach.domain.session import Event, Session, fold
from coach.domain.timing import Instant
from coach.errors import ConflictError, NotFoundError, StorageError
from coach.storage.sessions import Sessions

MakeSession = Callable[..., Session]


def _sql(path: Path, statement: str, *cells: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.text_factory = bytes
        return conn.execute(statement, cells).fetchall()


def test_what_is_saved_comes_back(store: Sessions, session: Session, me: Owner) -> None:
    """Every field but the reading of the clock survives."""
    rev = store.create(session, me, 1003.0)
    later = rules.pause(
        rules.write(session, {"diagram": "flowchart LR\n  a --> b"}),
        Instant(1010.5, 10.25),
    )
    assert store.save(later, rev, me, 1011.0) == rev + 1
    assert store.read(session.id) == replace(later, anchor=None)


def test_the_time_spent_comes_from_the_row(
    store: Sessions, session: Session, me: Owner
) -> None:
    """Ticks make no event, and what they charged is stored all the same."""
    rev = store.create(session, me, 1003.0)
    ticked = rules.tick(session, Instant(1004.5, 4.5))
    assert ticked.events == session.events
    store.save(ticked, rev, me, 1005.0)
    assert store.read(session.id).spent == {"clarify": 4.5}


def test_text_without_utf8_form_comes_back(
    store: Sessions, session: Session, me: Owner
) -> None:
    """A lone surrogate or a NUL from a broken paste is the person's text too."""
    odd = rules.write(session, {"api": "a\udce9b\x00c\ud800 é 👩‍💻"})
    store.create(odd, me, 1003.0)
    assert store.read(odd.id).sections["api"] == odd.sections["api"]


def test_only_what_changed_is_written(
    store: Sessions, session: Session, me: Owner, path: Path
) -> None:
    """A section that stays as it is keeps the time of its last change."""
    rev = store.create(session, me, 1003.0)
    store.save(rules.write(session, {"api": "GET /feed"}), rev, me, 2000.0)
    found = _sql(path, "SELECT section, words, updated_at FROM sections ORDER BY 1")
    assert found == [(b"api", 2, 2000.0), (b"notes/clarify", 2, 1003.0)]


def test_an_unknown_event_is_kept(store: Sessions, session: Session, me: Owner) -> None:
    """What a newer program recorded is read and changes nothing."""
    event = Event(len(session.events) + 1, 1004.0, "clarify", 4.0, "sang", {"la": [1]})
    sung = fold(session, event)
    store.create(sung, me, 1004.0)
    assert store.read(sung.id).events[-1] == event


def test_an_older_revision_is_a_conflict(
    store: Sessions, session: Session, me: Owner
) -> None:
    """The second of two saves from one revision changes nothing."""
    rev = store.create(session, me, 1003.0)
    store.save(rules.write(session, {"api": "first"}), rev, me, 1004.0)
    with pytest.raises(ConflictError, match=session.id):
        store.save(rules.write(session, {"api": "second"}), rev, me, 1005.0)
    assert store.read(session.id).sections["api"] == "first"


def test_a_session_made_twice_is_refused(
    store: Sessions, session: Session, me: Owner
) -> None:
    """An id that is taken never overwrites the session that has it."""
    store.create(session, me, 1003.0)
    with pytest.raises(StorageError, match="exists already"):
        store.create(rules.write(session, {"api": "other"}), me, 1004.0)
    assert store.read(session.id).sections["api"] == "GET /"


def test_ids_may_be_shortened(
    store: Sessions, make_session: MakeSession, me: Owner
) -> None:
    """A beginning that only one session has is enough; others are named."""
    for name in ("261123-1402-ab12", "261123-1500-cd34", "261124-0900-ef56"):
        store.create(make_session(name), me, 1003.0)
    assert store.read("261124").id == "261124-0900-ef56"
    with pytest.raises(NotFoundError, match="2 sessions begin") as several:
        store.read("261123")
    assert "261123-1500-cd34" in several.value.hint
    with pytest.raises(NotFoundError) as typo:
        store.read("261123-1402-ab21")
    assert "Did you mean 261123-1402-ab12" in typo.value.hint
    for nothing in ("", "%", "\ud800", "\x00"):
        with pytest.raises(NotFoundError):
            store.read(nothing)


def test_history_is_newest_first_and_knows_the_figures(
    store: Sessions, make_session: MakeSession, me: Owner
) -> None:
    """A line of the history needs no text to be read."""
    old, new = make_session("old", 1000.0), make_session("new", 2000.0)
    new = rules.take_hint(new, "Think of peaks.", Instant(2004.0, 4.0))
    new = rules.finish(new, Instant(2005.0, 5.0))
    for number, dimension in enumerate(DIMENSIONS):
        new = rules.rate(new, dimension.id, number % 4 + 1, Instant(2006.0, 6.0))
    new = rules.conclude(new, Instant(2007.0, 7.0))
    for session in (old, new):
        store.create(session, me, session.created_at)
    newest, oldest = store.summaries()
    assert (newest.id, oldest.id) == ("new", "old")
    assert newest.marks == (1, 2, 3, 4, 1, 2, 3, 4)
    assert (newest.words, newest.hints, newest.facts) == (4, 1, 1)
    assert (newest.minutes, newest.spent, newest.finished_at) == (20.0, 5.0, 2007.0)
    assert (newest.status, oldest.status, oldest.marks) == ("done", "running", ())
    assert [s.id for s in store.summaries(limit=1)] == ["new"]


def test_a_deleted_session_can_be_brought_back(
    store: Sessions, session: Session, me: Owner
) -> None:
    """Deleting hides a session from everything but undo."""
    store.create(session, me, 1003.0)
    store.delete(session.id[:8], 1004.0)
    assert store.summaries() == []
    with pytest.raises(NotFoundError, match="deleted"):
        store.read(session.id)
    store.undelete(session.id)
    assert store.read(session.id) == replace(session, anchor=None)


@pytest.mark.parametrize(
    ("column", "damage"),
    [
        ("plan", b"[{"),
        ("plan", b"[{}]"),
        ("plan", b"[]"),
        ("spent", b"7"),
        ("status", b"asleep"),
        ("case_title", b"\xff\xfe"),
        ("phase", b"nowhere"),
        ("marks", b"{"),
    ],
)
def test_a_damaged_row_is_named_and_hides_no_other(
    store: Sessions,
    make_session: MakeSession,
    me: Owner,
    path: Path,
    column: str,
    damage: bytes,
) -> None:
    """The history still lists every session; the good one still opens."""
    for name in ("good", "poor"):
        store.create(make_session(name), me, 1003.0)
    _sql(
        path,
        f"UPDATE sessions SET {column} = CAST(? AS TEXT) WHERE id = 'poor'",  # noqa: S608
        damage,
    )
    assert {s.id for s in store.summaries()} == {"good", "poor"}
    assert store.read("good").id == "good"
    if column != "marks":  # only the history reads the marks of the row
        with pytest.raises(StorageError, match="poor is damaged"):
            store.read("poor")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE events SET data = '{' WHERE seq = 2",
        "UPDATE events SET data = '{}' WHERE kind = 'goal'",
        "UPDATE sections SET body = CAST(X'ff' AS TEXT) WHERE section = 'api'",
        "UPDATE events SET at = 'noon' WHERE seq = 1",
        "UPDATE events SET phase = NULL WHERE seq = 1",
    ],
)
def test_damaged_events_and_texts_name_their_session(
    store: Sessions, session: Session, me: Owner, path: Path, damage: str
) -> None:
    """Not a raw Unicode or JSON error."""
    store.create(session, me, 1003.0)
    _sql(path, damage)
    with pytest.raises(StorageError, match=session.id):
        store.open(session.id, me, 1004.0)


def test_copies_are_kept_in_order(store: Sessions, session: Session, me: Owner) -> None:
    """What met another version lies beside the session."""
    store.create(session, me, 1003.0)
    store.keep_copy(session.id, "api", "first\ud800", 1004.0, "because")
    store.keep_copy(session.id, "api", "second", 1005.0, "because")
    first, second = store.copies(session.id)
    assert (first.body, first.section, first.why) == ("first\ud800", "api", "because")
    assert (second.body, second.at) == ("second", 1005.0)
    with pytest.raises(NotFoundError):
        store.keep_copy("nobody", "api", "text", 1006.0, "because")


def test_unsaved_texts_are_kept_once(
    store: Sessions, session: Session, me: Owner
) -> None:
    """A growing text replaces its own copy; a text that is stored needs none."""
    store.create(session, me, 1003.0)
    mine = rules.write(session, {"api": "GET /feed", "estimates": ""})
    made = store.keep_unsaved(mine, 1004.0, "why", {})
    mine = rules.write(mine, {"api": "GET /feed?after="})
    store.keep_unsaved(mine, 1005.0, "why", made)
    (copy,) = store.copies(session.id)
    assert (copy.section, copy.body) == ("api", "GET /feed?after=")
