"""The bank of stories in SQLite: versions are added one by one, never changed."""

import difflib
import sqlite3
from collections.abc import Mapping, Sequence
from math import isfinite
from pathlib import Path
from typing import Any, get_args

from coach.domain.bank import Story, Telling, Version, VersionKind
from coach.domain.story import Signal
from coach.errors import NotFoundError, StorageError
from coach.storage.cells import from_cell, from_json, to_cell, to_json
from coach.storage.database import Database
from coach.storage.rows import DAMAGE, rows

_KINDS: tuple[VersionKind, ...] = get_args(VersionKind)
_SIGNALS: tuple[Signal, ...] = get_args(Signal)
_STORY = "id, title, question_id, asks, competencies, created_at"
_VERSION = "kind, parts, at, session_id, words, spoken_s, score, signal"
_TELLINGS = (
    "SELECT s.case_id, s.id, e.at, e.data FROM events e "
    "JOIN sessions s ON s.id = e.session_id "
    "WHERE s.kind = 'story' AND s.deleted_at IS NULL AND e.kind = 'told' "
    "ORDER BY e.at, e.seq"
)


class Stories:
    """The `StoryBank` on a database file, which is made on first use."""

    def __init__(self, path: Path) -> None:
        self._db = Database(path)

    def close(self) -> None:
        """Close the connection; the next use opens a new one."""
        self._db.close()

    def all(self) -> Sequence[Story]:
        """Return every story that is not deleted, newest first.

        A damaged one is left out; `read` says what is wrong with it.
        """
        with self._db.reading() as conn:
            found = rows(
                conn.execute(
                    f"SELECT {_STORY} FROM stories WHERE deleted_at IS NULL "  # noqa: S608
                    "ORDER BY created_at DESC, id DESC"
                )
            )
            return tuple(one for row in found if (one := _whole(conn, row)))

    def read(self, story_id: str) -> Story:
        """Return a story; ids may be shortened.

        Raises:
            NotFoundError: If there is none, or more than one, or it was deleted.
            StorageError: If it is damaged, or cannot be read.
        """
        with self._db.reading() as conn:
            found = _require(conn, story_id)
            story = _whole(conn, found)
        if story is None:
            raise StorageError(
                f"Story {story_id} is damaged in the database.",
                "The others are not touched; `coach data restore latest` goes back to "
                "the newest backup and can be undone.",
            )
        return story

    def put(self, story: Story) -> None:
        """Keep a new story with its versions.

        Raises:
            StorageError: If it cannot be written; nothing was changed.
        """
        cells = (
            story.id,
            to_cell(story.title),
            to_cell(story.question_id),
            to_cell(story.asks),
            to_json(list(story.competencies)),
            story.created_at,
        )
        with self._db.writing() as conn:
            places = ", ".join("?" * len(cells))
            conn.execute(f"INSERT INTO stories ({_STORY}) VALUES ({places})", cells)  # noqa: S608
            _append(conn, story.id, story.versions)

    def add(self, story_id: str, versions: Sequence[Version]) -> int:
        """Add versions that the story does not have; return how many they were.

        The same text as its newest of that kind is no new version.

        Raises:
            NotFoundError: If there is no such story.
            StorageError: If they cannot be written; nothing was changed.
        """
        with self._db.writing() as conn:
            found = _require(conn, story_id)
            return _append(conn, from_cell(found["id"]), versions)

    def describe(self, story_id: str, title: str, competencies: Sequence[str]) -> None:
        """Change what a story is called and is evidence of.

        Raises:
            NotFoundError: If there is no such story.
        """
        with self._db.writing() as conn:
            found = _require(conn, story_id)
            conn.execute(
                "UPDATE stories SET title = ?, competencies = ? WHERE id = ?",
                (to_cell(title), to_json(list(competencies)), from_cell(found["id"])),
            )

    def delete(self, story_id: str, at: float) -> None:
        """Put a story aside; it can be brought back."""
        self._mark(story_id, at, deleted=False)

    def undelete(self, story_id: str) -> None:
        """Bring a deleted story back."""
        self._mark(story_id, None, deleted=True)

    def tellings(self) -> Sequence[Telling]:
        """Return every finished telling of sessions that are there, oldest first."""
        with self._db.reading() as conn:
            found = conn.execute(_TELLINGS).fetchall()
        return tuple(one for row in found if (one := _telling(row)))

    def _mark(self, story_id: str, at: float | None, *, deleted: bool) -> None:
        with self._db.writing() as conn:
            found = _require(conn, story_id, deleted=deleted)
            conn.execute(
                "UPDATE stories SET deleted_at = ? WHERE id = ?",
                (at, from_cell(found["id"])),
            )


def _require(
    conn: sqlite3.Connection, wanted: str, *, deleted: bool = False
) -> Mapping[str, Any]:
    """Return the row of a story by its id, or by a beginning that only one has."""
    found = rows(
        conn.execute(
            f"SELECT {_STORY} FROM stories WHERE ? OR deleted_at IS NULL "  # noqa: S608
            "ORDER BY created_at DESC",
            (deleted,),
        )
    )
    ids = {str(row["id"], "utf-8", "replace"): row for row in found}
    wanted = wanted.strip()
    fitting = [wanted] if wanted in ids else [i for i in ids if i.startswith(wanted)]
    if wanted and len(fitting) == 1:
        return ids[fitting[0]]
    if wanted and fitting:
        near = ", ".join(fitting[:5])
        message = f"{len(fitting)} stories begin with {wanted!r}."
        raise NotFoundError(message, f"Give more of the id: {near}.")
    close = difflib.get_close_matches(wanted, ids, n=3, cutoff=0.5)
    hint = (
        f"Did you mean {', '.join(close)}?"
        if close
        else "`coach story list` lists them."
    )
    raise NotFoundError(f"There is no story {wanted!r} in the bank.", hint)


def _append(conn: sqlite3.Connection, story_id: str, fresh: Sequence[Version]) -> int:
    there = _versions(conn, story_id)
    newest = {one.kind: dict(one.parts) for one in there}
    known = {_identity(one) for one in there}
    count = 0
    for one in fresh:
        same = newest.get(one.kind) == dict(one.parts)
        if same or _identity(one) in known:
            continue
        newest[one.kind] = dict(one.parts)
        count += 1
        conn.execute(
            f"INSERT INTO story_versions (story_id, {_VERSION}) "  # noqa: S608
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                story_id,
                one.kind,
                to_json(dict(one.parts)),
                one.at,
                one.session_id,
                one.words,
                one.spoken_s,
                one.score,
                one.signal,
            ),
        )
    return count


def _identity(one: Version) -> tuple[str, str, float, tuple[tuple[str, str], ...]]:
    return (one.kind, one.session_id, one.at, tuple(one.parts.items()))


def _whole(conn: sqlite3.Connection, row: Mapping[str, Any]) -> Story | None:
    try:
        return Story(
            id=from_cell(row["id"]),
            title=from_cell(row["title"]),
            question_id=from_cell(row["question_id"]),
            asks=from_cell(row["asks"]),
            competencies=tuple(map(str, from_json(row["competencies"]))),
            created_at=float(row["created_at"]),
            versions=_versions(conn, from_cell(row["id"])),
        )
    except DAMAGE:
        return None


def _versions(conn: sqlite3.Connection, story_id: str) -> tuple[Version, ...]:
    found = conn.execute(
        f"SELECT {_VERSION} FROM story_versions WHERE story_id = ? ORDER BY id",  # noqa: S608
        (story_id,),
    )
    return tuple(one for row in rows(found) if (one := _version(row)))


def _version(row: Mapping[str, Any]) -> Version | None:
    """Read a version; a damaged one hides no other."""
    kinds = {kind.encode(): kind for kind in _KINDS}
    signals = {signal.encode(): signal for signal in _SIGNALS}
    try:
        parts = from_json(row["parts"])
        numbers = [float(row[name]) for name in ("at", "words", "spoken_s", "score")]
        if not all(map(isfinite, numbers)):
            return None
        return Version(
            kind=kinds[row["kind"]],
            parts={str(part): str(text) for part, text in parts.items()},
            at=numbers[0],
            session_id=from_cell(row["session_id"]),
            words=int(numbers[1]),
            spoken_s=numbers[2],
            score=int(numbers[3]),
            signal=signals.get(row["signal"], "task"),
        )
    except DAMAGE:
        return None


def _telling(row: tuple[Any, ...]) -> Telling | None:
    question, session, at, data = row
    try:
        score = int(from_json(data)["score"])
        return Telling(from_cell(question), from_cell(session), float(at), score)
    except DAMAGE:
        return None
