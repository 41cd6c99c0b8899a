"""What the coach adds under a section: there when it helps, and never read back."""

import json
from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from coach.capacity import pad
from coach.diagram import is_mermaid, parse
from coach.domain.plan import PlannedPhase
from coach.domain.session import CaseRef, Session
from coach.export.computed import estimates_of, mermaid_for
from coach.export.data import as_json
from coach.export.guard import printable
from coach.export.reading import read
from coach.export.sheet import render

PHASES = (PlannedPhase("clarify", "Clarify", 300.0),)
BARE = Session("s1", "mock", CaseRef("twitter", 1, "Feed"), "senior", PHASES, 0.0)
PAD = """Assume the usual:
dau = 100M users
writes = dau * 2/user/day
size = 200..400 B
writes * size in GB/day
bad = 3 GB + 2 s
"""
SHORTHAND = 'client -> lb[Load balancer]\nlb -> db[(Rows; "all")]'


def sheet_of(**sections: str) -> str:
    keyed = {key.replace("_", "-"): text for key, text in sections.items()}
    return render(replace(BARE, sections=keyed), None, made_at=0.0, zone=UTC)


def between(text: str, kind: str) -> str:
    after = text.partition(f"\n<!-- coach:{kind} -->\n")[2]
    return after.partition(f"\n<!-- /coach:{kind} -->\n")[0]


def rows(text: str) -> list[list[str]]:
    """The cells of the only table of results, as Markdown reads them."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(between(text, "results"))
    cells = [
        "".join(child.content for child in tokens[at + 1].children or ())
        for at, token in enumerate(tokens)
        if token.type == "td_open"
    ]
    return [cells[at : at + 2] for at in range(0, len(cells), 2)]


def test_lines_come_with_their_results_under_the_section() -> None:
    text = sheet_of(estimates=PAD)
    found = rows(text)
    assert [line for line, _ in found] == [
        "dau = 100M users",
        "writes = dau * 2/user/day",
        "size = 200..400 B",
        "writes * size in GB/day",
        "bad = 3 GB + 2 s",
    ]
    assert found[0][1] == "100M users"
    assert found[1][1] == "200M /day"
    assert found[2][1].endswith("B (200..400)")
    assert found[3][1].endswith("GB/day (40..80)")
    assert found[4][1].startswith("cannot be computed: ")
    mark = "<!-- coach:results -->"
    assert text.index("<!-- /coach:section -->\n\n" + mark) < text.index("### API")
    assert read(text).sections["estimates"] == PAD
    assert read(text).notes == ()


@pytest.mark.parametrize("text", ["", "\n \n", "We should shard.\n\n- and cache"])
def test_no_result_no_table(text: str) -> None:
    assert estimates_of(text) == []
    assert "coach:results" not in sheet_of(estimates=text)


def test_data_has_every_line_with_its_number_and_name() -> None:
    session = replace(BARE, sections={"estimates": PAD})
    found = json.loads(as_json(session, None, made_at=0.0))["estimates"]
    assert [(one["line"], one["name"]) for one in found] == [
        (2, "dau"),
        (3, "writes"),
        (4, "size"),
        (5, ""),
        (6, "bad"),
    ]
    assert found[0] == {
        "line": 2,
        "text": "dau = 100M users",
        "name": "dau",
        "result": "100M users",
        "error": None,
    }
    assert found[4]["result"] is None
    assert "cannot" in found[4]["error"] or "GB" in found[4]["error"]


def test_ranges_come_to_the_same_at_each_export() -> None:
    assert sheet_of(estimates=PAD) == sheet_of(estimates=PAD)


@pytest.mark.parametrize(("length", "draws"), [(4_000, 10_000), (4_001, 2_000)])
def test_a_long_pad_takes_fewer_draws(
    length: int, draws: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = []

    def counting(text: str, *, draws: int) -> pad.Pad:
        taken.append(draws)
        return evaluate(text, draws=draws)

    evaluate = pad.evaluate_pad
    monkeypatch.setattr(pad, "evaluate_pad", counting)
    found = estimates_of("x = 1..3 GB".ljust(length))
    assert (len(found), taken) == (1, [draws])


HOSTILE = [
    "a|b = 3 GB | <script>",
    "x = 3 GB # <!-- /coach:results -->",
    "<b> = 1",
    "`x` = 2 `` ** [a](javascript:x)",
    "y = 1 \x1b[31m\x85\u202e",
    "z = 3 GB * <!-- coach:section api -->",
    "q = 9e999 * 9e999",
    "w = " + "1 + " * 2000 + "1",
    "v = 1..2 | ```",
    "---|---",
    "# x = 1",
]


def test_hostile_lines_stay_in_their_cells() -> None:
    lines = "\n".join(HOSTILE)
    text = sheet_of(estimates=lines, api="GET /")
    found = rows(text)
    assert len(found) == len(estimates_of(lines)) >= 6
    assert [len(row) for row in found] == [2] * len(found)
    assert all(len(line) <= 120 for line, _ in found)
    assert not set(text) & {"\x1b", "\x85", "\u202e"}
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(between(text, "results"))
    inline = [kid.type for token in tokens for kid in token.children or ()]
    assert {token.type for token in tokens} & {"html_block", "fence"} == set()
    assert set(inline) <= {"text", "text_special"}
    assert read(text).sections["estimates"] == printable(lines)
    assert read(text).sections["api"] == "GET /"
    assert read(text).notes == ()


pieces = st.lists(
    st.sampled_from(
        [
            *"a b = 3 1..2 GB users * + | < ` # <!-- /coach:results --> [x]()".split(),
            *["\n", "\n", " ", "<!-- coach:drawing -->\n", "->", "-->", "[", "]", '"'],
        ]
    ),
    max_size=14,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(pieces, pieces)
def test_additions_are_never_read_back(lines: str, diagram: str) -> None:
    text = sheet_of(estimates=lines, diagram=diagram)
    found = read(text)
    assert found.notes == ()
    assert (found.sections["estimates"], found.sections["diagram"]) == (lines, diagram)
    assert len(rows(text)) == len(estimates_of(lines))
    assert ("coach:drawing -->\n\nAs a" in text) == bool(mermaid_for(diagram))


def test_shorthand_is_drawn_below_its_section() -> None:
    text = sheet_of(diagram=SHORTHAND)
    assert f"<!-- coach:section diagram -->\n```text\n{SHORTHAND}\n```\n<!-- /" in text
    fences = [
        token.content
        for token in MarkdownIt().parse(between(text, "drawing"))
        if token.type == "fence" and token.info == "mermaid"
    ]
    assert fences == [mermaid_for(SHORTHAND)]
    assert is_mermaid(fences[0])
    assert [node.label for node in parse(fences[0]).diagram.nodes] == [
        "client",
        "Load balancer",
        'Rows; "all"',
    ]
    assert read(text).sections["diagram"] == SHORTHAND
    assert read(text).notes == ()


@pytest.mark.parametrize(
    "source",
    [
        "flowchart LR\n  C[Client] --> G",
        "sequenceDiagram\n  A->>B: hi",
        "erDiagram\n  A ||--o{ B : has",
        "We would use a cache here.",
    ],
)
def test_mermaid_and_what_is_no_flowchart_stay_as_they_are(source: str) -> None:
    text = sheet_of(diagram=source)
    assert "coach:drawing" not in text
    assert f"```mermaid\n{source}\n```\n<!-- /coach:section -->" in text


def test_a_shorthand_too_large_to_draw_gets_no_picture() -> None:
    label = '"#' * 1000
    source = "\n".join(f"n{at}['{label}'] -> n{at + 1}" for at in range(20))
    assert parse(source).diagram.nodes
    assert mermaid_for(source) == ""
