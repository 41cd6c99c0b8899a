"""The head of a review: three levels side by side, and what caps them."""

from textual.content import Content
from textual.widgets import Static

from coach.domain.scores import Change, signed
from coach.domain.session import Session
from coach.domain.verdict import LEVELS, Cap, LevelScores, Review
from coach.errors import capital
from coach.tui.texts import block, line
from coach.tui.widgets.review_rows import bar, cut

_MOST_CAPS = 2


class ReviewHead(Static):
    """Title, scores and caps; nothing in it takes a key."""

    def show(
        self,
        session: Session,
        review: Review | None,
        judged: LevelScores | None = None,
        change: Change | None = None,
    ) -> None:
        """Draw the head.

        Args:
            session: What is judged.
            review: Its review with the person's marks, or None while there is none.
            judged: The judge's own scores.
            change: The change since the last try at the same case.
        """
        width = max(40, self.app.size.width - 2)
        title = (f" {session.case.title}", "bold")
        about = (f" · {session.kind} · {session.level}{_hints(session)}", "$text-muted")
        if review is None:
            self.update(block(line(title, about)))
            return
        rows = [
            line(title, about, *_since(change)),
            _levels(review, 10 if width < 100 else 16),
        ]
        rows += _marked(review, judged)
        rows += [
            line((f" {cut(cap_text(cap, review), width)}", "$text-warning"))
            for cap in review.caps[:_MOST_CAPS]
        ]
        self.update(block(*rows))


def cap_text(cap: Cap, review: Review) -> str:
    """Say what a cap allows at most, or what a note notes."""
    if cap.limits is None:
        return capital(cap.says)
    return f"At most {cap.limits.at(review.level)}: {cap.says}"


def _hints(session: Session) -> str:
    """Hints stand beside the score and never change it."""
    count = sum(session.hints.values())
    return f" · {count} hint{'s' if count > 1 else ''}" if count else ""


def _levels(review: Review, cells: int) -> Content:
    parts: list[str | tuple[str, str]] = []
    for level in LEVELS:
        own = level == review.level
        score = review.levels.at(level)
        style = "bold $accent" if own else "$text-muted"
        parts.append((f" {'▸' if own else ' '}{level} ", style))
        parts.append((bar(score, cells), "$accent" if own else "$primary"))
        parts.append((f" {score:<4}", "bold" if own else ""))
    return line(*parts)


def _since(change: Change | None) -> tuple[tuple[str, str], ...]:
    if change is None:
        return ()
    other = "" if change.same_version else " (the case has changed since)"
    return ((f"   {signed(change.score)} since your last try{other}", "bold"),)


def _marked(review: Review, judged: LevelScores | None) -> list[Content]:
    count = sum(v.disputed is not None for _, v in review.verdicts())
    if not count or judged is None:
        return []
    scores = " · ".join(f"{level} {judged.at(level)}" for level in LEVELS)
    verdicts = "verdict" if count == 1 else "verdicts"
    return [
        line(
            (" ≠ ", "bold $accent"),
            f"{count} {verdicts} marked by you. The judge alone: {scores}",
        )
    ]
