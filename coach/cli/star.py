"""`coach star`, and the verbs of the bank: `coach story list | show | export`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.opening import open_app

if TYPE_CHECKING:
    from coach.domain.bank import Story
    from coach.services import Services

StoryArgument = Annotated[
    str, typer.Argument(metavar="ID", help="A story's id or its beginning.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="As JSON, for scripts.")]


def star(
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="[QUESTION]",
            help="A question id such as conflict, or a competency; without one you "
            "choose.",
        ),
    ] = None,
) -> None:
    """Tell a story in Situation, Task, Action and Result."""
    from coach.domain.start import Star
    from coach.errors import NotFoundError
    from coach.services import services

    if question is None:
        open_app(Star())
        return
    questions = services().questions
    try:
        wish = Star(question_id=questions.question(question).id)
    except NotFoundError:
        if all(one.id != question for one in questions.competencies):
            raise
        wish = Star(competency_id=question)
    open_app(wish)


def list_(as_json: JsonOption = False) -> None:
    """List the stories in your bank, newest first."""
    from coach.services import services

    parts = services()
    stories = tuple(parts.bank.all())
    if as_json:
        listed = _data(parts, stories, whole=True)["stories"]
        kept = [{k: v for k, v in one.items() if k != "versions"} for one in listed]
        typer.echo(json.dumps(kept))
        return
    if not stories:
        typer.echo("No story yet. Tell one with `coach star`, and keep it.", err=True)
    for story in stories:
        typer.echo(_line(story, parts.clock()))


def show(story: StoryArgument, as_json: JsonOption = False) -> None:
    """Show a story with its versions, cuts and answers."""
    from coach.export.story import bank_json, render_bank
    from coach.services import services
    from coach.text.safe import safe

    parts = services()
    data = _data(parts, (parts.bank.read(story),), whole=False)
    if as_json:
        typer.echo(bank_json(data["stories"][0]).encode(), nl=False)
        return
    sheet = render_bank(data).split("---\n", 2)[2].strip("\n")
    typer.echo(safe(sheet))


def export(
    story: Annotated[
        str, typer.Argument(metavar="ID|all", help="A story's id, or all of them.")
    ] = "all",
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", help="A file, or a folder that gets a dated name."
        ),
    ] = "",
    as_: Annotated[
        str, typer.Option("--as", metavar="md|json", help="Markdown, or all as data.")
    ] = "md",
    template: Annotated[
        str, typer.Option("--template", help="A Jinja2 template of your own.")
    ] = "",
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite the file if it exists.")
    ] = False,
) -> None:
    """Write a story, or your whole bank, as one sheet."""
    from coach.errors import NotFoundError, UsageError
    from coach.services import services

    if as_ not in ("md", "json"):
        raise UsageError(f"there is no format {as_!r}", "use --as md or --as json")
    if template and as_ == "json":
        raise UsageError("a template makes text, not data", "drop --as json")
    parts = services()
    whole = story == "all"
    stories = tuple(parts.bank.all()) if whole else (parts.bank.read(story),)
    if not stories:
        raise NotFoundError(
            "there is no story to export yet", "tell and keep one: coach star"
        )
    text = _text(_data(parts, stories, whole=whole), as_, template)
    if output in ("", "-"):
        typer.echo(text.encode("utf-8"), nl=False)
        return
    name = f"{'stories' if whole else stories[0].id}.{as_}"
    written = _put(text, output, name, parts.clock(), force=force)
    typer.echo(f"written to {written}", err=True)


def _data(
    parts: "Services", stories: "tuple[Story, ...]", *, whole: bool
) -> dict[str, Any]:
    from coach.export.story import bank_data

    titles = {one.id: one.title for one in parts.questions.competencies}
    return bank_data(stories, titles, made_at=parts.clock(), whole=whole)


def _text(data: dict[str, Any], as_: str, template: str) -> str:
    from coach.export.story import bank_json, render_bank

    if template:
        from coach.export.own_template import render_data

        return render_data(Path(template), data)
    return bank_json(data) if as_ == "json" else render_bank(data)


def _put(text: str, output: str, name: str, at: float, *, force: bool) -> str:
    """Write the text and return the path as it may be shown."""
    from coach import clock
    from coach.export.files import write_into, write_new
    from coach.text.safe import safe_line

    path = Path(output)
    if path.is_dir() or output.endswith("/"):
        dated = f"{clock.local(at):%Y-%m-%d}-{name}"
        path = write_into(path, dated, text, force=force)
    else:
        write_new(path, text, force=force)
    return safe_line(str(path))


def _line(story: "Story", now: float) -> str:
    from coach.domain.show import ago_text
    from coach.stories.matrix import freshness
    from coach.text.safe import safe_line

    versions = len(story.of("full"))
    many = f"{versions} version{'' if versions == 1 else 's'}"
    fresh = freshness(story.told_at, now)
    return (
        f"{story.id:<22} {story.score:>3}  {safe_line(story.title)}  "
        f"{story.signal}, {many}, told {ago_text(now - story.told_at)} ({fresh})  "
        f"{', '.join(story.competencies)}"
    )
