"""Starts like the program does, together with others: waits for a line, then lists.

Usage: python start.py DATABASE
"""

import sys
from pathlib import Path

from coach.storage.sessions import Sessions

store = Sessions(Path(sys.argv[1]))
sys.stdout.write("ready\n")
sys.stdout.flush()
sys.stdin.readline()
count = len(store.summaries())
store.close()
sys.stdout.write(f"{count} sessions, {'sqlite_utils' in sys.modules}\n")
