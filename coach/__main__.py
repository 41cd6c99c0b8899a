"""The way in: `coach` and `python -m coach`.

`--version` is answered before anything is imported and the bare word opens the app at
home without loading the parser of verbs; every other word goes to Typer.
"""

import os
import sys


def main() -> None:
    """Run the program and end with its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from coach import __version__

        sys.stdout.write(f"coach {__version__}\n")
        return
    if len(sys.argv) == 1 and "_COACH_COMPLETE" not in os.environ:
        from coach.cli.opening import open_home

        sys.exit(open_home())
    from coach.cli.run import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
