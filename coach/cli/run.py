"""The verbs, put together, and what an error looks like in a shell."""

import typer

from coach.cli import (
    calc,
    cases,
    data,
    export,
    history,
    numbers,
    review,
    rounds,
    star,
    story,
)
from coach.cli.opening import tell
from coach.errors import CoachError

app = typer.Typer(
    name="coach",
    help="Practise system-design interviews in the terminal.",
    epilog="Without a verb the app opens at home. Everything works offline.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.callback()(rounds.home)
app.command()(rounds.mock)
app.command()(rounds.practice)
app.command()(rounds.resume)
app.command(context_settings=calc.CONTEXT)(calc.calc)
app.command()(numbers.numbers)
app.command()(star.star)
app.command()(review.review)
app.command()(export.export)
app.command()(history.history)
story.app.command(name="list")(star.list_)
story.app.command()(star.show)
story.app.command(name="export")(star.export)
app.add_typer(story.app, name="story")
app.add_typer(cases.app, name="cases")
app.add_typer(data.app, name="data")


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit code.

    An error of ours is one sentence and its next step on stderr, never a traceback.
    """
    try:
        app(arguments)
    except CoachError as error:
        tell(error)
        return error.exit_code
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 1
    return 0
