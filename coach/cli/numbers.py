"""`coach numbers`: the arithmetic in any text, checked; findings out, one a line.

Loads only Typer and the checker; results go to stdout, the summary to stderr.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.text_file import all_of, read_text
from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.capacity.claims import Claim


def numbers(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…",
            show_default=False,
            help="Markdown or plain text; - reads stdin.",
        ),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a file, all claims in it.")
    ] = False,
    fail: Annotated[
        bool, typer.Option("--fail", help="Exit 1 when something is wrong.")
    ] = False,
) -> None:
    """Check the arithmetic in any text: sums, rates, units, shares, downtime."""
    from coach.capacity.claims import check

    checked = found = 0
    unread: list[CoachError] = []
    for path in files:
        try:
            text = read_text(path, "coach numbers")
        except CoachError as error:
            unread.append(error)
            continue
        claims = check(text)
        wrong = [claim for claim in claims if claim.status != "ok"]
        checked += len(claims)
        found += len(wrong)
        if as_json:
            record = {"file": str(path), "claims": [_record(one) for one in claims]}
            typer.echo(json.dumps(record, ensure_ascii=False))
            continue
        for claim in wrong:
            typer.echo(_line(str(path), claim))
    typer.echo(_summary(checked, found), err=True)
    if unread:
        raise all_of(unread)
    if fail and found:
        raise typer.Exit(1)


def _line(name: str, claim: "Claim") -> str:
    """A finding as a compiler would say it: file:line: what, and why."""
    from coach.text.safe import safe_line

    parts = [f"claimed {claim.claimed}"]
    if claim.computed:
        parts.append(f"computed {claim.computed}")
    if claim.factor is not None:
        parts.append(f"off by {claim.factor:,.4g}×")
    if claim.status == "conflict" and claim.other is not None:
        parts = [f"conflicts with line {claim.other.line}: {claim.other.quote}"]
    found = f"{name}:{claim.line}: {claim.quote} — {', '.join(parts)}: {claim.why}"
    return safe_line(found)


def _record(claim: "Claim") -> dict[str, Any]:
    other = claim.other
    return {
        "line": claim.line,
        "quote": claim.quote,
        "status": claim.status,
        "claimed": claim.claimed,
        "computed": claim.computed,
        "factor": claim.factor,
        "why": claim.why,
        "other": None if other is None else {"line": other.line, "quote": other.quote},
    }


def _summary(checked: int, found: int) -> str:
    if not checked:
        return "No statement with a result that could be checked."
    claims = "1 statement" if checked == 1 else f"{checked:,} statements"
    if not found:
        return f"{claims} checked, nothing wrong."
    return f"{claims} checked, {found:,} not right."
