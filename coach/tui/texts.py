"""Text as Content: shown as it was typed, never read as markup.

Every string that comes from content, files or people passes through here before it
reaches a widget.
"""

from typing import Any

from textual.app import App
from textual.content import Content

from coach.errors import CoachError, as_sentence, capital
from coach.text.safe import safe, safe_line

Part = str | tuple[str, str]
"""A piece of text, or a piece of text with its style."""


def plain(text: str, style: str = "") -> Content:
    """Return a text as typed, made safe for a terminal."""
    return Content.styled(safe(text), style) if style else Content(safe(text))


def line(*parts: Part) -> Content:
    """Join pieces, each with its own style, into one line."""
    return Content.assemble(
        *(
            safe_line(part) if isinstance(part, str) else (safe_line(part[0]), part[1])
            for part in parts
        )
    )


def block(*lines: Content) -> Content:
    """Put lines below each other."""
    return Content("\n").join(lines)


def tell(app: App[Any], text: str, *, wrong: bool = False) -> None:
    """Show a short message for a few seconds."""
    app.notify(
        safe(text),
        severity="error" if wrong else "information",
        timeout=8 if wrong else 4,
        markup=False,
    )


def tell_error(app: App[Any], error: CoachError) -> None:
    """Show what went wrong and what to do about it."""
    tell(
        app, f"{as_sentence(error.message)} {capital(error.hint)}".rstrip(), wrong=True
    )
