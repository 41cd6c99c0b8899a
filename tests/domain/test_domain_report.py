"""A round in figures."""

from coach.domain import round as rules
from coach.domain.case import Case
from coach.domain.plan import PlannedGoal, PlannedPhase
from coach.domain.report import figures, missed_facts
from coach.domain.session import CaseRef
from coach.domain.timing import Instant

PLAN = (
    PlannedPhase("clarify", "Clarify", 60, (PlannedGoal("load", "QPS"),)),
    PlannedPhase("deep-dive", "Deep dive", 120),
)


def at(seconds: float) -> Instant:
    return Instant(1_000 + seconds, seconds)


def test_times_goals_words_and_overrun_are_summed_up() -> None:
    session = rules.plan_session("s", "mock", CaseRef("t", 1, "T"), "mid", PLAN, at(0))
    session = rules.toggle_goal(rules.start(session, at(0)), "load", at(1))
    for second in range(1, 76):
        session = rules.tick(session, at(second))
    session = rules.advance(session, at(75))
    session = rules.write(session, {"notes/clarify": "two words", "api": "one"})
    sums = figures(session)
    first, second_phase = sums.phases
    assert (first.planned, first.spent, first.over) == (60, 75, 15)
    assert (first.ticked, second_phase.ticked) == (1, 0)
    assert sums.words == 3
    assert (sums.planned, sums.spent) == (180, 75)
    titles = [section.title for section in sums.sections]
    assert titles[:2] == ["Notes: Clarify", "Notes: Deep dive"]


def test_only_facts_that_change_the_design_are_missed() -> None:
    case = Case.model_validate(
        {
            "schema": 1,
            "id": "t",
            "title": "T",
            "archetype": "feed",
            "brief": "Design T.",
            "facts": [
                {"id": "a", "asks": ["a?"], "answer": "A.", "changes_design": True},
                {"id": "b", "asks": ["b?"], "answer": "B.", "changes_design": True},
                {"id": "c", "asks": ["c?"], "answer": "C."},
            ],
            "reference": {
                "clarify": "x",
                "architecture": "x",
                "deep-dive": "x",
                "refinement": "x",
            },
        }
    )
    session = rules.plan_session("s", "mock", CaseRef("t", 1, "T"), "mid", PLAN, at(0))
    session = rules.ask(rules.start(session, at(0)), "a?", "a", "A.", at(1))
    assert [fact.id for fact in missed_facts(session, case)] == ["b"]
