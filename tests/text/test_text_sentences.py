"""Where a sentence ends, and what between boxes is one."""

import pytest

from coach.text.blocks import blocks
from coach.text.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, blocks(text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It holds. Then it breaks.", ["It holds.", "Then it breaks."]),
        ("Use it, e.g. for posts. Done.", ["Use it, e.g. for posts.", "Done."]),
        ("A loss: 4M sockets… 60 s jitter. Fine.", None),
        ("It waits … then goes on.", ["It waits … then goes on."]),
        ("Run `WHERE a = ? AND b = ?` and go on. Done.", None),
        ("- one\n- two", ["one", "two"]),
    ],
)
def test_ends(text: str, parts: list[str] | None) -> None:
    found = cut(text)
    assert all(part in text for part in found)
    if parts is not None:
        assert found == parts
    else:
        assert len(found) == 2


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("| api |--->| db |", "drawing"),
        ("CDN A | B | C ──miss──► the shield of one disk ──► bucket", "drawing"),
        ("├─ the posts are stored by author and month", "code"),
        ("slots: home; unreachable -> allow", "code"),
        ("the worker reads the log and then writes rows", "code"),
    ],
)
def test_a_line_between_boxes_is_drawn_or_said(line: str, kind: str) -> None:
    text = f"```\n+-----+    +----+\n| app |--->| lb |\n+-----+    +----+\n{line}\n```"
    found = sentences(text, blocks(text))
    assert found[-1].kind == kind


def test_speech_is_cut_at_its_joints() -> None:
    said = "so the app sends it to the server and the server keeps it in a log " * 2
    found = cut(said + "and then a worker reads that log and fills the lists of people")
    assert len(found) > 1
    assert all(len(part.split()) <= 34 for part in found)
