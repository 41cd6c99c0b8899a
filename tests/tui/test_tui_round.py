"""A round by key presses: what is on screen, what is stored, what is locked."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from coach import clock
from coach.domain import round as rules
from coach.domain.start import Continue, NewRound
from coach.services import Services
from coach.tui.app import CoachApp
from coach.tui.screens.choice import ChoiceScreen
from coach.tui.screens.debrief import DebriefScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.review import ReviewScreen
from coach.tui.screens.round import RoundScreen
from coach.tui.widgets.desk import Desk
from coach.tui.widgets.headline import PhaseBar

MakeApp = Callable[..., CoachApp]
TWITTER = NewRound("mock", "twitter")


async def begin(pilot: Pilot[Any]) -> RoundScreen:
    """Start the round whose brief is on screen."""
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, RoundScreen)
    return screen


def on_screen(pilot: Pilot[Any], kind: type[Screen[Any]]) -> bool:
    return isinstance(pilot.app.screen, kind)


async def type_text(pilot: Pilot[Any], text: str) -> None:
    for character in text:
        await pilot.press({" ": "space"}.get(character, character))


def text_of(pilot: Pilot[Any], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).visual)


async def test_the_brief_waits_for_start_and_tells_no_requirement(
    open_app: MakeApp, parts: Services
) -> None:
    app = open_app(TWITTER)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        text = text_of(pilot, "#brief-text")
        assert "Design a service like Twitter" in text
        assert "20 million" not in text
        assert not parts.store.summaries()
        await pilot.press("l")
        assert "[staff]" in text_of(pilot, "#brief-text")


async def test_what_is_typed_is_stored_in_the_section_it_was_typed_in(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        await type_text(pilot, "[TODO] a")
        await pilot.press("escape", "3")
        await type_text(pilot, "GET x")
        screen.keeper.flush()
        stored = parts.store.read(screen.session.id)
    assert stored.sections == {"notes/clarify": "[TODO] a", "api": "GET x"}


async def test_each_phase_has_notes_of_its_own(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        await type_text(pilot, "one")
        await pilot.press("escape", "n")
        await pilot.pause()
        assert screen.session.phase == "architecture"
        assert screen.query_one(Desk).editor.text == ""
        await pilot.press("e")
        await type_text(pilot, "two")
        await pilot.press("escape", "b")
        await pilot.pause()
        assert screen.query_one(Desk).editor.text == "one"
        screen.keeper.flush()
        stored = parts.store.read(screen.session.id).sections
    assert stored == {"notes/clarify": "one", "notes/architecture": "two"}


async def test_letters_act_only_outside_the_text(open_app: MakeApp) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        await type_text(pilot, "nphx")
        assert screen.session.phase == "clarify"
        assert screen.query_one(Desk).editor.text == "nphx"
        await pilot.press("escape", "p")
        assert screen.session.status == "paused"


async def test_a_pause_holds_pen_and_clock(open_app: MakeApp, hands: Any) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        await pilot.press("f4")
        await pilot.pause()
        screen.query_one(Desk).editor.focus()
        await type_text(pilot, "lost?")
        assert screen.query_one(Desk).editor.text == ""
        hands.move(500)
        await pilot.press("escape", "p")
        assert screen.session.spent_in() == 0
        await type_text(pilot, "x")
        assert screen.query_one(Desk).editor.text == "x"


async def test_the_clock_shows_what_is_left_and_says_overrun_in_words(
    open_app: MakeApp, hands: Any
) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        for _ in range(70):
            hands.move(4)
            screen._tick()
        await pilot.pause()
        assert "0:20 !" in text_of(pilot, "#phase-bar")
        for _ in range(30):
            hands.move(4)
            screen._tick()
        await pilot.pause()
        assert "over +1:40" in str(screen.query_one(PhaseBar).visual)
        assert "round 35:00 left" in text_of(pilot, "#top-line")
        talk = text_of(pilot, "#talk-lines")
        assert "time" in talk.lower()


async def test_a_stopped_process_is_asked_about(open_app: MakeApp, hands: Any) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        hands.move(90)
        screen._tick()
        await pilot.pause()
        assert isinstance(pilot.app.screen, ChoiceScreen)
        await pilot.press("y")
        await pilot.pause()
        assert screen.session.spent_in() == 90


async def test_asking_and_hints_are_recorded_and_shown(open_app: MakeApp) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        await pilot.press("escape", "a")
        await pilot.pause()
        await type_text(pilot, "how many tweets per day?")
        await pilot.press("enter")
        await pilot.press("escape", "h")
        await pilot.pause()
        assert [asked.fact for asked in screen.session.asked] == ["tweets-per-day"]
        talk = text_of(pilot, "#talk-lines")
        assert "1 million new tweets" in talk
        assert screen.session.hints == {"clarify": 1}


async def test_goals_are_ticked_by_the_person(open_app: MakeApp) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        await pilot.press("escape", "down", "space")
        await pilot.pause()
        assert screen.session.goals == {"clarify/latency"}


async def test_at_80_columns_the_rail_folds_away_while_writing(
    open_app: MakeApp,
) -> None:
    async with open_app(TWITTER).run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot)
        await pilot.pause()
        assert not screen.query_one("#rail").display
        assert screen.query_one(Desk).size.width == 80
        await pilot.press("escape")
        await pilot.pause()
        assert screen.query_one("#rail").display
        await pilot.press("e")
        await pilot.pause()
        assert not screen.query_one("#rail").display


async def test_the_picture_follows_the_source_and_keeps_the_last_good_one(
    open_app: MakeApp,
) -> None:
    async with open_app(TWITTER).run_test(size=(140, 40)) as pilot:
        await begin(pilot)
        await pilot.press("escape", "5")
        await type_text(pilot, "a --> b")
        await pilot.pause(0.4)
        assert "│ a │" in text_of(pilot, "#picture")
        await pilot.press("ctrl+a")
        await type_text(pilot, "[[[")
        await pilot.pause(0.4)
        assert "│ a │" in text_of(pilot, "#picture")
        says = text_of(pilot, "#picture-says")
        assert "line 1" in says
        assert "last good picture" in says


async def test_finishing_asks_and_the_reference_waits_for_all_marks(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        await begin(pilot)
        await pilot.press("escape", "x")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        debrief = pilot.app.screen
        assert isinstance(debrief, DebriefScreen)
        assert "never asked" in text_of(pilot, "#figures-text")
        await pilot.press("n", "n")
        await pilot.pause()
        assert debrief.page == "rating"
        await pilot.press(*"2343434")
        await pilot.press("n")
        await pilot.pause()
        assert debrief.page == "rating"
        await pilot.press("1", "n")
        await pilot.pause()
        assert on_screen(pilot, ReviewScreen)
        await pilot.press("r")
        await pilot.pause()
        assert on_screen(pilot, DebriefScreen)
        assert pilot.app.screen.query_one("#reference").display
        assert len(text_of(pilot, "#their-text")) > 400
        await pilot.press("w")
        await pilot.pause()
        sheets = list(Path.cwd().glob("*.md"))
        assert len(sheets) == 1
        assert "coach:reference" in sheets[0].read_text()
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
    assert parts.store.summaries()[0].status == "done"


async def test_leaving_pauses_and_coming_back_stands_still(
    open_app: MakeApp, parts: Services, hands: Any
) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        await begin(pilot)
        await type_text(pilot, "kept")
        hands.move(3)
        await pilot.press("escape", "q")
        await pilot.pause()
        assert on_screen(pilot, HomeScreen)
        hands.move(5000)
        await pilot.press("c")
        await pilot.pause()
        assert on_screen(pilot, RoundScreen)
        screen = cast("RoundScreen", pilot.app.screen)
        assert screen.session.status == "paused"
        assert screen.session.spent_in() == 3
        assert screen.query_one(Desk).editor.text == "kept"


async def test_what_the_own_editor_left_behind_is_taken_back(
    open_app: MakeApp, parts: Services, hands: Any
) -> None:
    session = stored_round(parts)
    parts.folders.edits.mkdir(parents=True)
    left = parts.folders.edits / f"{session}--api.md"
    left.write_text("newer text\n")
    async with open_app(Continue(session)).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, RoundScreen)
        assert screen.session.sections["api"] == "newer text"
        assert not left.exists()
    assert [copy.body for copy in parts.store.copies(session)] == ["older text"]


def stored_round(parts: Services) -> str:
    """Store a running round with some text and return its id."""
    from coach.domain.session import CaseRef

    case = parts.library.case("twitter")
    plan = parts.library.format(case.format).plan()
    made = rules.plan_session(
        "s1", "mock", CaseRef("twitter", 1, case.title), "mid", plan, clock.read()
    )
    made = rules.write(rules.start(made, clock.read()), {"api": "older text"})
    owner = replace(parts.owner, token="another", pid=2**22 + 1)
    parts.store.create(made, owner, clock.wall())
    return made.id


@pytest.mark.parametrize("editor", ["printf 'from outside' >", "false"])
async def test_a_section_goes_through_the_own_editor(
    open_app: MakeApp, monkeypatch: pytest.MonkeyPatch, editor: str
) -> None:
    """A headless app cannot be suspended, so the editor itself stands in here."""
    from coach.tui import outside_editor

    def edit(_app: Any, text: str, path: Path) -> str:
        if editor == "false":
            raise outside_editor.EditorError("`false` ended with code 1.", str(path))
        path.write_text("from outside")
        return outside_editor.left_text(path)

    monkeypatch.setattr(outside_editor, "edit_outside", edit)
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        await type_text(pilot, "inside")
        await pilot.press("escape", "o")
        await pilot.pause()
        expected = "inside" if editor == "false" else "from outside"
        assert screen.query_one(Desk).editor.text == expected
        assert screen.session.sections["notes/clarify"] == expected
