"""Stores the session in a thread of its own, so that a slow disk blocks no key.

The newest value wins; what could not be stored stays in memory and is tried again
with the next value. Nothing is called saved before its commit.
"""

import sys
import threading
from collections.abc import Callable
from contextlib import suppress

from coach import clock
from coach.domain.ports import Owner
from coach.domain.session import Session
from coach.errors import CoachError, ConflictError, StorageError
from coach.storage import owners
from coach.storage.database import MovedError
from coach.storage.faults import KEPT
from coach.storage.sessions import Sessions

CLOSE_S = 2.0
"""How long closing waits for the last save, in seconds."""


class Writer:
    """Saves one session that this process holds.

    Both callbacks are called in the writer's thread, after its state has changed.
    """

    def __init__(
        self,
        store: Sessions,
        rev: int,
        owner: Owner,
        clock_wall: Callable[[], float],
        on_saved: Callable[[float, int], None],
        on_error: Callable[[CoachError], None],
    ) -> None:
        """Start the thread.

        Args:
            store: Where to save; the thread opens a connection of its own.
            rev: The revision that the session was read with.
            owner: This process.
            clock_wall: Returns wall seconds.
            on_saved: Called with wall seconds and revision after each commit.
            on_error: Called when a save failed; the text is kept for a retry.
        """
        self._store = store.twin()
        self._rev = rev
        self._owner = owner
        self._wall = clock_wall
        self._on_saved = on_saved
        self._on_error = on_error
        self._changed = threading.Condition()
        self._newest: Session | None = None
        self._submitted = self._tried = self._stored = 0
        self._closing = False
        self._why = ""
        self._copies: dict[str, int] = {}
        self._thread = threading.Thread(target=self._run, name="saving", daemon=True)
        self._thread.start()

    @property
    def rev(self) -> int:
        """The revision of the last save."""
        return self._rev

    @property
    def pending(self) -> bool:
        """Whether there is something that is not stored yet."""
        with self._changed:
            return self._stored < self._submitted

    def submit(self, session: Session) -> None:
        """Have a session stored; returns at once, and a newer one replaces it."""
        with self._changed:
            self._newest = session
            self._submitted += 1
            self._changed.notify_all()

    def flush(self, timeout: float) -> bool:
        """Wait until what was submitted is stored, trying again what had failed.

        Args:
            timeout: For how many seconds to wait at most.

        Returns:
            Whether everything is stored.
        """
        deadline = clock.read().mono + timeout
        with self._changed:
            wanted = self._submitted
            if self._stored < wanted and self._tried >= wanted:
                self._submitted = wanted = wanted + 1
                self._changed.notify_all()
            while self._tried < wanted and self._thread.is_alive():
                left = deadline - clock.read().mono
                if left <= 0 or not self._changed.wait(left):
                    break
            return self._stored >= wanted

    def close(self, timeout: float = CLOSE_S) -> bool:
        """Store what is pending, end the thread, and say whether all is stored."""
        stored = self.flush(timeout)
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(timeout)
        return stored

    def _run(self) -> None:
        try:
            while (work := self._next()) is not None:
                self._attempt(*work)
        finally:
            self._store.close()

    def _next(self) -> tuple[int, Session] | None:
        with self._changed:
            while self._tried >= self._submitted and not self._closing:
                self._changed.wait()
            if self._tried >= self._submitted or self._newest is None:
                return None
            return self._submitted, self._newest

    def _attempt(self, number: int, session: Session) -> None:
        at = self._wall()
        saved, trouble = False, None
        try:
            saved, trouble = self._save(session, at)
        except CoachError as error:
            trouble = error
        except Exception as error:  # noqa: BLE001 - the thread must live to try again
            trouble = StorageError(f"The session was not saved: {error!r}.", KEPT)
        # Told before a waiting flush goes on, so that its caller has heard of it.
        if saved:
            _call(self._on_saved, at, self._rev)
        if trouble is not None:
            _call(self._on_error, trouble)
        with self._changed:
            self._tried = number
            self._stored = number if saved else self._stored
            self._changed.notify_all()

    def _save(self, session: Session, at: float) -> tuple[bool, CoachError | None]:
        if self._why:
            self._keep_aside(session, at)
            return False, None
        try:
            self._rev = self._store.save(session, self._rev, self._owner, at)
        except ConflictError as conflict:
            return False, self._part(session, at, conflict)
        except MovedError as moved:
            return self._rescue(session, at, moved)
        return True, None

    def _part(
        self, session: Session, at: float, conflict: ConflictError
    ) -> ConflictError:
        """Keep this text apart from now on: another terminal has the session."""
        self._why = (
            f"typed in {owners.name(self._owner)} after another terminal had the "
            f"session, {clock.local(at):%Y-%m-%d %H:%M:%S}"
        )
        with suppress(StorageError):  # tried again with the next value
            self._keep_aside(session, at)
        return conflict

    def _keep_aside(self, session: Session, at: float) -> None:
        kept = self._store.keep_unsaved(session, at, self._why, self._copies)
        self._copies = kept

    def _rescue(
        self, session: Session, at: float, moved: MovedError
    ) -> tuple[bool, CoachError]:
        try:
            self._rev = self._store.rescue(session, self._owner, at)
        except ConflictError as conflict:
            return False, self._part(session, at, conflict)
        told = StorageError(
            f"{moved.message} This session was written whole to the file that is "
            "there now.",
            "Older sessions are in the file that was moved, and in the backups: "
            "`coach data restore` brings them back.",
        )
        return True, told


def _call(callback: Callable[..., None], *args: object) -> None:
    """Call back; a fault in there is shown, and must not end the saving."""
    try:
        callback(*args)
    except Exception:  # noqa: BLE001 - it is shown by the hook for threads
        kind, error, trace = sys.exc_info()
        thread = threading.current_thread()
        threading.excepthook(threading.ExceptHookArgs((kind, error, trace, thread)))
