"""Telling a story: prepare, then part by part or aloud, then on to the checks.

It reads keys, calls the rules, replaces the session and draws it again. No rule, no
clock of its own and no storage live here.
"""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Footer, Static

from coach import clock
from coach.domain import round as rules
from coach.domain import telling
from coach.domain.session import Session
from coach.tui.keeper import Keeper
from coach.tui.letters import letter_bindings
from coach.tui.screens import star_moves
from coach.tui.screens.star_commands import TELLING
from coach.tui.screens.star_view import NARROW, StarView
from coach.tui.texts import line, tell
from coach.tui.widgets.star_desk import NOTES, PartBox, StarDesk
from coach.tui.widgets.star_head import StarSteps, StarTop
from coach.tui.widgets.star_pages import StarPrepare, StarTalk

if TYPE_CHECKING:
    from coach.domain.question import Question


class TellingScreen(StarView):
    """A story being prepared and told."""

    COMMAND_LIST = TELLING
    BINDINGS: ClassVar[list[BindingType]] = [*letter_bindings(TELLING)]

    def __init__(
        self, keeper: Keeper, question: "Question | None", *, recovered: bool = False
    ) -> None:
        super().__init__(keeper, question)
        self.recovered = recovered
        parts = telling.parts_of(self.session)
        pace = float(self.app.services.settings.words_a_minute)
        notes = self.session.sections.get(telling.NOTES, "")
        probes = question.probes if question is not None else ""
        self.prepare = StarPrepare(notes, parts, probes)
        self.desk = StarDesk(parts, self.session.sections, pace)
        self.speech = StarTalk(parts)

    def compose(self) -> ComposeResult:
        """Lay out the telling."""
        yield StarTop()
        yield StarSteps()
        yield Static(line((self.session.case.title, "bold")), id="star-asks")
        with ContentSwitcher(initial=self.page, id="star-pages"):
            yield self.prepare
            yield self.desk
            yield self.speech
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Go on where the telling was left."""
        self.keeper.collect = partial(star_moves.texts, self)
        self.keeper.on_change = self.after_save
        if self.recovered:
            session = telling.resume(self.session, clock.read())
            self.keeper.change(telling.hush(session, clock.read()))
            star_moves.tell_recovered(self.app, self.keeper)
        self.ready = True
        self.show_page()
        self.set_interval(1.0, self._tick)

    @property
    def page(self) -> str:
        """The page that belongs to where the session stands."""
        if self.session.phase == telling.PREPARE:
            return "star-prepare"
        return "star-talk" if telling.talking(self.session) else "star-desk"

    @property
    def step(self) -> str:
        """The step that the head marks."""
        return "prepare" if self.page == "star-prepare" else "tell"

    def change(self, session: Session) -> None:
        """Take a new session value, store it and draw it."""
        self.keeper.change(session)
        self.show_page()

    def show_page(self) -> None:
        """Open the page that fits the session, its text in focus."""
        pages = self.query_one("#star-pages", ContentSwitcher)
        pages.current = self.page
        spoken = telling.talk_s(self.session)
        self.desk.talked = None if telling.talking(self.session) else spoken
        if self.page == "star-talk":
            notes = self.session.sections.get(telling.NOTES, "")
            self.speech.show(spoken or 0.0, notes)
            self.set_focus(self.speech)
        else:
            self.desk.count()
            self.action_write()
        self.show_head()
        self.refresh_bindings()

    def offered(self) -> dict[str, bool]:
        """Return what can be done on this page."""
        page = self.page
        return {
            "leave_text": self.writing,
            "begin": page == "star-prepare",
            "check": page == "star-desk",
            "talk": page == "star-desk",
            "hush": page == "star-talk",
            "write": page != "star-talk" and not self.writing,
            "turn": page == "star-desk" and self.size.width >= NARROW,
            "part_on": page == "star-desk",
            "part_back": page == "star-desk",
            "part": page == "star-desk",
        }

    def on_star_desk_typed(self) -> None:
        """Have what was typed stored in time."""
        self.keeper.typed()

    def on_star_prepare_typed(self) -> None:
        """Have what was typed stored in time."""
        self.keeper.typed()

    def on_part_box_chosen(self, event: PartBox.Chosen) -> None:
        """Open the part that was clicked."""
        self.desk.open(event.part)
        self.action_write()

    def on_star_steps_chosen(self, event: StarSteps.Chosen) -> None:
        """Go to the step that was clicked."""
        if event.step == "tell":
            self.action_begin()
        elif event.step == "prepare" and self.page == "star-desk":
            self.action_part(0)
        elif event.step != "prepare":
            self.action_check()

    def action_leave_text(self) -> None:
        """Leave the text."""
        page: Widget = self.desk if self.page == "star-desk" else self.prepare
        self.set_focus(page)

    def action_write(self) -> None:
        """Put the focus into the text, at once."""
        here = self.page == "star-desk"
        self.set_focus(self.desk.editor if here else self.prepare.editor)

    def action_begin(self) -> None:
        """End the preparation."""
        if self.session.phase == telling.PREPARE:
            # First, since from then on the notes are collected from the desk.
            self.desk.take(telling.NOTES, self.prepare.editor.text_as_typed)
            self.change(telling.begin(self.session, clock.read()))

    def action_talk(self) -> None:
        """Run the clock for a story told aloud."""
        self.keeper.save()
        self.change(telling.talk(self.session, clock.read()))

    def action_hush(self) -> None:
        """Stop the clock; now the person notes what was said."""
        self.change(telling.hush(self.session, clock.read()))
        spoken = telling.talk_s(self.session) or 0.0
        star_moves.tell_spoken(self.app, spoken)

    def action_check(self) -> None:
        """Finish the telling and see what an interviewer would have heard."""
        if self.session.phase == telling.PREPARE:
            tell(self.app, "Tell it first: press Escape, then n.")
        else:
            star_moves.check(self)

    def action_part(self, number: int) -> None:
        """Open a part by its number, or the notes by 0."""
        if number <= len(self.desk.parts):
            self.desk.open(self.desk.parts[number - 1] if number else NOTES)
            self.action_write()

    def action_part_on(self) -> None:
        """Open the next part."""
        self.desk.step(1)
        self.action_write()

    def action_part_back(self) -> None:
        """Open the part before."""
        self.desk.step(-1)
        self.action_write()

    def action_turn(self) -> None:
        """Turn between one after another and side by side."""
        self.desk.turn()
        if self.writing:
            self.action_write()

    def action_pause(self) -> None:
        """Stop the clock, or let it run on; the text stays open."""
        running = self.session.anchor is not None
        move = rules.pause if running else telling.resume
        self.keeper.change(move(self.session, clock.read()))
        self.show_head()

    def action_kept(self) -> None:
        """Look at texts that were kept aside."""
        star_moves.show_kept(self)

    def _tick(self) -> None:
        if self.session.anchor is None:
            return
        self.keeper.tick(clock.read())
        if self.session.stopped:
            self.keeper.change(telling.tick(self.session, clock.read()))
        if self.page == "star-talk":
            self.speech.tick(telling.talk_s(self.session) or 0.0)
        self.show_head()
