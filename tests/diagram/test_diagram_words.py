"""What sort of diagram a text is, and a diagram in one line."""

import pytest

from coach.diagram import kind, parse, summary


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", "empty"),
        ("\n  \n%% only a comment", "empty"),
        ("flowchart TD\na", "flowchart"),
        ("%%{init: {}}%%\n\n graph LR; a", "flowchart"),
        ("grpah TD\na", "flowchart"),
        ("client -> lb", "flowchart"),
        ("api[API gateway]", "flowchart"),
        ("subgraph x", "flowchart"),
        ("cli", "flowchart"),
        ("erDiagram\nA ||--o{ B : has", "er"),
        ("erDiagramm", "er"),
        ("sequenceDiagram\nA->>B: x", "sequence"),
        ("```mermaid\nsequenceDiagram\n```", "sequence"),
        ("---\ntitle: T\n---\nerDiagram", "er"),
        ("classDiagram\nA", "other"),
        ("gantt\ntitle x", "other"),
        ("We would use a cache here.", "other"),
    ],
)
def test_kind(source: str, expected: str) -> None:
    assert kind(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", "no boxes yet"),
        ("a", "1 box, 0 arrows"),
        ("a --> b", "2 boxes, 1 arrow"),
        (
            "a --> b\nr[Redis<br>cache]",
            "3 boxes, 1 arrow; nothing leads to or from: Redis cache",
        ),
        ("a\nb", "2 boxes, 0 arrows; nothing leads to or from: a, b"),
        ("a --> a", "1 box, 1 arrow"),
    ],
)
def test_summary(source: str, expected: str) -> None:
    assert summary(parse(source).diagram) == expected
