"""Nothing that a widget is given to show can be obeyed by the terminal."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.app import App
from textual.color import Color

from coach.text.safe import safe
from coach.tui.safe_lines import SafeLines, guard_lines

BLACK = Color(0, 0, 0)
# Blinking, asked for by the text; Textual itself never asks for it here.
BLINK = (b"\x1b[5m", b"\xc2\x9b5m")


def passed(*segments: Segment) -> list[Segment]:
    return SafeLines().apply(list(segments), BLACK)


@given(st.text(alphabet=st.characters()))
def test_what_passes_is_safe_and_as_wide_as_before(text: str) -> None:
    (segment,) = passed(Segment(text))
    assert safe(segment.text) == segment.text
    assert not set(segment.text) & set("\n\t")
    assert len(segment.text) <= len(text)
    if "\u200d" not in text and "\ufe0f" not in text:
        assert cell_len(segment.text) == cell_len(text)


def test_ordinary_lines_pass_untouched() -> None:
    line = [
        Segment("Reads ≈ 200:1 → cache ▰▱ ", Style(bold=True)),
        Segment("日本 👩\u200d💻"),
    ]
    assert passed(*line) == line


def test_what_textual_itself_tells_the_terminal_passes() -> None:
    home = Segment("\x1b[H", None, [(ControlType.HOME,)])
    assert passed(home, Segment("a\x07"))[0] == home


def test_a_link_that_ends_itself_early_is_cut() -> None:
    bad, good = Style(link="https://a\x1b\\\x1b[5m"), Style(link="https://a.example")
    first, second = passed(Segment("x", bad), Segment("y", good))
    assert first.style is not None
    assert second.style is not None
    assert (first.style.link, second.style.link) == (None, "https://a.example")


def test_the_gate_is_put_in_once() -> None:
    app = App[None]()
    guard_lines(app)
    guard_lines(app)
    assert sum(isinstance(each, SafeLines) for each in app._filters) == 1


@pytest.mark.parametrize("mode", ["cure", "control"])
def test_labels_inputs_and_toasts_of_a_plain_app_alone_make_it_blink(
    terminal: Callable[..., Any], mode: str
) -> None:
    run = terminal(mode)
    run.type("x")
    run.send("\x1b[19~")
    assert run.until(lambda: run.output.count("end") >= 3, 5)
    leaks = [sequence for sequence in BLINK if sequence in run.raw]
    assert bool(leaks) is (mode == "control")
