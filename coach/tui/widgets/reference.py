"""The reference beside what the person wrote, phase by phase."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, ScrollableContainer, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.plan import section_key
from coach.domain.session import Session
from coach.tui.texts import line, plain
from coach.tui.widgets.drawing import flowchart
from coach.tui.widgets.prose import prose

if TYPE_CHECKING:
    from coach.domain.case import Case

WIDE = 96
"""From this many columns on, both texts stand side by side."""


class ReferencePane(Vertical):
    """Pages on the left, then the person's own words, then the reference."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def compose(self) -> ComposeResult:
        """Lay out pages and texts."""
        with Horizontal():
            yield OptionList(id="reference-pages", markup=False, compact=True)
            with Vertical(id="reference-own"):
                yield Label("Yours", classes="heading")
                with VerticalScroll():
                    yield Static(id="own-text")
                with ScrollableContainer():
                    yield Static(id="own-picture", expand=True)
            with Vertical(id="reference-theirs"):
                yield Label("Reference", classes="heading")
                with VerticalScroll():
                    yield Static(id="their-text")
                with ScrollableContainer():
                    yield Static(id="their-picture", expand=True)

    def show(self, session: Session, case: "Case | None") -> None:
        """Fill the pages; call again after the session changed."""
        self._session, self._case = session, case
        pages = self.query_one("#reference-pages", OptionList)
        if pages.option_count:
            return
        pages.add_options([Option(p.title, id=p.id) for p in session.plan])
        pages.add_option(Option("Diagram", id="diagram"))
        if case is not None:
            pages.add_options(
                [Option(line(d.title), id=f"design-{d.id}") for d in case.designs]
            )
        pages.highlighted = 0

    def focus_pages(self) -> None:
        """Put the focus on the list of pages."""
        self.query_one("#reference-pages").focus()

    def turn(self) -> None:
        """Show the other text where both do not fit."""
        self.toggle_class("own-first")

    def on_resize(self, event: Resize) -> None:
        """Put both texts side by side where they fit."""
        self.set_class(event.size.width < WIDE, "one-at-a-time")

    def on_option_list_option_highlighted(
        self, event: OptionList.OptionHighlighted
    ) -> None:
        """Open the page under the cursor."""
        event.stop()
        own, own_picture, theirs, picture = self._texts(event.option_id or "")
        self._fill("own-text", plain(own), shown=bool(own))
        self._fill("own-picture", plain(own_picture), shown=bool(own_picture))
        self._fill("their-text", prose(theirs), shown=bool(theirs))
        self._fill("their-picture", plain(picture), shown=bool(picture))

    def _fill(self, name: str, content: Content, *, shown: bool) -> None:
        static = self.query_one(f"#{name}", Static)
        static.update(content)
        if isinstance(static.parent, Widget):
            static.parent.display = shown

    def _picture(self, source: str | None) -> str:
        room = self.size.width - 24
        width = room if self.has_class("one-at-a-time") else room // 2
        return flowchart(source, max(40, width - 4)).text if source else ""

    def _texts(self, page: str) -> tuple[str, str, str, str]:
        """Return own words, own picture, reference words, reference picture."""
        session, case = self._session, self._case
        mine = self._picture(session.sections.get("diagram"))
        gone = "" if case else "The file of this case is gone, its reference with it."
        if page == "diagram":
            drawn = self._picture(case.reference.diagram) if case else ""
            return "" if mine else "(no diagram)", mine, gone, drawn
        if case is not None and page.startswith("design-"):
            design = next(d for d in case.designs if f"design-{d.id}" == page)
            text = (
                f"## {design.title}\n\n{design.says}\n\n**Its price.** {design.price}"
            )
            return self._own_design(), mine, text, self._picture(design.diagram)
        own = session.sections.get(section_key("notes", page), "")
        theirs = case.reference.phase(page) if case else gone
        return own or "(no notes)", "", theirs, ""

    def _own_design(self) -> str:
        parts = [
            f"{title}\n{self._session.sections[key]}"
            for key, title in (("api", "API"), ("data-model", "Data model"))
            if self._session.sections.get(key)
        ]
        return "\n\n".join(parts) or "(no API, no data model)"
