"""The tables and how they came to be: named steps, append-only, never edited.

Runs through `sqlite_utils.Migrations`, which costs 190 ms to import: called only when
a step has to run. Each step also sets `user_version`, so that an ordinary start needs
one pragma to know that nothing is to be done.
"""

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from coach.storage.connection import atomic

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations
    from sqlite_utils.db import Table

APPLICATION_ID = 0x434F4143
"""Marks a database as ours, in its header ("COAC")."""

Step = tuple[str, Callable[["Database"], None]]


def _sessions(db: "Database") -> None:
    _table(db, "sessions").create(
        {
            "id": str,
            "kind": str,
            "case_id": str,
            "case_version": int,
            "case_title": str,
            "level": str,
            "plan": str,  # JSON: the phases with budgets and goals
            "minutes": float,
            "status": str,
            "phase": str,
            "spent": str,  # JSON: seconds by phase
            "stopped": float,
            "words": int,
            "hints": int,
            "facts": int,
            "marks": str,  # JSON: own marks in rubric order
            "created_at": float,
            "updated_at": float,
            "finished_at": float,
            "deleted_at": float,
            "rev": int,
            "owner": str,  # JSON: the process that has it open
            "owner_token": str,
            "owner_at": float,
        },
        pk="id",
        not_null={"kind", "case_id", "plan", "status", "created_at", "rev"},
    )
    _table(db, "sessions").create_index(["created_at"])
    _table(db, "events").create(
        {
            "session_id": str,
            "seq": int,
            "at": float,
            "phase": str,
            "spent": float,
            "kind": str,
            "data": str,  # JSON
        },
        pk=("session_id", "seq"),
        not_null={"session_id", "seq", "kind", "data"},
        foreign_keys=[("session_id", "sessions", "id")],
    )
    _table(db, "sections").create(
        {
            "session_id": str,
            "section": str,
            "body": str,
            "words": int,
            "crc": int,  # CRC-32 of the body in UTF-8: SQLite misses a flipped byte
            "updated_at": float,
        },
        pk=("session_id", "section"),
        not_null={"session_id", "section", "body", "crc"},
        foreign_keys=[("session_id", "sessions", "id")],
    )


def _copies(db: "Database") -> None:
    _table(db, "copies").create(
        {
            "id": int,
            "session_id": str,
            "section": str,
            "body": str,
            "at": float,
            "why": str,
        },
        pk="id",
        not_null={"session_id", "section", "body"},
        foreign_keys=[("session_id", "sessions", "id")],
    )
    _table(db, "copies").create_index(["session_id"])


def _content_cache(db: "Database") -> None:
    _table(db, "content_cache").create(
        {
            "path": str,
            "size": int,
            "mtime_ns": int,
            "schema": int,
            "header": str,
            "body": str,
        },
        pk="path",
        not_null={"size", "mtime_ns", "schema", "header", "body"},
    )


def _estimates(db: "Database") -> None:
    _table(db, "estimates").create(
        {
            "id": int,
            "at": float,
            "question_id": str,
            "topic": str,
            "low": float,  # low, high and truth are numbers in `unit`
            "high": float,
            "unit": str,
            "truth": float,
            "hit": int,
            "grade": str,  # by order of magnitude
            "score": float,  # the cost of the answer, 0 at best
        },
        pk="id",
        not_null={"at", "question_id", "low", "high", "unit", "truth", "hit"},
    )


def _stories(db: "Database") -> None:
    _table(db, "stories").create(
        {
            "id": str,
            "title": str,
            "question_id": str,
            "asks": str,
            "competencies": str,  # JSON: ids
            "created_at": float,
            "deleted_at": float,
        },
        pk="id",
        not_null={"title", "question_id", "competencies", "created_at"},
    )
    _table(db, "story_versions").create(
        {
            "id": int,
            "story_id": str,
            "kind": str,  # full, cut-90, cut-30 or answers
            "parts": str,  # JSON: texts by part, or answers by question
            "at": float,
            "session_id": str,
            "words": int,
            "spoken_s": float,
            "score": int,
            "signal": str,
        },
        pk="id",
        not_null={"story_id", "kind", "parts", "at"},
        foreign_keys=[("story_id", "stories", "id")],
    )
    _table(db, "story_versions").create_index(["story_id"])


def _reviews(db: "Database") -> None:
    _table(db, "reviews").create(
        {
            "session_id": str,
            "case_version": int,
            "level": str,
            "at": float,
            "levels": str,  # JSON: mid, senior, staff, with the person's marks counted
            "judged": str,  # JSON: the judge's own
            "dimensions": str,  # JSON: the levels by dimension, in rubric order
            "disputed": int,
            "on_topic": int,
        },
        pk="session_id",
        not_null={"case_version", "level", "at", "levels", "judged", "dimensions"},
        foreign_keys=[("session_id", "sessions", "id")],
    )


STEPS: tuple[Step, ...] = (
    ("sessions", _sessions),
    ("copies", _copies),
    ("content_cache", _content_cache),
    ("estimates", _estimates),
    ("stories", _stories),
    ("reviews", _reviews),
)

VERSION = len(STEPS)
"""The schema that this program reads and writes."""


def migrate(conn: sqlite3.Connection, steps: tuple[Step, ...] = STEPS) -> None:
    """Bring a database to the last step, all or nothing."""
    from sqlite_utils import Database

    with atomic(conn):
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _migrations(steps).apply(Database(conn, execute_plugins=False))


def _migrations(steps: tuple[Step, ...]) -> "Migrations":
    from sqlite_utils import Migrations

    migrations = Migrations("coach")
    for number, (name, change) in enumerate(steps, start=1):
        migrations(name=f"{number:03}-{name}")(_numbered(number, change))
    return migrations


def _numbered(
    number: int, change: Callable[["Database"], None]
) -> Callable[["Database"], None]:
    def run(db: "Database") -> None:
        change(db)
        db.execute(f"PRAGMA user_version = {number}")

    return run


def _table(db: "Database", name: str) -> "Table":
    return db.table(name)
