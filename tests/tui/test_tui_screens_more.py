"""Screens by key and mouse: dialogs, menu, palette, themes, widths, odd texts."""

import os
import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from textual.command import CommandInput, CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from coach import clock
from coach.domain import round as rules
from coach.domain.ports import Owner
from coach.domain.rubric import DIMENSIONS
from coach.domain.session import CaseRef, Session
from coach.domain.start import Continue, NewRound
from coach.errors import StorageError
from coach.services import Services
from coach.text.safe import REPLACEMENT
from coach.tui import app as app_module
from coach.tui.app import CoachApp
from coach.tui.screens.brief import BriefScreen
from coach.tui.screens.choice import ChoiceScreen
from coach.tui.screens.debrief import DebriefScreen
from coach.tui.screens.help import HelpScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.kept import KeptScreen
from coach.tui.screens.menu import MenuScreen
from coach.tui.screens.picker import PickerScreen
from coach.tui.screens.review import ReviewScreen
from coach.tui.screens.round import RoundScreen
from coach.tui.screens.settings import SettingsScreen
from coach.tui.texts import tell
from coach.tui.widgets.desk import Desk
from coach.tui.widgets.goals import GoalList
from coach.tui.widgets.tabs import SectionTabs

MakeApp = Callable[..., CoachApp]
TWITTER = NewRound("mock", "twitter")

ODD = "[TODO] [/b] a[i] [red] $accent"
HOSTILE = "x\x1b[2J\x9b2Jy"
SHOWN = f"x{REPLACEMENT}[2J{REPLACEMENT}2Jy"

# A live process that is not this one, as far as storage can tell.
OTHER = Owner("other", os.getppid(), socket.gethostname(), "pts/7")


async def begin(pilot: Pilot[Any]) -> RoundScreen:
    """Start the round whose brief is on screen."""
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, RoundScreen)
    return screen


def top(pilot: Pilot[Any], kind: type[Any]) -> bool:
    return isinstance(pilot.app.screen, kind)


async def type_text(pilot: Pilot[Any], text: str) -> None:
    await pilot.press(*({" ": "space"}.get(each, each) for each in text))


def text_of(pilot: Pilot[Any], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).visual)


def told(pilot: Pilot[Any]) -> str:
    """What toasts say, newest last."""
    return "\n".join(each.message for each in pilot.app._notifications)


def picture(pilot: Pilot[Any]) -> str:
    """Every character on the screen, as the terminal gets it."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


async def until(pilot: Pilot[Any], good: Callable[[], bool]) -> None:
    """Let the app work until something holds; fail if it never does."""
    for _ in range(200):
        if good():
            return
        await pilot.pause(0.01)
    raise AssertionError(picture(pilot))


def planned(parts: Services, session_id: str = "s1", case: str = "twitter") -> Session:
    found = parts.library.case(case)
    plan = parts.library.format(found.format).plan()
    reference = CaseRef(found.id, found.version, found.title)
    made = rules.plan_session(session_id, "mock", reference, "mid", plan, clock.read())
    return rules.start(made, clock.read())


def rated(session: Session) -> Session:
    session = rules.finish(session, clock.read())
    for dimension in DIMENSIONS:
        session = rules.rate(session, dimension.id, 3, clock.read())
    return rules.conclude(session, clock.read())


def keep(parts: Services, session: Session, owner: Owner | None = None) -> None:
    """Store a session; without an owner nobody holds it."""
    holder = owner or replace(OTHER, token="gone")
    parts.store.create(session, holder, clock.wall())
    if owner is None:
        parts.store.release(session.id, holder)


def own_case(parts: Services, **fields: str) -> None:
    """Put a case of the person's own into the data folder."""
    texts = {
        "title": f"Design {ODD}",
        "brief": f"Design {ODD} for everybody.",
        "answer": f"Some {ODD}.",
        "hint": f"Think of {ODD}.",
        "reference": f"It is {ODD}.",
        **fields,
    }
    quoted = {name: f"'{text}'" for name, text in texts.items()}
    folder = parts.data_dir / "cases"
    folder.mkdir(parents=True)
    (folder / "odd.yaml").write_text(
        "schema: 1\nid: odd\narchetype: feed\nformat: odd\n"
        f"title: {quoted['title']}\nbrief: {quoted['brief']}\n"
        "facts:\n  - id: size\n    asks: [How big is it?, What is the size?]\n"
        f"    answer: {quoted['answer']}\n    assumption: true\n"
        "hints:\n"
        + "".join(f"  {phase}: [{quoted['hint']}]\n" for phase in PHASES)
        + "reference:\n"
        + "".join(f"  {phase}: {quoted['reference']}\n" for phase in PHASES)
        + "  diagram: 'a --> b'\n"
    )
    formats = parts.data_dir / "formats"
    formats.mkdir()
    (formats / "odd.yaml").write_text(
        "schema: 1\nid: odd\ntitle: Odd\nphases:\n"
        + "".join(
            f"  - {{id: {phase}, title: {phase}, minutes: 5,"
            f' goals: [{{id: odd, says: "goal {ODD}"}}]}}\n'
            for phase in PHASES
        )
    )


PHASES = ("clarify", "architecture", "deep-dive", "refinement")


# --- Odd texts, from the picker to the reference


async def test_odd_texts_are_shown_as_typed_wherever_they_stand(
    open_app: MakeApp, parts: Services
) -> None:
    own_case(parts)
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("m")
        await until(pilot, lambda: top(pilot, PickerScreen))
        await until(pilot, lambda: f"Design {ODD}" in picture(pilot))
        cases = app.screen.query_one("#cases", OptionList)
        rows = [str(option.prompt) for option in cases.options]
        own = next(i for i, row in enumerate(rows) if ODD in row)
        assert "your own" in rows[own]
        await pilot.press(*["down"] * own, "enter")
        await until(pilot, lambda: top(pilot, BriefScreen))
        assert f"“Design {ODD} for everybody.”" in text_of(pilot, "#brief-text")
        screen = await begin(pilot)
        assert f" Design {ODD} · senior" in text_of(pilot, "#top-line")
        await pilot.press("escape", "a")
        await type_text(pilot, "how big is it?")
        await pilot.press("enter", "escape", "h")
        await pilot.pause()
        talk = text_of(pilot, "#talk-lines")
        assert f"Some {ODD}." in talk
        assert f"Think of {ODD}." in talk
        await pilot.press("h")
        await pilot.pause()
        assert "no further hint" in told(pilot)
        goal = screen.query_one(GoalList).get_option_at_index(0)
        assert f"goal {ODD}" in str(goal.prompt)
        screen.keeper.change(rated(screen.session))
        await pilot.press("q")
        await until(pilot, lambda: top(pilot, HomeScreen))
        await until(pilot, lambda: "3.0/4" in picture(pilot))
        await pilot.press("tab", "enter")
        await until(pilot, lambda: top(pilot, DebriefScreen))
        await until(pilot, lambda: f"It is {ODD}." in text_of(pilot, "#their-text"))
        assert f" Design {ODD} " in text_of(pilot, "#debrief-head")


async def test_control_characters_reach_the_screen_as_signs(
    open_app: MakeApp,
) -> None:
    """In notes, on tabs, in the talk, in a toast; stored as they were typed."""
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        editor = screen.query_one(Desk).editor
        editor.insert(f"{HOSTILE} {ODD}")
        await pilot.press("escape", "a")
        screen.query_one("#ask", Input).value = f"what of {HOSTILE} {ODD}?"
        await pilot.press("enter")
        await pilot.pause()
        tell(pilot.app, f"{HOSTILE} {ODD}", wrong=True)
        await until(pilot, lambda: f"{SHOWN} [TODO]" in told(pilot))
        await until(pilot, lambda: f"{SHOWN} {ODD}" in picture(pilot))
        assert "\x1b" not in picture(pilot)
        assert "\x9b" not in picture(pilot)
        assert f"what of {SHOWN} [TODO]" in text_of(pilot, "#talk-lines")
        assert screen.session.asked[0].question == f"what of {HOSTILE} {ODD}?"
        screen.keeper.flush()
        assert screen.session.sections["notes/clarify"] == f"{HOSTILE} {ODD}"


# --- Reference


@pytest.mark.parametrize("width", [80, 120])
async def test_the_reference_lies_beside_the_notes_or_behind_a_key(
    open_app: MakeApp, parts: Services, width: int
) -> None:
    texts = {
        "notes/clarify": f"mine {ODD}",
        "diagram": "own -> one",
        "api": "GET /mine",
        "data-model": "mine(id)",
    }
    keep(parts, rated(rules.write(planned(parts), texts)))
    app = open_app(Continue("s1"))
    async with app.run_test(size=(width, 30)) as pilot:
        await until(pilot, lambda: top(pilot, DebriefScreen))
        await until(pilot, lambda: len(text_of(pilot, "#their-text")) > 200)
        assert text_of(pilot, "#own-text") == f"mine {ODD}"
        own = app.screen.query_one("#reference-own")
        theirs = app.screen.query_one("#reference-theirs")
        assert (own.display, theirs.display) == (width == 120, True)
        await pilot.press("v")
        await pilot.pause()
        assert (own.display, theirs.display) == (True, width == 120)
        await until(pilot, lambda: f"mine {ODD}" in picture(pilot))
        await pilot.press("v", "down", "down", "down", "down")
        await until(pilot, lambda: "│ own │" in text_of(pilot, "#own-picture"))
        assert "┌" in text_of(pilot, "#their-picture")
        await pilot.press("down")
        await until(pilot, lambda: "GET /mine" in text_of(pilot, "#own-text"))
        assert "Data model\nmine(id)" in text_of(pilot, "#own-text")
        assert "Its price." in text_of(pilot, "#their-text")


async def test_resizing_turns_one_page_into_two_and_back(
    open_app: MakeApp, parts: Services
) -> None:
    keep(parts, rated(planned(parts)))
    app = open_app(Continue("s1"))
    async with app.run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: top(pilot, DebriefScreen))
        own = app.screen.query_one("#reference-own")
        await until(pilot, lambda: own.display)
        assert text_of(pilot, "#own-text") == "(no notes)"
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: not own.display)
        await pilot.resize_terminal(120, 30)
        await until(pilot, lambda: own.display)


async def test_without_its_case_a_round_can_still_be_looked_at(
    open_app: MakeApp, parts: Services
) -> None:
    own_case(parts)
    texts = {"notes/clarify": "mine", "diagram": "own -> one"}
    keep(parts, rated(rules.write(planned(parts, case="odd"), texts)))
    (parts.data_dir / "cases" / "odd.yaml").unlink()
    async with open_app(Continue("s1")).run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: top(pilot, DebriefScreen))
        await until(pilot, lambda: "is gone" in text_of(pilot, "#their-text"))
        assert text_of(pilot, "#own-text") == "mine"
        await pilot.press("end")
        await until(pilot, lambda: "│ own │" in text_of(pilot, "#own-picture"))


async def test_a_round_whose_case_is_gone_goes_on_without_its_interviewer(
    open_app: MakeApp, parts: Services
) -> None:
    own_case(parts)
    keep(parts, planned(parts, case="odd"))
    (parts.data_dir / "cases" / "odd.yaml").unlink()
    async with open_app(Continue("s1")).run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: top(pilot, RoundScreen))
        await pilot.press("p", "escape", "a")
        await type_text(pilot, "why?")
        await pilot.press("enter", "escape", "h")
        await until(pilot, lambda: "no further hint" in told(pilot))
        assert "The file of this case is gone" in told(pilot)


# --- Two terminals


@pytest.mark.parametrize("key", ["h", "t"])
async def test_a_session_that_is_open_elsewhere_is_asked_about(
    open_app: MakeApp, parts: Services, key: str
) -> None:
    keep(parts, planned(parts), OTHER)
    async with open_app(Continue("s1")).run_test(size=(100, 30)) as pilot:
        holder = f"process {OTHER.pid} on pts/7"
        await until(pilot, lambda: holder in picture(pilot))
        await pilot.press(key)
        wanted = HomeScreen if key == "h" else RoundScreen
        await until(pilot, lambda: top(pilot, wanted))


@pytest.mark.parametrize("key", ["h", "t"])
async def test_what_was_typed_into_a_lost_session_is_kept_aside(
    open_app: MakeApp, parts: Services, key: str
) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        screen.keeper.flush()
        session = screen.session
        taken = parts.store.open(session.id, OTHER, clock.wall(), take_over=True)
        theirs = rules.write(session, {"notes/clarify": "theirs"})
        parts.store.save(theirs, taken.rev, OTHER, clock.wall())
        await type_text(pilot, "mine")
        screen.keeper.flush()
        await until(pilot, lambda: "changed in another terminal" in picture(pilot))
        await pilot.press(key)
        if key == "h":
            await until(pilot, lambda: top(pilot, HomeScreen))
        else:
            await until(pilot, lambda: top(pilot, RoundScreen))
            again = cast("RoundScreen", pilot.app.screen)
            assert again.query_one(Desk).editor.text == "theirs"
            await pilot.press("k")
            await until(pilot, lambda: top(pilot, KeptScreen))
            await until(pilot, lambda: "mine" in text_of(pilot, "#kept-text"))
            await pilot.press("c")
            assert pilot.app.clipboard == "mine"
            await pilot.press("escape")
            await until(pilot, lambda: top(pilot, RoundScreen))
    kept = [copy.body for copy in parts.store.copies(session.id)]
    assert kept == ["mine"]


async def test_without_kept_texts_there_is_nothing_to_list(open_app: MakeApp) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        await begin(pilot)
        await pilot.press("escape", "k")
        await until(pilot, lambda: "was kept aside" in told(pilot))


# --- Menu, palette, help, theme


async def test_the_menu_runs_what_is_chosen_while_one_types(open_app: MakeApp) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        await type_text(pilot, "mid sentence")
        await pilot.press("f2")
        await until(pilot, lambda: top(pilot, MenuScreen))
        await pilot.press("f2")
        await until(pilot, lambda: top(pilot, RoundScreen))
        await pilot.press("f2")
        await until(pilot, lambda: top(pilot, MenuScreen))
        listed = pilot.app.screen.query_one(OptionList)
        labels = [str(option.prompt).split(maxsplit=1)[1] for option in listed.options]
        assert "next" in labels
        assert "dark or light" in labels
        place = labels.index("2 min more")
        await pilot.press(*["down"] * place, "enter")
        await until(pilot, lambda: screen.session.extra == {"clarify": 120.0})
        assert screen.query_one(Desk).editor.text == "mid sentence"


async def test_the_palette_finds_an_action_by_its_words(open_app: MakeApp) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: top(pilot, CommandPalette))
        assert pilot.app.screen.query_one(CommandInput).has_focus
        await until(pilot, lambda: "Take the next hint" in picture(pilot))
        await type_text(pilot, "two minutes")
        await until(
            pilot,
            lambda: (
                "2 min more" in picture(pilot)
                and "Take the next hint" not in picture(pilot)
            ),
        )
        await pilot.press("down", "enter")
        await until(pilot, lambda: screen.session.extra == {"clarify": 120.0})


async def test_help_opens_once_and_closes(open_app: MakeApp) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        await begin(pilot)
        await pilot.press("f1")
        said = "Ask the interviewer in your own words."
        await until(pilot, lambda: said in picture(pilot))
        assert top(pilot, HelpScreen)
        pilot.app.action_help()  # type: ignore[attr-defined]
        pilot.app.action_menu()  # type: ignore[attr-defined]
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 4
        await pilot.press("escape")
        await until(pilot, lambda: top(pilot, RoundScreen))


async def test_the_theme_changes_at_once_and_is_kept(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(TWITTER).run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        before = pilot.app.screen.styles.background
        await pilot.press("f10")
        await until(pilot, lambda: pilot.app.theme == "coach-light")
        await until(pilot, lambda: pilot.app.screen.styles.background != before)
        assert 'theme = "coach-light"' in parts.folders.settings.read_text()
        await pilot.press("f10")
        await until(pilot, lambda: pilot.app.theme == "coach-dark")


async def test_a_theme_that_cannot_be_kept_still_changes(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        parts.folders.settings.mkdir(parents=True)
        await pilot.press("f10")
        await until(pilot, lambda: "could not be written" in told(pilot))
        assert pilot.app.theme == "coach-light"
        await pilot.press("s")
        await until(pilot, lambda: top(pilot, SettingsScreen))
        pilot.app.clear_notifications()
        await pilot.press("down", "down", "right")
        await until(pilot, lambda: "could not be written" in told(pilot))
        assert parts.settings.words_a_minute == 160


async def test_settings_turn_both_ways_and_by_click(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await until(pilot, lambda: top(pilot, SettingsScreen))
        place = str(parts.folders.settings)[:40]
        await until(pilot, lambda: place in picture(pilot))
        await pilot.press("left", "end", "left", "up", "left")
        await pilot.click("#settings", offset=(6, 0))
        await pilot.press("escape")
        await until(pilot, lambda: top(pilot, HomeScreen))
    assert (parts.settings.level, parts.settings.bell) == ("senior", True)
    assert parts.settings.words_a_minute == 140


async def test_faults_of_the_settings_are_told_at_the_start(
    open_app: MakeApp, parts: Services
) -> None:
    parts.data_dir.mkdir(parents=True)
    parts.folders.settings.write_text('level = "[boss]"\nbell = 1\n')
    async with open_app().run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "level must be one of" in told(pilot))
        assert "bell must be true or false" in told(pilot)


# --- Mouse and widths


async def test_the_mouse_opens_sections_ticks_goals_and_takes_the_cursor(
    open_app: MakeApp,
) -> None:
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        desk = screen.query_one(Desk)
        place = text_of(pilot, "#tabs").index("3 API")
        await pilot.click(SectionTabs, offset=(place + 2, 0))
        await until(pilot, lambda: desk.key == "api")
        await type_text(pilot, "GET /")
        await pilot.click(GoalList, offset=(4, 1))
        await until(pilot, lambda: screen.session.goals == {"clarify/latency"})
        await pilot.click(desk.editor, offset=(3, 0))
        assert desk.editor.has_focus
        assert desk.editor.cursor_location == (0, 2)
        await pilot.click("#ask")
        assert screen.query_one("#ask").has_focus


async def test_resizing_folds_the_rail_and_keeps_every_word(open_app: MakeApp) -> None:
    async with open_app(TWITTER).run_test(size=(160, 50)) as pilot:
        screen = await begin(pilot)
        screen.query_one(Desk).editor.insert("words " * 20)
        for width, height in ((80, 24), (200, 60), (30, 8), (120, 40)):
            await pilot.resize_terminal(width, height)
            await until(pilot, lambda w=width: screen.size.width == w)  # type: ignore[misc]
            await until(
                pilot,
                lambda w=width: screen.query_one("#rail").display == (w >= 100),  # type: ignore[misc]
            )
        assert screen.query_one(Desk).editor.text == "words " * 20
        await until(pilot, lambda: "words words" in picture(pilot))


@pytest.mark.parametrize(
    ("width", "views"),
    [(140, ["both", "picture", "source"]), (80, ["source", "picture", "source"])],
)
async def test_source_and_picture_take_turns(
    open_app: MakeApp, width: int, views: list[str]
) -> None:
    async with open_app(TWITTER).run_test(size=(width, 40)) as pilot:
        screen = await begin(pilot)
        await pilot.press("escape", "5")
        desk = screen.query_one(Desk)
        await type_text(pilot, "a -> b")
        for view in views:
            await pilot.pause()
            shown = (
                desk.query_one("#editors").display,
                desk.query_one("#drawing").display,
            )
            assert shown == (view != "picture", view != "source"), view
            await pilot.press("f3")


async def test_the_pad_stands_beside_the_estimates_and_remarks_below(
    open_app: MakeApp,
) -> None:
    async with open_app(TWITTER).run_test(size=(120, 30)) as pilot:
        screen = await begin(pilot)
        await pilot.press("escape", "2")
        await type_text(pilot, "dau = 20M users")
        await pilot.press("enter")
        await type_text(pilot, "x = dau * oops")
        await until(pilot, lambda: "= 20M users" in picture(pilot))
        says = screen.query_one("#desk-says", Static)
        await until(pilot, lambda: says.display and "oops" in str(says.visual))
        await pilot.press("up")
        await until(pilot, lambda: not says.display)
        await pilot.press("escape", "1")
        await until(pilot, lambda: not screen.query_one("#pad").display)


# --- The round's other keys


async def test_a_late_sign_rings_only_where_it_is_wanted(
    open_app: MakeApp, parts: Services, hands: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[int] = []
    monkeypatch.setattr(CoachApp, "bell", lambda _: rung.append(1))
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        parts.change_settings(replace(parts.settings, bell=True))
        for _ in range(70):
            hands.move(4)
            screen._tick()
        assert rung == [1]
        parts.change_settings(replace(parts.settings, bell=False))
        await pilot.press("escape", "n")
        for _ in range(140):
            hands.move(4)
            screen._tick()
        assert rung == [1]


async def test_a_finish_can_be_taken_back(open_app: MakeApp) -> None:
    """Asked after the last phase too; the first phase has none before it."""
    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        await pilot.press("escape", "b")
        assert screen.session.phase == "clarify"
        for _ in range(3):
            await pilot.press("escape", "n")
        await until(pilot, lambda: screen.session.phase == "refinement")
        await pilot.press("escape", "n")
        await until(pilot, lambda: top(pilot, ChoiceScreen))
        await pilot.press("n")
        await until(pilot, lambda: top(pilot, RoundScreen))
        assert screen.session.status == "running"


async def test_a_paste_that_is_too_big_is_refused_aloud(open_app: MakeApp) -> None:
    from textual.events import Paste

    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        editor = screen.query_one(Desk).editor
        editor.post_message(Paste("x" * 2_500_000))
        await until(pilot, lambda: "2.5 MB; at most 1 MB" in told(pilot))
        assert editor.text == ""


async def test_what_cannot_be_saved_is_said_until_it_can(
    open_app: MakeApp, parts: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = type(parts.store).save
    full = StorageError("The disk is full [red].", "Make room.")

    def refuse(*_: object) -> int:
        raise full

    async with open_app(TWITTER).run_test(size=(120, 40)) as pilot:
        screen = await begin(pilot)
        monkeypatch.setattr(type(parts.store), "save", refuse)
        await type_text(pilot, "kept")
        await pilot.press("escape", "s")
        await until(pilot, lambda: "The disk is full [red]. Make room." in told(pilot))
        await until(pilot, lambda: "NOT SAVED" in text_of(pilot, "#top-line"))
        monkeypatch.setattr(type(parts.store), "save", real)
        await pilot.press("s")
        await until(pilot, lambda: "saved" in text_of(pilot, "#top-line"))
        stored = parts.store.read(screen.session.id)
    assert stored.sections["notes/clarify"] == "kept"


async def test_practice_has_no_clock_and_says_so(open_app: MakeApp) -> None:
    async with open_app().run_test(size=(100, 30)) as pilot:
        await pilot.press("p")
        await until(pilot, lambda: top(pilot, PickerScreen))
        await pilot.press("escape")
        await until(pilot, lambda: top(pilot, HomeScreen))
        await pilot.press("p")
        await until(pilot, lambda: top(pilot, PickerScreen))
        await pilot.press("down", "enter")
        await until(pilot, lambda: top(pilot, BriefScreen))
        assert "no clock in practice" in text_of(pilot, "#brief-text")
        await pilot.press("escape")
        await until(pilot, lambda: top(pilot, HomeScreen))


async def test_a_start_that_fails_is_told_and_leaves_the_brief(
    open_app: MakeApp, parts: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise StorageError("The disk is full.", "Make room.")

    async with open_app(TWITTER).run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(parts.store, "create", refuse)
        await pilot.press("enter")
        await until(pilot, lambda: "The disk is full" in told(pilot))
        assert top(pilot, BriefScreen)


# --- Home


async def test_home_has_a_word_where_there_is_nothing_to_do(
    open_app: MakeApp,
) -> None:
    async with open_app().run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        for key, said in (
            ("u", "nothing to bring back"),
            ("d", "no session yet"),
            ("w", "no session yet"),
        ):
            pilot.app.clear_notifications()
            await pilot.press(key)
            await until(pilot, lambda s=said: s in told(pilot))  # type: ignore[misc]


async def test_home_opens_writes_and_lists_sessions(
    open_app: MakeApp, parts: Services
) -> None:
    keep(parts, rated(planned(parts)))
    async with open_app().run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "3.0/4" in picture(pilot))
        await pilot.press("w")
        await until(pilot, lambda: "The answer sheet is" in told(pilot))
        assert len(list(Path.cwd().glob("*.md"))) == 1
        await pilot.press("tab", "enter")
        await until(pilot, lambda: top(pilot, DebriefScreen))
        screen = cast("DebriefScreen", pilot.app.screen)
        assert screen.page == "reference"
        await pilot.press("b")
        await until(pilot, lambda: top(pilot, ReviewScreen))
        await pilot.press("b")
        await until(pilot, lambda: top(pilot, DebriefScreen))
        screen = cast("DebriefScreen", pilot.app.screen)
        await until(pilot, lambda: screen.page == "rating")
        await pilot.press("b", "b")
        await until(pilot, lambda: screen.page == "figures")


async def test_a_sheet_that_cannot_be_written_is_told(
    open_app: MakeApp, parts: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coach.errors import ExportError

    def refuse(*_: object, **__: object) -> Path:
        raise ExportError("The folder is read-only.", "Go elsewhere.")

    keep(parts, rated(planned(parts)))
    monkeypatch.setattr(Services, "write_sheet", refuse)
    async with open_app().run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "3.0/4" in picture(pilot))
        await pilot.press("w")
        await until(pilot, lambda: "The folder is read-only. Go" in told(pilot))


async def test_a_broken_database_is_said_at_home(
    open_app: MakeApp, parts: Services
) -> None:
    parts.data_dir.mkdir(parents=True)
    parts.database.write_bytes(b"no database" * 1000)
    async with open_app().run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: "coach.db" in picture(pilot))
        await pilot.press("t")
        await until(pilot, lambda: top(pilot, BriefScreen))
        await pilot.press("enter")
        await until(pilot, lambda: "coach.db" in told(pilot))
        assert top(pilot, BriefScreen)


async def test_a_session_that_is_gone_is_told_and_home_stays(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(Continue("nothing")).run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "nothing" in told(pilot))
        assert top(pilot, HomeScreen)


# --- A fault of our own


def test_a_crash_stores_what_was_typed_first(
    open_app: MakeApp, parts: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    """No time passes between the last key and the fault."""
    secret = "the person's own words"

    def fail() -> None:
        raise ValueError(secret)

    async def sit(pilot: Pilot[Any]) -> None:
        await begin(pilot)
        await type_text(pilot, "unsaved")
        pilot.app.call_later(fail)
        await until(pilot, lambda: pilot.app._exception is not None)

    app = open_app(TWITTER)
    app.run(headless=True, size=(120, 40), auto_pilot=sit)
    assert app.return_code == 1
    assert "your work is saved" in " ".join(capsys.readouterr().err.split())
    (kept,) = parts.store.summaries()
    assert parts.store.read(kept.id).sections["notes/clarify"] == "unsaved"
    log = parts.folders.log.read_text()
    assert "in fail" in log
    assert "own words" not in log


@pytest.mark.parametrize("code", [None, 3])
def test_the_exit_code_of_the_app_is_handed_on(
    parts: Services, monkeypatch: pytest.MonkeyPatch, code: int | None
) -> None:
    def run(app: CoachApp) -> None:
        app._return_code = code

    monkeypatch.setattr(CoachApp, "run", run)
    assert app_module.run_app(parts, TWITTER) == (code or 0)
