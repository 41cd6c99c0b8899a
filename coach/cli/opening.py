"""Opening the app from a shell, and what an error looks like there.

Knows nothing of Typer, so that `coach` by itself need not load it.
"""

import os
import sys
from typing import TYPE_CHECKING

from coach.errors import CoachError, UsageError, as_clause, capital

if TYPE_CHECKING:
    from coach.domain.start import Start


def open_app(start: "Start") -> None:
    """Open the app, unless there is no terminal to draw on.

    Raises:
        UsageError: If stdin or stdout is no terminal, or the terminal is dumb.
        SystemExit: If the app ended with an exit code of its own.
    """
    require_terminal()
    from coach.services import services
    from coach.tui.app import run_app

    code = run_app(services(), start)
    if code:
        raise SystemExit(code)


def require_terminal() -> None:
    """Refuse at once where nothing can be drawn."""
    drawn = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    if "TEXTUAL_DRIVER" in os.environ or (drawn and os.environ.get("TERM") != "dumb"):
        return
    raise UsageError(
        "This needs a terminal to draw on.",
        "Run it in one; `coach export` and `coach history` work in a pipe.",
    )


def open_home() -> int:
    """Open the app at home and return the exit code."""
    from coach.domain.start import AtHome

    try:
        open_app(AtHome())
    except CoachError as error:
        tell(error)
        return error.exit_code
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 1
    return 0


def tell(error: CoachError) -> None:
    """Print an error and its next step on stderr."""
    from coach.text.safe import safe

    hint = f"\n  {capital(error.hint)}" if error.hint else ""
    sys.stderr.write(safe(f"coach: {as_clause(error.message)}{hint}\n"))
