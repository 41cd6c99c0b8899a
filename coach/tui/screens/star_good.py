"""What good answers to a question hold, and what goes wrong; read after telling."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from coach.domain.plan import LEVELS
from coach.tui.texts import block, line

if TYPE_CHECKING:
    from coach.domain.question import Question


class GoodScreen(ModalScreen[None]):
    """A page to read; any of its keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,g,enter", "dismiss", "back")]

    def __init__(self, question: "Question", level: str) -> None:
        super().__init__()
        self._question, self._level = question, level

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with Vertical(classes="dialog wide"):
            yield Label("What good answers hold", classes="heading")
            with VerticalScroll(id="good-scroll"):
                yield Static(good_text(self._question, self._level))
            yield Label(line(("esc goes back", "$text-muted")))

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one("#good-scroll").focus()


def good_text(question: "Question", level: str) -> Content:
    """Return what an answer holds at each level, and the common mistakes."""
    rows = [line(("They want to find out: ", "bold"), question.probes), line("")]
    for name in LEVELS:
        mark = "● " if name == level else "  "
        style = "bold $accent" if name == level else "bold"
        rows += [line((f"{mark}{name}  ", style), getattr(question.good, name))]
        rows.append(line(""))
    rows.append(line(("Mistakes", "bold $primary")))
    rows += [line(("- ", "$text-muted"), says) for says in question.mistakes]
    return block(*rows)
