"""Text of people cannot reach past its own end; parsed by an independent parser."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from coach.export.guard import fence_for, guard, guard_code, inline, printable, unguard

END = "<!-- /coach:section -->"
PIECES = [
    *"``` ~~~ ```` - * + > # --- === <div> </div> <!-- --> <script> <pre> <?".split(),
    *"<![CDATA[ <!X <a> <b \\ ` | |---| foo 1. 2. 10) <textarea> <style".split(),
    *["- ", "1. ", "> ", "2. ", "  ", "    ", " ", "\t", "\n", "\n", "\n\n"],
    *[END, "<!-- coach:section api -->"],
]
# "[a]: b" stays out: behind it parsers disagree on whether "2)" begins a list.
PREFIXES = ["", "", "> ", ">", "- ", "1. ", "2) ", "  ", "    ", "\t", "-   ", "-\t"]
prefixes = st.lists(st.sampled_from(PREFIXES), max_size=3).map("".join)
lines = st.tuples(prefixes, st.sampled_from(["", "", "", *PIECES])).map("".join)
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.lists(lines, max_size=8).map("\n".join),
    # The same few marks again and again, so that quotes and lists go on.
    st.tuples(prefixes, prefixes).flatmap(
        lambda two: st.lists(
            st.tuples(st.sampled_from(["", *two]), st.sampled_from(PIECES)).map(
                "".join
            ),
            max_size=8,
        ).map("\n".join)
    ),
)


def in_sheet(text: str) -> str:
    body, fence = guard(text)
    added = f"{fence}\n" if fence else ""
    return f"## Before\n\n<!-- begin -->\n\n{body}\n{added}\n{END}\n\n## After\n"


def outline(tokens: list[Token]) -> list[tuple[str, str]]:
    """Our own marks and headings at the margin, in order."""
    return [
        (token.type, token.content.strip() or tokens[place + 1].content)
        for place, token in enumerate(tokens)
        if token.level == 0 and token.type in ("html_block", "heading_open")
    ]


@pytest.mark.parametrize("flavour", ["commonmark", "gfm-like"])
@settings(max_examples=700, deadline=None)
@given(text=texts)
def test_no_text_swallows_what_follows(flavour: str, text: str) -> None:
    tokens = MarkdownIt(flavour, {"linkify": False}).parse(in_sheet(text))
    found = outline(tokens)
    assert found[:2] == [("heading_open", "Before"), ("html_block", "<!-- begin -->")]
    assert found[-2:] == [("html_block", END), ("heading_open", "After")]
    html = [token for token in tokens if token.type == "html_block"]
    assert len(html) == 2, "no HTML of people, at any depth"


@settings(max_examples=700, deadline=None)
@given(text=texts)
def test_what_was_guarded_comes_back(text: str) -> None:
    assert unguard(guard(text)[0]) == text


@pytest.mark.parametrize(
    "text",
    [
        "Reads dominate 200:1, a < b, x <- y, <user_id>, 3 <= 4, <https://a.example>",
        "```html\n<div>\n<script>\n```",
        "    <div> in indented code",
        "# Title\n\n---\n\n> quote\n\n![](http://a.example/b.png) =cmd()",
    ],
)
def test_ordinary_words_stay_verbatim(text: str) -> None:
    assert guard(text) == (text, "")


@pytest.mark.parametrize(
    ("text", "guarded", "fence"),
    [
        ("<div>", "\\<div>", ""),
        ("\\<div>", "\\\\<div>", ""),
        ("- > <script", "- > \\<script", ""),
        ("> a\n> b\n> ~~~\n> c", "> a\n> b\n> ~~~\n> c", ""),
        ("-\n\n  ```", "-\n\n  ```", "  ```"),
        ("-\n  ```", "-\n  ```", ""),
        ("> a\n    > <!--", "> a\n    > \\<!--", ""),
        ("a\n\n    <div>", "a\n\n    <div>", ""),
        ("```py\ncode", "```py\ncode", "```"),
        ("~~~~\n```\n~~~", "~~~~\n```\n~~~", "~~~~"),
        ("- ```\n  code", "- ```\n  code", ""),
        ("- a\n\n  ```\n  code\n```", "- a\n\n  ```\n  code\n```", "```"),
        (f"```\n{END}", f"```\n\\{END}", "```"),
        ("```|\n---|", "```|\n\\---|", "```"),
        ("```yaml\n---\n```", "```yaml\n---\n```", ""),
        ("> ```\n```", "> ```\n```", "```"),
        ("` ``` `", "` ``` `", ""),
    ],
)
def test_only_what_is_needed_is_added(text: str, guarded: str, fence: str) -> None:
    assert guard(text) == (guarded, fence)


def test_steering_characters_are_shown_and_line_ends_are_plain() -> None:
    assert printable("a\x1b[2J\r\nb\rc\td\x85\u202e\ud800") == (
        "a\ufffd[2J\nb\nc\td\ufffd\ufffd\ufffd"
    )


def test_a_long_line_is_guarded_in_linear_time() -> None:
    for piece in ("- ", "> ", "\\", "`", "<", "1. ", "\t", "-|", "~ "):
        guard(piece * 50_000 + "x")  # a quadratic step here would take minutes
        inline(piece * 50_000)
    assert guard("> " * 300 + "<div>")[0].endswith("> \\<div>")


def test_a_fence_is_longer_than_any_run_inside() -> None:
    assert fence_for("a ``` b ````` c") == "``````"
    assert guard_code(f"graph TD\n{END}") == f"graph TD\n\\{END}"


@example(text="__0__")
@settings(max_examples=500, deadline=None)
@given(
    text=st.one_of(texts, st.text(max_size=20)).filter(lambda t: printable(t).strip())
)
def test_a_line_shows_in_a_table_and_a_list_as_typed(text: str) -> None:
    shown = " ".join(printable(text).split())
    parser = MarkdownIt("gfm-like", {"linkify": False})
    for sheet in (f"- {inline(text)}\n", f"| {inline(text)} | b |\n|---|---|\n"):
        leaves = [t for t in parser.parse(sheet) if t.type == "inline"]
        words = "".join(
            child.content
            if child.type in ("text", "text_special")
            else f"<{child.type}>"
            for child in leaves[0].children or []
        )
        assert words == shown
        assert len(leaves) == (1 if sheet[0] == "-" else 2)
