"""Any session that a round can make is stored and read back equal."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain import round as rules
from coach.domain.plan import PHASES, PlannedGoal, PlannedPhase, section_keys
from coach.domain.ports import Owner
from coach.domain.rubric import DIMENSIONS
from coach.domain.session import CaseRef, Kind, Session
from coach.domain.timing import Instant
from coach.storage.sessions import Sessions

Act = Callable[[Session, Instant], Session]

ME = Owner("mine", 1, "here", "pts/1")
NUMBERS = count()
TEXT = st.text(st.characters(codec=None), max_size=40)  # lone surrogates included


@st.composite
def planned(draw: st.DrawFn) -> Session:
    """A mock or a practice with one to four phases."""
    names = draw(st.lists(st.sampled_from(PHASES), min_size=1, unique=True))
    budgets = st.floats(1.0, 7200.0)
    plan = tuple(
        PlannedPhase(name, draw(TEXT), draw(budgets), (PlannedGoal("g", draw(TEXT)),))
        for name in names
    )
    case = CaseRef("twitter", draw(st.integers(1, 9)), draw(TEXT))
    kind: Kind = draw(st.sampled_from(("mock", "practice")))
    level = draw(st.sampled_from(("mid", "senior", "staff")))
    return rules.plan_session(
        f"s{next(NUMBERS)}", kind, case, level, plan, Instant(0.0, 0.0)
    )


def _asked(question: str, answer: str, fact: str | None) -> Act:
    return lambda s, now: rules.ask(s, question, fact, answer, now)


def _rated(dimension: str, mark: int) -> Act:
    return lambda s, now: rules.rate(s, dimension, mark, now)


def _written(place: int, body: str) -> Act:
    def act(session: Session, _: Instant) -> Session:
        keys = section_keys(session.plan)
        return rules.write(session, {keys[place % len(keys)]: body})

    return act


ACTS: st.SearchStrategy[Act] = st.one_of(
    st.sampled_from(
        [
            rules.tick,
            rules.advance,
            rules.go_back,
            rules.pause,
            rules.resume,
            rules.extend,
            rules.finish,
            rules.conclude,
            lambda s, now: rules.settle_stop(s, now, counts=True),
            lambda s, now: rules.settle_stop(s, now, counts=False),
            lambda s, now: rules.toggle_goal(s, "g", now),
            lambda s, now: rules.note_edited(s, "api", now),
        ]
    ),
    st.builds(
        _rated, st.sampled_from([d.id for d in DIMENSIONS]), st.sampled_from([1, 2, 4])
    ),
    st.builds(_asked, TEXT, TEXT, st.none() | st.just("dau")),
    st.builds(_written, st.integers(0, 8), TEXT),
    st.builds(lambda words: lambda s, now: rules.take_hint(s, words, now), TEXT),
)
STEPS = st.lists(
    st.tuples(ACTS, st.floats(0.0, 900.0), st.floats(-10.0, 4000.0)), max_size=25
)


@pytest.fixture(scope="module")
def keeping(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sessions]:
    """One database for all the rounds."""
    store = Sessions(tmp_path_factory.mktemp("rounds") / "coach.db")
    yield store
    store.close()


@settings(max_examples=60, deadline=None)
@given(first=planned(), steps=STEPS)
def test_any_round_comes_back_equal(
    keeping: Sessions, first: Session, steps: list[tuple[Act, float, float]]
) -> None:
    """Saved after each act, with clocks that jump."""
    now = Instant(1e9, 50.0)
    history = [first, rules.start(first, now)]
    for act, mono, wall in steps:
        now = Instant(now.wall + mono + wall, now.mono + mono)
        history.append(act(history[-1], now))
    rev = keeping.create(first, ME, 0.0)
    assert keeping.read(first.id) == first
    for before, after in pairwise(history):
        if after is not before:
            rev = keeping.save(after, rev, ME, now.wall)
    assert keeping.read(first.id) == replace(history[-1], anchor=None)
