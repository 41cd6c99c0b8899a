"""`coach cases`: what there is to practise, and whether content files are right."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.case_new import new, schema

if TYPE_CHECKING:
    from coach.domain.ports import CaseHeader

app = typer.Typer(
    help="List, show, check and question the cases.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

app.command()(new)
app.command()(schema)

CaseId = Annotated[str, typer.Argument(metavar="ID", help="A case, such as twitter.")]


@app.command("list")
def list_cases(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON list.")] = False,
) -> None:
    """List the shipped cases and your own."""
    from coach.services import services

    headers = services().library.headers()
    if as_json:
        typer.echo(json.dumps([_record(h) for h in headers], ensure_ascii=False))
        return
    if not headers:
        typer.echo("There is no case at all.", err=True)
    widths = [max(len(text) for text in column) for column in _columns(headers)]
    for header in headers:
        typer.echo(_line(header, widths))


@app.command()
def show(
    case_id: CaseId,
    reveal: Annotated[
        bool,
        typer.Option("--reveal", help="All of it: facts, reference, rubric. Spoilers."),
    ] = False,
) -> None:
    """Show a case: its brief and the plan of the round; the rest with --reveal."""
    import shutil

    from coach.cli.case_page import page
    from coach.services import services
    from coach.text.safe import safe

    library = services().library
    case = library.case(case_id)
    room = shutil.get_terminal_size().columns
    form = library.format(case.format)
    text = page(case, form, width=min(room, 88), reveal=reveal, room=room)
    typer.echo(safe(text))


@app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            show_default=False,
            help="Files or folders; without one, all shipped content and your own.",
        ),
    ] = None,
    complete: Annotated[
        bool,
        typer.Option("--complete", help="Also ask for all that a shipped case has."),
    ] = False,
) -> None:
    """Check content files; each fault is one line with file, line and column."""
    from coach.library.check import check_paths
    from coach.services import services
    from coach.text.safe import safe_line

    roots = services().library.roots
    report = check_paths(paths or [], roots, complete=complete)
    for fault in report.faults:
        typer.echo(safe_line(str(fault)))
    checked = _count(report.files_checked, "file")
    if not report.faults:
        typer.echo(f"{checked} checked, no faults.", err=True)
        return
    files = len({fault.path for fault in report.faults})
    found = _count(len(report.faults), "fault")
    typer.echo(f"{checked} checked, {found} in {_count(files, 'file')}.", err=True)
    raise typer.Exit(1)


@app.command()
def ask(
    case_id: CaseId,
    question: Annotated[
        list[str], typer.Argument(help="In your own words; quotes are not needed.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Ask a case's interviewer a question."""
    from coach.interviewer.answers import answer
    from coach.services import services
    from coach.text.safe import safe

    asked = " ".join(question)
    reply = answer(services().library.case(case_id), asked)
    if as_json:
        told = {"question": asked, "fact": reply.fact, "answer": reply.answer}
        typer.echo(json.dumps(told, ensure_ascii=False))
    else:
        typer.echo(safe(reply.answer))


def _record(header: "CaseHeader") -> dict[str, Any]:
    return {
        "id": header.id,
        "title": header.title,
        "archetype": header.archetype,
        "minutes": header.minutes,
        "source": header.source,
        "fault": header.fault,
    }


def _columns(headers: "tuple[CaseHeader, ...]") -> list[list[str]]:
    from coach.text.safe import safe_line

    return [
        ["", *(safe_line(header.id) for header in headers)],
        ["", *(safe_line(header.title) for header in headers if not header.fault)],
        ["", *(header.archetype for header in headers)],
    ]


def _line(header: "CaseHeader", widths: list[int]) -> str:
    from coach.text.safe import safe_line

    its_id, title, archetype = widths
    start = f"{safe_line(header.id):<{its_id}}  "
    if header.fault:
        return f"{start}cannot be used: {safe_line(header.fault)}"
    return (
        f"{start}{safe_line(header.title):<{title}}  {header.archetype:<{archetype}}"
        f"  {header.minutes:g} min  {header.source}"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
