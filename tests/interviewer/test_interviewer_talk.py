"""Hints in order, lines at signs of time, and the talk of a round as it was."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from coach.domain import round as play
from coach.domain.case import Case
from coach.domain.format import Format
from coach.domain.session import CaseRef, Event, Session, fold
from coach.domain.timing import Instant
from coach.interviewer import Hint, Line, lines, next_hint, transcript
from coach.interviewer.transcript import span
from coach.library.load import load_case

CONTENT = Path(__file__).parents[2] / "content"
START = 1_000.0


def at(seconds: float) -> Instant:
    return Instant(START + seconds, seconds)


@pytest.fixture(scope="module")
def case() -> Case:
    path = CONTENT / "cases" / "twitter.yaml"
    loaded = load_case(path.name, path.read_bytes()).record
    assert loaded is not None
    return loaded


@pytest.fixture
def session(case: Case) -> Session:
    path = CONTENT / "formats" / "standard.yaml"
    plan = Format.model_validate(yaml.safe_load(path.read_text())).plan()
    ref = CaseRef(case.id, case.version, case.title)
    planned = play.plan_session("s", "mock", ref, "senior", plan, at(0))
    return play.start(planned, at(0))


def play_on(session: Session, start: float, end: float) -> Session:
    """Let the clock run in readings a second apart."""
    for second in range(int(start) + 1, int(end) + 1):
        session = play.tick(session, at(second))
    return session


def said(session: Session, case: Case) -> list[tuple[str, str]]:
    return [(line.speaker, line.text) for line in transcript(session, case)]


def test_hints_come_in_order_and_end(case: Case, session: Session) -> None:
    hints = case.hints_for("clarify")
    for place, text in enumerate(hints, start=1):
        assert next_hint(case, session) == Hint(place, text, len(hints))
        session = play.take_hint(session, text, at(place))
    assert next_hint(case, session) is None


def test_hints_of_another_phase_are_counted_apart(case: Case, session: Session) -> None:
    session = play.take_hint(session, "a", at(1))
    session = play.advance(session, at(2))
    hint = next_hint(case, session)
    assert hint is not None
    assert hint.index == 1
    assert hint.text == case.hints_for("architecture")[0]


def test_every_phase_has_its_own_line_for_every_sign_of_time() -> None:
    phases = ("clarify", "architecture", "deep-dive", "refinement")
    marks = ("half", "late", "over")
    texts = {lines.marked(phase, mark) for phase in phases for mark in marks}
    assert len(texts) == 12
    assert "" not in texts
    assert all(len(text) <= 70 for text in texts)
    assert lines.marked("warm-up", "late") == "One fifth of this phase is left."


def test_the_round_opens_with_the_brief(case: Case, session: Session) -> None:
    first = transcript(session, case)[0]
    assert first == Line(
        "interviewer",
        f"{case.brief} What would you like to know first?",
        START,
        "clarify",
    )


def test_question_and_answer_are_two_lines(case: Case, session: Session) -> None:
    session = play.ask(session, "DAU?", "daily-users", "20 million.", at(3))
    assert transcript(session, case)[1:] == (
        Line("you", "DAU?", START + 3, "clarify"),
        Line("interviewer", "20 million.", START + 3, "clarify"),
    )


def test_signs_of_time_fall_where_the_clock_put_them(
    case: Case, session: Session
) -> None:
    session = play_on(session, 0, 301)
    talk = said(session, case)[1:]
    assert talk == [
        ("interviewer", lines.marked("clarify", mark))
        for mark in ("half", "late", "over")
    ]


def test_a_phase_entered_again_is_told_shortly(case: Case, session: Session) -> None:
    session = play.advance(session, at(1))
    session = play.go_back(session, at(2))
    session = play.advance(session, at(3))
    assert [text for _, text in said(session, case)[1:]] == [
        "Show me the whole system, one request from end to end.",
        "Back to: Clarify.",
        "Back to: Architecture.",
    ]


def test_pauses_hints_and_extra_time_are_the_coachs(
    case: Case, session: Session
) -> None:
    session = play.take_hint(session, "Think.", at(1))
    session = play.extend(session, at(2))
    session = play.resume(play.pause(session, at(3)), at(183))
    session = play.finish(session, at(184))
    of = len(case.hints_for("clarify"))
    assert said(session, case)[1:] == [
        ("coach", f"Hint 1 of {of}: Think."),
        ("coach", "2 min more for this phase."),
        ("coach", "Paused for 3 min."),
        ("interviewer", lines.CLOSING),
    ]


def test_pauses_side_by_side_are_one_line(case: Case, session: Session) -> None:
    for start in range(0, 600, 60):
        session = play.resume(play.pause(session, at(start)), at(start + 19))
        session = play.toggle_goal(session, "load", at(start + 20))
    assert said(session, case)[1:] == [("coach", "Paused 10 times, 3 min in all.")]
    session = play.pause(session, at(700))
    assert said(session, case)[2:] == [("coach", "Paused. The clock stands still.")]


def test_what_was_said_parts_the_pauses(case: Case, session: Session) -> None:
    session = play.resume(play.pause(session, at(1)), at(21))
    session = play.take_hint(session, "Think.", at(22))
    session = play.resume(play.pause(session, at(23)), at(53))
    session = play.take_hint(play.pause(session, at(54)), "More.", at(55))
    session = play.resume(session, at(60))
    of = len(case.hints_for("clarify"))
    assert [text for _, text in said(session, case)[1:]] == [
        "Paused for 20 s.",
        f"Hint 1 of {of}: Think.",
        "Paused for 30 s.",
        "Paused. The clock stands still.",
        f"Hint 2 of {of}: More.",
        "Resumed after 6 s. The clock runs.",
    ]


def test_sleep_and_standstill_say_whether_they_count(
    case: Case, session: Session
) -> None:
    slept = play.tick(session, Instant(START + 600, 1.0))
    assert said(slept, case)[1] == (
        "coach",
        "The computer slept for 10 min; that is not counted.",
    )
    stood = play.settle_stop(play.tick(session, at(90)), at(90), counts=True)
    assert ("coach", "The program stood still for 2 min; that is counted.") in said(
        stood, case
    )


def test_resumed_without_a_pause_names_no_length(case: Case, session: Session) -> None:
    session = play.resume(replace(session, anchor=None), at(5))
    assert said(session, case)[-1] == ("coach", "Resumed. The clock runs.")


def test_goals_and_unknown_events_are_no_talk(case: Case, session: Session) -> None:
    before = transcript(session, case)
    session = play.toggle_goal(session, "load", at(1))
    session = fold(session, Event(9, START, "clarify", 0.0, "from-the-future"))
    assert transcript(session, case) == before


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (45.4, "45 s"),
        (59.7, "1 min"),
        (120, "2 min"),
        (3600, "1 h"),
        (3900, "1 h 5 min"),
    ],
)
def test_span(seconds: float, text: str) -> None:
    assert span(seconds) == text
