"""Rounds played by hand-set clocks, and a small case, for every test of exports."""

from collections.abc import Callable, Mapping

import pytest

from coach.domain import round as rules
from coach.domain.case import Case
from coach.domain.plan import PlannedGoal, PlannedPhase
from coach.domain.rubric import DIMENSIONS
from coach.domain.session import CaseRef, Kind, Session
from coach.domain.timing import Instant

STARTED = 1_795_438_927.0
"""14:02:07 on 23 November 2026 at one hour ahead of UTC."""

PLAN = (
    PlannedPhase(
        "clarify",
        "Clarify",
        300.0,
        (PlannedGoal("load", "DAU, MAU and QPS"), PlannedGoal("latency", "latency")),
    ),
    PlannedPhase(
        "architecture", "Architecture", 600.0, (PlannedGoal("parts", "components"),)
    ),
    PlannedPhase("deep-dive", "Deep dive", 1200.0, (PlannedGoal("api", "API"),)),
    PlannedPhase("refinement", "Refinement", 300.0, (PlannedGoal("cost", "cost"),)),
)

SECTIONS = {
    "notes/clarify": "Reads dominate 200:1.\n\n- home feed\n- follows",
    "notes/architecture": "Two paths:\n\n```text\nwrite -> fan-out -> cache",
    "notes/deep-dive": "# Hot keys\n\n<script>alert(1)</script>\nA star has 90M fans.",
    "estimates": "1M tweets/day * 300 B = 300 MB/day",
    "api": "POST /v1/tweets {text}\nGET  /v1/home?at=…\n\n<!-- coach:section api -->",
    "data-model": "| table | key |\n|---|---|\n| tweet | (user_id, id) |",
    "diagram": "flowchart LR\n  C[Client] --> G[Gateway]\n  G --> T[(Tweets)]",
}

FACTS = [
    {"id": "dau", "asks": ["users"], "answer": "100 M.", "changes_design": True},
    {
        "id": "stars",
        "asks": ["celebrities"],
        "answer": "A few accounts have 90 M followers.",
        "changes_design": True,
        "why": "Fan-out on write alone fails for them.",
    },
    {"id": "colour", "asks": ["logo"], "answer": "Blue."},
]


class Player:
    """Plays a session forward; both clocks move together unless told otherwise."""

    def __init__(self, kind: Kind = "mock", title: str = "A Twitter-like feed") -> None:
        self.now = Instant(STARTED, 1000.0)
        case = CaseRef("twitter", 1, title)
        self.session = rules.plan_session(
            "261123-1402-k3f9", kind, case, "senior", PLAN, self.now
        )

    def wait(self, seconds: float) -> None:
        """Let time pass in ticks of a second, as the screen does."""
        for _ in range(int(seconds)):
            self.now = Instant(self.now.wall + 1, self.now.mono + 1)
            self.session = rules.tick(self.session, self.now)

    def do(self, rule: Callable[..., Session], *args: object) -> None:
        """Apply a rule of the round now."""
        self.session = rule(self.session, *args, self.now)

    def sleep(self, seconds: float) -> None:
        """Let the machine sleep: wall time passes, monotonic time does not."""
        self.now = Instant(self.now.wall + seconds, self.now.mono)
        self.session = rules.tick(self.session, self.now)

    def rate(self) -> None:
        """Rate every dimension and close the session."""
        for place, dimension in enumerate(DIMENSIONS):
            self.do(rules.rate, dimension.id, place % 4 + 1)
        self.do(rules.conclude)


def played(kind: Kind = "mock", sections: Mapping[str, str] = SECTIONS) -> Session:
    """Return a whole round with everything in it."""
    player = Player(kind)
    player.do(rules.start)
    player.wait(60)
    player.do(rules.ask, "How many use it daily?", "dau", "100 million a day.")
    player.do(rules.ask, "Shall I use | Kafka?", None, "Your call: assume something.")
    player.do(rules.toggle_goal, "load")
    player.do(rules.pause)
    player.now = Instant(player.now.wall + 190, player.now.mono + 190)
    player.do(rules.resume)
    player.wait(228)
    player.do(rules.advance)
    player.wait(612)
    player.do(rules.take_hint, "Who pays for fan-out: the writer or the reader?")
    player.do(rules.advance)
    player.do(rules.extend)
    player.sleep(720)
    player.wait(1000)
    player.do(rules.advance)
    player.wait(100)
    player.session = rules.write(player.session, sections)
    player.do(rules.finish)
    player.rate()
    return player.session


@pytest.fixture
def player() -> Player:
    """A planned session that has not started."""
    return Player()


@pytest.fixture
def done() -> Session:
    """A mock round from start to rating."""
    return played()


@pytest.fixture
def case() -> Case:
    """A small case with everything a sheet can show."""
    return Case.model_validate(
        {
            "schema": 1,
            "id": "twitter",
            "title": "A Twitter-like feed",
            "archetype": "feed",
            "brief": "Design a service where people post short messages.",
            "facts": FACTS,
            "reference": {
                "clarify": "Ask for the load first.",
                "architecture": "Two paths.\n\n```\nnever closed",
                "deep-dive": "Mix push and pull.",
                "refinement": "Name the hot key.",
                "diagram": "flowchart LR\n  A --> B",
            },
            "designs": [
                {"id": "pull", "title": "Pull only", "says": "Merge.", "price": "p99."}
            ],
            "sources": [{"title": "A talk about timelines", "year": 2013}],
        }
    )
