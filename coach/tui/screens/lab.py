"""The lab of a case: commit own numbers, see the reference, then play.

It reads keys, calls the rules, replaces the session and draws it again. No rule, no
arithmetic and no storage live here.
"""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Footer, Static

from coach import clock
from coach.capacity.lab_review import review
from coach.capacity.model import CapacityModel
from coach.domain import lab
from coach.domain.session import Session
from coach.errors import ConflictError
from coach.tui.keeper import Keeper
from coach.tui.leaving import meet_conflict
from coach.tui.letters import Letters, letter_bindings
from coach.tui.screens import lab_moves
from coach.tui.screens.lab_commands import COMMANDS, NEXT
from coach.tui.sheets import write_sheet
from coach.tui.texts import line, tell
from coach.tui.widgets.lab_field import LabField
from coach.tui.widgets.lab_head import STEPS, LabTop, StepBar
from coach.tui.widgets.lab_play import LabPlay
from coach.tui.widgets.lab_reveal import LabReveal
from coach.tui.widgets.lab_table import LabTable, remark

if TYPE_CHECKING:
    from coach.tui.app import CoachApp

NARROW = 100
"""Below this many columns results and inputs stand below each other."""


class LabScreen(Letters, Screen[None]):
    """A lab being worked on.

    Attributes:
        table: The own inputs and results.
        play: The free play, once it was opened.
        step: The step that is open.
    """

    app: "CoachApp"
    COMMAND_LIST = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*letter_bindings(COMMANDS)]
    CSS_PATH = "lab.tcss"

    def __init__(self, keeper: Keeper, model: CapacityModel) -> None:
        super().__init__()
        self.keeper = keeper
        self.model = model
        self.table = LabTable(
            (
                ("Inputs", "What you assume, or were told.", model.inputs),
                ("Results", "What follows from them.", model.outputs),
            ),
            {**self._own(lab.INPUTS), **self._own(lab.RESULTS)},
            "commit",
        )
        self.play: LabPlay | None = None
        self.step = STEPS[0]
        self._meeting = False
        self._ready = False

    def compose(self) -> ComposeResult:
        """Lay out the lab."""
        yield LabTop()
        yield StepBar()
        with ContentSwitcher(initial="commit", id="steps"):
            yield self.table
        yield Static(id="lab-says")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Open the step at which the lab was left."""
        self.keeper.collect = partial(lab_moves.texts, self)
        self.keeper.on_change = self._after_save
        self.keeper.change(lab.resume(self.session, clock.read()))
        if not lab.committed(self.session):
            await self.show_step("commit")
        else:
            played = self.session.sections.get(lab.PLAY)
            await self.show_step("play" if played else "reveal")
        self._ready = True
        self.refresh_bindings()

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.keeper.session

    async def show_step(self, step: str) -> None:
        """Open a step; the later two are made on the first visit."""
        switcher = self.query_one("#steps", ContentSwitcher)
        if lab.committed(self.session):
            self.table.close()
        if step == "reveal" and not self.query(LabReveal):
            found = review(self.model, self._own(lab.INPUTS), self._own(lab.RESULTS))
            await switcher.add_content(LabReveal(found))
        elif step == "play" and self.play is None:
            texts = {**self._own(lab.INPUTS), **self._own(lab.PLAY)}
            self.play = LabPlay(self.model, texts)
            await switcher.add_content(self.play)
        switcher.current = self.step = step
        self._say(self._next())
        self._show_head()
        self._focus_step()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done in this step and at this place."""
        if not self._ready:
            return False  # a key typed early is no command
        open_ = lab.committed(self.session)
        offered = {
            "leave_field": self.writing,
            "commit": not open_,
            "next": open_ and self.step != "play",
            "write": not self.writing and self.step == ("play" if open_ else "commit"),
            "outputs": self.step == "play",
            "reset": self.step == "play",
        }
        allowed = super().check_action(action, parameters)
        return offered.get(action, allowed)

    def on_resize(self, event: Resize) -> None:
        """Rearrange where both columns do not fit."""
        self.set_class(event.size.width < NARROW, "narrow")
        self.call_after_refresh(self._show_head)

    def on_lab_field_edited(self, event: LabField.Edited) -> None:
        """Have what was typed stored in time."""
        self.keeper.typed()
        self._remark(event.field)

    def on_lab_field_entered(self, event: LabField.Entered) -> None:
        """Say what is to be said about the line under the cursor."""
        self._remark(event.field)

    async def on_step_bar_chosen(self, event: StepBar.Chosen) -> None:
        """Open the step that was clicked."""
        await self.action_step(event.number)

    def action_leave_field(self) -> None:
        """Leave the field: single letters act from now on."""
        if self.step == "play" and self.play is not None:
            self.set_focus(self.play.fields)
        elif self.step == "commit":
            self.set_focus(self.table)
        self._say(self._next())

    def action_write(self) -> None:
        """Go back to the fields."""
        if self.step == "play" and self.play is not None:
            self.play.fields.focus_field()
        elif self.step == "commit":
            self.table.focus_field()

    def action_commit(self) -> None:
        """Commit the own numbers after asking."""
        if not lab.committed(self.session):
            self.run_worker(lab_moves.commit(self))

    async def action_next(self) -> None:
        """Go to the next step."""
        await self.action_step(min(STEPS.index(self.step) + 2, len(STEPS)))

    async def action_back(self) -> None:
        """Go to the step before."""
        await self.action_step(max(STEPS.index(self.step), 1))

    async def action_step(self, number: int) -> None:
        """Open a step, unless it is still locked."""
        if number > 1 and not lab.committed(self.session):
            tell(self.app, "The reference opens when you commit your numbers: press c.")
        elif STEPS[number - 1] != self.step:
            self.keeper.save()
            await self.show_step(STEPS[number - 1])

    def action_outputs(self) -> None:
        """Choose the result that the bars are about."""
        if self.play is not None:
            self.play.focus_outputs()

    def action_reset(self) -> None:
        """Put every input back to where play began."""
        if self.play is not None:
            self.play.fill(self._own(lab.INPUTS))
            self.keeper.typed()

    def action_sheet(self) -> None:
        """Write the sheet into the present folder."""
        self.keeper.save()
        write_sheet(self.app, self.session)

    def action_save(self) -> None:
        """Store everything now, and say what stands in the way."""
        lab_moves.save_now(self)

    def action_leave(self) -> None:
        """Save and go home."""
        self.run_worker(lab_moves.leave(self))

    def _own(self, section: str) -> dict[str, str]:
        return lab_moves.values(self.session, section)

    def _remark(self, field: LabField) -> None:
        if self.step == "play" and self.play is not None:
            self._say(self.play.remark(field))
        else:
            self._say(remark(field) or self._next())

    def _next(self) -> str:
        stands = self.step == "commit" and lab.committed(self.session)
        return NEXT["committed" if stands else self.step]

    def _say(self, text: str) -> None:
        says = self.query_one("#lab-says", Static)
        says.update(line(("· ", "$accent"), text), layout=False)

    def _focus_step(self) -> None:
        if self.step == "reveal":
            self.query_one(LabReveal).focus_list()
        elif self.step == "commit" and lab.committed(self.session):
            self.set_focus(self.table)
        else:
            self.action_write()
        self.refresh_bindings()

    def _show_head(self) -> None:
        trouble = "NOT SAVED, press s" if self.keeper.trouble else ""
        self.query_one(LabTop).show(self.session, self.keeper.saved_at, trouble)
        open_ = lab.committed(self.session)
        self.query_one(StepBar).show(self.step, committed=open_)

    def _after_save(self) -> None:
        if not self.is_attached:
            return
        self._show_head()
        if isinstance(self.keeper.trouble, ConflictError) and not self._meeting:
            self._meeting = True
            self.run_worker(meet_conflict(self.app, self.keeper))
