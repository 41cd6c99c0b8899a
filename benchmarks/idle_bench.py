"""What the app costs while the clock runs and nobody types: CPU and memory."""

import os
import pty
import select
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.start_bench import compiled_once

Row = tuple[str, float, str, float]

SECONDS = 20.0


def rows() -> list[Row]:
    """Run a mock for a while without touching it."""
    with tempfile.TemporaryDirectory() as home:
        first = _run(home)
        return [
            ("idle with the clock running", first[0], "% of a core", 2.5),
            ("memory in a round, the very first start", first[1], "MiB", float("nan")),
            ("memory in a round, any later start", _run(home, 5.0)[1], "MiB", 60),
        ]


def _run(home: str, seconds: float = SECONDS) -> tuple[float, float]:
    """Sit in a mock for a while; return percent of a core and MiB."""
    env = {
        **compiled_once(home),
        "COACH_HOME": home,
        "TERM": "xterm-256color",
        "COLUMNS": "120",
        "LINES": "40",
    }
    command = [sys.executable, "-m", "coach", "mock", "twitter"]
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], command, env)  # noqa: S606 – the child of a fork
    try:
        _read_until(terminal, b"Mock interview", 20)
        os.write(terminal, b"\r")
        _read_until(terminal, b"Interviewer", 20)
        _read_until(terminal, b"\x00never", 3)
        before, begun = _cpu(pid), time.monotonic()
        _read_until(terminal, b"\x00never", seconds)
        used = (_cpu(pid) - before) / (time.monotonic() - begun)
        return used * 100, _memory(pid)
    finally:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
        os.close(terminal)


def _read_until(terminal: int, marker: bytes, seconds: float) -> None:
    end, seen = time.monotonic() + seconds, b""
    while marker not in seen and time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.2)
        if ready:
            seen += os.read(terminal, 65_536)


def _cpu(pid: int) -> float:
    """Return the CPU seconds of a process so far (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> float:
    """Return the resident memory of a process in MiB (Linux)."""
    for text in Path(f"/proc/{pid}/status").read_text().splitlines():
        if text.startswith("VmRSS"):
            return int(text.split()[1]) / 1024
    return float("nan")
