"""The way in: `coach` and `python -m coach`.

`--version` is answered before anything is imported; every other word goes to Typer.
"""

import sys


def main() -> None:
    """Run the program and end with its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from coach import __version__

        sys.stdout.write(f"coach {__version__}\n")
        return
    from coach.cli.run import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
