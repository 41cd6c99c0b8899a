"""Chooses what stands between the app and the terminal."""

import os
import sys

from textual.driver import Driver


def driver_class() -> type[Driver] | None:
    """Return the driver to give to `App(driver_class=...)`.

    Returns:
        The driver that survives bad bytes, a lost terminal and half a paste. None,
        which is Textual's own choice, on Windows and where the environment names a
        driver (a browser, a test). A headless run never asks.
    """
    if os.environ.get("TEXTUAL_DRIVER") or sys.platform == "win32":
        return None
    from coach.tui.terminal_driver import TerminalDriver

    return TerminalDriver
