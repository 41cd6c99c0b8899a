"""The review: verdicts to walk, one's own words beside them, and one's own marks."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from coach import resources
from coach.domain import disputes
from coach.domain import round as rules
from coach.domain.ports import Owner
from coach.domain.rubric import DIMENSIONS
from coach.domain.session import CaseRef, Session
from coach.domain.start import Continue
from coach.domain.timing import Instant
from coach.errors import StorageError
from coach.library.library import Library
from coach.reviewing import Reviewer
from coach.services import Services
from coach.storage.reviews import Reviews
from coach.tui.app import CoachApp
from coach.tui.screens import review as review_screen
from coach.tui.screens import review_making
from coach.tui.screens.choice import ChoiceScreen
from coach.tui.screens.debrief import DebriefScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.review import ReviewScreen
from coach.tui.screens.review_dispute import DisputeScreen
from coach.tui.screens.review_explain import ExplainScreen
from coach.tui.widgets.review_answer import ReviewAnswer
from coach.tui.widgets.review_list import ReviewList

MakeApp = Callable[..., CoachApp]
ME = Owner("writer", 1, "nowhere")

FILLER = "\n".join(
    f"Thought number {n} about nothing in particular." for n in range(40)
)
CHOICE = (
    "So for the feed I go with fan-out on write instead of fan-out on read, since "
    "people load about 200 times for every post."
)
TEXTS = {
    "notes/clarify": "People post tweets, follow others and read a home timeline.\n"
    "Ads and direct messages are left out for now.\n" + FILLER,
    "notes/architecture": (
        "A post goes from the app over the gateway to a tweet service, which stores "
        "it in Postgres and then puts an event on Kafka.\n"
        "Workers read the event and put the tweet's id into the home timeline of "
        "every follower; opening the app then reads that list out of Redis."
    ),
    "notes/deep-dive": f"{FILLER}\n{CHOICE}",
    "estimates": "1M tweets/day in tweets/s\nso 50M * 1 KB = 50 TB a day",
    "api": "POST /tweets, GET /timeline?cursor=ID&limit=20, PUT /follows/ID",
}


def at(seconds: float) -> Instant:
    return Instant(1_789_990_000 + seconds, seconds)


def round_of(
    parts: Services, session_id: str, texts: dict[str, str], begun: float = 0.0
) -> Session:
    """A round on Twitter that was rated."""
    case = parts.library.case("twitter")
    plan = parts.library.format(case.format).plan()
    ref = CaseRef(case.id, case.version, case.title)
    made = rules.plan_session(session_id, "mock", ref, "senior", plan, at(begun))
    made = rules.write(rules.start(made, at(begun)), texts)
    made = rules.finish(made, at(begun + 9))
    for dimension in DIMENSIONS:
        made = rules.rate(made, dimension.id, 3, at(begun + 9))
    return rules.conclude(made, at(begun + 9))


def keep(parts: Services, session: Session) -> Session:
    parts.store.create(session, ME, session.created_at + 9)
    parts.store.release(session.id, ME)
    return session


def text_of(pilot: Pilot[Any], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).visual)


def seen(pilot: Pilot[Any]) -> str:
    """What the terminal shows."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


def flat(pilot: Pilot[Any], selector: str) -> str:
    return " ".join(text_of(pilot, selector).split())


def listed(pilot: Pilot[Any]) -> ReviewList:
    return pilot.app.screen.query_one(ReviewList)


async def until(pilot: Pilot[Any], good: Callable[[], bool]) -> None:
    for _ in range(400):
        await pilot.pause(0.01)
        if good():
            return
    raise AssertionError("never came about")


async def opened(pilot: Pilot[Any]) -> ReviewScreen:
    """Go from the debrief of a rated round to its review, and wait for it."""
    await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen))
    await pilot.pause()
    await pilot.press("b")
    await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen)
    await until(pilot, lambda: screen.made is not None)
    await pilot.pause()
    return screen


async def go_to(pilot: Pilot[Any], row: str) -> None:
    listed(pilot).go_to(row)
    await pilot.pause()
    await pilot.pause()


@pytest.fixture(scope="session")
def judge() -> Reviewer:
    """The judge with the shipped cases, prepared once for all tests."""
    return Reviewer(Library([(resources.content(), "shipped")], None))


@pytest.fixture(autouse=True)
def shared(parts: Services, judge: Reviewer) -> None:
    """Spare each test the reading of all cases."""
    parts.__dict__["reviewer"] = judge
    parts.__dict__["library"] = judge.shelf


@pytest.fixture
def done(parts: Services) -> Session:
    return keep(parts, round_of(parts, "s1", TEXTS))


@pytest.mark.usefixtures("done")
async def test_the_start_shows_scores_the_two_lines_and_the_first_gap(
    open_app: MakeApp, parts: Services, size: tuple[int, int]
) -> None:
    """Without scrolling, at both sizes; the last line of the reading included."""
    async with open_app(Continue("s1")).run_test(size=size) as pilot:
        screen = await opened(pilot)
        assert screen.made is not None
        made = screen.made.review
        assert made == parts.review(parts.store.read("s1"))
        shown = " ".join(seen(pilot).split())
        for level in ("mid", "senior", "staff"):
            assert f"{level} " in shown
            assert f" {made.levels.at(level)}" in text_of(pilot, "#review-head")
        side = flat(pilot, "#review-text")
        assert len(made.next) == 2
        assert made.gap is not None
        assert made.gap.reading
        for wanted in (*(step.line[:30] for step in made.next), "First gap"):
            assert wanted[1:] in side
        left = pilot.app.screen.query_one("#review-side").region.x
        right = " ".join(
            " ".join(row[left:].split()) for row in seen(pilot).split("\n")
        )
        assert made.gap.reading[-1][-12:] in right
        assert made.gap.reading[0] in right


async def test_hints_and_the_own_rating_stand_beside_the_score(
    open_app: MakeApp, parts: Services
) -> None:
    """They are shown and change nothing; so is the version the round was sat with."""
    plain = round_of(parts, "s0", TEXTS)
    hinted = round_of(parts, "s1", TEXTS)
    hinted = rules.take_hint(rules.take_hint(hinted, "Ask.", at(9)), "Ask more.", at(9))
    hinted = replace(hinted, case=replace(hinted.case, version=hinted.case.version - 1))
    keep(parts, hinted)
    assert parts.review(hinted).levels == parts.review(plain).levels
    async with open_app(Continue("s1")).run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        assert "mock · senior · 2 hints" in text_of(pilot, "#review-head")
        said = flat(pilot, "#review-text")
        assert "Your own rating 3.0 of 4, senior" in said
        assert f"Sat with version {hinted.case.version} of the case" in said


@pytest.mark.usefixtures("done")
async def test_keys_act_while_the_answer_is_judged(
    open_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The judge waits in its thread; the screen says so and can be left."""
    hold, real = threading.Event(), review_making.make
    threads: list[threading.Thread] = []

    def slow(*words: Any) -> Any:
        threads.append(threading.current_thread())
        hold.wait(20)
        return real(*words)

    monkeypatch.setattr(review_screen, "make", slow)
    try:
        async with open_app(Continue("s1")).run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen))
            await pilot.press("b")
            await until(pilot, lambda: bool(threads))
            assert threads[0] is not threading.main_thread()
            assert "Judging" in seen(pilot)
            await pilot.press("m", "d", "x", "v", "u")  # nothing to act on yet
            assert isinstance(pilot.app.screen, ReviewScreen)
            await pilot.press("r")
            await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen))
            hold.set()
            await pilot.pause()
    finally:
        hold.set()


@pytest.mark.usefixtures("done")
async def test_the_quote_is_highlighted_and_scrolled_to(open_app: MakeApp) -> None:
    """It stands under forty lines of other text, and is on the screen all the same."""
    async with open_app(Continue("s1")).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await go_to(pilot, "c:choice-with-reason")
        await pilot.pause()
        verdict = listed(pilot).verdict
        assert verdict is not None
        assert verdict.status == "met"
        assert "✓ met" in text_of(pilot, "#review-text")
        marked = [row for row in seen(pilot).splitlines() if "▌" in row]
        assert "So for the feed I go with" in marked[0]
        assert screen.query_one(ReviewAnswer).scroll_offset.y > 40
        quote = verdict.evidence[0].quote
        own = screen.query_one("#review-own", Static).visual
        spans = [
            str(own)[span.start : span.end]
            for span in own.spans  # type: ignore[attr-defined]
            if "underline" in str(span.style)
        ]
        assert "".join(spans).split() == quote.split()


@pytest.mark.usefixtures("done")
async def test_a_strong_answer_is_shown_on_a_key_and_hidden_again(
    open_app: MakeApp, parts: Services
) -> None:
    case = parts.library.case("twitter")
    async with open_app(Continue("s1")).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("m")
        await pilot.pause()
        verdict = listed(pilot).verdict
        assert verdict is not None
        assert verdict.status == "missed"
        example = next(c.example for c in case.rubric if c.id == verdict.criterion)
        assert verdict.matters in flat(pilot, "#review-text")
        assert example[:20] not in flat(pilot, "#review-text")
        await pilot.press("v")
        await pilot.pause()
        assert example in flat(pilot, "#review-text")
        await pilot.press("m")
        await pilot.pause()
        assert "A strong answer" not in flat(pilot, "#review-text")
        other = listed(pilot).verdict
        assert other is not None
        assert (other.status, other.criterion != verdict.criterion) == ("missed", True)
        assert screen.made is not None


@pytest.mark.usefixtures("done")
async def test_next_gap_stays_at_the_level_and_goes_round(open_app: MakeApp) -> None:
    async with open_app(Continue("s1")).run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        assert screen.made is not None
        wanted = [
            v.criterion
            for _, v in screen.made.review.verdicts()
            if v.status != "met" and v.level != "staff"
        ]
        found = []
        for _ in wanted:
            await pilot.press("g")
            await pilot.pause()
            verdict = listed(pilot).verdict
            assert verdict is not None
            found.append(verdict.criterion)
        assert found == wanted
        await pilot.press("g")
        await pilot.pause()
        assert listed(pilot).row == f"c:{wanted[0]}"


@pytest.mark.usefixtures("done")
async def test_the_numbers_name_the_sum_that_is_off(open_app: MakeApp) -> None:
    async with open_app(Continue("s1")).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("n")
        await pilot.pause()
        said = flat(pilot, "#review-text")
        assert "1 off" in said
        assert "50M * 1 KB = 50 TB" in said
        assert "Estimates, line 2" in said
        assert "1,000" in said
        assert not pilot.app.screen.query_one(ReviewAnswer).display
        await pilot.press("s")
        await pilot.pause()
        assert "What would lift it" in text_of(pilot, "#review-text")


@pytest.mark.usefixtures("done")
async def test_explain_says_what_was_looked_for_and_found(open_app: MakeApp) -> None:
    async with open_app(Continue("s1")).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("x")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen), "no verdict, no explanation"
        await go_to(pilot, "c:choice-with-reason")
        await pilot.press("x")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExplainScreen))
        said = flat(pilot, "#explain-text")
        assert "Looked for" in said
        assert "So for the feed I go with fan-out on write" in said
        assert "Notes: Deep dive" in said
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)


@pytest.mark.usefixtures("done")
async def test_a_disagreement_counts_stays_and_can_be_taken_back(
    open_app: MakeApp, parts: Services
) -> None:
    before = parts.review(parts.store.read("s1"))
    row = "c:choice-with-reason"
    async with open_app(Continue("s1")).run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await go_to(pilot, row)
        await pilot.press("d")
        await until(pilot, lambda: isinstance(pilot.app.screen, DisputeScreen))
        await pilot.press("o", *"too", "space", *"kind", "enter")
        await until(
            pilot,
            lambda: bool(screen.made and screen.made.review.levels != before.levels),
        )
        assert listed(pilot).row == row
        assert "≠" in str(listed(pilot).get_option(row).prompt)
        assert "too kind" in flat(pilot, "#review-text")
        assert "The judge says ✓ met" in flat(pilot, "#review-text")
        assert f"senior {before.levels.senior}" in text_of(pilot, "#review-head")
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
    session = parts.store.read("s1")
    mark = disputes.disputes(session)["choice-with-reason"]
    assert (mark.status, mark.judged, mark.reason) == ("missed", "met", "too kind")
    after = parts.review(session)
    assert after.levels.senior < before.levels.senior
    (kept,) = parts.reviews.all()
    assert (kept.levels, kept.judged, kept.disputed) == (after.levels, before.levels, 1)

    async with open_app(Continue("s1")).run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        assert screen.made is not None
        assert screen.made.review == after
        await pilot.press("u")
        await until(
            pilot,
            lambda: bool(screen.made and screen.made.review.levels == before.levels),
        )
        assert listed(pilot).row == row
    assert parts.review(parts.store.read("s1")) == before
    assert parts.reviews.all()[0].disputed == 0


@pytest.mark.usefixtures("done")
async def test_a_disagreement_can_be_left_or_agree_after_all(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(Continue("s1")).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await go_to(pilot, "c:choice-with-reason")
        await pilot.press("d")
        await until(pilot, lambda: isinstance(pilot.app.screen, DisputeScreen))
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)
        await pilot.press("d")
        await until(pilot, lambda: isinstance(pilot.app.screen, DisputeScreen))
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
    kinds = [event.kind for event in parts.store.read("s1").events]
    assert disputes.KIND not in kinds


@pytest.mark.usefixtures("done")
async def test_the_change_since_the_last_try_is_in_the_head_and_the_rows(
    open_app: MakeApp, parts: Services
) -> None:
    worse = keep(parts, round_of(parts, "s0", {"api": TEXTS["api"]}, begun=-9_000))
    parts.keep_scores(worse, parts.review(worse))
    now = parts.review(parts.store.read("s1")).score - parts.review(worse).score
    assert now > 0
    async with open_app(Continue("s1")).run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        assert f"+{now} since your last try" in text_of(pilot, "#review-head")
        assert "+" in str(listed(pilot).get_option("d:trade-offs").prompt)
        await go_to(pilot, "d:trade-offs")
        said = flat(pilot, "#review-text")
        assert "since your last try at this case" in said
        assert "Your own mark 3 senior" in said


async def test_without_a_rubric_the_reference_still_opens(
    open_app: MakeApp, parts: Services
) -> None:
    made = round_of(parts, "s1", TEXTS)
    keep(parts, replace(made, case=CaseRef("gone", 1, "A case that is gone")))
    async with open_app(Continue("s1")).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen))
        await pilot.press("b")
        await until(pilot, lambda: "There is no review" in seen(pilot))
        assert "gone" in text_of(pilot, "#review-wait")
        await pilot.press("m", "d")
        await pilot.press("b")
        await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen))
        assert pilot.app.screen.query_one("#rating").display


@pytest.mark.usefixtures("done")
async def test_scores_that_cannot_be_kept_are_told_and_the_review_is_there(
    open_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Reviews, scores: Any) -> None:
        raise StorageError("The disk is full.", "Make room.")

    monkeypatch.setattr(Reviews, "put", full)
    async with open_app(Continue("s1")).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await until(pilot, lambda: "The disk is full." in told(pilot))
        assert "What would lift it" in text_of(pilot, "#review-text")


@pytest.mark.usefixtures("done")
async def test_a_mark_on_a_session_taken_over_elsewhere_meets_the_conflict(
    open_app: MakeApp, parts: Services
) -> None:
    async with open_app(Continue("s1")).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        twin = parts.store.twin()
        other = replace(ME, token="other")
        taken = twin.open("s1", other, 1_790_000_000.0, take_over=True)
        twin.save(taken.session, taken.rev, other, 1_790_000_000.0)
        twin.close()
        await go_to(pilot, "c:choice-with-reason")
        await pilot.press("d", "o", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        assert "changed in another terminal" in seen(pilot)
        await pilot.press("h")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
    assert disputes.marks(parts.store.read("s1")) == {}


def told(pilot: Pilot[Any]) -> str:
    return " ".join(n.message for n in pilot.app._notifications)


async def test_what_was_typed_is_shown_and_never_obeyed(
    open_app: MakeApp, parts: Services
) -> None:
    """Control characters and markup of an answer stay text, and spans stay in place."""
    texts = {"notes/deep-dive": "[red]\x1b[2J[/b]\t" + CHOICE}
    keep(parts, round_of(parts, "s1", texts))
    async with open_app(Continue("s1")).run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await go_to(pilot, "c:choice-with-reason")
        shown = seen(pilot)
        assert "[red]\ufffd[2J[/b]" in shown
        assert "\x1b" not in shown


@pytest.mark.usefixtures("done")
async def test_resizing_keeps_the_row_and_the_quote_in_sight(open_app: MakeApp) -> None:
    async with open_app(Continue("s1")).run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await go_to(pilot, "c:choice-with-reason")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await pilot.pause()
        assert listed(pilot).row == "c:choice-with-reason"
        assert any("▌" in row for row in seen(pilot).splitlines())
