"""`coach history`: what was sat when, as lines or as JSON."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from coach.domain.ports import Summary


def history(
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON list, newest first.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 20,
) -> None:
    """List your sessions, newest first."""
    from coach.services import services

    summaries = services().store.summaries(limit)
    if as_json:
        typer.echo(json.dumps([_record(s) for s in summaries], ensure_ascii=False))
        return
    if not summaries:
        typer.echo("No session yet. Start one with `coach mock twitter`.", err=True)
    for summary in summaries:
        typer.echo(_line(summary))


def _record(summary: "Summary") -> dict[str, Any]:
    from coach import clock

    record = asdict(summary)
    for name in ("created_at", "updated_at", "finished_at"):
        if record[name] is not None:
            record[name] = clock.local(record[name]).isoformat(timespec="seconds")
    record["spent"] = round(summary.spent, 1)
    return record


def _line(summary: "Summary") -> str:
    from coach import clock
    from coach.domain.rubric import overall_of
    from coach.domain.show import clock_text
    from coach.text.safe import safe_line

    when = clock.local(summary.created_at).strftime("%Y-%m-%d %H:%M")
    rated = [mark for mark in summary.marks if mark]
    marks = f"{overall_of(summary.marks):.1f}/4" if rated else "–"
    named = {"done": "done", "rating": "to be rated"}
    state = named.get(summary.status, f"in {summary.phase}")
    if summary.kind == "lab":
        state = "done" if summary.status == "done" else "unfinished"
        title = safe_line(summary.case_title)
        return f"{summary.id}  {when}  {'lab':<8}  {title}  {state}"
    if summary.kind == "story":
        state = "told" if summary.phase == "follow-up" else state
        return (
            f"{summary.id}  {when}  {'story':<8}  {safe_line(summary.case_title)}"
            f"  {clock_text(summary.spent)}  {summary.words} words  {state}"
        )
    planned = f" of {summary.minutes:g} min" if summary.kind == "mock" else ""
    return (
        f"{summary.id}  {when}  {summary.kind:<8}  {safe_line(summary.case_title)}"
        f" · {summary.level}  {clock_text(summary.spent)}{planned}"
        f"  {summary.words} words  own rating {marks}  {state}"
    )
