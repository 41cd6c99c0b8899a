"""Keeping a story: its name, what it is evidence of, and whose version it is."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from coach import clock
from coach.domain import telling
from coach.domain.bank import Story, versions_of
from coach.errors import NotFoundError
from coach.text.safe import safe_line
from coach.tui.screens.choice import Answer, ChoiceScreen
from coach.tui.texts import line, tell

if TYPE_CHECKING:
    from coach.domain.question import Competency
    from coach.tui.screens.star_checks import ChecksScreen

_TITLE = 48
_MOST_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Named:
    """What the person said of a story: its name, and what it is evidence of."""

    title: str
    competencies: tuple[str, ...]


class NameScreen(ModalScreen[Named | None]):
    """Asks for a name and the competencies; Escape changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "back"),
        ("down", "app.focus_next", "on"),
    ]

    def __init__(
        self, title: str, chosen: Sequence[str], known: Sequence["Competency"]
    ) -> None:
        super().__init__()
        self._title = title
        self._chosen = set(chosen)
        self._known = tuple(known)

    def compose(self) -> ComposeResult:
        """Lay out name and list."""
        with Vertical(classes="dialog", id="name-dialog"):
            yield Label("What do you call it?", classes="heading")
            yield Input(self._title, id="name-title", compact=True, max_length=80)
            yield Label("What is it evidence of?", classes="heading")
            yield OptionList(id="name-list", markup=False, compact=True)
            yield Label(
                line(
                    ("enter ", "bold $accent"),
                    "ticks  ",
                    ("k ", "bold $accent"),
                    "keeps  ",
                    ("esc ", "bold $accent"),
                    "back",
                ),
                classes="dialog-text",
            )

    def on_mount(self) -> None:
        """Begin with the list: the name is proposed, and most will do."""
        self._draw(0)
        self.query_one("#name-list").focus()

    def key_k(self) -> None:
        """Keep it, unless the name is being typed."""
        if not isinstance(self.focused, Input):
            self._keep()

    def key_space(self) -> None:
        """Tick what is under the cursor."""
        if not isinstance(self.focused, Input):
            self.query_one("#name-list", OptionList).action_select()

    def on_input_submitted(self) -> None:
        """Go on to the list."""
        self.query_one("#name-list").focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick a competency, take the tick back, or keep."""
        place = event.option_index
        if place == len(self._known):
            self._keep()
            return
        self._chosen ^= {self._known[place].id}
        self._draw(place)

    def _draw(self, place: int) -> None:
        listed = self.query_one("#name-list", OptionList)
        listed.clear_options()
        for one in self._known:
            tick = "[x] " if one.id in self._chosen else "[ ] "
            listed.add_option(Option(line(tick, one.title)))
        listed.add_option(Option(line(("Keep it", "bold $accent"))))
        listed.highlighted = place

    def _keep(self) -> None:
        title = safe_line(self.query_one("#name-title", Input).value).strip()
        chosen = tuple(one.id for one in self._known if one.id in self._chosen)
        self.dismiss(Named(title or self._title or "A story", chosen))


async def keep(screen: "ChecksScreen") -> None:
    """Ask what it is, and keep the story with all its versions so far."""
    app, bank = screen.app, screen.app.services.bank
    screen.keeper.save()
    here = telling.kept_as(screen.session)
    if any(one.id == here for one in bank.all()):
        tell(app, f"It is in the bank as {here}; each new version goes there too.")
        return
    pace = float(app.services.settings.words_a_minute)
    question_id = screen.session.case.id
    known = [one for one in bank.all() if one.question_id == question_id]
    story_id = await _whose(screen, known) if known else ""
    if story_id is None:
        return
    made = versions_of(screen.session, clock.wall(), pace)
    if story_id:
        bank.add(story_id, made)
    else:
        named = await app.push_screen_wait(_name_screen(screen))
        if named is None:
            return
        at = clock.wall()
        story = Story(
            f"{question_id}-{secrets.token_hex(2)}",
            named.title,
            question_id,
            screen.session.case.title,
            named.competencies,
            at,
            made,
        )
        bank.put(story)
        story_id = story.id
    screen.keeper.change(telling.keep(screen.session, story_id, clock.read()))
    screen.say_next()
    screen.refresh_bindings()
    tell(app, f"It is in the bank as {story_id}; each new version goes there too.")


async def _whose(screen: "ChecksScreen", known: Sequence[Story]) -> str | None:
    """Ask whether this is a new story (""), a version of one, or neither (None)."""
    offered = known[:_MOST_OFFERED]
    versions = (
        Answer(str(n), f"another version of “{one.title}”", one.id)
        for n, one in enumerate(offered, start=1)
    )
    return await screen.app.push_screen_wait(
        ChoiceScreen(
            "Is it a new story?",
            "You keep one for this question already. Nothing is overwritten.",
            (*versions, Answer("n", "a new story", "")),
        )
    )


def _name_screen(screen: "ChecksScreen") -> NameScreen:
    questions = screen.app.services.questions
    try:
        evidence = questions.evidence(screen.session.case.id)
    except NotFoundError:
        evidence = ()
    title = proposed(telling.story_of(screen.session).values())
    return NameScreen(title, evidence, questions.competencies)


def proposed(texts: Iterable[str]) -> str:
    """Propose a name: the first words of the story."""
    said = " ".join(" ".join(texts).split())
    if len(said) <= _TITLE:
        return said
    return said[:_TITLE].rsplit(" ", 1)[0].rstrip(",;:.") + " …"
