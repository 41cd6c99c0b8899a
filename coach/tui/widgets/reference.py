"""The reference beside what the person wrote, phase by phase."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, ScrollableContainer, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
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
                with ScrollableContainer():
                    yield Static(id="own-text")
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
        page = event.option_id or ""
        own, theirs, picture = self._texts(page)
        self.query_one("#own-text", Static).update(own)
        words = self.query_one("#their-text", Static)
        words.update(prose(theirs))
        drawn = self.query_one("#their-picture", Static)
        drawn.update(plain(picture))
        if words.parent is not None and drawn.parent is not None:
            words.parent.display = bool(theirs)
            drawn.parent.display = bool(picture)

    def _texts(self, page: str) -> tuple[Content, str, str]:
        session, case = self._session, self._case
        if page == "diagram":
            own = flowchart(session.sections.get("diagram", "")).text
            theirs = case.reference.diagram if case else None
            return plain(own or "(no diagram)"), "", _picture(theirs)
        if page.startswith("design-") and case is not None:
            design = next(d for d in case.designs if f"design-{d.id}" == page)
            text = (
                f"## {design.title}\n\n{design.says}\n\n**Its price.** {design.price}"
            )
            return self._own_design(), text, _picture(design.diagram)
        own = session.sections.get(section_key("notes", page), "")
        gone = "The file of this case is gone, and its reference with it."
        return (
            plain(own or "(no notes)"),
            case.reference.phase(page) if case else gone,
            "",
        )

    def _own_design(self) -> Content:
        parts = [
            f"{title}\n{self._session.sections[key]}"
            for key, title in (("api", "API"), ("data-model", "Data model"))
            if self._session.sections.get(key)
        ]
        return plain("\n\n".join(parts) or "(no API, no data model)")


def _picture(source: str | None) -> str:
    return flowchart(source).text if source else ""
