"""The picture of a diagram: scrolls both ways, keeps the last good one."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import ScrollableContainer, Vertical
from textual.widgets import Static

from coach.diagram import draw, kind, parse, summary
from coach.tui.outside_drawing import draw_outside
from coach.tui.texts import block, line, plain

DELAY_S = 0.15
"""How long typing must rest before the picture is drawn again, in seconds."""

START = (
    "Type Mermaid, or one arrow a line:\n\n"
    "  client -> lb -> api\n  api -> cache\n  api -> db[(posts)]\n\n"
    "The picture appears here."
)


@dataclass(frozen=True, slots=True)
class Picture:
    """What came of a source: the lines of the picture, and what to say below it."""

    text: str
    says: str
    faults: tuple[str, ...] = ()


def flowchart(source: str) -> Picture:
    """Read and draw a flowchart; pure, about 10 ms at 25 boxes."""
    parsed = parse(source)
    faults = tuple(
        f"line {f.line}: {f.message}{f' – {f.hint}' if f.hint else ''}"
        for f in parsed.faults
    )
    if not parsed.diagram.nodes:
        return Picture("", "", faults)
    drawing = draw(parsed.diagram)
    return Picture("\n".join(drawing.lines), summary(parsed.diagram), faults)


class DrawingPane(Vertical):
    """Shows the picture of a source a moment after the typing rests."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 – Textual's name
        super().__init__(id=id)
        self._source = ""
        self._good = Picture("", "")

    def compose(self) -> ComposeResult:
        """Lay out picture and remarks."""
        with ScrollableContainer(id="picture-scroll"):
            yield Static(plain(START, "$text-muted"), id="picture", expand=True)
        yield Static(id="picture-says")

    def draw(self, source: str) -> None:
        """Draw a source soon; a newer one takes its place."""
        self._source = source
        self.run_worker(self._draw(source), exclusive=True, group="drawing")

    async def _draw(self, source: str) -> None:
        from asyncio import sleep

        await sleep(DELAY_S)
        what = kind(source)
        if what == "empty":
            self._good = Picture("", "")
            self._show(self._good)
        elif what == "flowchart":
            self._show(flowchart(source))
        else:
            self.query_one("#picture-says", Static).update(plain("drawing …"))
            text, why = await draw_outside(source)
            self._show(Picture(text, "", (why,) if why else ()))

    def _show(self, picture: Picture) -> None:
        stale = bool(picture.faults and not picture.text and self._good.text)
        if picture.text:
            self._good = picture
        shown = self._good.text
        static = self.query_one("#picture", Static)
        static.update(plain(shown) if shown else plain(START, "$text-muted"))
        remarks = [line(("! ", "$text-warning bold"), f) for f in picture.faults[:3]]
        if stale:
            remarks.append(line(("the last good picture", "$text-muted")))
        elif picture.says:
            remarks.append(line((picture.says, "$text-muted")))
        self.query_one("#picture-says", Static).update(block(*remarks))
