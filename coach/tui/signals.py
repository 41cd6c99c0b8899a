"""What the system may tell the app: end, the terminal is gone, stop for a while.

Text is stored first, then the app ends in its usual way with the code that a shell
expects. Knows nothing of what is stored or how.
"""

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from weakref import WeakKeyDictionary

from textual.app import App

from coach.errors import CoachError
from coach.text.safe import safe_line

ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)

# From the moment all text is stored. What still runs then is not worth waiting for.
_RESTORE_AFTER_S = 1.0
_END_AFTER_S = 1.3


class _Watch:
    """The signal handlers of one app."""

    def __init__(self, app: App[Any], flush: Callable[[], None]) -> None:
        self.app = app
        self.flush = flush
        self.leaving = False
        self.ending = False
        self.loop = asyncio.get_running_loop()
        self.before = {
            int(number): signal.getsignal(number)
            for number in (*ENDING, signal.SIGTSTP)
        }

    def start(self) -> None:
        for number in ENDING:
            self.hear(number)
        self.wake()
        self.app.app_suspend_signal.subscribe(
            self.app, lambda _: self.sleep(), immediate=True
        )
        self.app.app_resume_signal.subscribe(
            self.app, lambda _: self.wake(), immediate=True
        )

    def hear(self, number: int) -> None:
        """Listen for a signal that ends the app."""
        # Whoever ignores hang-ups (nohup) means it; the driver sees a lost terminal.
        if self.before[number] is not signal.SIG_IGN:
            self.loop.add_signal_handler(number, self.end, number)

    def stop(self) -> None:
        self.app.app_suspend_signal.unsubscribe(self.app)
        self.app.app_resume_signal.unsubscribe(self.app)
        if self.ending:
            return  # a second signal must find no handler that was there before
        for number, handler in self.before.items():
            self.loop.remove_signal_handler(number)
            if handler is not None:
                signal.signal(number, handler)

    def end(self, number: int) -> None:
        """Store, end, and see to it that the end comes."""
        self.ending = True
        for each in ENDING:
            self.loop.remove_signal_handler(each)
            signal.signal(each, signal.SIG_IGN)  # the first one is being obeyed
        leave(self.app, 128 + number)
        if not self.app.is_headless:
            self.insist(128 + number)

    def insist(self, code: int) -> None:
        """End the process even if the app hangs in its own shutdown."""
        restore = getattr(self.app._driver, "restore_terminal", None)
        if restore is not None:
            _later(_RESTORE_AFTER_S, restore)
        _later(_END_AFTER_S, lambda: os._exit(code))

    def sleep(self) -> None:
        """Store before the process stops or lends the terminal to another program."""
        _try(self.flush)
        # Until the app wakes its loop does not run, so these must act at once. An
        # interrupt is meant for the other program; a handler, unlike SIG_IGN, is not
        # handed on to it.
        self.loop.remove_signal_handler(signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self.before[signal.SIGTSTP])
        self.loop.remove_signal_handler(signal.SIGINT)
        signal.signal(signal.SIGINT, lambda *_: None)

    def wake(self) -> None:
        """Hear the loop's handlers again."""
        self.hear(signal.SIGINT)
        if callable(self.before[signal.SIGTSTP]):
            self.loop.add_signal_handler(signal.SIGTSTP, self.pause)

    def pause(self) -> None:
        """Store, then stop as the driver does; in the loop, so in no transaction."""
        self.sleep()
        os.kill(os.getpid(), signal.SIGTSTP)


_watches: WeakKeyDictionary[App[Any], _Watch] = WeakKeyDictionary()


def install(app: App[Any], flush: Callable[[], None]) -> None:
    """Listen for the signals that end or stop the app; call it once it is mounted.

    Args:
        app: The running app.
        flush: Stores all unsaved text before it returns. May be called more than once.
    """
    uninstall(app)
    watch = _watches[app] = _Watch(app, flush)
    # Only a main thread has signals, and Windows has no handlers in its loop.
    with suppress(ValueError, RuntimeError, NotImplementedError):
        watch.start()


def uninstall(app: App[Any]) -> None:
    """Let go of the signals; harmless where nothing is installed."""
    watch = _watches.pop(app, None)
    if watch is not None:
        with suppress(ValueError, RuntimeError, NotImplementedError):
            watch.stop()


def leave(app: App[Any], code: int) -> None:
    """Store all text and end the app; from its own thread, the first call counts.

    Args:
        app: The running app.
        code: What the process is to end with.
    """
    watch = _watches.get(app)
    if watch is not None and watch.leaving:
        return
    complaint = None
    if watch is not None:
        watch.leaving = True
        with app._context():
            complaint = _try(watch.flush)
    if app._exit:
        return  # on its way out already, with a code of its own
    # A lost terminal has no one to tell, and telling it fails.
    app.exit(
        return_code=code, message=None if code == 128 + signal.SIGHUP else complaint
    )


def _try(flush: Callable[[], None]) -> str | None:
    """Store; return a sentence if that fails, for nothing may stop the way out."""
    try:
        flush()
    except Exception as error:  # noqa: BLE001 - see above
        # Only our own errors are known to hold none of the person's text.
        what = error.message if isinstance(error, CoachError) else type(error).__name__
        return f"The newest changes could not be stored: {safe_line(what)}"
    return None


def _later(seconds: float, call: Callable[[], object]) -> None:
    timer = threading.Timer(seconds, call)
    timer.daemon = True
    timer.start()
