"""The lab by key presses: own numbers, commit, reveal, play, and nothing lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from coach.domain import lab
from coach.domain.start import Continue, Lab, NewRound
from coach.services import Services
from coach.tui.app import CoachApp
from coach.tui.screens.brief import BriefScreen
from coach.tui.screens.choice import ChoiceScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.lab import LabScreen
from coach.tui.screens.picker import PickerScreen
from coach.tui.widgets.lab_field import LabField
from coach.tui.widgets.lab_head import StepBar
from coach.tui.widgets.lab_table import LabTable

MakeApp = Callable[..., CoachApp]
TWITTER = Lab("twitter")


async def opened(pilot: Pilot[Any]) -> LabScreen:
    """Wait for the lab and return it."""
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, LabScreen)
    return screen


async def type_text(pilot: Pilot[Any], text: str) -> None:
    await pilot.press(*({" ": "space"}.get(c, c) for c in text))


def field(screen: LabScreen, its_id: str) -> LabField:
    """The field of an input or result in the step that is open."""
    fields = screen.query(f"#{screen.step} LabField").results(LabField)
    return next(one for one in fields if one.asked.id == its_id)


async def fill(pilot: Pilot[Any], its_id: str, text: str) -> None:
    """Go to a field and type."""
    screen = pilot.app.screen
    assert isinstance(screen, LabScreen)
    field(screen, its_id).entry.focus()
    await pilot.pause()
    await type_text(pilot, text)


async def commit(pilot: Pilot[Any]) -> None:
    await pilot.press("escape", "c")
    await pilot.pause()
    assert isinstance(pilot.app.screen, ChoiceScreen)
    await pilot.press("y")
    await pilot.pause()


def said(screen: LabScreen, its_id: str) -> str:
    return field(screen, its_id).beside.plain


def text_of(screen: LabScreen, selector: str) -> str:
    return str(screen.query_one(selector, Static).visual)


def rows(screen: LabScreen, selector: str) -> list[str]:
    options = screen.query_one(selector, OptionList).options
    return [str(option.prompt) for option in options]


async def test_before_the_commit_no_reference_is_on_screen(
    open_app: MakeApp, size: tuple[int, int]
) -> None:
    async with open_app(TWITTER).run_test(size=size) as pilot:
        screen = await opened(pilot)
        shown = pilot.app.export_screenshot()
        for secret in ("20M", "6.94k", "143,199", "800 entries"):
            assert secret not in shown
        await pilot.press("escape", "n")
        assert screen.step == "commit"
        await pilot.press("3")
        await pilot.pause()
        assert screen.step == "commit"
        assert "locked" in str(screen.query_one(StepBar).visual)


async def test_a_field_says_how_it_was_read_as_one_types(open_app: MakeApp) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await type_text(pilot, "2B")
        assert said(screen, "mau") == "= 2bn users"
        await pilot.press("enter")
        await type_text(pilot, "3 GB")
        assert said(screen, "stickiness").startswith("! 3 GB is data")
        assert "a plain number is wanted" in text_of(screen, "#lab-says")
        await pilot.press("up", "end", "backspace", "M")
        assert said(screen, "mau") == "= 2M users"


async def test_arrows_enter_and_tab_go_through_the_fields(open_app: MakeApp) -> None:
    async with open_app(TWITTER).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)

        def here() -> str:
            return next(f.asked.id for f in screen.query(LabField) if f.entry.has_focus)

        assert here() == "mau"
        await pilot.press("down", "down")
        assert here() == "tweets"
        await pilot.press("up", "enter", "tab")
        assert here() == "loads"
        await pilot.press("shift+tab")
        assert here() == "tweets"
        await pilot.press("escape", "e")
        assert here() == "tweets"
        await pilot.press(*["down"] * 40)
        assert here() == "graph_size"
        assert screen.query_one(LabTable).scroll_offset.y > 0


async def test_the_reveal_grades_explains_and_names_the_trap(
    open_app: MakeApp, parts: Services, size: tuple[int, int]
) -> None:
    async with open_app(TWITTER).run_test(size=size) as pilot:
        screen = await opened(pilot)
        await fill(pilot, "mau", "300M")
        await fill(pilot, "reads", "35k/s")
        await fill(pilot, "graph_size", "600 GB")
        await commit(pilot)
        assert screen.step == "reveal"
        lines = {line[2:30].strip(): line for line in rows(screen, "#lab-lines")}
        assert lines["Loads a second, average"].startswith("▲")
        assert "off" in lines["Loads a second, average"]
        assert "on target" in lines["Follows, both directions"]
        assert lines["Accounts active in a month"].startswith("≈")
        assert "right order" in lines["Accounts active in a month"]
        about = text_of(screen, "#lab-about")
        assert "off, 15× too high" in about
        assert "MAU for DAU" in about
        assert "It decides:" in about
        assert "own inputs give 6.94k loads/s" in about
        await pilot.press("end")
        await pilot.pause()
        assert "assumption" in text_of(screen, "#lab-about")
        screen.keeper.flush()
        stored = parts.store.read(screen.session.id)
    assert lab.committed(stored)
    assert stored.sections[lab.INPUTS] == "- mau = 300M"


async def test_committed_numbers_stand(open_app: MakeApp) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await type_text(pilot, "300M")
        await commit(pilot)
        await pilot.press("1")
        await pilot.pause()
        assert screen.step == "commit"
        await pilot.click(field(screen, "mau").entry)
        await type_text(pilot, "9")
        assert field(screen, "mau").value == "300M"
        assert screen.session.sections[lab.INPUTS] == "- mau = 300M"


async def test_the_question_can_be_answered_with_no(open_app: MakeApp) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await type_text(pilot, "3 GB")
        await pilot.press("escape", "c")
        await pilot.pause()
        asked = pilot.app.export_screenshot().replace("&#160;", " ")
        assert "cannot be read" in asked
        await pilot.press("n")
        await pilot.pause()
        assert screen.step == "commit"
        assert not lab.committed(screen.session)


async def test_play_moves_every_result_and_the_bars(
    open_app: MakeApp, parts: Services, size: tuple[int, int]
) -> None:
    async with open_app(TWITTER).run_test(size=size) as pilot:
        screen = await opened(pilot)
        await fill(pilot, "loads", "20")
        await commit(pilot)
        await pilot.press("n")
        await pilot.pause()
        outputs = rows(screen, "#lab-outputs")
        assert "4.63k loads/s" in outputs[4]
        assert "×2" in outputs[4]
        field(screen, "loads").entry.focus()
        await pilot.pause()
        await pilot.press("end", "0")
        await pilot.pause()
        outputs = rows(screen, "#lab-outputs")
        assert "46.3k loads/s" in outputs[4]
        assert "20M users" in outputs[0]
        assert said(screen, "loads") == "–"
        await pilot.press("escape", "o", "down", "down", "down", "down")
        await pilot.pause()
        assert set(said(screen, "loads")) == {"━"}
        assert said(screen, "tweets") == "–"
        decides = text_of(screen, "#lab-decides")
        assert "The read path gets the design" in decides
        assert "Moved most by" in decides
        screen.keeper.flush()
        stored = parts.store.read(screen.session.id)
    assert stored.sections[lab.PLAY] == "- loads = 200"
    assert stored.sections[lab.INPUTS] == "- loads = 20"


async def test_an_unreadable_input_in_play_counts_with_the_reference(
    open_app: MakeApp,
) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await commit(pilot)
        await pilot.press("3")
        await pilot.pause()
        await type_text(pilot, "5 GB")
        assert "20M users" in rows(screen, "#lab-outputs")[0]
        assert said(screen, "mau").startswith("! 5 GB")
        assert "The reference counts" in text_of(screen, "#lab-says")
        await pilot.press("escape", "r")
        await pilot.pause()
        assert field(screen, "mau").value == ""
        assert not said(screen, "mau").startswith("!")


async def test_a_cleared_field_comes_back_as_the_reference(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await type_text(pilot, "5")
        await commit(pilot)
        await pilot.press("3")
        await pilot.pause()
        await pilot.press("end", "backspace")
        screen.keeper.flush()
        stored = parts.store.read(screen.session.id)
    assert stored.sections[lab.PLAY] == "- mau = 100M users"


async def test_what_was_typed_outlives_the_program(
    open_app: MakeApp, parts: Services
) -> None:
    """What signals call, and nothing else: no leaving, no goodbye."""
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await type_text(pilot, "30M users")
        await fill(pilot, "dau", "6M")
        pilot.app.flush()  # type: ignore[attr-defined]
        stored = parts.store.read(screen.session.id)
    assert stored.sections[lab.INPUTS] == "- mau = 30M users"
    assert stored.sections[lab.RESULTS] == "- dau = 6M"


async def test_a_lab_is_taken_up_where_it_was_left(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        its_id = screen.session.id
        await type_text(pilot, "30M users")
        await pilot.press("escape", "q")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
        await pilot.press("c")
        screen = await opened(pilot)
        assert field(screen, "mau").value == "30M users"
        assert said(screen, "mau") == "= 30M users"
        await pilot.press("escape", "q")
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        assert screen.session.id == its_id
        await commit(pilot)
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("end", "backspace", "x", "escape", "q")
        await pilot.pause()
        assert parts.store.read(its_id).status == "done"
    async with open_app(Continue(its_id)).run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        assert screen.step == "play"
        assert field(screen, "mau").value == "30M userx"
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        assert screen.session.id != its_id


async def test_a_lab_without_a_word_leaves_no_trace(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await pilot.press("escape", "q")
        await pilot.pause()
        assert parts.store.summaries() == []


async def test_home_and_brief_lead_to_the_lab(open_app: MakeApp) -> None:
    async with open_app().run_test(size=(120, 40)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PickerScreen)
        await pilot.press("down")
        headers = pilot.app.screen._headers
        at = [header.id for header in headers].index("twitter")
        await pilot.press(*["down"] * at, "enter")
        await opened(pilot)
    async with open_app(NewRound("mock", "twitter")).run_test() as pilot:
        await pilot.pause()
        await pilot.press("e")
        await opened(pilot)
        await pilot.press("escape", "q")
        await pilot.pause()
        assert isinstance(pilot.app.screen, BriefScreen)


async def test_the_sheet_of_a_lab_is_written(open_app: MakeApp) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await type_text(pilot, "300M")
        await commit(pilot)
        await pilot.press("w")
        await pilot.pause()
    (sheet,) = Path.cwd().glob("*-twitter-lab-*.md")
    text = sheet.read_text(encoding="utf-8")
    assert (
        "| Accounts active in a month | 300M users | 100M users | right order" in text
    )
    assert "- mau = 300M" in text


async def test_steps_can_be_clicked(open_app: MakeApp) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await commit(pilot)
        await pilot.click(StepBar, offset=(32, 0))
        await pilot.pause()
        assert screen.step == "play"
        await pilot.click(StepBar, offset=(3, 0))
        await pilot.pause()
        assert screen.step == "commit"


async def test_markup_in_a_field_is_shown_as_typed(open_app: MakeApp) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await pilot.press("left_square_bracket", "r", "e", "d", "right_square_bracket")
        assert field(screen, "mau").value == "[red]"
        await commit(pilot)
        lines = rows(screen, "#lab-lines")
        assert any("[red]" in line and line.startswith("!") for line in lines)


async def test_a_case_without_a_lab_says_so(
    open_app: MakeApp, parts: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = parts.library.case("twitter").model_copy(update={"model": None})
    monkeypatch.setattr(parts.library, "case", lambda _: case)
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
        assert parts.store.summaries() == []
