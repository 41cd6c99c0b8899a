"""The scores of reviews in SQLite: one row a session, replaced when judged again."""

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from coach.domain.scores import DimensionScore, Scores
from coach.domain.verdict import LEVELS, LevelScores
from coach.storage.cells import from_cell, from_json, to_json
from coach.storage.database import Database
from coach.storage.rows import DAMAGE, rows

_COLUMNS = (
    "session_id, case_version, level, at, levels, judged, dimensions, disputed, "
    "on_topic"
)
_PUT = (
    f"INSERT OR REPLACE INTO reviews ({_COLUMNS}) "  # noqa: S608
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ALL = (
    "SELECT r.session_id, s.case_id, s.created_at, r.case_version, r.level, r.at, "
    "r.levels, r.judged, r.dimensions, r.disputed, r.on_topic "
    "FROM reviews r JOIN sessions s ON s.id = r.session_id "
    "WHERE s.deleted_at IS NULL ORDER BY s.created_at, s.id"
)


class Reviews:
    """The `ScoreBook` on a database file, which is made on first use."""

    def __init__(self, path: Path) -> None:
        self._db = Database(path)

    def close(self) -> None:
        """Close the connection; the next use opens a new one."""
        self._db.close()

    def put(self, scores: Scores) -> None:
        """Keep the scores of a session in place of its earlier ones.

        Raises:
            StorageError: If they cannot be written; nothing was changed.
        """
        cells = (
            scores.session_id,
            scores.case_version,
            scores.level,
            scores.at,
            to_json(_points(scores.levels)),
            to_json(_points(scores.judged)),
            to_json({one.id: _points(one.levels) for one in scores.dimensions}),
            scores.disputed,
            int(scores.on_topic),
        )
        with self._db.writing() as conn:
            conn.execute(_PUT, cells)

    def all(self) -> Sequence[Scores]:
        """Return those of all sessions that are not deleted, oldest session first.

        A damaged row is left out: the session can be judged again.

        Raises:
            StorageError: If they cannot be read.
        """
        with self._db.reading() as conn:
            found = _rows(conn)
        return tuple(one for row in found if (one := _scores(row)))


def _rows(conn: sqlite3.Connection) -> list[dict[str, Any]]:
    return rows(conn.execute(_ALL))


def _scores(row: Mapping[str, Any]) -> Scores | None:
    levels = {level.encode(): level for level in LEVELS}
    try:
        return Scores(
            session_id=from_cell(row["session_id"]),
            case_id=from_cell(row["case_id"]),
            case_version=int(row["case_version"]),
            level=levels[row["level"]],
            sat_at=float(row["created_at"]),
            at=float(row["at"]),
            levels=_level_scores(from_json(row["levels"])),
            judged=_level_scores(from_json(row["judged"])),
            dimensions=tuple(
                DimensionScore(str(name), _level_scores(points))
                for name, points in from_json(row["dimensions"]).items()
            ),
            disputed=int(row["disputed"]),
            on_topic=bool(row["on_topic"]),
        )
    except DAMAGE:
        return None


def _points(levels: LevelScores) -> list[int]:
    return [levels.at(level) for level in LEVELS]


def _level_scores(points: Any) -> LevelScores:
    mid, senior, staff = (int(one) for one in points)
    if not all(0 <= one <= 100 for one in (mid, senior, staff)):
        raise ValueError("a score lies outside of 0 to 100")
    return LevelScores(mid, senior, staff)
