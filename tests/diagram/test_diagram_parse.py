"""Every construct of the notation, and every fault with its exact place and words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.diagram import Edge, Group, Node, parse
from coach.diagram.cells import clean
from coach.diagram.model import Head, Shape, Style


def edges(source: str) -> list[tuple[str, str]]:
    return [(edge.source, edge.target) for edge in parse(source).diagram.edges]


def only_edge(text: str) -> Edge:
    parsed = parse(f"graph TD\n{text}")
    assert parsed.faults == ()
    assert len(parsed.diagram.edges) == 1
    return parsed.diagram.edges[0]


@pytest.mark.parametrize(
    ("text", "label", "shape"),
    [
        ("a", "a", "rect"),
        ("a[API gateway]", "API gateway", "rect"),
        ("a [spaced]", "spaced", "rect"),
        ("a(soft)", "soft", "rounded"),
        ("a([pill])", "pill", "stadium"),
        ("a[[queue]]", "queue", "subroutine"),
        ("a[(db)]", "db", "cylinder"),
        ("a((c))", "c", "circle"),
        ("a(((c)))", "c", "circle"),
        ("a{if?}", "if?", "diamond"),
        ("a{{six}}", "six", "hexagon"),
        ("a>flag]", "flag", "flag"),
        ("a[/lean/]", "lean", "slant-right"),
        ("a[\\back\\]", "back", "slant-left"),
        ("a[/wide\\]", "wide", "trapezoid"),
        ("a[\\narrow/]", "narrow", "trapezoid-down"),
        ('a["f(x) [1]"]', "f(x) [1]", "rect"),
        ('a[("q ) ]")]', "q ) ]", "cylinder"),
        ("a[one<br>two<BR />three]", "one\ntwo\nthree", "rect"),
        ("a[x]:::hot-path", "x", "rect"),
        ("a[日本語 ✓]", "日本語 ✓", "rect"),
        ("a[]", "a", "rect"),
    ],
)
def test_box(text: str, label: str, shape: Shape) -> None:
    parsed = parse(f"graph TD\n  {text}")
    assert parsed.faults == ()
    assert parsed.diagram.nodes == (Node("a", label, shape, None, 2),)


@pytest.mark.parametrize(
    ("text", "label", "style", "head", "tail"),
    [
        ("a --> b", "", "solid", "arrow", "none"),
        ("a-->b", "", "solid", "arrow", "none"),
        ("a -> b", "", "solid", "arrow", "none"),
        ("a ----> b", "", "solid", "arrow", "none"),
        ("a → b", "", "solid", "arrow", "none"),
        ("a --- b", "", "solid", "none", "none"),
        ("a -.-> b", "", "dotted", "arrow", "none"),
        ("a -..-> b", "", "dotted", "arrow", "none"),
        ("a -.- b", "", "dotted", "none", "none"),
        ("a ==> b", "", "thick", "arrow", "none"),
        ("a === b", "", "thick", "none", "none"),
        ("a <--> b", "", "solid", "arrow", "arrow"),
        ("a <-> b", "", "solid", "arrow", "arrow"),
        ("a <-.-> b", "", "dotted", "arrow", "arrow"),
        ("a --x b", "", "solid", "cross", "none"),
        ("a --o b", "", "solid", "circle", "none"),
        ("a o--o b", "", "solid", "circle", "circle"),
        ("a x--x b", "", "solid", "cross", "cross"),
        ("a -->|reads| b", "reads", "solid", "arrow", "none"),
        ("a -->| reads | b", "reads", "solid", "arrow", "none"),
        ("a -- only reads --> b", "only reads", "solid", "arrow", "none"),
        ("a -- read-through --> b", "read-through", "solid", "arrow", "none"),
        ("a -- text --- b", "text", "solid", "none", "none"),
        ("a -. async .-> b", "async", "dotted", "arrow", "none"),
        ("a == hot ==> b", "hot", "thick", "arrow", "none"),
        ('a -- "quoted" --> b', "quoted", "solid", "arrow", "none"),
    ],
)
def test_arrow(text: str, label: str, style: Style, head: Head, tail: Head) -> None:
    assert only_edge(text) == Edge("a", "b", label, style, head, tail, 2)


def test_a_chain_and_a_fan() -> None:
    assert edges("graph TD\na --> b --> c") == [("a", "b"), ("b", "c")]
    fan = [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")]
    assert edges("graph TD\na & b --> c & d") == fan


def test_one_edge_a_line_shorthand_reads_like_the_long_form() -> None:
    short = parse("graph TD\nclient -> lb -> feed-api -> redis_2.0")
    long = parse("graph TD\nclient --> lb --> feed-api --> redis_2.0")
    assert short == long
    assert [node.id for node in short.diagram.nodes][2:] == ["feed-api", "redis_2.0"]


def test_statements_share_a_line_and_comments_end_it() -> None:
    source = "graph LR; a-->b; b-->c %% d-->e\n%% x --> y\n  %%{init: {}}%%"
    assert edges(source) == [("a", "b"), ("b", "c")]
    assert parse(source).diagram.direction == "LR"


@pytest.mark.parametrize(
    ("word", "direction"),
    [("TD", "TD"), ("TB", "TD"), ("BT", "BT"), ("LR", "LR"), ("RL", "RL")],
)
def test_direction(word: str, direction: str) -> None:
    for header in ("graph", "flowchart"):
        parsed = parse(f"{header} {word}\na")
        assert parsed.diagram.direction == direction
        assert parsed.faults == ()


def test_groups_nest_and_own_what_they_name_first() -> None:
    source = """flowchart TD
    c --> a
    subgraph edge [Edge tier]
      direction LR
      a
      subgraph "Deep down"
        b[(B)]
      end
      a --> b
    end
    subgraph Storage tier
      d
    end"""
    parsed = parse(source)
    assert parsed.faults == ()
    assert parsed.diagram.groups == (
        Group("edge", "Edge tier", None, 3),
        Group("Deep down", "Deep down", "edge", 6),
        Group("Storage tier", "Storage tier", None, 11),
    )
    owners = {node.id: node.group for node in parsed.diagram.nodes}
    assert owners == {
        "c": None,
        "a": "edge",
        "b": "Deep down",
        "d": "Storage tier",
    }


def test_looks_are_passed_over() -> None:
    source = """graph TD
    a --> b
    classDef hot fill:#f00,stroke:#000
    class a,b hot
    style a fill:#bbb
    linkStyle 0 stroke:red
    click a "https://example.org/?x;y"
    accTitle: a title --> x"""
    assert parse(source).faults == ()
    assert edges(source) == [("a", "b")]


def test_a_keyword_may_be_a_box_where_only_a_box_makes_sense() -> None:
    assert edges("graph TD\nend --> class\nstyle[Styles] --> end") == [
        ("end", "class"),
        ("style", "end"),
    ]


def test_code_fence_and_front_matter_are_passed_over() -> None:
    assert edges("```mermaid\ngraph TD\na-->b\n```") == [("a", "b")]
    assert edges("---\ntitle: x\n---\ngraph TD\na-->b") == [("a", "b")]


def test_the_last_shape_written_is_kept_and_naming_again_changes_nothing() -> None:
    parsed = parse("graph TD\na[One] --> b\na\na(Two)\nb --> a")
    assert parsed.diagram.nodes[0] == Node("a", "Two", "rounded", None, 2)


def test_moving_boxes_about_draws_no_arrow() -> None:
    parsed = parse("graph TD\na ~~~ b")
    assert parsed.faults == ()
    assert parsed.diagram.edges == ()
    assert len(parsed.diagram.nodes) == 2


NO_HEADER = "the diagram's first line is missing, so it is drawn top down"
FAULTS = [
    (
        "grpah TD\na",
        1,
        1,
        "`grpah` is not a word of this notation",
        "did you mean `graph`?",
    ),
    (
        "flowchrat\na",
        1,
        1,
        "`flowchrat` is not a word of this notation",
        "did you mean `flowchart`?",
    ),
    (
        "graph XY\na",
        1,
        7,
        "`XY` is no direction, so this is drawn top down",
        "use TD, LR, BT or RL",
    ),
    (
        "graph TD\nsubgrph x\na\nend",
        2,
        1,
        "`subgrph` is not a word of this notation",
        "did you mean `subgraph`?",
    ),
    (
        "graph TD\n\n\n  api[API",
        4,
        6,
        "the bracket opened by `api[` is never closed",
        "add `]`",
    ),
    (
        "graph TD\na --> db[(Post",
        2,
        9,
        "the bracket opened by `db[(` is never closed",
        "add `)]`",
    ),
    (
        'graph TD\na["API]',
        2,
        3,
        'the quotation mark opened by `a["` is never closed',
        'add `"]`',
    ),
    ("graph TD\na -->", 2, 3, "`-->` leads to no box", "name the box after it"),
    ("graph TD\na -->|x| ", 2, 3, "`-->|x|` leads to no box", "name the box after it"),
    ("graph TD\na & ", 2, 3, "`&` leads to no box", "name the box after it"),
    (
        "graph TD\na -- text",
        2,
        3,
        "the arrow begun by `--` is not finished",
        "end it with `-->`",
    ),
    (
        "graph TD\na == text",
        2,
        3,
        "the arrow begun by `==` is not finished",
        "end it with `==>`",
    ),
    (
        "graph TD\na -. text",
        2,
        3,
        "the arrow begun by `-.` is not finished",
        "end it with `.->`",
    ),
    (
        "graph TD\na -->|text b",
        2,
        6,
        "the arrow's text opened by `|` is never closed",
        "add `|`",
    ),
    (
        "graph TD\n --> b",
        2,
        2,
        "a box's name was expected here, not `-`",
        "name the box where the arrow starts",
    ),
    (
        "graph TD\n* b",
        2,
        1,
        "a box's name was expected here, not `*`",
        "begin the line with a name, such as `api[API gateway]`",
    ),
    (
        "graph TD\nload balancer",
        2,
        6,
        "`balancer` was not expected after `load`",
        "join boxes with `-->`, or write a long name as `load[long name]`",
    ),
    (
        "graph TD\na - b",
        2,
        3,
        "`-` was not expected after `a`",
        "an arrow is written `-->`, `---`, `-.->` or `==>`",
    ),
    (
        "graph TD\na(b(c))",
        2,
        7,
        "`)` was not expected after `a`",
        'put a label that holds brackets in quotes: `a["f(x)"]`',
    ),
    (
        "graph TD\na\n  end",
        3,
        3,
        "this `end` closes no group",
        "remove it, or open one with `subgraph`",
    ),
    (
        "graph TD\nsubgraph s [Storage]\na",
        2,
        1,
        "the group `Storage` is never closed",
        "add a line `end`",
    ),
    (
        "graph TD\nsubgraph s [Stor\na\nend",
        2,
        12,
        "the bracket opened by `s[` is never closed",
        "add `]`",
    ),
    (
        "graph TD\nsubgraph\na\nend",
        2,
        1,
        "this group has no name",
        "write one after it",
    ),
    (
        "erDiagram\nA ||--o{ B : has",
        1,
        1,
        "this is an entity diagram",
        "begin with `flowchart TD` for boxes and arrows",
    ),
    (
        "\nsequenceDiagram\nA->>B: hi",
        2,
        1,
        "this is a sequence diagram",
        "begin with `flowchart TD` for boxes and arrows",
    ),
    (
        "gantt\ntitle x",
        1,
        1,
        "this is another sort of diagram",
        "begin with `flowchart TD` for boxes and arrows",
    ),
]


@pytest.mark.parametrize(("source", "line", "column", "message", "hint"), FAULTS)
def test_fault(source: str, line: int, column: int, message: str, hint: str) -> None:
    parsed = parse(source)
    assert not parsed.ok
    (fault,) = parsed.faults
    assert (fault.line, fault.column) == (line, column)
    assert (fault.message, fault.hint) == (message, hint)
    assert str(fault) == f"line {line}: {message}; {hint}"


def test_a_missing_header_is_a_gentle_fault_and_empty_text_has_none() -> None:
    parsed = parse("\n  a --> b")
    (fault,) = parsed.faults
    assert (fault.line, fault.column, fault.message) == (2, 3, NO_HEADER)
    assert fault.gentle
    assert parsed.ok
    assert parse("").faults == ()
    assert parse(" \n%% nothing yet\n").faults == ()


def test_a_faulty_line_keeps_what_it_said_and_all_other_lines() -> None:
    parsed = parse("graph TD\na --> b\nb --> c --> [\nc --> d")
    assert [(e.source, e.target) for e in parsed.diagram.edges] == [
        ("a", "b"),
        ("b", "c"),
        ("c", "d"),
    ]
    assert [fault.line for fault in parsed.faults] == [3]


def test_two_groups_of_one_name_stay_two() -> None:
    groups = parse("graph TD\nsubgraph x\nend\nsubgraph x\nend").diagram.groups
    assert [group.title for group in groups] == ["x", "x"]
    assert len({group.id for group in groups}) == 2


def test_signs_that_cannot_be_shown_are_not_repeated_in_a_fault() -> None:
    (fault,) = parse("graph TD\na \x1b[31m").faults
    assert fault.message == "`\ufffd[31m` was not expected after `a`"


def test_an_arrow_to_a_group_is_said_to_draw_a_box() -> None:
    parsed = parse("graph TD\nsubgraph s [Storage]\na\nend\nb --> s")
    (fault,) = parsed.faults
    assert fault.gentle
    assert fault.line == 5
    assert fault.message.startswith("`s` is a group")
    assert [node.label for node in parsed.diagram.nodes] == ["a", "b", "Storage"]


@pytest.mark.parametrize(
    "source",
    [
        "graph TD\n" + "\n".join(f"n{n}" for n in range(301)),
        "graph TD\n"
        + " & ".join(f"a{n}" for n in range(30))
        + " --> "
        + " & ".join(f"b{n}" for n in range(30)),
        "graph TD\n" + "subgraph x\n" * 301,
        "graph TD\n" + "a --> b\n" * 501,
        "x" * 200_001,
    ],
)
def test_what_is_too_large_is_refused(source: str) -> None:
    parsed = parse(source)
    assert parsed.diagram.nodes == ()
    assert "more than can be drawn (300 boxes, 500 arrows)" in parsed.faults[0].message


def test_a_line_too_long_is_a_fault_of_that_line_alone() -> None:
    parsed = parse("graph TD\na --> b\n" + "x" * 5_001 + "\nb --> c")
    assert [fault.message for fault in parsed.faults] == [
        "this line is too long to read"
    ]
    assert len(parsed.diagram.edges) == 2


PIECES = st.sampled_from(
    "graph TD LR flowchart subgraph end a b-c d.e_1 --> --- -.-> ==> -- -. == <--> "
    '--x --o -> & | [ ] ( ) { } [( )] [[ ]] ((( > [/ \\] " ; %% ::: <br> '
    "classDef style ~~~ → \n \n \n \u202e \x1b é 日本 ```".split(" ")
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=60).map(" ".join) | st.text(max_size=200))
def test_no_text_makes_it_raise(source: str) -> None:
    parsed = parse(source)
    lines = source.split("\n")
    for fault in parsed.faults:
        assert 1 <= fault.line <= len(lines)
        assert clean(str(fault)) == str(fault)
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1
    known = {node.id for node in parsed.diagram.nodes}
    for edge in parsed.diagram.edges:
        assert {edge.source, edge.target} <= known
