"""Home: the next step in one glance, and nothing lost by a slip."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.widgets import OptionList, Static

from coach.errors import StorageError
from coach.services import Services
from coach.storage.sessions import Sessions
from coach.tui.app import CoachApp
from coach.tui.commands import commands_of
from coach.tui.screens.brief import BriefScreen
from coach.tui.screens.help import HelpScreen
from coach.tui.screens.settings import SettingsScreen

MakeApp = Callable[..., CoachApp]


def options(app: CoachApp, selector: str) -> list[str]:
    listed = app.screen.query_one(selector, OptionList)
    return [
        str(listed.get_option_at_index(i).prompt) for i in range(listed.option_count)
    ]


async def test_the_first_start_says_in_three_lines_what_a_round_is(
    open_app: MakeApp,
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        welcome = str(app.screen.query_one("#welcome", Static).visual).strip()
        assert len(welcome.splitlines()) == 3
        assert "ten minutes of Twitter" in options(app, "#now")[0]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, BriefScreen)


async def test_mock_without_a_case_is_a_picker_with_a_surprise(
    open_app: MakeApp,
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        assert type(app.screen).__name__ == "PickerScreen"
        assert "Surprise me" in options(app, "#cases")[0]
        assert any("Twitter" in row for row in options(app, "#cases"))
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, BriefScreen)


async def test_a_faulty_case_of_ones_own_is_listed_with_its_fault(
    open_app: MakeApp, parts: Services
) -> None:
    cases = parts.data_dir / "cases"
    cases.mkdir(parents=True)
    (cases / "mine.yaml").write_text("schema: 1\nid: mine\n[")
    app = open_app()
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        assert any("mine" in row and "line" in row for row in options(app, "#cases"))


async def test_deleting_can_be_undone(open_app: MakeApp, parts: Services) -> None:
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("t")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("escape", "q")
        await pilot.pause()
        assert len(options(app, "#recent")) == 1
        await pilot.press("d")
        await pilot.pause()
        assert not parts.store.summaries()
        await pilot.press("u")
        await pilot.pause()
        assert len(parts.store.summaries()) == 1
        assert "Continue" in options(app, "#now")[0]


async def test_settings_are_changed_and_kept(
    open_app: MakeApp, parts: Services
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        assert app.theme == "coach-light"
    written = parts.folders.settings.read_text()
    assert 'level = "staff"' in written
    assert 'theme = "coach-light"' in written


async def test_every_command_is_in_help_and_has_an_action(open_app: MakeApp) -> None:
    app = open_app()
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        for command in commands_of(app.screen):
            name = command.action.split("(")[0].removeprefix("app.")
            owner: Any = app if hasattr(app, f"action_{name}") else app.screen
            assert hasattr(owner, f"action_{name}"), command
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        shown = " ".join(str(each.visual) for each in app.screen.query(Static))
        assert "Go on where you left off." in shown


async def test_a_delete_that_fails_is_told_and_home_stays(
    open_app: MakeApp, parts: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("t")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("escape", "q")
        await pilot.pause()

        def fail(*_: Any) -> None:
            raise StorageError("The disk is full.", "Free some space.")

        monkeypatch.setattr(Sessions, "delete", fail)
        await pilot.press("d")
        await pilot.pause()
        assert len(options(app, "#recent")) == 1
        assert any("disk is full" in note.message for note in app._notifications)


async def test_an_action_that_the_database_refuses_says_so_and_the_round_goes_on(
    open_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> Any:
        raise StorageError("the database cannot be read")

    monkeypatch.setattr(Sessions, "copies", refuse)
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("t")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("escape", "k")
        await pilot.pause()
        told = [str(note.message) for note in app._notifications]
        assert any("cannot be read" in message for message in told)
        assert type(app.screen).__name__ == "RoundScreen"
