"""`coach story`: stories outside the app; results on stdout, the summary on stderr.

Loads only Typer and the checks; the library only where a question is named.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.domain.question import Question

app = typer.Typer(
    help="Check stories, and look at those you kept.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def story() -> None:
    """Check stories, and list, show and export those in your bank."""


@app.command()
def check(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…",
            show_default=False,
            help="Markdown or plain text; - reads stdin.",
        ),
    ],
    question: Annotated[
        str | None,
        typer.Option(
            "--question",
            metavar="ID",
            help="The question it answers, such as conflict; else that is not judged.",
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a file.")
    ] = False,
    fail: Annotated[
        bool, typer.Option("--fail", help="Exit 1 when something is to be fixed.")
    ] = False,
) -> None:
    """Check stories: what an interviewer would hear, each verdict with its quote."""
    from coach import config
    from coach.cli.story_page import page, record
    from coach.cli.text_file import all_of, read_text
    from coach.stories import check as heard
    from coach.text.safe import safe

    asked = _question(question) if question is not None else None
    pace = float(config.read_settings(config.folders().settings).words_a_minute)
    unread: list[CoachError] = []
    to_fix = 0
    for path in files:
        try:
            text = read_text(path, "coach story check")
        except CoachError as error:
            unread.append(error)
            continue
        report = heard(text, asked, pace=pace)
        to_fix += sum(1 for one in report.findings if one.severity == "fix")
        if as_json:
            line = json.dumps(record(str(path), report), ensure_ascii=False)
            typer.echo(line.encode("utf-8", "replace").decode())
        else:
            typer.echo(safe(page(str(path), report, asked.asks if asked else "")))
    if unread:
        raise all_of(unread)
    if fail and to_fix:
        raise typer.Exit(1)


def _question(question_id: str) -> "Question":
    """Look a question up, shipped or the person's own."""
    from coach import config, resources
    from coach.library.questions import load_questions

    shipped, own = resources.content(), config.folders().data
    return load_questions([(shipped, "shipped"), (own, "own")]).question(question_id)
