"""The figures of a round as text: times, goals, words, facts."""

from typing import TYPE_CHECKING

from textual.content import Content

from coach.domain.report import RoundFigures, figures, missed_facts
from coach.domain.session import Session
from coach.domain.show import clock_text
from coach.tui.texts import block, line

if TYPE_CHECKING:
    from coach.domain.case import Case


def figures_text(session: Session, case: "Case | None") -> Content:
    """Return the first page of the debrief."""
    sums = figures(session)
    rows = [*_times(session, sums), line(""), _words(sums), line("")]
    rows += _goals(sums)
    if case is not None:
        rows += [line(""), *_facts(session, case)]
    rows += [
        line(""),
        line(("Next: rate yourself (n). The verdicts open after that.", "$accent")),
    ]
    return block(*rows)


def _times(session: Session, sums: RoundFigures) -> list[Content]:
    planned = "planned" if session.timed else ""
    head = f"{'':<16}{planned:>8}{'spent':>9}{'over':>8}{'goals':>8}{'hints':>7}"
    rows = [line((head, "$text-muted"))]
    for phase in sums.phases:
        budget = _time(phase.planned + phase.extra) if session.timed else ""
        over = f"+{_time(phase.over)}" if phase.over else "–"
        goals = f"{phase.ticked}/{len(phase.goals)}"
        rows.append(
            line(
                f"{phase.title:<16}{budget:>8}{_time(phase.spent):>9}",
                (f"{over:>8}", "$text-warning bold" if phase.over else ""),
                f"{goals:>8}{phase.hints:>7}",
            )
        )
    budgets = sum(phase.planned + phase.extra for phase in sums.phases)
    total = _time(budgets) if session.timed else ""
    last = f"{'Round':<16}{total:>8}{_time(sums.spent):>9}{'':>8}{'':>8}"
    rows.append(line((f"{last}{sums.hints:>7}", "bold")))
    if sums.slept:
        rows.append(line(f"The machine slept {_time(sums.slept)}; not counted."))
    return rows


def _time(seconds: float) -> str:
    """Say a length rounded to the second, as the answer sheet does."""
    return clock_text(round(seconds))


def _words(sums: RoundFigures) -> Content:
    texts = [f"{s.title} {s.words}" for s in sums.sections if s.words]
    listed = " · ".join(texts) or "nothing was written"
    return line(("Words  ", "bold"), f"{sums.words}: {listed}")


def _goals(sums: RoundFigures) -> list[Content]:
    open_ = [g.says for phase in sums.phases for g, done in phase.goals if not done]
    if not open_:
        return [line(("Goals  ", "bold"), "all ticked")]
    return [line(("Goals left open  ", "bold"), ", ".join(open_))]


def _facts(session: Session, case: "Case") -> list[Content]:
    found = len(session.facts_found())
    rows = [line(("Facts  ", "bold"), f"{found} of {len(case.facts)} asked for")]
    missed = missed_facts(session, case)
    if not missed:
        rows.append(line("You asked for every fact that changes the design."))
        return rows
    rows.append(line("These change the design, and you never asked:"))
    for fact in missed:
        rows.append(line(("  ○ ", "$accent"), fact.asks[0]))
        rows.append(line(f"    {fact.answer}"))
        if fact.why:
            rows.append(line((f"    {fact.why}", "$text-muted")))
    return rows
