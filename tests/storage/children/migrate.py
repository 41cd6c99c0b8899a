"""Migrates a database and kills itself before the N-th statement; N = 0: never.

Usage: python migrate.py DATABASE N
"""

import os
import signal
import sqlite3
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from coach.storage import connection, migrations, schema

if TYPE_CHECKING:
    from sqlite_utils import Database


def _rewrite(db: "Database") -> None:
    db.table("sections").transform(drop={"words"})


STEPS = (*migrations.STEPS, ("rewrite", _rewrite))
NUMBERS = count(1)
FATAL = int(sys.argv[2])


def _traced(path: Path) -> sqlite3.Connection:
    conn = connection.connect(path)
    conn.execute("PRAGMA cache_size = 1")  # so that pages reach the disk half-way

    def before(_: str) -> None:
        if next(NUMBERS) == FATAL:
            os.kill(os.getpid(), signal.SIGKILL)

    conn.set_trace_callback(before)
    return conn


def _migrate(conn: sqlite3.Connection) -> None:
    migrations.migrate(conn, STEPS)


for name, value in (
    ("connect", _traced),
    ("migrate", _migrate),
    ("VERSION", len(STEPS)),
):
    setattr(schema, name, value)
schema.prepare(Path(sys.argv[1]))
sys.stdout.write(str(next(NUMBERS) - 1))
