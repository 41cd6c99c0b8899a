"""A telling played by its rules alone, in no time."""

import pytest

from coach.domain import round as rules
from coach.domain import telling
from coach.domain.plan import section_keys, section_title
from coach.domain.session import CaseRef, Session
from coach.domain.timing import Instant

PARTS = (("situation", "Situation"), ("task", "Task"), ("action", "Action"))
ASKS = "Tell me about a conflict."


def at(seconds: float) -> Instant:
    return Instant(1_000_000 + seconds, seconds)


@pytest.fixture
def planned() -> Session:
    question = CaseRef("conflict", 1, ASKS)
    return telling.plan_telling("s1", question, "senior", PARTS, at(0))


@pytest.fixture
def begun(planned: Session) -> Session:
    """In the telling, ten seconds after the start."""
    return telling.begin(rules.tick(rules.start(planned, at(0)), at(5)), at(10))


def write(session: Session, **parts: str) -> Session:
    return telling.fill(session, parts)


def test_a_telling_has_its_phases_and_sections(planned: Session) -> None:
    assert (planned.kind, planned.phase, planned.timed) == ("story", "prepare", False)
    assert [phase.budget for phase in planned.plan] == [120, 120, 0]
    assert section_keys(planned.plan) == (
        "story/notes",
        "story/situation",
        "story/task",
        "story/action",
        "story/cut-90",
        "story/cut-30",
    )
    titles = [section_title(key, planned.plan) for key in section_keys(planned.plan)]
    assert titles[:2] == ["Preparation", "Situation"]
    assert titles[-1] == "In 30 seconds"
    assert section_title("story/answer-2", planned.plan) == "Answer 2"


def test_time_is_charged_to_the_phase_and_a_standstill_never(begun: Session) -> None:
    assert begun.spent_in("prepare") == 10
    session = begun
    for second in range(11, 15):
        session = telling.tick(session, at(second))
    assert session.spent_in("tell") == 4
    session = telling.tick(session, at(500))
    assert session.spent_in("tell") == 4
    assert session.stopped == 0
    assert session.events[-1].data["counts"] is False


def test_speaking_is_measured_by_the_clock_of_the_telling(begun: Session) -> None:
    session = telling.tick(begun, at(12))
    assert telling.talk_s(session) is None
    session = telling.talk(session, at(13))
    assert telling.talking(session)
    for second in range(14, 60):
        session = telling.tick(session, at(second))
    assert telling.talk_s(session) == pytest.approx(46)
    session = telling.hush(session, at(60))
    assert not telling.talking(session)
    assert telling.talk_s(session) == pytest.approx(47)
    session = telling.tick(session, at(62))
    assert telling.talk_s(session) == pytest.approx(47)


def test_speaking_again_begins_at_nought(begun: Session) -> None:
    session = telling.hush(telling.talk(begun, at(11)), at(14))
    session = telling.talk(session, at(15))
    assert telling.talk_s(telling.tick(session, at(16))) == pytest.approx(1)


def test_nobody_speaks_outside_the_telling(planned: Session) -> None:
    session = rules.start(planned, at(0))
    assert telling.talk(session, at(1)) == session
    assert telling.hush(session, at(1)) == session


def test_a_finished_telling_keeps_its_text_and_report(begun: Session) -> None:
    session = telling.tell(write(begun, action="I asked."), {"score": 61}, at(12))
    assert session.phase == "follow-up"
    assert session.anchor is None
    (told,) = telling.told(session)
    assert (told.number, told.report["score"]) == (1, 61)
    assert told.parts == {"situation": "", "task": "", "action": "I asked."}


def test_a_rewrite_loses_nothing_and_the_same_text_is_told_once(
    begun: Session,
) -> None:
    session = telling.tell(write(begun, action="We asked."), {"score": 40}, at(12))
    session = telling.begin(session, at(13))
    assert session.phase == "tell"
    assert session.anchor is not None
    session = telling.tell(session, {"score": 40}, at(14))
    assert len(telling.told(session)) == 1
    session = write(telling.begin(session, at(15)), action="I asked.")
    session = telling.tell(session, {"score": 60}, at(16))
    assert [one.parts["action"] for one in telling.told(session)] == [
        "We asked.",
        "I asked.",
    ]


def test_a_telling_without_a_word_is_not_finished(begun: Session) -> None:
    assert telling.tell(write(begun, action=" \n"), {}, at(12)).phase == "tell"


def test_questions_back_are_asked_once_and_keep_their_answers(begun: Session) -> None:
    session = telling.ask_back(begun, ["Why?", "Who?", "Why?"], at(11))
    session = rules.write(session, {"story/answer-1": "Because."})
    session = telling.ask_back(session, ["Who?", "When?"], at(12))
    assert [(o.section, o.asks, o.answer) for o in telling.asked_back(session)] == [
        ("story/answer-1", "Why?", "Because."),
        ("story/answer-2", "Who?", ""),
        ("story/answer-3", "When?", ""),
    ]


def test_the_story_of_the_bank_is_remembered_once(begun: Session) -> None:
    session = telling.keep(begun, "st-1", at(11))
    assert telling.keep(session, "st-1", at(12)) == session
    assert telling.kept_as(telling.keep(session, "st-2", at(13))) == "st-2"


def test_only_what_is_told_can_be_closed_and_it_can_be_opened_again(
    begun: Session,
) -> None:
    assert telling.conclude(begun, at(11)) == begun
    session = telling.tell(write(begun, action="I asked."), {}, at(12))
    session = telling.conclude(session, at(13))
    assert session.status == "done"
    again = telling.begin(session, at(14))
    assert again.unfinished
    assert again.phase == "tell"
    assert telling.resume(session, at(15)).anchor is None


def test_a_look_at_a_question_is_no_telling(begun: Session) -> None:
    assert telling.untouched(begun)
    assert not telling.untouched(write(begun, task="x"))
    assert not telling.untouched(telling.talk(begun, at(12)))


def test_texts_of_another_form_are_left_out(begun: Session) -> None:
    assert telling.fill(begun, {"sources": "LWN"}).sections == {}
