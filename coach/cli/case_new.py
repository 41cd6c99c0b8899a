"""`coach cases new` and `schema`: what one needs to write a case of one's own."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pydantic import BaseModel

_MOST_ID = 40
_FILES = ("case", "format", "concepts", "questions")


def new(
    case_id: Annotated[
        str, typer.Argument(metavar="ID", help="Lower-case words joined by '-'.")
    ],
    folder: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            show_default=False,
            help="Another folder than your own cases.",
        ),
    ] = None,
) -> None:
    """Write the beginning of a case, with comments; it can be played as it stands."""
    from coach import config
    from coach.errors import CoachError
    from coach.library.skeleton import skeleton
    from coach.services import services

    _free(case_id)
    home = services().data_dir
    if folder is None:
        config.private_folder(home)
    path = (home / "cases" if folder is None else folder) / f"{case_id}.yaml"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"cannot make the folder {path.parent}: {error.strerror or error}"
        raise CoachError(message, "take another folder with -o") from error
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(skeleton(case_id))
    except FileExistsError as error:
        hint = "take another id, or another folder with -o"
        raise CoachError(f"there is something at {path} already", hint) from error
    except OSError as error:
        message = f"cannot write {path}: {error.strerror or error}"
        raise CoachError(message, "take another folder with -o") from error
    typer.echo(str(path))
    typer.echo(f"Next: coach cases check {path}", err=True)


def schema(
    of: Annotated[
        str,
        typer.Option("--of", metavar="|".join(_FILES), help="Which kind of file."),
    ] = "case",
) -> None:
    """Print the JSON Schema of a content file, for editors that complete and warn."""
    from coach.errors import UsageError

    if of not in _FILES:
        raise UsageError(f"there is no schema of {of!r}", f"--of {', '.join(_FILES)}")
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    made |= _model(of).model_json_schema()
    typer.echo(json.dumps(made, indent=2, ensure_ascii=False))


def _free(case_id: str) -> None:
    """Refuse what is no id, and the id of a case that there is.

    Raises:
        UsageError: With an id that would do, where there is one.
    """
    from coach.errors import UsageError
    from coach.library.sentences import as_slug
    from coach.library.shelves import ID
    from coach.services import services

    if not ID.fullmatch(case_id) or len(case_id) > _MOST_ID:
        would = as_slug(case_id)
        hint = f"would '{would}' do?" if would else "such as parking-garage"
        message = f"{case_id!r} is no id: lower-case words joined by '-'"
        raise UsageError(message, hint)
    if any(header.id == case_id for header in services().library.headers()):
        message = f"there is a case '{case_id}' already"
        raise UsageError(message, "take another id")


def _model(of: str) -> "type[BaseModel]":
    from coach.domain.case import Case
    from coach.domain.concept import Concepts
    from coach.domain.format import Format
    from coach.domain.question import Competency

    models: dict[str, type[BaseModel]] = {
        "case": Case,
        "format": Format,
        "concepts": Concepts,
        "questions": Competency,
    }
    return models[of]
