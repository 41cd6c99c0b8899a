"""Blocks and sentences: what they are, where they stand, and that nothing is lost."""

import time

import pytest

from coach.text.blocks import Block, blocks, cells
from coach.text.sentences import sentences


def kinds(text: str) -> list[str]:
    return [block.kind for block in blocks(text)]


def words(text: str, block: Block) -> list[str]:
    return [text[start:end] for start, end in block.spans]


def said(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, blocks(text))]


def test_marks_are_left_out_of_the_words() -> None:
    text = "## Goals\n\n- [ ] post a tweet\n* follow\n1) read\n\nPlain words."
    found = blocks(text)
    assert [b.kind for b in found] == [
        "heading",
        "bullet",
        "bullet",
        "bullet",
        "paragraph",
    ]
    assert words(text, found[0]) == ["Goals"]
    assert words(text, found[1]) == ["post a tweet"]
    assert words(text, found[3]) == ["read"]
    assert [b.line for b in found] == [1, 3, 4, 5, 7]


@pytest.mark.parametrize(
    "text",
    ["# Title", "**Title**", "Title\n=====", "Title\n---", "Out of scope:\n- search"],
)
def test_titles_of_all_forms_are_headings(text: str) -> None:
    assert blocks(text)[0].kind == "heading"


def test_a_bold_sentence_is_no_heading() -> None:
    assert kinds("**We never lose an acknowledged post.**") == ["paragraph"]


def test_rows_know_the_head_of_their_table() -> None:
    text = "| what dies | we do |\n|---|---|\n| node | use the replica |\n| region | |"
    head, first, second = blocks(text)
    assert (head.kind, first.kind, second.kind) == ("heading", "row", "row")
    assert first.head == ("what dies", "we do")
    assert [text[a:b] for a, b in cells(text, first.spans[0])] == [
        "node",
        "use the replica",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("```mermaid\nflowchart LR\n a --> b\n```", "drawing"),
        ("graph TD\n a --> b", "drawing"),
        (
            "```\n+-----+    +----+\n| api |--->| db |\n+-----+    +----+\n```",
            "drawing",
        ),
        ("┌────┐\n│ db │\n└────┘", "drawing"),
        ("```\nwrites 1M / 86400 = 12/s\n```", "code"),
        ("~~~sql\nselect 1\n", "code"),
        ("> how many users?", "quote"),
        ("Interviewer: how many users do you think?", "quote"),
        ("**Me:** I think of a million", "paragraph"),
    ],
)
def test_drawings_code_and_other_voices(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


def test_an_open_fence_reaches_to_the_end() -> None:
    assert kinds("```\nx = 1\n\n# no heading\n") == ["code"]


def test_blank_lines_part_chunks() -> None:
    assert [b.chunk for b in blocks("a\n- b\n- c\n\n- d")] == [1, 1, 1, 2]


def test_front_matter_comments_and_rules_are_no_words() -> None:
    text = "---\ntitle: x\n---\n<!-- hidden\nstill -->\nWords.\n\n---\n\nMore."
    assert said(text) == ["Words.", "More."]


def test_sentences_end_where_they_end() -> None:
    text = "We use ids, e.g. Snowflake. Is it 99.95 %? Yes! It costs 1.5 TB."
    assert said(text) == [
        "We use ids, e.g. Snowflake.",
        "Is it 99.95 %?",
        "Yes!",
        "It costs 1.5 TB.",
    ]


def test_lines_that_an_editor_broke_are_one_sentence() -> None:
    text = (
        "The timeline of a reader is a list of ids that is filled when somebody\n"
        "posts, and bodies are fetched by id from a cache that holds each of them\n"
        "once."
    )
    assert len(said(text)) == 1


def test_short_lines_are_sentences_of_their_own() -> None:
    text = "tweets: Postgres\nfollows: sharded by user\ntimelines: Redis"
    assert said(text) == text.split("\n")


def test_speech_without_punctuation_is_cut_at_its_joints() -> None:
    text = (
        "um so first there is a client and it talks to the gateway and then the "
        "gateway asks the tweet service to write the tweet so that goes into the "
        "database and then a worker takes it from the queue and puts the id into "
        "the list of every follower"
    )
    found = said(text)
    assert len(found) >= 3
    assert all(len(one.split()) <= 34 for one in found)
    assert "".join("".join(one.split()) for one in found) == "".join(text.split())


def test_lines_and_places_are_exact() -> None:
    text = "# A\r\n\r\n- one. two three.\r\n  four\r\n\r\n> x\r\nfive six"
    for one in sentences(text, blocks(text)):
        quote = text[one.start : one.end]
        assert quote == quote.strip()
        assert text.count("\n", 0, one.start) + 1 == one.line


def test_a_line_of_prose_in_a_drawing_is_read_as_prose() -> None:
    text = (
        "```\n ready --> plan --> task\n   |        |\n"
        " a crash means the task is redelivered and merged again\n   +-----+\n```"
    )
    kinds_found = [s.kind for s in sentences(text, blocks(text))]
    assert "code" in kinds_found
    assert "drawing" in kinds_found


@pytest.mark.parametrize(
    "hostile",
    ["- " * 20_000, "|" * 40_000, "*" * 40_000, "a " * 40_000, "> " * 20_000,
     "`" * 40_000, "-" * 40_000 + "x", "(" * 40_000, "." * 40_000, "\n" * 40_000],
)  # fmt: skip
def test_hostile_text_is_read_in_good_time(hostile: str) -> None:
    begun = time.process_time()
    sentences(hostile, blocks(hostile))
    assert time.process_time() - begun < 2.0


@pytest.mark.parametrize("line", ["> 100k followers: no push", ">= 5 s of lag: alert"])
def test_a_comparison_is_no_quote(line: str) -> None:
    assert [block.kind for block in blocks(line)] == ["paragraph"]
