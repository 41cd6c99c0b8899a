"""How lengths and shares of a story are said: words and signs beside each bar."""

from collections.abc import Sequence

from textual.content import Content

from coach.domain.show import clock_text
from coach.domain.story import PART_TITLES, STAR, PartCount
from coach.domain.telling import LONG_S, TARGET_S
from coach.stories.parts import BANDS
from coach.tui.texts import Part, block, line

FULL, EMPTY = "▰", "▱"

GUIDE = {
    "situation": "Where, when, who, and what was at stake. Two sentences.",
    "task": "What you, not the team, had to bring about.",
    "action": "What you did, act by act; the choice, what you left, and why.",
    "result": "Before and after in numbers, the price, what you learned.",
    "sources": "Name two or three: a newsletter, a repository, a person.",
    "choice": "What you skip, and by which rule.",
    "example": "One thing of the last months: what you read, what you did.",
    "use": "What you tried at work or passed on, and what changed.",
}
"""What each part wants."""

_BRIEF = {
    "sources": "Sources",
    "choice": "Choosing",
    "example": "Example",
    "use": "Use",
}
"""Parts of a habit where there is little room."""

OVER = "Over three minutes: an interviewer would have cut in by now."


def bar(share: float, cells: int) -> str:
    """Draw a share of 0–1; more than the whole is full."""
    full = min(cells, round(cells * share))
    return FULL * full + EMPTY * (cells - full)


def part_title(part: str) -> str:
    """Say the name of a part."""
    return PART_TITLES.get(part, part.capitalize())


def part_text(number: int, count: PartCount, *, present: bool, opened: bool) -> Content:
    """Return the line above a part: name, words, spoken time, share.

    An empty part that is not opened says what it wants; an opened one does so itself.
    """
    style = "reverse bold" if present else "bold"
    said = "" if opened else GUIDE.get(count.part, "")
    if count.words:
        said = f"{count.words} words · {clock_text(count.spoken_s)} · {count.share:.0%}"
    return line(
        (f" {number} {part_title(count.part)} ", style), (f"  {said}", "$text-muted")
    )


def sum_text(
    counts: Sequence[PartCount], pace: float, talked: float | None, *, wide: bool
) -> Content:
    """Return how long the story is when spoken, and how its parts share that.

    Args:
        counts: Words and shares of each part.
        pace: Words a minute.
        talked: Seconds that it took aloud, or None.
        wide: Whether there are about a hundred columns.
    """
    return block(_length(counts, pace, talked, wide=wide), _shares(counts, wide=wide))


def _length(
    counts: Sequence[PartCount], pace: float, talked: float | None, *, wide: bool
) -> Content:
    spoken = sum(one.spoken_s for one in counts)
    words = sum(one.words for one in counts)
    over = spoken > LONG_S
    style = "$text-warning" if spoken > TARGET_S else "$primary"
    parts: list[Part] = [
        ("Spoken ", "bold"),
        f"{clock_text(spoken)} of {clock_text(TARGET_S)} ",
        (bar(spoken / TARGET_S, 20 if wide else 10), style),
        (f"  {words} words at {pace:g} a minute", "$text-muted"),
    ]
    if talked is not None:
        parts.append(f" · aloud {clock_text(talked)}")
    if over and wide:
        parts.append((f"  {OVER}", "$text-warning bold"))
    elif over:
        parts.append(("  over three minutes!", "$text-warning bold"))
    return line(*parts)


def _shares(counts: Sequence[PartCount], *, wide: bool) -> Content:
    cells = 6 if wide else 4
    pieces = []
    for name, short, share, band in grouped(counts):
        sign, style = judged(share, band) if any(o.words for o in counts) else ("", "")
        best = ""
        if band:
            best = f" {sign if wide else sign[:1]} "
            best += f"({band[0] * 100:.0f}–{band[1] * 100:.0f})"
        pieces.append(
            line(
                (name if wide else short),
                " ",
                (bar(share, cells), style or "$text-muted"),
                f" {share:.0%}",
                (best, style or "$text-muted"),
            )
        )
    return Content("   " if wide else "  ").join(pieces)


def grouped(
    counts: Sequence[PartCount],
) -> list[tuple[str, str, float, tuple[float, float] | None]]:
    """Return name, short name, share and band of what is judged together."""
    if [one.part for one in counts] != list(STAR):
        named = ((_BRIEF.get(one.part, one.part), one.share) for one in counts)
        return [(name, name, share, None) for name, share in named]
    situation, task, action, result = (one.share for one in counts)
    return [
        ("Situation+Task", "S+T", situation + task, BANDS["setup"]),
        ("Action", "A", action, BANDS["action"]),
        ("Result", "R", result, BANDS["result"]),
    ]


def judged(share: float, band: tuple[float, float] | None) -> tuple[str, str]:
    """Return sign and style of a share: in its band, under, or over it."""
    if band is None:
        return "", ""
    if round(share, 2) < band[0]:
        return "▼ short", "$text-warning"
    if round(share, 2) > band[1]:
        return "▲ long", "$text-warning"
    return "✓", "$text-success"


def talk_text(spoken: float) -> Content:
    """Return the clock of somebody who speaks aloud."""
    over = spoken > TARGET_S
    style = "$text-warning bold" if over else "$primary bold"
    says = "Talk to the wall, the plant, the dog: aloud, from first word to last."
    if spoken > LONG_S:
        says = OVER
    elif over:
        says = "Two minutes are over: bring it to its result."
    return block(
        line(("Speaking ", "bold"), (clock_text(spoken), style)),
        line((bar(spoken / TARGET_S, 40), style), f" {clock_text(TARGET_S)}"),
        line((says, "$text-warning" if over else "$text-muted")),
        line(""),
        line(("t", "bold $accent"), " or the space bar stops the clock."),
    )


def guide_text(parts: Sequence[str], *, probes: str, cues: bool = True) -> Content:
    """Return what the interviewer listens for, and what each part wants."""
    rows = [line(("What they want to find out", "bold $primary")), line(probes)]
    if cues:
        rows += [line(""), line(("What each part wants", "bold $primary"))]
    rows += [
        line((f"{part_title(part)}: ", "bold"), GUIDE.get(part, "")) for part in parts
    ]
    return block(*(rows if probes else rows[3:]))
