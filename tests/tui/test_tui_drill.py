"""The drill by key presses: ask, grade, go on, keep, and see how far to trust it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Footer, Static
from textual.widgets._footer import FooterKey

from coach.domain.start import Drill
from coach.errors import StorageError
from coach.library.figures import Figures
from coach.practice.answers import Answer
from coach.services import Services
from coach.tui.app import CoachApp
from coach.tui.commands import commands_of
from coach.tui.screens.calibration import CalibrationScreen
from coach.tui.screens.drill import DrillScreen
from coach.tui.screens.help import HelpScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.widgets.drill_parts import AnswerField

MakeApp = Callable[..., CoachApp]
KEYS = {".": "full_stop", "%": "percent_sign", " ": "space"}


@pytest.fixture(autouse=True)
def one_seed(parts: Services, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The same questions in every run, and a closed database after it."""
    seeds = SimpleNamespace(token_hex=lambda _: "a seed")
    monkeypatch.setattr("coach.tui.screens.drill.secrets", seeds)
    yield
    if "answers" in parts.__dict__:
        parts.answers.close()


async def write(pilot: Pilot[Any], text: str) -> None:
    """Type into whatever has the focus."""
    await pilot.press(*(KEYS.get(sign, sign) for sign in text))
    await pilot.pause()


async def fill(pilot: Pilot[Any], text: str) -> None:
    """Put a long text into the field at once."""
    pilot.app.screen.query_one(AnswerField).value = text
    await pilot.pause()


def says(app: CoachApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).visual)


def drill(app: CoachApp) -> DrillScreen:
    screen = app.screen
    assert isinstance(screen, DrillScreen)
    return screen


def around_truth(app: CoachApp, factor: float = 3.0) -> str:
    """A range that holds the truth of the present question."""
    question = drill(app).question
    assert question is not None
    if question.from_top:
        return f"{100 - (100 - question.truth) * 2!r}..{(100 + question.truth) / 2!r}"
    low, high = question.truth / factor, question.truth * factor
    return f"{low:.12f}..{min(high, 100 if question.unit == '%' else high):.12f}"


async def test_a_question_is_asked_graded_and_followed_by_another(
    open_app: MakeApp, parts: Services, size: tuple[int, int]
) -> None:
    app = open_app(Drill())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        first = drill(app).question
        assert first is not None
        assert first.asks in says(app, "#question")
        assert isinstance(app.focused, AnswerField)
        await fill(pilot, around_truth(app))
        assert "wide" in says(app, "#understood")
        await pilot.press("enter")
        await pilot.pause()
        told = says(app, "#result")
        assert "✓ Hit" in told
        assert first.truth_text.split(" (")[0] in " ".join(told.split())
        assert first.source.split()[0] in told
        assert says(app, "#drill-standing") == "1 of 1 held"
        (kept,) = parts.answers.all()
        assert (kept.question, kept.hit, kept.truth) == (first.id, True, first.truth)
        await pilot.press("enter")
        await pilot.pause()
        second = drill(app).question
        assert second is not None
        assert second.id != first.id
        assert isinstance(app.focused, AnswerField)
        assert app.focused.value == ""


async def test_a_miss_is_kept_and_told(open_app: MakeApp, parts: Services) -> None:
    app = open_app(Drill())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await write(pilot, "1e-15")
        assert "no width" in says(app, "#understood")
        await pilot.press("enter")
        await pilot.pause()
        assert "✗ Miss" in says(app, "#result")
        assert "One number claims to be certain" in " ".join(
            says(app, "#result").split()
        )
        assert says(app, "#drill-standing") == "0 of 1 held"
    assert [answer.hit for answer in parts.answers.all()] == [False]


async def test_what_cannot_be_read_costs_no_try(
    open_app: MakeApp, parts: Services
) -> None:
    app = open_app(Drill())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        asked = drill(app).question
        for text, why in (("", "nothing"), ("5..", "ends too early"), ("2*3", "head")):
            app.screen.query_one(AnswerField).value = text
            await pilot.press("enter")
            await pilot.pause()
            assert why in says(app, "#understood")
            assert not drill(app).graded
        assert drill(app).question is asked
        app.screen.query_one(AnswerField).value = ""
        await write(pilot, "1 km..2 km" if asked and asked.unit != "km^2" else "1 s")
        assert "wanted" in says(app, "#understood")
    assert parts.answers.all() == ()


@pytest.mark.parametrize("theme", ["coach-dark", "coach-light"])
async def test_calibration_is_a_chart_with_numbers(
    open_app: MakeApp, parts: Services, size: tuple[int, int], theme: str
) -> None:
    for n in range(23):
        hit = n % 3 == 0
        parts.answers.add(
            Answer(n, f"rate:{n}", "size", 1, 2, "GB", 1.5 if hit else 6, hit, "off", 1)
        )
    app = open_app(Drill())
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await pilot.pause()
        await pilot.press("k")
        await pilot.pause()
        assert isinstance(app.screen, CalibrationScreen)
        chart = says(app, "#chart")
        assert "hold 8 of 23 times: make them about 9× wider" in chart
        rows = [row for row in chart.splitlines() if " of 10 " in row]
        assert [row.split()[0] for row in rows] == ["1–10", "11–20"]
        assert ["4 of 10" in rows[0], "3 of 10" in rows[1]] == [True, True]
        assert rows[0].count("▆") > rows[1].count("▆") > 0
        assert rows[0].index("│") == rows[1].index("│")
        assert max(map(len, rows)) <= size[0] - 4
        head = next(row for row in chart.splitlines() if row.startswith("answers"))
        assert head.index("held") == rows[0].index("4 of 10")
        assert head.index("90 %") + 2 == rows[0].index("│")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.focused, AnswerField)


async def test_letters_are_commands_only_while_the_field_is_empty(
    open_app: MakeApp,
) -> None:
    app = open_app(Drill())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await write(pilot, "5k")
        field = app.screen.query_one(AnswerField)
        assert field.value == "5k"
        field.value = ""
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape", "k")
        await pilot.pause()
        assert isinstance(app.screen, CalibrationScreen)


def _footer(app: CoachApp) -> dict[str, str]:
    keys = app.screen.query_one(Footer).query(FooterKey)
    return {key.key_display: key.description for key in keys}


async def test_the_footer_shows_the_next_step(open_app: MakeApp) -> None:
    app = open_app(Drill())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert _footer(app)["enter"] == "grade"
        assert {"k", "esc"} <= set(_footer(app))
        await fill(pilot, around_truth(app))
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert _footer(app)["enter"] == "next question"
        for command in commands_of(app.screen):
            name = command.action.split("(")[0].removeprefix("app.")
            owner: Any = app if hasattr(app, f"action_{name}") else app.screen
            assert hasattr(owner, f"action_{name}"), command


async def test_the_mouse_alone_can_grade_and_go_on(
    open_app: MakeApp, parts: Services
) -> None:
    app = open_app(Drill())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.screen.query_one(AnswerField).value = around_truth(app)
        await pilot.pause()
        await pilot.click("FooterKey")
        await pilot.pause()
        await pilot.pause()
        assert drill(app).graded
        await pilot.click("FooterKey")
        await pilot.pause()
        assert not drill(app).graded
    assert len(parts.answers.all()) == 1


async def test_home_leads_to_the_drill_and_escape_back(open_app: MakeApp) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("g")
        await pilot.pause()
        await write(pilot, "5..")
        assert drill(app).query_one(AnswerField).value == "5.."
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_the_same_seed_asks_the_same(open_app: MakeApp) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        asked = []
        for _ in range(2):
            await app.push_screen(DrillScreen("seed"))
            asked.append(drill(app).question)
            app.pop_screen()
        await pilot.pause()
        assert asked[0] == asked[1]


async def test_an_answer_that_cannot_be_stored_is_told_and_tried_again(
    open_app: MakeApp, parts: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(answer: Answer) -> None:
        raise StorageError("The disk is full.", "Free some space.")

    app = open_app(Drill())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await fill(pilot, around_truth(app))
        with monkeypatch.context() as patch:
            patch.setattr(parts.answers, "add", full)
            await pilot.press("enter")
            await pilot.pause()
            assert any("disk is full" in each.message for each in app._notifications)
        assert drill(app).graded
        assert parts.answers.all() == ()
        await pilot.press("escape")
        await pilot.pause()
    assert len(parts.answers.all()) == 1


async def test_a_faulty_file_of_ones_own_is_told_and_the_rest_asked(
    open_app: MakeApp, parts: Services
) -> None:
    parts.data_dir.mkdir(parents=True)
    (parts.data_dir / "base-rates.yaml").write_text("base_rates: 3\n", "utf-8")
    app = open_app(Drill())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        told = [each.message for each in app._notifications]
        assert any("base-rates.yaml:1" in message for message in told)
        assert drill(app).question is not None


async def test_without_any_figure_it_says_so(
    open_app: MakeApp, parts: Services
) -> None:
    parts.__dict__["figures"] = Figures((), ())
    app = open_app(Drill())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "nothing to ask" in says(app, "#question")
        await pilot.press("enter")
        await pilot.pause()
        assert not drill(app).graded
        drill(app).action_grade()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_how_a_doubtful_letter_was_read_is_said(open_app: MakeApp) -> None:
    app = open_app(Drill())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        asked = drill(app).question
        assert asked is not None
        drill(app).question = replace(asked, unit="users", truth=2e6)
        await fill(pilot, "5m")
        assert "m was read as million" in says(app, "#understood")


async def test_answers_that_cannot_be_read_do_not_keep_one_from_drilling(
    open_app: MakeApp, parts: Services
) -> None:
    assert parts.answers.all() == ()
    parts.answers.close()
    with closing(sqlite3.connect(parts.database)) as conn, conn:
        conn.execute("DROP TABLE estimates")
    app = open_app(Drill())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert drill(app).question is not None
        assert app._notifications
