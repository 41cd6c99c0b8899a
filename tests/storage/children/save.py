"""Saves a growing session and says after each commit which revision it has.

Each save adds one event and the same number to two sections, so that a torn save
shows. Usage: python save.py DATABASE SESSION STATEMENT
kills itself before that statement of the third save, or never if it is 0.
"""

import os
import signal
import socket
import sqlite3
import sys
from itertools import count
from pathlib import Path

from coach.domain import round as rules
from coach.domain.ports import Owner
from coach.domain.timing import Instant
from coach.storage import connection, database
from coach.storage.sessions import Sessions

path, name, fatal = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
me = Owner(f"child-{os.getpid()}", os.getpid(), socket.gethostname())
third = False
numbers = count(1)


def _traced(path: Path) -> sqlite3.Connection:
    conn = connection.connect(path)

    def before(_: str) -> None:
        if third and next(numbers) == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    if fatal:
        conn.set_trace_callback(before)
    return conn


setattr(database, "connect", _traced)  # noqa: B010 - a patch, seen as one
store = Sessions(path)
opened = store.open(name, me, 1.0)
assert opened.held_by is None
session, rev = opened.session, opened.rev
for turn in count(1):
    third = turn == 3
    session = rules.take_hint(session, "word " * 50, Instant(1000.0, 0.0))
    number = len(session.events)
    texts = {"api": f"{number} " * 500, "notes/clarify": f"{number} " * 500}
    rev = store.save(rules.write(session, texts), rev, me, float(rev))
    os.write(1, b"%d %d\n" % (rev, number))
    if third and fatal:
        break
