"""Textual's driver for Linux and macOS without four of its gaps; written for 8.2.

Bytes that are no UTF-8 do not end the app, a terminal that went away does, a paste
without an end gives the keys back, and a terminal that stands still or is lost holds up
neither the saving nor the exit.
"""

import os
import select
import signal
import termios
from codecs import getincrementaldecoder
from contextlib import suppress
from queue import Full
from typing import IO, Any, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from coach.tui import signals
from coach.tui.pasting import PasteParser
from coach.tui.safe_lines import guard_lines

_TICK_S = 0.1
_STANDSTILL_S = 0.3
_CHUNK = 4096
# Kitty keys, alternate screen, cursor, mouse, focus, paste and line wrap: as they were.
_AS_IT_WAS = (
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
    "\x1b[?1004l\x1b[?2004l\x1b[?7h"
)


class _Forgiving:
    """A file whose terminal may vanish: what cannot be written is forgotten.

    Textual's writing thread would die of the error, its queue fill up, and the app wait
    for ever for room in it.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.muted = False

    def write(self, text: str) -> None:
        if self.muted:
            return
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()


class TerminalDriver(LinuxDriver):
    """Reads the terminal and writes to it, whatever becomes of it."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._out = _Forgiving(cast("IO[str]", self._file))
        self._file = cast("Any", self._out)
        self._standing_still = False
        guard_lines(app)

    def write(self, data: str) -> None:
        """Have something written, or leave it out if the terminal stands still.

        Textual waits here, in the app's own loop, for as long as nobody reads: no key,
        no saving, no signal. A frame left out is made up for by a repaint.

        Args:
            data: Text and escape codes that belong together.
        """
        if self._writer_thread is None:
            return
        wait = 0.0 if self._standing_still else _STANDSTILL_S
        try:
            self._writer_thread._queue.put(data, bool(wait), wait)
        except Full:
            self._standing_still = True
            return
        if self._standing_still:
            self._standing_still = False
            self._loop.call_soon_threadsafe(self._app.refresh)

    def run_input_thread(self) -> None:
        """Read until told to stop, or until there is nothing left to read from."""
        parser = PasteParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not self.exit_event.is_set():
            data = self._read()
            if data == b"":
                self._in_the_app(signals.leave, 128 + signal.SIGHUP)
                return
            if data and (text := decode(data)):
                for message in parser.feed(text):
                    self.process_message(message)
            for message in parser.tick():
                self.process_message(message)

    def restore_terminal(self) -> None:
        """Give the terminal back without waiting for anything."""
        self._out.muted = True
        with suppress(OSError, termios.error):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            termios.tcflush(self.fileno, termios.TCOFLUSH)
            os.write(self._out.fileno(), _AS_IT_WAS.encode())

    def _read(self) -> bytes | None:
        """Return what was typed: None for nothing yet, no bytes for a lost terminal."""
        try:
            if not select.select([self.fileno], [], [], _TICK_S)[0]:
                return None
            return os.read(self.fileno, _CHUNK)
        except BlockingIOError:
            return None
        except (OSError, ValueError):
            return b""

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - reported as any fault of the app is
            self._in_the_app(lambda app, fault: app._handle_exception(fault), error)

    def _in_the_app(self, call: Any, argument: object) -> None:
        with suppress(RuntimeError):  # the app has ended already
            self._loop.call_soon_threadsafe(call, self._app, argument)
