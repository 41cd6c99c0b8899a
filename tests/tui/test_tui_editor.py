"""Writing is quick, undoable, and shows what a terminal would otherwise obey."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Button, TextArea

from coach.text.safe import REPLACEMENT, safe
from coach.tui.widgets import _drawing, _rows
from coach.tui.widgets import editor as editor_module
from coach.tui.widgets._rows import Rows, row_breaks
from coach.tui.widgets._typed_document import PlainDocument, TypedDocument
from coach.tui.widgets.editor import MAX_PASTE_BYTES, Editor

HOSTILE = "a\x1b[31mred\x07 \x9b2J\u202eabc\u2069 \x00\x7f end"
LINE = "cache " * 1000


class Desk(App[None]):
    """An editor with something to go to, and Escape bound to something terrible."""

    BINDINGS = [("escape", "lose_everything", "quit")]  # noqa: RUF012

    def __init__(self, editor: TextArea) -> None:
        super().__init__()
        self.editor = editor
        self.heard: list[Message] = []
        self.lost = False

    def compose(self) -> ComposeResult:
        yield self.editor
        yield Button("next")

    def action_lose_everything(self) -> None:
        self.lost = True

    def on_editor_left(self, event: Editor.Left) -> None:
        self.heard.append(event)

    def on_editor_paste_refused(self, event: Editor.PasteRefused) -> None:
        self.heard.append(event)

    def on_text_area_changed(self, event: Editor.Changed) -> None:
        self.heard.append(event)


@asynccontextmanager
async def desk(
    text: str = "", **options: Any
) -> AsyncIterator[tuple[Editor, Pilot[None], Desk]]:
    """An editor that has the focus, the cursor at the end of the text."""
    editor = Editor(text, **options)
    app = Desk(editor)
    async with app.run_test(size=(60, 20)) as pilot:
        editor.focus()
        editor.move_cursor(editor.document.end)
        await pilot.pause()
        app.heard.clear()
        yield editor, pilot, app


async def paste(editor: Editor, pilot: Pilot[None], text: str) -> None:
    editor.post_message(events.Paste(text))
    await pilot.pause()


def picture(area: TextArea) -> str:
    """What the widget hands to the terminal, styles left out."""
    strips = area.render_lines(area.size.region)
    return "\n".join(strip.text for strip in strips)


# --- What is seen, what is kept


async def test_control_characters_are_kept_but_never_drawn() -> None:
    async with desk(HOSTILE) as (editor, _, _app):
        assert editor.text_as_typed == HOSTILE
        shown = picture(editor)
        assert safe(shown) == shown
        assert f"a{REPLACEMENT}[31mred" in shown


async def test_control_textual_alone_would_hand_on_an_escape() -> None:
    area = TextArea(HOSTILE)
    async with Desk(area).run_test(size=(60, 20)):
        assert "\x1b[31m" in picture(area)


@pytest.mark.parametrize(
    "text", ["a\x0bb", "a\x0cb", "a\x85b", "a\u2028b\u2029c", "a\x1cb", "a\n", "\n\n"]
)
async def test_only_a_newline_ends_a_line(text: str) -> None:
    async with desk() as (editor, pilot, _app):
        await paste(editor, pilot, text)
        assert editor.text_as_typed == text
        assert editor.document.line_count == text.count("\n") + 1


async def test_every_row_is_as_wide_as_the_editor_and_all_text_is_there() -> None:
    text = "Reads dominate 200:1 → précompute 日本語 👩\u200d💻 ❤\ufe0f\tend " * 12
    async with desk(text) as (editor, _, _app):
        width = editor.scrollable_content_region.width
        rows = [
            editor.render_line(y)
            for y in range(editor.scrollable_content_region.height)
        ]
        assert {strip.cell_length for strip in rows} == {width}
        assert {cell_len(strip.text) for strip in rows} == {width}
        words = "".join(strip.text for strip in rows).split()
        assert "".join(words) == "".join(text.split())


async def test_a_row_that_cannot_be_measured_is_cut_to_the_width() -> None:
    async with desk("\u200d\u200d日" * 60) as (editor, _, _app):
        width = editor.scrollable_content_region.width
        assert {editor.render_line(y).cell_length for y in range(5)} == {width}


async def test_the_cursor_and_the_selection_are_drawn_where_they_are() -> None:
    async with desk("one two\nthree") as (editor, pilot, _app):
        editor.selection = type(editor.selection)((0, 4), (1, 2))
        await pilot.pause()
        editor.render_lines(editor.size.region)
        look = editor._current_look()
        assert look.selection is not None
        assert look.cursor is not None

        def coloured(y: int, colour: object) -> str:
            return "".join(
                segment.text
                for segment in editor.render_line(y)
                if segment.style and segment.style.bgcolor == colour
            )

        assert coloured(0, look.selection.bgcolor) == "two "
        assert coloured(1, look.selection.bgcolor) == "th"
        assert coloured(1, look.cursor.bgcolor) == "r"


async def test_a_click_puts_the_cursor_where_it_points() -> None:
    async with desk("word " * 30) as (editor, pilot, _app):
        offset = editor.scrollable_content_region.offset - editor.region.offset
        await pilot.click(Editor, offset=(offset.x + 2, offset.y + 1))
        _, first, _ = editor.wrapped_document.row(1) or (0, 0, 0)
        assert first > 0
        assert editor.cursor_location == (0, first + 2)


async def out_of_sight(area: TextArea, app: App[None]) -> int:
    """Type past the end of a row at the bottom; count the keys that hide the cursor."""
    hidden = 0
    async with app.run_test(size=(40, 10)) as pilot:
        area.focus()
        area.move_cursor(area.document.end)
        await pilot.pause()
        for key in ["x", "y", " "] * 20 + ["enter"]:
            await pilot.press(key)
            await pilot.pause()
            row = area._cursor_offset[1] - area.scroll_offset.y
            hidden += not 0 <= row < area.scrollable_content_region.height
    return hidden


async def test_the_cursor_stays_in_sight_when_a_row_begins() -> None:
    editor = Editor("word " * 200)
    assert await out_of_sight(editor, Desk(editor)) == 0


async def test_control_text_area_alone_hides_the_first_letter_of_a_row() -> None:
    area = TextArea("word " * 200)
    assert await out_of_sight(area, Desk(area)) > 0


async def test_an_empty_editor_shows_its_placeholder() -> None:
    async with desk(placeholder="Notes") as (editor, pilot, _app):
        assert "Notes" in picture(editor)
        await pilot.press("x")
        assert "Notes" not in picture(editor)


# --- Keys


async def test_escape_says_left_and_goes_no_further() -> None:
    async with desk("text") as (editor, pilot, app):
        await pilot.press("escape")
        assert [type(event) for event in app.heard] == [Editor.Left]
        assert app.heard[0].control is editor
        assert app.lost is False


@pytest.mark.parametrize(
    ("text", "keys", "expected"),
    [
        ("- item", ["tab"], "  - item"),
        ("- item", ["tab", "tab", "shift+tab"], "  - item"),
        ("12. item", ["tab"], "  12. item"),
        ("- item", ["shift+tab"], "- item"),
        ("plain", ["tab"], "plain "),
        ("", ["tab"], "  "),
        ("   three", ["shift+tab"], " three"),
        ("- one\n\nb", ["f7", "tab"], "  - one\n\n  b"),
        ("  - one\n\tb", ["f7", "shift+tab"], "- one\nb"),
    ],
)
async def test_tab_indents(text: str, keys: list[str], expected: str) -> None:
    async with desk(text) as (editor, pilot, _app):
        await pilot.press(*keys)
        assert editor.text == expected
        assert editor.has_focus


async def test_tab_on_a_bullet_keeps_the_cursor_in_its_word_and_undoes_at_once() -> (
    None
):
    async with desk("- item") as (editor, pilot, _app):
        editor.move_cursor((0, 4))
        await pilot.press("tab")
        assert editor.cursor_location == (0, 6)
        await pilot.press("ctrl+z")
        assert editor.text == "- item"
        assert editor.cursor_location == (0, 4)


async def test_the_keys_of_text_area_still_work() -> None:
    async with desk("first\nsecond") as (editor, pilot, app):
        await pilot.press("f6")
        assert editor.selected_text == "second"
        await pilot.press("ctrl+x")
        assert editor.text == "first\n"
        assert app.clipboard == "second"
        await pilot.press("ctrl+z")
        assert editor.text == "first\nsecond"
        await pilot.press("ctrl+y", "ctrl+v", "ctrl+v")
        assert editor.text == "first\nsecondsecond"
        await pilot.press("f7", "ctrl+c")
        assert app.clipboard == "first\nsecondsecond"
        await pilot.press("delete", "a", "enter", "b", "up", "end", "backspace")
        assert editor.text == "\nb"
        await pilot.press("ctrl+shift+k", "ctrl+u", "c", "d", "ctrl+w")
        assert editor.text == "b"


async def test_a_zero_width_joiner_can_be_typed() -> None:
    async with desk() as (editor, _pilot, app):
        for character in "👩\u200d💻":
            app.post_message(events.Key("any", character))
        await _pilot.pause()
        assert editor.text == "👩\u200d💻"


async def test_read_only_leaves_the_text_alone_and_lets_tab_go_on() -> None:
    async with desk("- kept", read_only=True) as (editor, pilot, app):
        await pilot.press("x", "shift+tab")
        editor.focus()
        await paste(editor, pilot, "pasted")
        assert editor.text == "- kept"
        await pilot.press("escape")
        assert [type(event) for event in app.heard] == [Editor.Left]
        await pilot.press("tab")
        assert not editor.has_focus


# --- Pastes


async def test_a_paste_goes_in_whole_with_plain_newlines() -> None:
    async with desk("> ") as (editor, pilot, _app):
        await paste(editor, pilot, "one\r\ntwo\rthree\n")
        assert editor.text == "> one\ntwo\nthree\n"
        assert editor.cursor_location == (3, 0)


@pytest.mark.parametrize("how", ["terminal", "clipboard"])
async def test_a_paste_over_the_limit_is_refused_whole(how: str) -> None:
    async with desk("kept") as (editor, pilot, app):
        text = "é" * (MAX_PASTE_BYTES // 2) + "x"
        if how == "terminal":
            await paste(editor, pilot, text)
        else:
            app._clipboard = text
            await pilot.press("ctrl+v")
        assert editor.text == "kept"
        (refused,) = app.heard
        assert isinstance(refused, Editor.PasteRefused)
        assert refused.size == MAX_PASTE_BYTES + 1
        assert refused.control is editor


async def test_a_paste_of_exactly_the_limit_in_one_line_is_taken() -> None:
    async with desk() as (editor, pilot, _app):
        await paste(editor, pilot, "x" * MAX_PASTE_BYTES)
        await pilot.press("y")
        assert editor.text == "x" * MAX_PASTE_BYTES + "y"


# --- Loading and undo


async def test_loading_the_same_text_keeps_cursor_undo_and_silence() -> None:
    async with desk() as (editor, pilot, app):
        await pilot.press("a", "b")
        app.heard.clear()
        editor.load_text("ab")
        await pilot.pause()
        assert app.heard == []
        assert editor.cursor_location == (0, 2)
        await pilot.press("ctrl+z")
        assert editor.text == ""


async def test_loading_another_text_starts_undo_anew() -> None:
    async with desk() as (editor, pilot, _app):
        await pilot.press("a", "b")
        editor.load_text("other\r\ntext")
        await pilot.press("ctrl+z")
        assert editor.text_as_typed == "other\ntext"


async def test_an_update_from_elsewhere_is_one_step_of_undo() -> None:
    async with desk("before") as (editor, pilot, app):
        await pilot.press("x")
        editor.update_text("from elsewhere\r\n")
        await pilot.press("y")
        assert editor.text == "from elsewhere\ny"
        await pilot.press("ctrl+z", "ctrl+z")
        assert editor.text == "beforex"
        app.heard.clear()
        editor.update_text("beforex")
        await pilot.pause()
        assert app.heard == []


# --- The place in the text

LONG = "\n".join(f"{number} {'word ' * 20}" for number in range(300))


def row_in_view(editor: Editor) -> int:
    """The row of the window that the cursor is in, if it is in the window."""
    rows = editor.wrapped_document
    y = rows.location_to_offset(editor.cursor_location).y - editor.scroll_offset.y
    assert 0 <= y < editor.scrollable_content_region.height
    return y


async def settled(pilot: Pilot[None]) -> None:
    """Let layout, scrollbar and wrapping follow each other until nothing moves."""
    for _ in range(6):
        await pilot.pause()


async def test_undoing_a_long_paste_leaves_an_empty_text() -> None:
    async with desk() as (editor, pilot, _app):
        await paste(editor, pilot, LONG)
        assert editor.scroll_offset.y > 0
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert editor.text == ""
        assert editor.show_vertical_scrollbar is False
        assert editor.cursor_location == (0, 0)
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert editor.text == LONG
        assert row_in_view(editor) > 0


async def test_undoing_typed_lines_until_they_fit_the_window() -> None:
    async with desk() as (editor, pilot, _app):
        for _ in range(editor.size.height + 3):
            await pilot.press("enter")
        while editor.text:
            await pilot.press("ctrl+z")
            await settled(pilot)
            row_in_view(editor)
        assert editor.cursor_location == (0, 0)


async def test_redoing_the_deletion_of_all() -> None:
    async with desk() as (editor, pilot, _app):
        await paste(editor, pilot, LONG)
        await pilot.press("f7", "backspace", "ctrl+z")
        await settled(pilot)
        assert editor.text == LONG
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert editor.text == ""
        assert editor.cursor_location == (0, 0)


@pytest.mark.parametrize("how", ["load", "update", "replace"])
@pytest.mark.parametrize("read_only", [False, True])
async def test_a_text_that_shrinks_far_down_is_seen_from_its_place(
    how: str, read_only: bool
) -> None:
    async with desk(LONG, read_only=read_only) as (editor, pilot, _app):
        assert editor.scroll_offset.y > 200
        if how == "load":
            editor.load_text("short")
        elif how == "update":
            editor.update_text("short")
        else:
            editor.replace("short", (0, 0), editor.document.end)
        await settled(pilot)
        assert editor.text == "short"
        assert editor.cursor_location == (0, 0 if how == "load" else 5)
        assert editor.scroll_offset.y == 0
        assert "short" in picture(editor)


@pytest.mark.parametrize("size", [(40, 20), (60, 8), (30, 9), (100, 40)])
async def test_the_cursor_stays_in_view_when_the_window_changes(
    size: tuple[int, int],
) -> None:
    async with desk(LONG) as (editor, pilot, _app):
        for row in (299, 150, 3):
            editor.move_cursor((row, 50))
            await pilot.resize_terminal(*size)
            await settled(pilot)
            row_in_view(editor)
            await pilot.resize_terminal(60, 20)
            await settled(pilot)
            row_in_view(editor)


async def test_a_resize_leaves_who_reads_elsewhere_at_their_line() -> None:
    async with desk(LONG) as (editor, pilot, _app):
        top = editor.wrapped_document.location_to_offset((100, 0)).y
        editor.scroll_to(y=top, animate=False)
        for size in [(34, 20), (34, 9), (90, 30), (60, 20)]:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            place = editor.wrapped_document.row(editor.scroll_offset.y)
            assert place is not None
            assert place[:2] == (100, 0)
        await pilot.press("x")
        row_in_view(editor)


async def test_a_line_feed_is_an_enter() -> None:
    async with desk("one") as (editor, pilot, _app):
        for event in XTermParser().feed("a\nb"):
            editor.post_message(event)
        await pilot.pause()
        assert editor.text == "onea\nb"
        await pilot.press("shift+left", "ctrl+j")
        assert editor.text == "onea\n\n"
        await pilot.press("ctrl+z")
        assert editor.text == "onea\nb"


async def test_a_line_feed_leaves_a_standing_text_alone() -> None:
    async with desk("one", read_only=True) as (editor, pilot, _app):
        await pilot.press("ctrl+j")
        assert editor.text == "one"


KEYS = [
    *("x", "space", "enter", "ctrl+j", "tab", "shift+tab", "backspace", "delete"),
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    *("shift+up", "shift+down", "f6", "f7", "ctrl+x", "ctrl+c", "ctrl+v"),
    *("ctrl+k", "ctrl+u", "ctrl+w", "ctrl+shift+k"),
]
STEPS = st.one_of(
    st.tuples(st.just("press"), st.sampled_from(KEYS)),
    st.tuples(st.just("press"), st.sampled_from(["ctrl+z", "ctrl+y"])),
    st.tuples(st.just("paste"), st.integers(1, 60)),
    st.tuples(st.just("load"), st.integers(0, 60)),
    st.tuples(st.just("update"), st.integers(0, 60)),
    st.tuples(st.just("cut"), st.integers(0, 60)),
    st.tuples(st.just("resize"), st.tuples(st.integers(20, 70), st.integers(6, 40))),
)


async def take_step(editor: Editor, pilot: Pilot[None], step: tuple[str, Any]) -> None:
    """Do one of the things that change the text, its cursor or its window."""
    how, what = step
    if how == "press":
        await pilot.press(what)
    elif how == "paste":
        await paste(editor, pilot, "a line of words\n" * what)
    elif how == "load":
        editor.load_text("loaded\n" * what)
    elif how == "update":
        editor.update_text("elsewhere it was changed\n" * what)
    elif how == "cut":
        clamp = editor.clamp_visitable
        editor.replace("- ", clamp((what // 3, what)), clamp((what, 2)))
    else:
        await pilot.resize_terminal(*what)
    await settled(pilot)


@settings(max_examples=10, deadline=None, derandomize=True)
@given(st.lists(STEPS, max_size=12))
@example([("paste", 60), ("press", "ctrl+z")])
@example([("paste", 60), *[("press", k) for k in ("f7", "delete", "ctrl+z", "ctrl+y")]])
@example([("paste", 60), ("resize", (20, 8)), ("press", "ctrl+z"), ("press", "ctrl+y")])
async def test_whatever_happens_the_cursor_is_in_the_text_and_in_view(
    steps: list[tuple[str, Any]],
) -> None:
    async with desk() as (editor, pilot, _app):
        for step in steps:
            await take_step(editor, pilot, step)
            start, end = editor.selection
            assert editor.clamp_visitable(start) == start
            assert editor.clamp_visitable(end) == end
            row_in_view(editor)


# --- What a key costs, counted and not timed


class Counted:
    """A function and how often it was called."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.calls = 0

    def __call__(self, *args: Any) -> Any:
        self.calls += 1
        return self.function(*args)


async def test_a_key_in_one_long_line_draws_and_breaks_only_what_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with desk(f"{LINE}\n{LINE}") as (editor, pilot, _app):
        editor.render_lines(editor.size.region)
        drawn = Counted(_drawing.draw)
        broken = Counted(row_breaks)
        monkeypatch.setattr(editor_module, "draw", drawn)
        monkeypatch.setattr(_rows, "row_breaks", broken)
        await pilot.press("x")
        editor.render_lines(editor.size.region)
        assert broken.calls == 1
        assert 1 <= drawn.calls <= 3


# --- Rows

CLUSTERS = ["a", "b", " ", "  ", "\t", "é", "日", "👩\u200d💻", "❤\ufe0f", "e\u0301"]
LINES = st.lists(st.sampled_from(CLUSTERS), max_size=40).map("".join)
TEXTS = st.text(alphabet=st.sampled_from("ab \n\té日"), max_size=40)


def cells(row: str, tab_size: int) -> int:
    """The cells of a row, counted the slow way."""
    total = 0
    for index, part in enumerate(row.split("\t")):
        total += tab_size - total % tab_size if index else 0
        total += cell_len(part)
    return total


@given(LINES, st.integers(2, 20))
def test_no_row_is_wider_than_it_may_be(line: str, width: int) -> None:
    breaks = row_breaks(line, width, 2)
    assert breaks == sorted(set(breaks))
    edges = [0, *breaks, len(line)]
    rows = [line[a:b] for a, b in pairwise(edges)]
    assert "".join(rows) == line
    for row in rows:
        assert cells(row, 2) <= width
    for row in rows[1:]:
        assert row[0] not in "\ufe0f\u0301"


@given(st.text(alphabet="ab ", max_size=80), st.integers(1, 12))
def test_a_word_that_fits_a_row_is_not_torn(line: str, width: int) -> None:
    for column in row_breaks(line, width, 2):
        if line[column - 1] != " ":
            start = line.rfind(" ", 0, column) + 1
            assert column - start >= width


@given(
    TEXTS,
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), TEXTS), max_size=6),
)
def test_any_edits_leave_text_and_rows_as_if_made_at_once(
    text: str, edits: list[tuple[int, int, str]]
) -> None:
    document = TypedDocument(text)
    rows = Rows(document.shown, 2)
    rows.wrap(10)
    for one, other, fresh in edits:
        start, end = sorted((min(one, len(text)), min(other, len(text))))
        ends = [
            (text[:at].count("\n"), at - (text.rfind("\n", 0, at) + 1))
            for at in (start, end)
        ]
        result = document.replace_range(ends[1], ends[0], fresh)
        assert result.replaced_text == text[start:end]
        text = text[:start] + fresh + text[end:]
        rows.wrap_range(ends[0], ends[1], result.end_location)
        assert (
            document.get_text_range((0, 0), result.end_location)
            == text[: start + len(fresh)]
        )
    assert document.text == text
    again = Rows(PlainDocument(safe(text)), 2)
    again.wrap(10)
    assert rows._offset_to_line_info == again._offset_to_line_info
    assert rows._line_index_to_offsets == again._line_index_to_offsets
    assert [rows.row(y) for y in range(rows.height + 1)] == [
        again.row(y) for y in range(again.height + 1)
    ]
    assert rows.row(rows.height) is None
