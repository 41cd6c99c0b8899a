"""The parts of a round: texts as typed, figures, margins, tabs, pictures, dialogs."""

import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Static

from coach.domain import round as rules
from coach.domain.case import Case
from coach.domain.plan import TABS, Plan, PlannedGoal, PlannedPhase
from coach.domain.ports import Summary
from coach.domain.session import CaseRef, Kind, Session
from coach.domain.timing import Instant
from coach.interviewer import Line
from coach.text.safe import REPLACEMENT
from coach.tui import driver, outside_drawing, outside_editor
from coach.tui.outside_drawing import draw_outside
from coach.tui.screens.choice import Answer, ChoiceScreen
from coach.tui.screens.debrief_text import figures_text
from coach.tui.screens.home_rows import now_row, recent_row, time_chart
from coach.tui.screens.settings import changed
from coach.tui.widgets import drawing
from coach.tui.widgets.drawing import BIG_LINES, DrawingPane, flowchart
from coach.tui.widgets.editor import Editor
from coach.tui.widgets.goals import GoalList
from coach.tui.widgets.headline import PhaseBar, TopLine
from coach.tui.widgets.pad_margin import PadMargin
from coach.tui.widgets.prose import flowed, prose
from coach.tui.widgets.rail import talk_text
from coach.tui.widgets.tabs import SectionTabs

ODD = "[TODO] [/b] a[i] [red] $accent"
HOSTILE = "x\x1b[2J\x9b2J\u202ey"

PLAN: Plan = (
    PlannedPhase("clarify", "Clarify", 300.0, (PlannedGoal("load", f"load {ODD}"),)),
    PlannedPhase("architecture", "Architecture", 630.0),
    PlannedPhase("deep-dive", "Deep dive", 1200.0),
)


def at(seconds: float) -> Instant:
    return Instant(1_790_000_000 + seconds, seconds)


def begun(kind: Kind = "mock", title: str = "A feed") -> Session:
    made = rules.plan_session(
        "s1", kind, CaseRef("feed", 1, title), "senior", PLAN, at(0)
    )
    return rules.start(made, at(0))


def after(session: Session, seconds: float) -> Session:
    """The session after some work, read often enough to be no standstill."""
    start = session.anchor.mono if session.anchor else 0.0
    passed = 0.0
    while passed < seconds:
        passed = min(seconds, passed + 4)
        session = rules.tick(session, at(start + passed))
    return session


class Stage(App[None]):
    """An app that holds one widget and listens."""

    CSS = "Horizontal { height: 6; } Editor { width: 24; padding: 0; border: none; }"

    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self.widgets = widgets
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield from self.widgets

    def on_section_tabs_chosen(self, event: SectionTabs.Chosen) -> None:
        self.heard.append(event)

    def on_goal_list_toggled(self, event: GoalList.Toggled) -> None:
        self.heard.append(event)


# --- Prose of the reference


def test_lines_of_a_paragraph_flow_together() -> None:
    text = "One\ntwo.\n\n- a\n  b\n- c\n1. d\n# Head\nbody\n| x |\n| y |\n"
    assert flowed(text) == [
        *("One two.", "", "- a b", "- c", "1. d", "# Head", "body", "| x |", "| y |")
    ]


def test_fenced_blocks_keep_their_lines() -> None:
    text = "Before\n```\nGET /a\n  GET /b\n```\nafter\nall"
    assert flowed(text) == ["Before", "GET /a", "  GET /b", "after all"]


def test_emphasis_shows_and_markup_stays() -> None:
    shown = prose(f"# Head\n\nA **price** and `code` {ODD}")
    assert shown.plain == f"Head\n\nA price and code {ODD}"
    styled = {shown.plain[s.start : s.end]: str(s.style) for s in shown.spans}
    assert styled["price"] == "bold"
    assert styled["code"] == "$secondary"
    assert "bold" in styled["Head"]


def test_prose_obeys_nothing() -> None:
    assert prose(HOSTILE).plain == f"x{REPLACEMENT}[2J{REPLACEMENT}2J{REPLACEMENT}y"


@given(st.text(alphabet="ab -#|*1.\n", max_size=60))
def test_flowing_loses_no_word(text: str) -> None:
    assert " ".join(flowed(text)).split() == text.split()


# --- Talk, headline, goals, tabs


def test_talk_is_shown_as_typed_and_marks_who_speaks() -> None:
    talk = tuple(
        Line(speaker, f"{speaker} {ODD}{HOSTILE}\nend", 0.0, "clarify")
        for speaker in ("you", "interviewer", "coach")
    )
    rows = talk_text(talk).plain.split("\n")
    assert [row[:9] for row in rows] == ["› you [TO", "interview", "· coach ["]
    for row in rows:
        assert ODD in row
        assert "\x1b" not in row
        assert row.endswith("y end")


async def headline(session: Session, width: int, trouble: str = "") -> tuple[str, str]:
    top, bar = TopLine(), PhaseBar()
    top.styles.width = bar.styles.width = width

    class Two(App[None]):
        def compose(self) -> ComposeResult:
            yield top
            yield bar

    async with Two().run_test(size=(width, 5)) as pilot:
        await pilot.pause()
        top.show(session, at(0).wall, trouble)
        bar.show(session)
        return str(top.visual), str(bar.visual)


async def test_the_top_line_fills_the_width_and_cuts_a_long_title() -> None:
    top, _ = await headline(begun(title=f"{ODD} {HOSTILE} " + "long " * 40), 80)
    assert len(top) == 80
    assert top.startswith(f" {ODD} x{REPLACEMENT}[2J")
    assert "…" in top
    assert top.endswith("round 35:30 left ")


async def test_trouble_takes_the_place_of_saved() -> None:
    top, _ = await headline(rules.pause(begun(), at(1)), 100, "NOT SAVED, press s")
    assert "NOT SAVED, press s · paused · round" in top
    assert "saved" not in top


async def test_without_a_clock_no_budget_is_shown() -> None:
    session = rules.advance(after(begun("practice"), 62), at(62))
    top, bar = await headline(after(session, 9), 120)
    assert " · practice" in top
    assert "round" not in top
    assert bar == " 1 Clarify ✓   2 Architecture 0:09   3 Deep dive"


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (
            120,
            " 1 Clarify ✓ 1:02/5   2 Architecture ▰▰▰▰▰▱▱▱▱▱ 5:14   3 Deep dive 20",
        ),
        (80, " 1 Clarify ✓  2 Architecture ▰▰▱▱▱ 5:14  3 Deep dive"),
    ],
)
async def test_the_phases_stand_closer_where_it_is_narrow(
    width: int, shown: str
) -> None:
    session = rules.advance(after(begun(), 62), at(62))
    _, bar = await headline(after(session, 316), width)
    assert bar == shown


async def test_a_goal_is_ticked_by_key_and_by_click() -> None:
    goals = GoalList()
    app = Stage(goals)
    app.AUTO_FOCUS = None  # type: ignore[misc]  # it is filled before it has the focus
    async with app.run_test(size=(60, 6)) as pilot:
        goals.show(begun())
        goals.focus()
        await pilot.pause()
        assert goals.get_option_at_index(0).prompt.plain.startswith(f"○ load {ODD}")  # type: ignore[union-attr]
        await pilot.press("space")
        await pilot.click(GoalList, offset=(3, 0))
        await pilot.pause()
        assert app.heard == [GoalList.Toggled("load"), GoalList.Toggled("load")]
        goals.show(rules.toggle_goal(begun(), "load", at(1)))
        assert goals.highlighted == 0
        assert goals.get_option_at_index(0).prompt.plain.startswith("✓ ")  # type: ignore[union-attr]


@pytest.mark.parametrize("tab", TABS)
async def test_a_click_on_a_name_chooses_its_section(tab: str) -> None:
    tabs = SectionTabs()
    app = Stage(tabs)
    async with app.run_test(size=(100, 6)) as pilot:
        tabs.show("notes", frozenset({"notes", "api"}))
        await pilot.pause()
        text = str(tabs.visual)
        assert text.count("•") == 2
        place = text.index(f" {TABS.index(tab) + 1} ")
        await pilot.click(SectionTabs, offset=(place + 3, 0))
        await pilot.click(SectionTabs, offset=(len(text) + 2, 0))
        await pilot.pause()
        assert [heard.tab for heard in app.heard] == [tab]  # type: ignore[attr-defined]


# --- The margin of the pad


@asynccontextmanager
async def pad(text: str) -> AsyncIterator[tuple[Editor, PadMargin, Pilot[None]]]:
    editor, margin = Editor(text), PadMargin()
    margin.styles.width = 30
    app = Stage(editor, margin)
    async with app.run_test(size=(60, 8)) as pilot:
        margin.follow(editor)
        editor.focus()
        await pilot.pause()
        yield editor, margin, pilot


def rows_of(margin: PadMargin) -> list[str]:
    return [margin.render_line(y).text.strip() for y in range(margin.size.height)]


async def test_each_result_stands_beside_the_first_row_of_its_line() -> None:
    """The second line wraps into two rows; the third still meets its own row."""
    text = "dau = 20M users\nposts = dau * 2 tweets/user/day\n# a remark\nnope = oops"
    async with pad(text) as (_, margin, _pilot):
        rows = rows_of(margin)
        assert rows[0] == "= 20M users"
        assert rows[1].startswith("= 40M tweets")
        assert rows[2:4] == ["", ""]
        assert rows[4].startswith("! ")
        assert "oops" in rows[4]


async def test_results_scroll_with_their_lines() -> None:
    text = "\n".join(f"v{n} = {n} * 1000 users" for n in range(1, 31))
    async with pad(text) as (editor, margin, pilot):
        editor.scroll_to(y=10, animate=False, immediate=True)
        await pilot.pause()
        assert editor.scroll_offset.y == 10
        assert rows_of(margin)[0] == "= 11,000 users"
        editor.scroll_to(y=24, animate=False, immediate=True)
        await pilot.pause()
        assert rows_of(margin)[:2] == ["= 25,000 users", "= 26,000 users"]


async def test_typing_changes_the_result_and_the_remark_follows_the_cursor() -> None:
    async with pad("six = 2 * 3\nsum = six + oops") as (editor, margin, pilot):
        assert margin.remark() == ""
        editor.move_cursor((1, 0))
        assert "oops" in margin.remark()
        editor.move_cursor((0, 11))
        await pilot.press("0")
        margin.compute(editor.text)
        assert rows_of(margin)[0] == "= 60"
        assert margin.pad is not None
        assert len(margin.pad.lines) == 2


async def test_a_doubtful_letter_is_said_as_it_was_read() -> None:
    async with pad("x = 2B users") as (_, margin, _pilot):
        assert rows_of(margin)[0].startswith("= 2")
        assert "billion" in margin.remark()


def test_a_margin_without_an_editor_is_empty() -> None:
    assert PadMargin().remark() == ""
    assert PadMargin()._line_at(0) is None


# --- The picture of a diagram


def test_a_picture_that_is_not_whole_says_so() -> None:
    good, bad = flowchart("a -> b"), flowchart("a -> b\nsubgraph x[")
    assert good.whole
    assert not good.faults
    assert not bad.whole
    assert "line 2" in bad.faults[0]
    assert flowchart("[[[").text == ""


@asynccontextmanager
async def pane(
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Callable[[str], Any]]:
    """A drawing pane, and how to have something drawn and read it."""
    monkeypatch.setattr(drawing, "DELAY_S", 0.0)
    shown = DrawingPane()
    async with Stage(shown).run_test(size=(80, 8)) as pilot:

        async def draw(source: str) -> tuple[str, str]:
            shown.draw(source)
            await pilot.app.workers.wait_for_complete()
            says = shown.query_one("#picture-says", Static)
            return str(shown.query_one("#picture", Static).visual), str(says.visual)

        yield draw


async def test_labels_in_a_picture_are_shown_as_typed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with pane(monkeypatch) as draw:
        picture, says = await draw(f'a["[TODO] [/b] {HOSTILE}"] --> b')
        assert "[TODO] [/b] x" in picture
        assert "\x1b" not in picture
        assert "2 boxes, 1 arrow" in says


async def test_a_long_flowchart_is_drawn_beside_the_loop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with pane(monkeypatch) as draw:
        source = "\n".join(f"n{i} -> n{i + 1}" for i in range(BIG_LINES + 1))
        picture, says = await draw(source)
        assert "n61" in picture
        assert f"{BIG_LINES + 2} boxes" in says


async def test_an_emptied_source_empties_the_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with pane(monkeypatch) as draw:
        assert "│ a │" in (await draw("a -> b"))[0]
        assert "Type Mermaid" in (await draw(" \n"))[0]


async def test_other_kinds_are_drawn_outside_and_their_faults_are_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def outside(source: str) -> tuple[str, str]:
        return ("", f"no {ODD}") if "bad" in source else (f"picture {ODD}", "")

    monkeypatch.setattr(outside_drawing, "draw_outside", outside)
    async with pane(monkeypatch) as draw:
        assert await draw("sequenceDiagram\n a->>b: hi") == (f"picture {ODD}", "")
        picture, says = await draw("sequenceDiagram\n bad")
        assert picture == f"picture {ODD}"
        assert f"! no {ODD}" in says
        assert "last good picture" in says


async def test_termaid_draws_a_sequence_in_a_process_of_its_own() -> None:
    picture, why = await draw_outside("sequenceDiagram\n  Alice->>Bob: Hello\n")
    assert why == ""
    for word in ("Alice", "Bob", "Hello"):
        assert word in picture


async def test_what_is_too_long_or_too_slow_is_not_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    picture, why = await draw_outside("x" * (outside_drawing.LIMIT_CHARS + 1))
    assert (picture, "too long" in why) == ("", True)
    monkeypatch.setattr(outside_drawing, "TIMEOUT_S", 0.0)
    picture, why = await draw_outside("sequenceDiagram\n  a->>b: c\n")
    assert (picture, "not drawn within" in why) == ("", True)


async def test_a_drawing_that_fails_says_its_last_word(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "python"
    broken.write_text(
        "#!/bin/sh\ncat >/dev/null\necho first >&2\necho last >&2\nexit 3"
    )
    broken.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(broken))
    assert await draw_outside("erDiagram") == ("", "last")
    broken.write_text("#!/bin/sh\ncat >/dev/null\n")
    picture, why = await draw_outside("erDiagram")
    assert (picture, "could not be read yet" in why) == ("", True)


# --- The person's own editor


class Aside:
    """Stands in for an app that can be suspended; a headless one cannot."""

    @contextmanager
    def suspend(self) -> Any:
        yield


def script(folder: Path, body: str) -> str:
    made = folder / "an editor"
    made.write_text(f"#!/bin/sh\n{body}\n")
    made.chmod(0o755)
    return f"'{made}' --wait"


def test_an_editor_gets_the_text_and_gives_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its options, and in a file that only the person can read."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", script(tmp_path, 'cat "$2" >&2; echo more >> "$2"'))
    path = tmp_path / "s1--api.md"
    assert outside_editor.edit_outside(Aside(), "GET /\n", path) == "GET /\nmore"  # type: ignore[arg-type]
    assert path.stat().st_mode & 0o777 == 0o600
    assert outside_editor.left_behind(tmp_path, "s1") == {"api": path}
    outside_editor.forget(path)
    outside_editor.forget(path)
    assert outside_editor.left_behind(tmp_path, "s1") == {}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("exit 7", "ended with code 7"),
        ('rm "$2"', "could not be read"),
        (r"""printf '\377' > "$2" """, "could not be read"),
    ],
)
def test_an_editor_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, said: str
) -> None:
    monkeypatch.setenv("VISUAL", script(tmp_path, body))
    path = tmp_path / "text.md"
    with pytest.raises(outside_editor.EditorError, match=said):
        outside_editor.edit_outside(Aside(), "mine", path)  # type: ignore[arg-type]
    assert path.exists() or "rm" in body


def test_an_editor_that_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor -w")
    path = tmp_path / "text.md"
    with pytest.raises(outside_editor.EditorError, match="no-such-editor") as told:
        outside_editor.edit_outside(Aside(), "mine", path)  # type: ignore[arg-type]
    assert "Set EDITOR" in told.value.hint
    assert not path.exists()


def test_without_a_setting_a_usual_editor_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "")
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(outside_editor.EditorError, match="No editor is set"):
        outside_editor.editor_command()
    (tmp_path / "vi").write_text("")
    (tmp_path / "vi").chmod(0o755)
    assert outside_editor.editor_command() == ["vi"]


# --- Rows of home, figures of the debrief, settings


FIRST = Summary(
    id="s1",
    kind="mock",
    case_id="feed",
    case_title="A feed",
    level="senior",
    status="running",
    phase="clarify",
    created_at=1000.0,
    updated_at=1000.0,
    finished_at=None,
    minutes=40.0,
    spent=1200.0,
    words=5,
    hints=0,
    facts=0,
)


def summary(**changes: Any) -> Summary:
    return replace(FIRST, **changes)


def test_home_says_where_a_session_stands() -> None:
    row = now_row(summary(case_title=ODD + HOSTILE), 1000 + 7200).plain
    assert row.startswith("c Continue")
    assert f"{ODD}x{REPLACEMENT}[2J" in row
    assert row.endswith("mock · senior · clarify, 20:00 in · 2 h ago")
    assert "your own rating" in now_row(summary(status="rating"), 1000).plain
    assert "as you left them" in now_row(summary(kind="lab"), 1000).plain


@pytest.mark.parametrize(
    ("changes", "end"),
    [
        ({}, "▰▰▰▰▱▱▱▱  20:00  unfinished"),
        ({"status": "rating", "spent": 9999.0}, "▰▰▰▰▰▰▰▰ 2:46:39  to be rated"),
        ({"status": "done", "marks": (3, 3, 3, 0)}, "▰▰▰▰▱▱▱▱  20:00  ▆▆▆  3.0/4"),
        ({"kind": "lab", "status": "done"}, "done"),
        ({"kind": "lab"}, "unfinished"),
    ],
)
def test_a_recent_row_ends_in_time_and_marks(changes: dict[str, Any], end: str) -> None:
    assert recent_row(summary(**changes), 1000.0).plain.endswith(end)


def test_a_recent_row_fits_a_narrow_screen() -> None:
    row = recent_row(summary(case_title="long " * 30, status="rating"), 2000.0, 74)
    assert "…" in row.plain
    assert "▰" not in row.plain
    assert len(row.plain) <= 74
    assert time_chart(summary(minutes=0.0)) == "▱" * 8


def test_the_figures_of_a_hard_round() -> None:
    session = rules.extend(after(begun(), 425), at(425))
    session = rules.write(session, {"api": "one two", "notes/clarify": ODD})
    session = after(rules.enter(session, "architecture", at(425)), 9)
    slept = replace(at(440), wall=at(440).wall + 3600)
    session = rules.tick(session, replace(at(438), wall=slept.wall))
    text = figures_text(session, None).plain
    assert "Clarify             7:00     7:05   +0:05     0/1      0" in text
    assert "The machine slept" in text
    assert "API 2" in text
    assert f"Goals left open  load {ODD}" in text
    assert "Facts" not in text


def test_the_figures_of_a_round_without_a_clock() -> None:
    done = rules.toggle_goal(begun("practice"), "load", at(1))
    text = figures_text(done, cast("Case", SimpleNamespace(facts=()))).plain
    assert "planned" not in text
    assert "nothing was written" in text
    assert "Goals  all ticked" in text
    assert "You asked for every fact that changes the design." in text


def test_each_setting_moves_within_its_bounds() -> None:
    from coach.domain.settings import Settings

    first = Settings(level="mid", words_a_minute=295)
    assert changed(first, "level", -1).level == "staff"
    assert changed(first, "theme", 1).theme == "coach-light"
    assert changed(first, "words_a_minute", 1).words_a_minute == 300
    slow = Settings(words_a_minute=60)
    assert changed(slow, "words_a_minute", -1).words_a_minute == 60
    assert changed(first, "bell", 1).bell is True


# --- A question with answers


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["t"], "take"),
        (["enter"], "home"),
        (["down", "enter"], "take"),
        (["escape"], None),
        (["z", "h"], "home"),
    ],
)
async def test_a_choice_is_made_by_letter_by_list_or_not_at_all(
    keys: list[str], value: str | None
) -> None:
    made: list[str | None] = []
    answers = (Answer("h", f"go {ODD}", "home"), Answer("t", "take", "take"))
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(ChoiceScreen(ODD, f"{ODD} {HOSTILE}", answers), made.append)
        await pilot.pause()
        texts = [str(each.visual) for each in app.screen.query(Static)]
        assert ODD in texts
        assert "\x1b" not in "".join(texts)
        await pilot.press(*keys)
        await pilot.pause()
        assert made == [value]


# --- What stands between the app and the terminal


def test_a_named_driver_and_windows_get_textuals_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", "some.driver:Class")
    assert driver.driver_class() is None
    monkeypatch.delenv("TEXTUAL_DRIVER")
    monkeypatch.setattr(sys, "platform", "win32")
    assert driver.driver_class() is None
    monkeypatch.setattr(sys, "platform", "linux")
    found = driver.driver_class()
    assert found is not None
    assert found.__name__ == "TerminalDriver"
