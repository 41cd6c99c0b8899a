"""`coach data`: where the data lies, copies of it, the way back, a check-up."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Where your data lives; back it up, restore it, check it.",
    no_args_is_help=True,
)


@app.command()
def path() -> None:
    """Print the path of the database."""
    from coach.services import services

    typer.echo(services().database)


@app.command()
def backup(
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Write the copy to this new file."),
    ] = None,
) -> None:
    """Make a checked copy of the database; prints its path.

    It is safe while a round runs. Without -o the copy goes to the folder of backups,
    where older ones are thinned out: all of two days are kept, then 12 daily, 10
    weekly and 9 monthly ones.
    """
    from coach.services import services
    from coach.storage import backups

    parts = services()
    made = backups.back_up(parts.database, parts.clock(), output)
    typer.echo(made)
    gone = [] if output else backups.thin(parts.database, parts.clock())
    if gone:
        typer.echo(f"{len(gone)} old backups were thinned out.", err=True)


@app.command()
def restore(
    which: Annotated[
        str,
        typer.Argument(
            metavar="BACKUP", help="`latest`, the name of a backup, or a file."
        ),
    ],
) -> None:
    """Go back to a backup; what is there now is kept and can be restored again."""
    from coach.services import services
    from coach.storage import restore as restoring

    parts = services()
    done = restoring.restore(parts.database, which, parts.clock())
    typer.echo(f"Restored {done.source}: {_count(done.sessions)}.", err=True)
    if done.aside is not None:
        typer.echo(f"What was there before: {done.aside}", err=True)
    typer.echo(parts.database)


@app.command()
def check() -> None:
    """Look the database over; exits 1 if something is wrong."""
    from coach.services import services
    from coach.storage import check as checking
    from coach.text.safe import safe_line

    parts = services()
    report = checking.check(parts.database)
    for problem in report.problems:
        typer.echo(safe_line(problem))
    if report.problems:
        hint = "`coach data restore latest` goes back to the newest backup."
        typer.echo(hint, err=True)
    else:
        typer.echo(f"{parts.database}: {_count(report.sessions)}, all well.")
    for note in report.notes:
        typer.echo(f"Note: {safe_line(note)}", err=True)
    if report.problems:
        raise typer.Exit(1)


def _count(sessions: int) -> str:
    return "1 session" if sessions == 1 else f"{sessions} sessions"
