"""Pictures: golden ones, and what must hold for every one."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.diagram import Diagram, Drawing, Edge, Group, Node, draw, parse
from coach.diagram.cells import cell, clean, cut, width, wrap
from coach.diagram.model import Direction, Head, Shape, Style

HERE = Path(__file__).parent
SOURCES = sorted((HERE / "sources").glob("*.mmd"))


def picture(source: str, max_width: int | None = None) -> str:
    return "\n".join(draw(parse(source).diagram, max_width=max_width).lines)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_golden_picture(path: Path) -> None:
    """To renew: look at the new picture, then write it over the file."""
    golden = HERE / "pictures" / f"{path.stem}.txt"
    assert picture(path.read_text("utf-8")) + "\n" == golden.read_text("utf-8")


def test_no_golden_picture_is_left_over() -> None:
    pictures = {path.stem for path in (HERE / "pictures").glob("*.txt")}
    assert pictures == {path.stem for path in SOURCES}


def test_a_twitter_like_design_fits_a_hundred_columns() -> None:
    diagram = parse((HERE / "sources" / "twitter.mmd").read_text("utf-8")).diagram
    assert len(diagram.nodes) == 19
    assert draw(diagram).width <= 100
    assert draw(diagram, max_width=80).width <= 80


def test_an_empty_diagram_is_an_empty_drawing() -> None:
    assert draw(Diagram()) == Drawing((), 0, 0)


def test_an_arrow_back_has_its_head_at_its_end() -> None:
    assert picture("graph TD\na --> b --> a").splitlines() == [
        "┌─────┐",
        "│  a  │",
        "└─┬───┘",
        "  │ ▲",
        "  ▼ │",
        "┌───┴─┐",
        "│  b  │",
        "└─────┘",
    ]


def test_an_arrow_to_itself() -> None:
    assert "├─╮" in picture("graph TD\na --> a")
    assert "◀╯" in picture("graph TD\na --> a")
    assert picture("graph LR\na --> a").splitlines()[-2:] == [" │ ▲", " ╰─╯"]


def test_texts_of_arrows_to_oneself_are_notes() -> None:
    texts = ("one", "two", "three")
    for direction in ("TD", "LR"):
        source = f"graph {direction}\nb --> a\n"
        source += "\n".join(f"a -->|{text}| a" for text in texts)
        lines = picture(source).splitlines()
        assert lines[-3:] == ["① a → a: one", "② a → a: two", "③ a → a: three"]
        assert sum("①" in line for line in lines) == 2


def test_arrows_written_twice_are_drawn_once() -> None:
    assert picture("graph TD\na --> b\na --> b") == picture("graph TD\na --> b")


def test_control_characters_never_reach_the_picture() -> None:
    nodes = (Node("a", "x\x1b[31mred\x07\u202e\u200b\ud800"), Node("b", "\x9b\r"))
    edges = (Edge("a", "b", "l\x1b" + "o" * 40), Edge("a", "a", "\x00"))
    groups = (Group("g", "t\x1b"),)
    for direction in ("TD", "LR"):
        drawing = draw(Diagram(direction, nodes, edges, groups))
        text = "".join(drawing.lines)
        assert text.isprintable()
        assert "\ufffd[31mred" in text


def test_long_labels_wrap_and_line_breaks_are_kept() -> None:
    words = "a very long name of a service that nobody would want to read"
    assert len(words) == 60
    lines = [line.strip("│ ┌┐└┘─") for line in draw(parse(f"a[{words}]").diagram).lines]
    assert [line for line in lines if line] == [
        "a very long name of a",
        "service that nobody",
        "would want to read",
    ]
    assert "│ one │\n│ two │" in picture("a[one<br>two]")


def test_wide_characters_keep_the_border_straight() -> None:
    lines = draw(parse("a[日本語]\nb[e\u0301]").diagram).lines
    assert {width(line) for line in lines} == {
        draw(parse("a[日本語]\nb[e\u0301]").diagram).width
    }


def test_a_label_without_room_becomes_a_note() -> None:
    label = "a label far too long to stand beside its line"
    lines = picture(f"graph TD\na[API] -->|{label}| b[DB]").splitlines()
    assert lines[-1] == f"① API → DB: {label}"
    assert sum("①" in line for line in lines) == 2


@pytest.mark.parametrize("direction", ["TD", "LR"])
def test_every_label_is_somewhere(direction: Direction) -> None:
    nodes = tuple(Node(f"n{n}", f"N{n}") for n in range(9))
    edges = tuple(
        Edge(f"n{a}", f"n{b}", f"label{a}{b}") for a in range(9) for b in range(9)
    )
    text = "\n".join(draw(Diagram(direction, nodes, edges)).lines)
    missing = [edge.label for edge in edges if edge.label not in text]
    assert missing == []


def test_groups_are_named_under_the_picture() -> None:
    text = picture("graph TD\nsubgraph s [Storage]\na[Disk]\nb\nend\na-->b")
    assert text.splitlines()[-1] == "group Storage: Disk, b"


def test_left_to_right_gives_way_to_top_down_where_it_is_too_wide() -> None:
    source = "graph LR\n" + " --> ".join(f"service{n}" for n in range(9))
    assert draw(parse(source).diagram).height == 3
    narrow = draw(parse(source).diagram, max_width=40)
    assert narrow.width <= 40
    assert all(f"service{n}" in "".join(narrow.lines) for n in range(9))


def test_lone_boxes_stand_side_by_side_within_the_width() -> None:
    source = "\n".join(f"box{n}" for n in range(30))
    drawing = draw(parse(source).diagram, max_width=60)
    assert drawing.width <= 60
    assert all(f" box{n} " in "".join(drawing.lines) for n in range(30))


def test_what_is_too_large_is_refused_in_words() -> None:
    nodes = tuple(Node(f"n{n}", "x") for n in range(301))
    assert draw(Diagram("TD", nodes)).lines == ("too large to draw: 301 boxes",)


def test_an_arrow_to_nowhere_is_left_out() -> None:
    assert draw(Diagram("TD", (Node("a", "a"),), (Edge("a", "zz"),))).height == 3


SHAPES: list[Shape] = ["rect", "cylinder", "subroutine", "diamond", "circle", "flag"]
STYLES: list[Style] = ["solid", "dotted", "thick"]
HEADS: list[Head] = ["none", "arrow", "cross", "circle"]
DIRECTIONS: list[Direction] = ["TD", "BT", "LR", "RL"]
LABELS = st.text(max_size=30) | st.sampled_from(["", "reads", "日本 語", "a\nb"])
NODES = st.lists(
    st.tuples(LABELS, st.sampled_from(SHAPES)), min_size=1, max_size=9
).map(lambda found: [Node(f"n{n}", *pair) for n, pair in enumerate(found)])


@st.composite
def diagrams(choose: st.DrawFn) -> Diagram:
    nodes = choose(NODES)
    names = st.sampled_from([node.id for node in nodes])
    edge = st.builds(
        Edge,
        names,
        names,
        LABELS,
        st.sampled_from(STYLES),
        st.sampled_from(HEADS),
        st.sampled_from(HEADS),
    )
    edges = choose(st.lists(edge, max_size=16))
    return Diagram(choose(st.sampled_from(DIRECTIONS)), tuple(nodes), tuple(edges))


@settings(deadline=None)
@given(diagrams(), st.none() | st.integers(1, 120))
def test_every_diagram_can_be_drawn(diagram: Diagram, room: int | None) -> None:
    drawing = draw(diagram, max_width=room)
    assert drawing.height == len(drawing.lines) > 0
    assert drawing.width == max(width(line) for line in drawing.lines)
    assert all(line == line.rstrip() for line in drawing.lines)


def test_cells_of_characters() -> None:
    assert [cell(char) for char in "aé日─①▼\u0301"] == [1, 1, 2, 1, 1, 1, 0]
    assert width("日本 e\u0301 ─▼") == 9
    assert clean("a\tb\u2028c") == "a\ufffdb\ufffdc"


def test_wrapping_and_cutting() -> None:
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert wrap("日本語", 4) == ["日本", "語"]
    assert wrap("", 4) == [""]
    assert cut("abcdef", 4) == "abc…"
    assert cut("abcd", 4) == "abcd"
