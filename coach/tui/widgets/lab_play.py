"""Free play: change an input, see every result move, and which input moves one most."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from coach.capacity.lab import Mover, Played, PlayedOutput, movers, play
from coach.capacity.model import CapacityModel
from coach.tui.texts import block, line
from coach.tui.widgets.lab_field import Asked, LabField
from coach.tui.widgets.lab_table import Fields


class PlayFields(Fields):
    """The inputs; beside each stands its bar."""

    def hint(self, asked: Asked) -> str:
        """An empty field counts with the reference."""
        return getattr(asked, "reference", "")


class LabPlay(Container):
    """Results, and the inputs they follow from.

    Attributes:
        chosen: The id of the result that the bars are about.
        fields: The inputs.
    """

    def __init__(self, model: CapacityModel, texts: Mapping[str, str]) -> None:
        super().__init__(id="play")
        self._model = model
        self.fields = PlayFields([("Inputs", "", model.inputs)], texts)
        self._bars: dict[str, Mover] = {}
        self._played = Played((), {})
        self._rows: list[Content] = []
        self.chosen = model.outputs[0].id

    def compose(self) -> ComposeResult:
        """Lay out results and inputs."""
        with Vertical(id="lab-side"):
            yield Label("Results", classes="heading")
            yield OptionList(id="lab-outputs", markup=False, compact=True)
            yield Static(id="lab-decides")
        yield self.fields

    def on_mount(self) -> None:
        """Compute for the first time."""
        self.compute()

    def on_resize(self) -> None:
        """Fit rows and bars to the width, once the parts have theirs."""
        self.call_after_refresh(self.compute)

    def on_lab_field_edited(self) -> None:
        """Compute again with each key."""
        self.compute()

    def on_option_list_option_highlighted(
        self, event: OptionList.OptionHighlighted
    ) -> None:
        """Show what moves the result under the cursor."""
        event.stop()
        chosen = self._model.outputs[event.option_index].id
        if chosen != self.chosen:
            self.chosen = chosen
            self._show_bars()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a result goes back to the inputs."""
        event.stop()
        self.fields.focus_field()

    def compute(self) -> None:
        """Compute every result and draw it."""
        played = play(self._model, self.fields.texts())
        outputs = self.query_one("#lab-outputs", OptionList)
        width = (outputs.size.width or 50) - 2
        rows = [output_text(one, width) for one in played.outputs]
        if outputs.option_count == len(rows):
            for place, row in enumerate(rows):
                if row != self._rows[place]:
                    outputs.replace_option_prompt_at_index(place, row)
        else:
            outputs.add_options([Option(row) for row in rows])
            outputs.highlighted = 0
        self._rows, self._played = rows, played
        self._show_bars()

    def fill(self, texts: Mapping[str, str]) -> None:
        """Put other texts into the fields and compute."""
        for field in self.fields.fields:
            field.fill(texts.get(field.asked.id, ""))
        self.compute()

    def changed(self, own: Mapping[str, str]) -> dict[str, str]:
        """The fields that differ from the own inputs; a cleared one as its reference.

        Args:
            own: The own inputs as committed, where play began.
        """
        references = {one.id: one.reference for one in self._model.inputs}
        return {
            its: text or references[its]
            for its, text in self.fields.texts().items()
            if text != own.get(its, "")
        }

    def focus_outputs(self) -> None:
        """Put the cursor on the results."""
        self.screen.set_focus(self.query_one("#lab-outputs"))

    def remark(self, field: LabField) -> str:
        """What is to be said about an input: what it does to the chosen result."""
        error = self._played.faults.get(field.asked.id)
        if error is not None:
            hint = f" – {error.hint}" if error.hint else ""
            return f"{error.message}{hint}. The reference counts until then."
        bar = self._bars.get(field.asked.id)
        result = self._model.output(self.chosen).label
        if bar is None:
            return f"{field.asked.label} does not move: {result}."
        ends = "Over its range" if bar.ranged else "From half to double"
        return f"{ends} it takes “{result}” from {bar.low} to {bar.high}."

    def _show_bars(self) -> None:
        played = self._played
        found = movers(self._model, self.chosen, self.fields.texts())
        self._bars = {bar.input: bar for bar in found}
        for field in self.fields.fields:
            if field.asked.id in played.faults:
                message = played.faults[field.asked.id].message
                field.say(line(("! ", "$warning bold"), (message, "$warning")))
                continue
            field.say(bar_text(self._bars.get(field.asked.id), field.room))
        one = next(o for o in played.outputs if o.output.id == self.chosen)
        most = _most(self._model, found)
        self.query_one("#lab-decides", Static).update(chosen_text(one, most))


def chosen_text(one: PlayedOutput, most: str) -> Content:
    """Return what the chosen result is now, what it decides, what moves it most."""
    name = (f"{one.output.label} ", "bold")
    rows = [line(name, (one.text or f"! {one.error}", "$success bold"))]
    rows.append(line(("Decides: ", "$accent"), one.output.decides))
    if most:
        rows.append(line(("Moved most by ", "$text-muted"), most))
    return block(*rows)


def output_text(one: PlayedOutput, width: int) -> Content:
    """Return a result with its value and, where it differs, the multiple of before."""
    value = one.text or f"! {one.error}"
    if len(value) + len(one.output.label) + 9 > width:
        value = value.partition(" (")[0]  # a range stands whole in the explanation
    moved = one.times and abs(one.times - 1) > 0.005
    times = f" {f'×{one.times:.3g}' if moved else '':<6}"
    room = max(8, width - len(value) - len(times) - 1)
    label = one.output.label
    if len(label) > room:
        label = label[: room - 1] + "…"
    style = "$success bold" if one.text else "$warning"
    return line(f"{label:<{room}} ", (value, style), (times, "$accent"))


def bar_text(bar: Mover | None, cells: int) -> Content:
    """Return the bar of an input; a dash where it moves nothing."""
    if bar is None:
        return line(("–", "$text-muted"))
    full = max(1, round(bar.length * cells))
    return line(("━" * full, "$accent" if bar.length > 0.99 else "$primary"))


def _most(model: CapacityModel, found: tuple[Mover, ...]) -> str:
    """The inputs whose bars are the longest; more than two are not named."""
    longest = [bar.input for bar in found if bar.length > 0.99]
    names = [model.input(its).label for its in longest[:2]]
    more = len(longest) - len(names)
    text = " · ".join(names)
    return f"{text} and {more} more alike" if more > 0 else text
