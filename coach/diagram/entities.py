"""Characters of a label that mean something to Mermaid, written as `#name;`.

Owns the two directions of that. Reading knows the numbers and the few names that
people use; what else looks like one stays as it was typed.
"""

import re
from typing import Final

_NAMES: Final = {
    "amp": "&",
    "apos": "'",
    "gt": ">",
    "lt": "<",
    "nbsp": "\u00a0",
    "quot": '"',
}
_BY_SIGN: Final = {sign: name for name, sign in _NAMES.items() if name != "apos"}
_ENTITY: Final = re.compile(r"#([0-9]{1,7}|[a-z]{2,4});")
_LAST: Final = 0x10FFFF
_ACTIVE: Final = re.compile(
    r"""["\#;<>&|`\\*]                      # ends a label, or begins something in it
    | ^\s | \s$                             # would be stripped
    | %(?=%) | (?<=%)% | \$(?=\$) | ~(?=~)  # comments, formulas, strokes
    | (?<![^\W_])_ | _(?![^\W_])            # emphasis
    | :(?=//)                               # a link
    | (?<=direction)\s(?=\s*[TBLR][TDBLR])  # a statement of Mermaid wherever it stands
    """,
    re.VERBOSE,
)
_LIST_MARK: Final = re.compile(r"([0-9]{0,9})([-+.)])( )(?=.)")


def encode(text: str) -> str:
    """A label as it may stand in quotes, read by Mermaid as these letters."""
    coded = "<br>".join(map(_encode_line, text.split("\n")))
    # Mermaid drops the last semicolon after `style…:…#`, so a colon may not be bare.
    return coded.replace(":", "#58;") if "#" in coded else coded


def _encode_line(text: str) -> str:
    mark = _LIST_MARK.match(text)
    head = mark[1] + _entity(mark[2]) + mark[3] if mark else ""
    rest = text[mark.end() :] if mark else text
    rest = _ACTIVE.sub(lambda found: _entity(found.group()), rest)
    return head + "".join(c if c.isprintable() else _entity(c) for c in rest)


def decode(text: str) -> str:
    """A label's letters, with `#quot;` and `#35;` read as what they stand for."""
    return _ENTITY.sub(_sign, text) if "#" in text else text


def _entity(sign: str) -> str:
    return f"#{_BY_SIGN.get(sign, ord(sign))};"


def _sign(found: re.Match[str]) -> str:
    inside = found.group(1)
    if not inside.isdigit():
        return _NAMES.get(inside, found.group())
    return chr(int(inside)) if int(inside) <= _LAST else found.group()
