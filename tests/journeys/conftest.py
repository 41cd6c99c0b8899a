"""A real terminal: tmux on a socket of its own, read by polling with a deadline."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

DEADLINE_S = 20.0


class Terminal:
    """One tmux window that runs one program on a data folder of its own."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.home = home
        self.folder = folder
        self._socket = f"coach-{uuid.uuid4().hex[:8]}"
        self._pid = folder.parent / f"{self._socket}.pid"
        self._code = folder.parent / f"{self._socket}.code"

    def start(self, *words: str, width: int = 120, height: int = 40) -> None:
        """Run `coach WORDS` and keep the window when it ends."""
        words_ = shlex.join([sys.executable, "-m", "coach", *words])
        # The inner shell becomes the program; the outer one writes down how it ended
        # and keeps the window, since not every tmux tells a signal from an exit.
        script = (
            f"sh -c 'echo $$ > {self._pid}; exec \"$@\"' sh {words_}; "
            f"echo $? > {self._code}; exec sleep 1000"
        )
        command = [
            "env",
            *("-u", "COLUMNS", "-u", "LINES"),  # a test runner sets them for itself
            f"COACH_HOME={self.home}",
            "TERM=xterm-256color",
            "LANG=C.UTF-8",
            "LC_ALL=C.UTF-8",
            *("sh", "-c", script),
        ]
        self._pid.unlink(missing_ok=True)
        self._code.unlink(missing_ok=True)
        if self._tmux("has-session").returncode == 0:
            self._tmux("respawn-window", "-k", *command)
            return
        self._tmux(
            *("-f", "/dev/null", "new-session", "-d"),
            *("-x", str(width), "-y", str(height), "-c", str(self.folder)),
            *("--", *command),
            *(";", "set-option", "-g", "status", "off"),
            *(";", "resize-window", "-x", str(width), "-y", str(height)),
        )

    def screen(self) -> str:
        """Return the characters on the screen."""
        return self._tmux("capture-pane", "-p").stdout

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names."""
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type characters as they are."""
        self._tmux("send-keys", "-l", text)

    def wait_for(self, *texts: str, deadline: float = DEADLINE_S) -> str:
        """Poll until all texts are on the screen, and return it."""
        return self.wait_until(
            lambda screen: all(text in screen for text in texts),
            f"{texts!r}",
            deadline,
        )

    def wait_until(
        self, good: Callable[[str], bool], what: str, deadline: float = DEADLINE_S
    ) -> str:
        """Poll until the screen is good, and return it; fail with the screen if not."""
        end = time.monotonic() + deadline
        while time.monotonic() < end:
            screen = self.screen()
            if good(screen):
                return screen
            time.sleep(0.05)
        raise AssertionError(f"never saw {what} in:\n{self.screen()}")

    def pid(self) -> int:
        """Return the process id of the program."""
        return int(self._pid.read_text())

    def kill(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.pid(), number)

    def wait_for_exit(self, deadline: float = 5.0) -> int:
        """Wait until the program has ended, and return its code (128+n by signal)."""
        self.wait_until(lambda _: self._ended(), "the end", deadline)
        return int(self._code.read_text())

    def _ended(self) -> bool:
        return self._code.exists() and self._code.read_text().endswith("\n")

    def coach(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a verb that needs no terminal, on the same data."""
        return subprocess.run(
            [sys.executable, "-m", "coach", *words],
            env={**os.environ, "COACH_HOME": str(self.home)},
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )

    def close(self) -> None:
        """End the window and everything in it."""
        self._tmux("kill-server")

    def _tmux(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["tmux", "-L", self._socket, *words],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A terminal with an empty data folder; skipped with a reason without tmux."""
    if shutil.which("tmux") is None:
        if os.environ.get("COACH_JOURNEYS") == "required":
            pytest.fail("tmux is missing, and journeys are required here")
        pytest.skip("tmux is not installed; `apt-get install tmux` runs the journeys")
    folder = tmp_path / "work"
    folder.mkdir()
    made = Terminal(tmp_path / "home", folder)
    yield made
    made.close()
