"""Nothing is left behind unsaved without the person's word."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from coach.domain.start import NewRound
from coach.errors import StorageError
from coach.services import Services
from coach.storage.sessions import Sessions
from coach.tui import outside_editor
from coach.tui.app import CoachApp
from coach.tui.widgets.desk import Desk

MakeApp = Callable[..., CoachApp]


def shown(pilot: Pilot[Any]) -> str:
    return type(pilot.app.screen).__name__


async def begin(pilot: Pilot[Any]) -> Any:
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()
    return pilot.app.screen


def break_saving(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> int:
        raise StorageError("The disk is full.", "Free some space and press s.")

    monkeypatch.setattr(Sessions, "save", fail)


@pytest.mark.parametrize("leave", ["q", "ctrl+q"])
async def test_leaving_asks_while_the_text_is_not_stored(
    open_app: MakeApp,
    parts: Services,
    monkeypatch: pytest.MonkeyPatch,
    leave: str,
) -> None:
    app = open_app(NewRound("mock", "twitter"))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        await pilot.press("o", "n", "e")
        screen.keeper.flush()
        with monkeypatch.context() as broken:
            break_saving(broken)
            await pilot.press("t", "w", "o", "escape", leave)
            await pilot.pause(0.2)
            assert shown(pilot) == "ChoiceScreen"
            await pilot.press("n")
            await pilot.pause()
            assert shown(pilot) == "RoundScreen"
            assert screen.query_one(Desk).editor.text == "onetwo"
        await pilot.press("q")
        await pilot.pause(0.2)
        assert shown(pilot) == "HomeScreen"
    assert parts.store.read(screen.session.id).sections["notes/clarify"] == "onetwo"


async def test_the_first_failure_to_save_is_told_on_screen(
    open_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_app(NewRound("mock", "twitter"))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        with monkeypatch.context() as broken:
            break_saving(broken)
            await pilot.press("x")
            screen.keeper.flush()
            await pilot.pause(0.2)
            told = [note.message for note in app._notifications]
            assert any("disk is full" in message for message in told)
            assert "NOT SAVED" in str(screen.query_one("#top-line").visual)


class _Suspended:
    """An app that can be suspended, and remembers whether it came back."""

    def __init__(self) -> None:
        self.back = False

    @contextmanager
    def suspend(self) -> Iterator[None]:
        yield
        self.back = True


def test_an_editor_that_cannot_start_gives_the_terminal_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "")
    monkeypatch.setenv("EDITOR", "/no/such/editor")
    app: Any = _Suspended()
    path = tmp_path / "s--api.md"
    with pytest.raises(outside_editor.EditorError, match="could not be started"):
        outside_editor.edit_outside(app, "text", path)
    assert app.back
    assert not path.exists()


@pytest.mark.parametrize(
    ("script", "expected"),
    [("printf 'from outside\\n' > \"$1\"", "from outside"), ("true", "text")],
)
def test_what_the_editor_leaves_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, expected: str
) -> None:
    editor = tmp_path / "ed.sh"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(0o700)
    monkeypatch.setenv("VISUAL", "")
    monkeypatch.setenv("EDITOR", str(editor))
    app: Any = _Suspended()
    path = tmp_path / "s--api.md"
    assert outside_editor.edit_outside(app, "text", path) == expected
    assert path.exists()
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_editor_that_fails_keeps_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "false")
    app: Any = _Suspended()
    path = tmp_path / "s--api.md"
    with pytest.raises(outside_editor.EditorError, match="code 1"):
        outside_editor.edit_outside(app, "text", path)
    assert outside_editor.left_behind(tmp_path, "s") == {"api": path}
