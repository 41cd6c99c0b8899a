"""A real terminal for the tests that a headless run cannot replace."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

SOON_S = 2.0
START_S = 20.0

_ESCAPES = re.compile(rb"\x1b(?:\[[0-9;:?<>=$]*[a-zA-Z~]|[^\[])")

# A note-taker in a few lines. Run as `cure` it uses what coach.tui offers; as `control`
# it is a plain Textual app, which must show the very fault that the cure is for.
PROBE = """
import asyncio, fcntl, signal, sys, termios
from pathlib import Path

fcntl.ioctl(0, termios.TIOCSCTTY, 0)
cure, kept, log, *wishes = sys.argv[1:]
if "nohup" in wishes:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)

from textual.app import App
from textual.screen import ModalScreen
from textual.widgets import Input, Label, TextArea
from coach.tui import crash, driver, signals
from coach.tui.widgets.editor import Editor

CURE = cure == "cure"

class Asking(ModalScreen):
    def compose(self):
        yield Label("modal")

class Probe(App):
    BINDINGS = [
        ("f2", "fail"), ("f3", "ask"), ("f4", "fail_in_thread"), ("f5", "fail_twice"),
        ("f8", "show_hostile_text"),
    ]

    def compose(self):
        self.area = Editor() if CURE else TextArea()
        yield self.area

    def on_mount(self):
        self.area.focus()
        if "restless" in wishes:
            self.set_interval(0.01, self.refresh)
        if CURE:
            signals.install(self, self.keep)

    def keep(self):
        Path(kept).write_text(self.area.text, encoding="utf-8")

    def action_fail(self):
        secret = self.area.text
        raise ValueError("cannot bear " + secret)

    def action_fail_in_thread(self):
        self.run_worker(self.action_fail, thread=True)

    def action_fail_twice(self):
        self.call_later(self.action_fail)
        self.action_fail()

    def action_show_hostile_text(self):
        hostile = "be\\x1b[5mgin \\x9b5m \\x07\\u202e end"
        self.mount(Label(hostile, markup=False), Input(hostile))
        self.notify(hostile, title=hostile, markup=False)

    def action_ask(self):
        self.push_screen(Asking())

    async def on_unmount(self):
        if CURE:
            signals.uninstall(self)
        if "hang" in wishes:
            await asyncio.sleep(3600)

    def _handle_exception(self, error):
        if CURE:
            crash.report(self, error, Path(log), self.keep)
        else:
            super()._handle_exception(error)

app = Probe(driver_class=driver.driver_class() if CURE else None)
app.run()
sys.exit(app.return_code or 0)
"""


@dataclass(frozen=True, slots=True)
class End:
    """How a run ended."""

    code: int | None
    kept: str
    cooked: bool
    seconds: float


class Terminal:
    """The probe in a terminal of 80 x 24 that is read all the time."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.kept = folder / "kept.txt"
        self.log = folder / "state" / "crash.log"
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        mode, *wishes = arguments
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROBE, mode, self.kept, self.log, *wishes],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", "ESCDELAY": "50"},
        )
        os.close(slave)
        self._raw = b""
        self._open = True
        self._reading = True
        self._news = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while self._reading:
            try:
                if not select.select([self.master], [], [], 0.05)[0]:
                    continue
                data = os.read(self.master, 1 << 16)
            except (OSError, ValueError):
                data = b""
            with self._news:
                self._raw += data
                self._news.notify_all()
            if not data:
                return

    def until(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Wait for something that shows in the output or soon after."""
        deadline = time.monotonic() + seconds
        with self._news:
            while not condition():
                if time.monotonic() > deadline:
                    return False
                self._news.wait(0.02)
        return True

    @property
    def raw(self) -> bytes:
        """All that was written."""
        return self._raw

    @property
    def output(self) -> str:
        """All that was written, without escape codes."""
        return _ESCAPES.sub(b"", self._raw).decode("utf-8", "replace")

    @property
    def farewell(self) -> str:
        """What was written after the app gave the screen back."""
        _, _, after = self._raw.rpartition(b"\x1b[?1049l")
        return _ESCAPES.sub(b"", after).decode("utf-8", "replace")

    def forget(self) -> None:
        """Look only at what is written from now on."""
        with self._news:
            self._raw = b""

    def send(self, data: str | bytes) -> None:
        os.write(self.master, data.encode() if isinstance(data, str) else data)

    def shows(self, text: str, seconds: float = START_S) -> bool:
        return self.until(lambda: text in self.output, seconds)

    def type(self, text: str) -> None:
        """Type into the app once it reads, and see it there."""
        assert self.until(lambda: b"\x1b[?2004h" in self._raw, START_S), self.output
        self.send(text)
        assert self.shows(text), self.output

    def kill(self, number: int) -> None:
        self.process.send_signal(number)

    def look_away(self) -> None:
        """Read no more, as a terminal does whose line has gone dead."""
        self._reading = False
        self._reader.join()

    def full(self) -> bool:
        """Wait until nothing more can be written to the terminal."""
        unread: list[int] = []

        def stands_still() -> bool:
            answer = fcntl.ioctl(self.master, termios.FIONREAD, b"\0\0\0\0")
            unread.append(int(struct.unpack("i", answer)[0]))
            return len(unread) > 15 and len(set(unread[-15:])) == 1

        return self.until(stands_still, START_S)

    def hang_up(self) -> None:
        """Close the terminal, as its window would be."""
        self.look_away()
        os.close(self.master)
        self._open = False

    def stopped(self) -> bool:
        """Wait until the process is stopped, not ended."""
        return self.until(
            lambda: os.WIFSTOPPED(
                os.waitpid(self.process.pid, os.WUNTRACED | os.WNOHANG)[1]
            ),
            SOON_S,
        )

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    @property
    def cooked(self) -> bool:
        """Whether the terminal echoes and edits lines again; moot once it is gone."""
        wanted = termios.ECHO | termios.ICANON | termios.ISIG
        return not self._open or termios.tcgetattr(self.master)[3] & wanted == wanted

    @property
    def text(self) -> str:
        """What was stored."""
        return self.kept.read_bytes().decode() if self.kept.exists() else ""

    def end(self, seconds: float = SOON_S) -> End:
        """Wait for the end; a process that is still there has the code None."""
        start = time.monotonic()
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            code = None
        return End(code, self.text, self.cooked, time.monotonic() - start)

    def close(self) -> None:
        if self.alive:
            self.kill(signal.SIGKILL)
        self.process.wait()
        if self._open:
            self.hang_up()


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Start the probe: `terminal("cure")` or `terminal("control", "nohup")`."""
    started: list[Terminal] = []

    def start(*arguments: str) -> Terminal:
        started.append(Terminal(tmp_path, *arguments))
        return started[-1]

    yield start
    for each in started:
        each.close()
