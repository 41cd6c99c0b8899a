"""Entity drawings: which entities they show, and which lines Mermaid would refuse."""

import time

import pytest

from coach.library.er import read_er

GOOD = """\
erDiagram
  %% people and what they write
  USER ||--o{ TWEET : writes
  USER }o--o{ USER : "follows, or asks to"
  TWEET |o..|| "AUDIT LOG" : leaves
  USER {
    bigint id PK
    string handle UK "unique, lower case"
    varchar(20) name
    bigint home FK, UK
  }
  TWEET["A tweet"] {
    text[] tags
  }
  EMPTY { }
  LONELY
"""


def test_all_entities_are_read() -> None:
    read = read_er(GOOD)
    assert read.slips == ()
    assert read.names == ("USER", "TWEET", "AUDIT LOG", "EMPTY", "LONELY")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("  USER -> TWEET : writes", "this line cannot be drawn"),
        ("  USER ||--o{ TWEET", "the relation has no words"),
        ("  USER ||--o{ TWEET : ", "the relation has no words"),
        ("  USER ||-o{ TWEET : writes", "this line cannot be drawn"),
        ("  A {\n    id\n  }", "this is no field of an entity"),
        ("  A {\n    bigint id PRIMARY\n  }", "this is no field of an entity"),
        ("  A {\n    bigint id", "the entity opened here is not closed"),
    ],
)
def test_a_line_that_cannot_be_drawn_is_told(line: str, message: str) -> None:
    (slip,) = read_er(GOOD + line).slips
    assert slip.message == message
    assert slip.line >= GOOD.count("\n") + 1


def test_what_is_no_entity_drawing_is_told_once() -> None:
    for text in ("", "\n\n", "flowchart LR\n A --> B", "erdiagram\n A"):
        (slip,) = read_er(text).slips
        assert "erDiagram" in slip.message


def test_hostile_lines_take_no_time() -> None:
    """No line makes an expression go back and forth."""
    start = time.process_time()
    for line in ("a" * 50_000, '"' * 50_000, "A " * 20_000, "x(" * 20_000 + " y PK"):
        read_er(f"erDiagram\n{line}\nB {{\n{line}\n}}")
    assert time.process_time() - start < 1
