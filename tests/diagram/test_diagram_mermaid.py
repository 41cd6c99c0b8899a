"""A diagram as Mermaid text: it comes back as it was, whatever stood in its labels."""

import re
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.diagram import Diagram, Edge, Group, Node, as_mermaid, is_mermaid, parse
from coach.diagram.entities import decode, encode
from coach.diagram.model import Direction, Head, Shape, Style

PIECES = [
    *'" # ; < > & | ` \\ * ** %% $$ ~~ _ [ ] ( ) { } ]" )] -- --> end subgraph'.split(),
    *"1. 2) - + :: :// style: classDef direction TB %%{init é 汉 🚀 #quot;".split(),
    *[" ", "  ", "\t", "\r", "\x0b", "\x1b[31m", "\x85", "\u2028", "\u202e", "\ud800"],
    *["<br>", "<BR />", "\n", "flowchart TD", "```", "<script>", "&lt;", "a", "x y"],
]
written = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=8
).map("".join)
labels = written.map(lambda text: text.removeprefix("\ufeff")).filter(bool)
titles = written.map(lambda text: text.replace("\n", " ")).filter(bool)
names = st.one_of(
    st.sampled_from(
        "a b n1 n2 g1 end End style class-x x-end api-gateway o x1 graph a.b é"
        " 1st _self subgraph default A n3 constructor".split()
    ),
    st.from_regex(r"\A[a-z_]\w{0,3}(-\w{1,3})?\Z"),
)


@st.composite
def diagrams(draw: st.DrawFn) -> Diagram:
    """Any diagram of sane structure, with labels and names of any kind."""
    groups: list[Group] = []
    path: list[str] = []  # groups open at this place of the text
    for name in draw(st.lists(st.one_of(names, titles), max_size=4, unique=True)):
        path = path[: draw(st.integers(0, len(path)))]
        groups.append(Group(name, draw(titles), path[-1] if path else None))
        path.append(name)
    homes = st.sampled_from([None, *(group.id for group in groups)])
    nodes = [
        Node(
            name,
            draw(st.one_of(st.just(name), labels)),
            draw(st.sampled_from(get_args(Shape))),
            draw(homes),
        )
        for name in draw(st.lists(names, min_size=1, max_size=6, unique=True))
    ]
    ends = st.sampled_from([node.id for node in nodes])
    edges = draw(
        st.lists(
            st.builds(
                Edge,
                ends,
                ends,
                st.one_of(st.just(""), labels),
                st.sampled_from(get_args(Style)),
                st.sampled_from(get_args(Head)),
                st.sampled_from(get_args(Head)),
            ),
            max_size=6,
        )
    )
    direction = draw(st.sampled_from(get_args(Direction)))
    return Diagram(direction, tuple(nodes), tuple(edges), tuple(groups))


def shape_of(diagram: Diagram) -> object:
    """All that a diagram says, with places in it instead of names and lines."""
    place = {node.id: at for at, node in enumerate(diagram.nodes)}
    group_at: dict[str | None, int | None] = {None: None}
    group_at |= {group.id: at for at, group in enumerate(diagram.groups)}
    return (
        diagram.direction,
        [(node.label, node.shape, group_at[node.group]) for node in diagram.nodes],
        [_one_way(edge, place) for edge in diagram.edges],
        [(one.title, group_at[one.parent]) for one in diagram.groups],
    )


def _one_way(edge: Edge, place: dict[str, int]) -> tuple[object, ...]:
    source, target, head, tail = edge.source, edge.target, edge.head, edge.tail
    if head == "none" and tail != "none":
        source, target, head, tail = target, source, tail, head
    return place[source], place[target], edge.label, edge.style, head, tail


@settings(max_examples=600, deadline=None)
@given(diagrams())
def test_a_diagram_comes_back_from_its_text(diagram: Diagram) -> None:
    text = as_mermaid(diagram)
    parsed = parse(text)
    assert parsed.faults == ()
    assert shape_of(parsed.diagram) == shape_of(diagram)
    assert is_mermaid(text)
    assert as_mermaid(parsed.diagram) == text
    assert re.fullmatch(r"(?:[^\x00-\x1f\x7f-\x9f\ud800-\udfff]*\n)+", text)


@settings(max_examples=600, deadline=None)
@given(written)
def test_encoding_loses_nothing(text: str) -> None:
    line = text.replace("\n", " ")
    coded = encode(line)
    assert decode(coded) == line
    assert coded == coded.strip()
    assert coded.isprintable()
    assert not set(coded) & set('"<>|`\\')


@settings(max_examples=600, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), names), max_size=14).map("".join))
def test_whatever_was_read_can_be_written_and_read_again(source: str) -> None:
    diagram = parse(source).diagram
    again = parse(as_mermaid(diagram))
    assert again.faults == ()
    assert shape_of(again.diagram) == shape_of(diagram)


def test_the_shorthand_becomes_text_that_reads_well() -> None:
    source = 'client -> lb[Load "balancer"]\nsubgraph My shop\nlb -.->|1. ask| db[(x)]'
    text = as_mermaid(parse(source + "\nend\nend -> lb").diagram)
    assert text == (
        "flowchart TD\n"
        '  client["client"]\n'
        '  lb["Load #quot;balancer#quot;"]\n'
        '  db[("x")]\n'
        '  n1["end"]\n'
        '  subgraph g1["My shop"]\n'
        "    lb\n"
        "    db\n"
        "  end\n"
        "  client --> lb\n"
        '  lb -.->|"1#46; ask"| db\n'
        "  n1 --> lb\n"
    )


def test_names_are_kept_where_they_are_safe_and_never_meet() -> None:
    nodes = tuple(Node(name, "x") for name in ("é", "n1", "api-gateway", "end", "G"))
    groups = (Group("n1", "t"), Group("g1", "t"), Group("a b", "t"))
    text = as_mermaid(Diagram("LR", nodes, (), groups))
    assert [node.id for node in parse(text).diagram.nodes] == [
        "n2",
        "n1",
        "api-gateway",
        "n3",
        "G",
    ]
    assert [group.id for group in parse(text).diagram.groups] == ["g2", "g1", "g3"]


def test_what_has_no_place_is_left_out() -> None:
    lost = Diagram("TD", (Node("a", ""),), (Edge("a", "gone"), Edge("gone", "a")), ())
    assert as_mermaid(lost) == 'flowchart TD\n  a["#32;"]\n'
    assert as_mermaid(Diagram()) == "flowchart TD\n"


@pytest.mark.parametrize("style", get_args(Style))
@pytest.mark.parametrize("tail", get_args(Head))
def test_a_lone_head_at_the_start_is_turned_round(style: Style, tail: Head) -> None:
    edge = Edge("a", "b", "t", style, "none", tail)
    made = parse(as_mermaid(Diagram("TD", (Node("a", "a"), Node("b", "b")), (edge,))))
    turned = replace(edge, source="b", target="a", head=tail, tail="none")
    expected = edge if tail == "none" else turned
    assert [replace(one, line=1) for one in made.diagram.edges] == [expected]


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("#quot;x#quot; #35;1", '"x" #1'),
        ("#lt;br#gt;", "<br>"),
        ("#nope; #9999999; #1114112; #;", "#nope; #9999999; #1114112; #;"),
        ("#amp;lt;", "&lt;"),
    ],
)
def test_entities_are_read(label: str, shown: str) -> None:
    diagram = parse(f'flowchart TD\na["{label}"]\nsubgraph g["{label}"]\nend').diagram
    assert [diagram.nodes[0].label, diagram.groups[0].title] == [shown, shown]


def test_a_quoted_title_may_hold_semicolons() -> None:
    parsed = parse('flowchart TD\nsubgraph "a; b"\nx\nend\nsubgraph g[ "c;d" ]; y; end')
    assert parsed.faults == ()
    assert [group.title for group in parsed.diagram.groups] == ["a; b", "c;d"]
    assert [node.group for node in parsed.diagram.nodes] == ["a; b", "g"]


def test_no_colon_stands_before_an_entity_of_its_label() -> None:
    assert encode("style: a\nb") == "style: a<br>b"
    assert encode("style:\n<b>") == "style#58;<br>#lt;b#gt;"
