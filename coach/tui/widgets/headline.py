"""The two lines on top of a round: what, saved when, time left, the four phases."""

from textual.content import Content
from textual.widgets import Static

from coach import clock
from coach.domain.plan import PlannedPhase
from coach.domain.session import Session
from coach.domain.show import clock_text, minutes_text
from coach.tui.texts import line

FULL, EMPTY = "▰", "▱"


class TopLine(Static):
    """The title on the left; on the right what was saved and what is left."""

    def show(self, session: Session, saved_at: float, trouble: str = "") -> None:
        """Draw the line for a session.

        Args:
            session: The session as it is now.
            saved_at: Wall seconds of the last commit.
            trouble: Why nothing is being saved, or "".
        """
        title = f" {session.case.title} · {session.level}"
        if not session.timed:
            title += " · practice"
        saved = clock.local(saved_at).strftime("saved %H:%M:%S")
        parts = [trouble or saved]
        if session.status == "paused":
            parts.append("paused")
        if session.timed:
            parts.append(f"round {clock_text(session.left_in_round())} left")
        right = " · ".join(parts) + " "
        room = max(8, self.size.width - len(right) - 1)
        if len(title) > room:
            title = title[: room - 1] + "…"
        style = "$text-error bold" if trouble else "$text-muted"
        gap = " " * max(1, self.size.width - len(title) - len(right))
        self.update(line((title, "bold"), gap, (right, style)))


class PhaseBar(Static):
    """The four phases, the present one with its clock; overrun is said in words."""

    def show(self, session: Session) -> None:
        """Draw the phases of a session; at 80 columns they stand closer together."""
        narrow = self.size.width < 96
        joint = "  " if narrow else "   "
        pieces: list[Content] = []
        for place, phase in enumerate(session.plan):
            now = place == session.index()
            text = (
                _present(session, place, phase, narrow)
                if now
                else _other(session, place, phase, narrow)
            )
            style = "$primary bold" if now else "$text-muted"
            if now and session.timed and session.left_in_phase() < 0:
                style = "$text-warning bold"
            pieces.append(line((text, style)))
        self.update(Content.assemble(" ", Content(joint).join(pieces)))


def _present(s: Session, place: int, phase: PlannedPhase, narrow: bool) -> str:
    name = f"{place + 1} {phase.title}"
    if not s.timed:
        return f"{name} {clock_text(s.spent_in())}"
    left = s.left_in_phase()
    cells = 5 if narrow else 10
    full = min(cells, int(cells * s.spent_in() / s.budget()))
    bar = FULL * full + EMPTY * (cells - full)
    if left < 0:
        return f"{name} {FULL * cells} over +{clock_text(-left)}"
    sign = " !" if s.spent_in() >= 0.8 * s.budget() else ""
    return f"{name} {bar} {clock_text(left)}{sign}"


def _other(s: Session, place: int, phase: PlannedPhase, narrow: bool) -> str:
    name = f"{place + 1} {phase.title}"
    spent = s.spent_in(phase.id)
    if not spent:
        if not s.timed or narrow:
            return name
        return f"{name} {minutes_text(s.budget(phase.id))}"
    if not s.timed or narrow:
        return f"{name} ✓"
    return f"{name} ✓ {clock_text(spent)}/{minutes_text(s.budget(phase.id))}"
