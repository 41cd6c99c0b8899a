"""The parts of the review: rows that fit, and spans that stay where they belong."""

from typing import Any

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.widgets import Static

from coach.domain.verdict import Evidence, LevelScores, Part, Verdict
from coach.tui.themes import DARK
from coach.tui.widgets.review_answer import ReviewAnswer
from coach.tui.widgets.review_rows import bar, criterion_row, cut, is_gap

FILLER = "\n".join(f"line {n}" for n in range(60))
MISSED = Verdict("cut", "mid", "says what is left out", "missed", 0.0, (), "nothing")


class Shown(App[None]):
    """The answer alone."""

    CSS = """
    ReviewAnswer { scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    ReviewAnswer #review-own { text-wrap: nowrap; height: auto; width: 100%; }
    """

    def __init__(self, *parts: tuple[str, Part]) -> None:
        super().__init__()
        self.parts = parts
        self.register_theme(DARK)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        yield ReviewAnswer()

    @property
    def answer(self) -> ReviewAnswer:
        return self.query_one(ReviewAnswer)

    def marked(self) -> list[str]:
        """The pieces of text that are highlighted, in order."""
        drawn: Any = self.query_one("#review-own", Static).visual
        return [
            str(drawn)[span.start : span.end]
            for span in drawn.spans
            if "underline" in str(span.style)
        ]


def evidence(part: Part, quote: str) -> Evidence:
    start = part.text.index(quote)
    line = part.text.count("\n", 0, start) + 1
    return Evidence(quote, line, part.key, start, start + len(quote))


async def test_spans_are_marked_through_tabs_wide_signs_and_broken_rows() -> None:
    text = (
        "a\tb \u65e5\u672c\u8a9e "
        + "word " * 30
        + "the quote\x1b itself goes on\nand on. End"
    )
    part = Part(text, "api")
    app = Shown(("API", part))
    async with app.run_test(size=(40, 20)) as pilot:
        app.answer.show([("API", part)])
        await pilot.pause()
        quote = "the quote\x1b itself goes on\nand on."
        app.answer.mark([evidence(part, quote)])
        await pilot.pause()
        joined = " ".join("".join(app.marked()).split())
        assert joined.replace(" ", "") == "thequote\ufffditselfgoesonandon."
        rows = str(app.query_one("#review-own", Static).visual).split("\n")
        assert all(cell_len(row) <= 40 for row in rows)


async def test_space_goes_through_the_quotes_and_round() -> None:
    one = Part(f"first here\n{FILLER}", "notes/clarify")
    two = Part(f"{FILLER}\nsecond here", "api")
    app = Shown()
    async with app.run_test(size=(60, 20)) as pilot:
        app.answer.show([("Clarify", one), ("API", two), ("Empty", Part(" ", "x"))])
        await pilot.pause()
        app.answer.mark([evidence(two, "second here"), evidence(one, "first here")])
        await pilot.pause()
        places = [app.answer.scroll_offset.y]
        for _ in range(2):
            app.answer.next_quote()
            await pilot.pause()
            places.append(app.answer.scroll_offset.y)
        assert places[0] == 0
        assert places[1] > 90
        assert places[2] == 0
        assert "Empty" not in str(app.query_one("#review-own", Static).visual)


@pytest.mark.parametrize("width", [37, 60, 80])
async def test_no_row_is_broken_twice_so_that_the_quote_is_where_it_should_be(
    width: int,
) -> None:
    """Long lines fill the rows, and the scroll bar comes only with them."""
    text = "\n".join("many words that fill more than a row " * 4 for _ in range(30))
    part = Part(f"{text}\nthe quote\n{text}", "api")
    app = Shown()
    async with app.run_test(size=(width, 20)) as pilot:
        app.answer.show([("API", part)])
        app.answer.mark([evidence(part, "the quote")])
        await pilot.pause()
        await pilot.pause()
        own = app.query_one("#review-own", Static)
        rows = str(own.visual).split("\n")
        assert own.size.height == len(rows)
        place = next(n for n, row in enumerate(rows) if row.startswith("▌"))
        assert app.answer.scroll_offset.y == place - 2


async def test_a_span_marks_only_the_part_it_stands_in() -> None:
    one, two = Part("same words", "notes/clarify"), Part("same words", "api")
    app = Shown()
    async with app.run_test(size=(60, 20)) as pilot:
        app.answer.show([("Clarify", one), ("API", two)])
        await pilot.pause()
        app.answer.mark([evidence(two, "same words")])
        await pilot.pause()
        assert app.marked() == ["same words"]
        rows = str(app.query_one("#review-own", Static).visual).split("\n")
        assert [n for n, row in enumerate(rows) if row.startswith("▌")] == [4]
        app.answer.mark([])
        assert app.marked() == []


@pytest.mark.parametrize("width", [24, 38, 60])
def test_a_row_has_sign_and_word_and_fits(width: int) -> None:
    row = criterion_row(MISSED, "senior", width)
    assert str(row).startswith("○ missed ")
    assert row.cell_length <= width


def test_a_disputed_row_says_so_without_colour() -> None:
    disputed = Verdict(
        "cut", "mid", "says it", "met", 1.0, (), "", disputed="missed", judged=0.0
    )
    assert "≠" in str(criterion_row(disputed, "mid", 40))
    assert "≠" not in str(criterion_row(MISSED, "mid", 40))


def test_a_gap_is_something_the_level_asks_for() -> None:
    staff = Verdict("x", "staff", "says", "partly", 0.0, (), "")
    assert is_gap(MISSED, "mid")
    assert not is_gap(staff, "senior")
    assert is_gap(staff, "staff")


def test_long_texts_are_cut_by_cells() -> None:
    assert cut("short", 5) == "short"
    assert cut("a longer  text", 8) == "a longe…"
    assert cell_len(cut("日本語日本語", 7)) <= 7


def test_a_bar_is_as_long_as_the_score() -> None:
    assert [bar(n, 4) for n in (0, 50, 100)] == ["▱▱▱▱", "▰▰▱▱", "▰▰▰▰"]
    assert LevelScores(1, 2, 3).at("senior") == 2
