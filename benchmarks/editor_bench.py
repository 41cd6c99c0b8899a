"""Key latency of the editor in a real terminal: key in, its glyph out.

`rows()` gives (name, measured, unit, target) and judges nothing. As a script it prints
them; `--compare` measures Textual's own TextArea too, the yardstick of the editor.
"""

import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import termios
import time

Row = tuple[str, float, str, float]

EDITOR = "coach.tui.widgets.editor:Editor"
TEXT_AREA = "textual.widgets:TextArea"

_WORD = "cache "
TEXTS: dict[str, tuple[str, float]] = {
    "almost empty": ("", 20.0),
    "5,000 words in paragraphs of 80": ("\n\n".join([_WORD * 80] * 62), 30.0),
    "one line of 1,000 words": (_WORD * 1000, 60.0),
    "one line of 5,000 words": (_WORD * 5000, 60.0),
}
# Glyphs that occur nowhere else on the screen: seeing one means that its key arrived.
_WARM_UP = "0123456789"
_KEYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ!#%&@$~|{}"
_START_S = 20.0
# A key that takes this long counts as this long: TextArea shows the first letter of a
# new row at the bottom only at the next key.
_KEY_S = 2.0
_ESCAPES = re.compile(rb"\x1b(?:\[[0-9;:?<>=$]*[a-zA-Z~]|[^\[])")

_APP = """
import importlib, sys
from textual.app import App
from coach.tui.driver import driver_class

module, name = sys.argv[1].split(":")
widget = getattr(importlib.import_module(module), name)

class Bench(App[None]):
    def compose(self):
        yield widget(sys.argv[2])

    def on_mount(self):
        area = self.query_one(widget)
        area.focus()
        area.move_cursor(area.document.end)

Bench(driver_class=driver_class() if module.startswith("coach") else None).run()
"""


class _Terminal:
    """A child in a pty of 120 x 40, and what it has written so far."""

    def __init__(self, arguments: list[str]) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm-256color"
            os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.written = 0

    def wait_for(self, glyph: bytes, seconds: float = _START_S) -> float:
        """Return the milliseconds until the glyph is painted, or the time is up."""
        start = time.perf_counter()
        seen = b""
        while time.perf_counter() - start < seconds:
            if select.select([self.fd], [], [], 0.5)[0]:
                data = os.read(self.fd, 1 << 16)
                self.written += len(data)
                seen += data
                if glyph in _ESCAPES.sub(b"", seen):
                    break
        return (time.perf_counter() - start) * 1000

    def drain(self) -> None:
        """Read until nothing comes for a while."""
        while select.select([self.fd], [], [], 0.15)[0]:
            self.written += len(os.read(self.fd, 1 << 16))

    def press(self, key: str) -> float:
        """Press a key; return the milliseconds until its glyph is painted."""
        os.write(self.fd, key.encode())
        latency = self.wait_for(key.encode(), _KEY_S)
        self.drain()
        return latency

    def close(self) -> None:
        """End the child."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def latencies(widget: str, text: str) -> tuple[list[float], float]:
    """Type into the widget at the end of the text.

    Args:
        widget: `module:class` of the text area.
        text: What it holds before the first key.

    Returns:
        The milliseconds of each key, and the bytes painted for one key.
    """
    terminal = _Terminal(["-c", _APP, widget, text])
    try:
        terminal.wait_for(b"cache" if text else "▁".encode())
        terminal.drain()
        for key in _WARM_UP:
            terminal.press(key)
        before = terminal.written
        measured = [terminal.press(key) for key in _KEYS]
        return measured, (terminal.written - before) / len(_KEYS)
    finally:
        terminal.close()


def rows(widget: str = EDITOR) -> list[Row]:
    """Measure each text once.

    Args:
        widget: `module:class` of the text area to measure.

    Returns:
        A row for the median and one for the 95th percentile of each text.
    """
    table: list[Row] = []
    for name, (text, target) in TEXTS.items():
        measured, painted = latencies(widget, text)
        table.append((f"key, {name}: p50", statistics.median(measured), "ms", target))
        p95 = statistics.quantiles(measured, n=20)[-1]
        table.append((f"key, {name}: p95", p95, "ms", 2 * target))
        table.append((f"key, {name}: painted", painted / 1000, "kB", 12.0))
    return table


def main() -> None:
    """Print the table."""
    widgets = [EDITOR, TEXT_AREA] if "--compare" in sys.argv else [EDITOR]
    for widget in widgets:
        print(widget)
        for name, measured, unit, target in rows(widget):
            print(f"  {name:<45} {measured:8.1f} {unit:<3} (target {target:g})")


if __name__ == "__main__":
    main()
