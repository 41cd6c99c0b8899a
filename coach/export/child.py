"""Runs a person's own template in a process of its own, with little time and memory.

Started by `own_template`; reads one job as JSON from stdin and answers in two lines of
JSON: how lines of the compiled template map to its own, then the text or the error.
The sandbox keeps a template from reaching Python; the limits keep it from running on.
"""

import faulthandler
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from coach import clock
from coach.export.filters import FILTERS, finish

_MEGABYTE = 1024 * 1024
_LARGEST_POWER = 20_000
"""The longest result of a power, in bits."""


class TooLongError(Exception):
    """A template writes more than an answer sheet can be."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, without files to include and without endless powers."""

    intercepted_binops = frozenset(["**"])

    def __init__(self) -> None:
        super().__init__(
            autoescape=False,  # Markdown, and `finish` escapes every value
            finalize=finish,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            loader=jinja2.FunctionLoader(_refuse),
        )
        self.filters.update(FILTERS)
        self.globals.pop("lipsum")

    def call_binop(
        self, context: jinja2.runtime.Context, operator: str, left: Any, right: Any
    ) -> Any:
        """Work out a power unless its result would be longer than any figure."""
        del context, operator  # ** is the only one that comes here
        if isinstance(left, int) and isinstance(right, int):
            if left.bit_length() * right > _LARGEST_POWER:
                raise SecurityError("this power is too large to work out")
        elif not isinstance(left, int | float) or not isinstance(right, int | float):
            raise SecurityError("** is for numbers")
        return left**right


def main() -> None:
    """Read the job, run it, answer."""
    job = json.load(sys.stdin)
    left = max(0.05, job["until"] - clock.read().mono)
    _limit(min(job["seconds"], left), job["megabytes"] * _MEGABYTE)
    template: jinja2.Template | None = None
    try:
        template = Sandbox().from_string(job["source"])
        _answer({"lines": template.debug_info})
        _answer({"text": _render(template, job["data"], job["longest"])})
    except jinja2.TemplateSyntaxError as error:
        _answer({"error": error.message or "", "line": error.lineno})
    except Exception as error:  # noqa: BLE001 - a template can raise anything
        _answer({"error": _reason(error, job), "line": _line(error.__traceback__)})


def _render(template: jinja2.Template, data: Mapping[str, Any], longest: int) -> str:
    pieces, size = [], 0
    context = template.new_context(dict(data))
    stream: Iterator[str] = template.root_render_func(context)
    for piece in stream:
        size += len(piece)
        if size > longest:
            raise TooLongError
        pieces.append(piece)
    return "".join(pieces)


def _reason(error: Exception, job: Mapping[str, Any]) -> str:
    if isinstance(error, TooLongError):
        return f"it writes more than {job['longest'] / 1e6:.0f} MB"
    if isinstance(error, MemoryError):
        return f"it needs more than {job['megabytes']} MB of memory"
    if isinstance(error, RecursionError):
        return "it calls itself without end"
    if isinstance(error, jinja2.TemplateNotFound):
        return "a template cannot include, import or extend another file"
    if isinstance(error, SyntaxError):
        return error.msg
    words = " ".join(str(error).split())[:300]
    return words or type(error).__name__


def _line(trace: TracebackType | None) -> int | None:
    """Return the template's line in which an error arose."""
    line = None
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            line = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line


def _limit(seconds: float, memory: int) -> None:
    """Arm the watchdog, which says where it struck, and bound the process."""
    faulthandler.dump_traceback_later(seconds, exit=True, file=sys.stderr)
    with suppress(ImportError, OSError, ValueError):  # not every platform has these
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _refuse(name: str) -> None:
    """Know no other template."""


def _answer(reply: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(reply) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
