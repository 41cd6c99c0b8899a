"""`coach history`: what was sat when, as lines or as JSON."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from coach.domain.ports import Summary
    from coach.domain.scores import Change, Scores

_ROUNDS = ("mock", "practice")


def history(
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON list, newest first.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 20,
    dimensions: Annotated[
        bool, typer.Option("--dimensions", help="Each dimension's score and change.")
    ] = False,
) -> None:
    """List your sessions, newest first, with score and change since the last try."""
    from coach.domain.scores import changes
    from coach.services import services

    summaries = services().store.summaries(limit)
    kept = {one.session_id: one for one in services().reviews.all()}
    since = changes(kept.values())
    if as_json:
        records = [_record(s, kept.get(s.id), since.get(s.id)) for s in summaries]
        typer.echo(json.dumps(records, ensure_ascii=False))
        return
    if not summaries:
        typer.echo("No session yet. Start one with `coach mock twitter`.", err=True)
    for summary in summaries:
        score, change = kept.get(summary.id), since.get(summary.id)
        typer.echo(_line(summary) + _score(score, change))
        if dimensions and score is not None:
            typer.echo(_dimensions(score, change))
    unread = sum(
        s.kind in _ROUNDS and s.status == "done" and s.id not in kept for s in summaries
    )
    if unread:
        rounds = "1 round is" if unread == 1 else f"{unread} rounds are"
        typer.echo(f"{rounds} not reviewed yet: press r on it at home.", err=True)


def _record(
    summary: "Summary", score: "Scores | None", change: "Change | None"
) -> dict[str, Any]:
    from coach import clock

    record = asdict(summary)
    for name in ("created_at", "updated_at", "finished_at"):
        if record[name] is not None:
            record[name] = clock.local(record[name]).isoformat(timespec="seconds")
    record["spent"] = round(summary.spent, 1)
    record["score"] = score.score if score else None
    record["levels"] = asdict(score.levels) if score else None
    record["judged"] = asdict(score.judged) if score else None
    record["disputed"] = score.disputed if score else 0
    record["reviewed_with"] = score.case_version if score else None
    record["change"] = asdict(change) if change else None
    record["dimensions"] = [
        {
            "id": one.id,
            "score": one.levels.at(score.level),
            "levels": asdict(one.levels),
            "change": change.dimensions.get(one.id) if change else None,
        }
        for one in (score.dimensions if score else ())
        if score
    ]
    return record


def _score(score: "Scores | None", change: "Change | None") -> str:
    """Say the score at the person's level and its change, as the end of a line."""
    from coach.domain.scores import signed

    if score is None:
        return ""
    by = f" ({signed(change.score)})" if change else ""
    other = ", the case has changed" if change and not change.same_version else ""
    marked = f", {score.disputed} disputed" if score.disputed else ""
    return f"  score {score.score}{by}{marked}{other}"


def _dimensions(score: "Scores", change: "Change | None") -> str:
    """Say each dimension's score and its change, as a line below."""
    from coach.domain.scores import signed

    said = []
    for one in score.dimensions:
        by = change.dimensions.get(one.id) if change else None
        after = f" ({signed(by)})" if by is not None else ""
        said.append(f"{one.id} {one.levels.at(score.level)}{after}")
    return "    " + " · ".join(said)


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
