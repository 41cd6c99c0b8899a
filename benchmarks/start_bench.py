"""How long commands and the first picture take, as ratios within one run.

Both sides of a ratio are measured in turn, so that a machine whose speed drifts
moves both. Targets: `--version` 0.5, `--help` 1.3, `history` 2.5 times
`python -c "import typer"`; the first picture 1.9 times that of a one-widget app.
"""

import os
import pty
import select
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

Row = tuple[str, float, str, float]

RUNS = 11
PAINTS = 7
HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("hello there")
Hello().run()
"""


def rows() -> list[Row]:
    """Measure start-up and first picture."""
    with tempfile.TemporaryDirectory() as home:
        env = {**compiled_once(home), "COACH_HOME": home, "TERM": "xterm-256color"}
        subprocess.run(
            [sys.executable, "-m", "coach", "history"],
            env=env,
            check=True,
            capture_output=True,
        )
        return [*_commands(env), *_pictures(env)]


def compiled_once(folder: str) -> dict[str, str]:
    """Return an environment in which modules are compiled once, as when installed."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**env, "PYTHONPYCACHEPREFIX": str(Path(folder) / "pyc")}


def _commands(env: dict[str, str]) -> list[Row]:
    floor = [sys.executable, "-c", "import typer"]
    table: list[Row] = []
    for words, target in ((["--version"], 0.5), (["--help"], 1.3), (["history"], 2.5)):
        command = [sys.executable, "-m", "coach", *words]
        ratios = []
        for _ in range(RUNS):
            base = _time(floor, env)
            ratios.append(_time(command, env) / base)
        name = f"coach {words[0]} to import typer"
        table.append((name, statistics.median(ratios), "×", target))
    return table


def _pictures(env: dict[str, str]) -> list[Row]:
    coach = [sys.executable, "-m", "coach"]
    hello = [sys.executable, "-c", HELLO]
    ratios, times = [], []
    for _ in range(PAINTS):
        base = _paint(hello, b"hello there", env)
        took = _paint(coach, b"Practise a case", env)
        ratios.append(took / base)
        times.append(took * 1000)
    return [
        ("first picture of home", statistics.median(times), "ms", float("nan")),
        ("first picture to one-widget app", statistics.median(ratios), "×", 1.9),
    ]


def _time(command: list[str], env: dict[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, env=env, check=True, capture_output=True)
    return time.perf_counter() - begun


def _paint(command: list[str], marker: bytes, env: dict[str, str]) -> float:
    """Return the seconds from the start until the marker is drawn on a pty."""
    begun = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], command, env)  # noqa: S606 – the child of a fork
    seen = b""
    try:
        while marker not in seen and time.perf_counter() - begun < 20:
            ready, _, _ = select.select([terminal], [], [], 0.5)
            if ready:
                seen += os.read(terminal, 65_536)
        return time.perf_counter() - begun
    finally:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
        os.close(terminal)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from benchmarks.__main__ import show

    show(rows())
