"""The bank in words: a story in a line, one version whole, and the matrix."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from coach.domain.bank import Story, Version
from coach.domain.show import ago_text, clock_text
from coach.domain.story import Matrix, MatrixRow
from coach.stories.matrix import WEAK, freshness
from coach.tui.texts import Part, block, line, plain
from coach.tui.widgets.star_report import SIGNALS
from coach.tui.widgets.star_rows import FRESH, cut
from coach.tui.widgets.star_text import part_title


def story_row(story: Story, now: float, width: int) -> Content:
    """Return a story in two lines: its name; its score, freshness and reach."""
    fresh, style = FRESH[freshness(story.told_at, now)]
    versions = len(story.of("full"))
    more = f" · {versions} versions" if versions > 1 else ""
    return block(
        line((cut(story.title, width), "bold")),
        line(
            (f"  {story.score:>3} ", "$primary"),
            (fresh, style),
            (f" · {SIGNALS[story.signal]}{more}", "$text-muted"),
        ),
    )


def version_text(
    story: Story, back: int, competencies: Sequence[str], now: float
) -> Content:
    """Return one version of a story with everything that is kept beside it.

    Args:
        story: The story.
        back: How many versions before the newest.
        competencies: What it is evidence of, by title.
        now: Wall seconds.
    """
    full = story.of("full")
    place = len(full) - 1 - back
    fresh, style = FRESH[freshness(story.told_at, now)]
    scores = " → ".join(str(one.score) for one in full)
    evidence = ", ".join(competencies) or "nothing yet; press l"
    rows = [
        line((story.title, "bold $primary"), (f"   {story.id}", "$text-muted")),
        line((story.asks, "$text-muted")),
        line(("Evidence of: ", "bold"), evidence),
        line(
            ("Told ", "bold"),
            f"{ago_text(now - story.told_at)}, ",
            (fresh, style),
            f" · score {scores} · reaches {SIGNALS[story.signal]}",
        ),
    ]
    for kind, name, seconds in (("cut-90", "90", 90), ("cut-30", "30", 30)):
        short = story.latest("cut-90" if kind == "cut-90" else "cut-30")
        rows.append(_cut_line(name, short, seconds))
    if full:
        version = full[place]
        rows += [line(""), _version_head(version, place + 1, len(full), now)]
        rows += _parts(version.parts)
    for kind, name in (("cut-90", "In 90 seconds"), ("cut-30", "In 30 seconds")):
        short = story.latest("cut-90" if kind == "cut-90" else "cut-30")
        if short is not None:
            rows += [line(""), line((name, "bold $primary"))]
            rows.append(plain(short.parts.get("text", "")))
    answers = story.latest("answers")
    if answers is not None:
        rows += [line(""), line(("Asked back", "bold $primary"))]
        for asks, answer in answers.parts.items():
            rows += [line(("? ", "bold $accent"), asks), plain(f"  {answer}")]
    return block(*rows)


def _cut_line(name: str, short: Version | None, seconds: int) -> Content:
    if short is None:
        return line((f"In {name} s: ", "bold"), ("none yet; press c", "$text-muted"))
    fits = short.spoken_s <= seconds + 0.5
    said = "✓ fits" if fits else f"▲ {clock_text(short.spoken_s - seconds)} too long"
    return line(
        (f"In {name} s: ", "bold"),
        f"{clock_text(short.spoken_s)} of {clock_text(seconds)} ",
        (said, "$text-success" if fits else "$text-warning"),
    )


def _version_head(one: Version, number: int, count: int, now: float) -> Content:
    newest = "newest" if number == count else f"{count - number} before the newest"
    return line(
        (f"Version {number} of {count} ", "bold $primary"),
        (
            f"{newest} · {ago_text(now - one.at)} · {one.score} of 100 · "
            f"{one.words} words, {clock_text(one.spoken_s)} spoken",
            "$text-muted",
        ),
    )


def _parts(parts: Mapping[str, str]) -> list[Content]:
    rows = []
    for part, text in parts.items():
        if text.strip():
            rows += [line((part_title(part), "bold")), plain(text.strip("\n"))]
    return rows


def matrix_text(found: Matrix, titles: Mapping[str, str], width: int) -> Content:
    """Return stories against competencies, the holes by name, and three to carry."""
    narrow = width < 100
    cell = 5 if narrow else 7
    name = max(14, min(36, width - cell * len(found.competencies) - 6))
    heads = "".join(f"{_short(its, cell):>{cell}}" for its in found.competencies)
    rows = [line((f"{'':<{name + 4}}{heads}", "$text-muted"))]
    rows += [_matrix_row(one, found, name, cell) for one in found.rows]
    if not found.rows:
        rows.append(line(("  no story yet", "$text-muted")))
    rows += [
        line(""),
        line(("● sound  ○ weak or stale  ★ carry it", "$text-muted")),
        line(""),
        _named("Holes: ", found.holes, titles, "every competency has a story"),
        _named("Thin: ", found.thin, titles, "none"),
        line(""),
    ]
    return block(*rows, *_carry(found, titles))


def _matrix_row(row: MatrixRow, found: Matrix, name: int, cell: int) -> Content:
    story = row.story
    sound = story.score >= WEAK and row.freshness != "stale"
    sign, style = ("●", "$text-success") if sound else ("○", "$text-warning")
    star = "★" if story.id in found.carry else " "
    parts: list[Part] = [
        (f"{star} ", "bold $accent"),
        f"{cut(story.title, name):<{name}}",
        ("  ", ""),
    ]
    for its in found.competencies:
        here = its in row.covers
        parts.append((f"{sign if here else '·':>{cell}}", style if here else "dim"))
    return line(*parts)


def _carry(found: Matrix, titles: Mapping[str, str]) -> list[Content]:
    if not found.carry:
        return [line(("Keep a story, and the three to carry are named here.", ""))]
    by_id = {row.story.id: row.story for row in found.rows}
    carry = len(found.carry)
    head = "Carry this one" if carry == 1 else f"Carry these {carry}"
    covered = ", ".join(titles.get(its, its) for its in found.carried)
    rows = [line((f"{head} ", "bold $primary"), ("to an interview:", "$text-muted"))]
    rows += [
        line(
            ("★ ", "bold $accent"),
            by_id[its].title,
            (f"  {by_id[its].score} · {SIGNALS[by_id[its].signal]}", "$text-muted"),
        )
        for its in found.carry
    ]
    return [*rows, line(("They cover: ", "bold"), covered)]


def _named(
    head: str, ids: Sequence[str], titles: Mapping[str, str], none: str
) -> Content:
    said = ", ".join(titles.get(its, its) for its in ids) or none
    return line((head, "bold"), (said, "$text-warning" if ids else "$text-success"))


def _short(competency_id: str, cell: int) -> str:
    return competency_id[: cell - 1]
