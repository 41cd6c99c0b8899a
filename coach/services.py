"""The composition root: the one place where parts meet.

Everything is built on first use, so that a command pays only for what it touches.
"""

import os
import secrets
import socket
import sys
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from coach import clock, config, resources
from coach.config import Folders
from coach.domain.ports import Owner
from coach.domain.settings import Settings
from coach.errors import CoachError, NotFoundError, StorageError

if TYPE_CHECKING:
    from coach.domain.bank import Story
    from coach.domain.case import Case
    from coach.domain.session import Session
    from coach.domain.verdict import Review
    from coach.library.figures import Figures
    from coach.library.library import Library
    from coach.library.questions import Questions
    from coach.reviewing import Reviewer
    from coach.storage.answers import Answers
    from coach.storage.reviews import Reviews
    from coach.storage.sessions import Sessions
    from coach.storage.stories import Stories
    from coach.storage.writer import Writer


class Services:
    """Storage, library and settings of one run of the program."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders

    @property
    def data_dir(self) -> Path:
        """The person's data folder."""
        return self.folders.data

    @property
    def database(self) -> Path:
        """The database file."""
        return self.folders.database

    def clock(self) -> float:
        """Return wall seconds since the epoch."""
        return clock.wall()

    @cached_property
    def owner(self) -> Owner:
        """This process, as the holder of the session it has open."""
        terminal = ""
        if sys.stdin is not None and sys.stdin.isatty():
            terminal = os.ttyname(sys.stdin.fileno()).removeprefix("/dev/")
        return Owner(secrets.token_hex(8), os.getpid(), socket.gethostname(), terminal)

    @cached_property
    def store(self) -> "Sessions":
        """The sessions; opening it migrates an older database."""
        from coach.storage.sessions import Sessions

        config.private_folder(self.data_dir)
        return Sessions(self.database)

    @cached_property
    def answers(self) -> "Answers":
        """The answers of the estimation drill."""
        from coach.storage.answers import Answers

        config.private_folder(self.data_dir)
        return Answers(self.database)

    @cached_property
    def bank(self) -> "Stories":
        """The bank of stories."""
        from coach.storage.stories import Stories

        config.private_folder(self.data_dir)
        return Stories(self.database)

    @cached_property
    def reviews(self) -> "Reviews":
        """The scores of reviews, on a connection of their own."""
        from coach.storage.reviews import Reviews

        config.private_folder(self.data_dir)
        return Reviews(self.database)

    @cached_property
    def reviewer(self) -> "Reviewer":
        """The judge, with what it has prepared."""
        from coach.reviewing import Reviewer

        return Reviewer(self.library)

    def review(self, session: "Session") -> "Review":
        """Judge a session, with the marks of the person counted.

        Raises:
            NotFoundError: If its case is gone.
            CoachError: If its case has no rubric to judge by.
        """
        return self.reviewer.of_session(session)

    def review_if_any(self, session: "Session") -> "Review | None":
        """Judge a round that was rated; None for what is not or cannot be judged."""
        if session.kind not in ("mock", "practice") or session.status != "done":
            return None
        try:
            return self.review(session)
        except CoachError:  # its case is gone, faulty, or has no rubric
            return None

    def keep_scores(self, session: "Session", review: "Review") -> None:
        """Keep the scores of a finished session for lists.

        Raises:
            StorageError: If they cannot be written; nothing was changed.
        """
        from coach.domain.scores import scores_of

        judged = self.reviewer.recounted(review, {}).levels
        self.reviews.put(scores_of(session, review, judged, clock.wall()))

    @cached_property
    def questions(self) -> "Questions":
        """The behavioural questions, shipped and the person's own."""
        return self.library.questions()

    @cached_property
    def figures(self) -> "Figures":
        """What the estimation drill asks for, shipped and the person's own."""
        return self.library.figures()

    def writer(
        self,
        rev: int,
        on_saved: Callable[[float, int], None],
        on_error: Callable[[CoachError], None],
    ) -> "Writer":
        """Return a writer for the session that this process holds.

        Args:
            rev: The revision it starts from.
            on_saved: Called in the writer's thread with wall seconds and revision.
            on_error: Called in the writer's thread; the text is kept for a retry.
        """
        from coach.storage.writer import Writer

        return Writer(self.store, rev, self.owner, clock.wall, on_saved, on_error)

    @cached_property
    def library(self) -> "Library":
        """Shipped content and the person's own, cached where that can be done."""
        from coach.library.library import Library
        from coach.storage.cache import Cache

        cache: Cache | None
        try:
            config.private_folder(self.data_dir)
            cache = Cache(self.database)
        except StorageError:
            cache = None
        shipped, own = resources.content(), self.data_dir
        return Library([(shipped, "shipped"), (own, "own")], cache)

    @cached_property
    def settings(self) -> Settings:
        """The person's settings."""
        return config.read_settings(self.folders.settings)

    def change_settings(self, settings: Settings) -> None:
        """Use and keep new settings."""
        self.__dict__["settings"] = settings
        config.write_settings(self.folders.settings, settings)

    def require_case(self, case_id: str) -> None:
        """Make sure that a case exists, without reading all of it.

        Raises:
            NotFoundError: With the nearest ids, if it does not.
        """
        if all(header.id != case_id for header in self.library.headers()):
            self.library.case(case_id)

    def write_sheet(self, session: "Session", *, reference: bool) -> Path:
        """Write the answer sheet of a session into the present folder.

        Raises:
            ExportError: If it cannot be written; nothing is overwritten.
        """
        from coach.export.files import suggest_name, write_into
        from coach.export.sheet import render

        text = render(
            session,
            self.case_of(session),
            reference=reference,
            review=self.review_if_any(session),
            made_at=clock.wall(),
        )
        return write_into(Path.cwd(), suggest_name(session), text)

    def write_bank(self, stories: "Sequence[Story]", *, whole: bool) -> Path:
        """Write stories of the bank into the present folder.

        Args:
            stories: One story, or all there are.
            whole: They are all, so that the sheet can show what is missing.

        Raises:
            ExportError: If it cannot be written; nothing is overwritten.
        """
        from coach.export.files import write_into
        from coach.export.story import bank_data, render_bank

        at = clock.wall()
        titles = {one.id: one.title for one in self.questions.competencies}
        text = render_bank(bank_data(stories, titles, made_at=at, whole=whole))
        name = "stories" if whole else stories[0].id
        return write_into(Path.cwd(), f"{clock.local(at):%Y-%m-%d}-{name}.md", text)

    def case_of(self, session: "Session") -> "Case | None":
        """Return the case of a session, or None where its file is gone.

        A telling is about a question and has no case.
        """
        if session.kind == "story":
            return None
        try:
            return self.library.case(session.case.id)
        except NotFoundError:
            return None


@lru_cache(maxsize=1)
def _services(folders: Folders) -> Services:
    return Services(folders)


def services() -> Services:
    """Return the services for the folders that the environment names."""
    return _services(config.folders())


def new_session_id(at: float) -> str:
    """Make an id that sorts by time and reads well: `1123-1402-k3f9`."""
    stamp = clock.local(at).strftime("%y%m%d-%H%M")
    return f"{stamp}-{secrets.token_hex(2)}"
