"""Disagreements: the newest mark holds, and every one of them stays on record."""

import pytest

from coach.domain import disputes
from coach.domain import round as rules
from coach.domain.plan import PlannedPhase
from coach.domain.session import CaseRef, Event, Session, fold
from coach.domain.timing import Instant

PLAN = (PlannedPhase("clarify", "Clarify", 300.0),)


def at(seconds: float) -> Instant:
    return Instant(1_000.0 + seconds, seconds)


@pytest.fixture
def session() -> Session:
    made = rules.plan_session(
        "s1", "mock", CaseRef("twitter", 1, "A feed"), "senior", PLAN, at(0)
    )
    return rules.finish(rules.start(made, at(0)), at(9))


def test_a_mark_holds_with_its_reason_and_the_judges_word(session: Session) -> None:
    made = disputes.disagree(session, "cut", "met", "missed", " it  is\nthere ", at(20))
    (mark,) = disputes.disputes(made).values()
    assert mark == disputes.Dispute("cut", "met", "missed", "it is there", 1_020.0)
    assert disputes.marks(made) == {"cut": "met"}
    assert disputes.disputes(session) == {}


def test_the_newest_mark_holds_and_the_older_stays_on_record(session: Session) -> None:
    made = disputes.disagree(session, "cut", "met", "missed", "", at(20))
    made = disputes.disagree(made, "cut", "partly", "missed", "half", at(30))
    assert disputes.marks(made) == {"cut": "partly"}
    said = [e.data["status"] for e in made.events if e.kind == disputes.KIND]
    assert said == ["met", "partly"]
    assert [e.seq for e in made.events] == list(range(1, len(made.events) + 1))


def test_the_same_mark_again_adds_nothing(session: Session) -> None:
    made = disputes.disagree(session, "cut", "met", "missed", "why", at(20))
    assert disputes.disagree(made, "cut", "met", "missed", " why ", at(30)) is made


def test_a_mark_is_taken_back_by_an_event(session: Session) -> None:
    made = disputes.disagree(session, "cut", "met", "missed", "", at(20))
    back = disputes.agree(made, "cut", at(30))
    assert disputes.marks(back) == {}
    assert len(back.events) == len(made.events) + 1
    assert disputes.agree(back, "cut", at(40)) is back


def test_saying_what_the_judge_says_is_no_disagreement(session: Session) -> None:
    assert disputes.disagree(session, "cut", "met", "met", "", at(20)) is session
    made = disputes.disagree(session, "cut", "met", "missed", "", at(20))
    assert (
        disputes.marks(disputes.disagree(made, "cut", "missed", "missed", "", at(30)))
        == {}
    )


def test_a_status_that_is_none_is_refused(session: Session) -> None:
    with pytest.raises(ValueError, match="great"):
        disputes.disagree(session, "cut", "great", "met", "", at(20))  # type: ignore[arg-type]


def test_an_event_of_another_shape_takes_a_mark_back(session: Session) -> None:
    """A newer program may write more; what cannot be read marks nothing."""
    made = disputes.disagree(session, "cut", "met", "missed", "", at(20))
    odd = Event(
        len(made.events) + 1, 1.0, "clarify", 0.0, "disputed", {"criterion": "cut"}
    )
    assert disputes.marks(fold(made, odd)) == {}
    assert disputes.marks(fold(made, Event(9, 1.0, "", 0.0, "disputed"))) == {
        "cut": "met"
    }
