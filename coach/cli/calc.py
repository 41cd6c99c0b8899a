"""`coach calc`: an expression or a pad, computed and printed; a case opens its lab.

Loads only Typer and the estimate engine; results go to stdout, remarks to stderr.
"""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.errors import CoachError, UsageError

if TYPE_CHECKING:
    from coach.capacity.errors import EstimateError
    from coach.capacity.estimate import Estimate
    from coach.capacity.padline import PadLine

# For whoever registers the verb: `coach calc -5 + 3` must not look like options.
CONTEXT = {"ignore_unknown_options": True, "allow_interspersed_args": True}

_EXAMPLE = 'for example: coach calc "100M users * 2/user/day * 300 B in TB/year"'
_MAX_BYTES = 1_000_000
_WIDEST = 60


def calc(
    expr: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="EXPR | CASE | FILE | -",
            show_default=False,
            help="An expression; the lab of a case; a pad from a file or stdin (-).",
        ),
    ] = None,
    steps: Annotated[
        bool, typer.Option("--steps", help="Show the working, line by line.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    seed: Annotated[
        int, typer.Option("--seed", help="Another seed for the draws of ranges.")
    ] = 0,
    drill: Annotated[
        bool, typer.Option("--drill", help="Open the estimation drill.")
    ] = False,
) -> None:
    """Compute an estimate with units: coach calc "1M/day * 300 B in GB/year"."""
    text = " ".join(expr or ()).strip()
    if drill:
        _drill(text)
        return
    if not text:
        raise UsageError("there is nothing to compute", _EXAMPLE)
    source = _pad_source(text)
    if source is None:
        _expression(text, steps=steps, as_json=as_json, seed=seed)
    else:
        _pad(text, source, steps=steps, as_json=as_json, seed=seed)


def _drill(text: str) -> None:
    if text:
        raise UsageError("the drill asks, it computes nothing", "leave out --drill")
    from coach.cli.opening import open_app
    from coach.domain.start import Drill

    open_app(Drill())


def _pad_source(text: str) -> str | None:
    """The text of a pad when the argument names one, else None."""
    if "\n" in text:
        return text
    if text == "-":
        return _decoded(sys.stdin.buffer.read(_MAX_BYTES + 1), "stdin")
    try:
        path = Path(text).expanduser()
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return _decoded(file.read(_MAX_BYTES + 1), text)
    except (OSError, ValueError, RuntimeError) as error:
        if isinstance(error, PermissionError):
            raise CoachError(f"cannot read {text}: {error.strerror}") from error
        return None  # too long or too odd for a path: then it is an expression


def _decoded(raw: bytes, name: str) -> str:
    if len(raw) > _MAX_BYTES:
        raise CoachError(f"{name} is larger than 1 MB", "a pad is a page of lines")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CoachError(
            f"{name} is not UTF-8 text (byte {error.start})", "save it as UTF-8"
        ) from error


def _expression(text: str, *, steps: bool, as_json: bool, seed: int) -> None:
    from coach.capacity.errors import EstimateError
    from coach.capacity.estimate import calculate
    from coach.capacity.padline import split_line

    split = split_line(text) if "=" in text else None
    body = split.expression if split and split.name else text
    try:
        estimate = calculate(body, seed=seed, working=steps or as_json)
    except EstimateError as error:
        if _is_case(text):
            _open_lab(text)
            return
        raise _explained(body, error) from error
    if as_json:
        _print_json(_record(text, estimate))
        return
    if steps:
        for step in estimate.steps:
            _out(step)
    _out(estimate.text)
    for note in estimate.notes:
        typer.echo(_safe(f"note: {note}"), err=True)


def _is_case(text: str) -> bool:
    """Whether a word that is no expression names a case; reads the cases to know."""
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,39}", text):
        return False
    from coach.services import services

    return any(header.id == text for header in services().library.headers())


def _open_lab(case_id: str) -> None:
    from coach.cli.opening import open_app
    from coach.domain.start import Lab

    open_app(Lab(case_id))


def _explained(text: str, error: "EstimateError") -> UsageError:
    """The error of an expression, with its place, or of a word that is none."""
    if len(text.split()) == 1:
        if Path(text).suffix[1:].isalpha():
            return UsageError(f"there is no file {text}", _EXAMPLE)
        if text.isidentifier() and error.kind == "name":
            near = error.hint if error.hint.startswith("did you mean") else ""
            return UsageError(
                f"`{text}` is no expression, no file, no case and no unit",
                f"{near}; {_EXAMPLE}" if near else _EXAMPLE,
            )
    pointer = error.pointer(text) if len(text) <= 100 else ""
    hint = "\n  ".join([*pointer.splitlines(), error.hint])
    return UsageError(error.message, hint)


def _record(text: str, estimate: "Estimate") -> dict[str, Any]:
    spread = estimate.range
    return {
        "expression": text,
        "value": estimate.value,
        "unit": estimate.unit,
        "text": estimate.text,
        "range": spread and {"p5": spread.p5, "p50": spread.p50, "p95": spread.p95},
        "steps": list(estimate.steps),
        "notes": list(estimate.notes),
    }


def _pad(name: str, source: str, *, steps: bool, as_json: bool, seed: int) -> None:
    from coach.capacity.pad import evaluate_pad
    from coach.capacity.sampling import FINAL_DRAWS

    working = steps or as_json
    pad = evaluate_pad(source, draws=FINAL_DRAWS, seed=seed, working=working)
    if as_json:
        rows = [_line_record(at, line) for at, line in enumerate(pad.lines, 1)]
        _print_json({"file": name, "lines": rows})
    else:
        width = min(_WIDEST, max((len(line.text) for line in pad.lines), default=0))
        for line in pad.lines:
            _print_line(line, width, steps)
    if pad.errors:
        raise typer.Exit(1)


def _print_line(line: "PadLine", width: int, steps: bool) -> None:
    if line.estimate is not None:
        _out(f"{line.text:<{width}}  = {line.estimate.text}")
        for step in line.estimate.steps if steps else ():
            _out(f"    {step}")
        for note in line.estimate.notes:
            typer.echo(_safe(f"note: {note}"), err=True)
    elif line.error is not None:
        _out(f"{line.text:<{width}}  ! {line.error.message} ({line.error.hint})")
    else:
        _out(line.text)


def _line_record(at: int, line: "PadLine") -> dict[str, Any]:
    record: dict[str, Any] = {"line": at, "source": line.text, "kind": line.kind}
    if line.name:
        record["name"] = line.name
    if line.estimate is not None:
        record |= _record(line.text.strip(), line.estimate)
    if line.error is not None:
        record |= {"error": line.error.message, "hint": line.error.hint}
    return record


def _print_json(record: dict[str, Any]) -> None:
    import json

    typer.echo(json.dumps(record, ensure_ascii=False, allow_nan=False))


def _out(text: str) -> None:
    typer.echo(_safe(text))


def _safe(text: str) -> str:
    from coach.text.safe import safe

    return safe(text)
