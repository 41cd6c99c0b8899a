"""Keeps the open session: its newest value, and that it is stored in time.

Saved at most half a second after the first unsaved key, on every act of the person,
and whenever the program may be about to end. "Saved" is said by the commit alone.
"""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from contextvars import copy_context
from typing import TYPE_CHECKING

from coach import clock
from coach.domain import round as rules
from coach.domain.session import Session
from coach.domain.timing import Instant
from coach.errors import CoachError, StorageError

if TYPE_CHECKING:
    from textual.timer import Timer

    from coach.tui.app import CoachApp

MAX_WAIT_S = 0.4
"""From the first unsaved key to the save, in seconds; leaves room for the commit."""

WRITE_CLOCK_S = 2.0
"""How often the spent time is written while nothing else is, in seconds."""

FLUSH_S = 1.5
"""How long an ending program waits for the last save, in seconds."""


class Keeper:
    """The session of a screen, kept.

    Attributes:
        session: Its newest value.
        saved_at: Wall seconds of the last commit.
        trouble: Why the last save failed, or None.
        collect: Returns the texts on screen that are newer than the session's.
        on_change: Called after a save or a failure to save.
    """

    def __init__(
        self, app: "CoachApp", session: Session, rev: int, saved_at: float
    ) -> None:
        self.session = session
        self.saved_at = saved_at
        self.trouble: CoachError | None = None
        self.collect: Callable[[], Mapping[str, str]] = dict
        self.on_change: Callable[[], None] = lambda: None
        self._app = app
        self._loop = asyncio.get_running_loop()
        self._context = copy_context()
        self._timer: Timer | None = None
        self._last_submit = 0.0
        self._writer = app.services.writer(rev, self._on_saved, self._on_error)
        app.before_leaving(self.flush_or_say)

    def change(self, session: Session) -> None:
        """Take a new value after an act of the person, and store it."""
        self.session = session
        self.save()

    def typed(self) -> None:
        """Note that there is unsaved text; it is stored within `MAX_WAIT_S`."""
        if self._timer is None:
            self._timer = self._app.set_timer(MAX_WAIT_S, self.save)

    def tick(self, now: Instant) -> None:
        """Charge the time; write it down every `WRITE_CLOCK_S`."""
        events = len(self.session.events)
        self.session = rules.tick(self.session, now)
        due = now.mono - self._last_submit >= WRITE_CLOCK_S
        if due or len(self.session.events) != events:
            self._submit(now)

    def save(self) -> None:
        """Hand the newest value to the writer; returns at once."""
        self._submit(clock.read())

    def flush(self) -> bool:
        """Store everything and wait until it is stored, at most `FLUSH_S`.

        Returns:
            Whether it is stored; if not, `trouble` says why.
        """
        self._submit(clock.read())
        stored = self._writer.flush(FLUSH_S)
        if not stored and self.trouble is None:
            self.trouble = StorageError(
                "The newest text could not be stored in time.",
                "It is still in memory; press s to try again.",
            )
        return stored

    def flush_or_say(self) -> None:
        """Store everything, for a program that is about to end.

        Raises:
            CoachError: If it could not be stored.
        """
        if not self.flush() and self.trouble is not None:
            raise self.trouble

    def close(self) -> None:
        """Store everything and let go of the session."""
        if self.session.status == "running":
            self.session = rules.pause(self.session, clock.read())
        self.flush()
        self.abandon()
        services = self._app.services
        # A claim that cannot be taken back lapses with this process.
        with suppress(CoachError):
            services.store.release(self.session.id, services.owner)

    def abandon(self) -> None:
        """Let go of a session that another terminal holds; store nothing more."""
        self._app.no_longer(self.flush_or_say)
        self._writer.close()

    def _submit(self, now: Instant) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        session = rules.write(self.session, self.collect())
        self.session = rules.tick(session, now)
        self._last_submit = now.mono
        self._writer.submit(self.session)

    def _on_saved(self, at: float, _rev: int) -> None:
        self._from_writer(self._saved, at)

    def _on_error(self, error: CoachError) -> None:
        self._from_writer(self._failed, error)

    def _from_writer(self, call: Callable[..., None], value: object) -> None:
        # The writer's thread must never wait for a loop that may be waiting for it.
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(call, value, context=self._context)

    def _saved(self, at: float) -> None:
        self.saved_at, self.trouble = at, None
        self.on_change()

    def _failed(self, error: CoachError) -> None:
        self.trouble = error
        self.on_change()
