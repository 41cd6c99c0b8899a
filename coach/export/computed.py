"""What the coach adds to the words of a person: results of lines, and Mermaid.

Both are computed from the section they stand under and are never read back. Pure; the
estimate language and the diagrams are loaded only where there is something for them.
"""

from typing import Any

_LONG_PAD = 4_000
"""Characters above which a pad gets fewer draws, so that no export takes long."""

_MOST_MERMAID = 50_000
"""Characters that a page draws; Mermaid refuses a longer text."""


def estimates_of(text: str) -> list[dict[str, Any]]:
    """Return each line of a pad with a result or an error; other lines say nothing."""
    if not text.strip():
        return []
    from coach.capacity.pad import evaluate_pad
    from coach.capacity.sampling import FINAL_DRAWS, LIVE_DRAWS

    draws = FINAL_DRAWS if len(text) <= _LONG_PAD else LIVE_DRAWS
    return [
        {
            "line": number,
            "text": line.text.strip(),
            "name": line.name,
            "result": line.estimate.text if line.estimate else None,
            "error": line.error.message if line.error else None,
        }
        for number, line in enumerate(evaluate_pad(text, draws=draws).lines, 1)
        if line.estimate or line.error
    ]


def mermaid_for(text: str) -> str:
    """Return Mermaid for a flowchart that is not Mermaid itself, else ""."""
    if not text.strip():
        return ""
    from coach.diagram import as_mermaid, is_mermaid, kind, parse

    if kind(text) != "flowchart" or is_mermaid(text):
        return ""
    diagram = parse(text).diagram
    made = as_mermaid(diagram) if diagram.nodes else ""
    return made if len(made) <= _MOST_MERMAID else ""
