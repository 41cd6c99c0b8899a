"""kill -9 at any moment: every save that was confirmed is there, none is half there."""

import json
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from coach.domain.ports import Owner
from coach.domain.session import Session
from coach.storage.sessions import Sessions

HERE = Path(__file__).parent
SEED = 20261123


def _run_and_kill(script: str, *arguments: object, saves: int, spin: int) -> int:
    """Run a child, kill it after some confirmed saves; return the last of them."""
    command = [sys.executable, str(HERE / "children" / script), *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        confirmed = b""
        for _ in range(saves):
            confirmed = child.stdout.readline()
        for _ in range(spin):  # so that the blow falls anywhere within the next save
            pass
        child.kill()
        more = child.stdout.read().rpartition(b"\n")[0]  # not a line cut short
        confirmed = more.split(b"\n")[-1] or confirmed
    assert child.returncode == -signal.SIGKILL
    return int(confirmed.split()[0])


def _rev_of_whole(path: Path, name: str) -> int:
    """Return the stored revision after making sure that nothing is torn."""
    with closing(sqlite3.connect(path)) as conn:
        (verdict,) = conn.execute("PRAGMA integrity_check").fetchone()
        (rev,) = conn.execute("SELECT rev FROM sessions").fetchone()
    store = Sessions(path)
    session = store.read(name)
    store.close()
    number = len(session.events)
    assert verdict == "ok"
    assert session.sections["api"] == session.sections["notes/clarify"]
    assert session.sections["api"] == f"{number} " * 500
    return int(rev)


def _kill_loop(path: Path, name: str, kills: int) -> int:
    """Kill many times; return how often the blow fell between commit and word."""
    dice = random.Random(SEED)  # noqa: S311 - repeatable, not secret
    ahead = 0
    for _ in range(kills):
        saves, spin = dice.randint(1, 6), dice.randrange(40_000)
        confirmed = _run_and_kill("save.py", path, name, 0, saves=saves, spin=spin)
        rev = _rev_of_whole(path, name)
        assert confirmed <= rev <= confirmed + 1
        ahead += rev > confirmed
    return ahead


@pytest.fixture
def name(store: Sessions, make_session: Callable[..., Session], dead: Owner) -> str:
    """A stored session that nobody holds."""
    session = make_session()
    store.create(session, dead, 1000.0)
    store.close()
    return session.id


def test_thirty_kills_lose_and_tear_nothing(path: Path, name: str) -> None:
    """A save is there from the moment it is called saved, or not at all."""
    _kill_loop(path, name, 30)


@pytest.mark.slow
def test_five_hundred_kills_lose_and_tear_nothing(path: Path, name: str) -> None:
    """The long proof."""
    _kill_loop(path, name, 500)


def test_the_harness_sees_a_save_that_is_not_safe(tmp_path: Path) -> None:
    """The control: a file overwritten in place is found torn, so the loop can fail."""
    dice = random.Random(SEED)  # noqa: S311 - repeatable, not secret
    path = tmp_path / "session.json"

    def torn() -> bool:
        _run_and_kill("overwrite.py", path, saves=2, spin=dice.randrange(400_000))
        try:
            json.loads(path.read_text("utf-8"))
        except ValueError:
            return True
        return False

    # Nearly every blow tears it; on a busy machine some fall before the child runs.
    assert any(torn() for _ in range(60))


@pytest.mark.parametrize("statement", range(1, 9))
def test_a_kill_before_any_statement_of_a_save(
    path: Path, name: str, statement: int
) -> None:
    """Not left to chance: the child kills itself before each statement in turn."""
    command = [sys.executable, str(HERE / "children" / "save.py"), str(path), name]
    done = subprocess.run(
        [*command, str(statement)], capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    revs = [int(line.split()[0]) for line in done.stdout.splitlines()]
    assert revs[:2] == [2, 3]
    assert (len(revs) == 2) is (done.returncode != 0)
    assert _rev_of_whole(path, name) == revs[-1]
