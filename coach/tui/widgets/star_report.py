"""What an interviewer heard: score, findings, and the story beside them."""

import re
from collections.abc import Sequence
from textwrap import wrap

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.show import clock_text
from coach.domain.story import Component, Finding, StoryReport
from coach.text.safe import safe, safe_line
from coach.tui.texts import block, line
from coach.tui.widgets.star_text import bar

SIGNS = {
    "fix": ("✗ fix    ", "$text-error"),
    "improve": ("△ improve", "$text-warning"),
    "good": ("✓ good   ", "$text-success"),
}
NAMES = {
    "result": "Result",
    "ownership": "Ownership",
    "decision": "Decision",
    "episode": "Episode",
    "answers": "Answers it",
    "sources": "Sources",
    "choice": "Choosing",
    "example": "Example",
    "use": "Use",
}
SIGNALS = {
    "task": "one task",
    "project": "a project",
    "multi-team": "several teams",
}
_LONGEST_QUOTE = 60
_HEADING = re.compile(r"^## ", re.MULTILINE)


class StarReport(Vertical):
    """Score and findings on the left, on the right the story with the words meant."""

    def __init__(self, report: StoryReport, text: str) -> None:
        super().__init__(id="checks")
        self.report = report
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out score, findings, story and advice."""
        with Horizontal(id="report-columns"):
            with Vertical(id="report-left"):
                yield Static(id="report-score")
                yield OptionList(id="report-findings", markup=False, compact=True)
            with VerticalScroll(id="report-story"):
                yield Static(id="report-text")
        yield Static(id="report-about")

    def on_mount(self) -> None:
        """Show the first finding."""
        self.show(self.report, self._text)

    def show(self, report: StoryReport, text: str) -> None:
        """Draw a report and the text it is about."""
        self.report, self._text = report, text
        self._draw()

    @property
    def part(self) -> str:
        """The part that the finding under the cursor is about, or ""."""
        place = self.query_one("#report-findings", OptionList).highlighted
        return self.report.findings[place].part if place is not None else ""

    def focus_list(self) -> None:
        """Put the cursor on the findings."""
        self.screen.set_focus(self.query_one("#report-findings"))

    def on_resize(self) -> None:
        """Fit the rows to the width."""
        self._draw()

    def on_option_list_option_highlighted(
        self, event: OptionList.OptionHighlighted
    ) -> None:
        """Show the words that a finding is about."""
        event.stop()
        self._point(self.report.findings[event.option_index])

    def _draw(self) -> None:
        wide = self.size.width >= 100
        score = score_text(self.report, self.size.width)
        self.query_one("#report-score", Static).update(score)
        findings = self.query_one("#report-findings", OptionList)
        place = findings.highlighted or 0
        findings.clear_options()
        width = (self.size.width // 2 if wide else self.size.width) - 3
        findings.add_options(
            [Option(finding_row(one, width)) for one in self.report.findings]
        )
        if self.report.findings:
            findings.highlighted = place
            self._point(self.report.findings[place])

    def _point(self, finding: Finding) -> None:
        shown = self.query_one("#report-text", Static)
        shown.update(story_text(self._text, self.report.findings, finding))
        self.query_one("#report-about", Static).update(about_text(finding))
        width = max(20, shown.size.width)
        above = Content(safe(_HEADING.sub("", self._text[: finding.start])))
        row = above.get_height({}, width)
        scroll = self.query_one("#report-story", VerticalScroll)
        scroll.scroll_to(y=max(0, row - 4), animate=False)


def score_text(report: StoryReport, width: int) -> Content:
    """Return the score and the parts it is made of; with their reasons where wide."""
    head = line(
        ("Score ", "bold"),
        (f"{report.score} of 100", "bold $primary"),
        (
            f"  {report.words} words, {clock_text(report.spoken_s)} · "
            f"reaches {SIGNALS[report.signal]}",
            "$text-muted",
        ),
    )
    if width >= 100:
        room = width // 2 - 30
        return block(head, *(_component(one, room) for one in report.breakdown))
    parts = (f"{NAMES.get(o.id, o.id)} {o.score}" for o in report.breakdown)
    return block(head, line("  ·  ".join(parts)))


def _component(one: Component, room: int) -> Content:
    why, *more = wrap(one.why, room) or [""]
    first = line(
        f"{NAMES.get(one.id, one.id):<11}",
        (f"{one.weight:>3} % ", "$text-muted"),
        (bar(one.score / 100, 5), "$primary"),
        f" {one.score:>3}  ",
        (why, "$text-muted"),
    )
    return block(first, *(line((f"{'':28}{row}", "$text-muted")) for row in more))


def finding_row(one: Finding, width: int) -> Content:
    """Return a finding in one line; its words are marked in the story beside it."""
    sign, style = SIGNS[one.severity]
    why, room = safe_line(one.why), max(12, width - 10)
    return line((f"{sign} ", style), why if len(why) <= room else f"{why[: room - 1]}…")


def about_text(one: Finding) -> Content:
    """Return the words, what an interviewer hears there, and what to do."""
    sign, style = SIGNS[one.severity]
    quote = safe_line(one.quote)
    if len(quote) > _LONGEST_QUOTE:
        quote = f"{quote[:_LONGEST_QUOTE]}…"
    said = (f"“{quote}” ", "$text-muted") if quote else ""
    rows = [line((f"{sign.split()[0]} ", f"bold {style}"), said, one.why)]
    if one.try_:
        rows.append(line(("→ ", "bold $accent"), one.try_))
    return block(*rows)


def story_text(text: str, findings: Sequence[Finding], present: Finding) -> Content:
    """Return the story with the words of a finding marked; those of others thinly."""
    marks = [found.start() for found in _HEADING.finditer(text)]

    def shown(offset: int) -> int:
        return offset - 3 * sum(mark < offset for mark in marks)

    content = plain_story(text)
    for one in findings:
        if one is not present and one.severity != "good":
            content = content.stylize("underline", shown(one.start), shown(one.end))
    return content.stylize("reverse", shown(present.start), shown(present.end))


def plain_story(text: str) -> Content:
    """Return a composed story with its headings as headings."""
    rows = [
        line((row[3:], "bold $primary")) if _HEADING.match(row) else Content(safe(row))
        for row in text.split("\n")
    ]
    return block(*rows)
