"""Whole rounds, played in milliseconds: time is an argument."""

from dataclasses import replace

import pytest

from coach.domain import round as rules
from coach.domain.plan import PHASES, PlannedGoal, PlannedPhase, scaled, total
from coach.domain.rubric import DIMENSIONS
from coach.domain.session import CaseRef, Event, Session, fold
from coach.domain.timing import Instant

PLAN = tuple(
    PlannedPhase(phase, phase.title(), minutes * 60, (PlannedGoal("load", "QPS"),))
    for phase, minutes in zip(PHASES, (5, 10, 20, 5), strict=True)
)
CASE = CaseRef("twitter", 1, "Twitter-like feed")


def at(seconds: float) -> Instant:
    return Instant(wall=1_000_000 + seconds, mono=500 + seconds)


def planned(kind: str = "mock") -> Session:
    assert kind in ("mock", "practice")
    made = rules.plan_session("s1", "mock", CASE, "senior", PLAN, at(0))
    return made if kind == "mock" else replace(made, kind="practice")


def run(session: Session, start: float, seconds: int) -> Session:
    """Let the clock tick once a second."""
    for second in range(1, seconds + 1):
        session = rules.tick(session, at(start + second))
    return session


def kinds(session: Session) -> list[str]:
    return [event.kind for event in session.events]


def test_a_forty_minute_mock_from_start_to_conclusion() -> None:
    session = rules.start(planned(), at(0))
    clock = 0.0
    for phase in PLAN:
        assert session.phase == phase.id
        session = run(session, clock, int(phase.budget))
        clock += phase.budget
        session = rules.advance(session, at(clock))
    assert session.status == "rating"
    assert session.spent == {p.id: pytest.approx(p.budget) for p in PLAN}
    for dimension in DIMENSIONS:
        session = rules.rate(session, dimension.id, 3, at(clock))
    session = rules.conclude(session, at(clock + 9))
    assert session.status == "done"
    assert session.finished_at == at(clock + 9).wall
    assert [e.seq for e in session.events] == list(range(1, len(session.events) + 1))


def test_signs_of_time_are_given_once_each() -> None:
    session = run(rules.start(planned(), at(0)), 0, 400)
    marks = [e.data["mark"] for e in session.events if e.kind == "mark"]
    assert marks == ["half", "late", "over"]
    assert session.left_in_phase() == pytest.approx(-100)


def test_overrun_never_locks_anyone_out() -> None:
    session = run(rules.start(planned(), at(0)), 0, 900)
    session = rules.write(session, {"api": "GET /timeline"})
    session = rules.advance(session, at(900))
    assert session.phase == "architecture"
    assert session.sections["api"] == "GET /timeline"


def test_unused_time_is_not_carried_over() -> None:
    session = run(rules.start(planned(), at(0)), 0, 60)
    session = rules.advance(session, at(60))
    assert session.left_in_phase() == 600
    assert session.left_in_round() == 35 * 60


def test_round_left_is_this_phase_and_the_budgets_to_come() -> None:
    session = run(rules.start(planned(), at(0)), 0, 60)
    assert session.left_in_round() == total(PLAN) - 60
    session = run(session, 60, 300)
    assert session.left_in_round() == 35 * 60


def test_a_pause_is_not_charged() -> None:
    session = run(rules.start(planned(), at(0)), 0, 10)
    session = rules.pause(session, at(10))
    assert session.status == "paused"
    session = rules.tick(session, at(700))
    session = rules.resume(session, at(700))
    session = run(session, 700, 5)
    assert session.spent_in() == pytest.approx(15)
    assert kinds(session) == ["started", "paused", "resumed"]


def test_pausing_twice_records_one_pause() -> None:
    session = rules.pause(rules.start(planned(), at(0)), at(1))
    assert rules.pause(session, at(2)) is session


def test_back_goes_to_the_earlier_phase_and_charges_it() -> None:
    session = run(rules.start(planned(), at(0)), 0, 30)
    session = run(rules.advance(session, at(30)), 30, 20)
    session = run(rules.go_back(session, at(50)), 50, 7)
    assert session.phase == "clarify"
    assert session.spent == {"clarify": 37, "architecture": 20}


def test_back_in_the_first_phase_changes_nothing() -> None:
    session = rules.start(planned(), at(0))
    assert rules.go_back(session, at(3)) is session


def test_two_minutes_more_widen_the_budget_and_the_round() -> None:
    session = rules.extend(rules.start(planned(), at(0)), at(0))
    assert session.budget() == 420
    assert session.left_in_round() == total(PLAN) + 120


def test_a_stopped_process_is_charged_only_when_the_person_says_so() -> None:
    session = rules.tick(rules.start(planned(), at(0)), at(90))
    assert (session.spent_in(), session.stopped) == (0, 90)
    kept = rules.settle_stop(session, at(90), counts=True)
    dropped = rules.settle_stop(session, at(90), counts=False)
    assert (kept.spent_in(), kept.stopped) == (90, 0)
    assert (dropped.spent_in(), dropped.stopped) == (0, 0)
    assert kept.events[-1].data == {"seconds": 90.0, "counts": True}


def test_settling_without_a_stop_records_nothing() -> None:
    session = rules.start(planned(), at(0))
    settled = rules.settle_stop(session, at(1), counts=True)
    assert kinds(settled) == ["started"]


def test_sleep_is_recorded_and_not_charged() -> None:
    session = rules.start(planned(), at(0))
    session = rules.tick(session, Instant(at(1).wall + 10_800, at(1).mono))
    assert session.spent_in() == 1
    assert session.events[-1].kind == "slept"
    assert session.events[-1].data["seconds"] == 10_800


def test_time_in_the_own_editor_counts_and_is_not_asked_about() -> None:
    session = rules.start(planned(), at(0))
    session = rules.note_edited(session, "api", at(200))
    assert (session.spent_in(), session.stopped) == (200, 0)


def test_goals_are_ticked_and_unticked_per_phase() -> None:
    session = rules.toggle_goal(rules.start(planned(), at(0)), "load", at(1))
    assert session.goals == {"clarify/load"}
    assert rules.toggle_goal(session, "load", at(2)).goals == frozenset()


def test_questions_hints_and_found_facts_are_kept_in_order() -> None:
    session = rules.start(planned(), at(0))
    session = rules.ask(session, "dau?", "dau", "20 million.", at(1))
    session = rules.ask(session, "kafka?", None, "Your call.", at(2))
    session = rules.take_hint(session, "Think of reads.", at(3))
    assert [asked.fact for asked in session.asked] == ["dau", None]
    assert session.facts_found() == {"dau"}
    assert session.hints == {"clarify": 1}


def test_practice_gives_no_signs_of_time() -> None:
    session = run(rules.start(planned("practice"), at(0)), 0, 400)
    assert "mark" not in kinds(session)


def test_the_same_text_is_no_change() -> None:
    session = rules.write(planned(), {"api": "x"})
    assert rules.write(session, {"api": "x"}) is session
    assert rules.write(planned(), {"api": ""}).sections == {}


def test_the_reference_stays_locked_until_all_is_rated() -> None:
    session = rules.finish(rules.start(planned(), at(0)), at(1))
    for dimension in DIMENSIONS[1:]:
        session = rules.rate(session, dimension.id, 2, at(2))
    assert rules.conclude(session, at(3)).status == "rating"


@pytest.mark.parametrize(("dimension", "mark"), [("scope", 0), ("scope", 5), ("x", 2)])
def test_a_mark_that_does_not_exist_is_refused(dimension: str, mark: int) -> None:
    with pytest.raises(ValueError, match="no mark"):
        rules.rate(planned(), dimension, mark, at(0))


def test_a_finished_round_cannot_be_finished_paused_or_resumed_again() -> None:
    session = rules.finish(rules.start(planned(), at(0)), at(1))
    for move in (rules.finish, rules.pause, rules.resume):
        assert move(session, at(2)) is session


def test_an_unknown_event_of_a_newer_version_is_kept() -> None:
    event = Event(1, 0.0, "clarify", 0.0, "curveball", {"id": "eu"})
    session = fold(planned(), event)
    assert session.events == (event,)
    assert session.status == "planned"


def test_events_alone_rebuild_what_happened() -> None:
    session = rules.start(planned(), at(0))
    session = rules.toggle_goal(session, "load", at(1))
    session = rules.extend(session, at(2))
    session = rules.advance(rules.take_hint(session, "hm", at(3)), at(4))
    rebuilt = planned()
    for event in session.events:
        rebuilt = fold(rebuilt, event)
    same = ("status", "phase", "goals", "hints", "extra", "asked", "events")
    for name in same:
        assert getattr(rebuilt, name) == getattr(session, name), name


def test_a_scaled_plan_keeps_the_shares() -> None:
    plan = scaled(PLAN, 10)
    assert [phase.budget for phase in plan] == [75, 150, 300, 75]


def test_a_round_remembers_the_section_that_was_open_in_this_phase() -> None:
    session = rules.start(planned(), at(0))
    assert rules.last_section(session) == "notes"
    session = rules.open_section(session, "api", at(1))
    assert rules.last_section(rules.pause(session, at(2))) == "api"
    assert rules.last_section(rules.advance(session, at(3))) == "notes"
