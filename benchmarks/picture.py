"""Draws README's picture: `python -m benchmarks.picture [FILE]`.

The app itself sits a round of Twitter, without a terminal, on a data folder that is
thrown away and a clock that moves only when told; so the same program always draws the
same picture.
"""

import asyncio
import os
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import cast
from unittest.mock import patch

from textual.events import Paste
from textual.pilot import Pilot

from coach import clock
from coach.domain.start import NewRound
from coach.domain.timing import Instant
from coach.services import services
from coach.tui.app import CoachApp
from coach.tui.screens.round import RoundScreen
from coach.tui.widgets.desk import Desk

PICTURE = Path(__file__).resolve().parent.parent / ".github" / "round.svg"
SIZE = (120, 36)
STEP_S = 4.0
"""Time moves in steps below the five seconds that would count as a standstill."""

# A round that begins on a Monday at 13:38, UTC.
START = Instant(wall=1_790_602_680.0, mono=1_000.0)

CLARIFY = """\
Core: post, follow, home timeline newest first. Likes approximate.
100M MAU, 20M DAU; 1M tweets/day is tiny, reads are the load.
Home timeline < 300 ms at p99, a new tweet there within 5 s.
A tweet may arrive late, it may not get lost.
"""

ESTIMATES = """\
dau = 20M users
posts = 1M tweets/day in tweets/s
reads = dau * 10 timelines/user/day in timelines/s
peak = reads * 3
text = 1M tweets/day * 300 B in GB/year
"""

ARCHITECTURE = """\
Gateway → tweet service, timeline service. Writes go to a log first: fan-out
may lag, posting may not. Redis for timelines, since 800 ids are 6 KB a person.
"""

DEEP_DIVE = """\
Crux: push or pull? Push for most, since reads outnumber posts 200:1.
Pull for authors above 10k followers, merged on read: one post of 2M followers
would be 2M writes. Price: two paths to test, and a read that fans in.
"""

API = """\
POST /tweets          {text, media_ids?, client_id} → 201
GET  /home?before=ID  → 50 tweets, cursor
"""

DATA_MODEL = """\
tweets(id, author_id, text, created_at)  by author_id, id is time-sorted
follows(follower_id, followee_id)        and its reverse, for fan-out
"""

DIAGRAM = """\
flowchart TD
app[App] --> gw[Gateway]
gw -->|post| tw[Tweets]
gw -->|read| home[Home feed]
tw --> db[(Tweets by author)]
tw --> fan[[Fan-out queue]]
fan -->|push| tl[(Timelines)]
home -->|ids| tl
home -->|pull stars| db
"""

FONTS = "Fira Code, Menlo, DejaVu Sans Mono, Consolas, monospace"


class Hands:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def read(self) -> Instant:
        """Return both clocks."""
        return Instant(START.wall + self.seconds, START.mono + self.seconds)

    def wall(self) -> float:
        """Return the wall clock alone."""
        return self.read().wall


class Sitting:
    """Someone who sits the round, key by key."""

    def __init__(self, pilot: Pilot[None], hands: Hands) -> None:
        self.pilot = pilot
        self.hands = hands

    @property
    def screen(self) -> RoundScreen:
        """The round."""
        return cast("RoundScreen", self.pilot.app.screen)

    async def press(self, *keys: str) -> None:
        """Press keys, and let the screen follow."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def write(self, section: str, text: str) -> None:
        """Put a text into a section."""
        await self.press("escape", section)
        self.screen.query_one(Desk).editor.post_message(Paste(text.rstrip("\n")))
        await self.pilot.pause()

    async def ask(self, question: str) -> None:
        """Ask the interviewer."""
        await self.press("escape", "a")
        await self.press(*({" ": "space"}.get(c, c) for c in question), "enter")

    async def tick(self, *goals: int) -> None:
        """Tick goals, counted from 0."""
        for goal in goals:
            await self.press("escape", "home", *["down"] * goal, "space")

    async def work(self, seconds: float) -> None:
        """Let time pass."""
        end = self.hands.seconds + seconds
        while self.hands.seconds < end:
            self.hands.seconds = min(end, self.hands.seconds + STEP_S)
            self.screen._tick()
        await self.pilot.pause()


async def sit(sitting: Sitting) -> None:
    """Sit the round up to the middle of the deep dive."""
    await sitting.press("enter")
    await sitting.ask("how many people use it daily?")
    await sitting.write("1", CLARIFY)
    await sitting.write("2", ESTIMATES)
    await sitting.tick(0, 1, 2, 3)
    await sitting.work(231)
    await sitting.press("escape", "n")
    await sitting.write("1", ARCHITECTURE)
    await sitting.tick(0, 1, 2)
    await sitting.work(462)
    await sitting.press("escape", "n")
    await sitting.write("1", DEEP_DIVE)
    await sitting.write("3", API)
    await sitting.write("4", DATA_MODEL)
    await sitting.tick(0, 1)
    await sitting.work(440)
    await sitting.ask("how many followers does the biggest account have?")
    await sitting.write("5", DIAGRAM)
    await sitting.work(66)
    await sitting.tick(2)
    await sitting.press("e")


async def drawn(pilot: Pilot[None]) -> None:
    """Wait for the picture of the diagram, which rests a moment before it is drawn."""
    await pilot.pause(0.5)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def take() -> str:
    """Return the picture as SVG."""
    hands = Hands()
    with (
        patch.object(clock, "read", hands.read),
        patch.object(clock, "wall", hands.wall),
    ):
        app = CoachApp(services(), NewRound("mock", "twitter", "senior"))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            sitting = Sitting(pilot, hands)
            await sit(sitting)
            sitting.screen.keeper.flush()
            await drawn(pilot)
            return app.export_screenshot(title="coach mock twitter")


def self_contained(svg: str) -> str:
    """Leave out fonts from elsewhere; stretch text to its cells in any other font."""
    svg = re.sub(r"\s*@font-face\s*\{[^}]*\}", "", svg)
    svg = re.sub(r"font-family:\s*Fira Code[^;]*;", f"font-family: {FONTS};", svg)
    svg = svg.replace("textLength=", 'lengthAdjust="spacingAndGlyphs" textLength=')
    # Letters of 20 px leave wide gaps between the rows of a line drawn downwards.
    svg = svg.replace("font-size: 20px", "font-size: 21px")
    return re.sub(r"<!-- Generated with.*?-->\s*", "", svg)


def main(words: list[str]) -> None:
    """Draw, and write the picture to its place or to the file that is named."""
    target = Path(words[0]) if words else PICTURE
    os.environ["TZ"] = "UTC"
    time.tzset()
    with tempfile.TemporaryDirectory() as home:
        os.environ["COACH_HOME"] = home
        svg = self_contained(asyncio.run(take()))
        services().store.close()
    target.parent.mkdir(exist_ok=True)
    target.write_text(svg, "utf-8")
    sys.stdout.write(f"{target}: {len(svg):,} characters\n")


if __name__ == "__main__":
    main(sys.argv[1:])
