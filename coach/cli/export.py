"""`coach export`: the answer sheet of a session, to stdout or into a file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.domain.ports import SessionStore
    from coach.domain.session import Session

_FORMATS = ("md", "json")
_SHORT_LIST = 1000
"""How many sessions are looked through for the latest finished one."""


def export(
    session: Annotated[
        str, typer.Argument(help="The session; by default the latest finished one.")
    ] = "",
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
    reference: Annotated[
        bool,
        typer.Option("--reference", help="Add the case's reference, once unlocked."),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite the file if it exists.")
    ] = False,
) -> None:
    """Write the answer sheet of a session."""
    from coach.errors import UsageError

    if as_ not in _FORMATS:
        raise UsageError(f"there is no format {as_!r}", "use --as md or --as json")
    if template and as_ == "json":
        raise UsageError("a template makes text, not data", "drop --as json")
    text, chosen = _make(session, as_, template, reference=reference)
    if output in ("", "-"):
        typer.echo(text.encode("utf-8"), nl=False)
        return
    typer.echo(f"written to {_put(chosen, text, output, as_, force=force)}", err=True)


def _make(
    wanted: str, as_: str, template: str, *, reference: bool
) -> tuple[str, "Session"]:
    """Return the text asked for and the session it is about."""
    from coach.services import services

    parts = services()
    session = parts.store.read(wanted or _latest(parts.store))
    case = _case(parts.library.case, session)
    made_at = parts.clock()
    review = parts.review_if_any(session)
    if as_ == "json":
        from coach.export.data import as_json

        text = as_json(
            session, case, reference=reference, review=review, made_at=made_at
        )
        return text, session
    if template:
        from coach.export.own_template import render_own

        text = render_own(
            Path(template),
            session,
            case,
            reference=reference,
            review=review,
            made_at=made_at,
        )
        return text, session
    from coach.export.sheet import render

    text = render(session, case, reference=reference, review=review, made_at=made_at)
    return text, session


def _latest(store: "SessionStore") -> str:
    """Return the id of the latest finished session, else of the latest one."""
    from coach.errors import NotFoundError

    summaries = store.summaries(_SHORT_LIST)
    known = [s.id for s in summaries if s.status == "done"] or [s.id for s in summaries]
    if not known:
        raise NotFoundError(
            "there is no session to export yet", "sit one with: coach mock"
        )
    return known[0]


def _case(read: Callable[[str], "Case"], session: "Session") -> "Case | None":
    """Return the case of a session; a missing one is told and left out.

    A telling is about a question and has none.
    """
    from coach.errors import CoachError
    from coach.text.safe import safe_line

    if session.kind == "story":
        return None
    try:
        return read(session.case.id)
    except CoachError as error:
        typer.echo(f"exported without its case: {safe_line(error.message)}", err=True)
        return None


def _put(session: "Session", text: str, output: str, as_: str, *, force: bool) -> str:
    """Write the text and return the path as it may be shown."""
    from coach.export.files import suggest_name, write_into, write_new
    from coach.text.safe import safe_line

    path = Path(output)
    if path.is_dir() or output.endswith("/"):
        name = suggest_name(session, end=as_)
        path = write_into(path, name, text, force=force)
    else:
        write_new(path, text, force=force)
    return safe_line(str(path))
