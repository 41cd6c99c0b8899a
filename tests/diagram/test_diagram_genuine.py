"""What is called Mermaid; the answers were compared with Mermaid 11.17's own parser."""

import pytest

from coach.diagram import is_mermaid


@pytest.mark.parametrize(
    "line",
    [
        "a --> b",
        "a[x]-->|no|b",
        'a["f(x)"] -->|"a|b"| b & c --> d',
        "a -- text --> b --text--> c",
        "a == t ==> b -. t .-> c",
        "a <--> b x--x c o--o d --o e --x f --- g ~~~ h -..-> i ====> j",
        "a(x) --> b((x)) --> c(((x))) --> d([x]) --> e[[x]] --> f[(x)]",
        "a{x?} --> b{{x}} --> c>x] --> d[/x/] --> e[\\x\\] --> f[/x\\]",
        "a:::k --> b[x]:::k; c;",
        "api-gateway --> é",
        'a@{ shape: cyl, label: "x {y}" }',
        "subgraph g[T]; direction LR; a; end",
        "subgraph My title\nsubgraph \"f(x)\"\na\nend\nend",
        "classDef k fill:#f00\nclass a k\nstyle a fill:#f00",
        'click a href "http://x;y"',
        "%% a remark\n\n;a",
    ],
)  # fmt: skip
def test_mermaid_is_called_mermaid(line: str) -> None:
    assert is_mermaid(f"flowchart TD\n{line}\n")
    assert is_mermaid(f"---\ntitle: x\n---\n%% c\ngraph LR;\r\n{line}")


@pytest.mark.parametrize(
    "line",
    [
        "client -> lb",
        "a => b",
        "a → b",
        "a -- b",
        "a <-- b",
        "a --x--> b",
        "a[f(x)]",
        'a[it\'s "q"]',
        "a[]",
        "a [x]",
        "a[/api/v1]",
        "a b",
        "a --> b %% remark",
        "a -->|f(x)| b",
        "end --> a",
        "a --> end-x",
        "click --> a",
        "x--x b",
        "subgraph T (x)\na\nend",
        "subgraph the end\na\nend",
        "subgraph g[T]\na",
        "end",
        "a\nend\nsubgraph g",
        "direction up",
        "style a",
        "class a",
        "```",
        "a -->",
    ],
)
def test_our_liberties_are_not(line: str) -> None:
    assert not is_mermaid(f"flowchart TD\n{line}\n")


@pytest.mark.parametrize(
    "source",
    [
        "",
        "a --> b",
        "flowchat TD\na --> b",
        "Flowchart TD\na",
        "flowchart td\na",
        "flowchart TD a --> b",
        "flowchart up\na",
        "```mermaid\nflowchart TD\na\n```",
        "sequenceDiagram\nA->>B: x",
        "flowchart TD\n" + "a --> b\n" * 10_000,
    ],
)
def test_a_header_is_needed_and_a_size_that_can_be_drawn(source: str) -> None:
    assert not is_mermaid(source)
