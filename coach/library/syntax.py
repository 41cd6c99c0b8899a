"""What the YAML parser complains about, said so that a person can mend it.

Owns the sentences for syntax faults. The parser in C and the one in Python word the
same complaint differently, so each is recognised by the part both share.
"""

import yaml

from coach.library.faults import Fault, quoted

_QUOTES = "put the whole text in double quotes"

_MEANINGS = (
    ("found unexpected end of stream", "the quote opened here is never closed", ""),
    (
        "mapping values are not allowed",
        "a ': ' stands inside a text, or the line is indented too far",
        f"{_QUOTES}, or line it up with its neighbours",
    ),
    (
        "entries are not allowed",
        "a list cannot begin on the line of its field",
        "begin it on the next line",
    ),
    (
        "could not find expected ':'",
        "a ':' is missing after a field name",
        "write 'name: value'",
    ),
    ("',' or ']'", "the list opened here with '[' is not closed", "close it with ']'"),
    ("',' or '}'", "the '{' opened here is not closed", "close it with '}'"),
    ("escape", "an unknown escape in a double-quoted text", "write \\\\ for one \\"),
    (
        "alphabetic or numeric",
        "a value cannot begin with * or &",
        _QUOTES,
    ),
    (
        "node content",
        "a value is missing before this sign",
        f"if it belongs to the text, {_QUOTES}",
    ),
    (
        "while scanning a block scalar",
        "after | or > the text begins on the next line",
        "move it down and indent it",
    ),
    (
        "document start",
        "something stands after the end of the document",
        "remove the '...' line",
    ),
    (
        "expected '-' indicator",
        "this line does not belong to the list above it",
        "begin it with '- ', or indent it less",
    ),
    (
        "block end",
        "this line does not fit the ones above it",
        "check its indentation, and quotes that end too early",
    ),
    (
        "expected key",
        "this line does not fit the ones above it",
        "check its indentation, and quotes that end too early",
    ),
)

_BEGUN_EARLIER = ("unexpected end of stream", "',' or ']'", "',' or '}'")


def syntax_fault(path: str, text: str, error: yaml.YAMLError) -> Fault:
    """Turn an error of the parser into a fault."""
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    context = getattr(error, "context", None) or ""
    if any(part in problem for part in _BEGUN_EARLIER):
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    message, hint = _meaning(problem, context, _char_at(text, line, column))
    return Fault(path, line, column, "", message, hint)


def _meaning(problem: str, context: str, char: str) -> tuple[str, str]:
    if char == "\t" or "tab character" in problem:
        return "a tab stands in the indentation", "use spaces"
    if "cannot start any token" in problem:
        return f"a value cannot begin with {quoted(char)}", _QUOTES
    if "flow node" in context and not char:
        return "the file ends inside a list or { }", "close it with ] or }"
    for sign, message, hint in _MEANINGS:
        if sign in problem or sign in context:
            return message, hint
    return f"this is not YAML: {problem}", "check indentation and quotes"


def _char_at(text: str, line: int, column: int) -> str:
    lines = text.splitlines() if line else []
    row = lines[line - 1] if line <= len(lines) and line else ""
    return row[column - 1 : column]
