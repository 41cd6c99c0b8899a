"""The answer sheet: a session through the shipped template.

Owns the Jinja2 environment of our own templates. People's own templates never run in
it; they go through `own_template`.
"""

from datetime import tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING

import jinja2

from coach import resources
from coach.export.data import as_data
from coach.export.filters import FILTERS, finish

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.domain.session import Session
    from coach.domain.verdict import Review

TEMPLATE = "sheet.md.j2"
"""The name of the shipped template of a round."""

LAB_TEMPLATE = "lab.md.j2"
"""The name of the shipped template of a lab."""

STORY_TEMPLATE = "story.md.j2"
"""The name of the shipped template of a telling."""

_TEMPLATES = {"lab": LAB_TEMPLATE, "story": STORY_TEMPLATE}


def render(
    session: "Session",
    case: "Case | None",
    *,
    reference: bool = False,
    review: "Review | None" = None,
    made_at: float,
    zone: tzinfo | None = None,
) -> str:
    """Return the answer sheet of a session as Markdown.

    Args:
        session: Any session, finished or not.
        case: Its case, or None where it is not at hand.
        reference: Include the case's reference.
        review: What the judge says of it, with the person's marks counted.
        made_at: Wall seconds of the export.
        zone: The time zone of dates, by default the machine's.

    Raises:
        ExportError: If the reference is asked for and cannot be given.
    """
    data = as_data(
        session,
        case,
        reference=reference,
        review=review,
        made_at=made_at,
        zone=zone,
    )
    name = _TEMPLATES.get(session.kind, TEMPLATE)
    return environment().get_template(name).render(data)


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """Return the environment of the shipped templates."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.templates()),
        autoescape=False,  # noqa: S701 - Markdown, and `finish` escapes every value
        finalize=finish,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(FILTERS)
    return made
