"""The picture of a diagram: scrolls both ways, keeps the last good one."""

import asyncio
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import ScrollableContainer, Vertical
from textual.widgets import Static

from coach.tui.texts import block, line, plain

DELAY_S = 0.15
"""How long typing must rest before the picture is drawn again, in seconds."""

BIG_LINES = 60
"""From this many lines on a flowchart is drawn beside the event loop."""

START = (
    "Type Mermaid, or one arrow a line:\n\n"
    "  client -> lb -> api\n  api -> cache\n  api -> db[(posts)]\n\n"
    "The picture appears here."
)


@dataclass(frozen=True, slots=True)
class Picture:
    """What came of a source.

    Attributes:
        text: The lines of the picture.
        says: One line on what is in it.
        faults: What is wrong, each with its line.
        remarks: What is odd and does no harm.
        whole: Whether the picture shows all of the source.
    """

    text: str
    says: str
    faults: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    whole: bool = True


def flowchart(source: str, width: int | None = None) -> Picture:
    """Read and draw a flowchart; pure, about 10 ms at 25 boxes.

    Args:
        source: Mermaid, or one arrow a line.
        width: Columns to aim at; a picture that needs more is wider all the same.
    """
    from coach.diagram import draw, parse, summary  # a round may do without

    parsed = parse(source)
    faults = tuple(str(f) for f in parsed.faults if not f.gentle)
    remarks = tuple(str(f) for f in parsed.faults if f.gentle)
    if not parsed.diagram.nodes:
        return Picture("", "", faults, remarks, whole=False)
    drawing = draw(parsed.diagram, max_width=width)
    says = summary(parsed.diagram)
    return Picture("\n".join(drawing.lines), says, faults, remarks, parsed.ok)


class DrawingPane(Vertical):
    """Shows the picture of a source a moment after the typing rests."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 – Textual's name
        super().__init__(id=id)
        self._good = Picture("", "")

    def compose(self) -> ComposeResult:
        """Lay out picture and remarks."""
        with ScrollableContainer(id="picture-scroll"):
            yield Static(plain(START, "$text-muted"), id="picture", expand=True)
        yield Static(id="picture-says")

    def draw(self, source: str) -> None:
        """Draw a source soon; a newer one takes its place."""
        self.run_worker(self._draw(source), exclusive=True, group="drawing")

    async def _draw(self, source: str) -> None:
        from coach.diagram import kind

        await asyncio.sleep(DELAY_S)
        what = kind(source)
        if what == "empty":
            self._good = Picture("", "")
            self._show(self._good)
        elif what == "flowchart":
            width = max(40, self.query_one("#picture-scroll").size.width - 2)
            if source.count("\n") < BIG_LINES:
                self._show(flowchart(source, width))
            else:
                self._say("drawing …")
                self._show(await asyncio.to_thread(flowchart, source, width))
        else:
            self._say("drawing …")
            from coach.tui.outside_drawing import draw_outside

            text, why = await draw_outside(source)
            faults = (why,) if why else ()
            self._show(Picture(text, "", faults, whole=not faults))

    def _say(self, text: str) -> None:
        self.query_one("#picture-says", Static).update(plain(text, "$text-muted"))

    def _show(self, picture: Picture) -> None:
        if picture.whole or not self._good.text:
            self._good = picture
        shown = self._good.text
        static = self.query_one("#picture", Static)
        static.update(plain(shown) if shown else plain(START, "$text-muted"))
        rows = [line(("! ", "$text-warning bold"), f) for f in picture.faults[:3]]
        if picture is not self._good:
            rows.append(line(("This is the last good picture.", "$text-muted")))
        else:
            rows += [line((f"· {text}", "$text-muted")) for text in picture.remarks[:1]]
            rows.append(line((picture.says, "$text-muted")))
        self.query_one("#picture-says", Static).update(block(*rows))
