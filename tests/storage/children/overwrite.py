"""The control of the kill test: the same saves, into a JSON file written in place.

Usage: python overwrite.py FILE
"""

import json
import os
import sys
from itertools import count
from pathlib import Path

path = Path(sys.argv[1])
for rev in count(1):
    with path.open("w", encoding="utf-8") as file:
        json.dump({"rev": rev, "texts": [f"{rev} " * 500] * 200}, file)
        file.flush()
        os.fsync(file.fileno())
    os.write(1, b"%d %d\n" % (rev, rev))
