"""The person's writing: five sections, one editor each, and the picture beside one."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import ContentSwitcher, Static

from coach.domain.plan import TABS, section_key
from coach.tui.texts import line
from coach.tui.widgets.drawing import DrawingPane
from coach.tui.widgets.editor import Editor
from coach.tui.widgets.pad_margin import PadMargin
from coach.tui.widgets.tabs import SectionTabs

PROMPTS = {
    "notes/clarify": "Notes of this phase. Nothing is told unasked: press Escape, then "
    "a, and ask the interviewer. Then write down what you build and for how many.",
    "notes/architecture": "Notes of this phase; those before it are under b. The "
    "components, how they talk, which technology and why. 5 opens the diagram.",
    "notes/deep-dive": "Notes of this phase. The hard part, and how you solve it: "
    "options, the choice, its price.",
    "notes/refinement": "Notes of this phase. What breaks first, what you gave up, "
    "what you would do next.",
    "estimates": "One estimate a line; its result stands beside it:\n\n"
    "dau = 100M users * 0.2\nloads = dau * 10/user/day in /s\n"
    "storage = 1M tweets/day * 1 KB * 3 in TB/year",
    "api": "One call a line:\n\n"
    "POST /v1/things {…} + Idempotency-Key -> id\nGET /v1/things?cursor&limit",
    "data-model": "Entities, keys, and why:\n\n"
    "things(id PK, owner_id, body, created_at)   sharded by owner_id",
    "diagram": "Mermaid, or one arrow a line:\n\n"
    "client -> lb -> api\napi -> db[(posts)]",
}
"""What an empty section asks for."""


def prompt(key: str) -> str:
    """Return the words that an empty section shows."""
    return PROMPTS.get(key, "Notes of this phase.")


VIEWS = ("both", "picture", "source")
"""How the diagram is seen: source and picture, or one of them alone."""


class Desk(Vertical):
    """Section names above, the editor of the present section below.

    Attributes:
        tab: The tab that is open.
        phase: The phase whose notes the first tab shows.
    """

    @dataclass
    class Typed(Message):
        """A section's text changed under the person's hands.

        Attributes:
            key: The section.
        """

        key: str

    def __init__(self, sections: Mapping[str, str], phase: str) -> None:
        super().__init__(id="desk")
        self.tab = TABS[0]
        self.phase = phase
        self._texts = dict(sections)
        self._unsaved: set[str] = set()
        self._editors: dict[str, Editor] = {}
        self._view = "both"

    def compose(self) -> ComposeResult:
        """Lay out names, editors and picture."""
        yield SectionTabs(id="tabs")
        with Horizontal(id="sheet"):
            yield ContentSwitcher(id="editors")
            yield PadMargin(id="pad")
            yield DrawingPane(id="drawing")
        yield Static(id="desk-says")

    @property
    def key(self) -> str:
        """The section that is open."""
        return section_key(self.tab, self.phase)

    @property
    def editor(self) -> Editor:
        """The editor of the section that is open."""
        return self._editors[self.key]

    async def show(self, tab: str, phase: str) -> None:
        """Open a section, its editor made on the first visit."""
        self.tab, self.phase = tab, phase
        switcher = self.query_one("#editors", ContentSwitcher)
        if self.key not in self._editors:
            editor = Editor(
                self._texts.get(self.key, ""),
                placeholder=prompt(self.key),
                id=_id(self.key),
            )
            self._editors[self.key] = editor
            await switcher.add_content(editor)
            editor.move_cursor(editor.document.end)
        switcher.current = _id(self.key)
        self._arrange()
        self._name_tabs()

    def texts(self) -> Mapping[str, str]:
        """Return the sections that changed since the last call, and their text.

        It asks no widget tree, so it still answers while the app is being taken down.
        """
        changed, self._unsaved = self._unsaved, set()
        for key in changed:
            self._texts[key] = self._editors[key].text_as_typed
        return {key: self._texts[key] for key in changed}

    def take(self, key: str, text: str) -> None:
        """Take over the text of a section from elsewhere; undo brings the old back."""
        if key in self._editors:
            self._editors[key].update_text(text)
        self._texts[key] = text

    def turn_picture(self) -> None:
        """Go through source and picture, picture alone, source alone."""
        views = VIEWS if self.size.width >= 84 else VIEWS[1:]
        place = views.index(self._view) if self._view in views else -1
        self._view = views[(place + 1) % len(views)]
        self._arrange()

    def on_resize(self) -> None:
        """Give the picture its place beside or instead of the source."""
        self._arrange()

    def on_text_area_changed(self, event: Editor.Changed) -> None:
        """Note unsaved text, and draw where there is something to draw."""
        event.stop()
        key = _key(event.text_area.id or "")
        if event.text_area.text == self._texts.get(key, ""):
            return
        if key not in self._unsaved:
            self._unsaved.add(key)
            self._name_tabs()
        self.post_message(self.Typed(key))
        if key == "diagram":
            self.query_one(DrawingPane).draw(event.text_area.text)
        elif key == "estimates":
            self.query_one(PadMargin).compute(event.text_area.text)
            self._show_remark()

    def on_text_area_selection_changed(self) -> None:
        """Say what is wrong with the line under the cursor."""
        self._show_remark()

    def _show_remark(self) -> None:
        says = self.query_one("#desk-says", Static)
        remark = self.query_one(PadMargin).remark() if self.tab == "estimates" else ""
        says.display = bool(remark)
        says.update(line(("· ", "$accent"), remark))

    def _arrange(self) -> None:
        drawing = self.tab == "diagram"
        wide = self.size.width >= 84
        view = self._view if wide or self._view != "both" else "source"
        picture = self.query_one(DrawingPane)
        self.query_one("#editors").display = not drawing or view != "picture"
        fresh = drawing and view != "source"
        if fresh and not picture.display:
            picture.draw(self.editor.text)
        picture.display = fresh
        pad = self.query_one(PadMargin)
        pad.display = self.tab == "estimates"
        if pad.display:
            pad.follow(self.editor)
        self._show_remark()

    def _name_tabs(self) -> None:
        filled = {key for key, text in self._texts.items() if text.strip()}
        filled |= self._unsaved
        tabs = frozenset(t for t in TABS if section_key(t, self.phase) in filled)
        self.query_one(SectionTabs).show(self.tab, tabs)


def _id(key: str) -> str:
    return "section-" + key.replace("/", "--")


def _key(widget_id: str) -> str:
    return widget_id.removeprefix("section-").replace("--", "/")
