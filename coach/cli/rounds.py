"""The verbs that open the app: `coach`, `mock`, `practice`, `resume`."""

from typing import TYPE_CHECKING, Annotated

import typer

from coach import __version__
from coach.cli.opening import open_app
from coach.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from coach.domain.session import Kind

CaseArgument = Annotated[
    str | None,
    typer.Argument(metavar="[CASE]", help="A case id; without one you choose."),
]
LevelOption = Annotated[
    str | None, typer.Option("--level", help="mid, senior or staff.")
]
MinutesOption = Annotated[
    float | None,
    typer.Option("--minutes", help="Length of the round; all phases scale alike."),
]


def home(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Show the version and exit.")
    ] = False,
) -> None:
    """Practise system-design interviews in the terminal."""
    if version:
        typer.echo(f"coach {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        from coach.domain.start import AtHome

        open_app(AtHome())


def mock(
    case: CaseArgument = None,
    level: LevelOption = None,
    minutes: MinutesOption = None,
) -> None:
    """Sit a timed mock interview."""
    _new_round("mock", case, level, minutes)


def practice(case: CaseArgument = None, level: LevelOption = None) -> None:
    """Work on a case without the clock; hints are free."""
    _new_round("practice", case, level, None)


def resume(
    session: Annotated[
        str | None,
        typer.Argument(metavar="[SESSION]", help="A session id or its beginning."),
    ] = None,
) -> None:
    """Go on where you left off, by default in the latest unfinished session."""
    from coach.domain.start import Continue
    from coach.services import services

    open_app(Continue(services().store.read(session).id if session else _latest()))


def _new_round(
    kind: "Kind", case: str | None, level: str | None, minutes: float | None
) -> None:
    from coach.domain.plan import LEVELS
    from coach.domain.start import NewRound

    if level is not None and level not in LEVELS:
        raise UsageError(
            f"There is no level `{level}`.", f"Choose one of {', '.join(LEVELS)}."
        )
    if minutes is not None and not 1 <= minutes <= 240:
        raise UsageError(
            f"A round cannot take {minutes:g} minutes.",
            "Choose from 1 to 240; the standard round takes 40.",
        )
    if case is not None:
        from coach.services import services

        services().require_case(case)
    open_app(NewRound(kind, case, level, minutes))


def _latest() -> str:
    from coach.services import services

    for summary in services().store.summaries():
        if summary.status != "done":
            return summary.id
    raise NotFoundError(
        "There is no unfinished session.", "Start one with `coach mock`."
    )
