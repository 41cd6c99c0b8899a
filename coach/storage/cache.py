"""Parsed content kept in the database, so that a start need not read every file.

Only ever a shortcut: whatever goes wrong here, the files are read again instead.
"""

from pathlib import Path
from typing import Any

from coach.domain.ports import Stamp
from coach.errors import StorageError
from coach.storage.cells import from_cell, to_cell
from coach.storage.database import Database


class Cache:
    """The `ContentCache` on a database file."""

    def __init__(self, path: Path) -> None:
        self._db = Database(path)

    def close(self) -> None:
        """Close the connection; the next use opens a new one."""
        self._db.close()

    def headers(self) -> dict[str, tuple[Stamp, str]]:
        """Return stamp and header JSON of every known file, by path."""
        found = self._query("SELECT path, size, mtime_ns, schema, header", "")
        try:
            return {
                from_cell(path): (Stamp(size, mtime, schema), from_cell(header))
                for path, size, mtime, schema, header in found
            }
        except ValueError:
            return {}

    def body(self, path: str, stamp: Stamp) -> str | None:
        """Return the JSON of a file, if it is known with just this stamp."""
        found = self._query(
            "SELECT body",
            "WHERE path = ? AND size = ? AND mtime_ns = ? AND schema = ?",
            (to_cell(path), stamp.size, stamp.mtime_ns, stamp.schema),
        )
        try:
            return from_cell(found[0][0]) if found else None
        except ValueError:
            return None

    def put(self, path: str, stamp: Stamp, header: str, body: str) -> None:
        """Remember a file; failing to remember is never an error."""
        self._change(
            "INSERT OR REPLACE INTO content_cache "
            "(path, size, mtime_ns, schema, header, body) VALUES (?, ?, ?, ?, ?, ?)",
            to_cell(path),
            stamp.size,
            stamp.mtime_ns,
            stamp.schema,
            to_cell(header),
            to_cell(body),
        )

    def drop(self, path: str) -> None:
        """Forget a file."""
        self._change("DELETE FROM content_cache WHERE path = ?", to_cell(path))

    def _query(
        self, select: str, where: str, cells: tuple[Any, ...] = ()
    ) -> list[tuple[Any, ...]]:
        try:
            with self._db.reading() as conn:
                return conn.execute(
                    f"{select} FROM content_cache {where}", cells
                ).fetchall()
        except StorageError:
            return []

    def _change(self, statement: str, *cells: Any) -> None:
        try:
            with self._db.writing() as conn:
                conn.execute(statement, cells)
        except StorageError:
            return
