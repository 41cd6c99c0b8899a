"""The STAR room by key presses: pick, prepare, tell, checks, answers, bank, matrix."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList, Static

from coach.domain import telling
from coach.domain.start import Continue, Star
from coach.errors import NotFoundError, StorageError
from coach.services import Services
from coach.tui.app import CoachApp
from coach.tui.screens.choice import ChoiceScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.kept import KeptScreen
from coach.tui.screens.star import StarScreen
from coach.tui.screens.star_bank import BankScreen
from coach.tui.screens.star_checks import ChecksScreen
from coach.tui.screens.star_good import GoodScreen
from coach.tui.screens.star_keep import NameScreen
from coach.tui.screens.star_matrix import MatrixScreen
from coach.tui.screens.star_telling import TellingScreen
from coach.tui.widgets.star_head import StarSteps, StarTop

MakeApp = Callable[..., CoachApp]
CONFLICT = Star("conflict")
STORY = (
    "In March our two teams shared one deploy queue and Marc wanted to keep it.",
    "I had to get our release out by Friday.",
    "I disagreed with Marc. We looked at the queue. I measured the waits for a week, "
    "because nobody knew them, and proposed two queues instead of one.",
    "Waiting fell from 40 minutes to 6 within two weeks.",
)


async def shown(pilot: Pilot[Any], kind: type[Screen[Any]]) -> Any:
    """Wait until a screen is on top, and return it."""
    for _ in range(20):
        await pilot.pause()
        if isinstance(pilot.app.screen, kind):
            break
    assert isinstance(pilot.app.screen, kind), pilot.app.screen
    await pilot.pause()
    return pilot.app.screen


async def type_text(pilot: Pilot[Any], text: str) -> None:
    await pilot.press(*({" ": "space"}.get(c, c) for c in text))


async def tell(pilot: Pilot[Any], *texts: str) -> TellingScreen:
    """Skip the preparation and put texts into the parts."""
    screen: TellingScreen = await shown(pilot, TellingScreen)
    await pilot.press("escape", "n")
    await pilot.pause()
    for part, text in zip(screen.desk.parts, texts, strict=False):
        screen.desk.take(f"story/{part}", text)
    await pilot.pause()
    return screen


async def checked(pilot: Pilot[Any], *texts: str) -> ChecksScreen:
    """Tell, and go on to the checks."""
    await tell(pilot, *texts)
    await pilot.press("escape", "n")
    screen: ChecksScreen = await shown(pilot, ChecksScreen)
    return screen


async def kept(pilot: Pilot[Any]) -> str:
    """Keep what is told under the proposed name, and return its id."""
    await pilot.press("k")
    await shown(pilot, NameScreen)
    await pilot.press("k")
    screen: ChecksScreen = await shown(pilot, ChecksScreen)
    its_id = telling.kept_as(screen.session)
    assert its_id is not None
    return its_id


def text_of(screen: Screen[Any], selector: str) -> str:
    return str(screen.query_one(selector, Static).visual)


def rows(screen: Screen[Any], selector: str) -> list[str]:
    options = screen.query_one(selector, OptionList).options
    return [str(option.prompt) for option in options]


async def test_the_room_goes_from_competency_to_question(
    open_app: MakeApp, size: tuple[int, int]
) -> None:
    async with open_app().run_test(size=size) as pilot:
        await pilot.press("b")
        screen = await shown(pilot, StarScreen)
        assert len(rows(screen, "#competencies")) == 10
        await pilot.press("down", "enter")
        assert screen.focused is not None
        assert screen.focused.id == "questions"
        assert "conflict with a colleague" in rows(screen, "#questions")[0]
        assert "They want to find out" in text_of(screen, "#room-about")
        assert "Not told yet" in text_of(screen, "#room-about")
        await pilot.press("enter")
        telling_ = await shown(pilot, TellingScreen)
        assert telling_.session.case.id == "conflict"
        assert "conflict with a colleague" in text_of(telling_, "#star-asks")


async def test_a_competency_opens_its_own_questions(open_app: MakeApp) -> None:
    async with open_app(Star(competency_id="mentoring")).run_test() as pilot:
        screen = await shown(pilot, StarScreen)
        listed = screen.query_one("#questions", OptionList).options
        assert "helped-grow" in [option.id for option in listed]


async def test_chance_asks_first_what_was_not_told(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(Star()).run_test() as pilot:
        await shown(pilot, StarScreen)
        await pilot.press("r")
        screen = await shown(pilot, TellingScreen)
        assert screen.session.case.id in {q.id for q in parts.questions.all()}


async def test_a_question_only_looked_at_leaves_no_trace(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(CONFLICT).run_test() as pilot:
        await shown(pilot, TellingScreen)
        await pilot.press("escape", "q")
        await shown(pilot, HomeScreen)
        assert parts.store.summaries() == []


async def test_the_preparation_has_a_clock_and_its_notes_stay(
    open_app: MakeApp, hands: Any
) -> None:
    async with open_app(CONFLICT).run_test(size=(120, 40)) as pilot:
        screen = await shown(pilot, TellingScreen)
        await type_text(pilot, "Marc, queue")
        hands.move(4)
        screen._tick()
        assert "1:56" in str(screen.query_one(StarSteps).visual)
        await pilot.press("escape", "n")
        await pilot.pause()
        assert screen.session.phase == telling.TELL
        await pilot.press("escape", "0")
        assert screen.desk.editor.text == "Marc, queue"
        assert screen.session.spent_in(telling.PREPARE) == 4


async def test_no_save_in_between_forgets_the_notes(open_app: MakeApp) -> None:
    """A kill right after the preparation must find them."""
    async with open_app(CONFLICT).run_test() as pilot:
        screen = await shown(pilot, TellingScreen)
        await type_text(pilot, "Marc")
        screen.action_begin()
        assert screen.keeper.session.sections[telling.NOTES] == "Marc"


async def test_an_overrun_preparation_says_so(open_app: MakeApp, hands: Any) -> None:
    async with open_app(CONFLICT).run_test(size=(120, 40)) as pilot:
        screen = await shown(pilot, TellingScreen)
        for _ in range(26):
            hands.move(5)
            screen._tick()
        assert "over +0:10" in str(screen.query_one(StarSteps).visual)


async def test_words_time_and_shares_are_counted_as_one_types(
    open_app: MakeApp, size: tuple[int, int]
) -> None:
    async with open_app(CONFLICT).run_test(size=size) as pilot:
        screen = await tell(pilot)
        await type_text(pilot, "one two three")
        assert "3 words" in str(screen.desk._boxes["situation"].head.visual)
        await pilot.press("f8", "f8")
        assert screen.desk.present == "action"
        await type_text(pilot, "I did seven things on a Monday")
        said = text_of(screen, "#star-sum")
        assert "10 words at 150 a minute" in said
        assert "30% ✓ (15–30)" in said
        assert "70% ▲" in said
        assert "0% ▼" in said
        assert "0:04 of 2:00" in said


async def test_three_minutes_are_called_too_long(open_app: MakeApp) -> None:
    async with open_app(CONFLICT).run_test(size=(120, 40)) as pilot:
        screen = await tell(pilot, "", "", "word " * 451)
        assert "Over three minutes" in text_of(screen, "#star-sum")


async def test_parts_stand_side_by_side_or_one_by_one(open_app: MakeApp) -> None:
    async with open_app(CONFLICT).run_test(size=(120, 40)) as pilot:
        screen = await tell(pilot, *STORY)

        def visible() -> int:
            boxes = screen.desk._boxes.values()
            return sum(box.editor.display and box.display for box in boxes)

        assert visible() == 4
        await pilot.press("escape", "v")
        assert visible() == 1
        await pilot.press("3", "escape", "v")
        assert visible() == 4
        assert screen.desk.present == "action"
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert visible() == 1
        await pilot.click("#part-result .part-head")
        assert screen.desk.present == "result"
        assert screen.desk.editor.has_focus


async def test_speaking_aloud_is_measured_and_noted(
    open_app: MakeApp, hands: Any, parts: Services
) -> None:
    async with open_app(CONFLICT).run_test(size=(120, 40)) as pilot:
        screen = await tell(pilot)
        await pilot.press("escape", "t")
        await pilot.pause()
        assert screen.page == "star-talk"
        for _ in range(25):
            hands.move(5)
            screen._tick()
        assert "Speaking 2:05" in text_of(screen, "#talk-clock")
        assert "bring it to its result" in text_of(screen, "#talk-clock")
        await pilot.press("space")
        await pilot.pause()
        assert screen.page == "star-desk"
        assert screen.desk.editor.has_focus
        await type_text(pilot, "so")
        assert "aloud 2:05" in text_of(screen, "#star-sum")
        assert screen.desk.editor.text == "so"
        screen.keeper.flush()
        stored = parts.store.read(screen.session.id)
    assert telling.talk_s(stored) == pytest.approx(125)


async def test_letters_are_text_while_one_writes(open_app: MakeApp) -> None:
    async with open_app(CONFLICT).run_test(size=(120, 40)) as pilot:
        screen = await tell(pilot)
        await type_text(pilot, "n t v 1 q")
        await pilot.press("enter")
        assert screen.desk.editor.text == "n t v 1 q\n"
        assert pilot.app.screen is screen


async def test_without_a_word_there_are_no_checks(open_app: MakeApp) -> None:
    async with open_app(CONFLICT).run_test() as pilot:
        screen = await tell(pilot)
        await pilot.press("escape", "n")
        await pilot.pause()
        assert pilot.app.screen is screen


async def test_the_checks_mark_the_words_they_mean(
    open_app: MakeApp, size: tuple[int, int]
) -> None:
    async with open_app(CONFLICT).run_test(size=size) as pilot:
        screen = await checked(pilot, *STORY)
        assert f"Score {screen.report.score} of 100" in text_of(screen, "#report-score")
        assert "Ownership" in text_of(screen, "#report-score")
        last = screen.report.findings[-1]
        await pilot.press("end")
        await pilot.pause()
        assert last.why[:20] in rows(screen, "#report-findings")[-1]
        assert last.why in " ".join(text_of(screen, "#report-about").split())
        content = screen.query_one("#report-text", Static).content
        marked = [
            content.plain[span.start : span.end]  # type: ignore[union-attr]
            for span in content.spans  # type: ignore[union-attr]
            if span.style == "reverse"
        ]
        assert marked == [last.quote]
        assert "## " not in str(content)
        await pilot.press("r")
        again = await shown(pilot, TellingScreen)
        assert again.desk.present == last.part


async def test_good_answers_are_shown_only_after_telling(open_app: MakeApp) -> None:
    async with open_app(CONFLICT).run_test() as pilot:
        await shown(pilot, TellingScreen)
        await pilot.press("escape", "g")
        await pilot.pause()
        assert isinstance(pilot.app.screen, TellingScreen)
        await checked(pilot, *STORY)
        await pilot.press("g")
        await shown(pilot, GoodScreen)
        await pilot.press("escape")
        await shown(pilot, ChecksScreen)


async def test_a_rewrite_is_a_new_version(open_app: MakeApp, parts: Services) -> None:
    async with open_app(CONFLICT).run_test() as pilot:
        screen = await checked(pilot, *STORY)
        first = screen.report.score
        await pilot.press("r")
        again = await shown(pilot, TellingScreen)
        assert again.desk.texts()["story/task"] == STORY[1]
        again.desk.take("story/action", STORY[2].replace("We looked", "I looked"))
        await pilot.press("escape", "n")
        screen = await shown(pilot, ChecksScreen)
        assert screen.report.score >= first
        versions = telling.told(screen.session)
        assert "We looked" in versions[0].parts["action"]
        assert "I looked" in versions[1].parts["action"]
        await pilot.press("q")
        await shown(pilot, HomeScreen)
        (summary,) = parts.store.summaries()
        assert summary.status == "done"


async def test_answers_and_cuts_are_kept_with_the_story(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(CONFLICT).run_test(size=(120, 40)) as pilot:
        screen = await checked(pilot, *STORY)
        asked = [one.asks for one in screen.report.follow_ups]
        assert 2 <= len(asked) <= 3
        its_id = await kept(pilot)
        await pilot.press("n")
        await pilot.pause()
        await type_text(pilot, "I asked him")
        await pilot.press("f8")
        await type_text(pilot, "Two")
        await pilot.press("escape", "n")
        await pilot.pause()
        await type_text(pilot, "short and good")
        heads = [str(head.visual) for head in screen.cuts._heads.values()]
        assert "3 words · 0:01 of 1:30" in heads[0]
        assert "✓ fits" in heads[0]
        await pilot.press("escape", "q")
        await shown(pilot, HomeScreen)
        story = parts.bank.read(its_id)
        answers, cut = story.latest("answers"), story.latest("cut-90")
        assert answers is not None
        assert list(answers.parts.items())[:2] == [
            (asked[0], "I asked him"),
            (asked[1], "Two"),
        ]
        assert cut is not None
        assert cut.parts == {"text": "short and good"}
        assert len(story.of("full")) == 1
        assert set(story.competencies) == {"conflict", "leadership"}


async def test_a_story_deleted_from_the_bank_can_be_kept_again(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(CONFLICT).run_test() as pilot:
        screen = await checked(pilot, *STORY)
        first = await kept(pilot)
        await pilot.press("k")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert [one.id for one in parts.bank.all()] == [first]
        parts.bank.delete(first, 1.0)
        second = await kept(pilot)
        assert [one.id for one in parts.bank.all()] == [second]
        parts.bank.delete(second, 2.0)
        await pilot.press("q")
        await shown(pilot, HomeScreen)
        assert parts.bank.all() == ()


async def test_help_does_not_stop_the_clock_and_p_does(
    open_app: MakeApp, hands: Any
) -> None:
    async with open_app(CONFLICT).run_test(size=(120, 40)) as pilot:
        screen = await shown(pilot, TellingScreen)
        await pilot.press("f1")
        await pilot.pause()
        hands.move(4)
        screen._tick()
        await pilot.press("escape")
        await pilot.press("f4")
        await pilot.pause()
        hands.move(4)
        screen._tick()
        assert "clock paused" in str(screen.query_one(StarTop).visual)
        await type_text(pilot, "still")
        await pilot.press("f4")
        hands.move(2)
        screen._tick()
        assert screen.session.spent_in(telling.PREPARE) == 6
        assert screen.prepare.editor.text == "still"


async def test_a_huge_paste_is_refused_whole(open_app: MakeApp) -> None:
    async with open_app(CONFLICT).run_test() as pilot:
        screen = await checked(pilot, *STORY)
        await pilot.press("2")
        await pilot.pause()
        editor = next(iter(screen.answers.editors.values()))
        editor.post_message(Paste("x" * 1_000_001))
        await pilot.pause()
        assert editor.text == ""
        assert "at most 1 MB" in str(next(iter(pilot.app._notifications)).message)


async def test_a_cut_that_is_too_long_says_by_how_much(open_app: MakeApp) -> None:
    async with open_app(CONFLICT).run_test(size=(120, 40)) as pilot:
        screen = await checked(pilot, *STORY)
        await pilot.press("3")
        await pilot.pause()
        list(screen.cuts.editors.values())[1].update_text("word " * 100)
        await pilot.pause()
        heads = [str(head.visual) for head in screen.cuts._heads.values()]
        assert "▲ 0:10 too long" in heads[1]


async def test_name_and_competencies_are_the_persons_own(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(CONFLICT).run_test() as pilot:
        await checked(pilot, *STORY)
        await pilot.press("k")
        dialog = await shown(pilot, NameScreen)
        await pilot.press("space", "shift+tab", "ctrl+u")
        await type_text(pilot, "Two kinds of queue")
        await pilot.press("enter", "down", "enter", "k")
        await shown(pilot, ChecksScreen)
        (story,) = parts.bank.all()
    assert dialog not in pilot.app.screen_stack
    assert story.title == "Two kinds of queue"
    assert set(story.competencies) == {"ambiguity", "leadership"}


async def test_a_second_telling_can_be_a_version_or_a_new_story(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(CONFLICT).run_test() as pilot:
        await checked(pilot, *STORY)
        its_id = await kept(pilot)
        await pilot.press("q")
        await shown(pilot, HomeScreen)
        for answer, stories, versions in (("1", 1, 2), ("n", 2, 2)):
            await pilot.press("b")
            await shown(pilot, StarScreen)
            await pilot.press("down", "right", "enter")
            await checked(pilot, *STORY[:3], f"It fell to {versions}{stories}.")
            await pilot.press("k")
            await shown(pilot, ChoiceScreen)
            await pilot.press(answer)
            if answer == "n":
                await shown(pilot, NameScreen)
                await pilot.press("k")
            await shown(pilot, ChecksScreen)
            assert len(parts.bank.all()) == stories
            assert len(parts.bank.read(its_id).of("full")) == versions
            await pilot.press("q")
            await shown(pilot, StarScreen)
            await pilot.press("q")
            await shown(pilot, HomeScreen)


async def test_the_bank_lists_opens_deletes_and_brings_back(
    open_app: MakeApp, parts: Services, size: tuple[int, int]
) -> None:
    async with open_app(CONFLICT).run_test(size=size) as pilot:
        await checked(pilot, *STORY)
        its_id = await kept(pilot)
        await pilot.press("o")
        screen = await shown(pilot, BankScreen)
        assert "In March our two teams" in rows(screen, "#bank-list")[0]
        about = text_of(screen, "#bank-about")
        assert its_id in about
        assert "Version 1 of 1" in about
        assert "none yet; press c" in about
        await pilot.press("d")
        await pilot.pause()
        assert parts.bank.all() == ()
        assert "The bank is empty" in text_of(screen, "#bank-about")
        await pilot.press("u")
        await pilot.pause()
        assert len(parts.bank.all()) == 1
        await pilot.press("e")
        checks = await shown(pilot, ChecksScreen)
        await pilot.press("r")
        again = await shown(pilot, TellingScreen)
        again.desk.take("story/result", "Waiting fell from 40 minutes to 5.")
        await pilot.press("escape", "n")
        checks = await shown(pilot, ChecksScreen)
        await pilot.press("o")
        screen = await shown(pilot, BankScreen)
        assert "Version 2 of 2" in text_of(screen, "#bank-about")
        await pilot.press("v")
        await pilot.pause()
        assert "Version 1 of 2" in text_of(screen, "#bank-about")
        assert "to 6 within" in text_of(screen, "#bank-about")
        assert checks.keeper.trouble is None
        kinds = [type(one) for one in pilot.app.screen_stack]
        assert kinds.count(BankScreen) == 1
        assert len(parts.store.summaries()) == 1


async def test_a_story_can_be_told_again_and_renamed(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(CONFLICT).run_test() as pilot:
        await checked(pilot, *STORY)
        its_id = await kept(pilot)
        await pilot.press("o")
        await shown(pilot, BankScreen)
        await pilot.press("t")
        await checked(pilot, "", "", "I measured it.")
        await pilot.press("q")
        screen = await shown(pilot, BankScreen)
        story = parts.bank.read(its_id)
        assert [one.parts["action"] for one in story.of("full")][1] == "I measured it."
        await pilot.press("l")
        await shown(pilot, NameScreen)
        await pilot.press("shift+tab", "ctrl+u", "x", "enter", "k")
        await pilot.pause()
        assert parts.bank.read(its_id).title == "x"
        assert "x" in rows(screen, "#bank-list")[0]


async def test_a_story_outlives_the_telling_it_came_from(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(CONFLICT).run_test() as pilot:
        first = await checked(pilot, *STORY)
        its_id = await kept(pilot)
        await pilot.press("o")
        await shown(pilot, BankScreen)
        parts.store.delete(first.session.id, 1.0)
        await pilot.press("c")
        screen = await shown(pilot, ChecksScreen)
        assert screen.session.id != first.session.id
        assert screen.page == "cuts"
        assert telling.story_of(screen.session)["result"] == STORY[3]
        await pilot.press("escape", "q")
        await shown(pilot, BankScreen)
        assert len(parts.bank.read(its_id).of("full")) == 1


async def test_the_matrix_names_holes_and_what_to_carry(
    open_app: MakeApp, size: tuple[int, int]
) -> None:
    async with open_app(CONFLICT).run_test(size=size) as pilot:
        await checked(pilot, *STORY)
        await kept(pilot)
        await pilot.press("o")
        await shown(pilot, BankScreen)
        await pilot.press("m")
        screen = await shown(pilot, MatrixScreen)
        said = text_of(screen, "#matrix-text")
        assert "Holes: Ambiguity" in said
        assert "Carry this one" in said
        assert said.count("●") == 3  # two competencies, and the key
        assert max(map(len, said.splitlines()[:2])) <= size[0]
        await pilot.press("b")
        await shown(pilot, BankScreen)
        assert len(pilot.app.screen_stack) == 3


async def test_the_sheets_are_written(open_app: MakeApp) -> None:
    async with open_app(CONFLICT).run_test() as pilot:
        await checked(pilot, *STORY)
        await kept(pilot)
        await pilot.press("w")
        await pilot.pause()
        await pilot.press("o")
        await shown(pilot, BankScreen)
        await pilot.press("w", "a")
        await pilot.pause()
    (telling_,) = Path.cwd().glob("*-conflict-story-*.md")
    assert "What an interviewer heard" in telling_.read_text(encoding="utf-8")
    (bank,) = Path.cwd().glob("*-stories.md")
    assert "**No story yet for:** Ambiguity" in bank.read_text(encoding="utf-8")
    assert len(list(Path.cwd().glob("*.md"))) == 3


async def test_what_was_typed_outlives_the_program(
    open_app: MakeApp, parts: Services
) -> None:
    """What signals call, and nothing else: no leaving, no goodbye."""
    async with open_app(CONFLICT).run_test() as pilot:
        screen = await tell(pilot)
        await type_text(pilot, "Two teams")
        pilot.app.flush()  # type: ignore[attr-defined]
        stored = parts.store.read(screen.session.id)
    assert telling.story_of(stored)["situation"] == "Two teams"


async def test_an_unfinished_telling_is_taken_up_where_it_was_left(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(CONFLICT).run_test(size=(120, 40)) as pilot:
        screen = await tell(pilot, *STORY)
        its_id = screen.session.id
        await pilot.press("escape", "q")
        home = await shown(pilot, HomeScreen)
        assert "Continue: A conflict with a colleague" in rows(home, "#now")[0]
        await pilot.press("c")
        screen = await shown(pilot, TellingScreen)
        assert screen.desk.texts()["story/result"] == STORY[3]
        assert screen.session.anchor is not None
        await pilot.press("escape", "q")
        await shown(pilot, HomeScreen)
    async with open_app(CONFLICT).run_test() as pilot:
        screen = await shown(pilot, TellingScreen)
        assert screen.session.id == its_id
        await pilot.press("escape", "n")
        await shown(pilot, ChecksScreen)
        await pilot.press("q")
        home = await shown(pilot, HomeScreen)
        assert "told" in rows(home, "#recent")[0]
    async with open_app(Continue(its_id)).run_test() as pilot:
        await shown(pilot, ChecksScreen)


async def test_a_habit_has_parts_of_its_own(open_app: MakeApp) -> None:
    async with open_app(Star("stay-updated")).run_test(size=(120, 40)) as pilot:
        screen = await tell(pilot, "I read LWN and the release notes of Postgres.")
        assert screen.desk.parts == ("sources", "choice", "example", "use")
        assert "Sources" in text_of(screen, "#star-sum")
        await pilot.press("escape", "n")
        checks = await shown(pilot, ChecksScreen)
        assert {one.id for one in checks.report.breakdown} == {
            "sources",
            "choice",
            "example",
            "use",
        }


async def test_a_step_can_be_clicked(open_app: MakeApp) -> None:
    async with open_app(CONFLICT).run_test(size=(120, 40)) as pilot:
        await checked(pilot, *STORY)
        screen = await shown(pilot, ChecksScreen)
        spans = screen.query_one(StarSteps)._spans
        start = next(start for start, _, step in spans if step == "cuts")
        await pilot.click(StarSteps, offset=(start + 2, 0))
        assert screen.page == "cuts"
        start = next(start for start, _, step in spans if step == "tell")
        await pilot.click(StarSteps, offset=(start + 2, 0))
        await shown(pilot, TellingScreen)


async def test_a_question_that_is_gone_is_told(
    open_app: MakeApp, parts: Services
) -> None:
    with pytest.raises(NotFoundError, match="conflikt"):
        parts.questions.question("conflikt")
    async with open_app(Star("conflikt")).run_test() as pilot:
        await shown(pilot, HomeScreen)


async def test_the_room_by_mouse_and_its_other_doors(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(Star()).run_test(size=(120, 40)) as pilot:
        screen = await shown(pilot, StarScreen)
        assert screen.check_action("continue", ()) is False
        await pilot.press("b")
        bank = await shown(pilot, BankScreen)
        assert "The bank is empty" in text_of(bank, "#bank-about")
        await pilot.press("m")
        matrix = await shown(pilot, MatrixScreen)
        assert "no story yet" in text_of(matrix, "#matrix-text")
        await pilot.press("q", "q", "m")
        await shown(pilot, MatrixScreen)
        await pilot.press("q")
        await shown(pilot, StarScreen)
        await pilot.click("#competencies", offset=(4, 2))
        await pilot.pause()
        assert screen.focused is not None
        assert screen.focused.id == "questions"
        await pilot.click("#questions", offset=(4, 1))
        told = await tell(pilot, "Two teams.")
        assert told.session.case.id == "conflict"
        await pilot.press("escape", "q")
        await shown(pilot, StarScreen)
        await pilot.pause()
        assert "unfinished" in rows(screen, "#questions")[0]
        await pilot.press("c")
        again = await shown(pilot, TellingScreen)
        assert again.session.id == told.session.id
        assert len(parts.store.summaries()) == 1


async def test_a_text_kept_aside_can_be_put_back(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(CONFLICT).run_test(size=(120, 40)) as pilot:
        screen = await tell(pilot, *STORY)
        await pilot.press("escape", "k")
        await pilot.pause()
        assert pilot.app.screen is screen  # there is none yet
        its_id, key = screen.session.id, telling.key_of("task")
        parts.store.keep_copy(its_id, key, "An older task.", 1.0, "test")
        await pilot.press("k")
        kept_ = await shown(pilot, KeptScreen)
        await pilot.press("b")
        screen = await shown(pilot, TellingScreen)
        assert kept_ not in pilot.app.screen_stack
        assert screen.desk.texts()[key] == "An older task."
        screen.keeper.flush()
        assert parts.store.read(its_id).sections[key] == "An older task."
        bodies = [copy.body for copy in parts.store.copies(its_id)]
        assert bodies == ["An older task.", STORY[1]]


async def test_a_save_that_fails_is_told_and_leaving_asks(
    open_app: MakeApp, parts: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(CONFLICT).run_test(size=(120, 40)) as pilot:
        screen = await tell(pilot, *STORY)

        def broken(*_: object) -> bool:
            screen.keeper.trouble = StorageError("The disk is full.", "Make room.")
            return False

        monkeypatch.setattr(screen.keeper, "flush", broken)
        await pilot.press("escape", "s")
        await pilot.pause()
        screen.show_head()
        assert "NOT SAVED" in str(screen.query_one(StarTop).visual)
        await pilot.press("q")
        await shown(pilot, ChoiceScreen)
        await pilot.press("n")
        await shown(pilot, TellingScreen)
