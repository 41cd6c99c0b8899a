"""`coach review`: an answer judged; verdicts out, each with the line that earned it."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from coach.cli.text_file import all_of, read_text
from coach.errors import CoachError, UsageError

if TYPE_CHECKING:
    from coach.domain.verdict import LevelId, Review
    from coach.reviewing import Handed, Reviewer

_LEVELS = ("mid", "senior", "staff")


def review(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…",
            show_default=False,
            help="Answers: Markdown, plain text or answer sheets; - reads stdin.",
        ),
    ],
    case: Annotated[
        str,
        typer.Option(
            "--case",
            metavar="ID",
            show_default=False,
            help="The case that is answered; a sheet names its own.",
        ),
    ] = "",
    level: Annotated[
        str,
        typer.Option(
            "--level",
            metavar="LEVEL",
            show_default=False,
            help="mid, senior or staff; by default the sheet's, else your setting.",
        ),
    ] = "",
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a line, one for each file.")
    ] = False,
    explain: Annotated[
        str,
        typer.Option(
            "--explain",
            metavar="CRITERION",
            show_default=False,
            help="How the verdict on one criterion came about.",
        ),
    ] = "",
    examples: Annotated[
        bool,
        typer.Option(
            "--examples", help="Show how a strong answer put what is missing."
        ),
    ] = False,
    fail: Annotated[
        bool,
        typer.Option("--fail", help="Exit 1 when something of the level is missed."),
    ] = False,
) -> None:
    """Judge an answer: each verdict quotes the line that earned it."""
    from coach.reviewing import Reviewer
    from coach.services import services

    reviewer = Reviewer(services().library)
    default = level or services().settings.level
    _require_level(default)
    if case:
        reviewer.book(case)
    unread: list[CoachError] = []
    found = 0
    for path in files:
        try:
            answer = _answer(path)
            its_case = case or answer.case
            if not its_case:
                raise UsageError(f"{path} does not name its case", "add --case ID")
            its_level = cast("LevelId", level or _known(answer.level) or default)
            if explain:
                _explain(reviewer, path, answer, its_case, explain)
                continue
            made = _judged(reviewer, answer, its_case, its_level)
        except CoachError as error:
            unread.append(error)
            continue
        found += _falls_short(made)
        if as_json:
            _print_json(path, made)
        else:
            _print_page(reviewer, path, made, examples=examples)
    if unread:
        raise all_of(unread)
    if fail and found:
        raise typer.Exit(1)


def _answer(path: Path) -> "Handed":
    from coach.reviewing import handed

    return handed(read_text(path, "coach review"))


def _judged(
    reviewer: "Reviewer", answer: "Handed", case: str, level: "LevelId"
) -> "Review":
    from coach.reviewing import verbatim

    made = reviewer.review(case, answer.parts, level)
    return verbatim(reviewer.recounted(made, answer.marks), answer)


def _explain(
    reviewer: "Reviewer", path: Path, answer: "Handed", case: str, criterion: str
) -> None:
    from coach.cli.review_page import explanation_page
    from coach.text.safe import safe

    made = reviewer.explain(case, answer.parts, criterion)
    typer.echo(safe(explanation_page(made, str(path), _width())))


def _print_json(path: Path, made: "Review") -> None:
    from coach.export.review import review_data

    data = {"file": str(path), **review_data(made)}
    typer.echo(json.dumps(data, ensure_ascii=False))


def _print_page(
    reviewer: "Reviewer", path: Path, made: "Review", *, examples: bool
) -> None:
    from coach.cli.review_page import page
    from coach.text.safe import safe

    case = reviewer.book(made.case).case
    shown = {one.id: one.example for one in case.rubric} if examples else {}
    typer.echo(safe(page(made, str(path), case.title, _width(), shown)))


def _width() -> int:
    import shutil

    return min(shutil.get_terminal_size().columns, 88)


def _falls_short(made: "Review") -> bool:
    """Whether something asked for at the level is missed, wrong or capped."""
    upto = _LEVELS[: _LEVELS.index(made.level) + 1]
    missed = any(v.status != "met" and v.level in upto for _, v in made.verdicts())
    wrong = any(one.status != "ok" for one in made.numbers)
    return missed or wrong or any(cap.limits for cap in made.caps)


def _require_level(level: str) -> None:
    if level not in _LEVELS:
        raise UsageError(f"there is no level '{level}'", "use mid, senior or staff")


def _known(level: str) -> str:
    return level if level in _LEVELS else ""
