"""One of several terminals that save the same session again and again.

Usage: python contend.py DATABASE SESSION NAME TIMES
After a conflict the session is taken over and the text added to what is there.
"""

import os
import socket
import sys
from pathlib import Path

from coach.domain import round as rules
from coach.domain.ports import Owner
from coach.errors import ConflictError
from coach.storage.sessions import Sessions

path, session_id, name, times = sys.argv[1:]
me = Owner(name, os.getpid(), socket.gethostname())
store = Sessions(Path(path))
conflicts = 0
opened = store.open(session_id, me, 1.0, take_over=True)
session, rev = opened.session, opened.rev
sys.stdout.write("ready\n")
sys.stdout.flush()
sys.stdin.readline()  # all have read the same text now
for number in range(int(times)):
    while True:
        body = session.sections["api"] + f" {name}{number}"
        try:
            rev = store.save(rules.write(session, {"api": body}), rev, me, 1.0)
        except ConflictError:
            conflicts += 1
            opened = store.open(session_id, me, 1.0, take_over=True)
            session, rev = opened.session, opened.rev
        else:
            session = rules.write(session, {"api": body})
            break
store.close()
sys.stdout.write(f"{conflicts}\n")
