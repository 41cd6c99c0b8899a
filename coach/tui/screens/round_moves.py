"""What the keys of a round do where it takes more than one call.

Each function takes the screen, calls the rules and hands the new session back to it.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from coach import clock, config, interviewer
from coach.domain import round as rules
from coach.domain.ports import Copy
from coach.domain.session import Session
from coach.errors import CoachError
from coach.tui import outside_editor
from coach.tui.screens.choice import Answer, ChoiceScreen
from coach.tui.texts import tell, tell_error
from coach.tui.widgets.desk import Desk

if TYPE_CHECKING:
    from coach.tui.screens.round_view import RoundView


def ask(screen: "RoundView", question: str) -> None:
    """Put a question to the interviewer and record the answer."""
    if screen.case is None:
        tell(screen.app, "The file of this case is gone; state an assumption.")
        return
    if screen.interviewer is None:
        screen.interviewer = interviewer.Interviewer(screen.case)
    reply = screen.interviewer.answer(question)
    now = clock.read()
    screen.change(rules.ask(screen.session, question, reply.fact, reply.answer, now))


def take_hint(screen: "RoundView") -> None:
    """Take the next hint, or say that there is none left."""
    case = screen.case
    hint = interviewer.next_hint(case, screen.session) if case else None
    if hint is None:
        tell(screen.app, "There is no further hint for this phase.")
        return
    screen.change(rules.take_hint(screen.session, hint.text, clock.read()))
    screen.action_rail()


async def enter(screen: "RoundView", session: Session) -> None:
    """Show another phase with its own notes."""
    if session.phase == screen.session.phase:
        return
    writing = screen.writing
    screen.change(session)
    desk = screen.query_one(Desk)
    tab = desk.tab
    await desk.show(tab, session.phase)
    screen.refresh_round()
    screen.refresh_bindings()
    if writing:
        screen.write_on()


async def finish(screen: "RoundView") -> None:
    """Ask, then end the round and go to the debrief."""
    chosen = await screen.app.push_screen_wait(
        ChoiceScreen(
            "Finish the round?",
            "You rate yourself next; the reference opens after that.\n"
            "What you wrote can still be read and exported, not changed.",
            (
                Answer("y", "finish and rate myself", "yes"),
                Answer("n", "go on writing", "no"),
            ),
        )
    )
    if chosen != "yes":
        return
    from coach.tui.screens.debrief import DebriefScreen

    screen.keeper.save()
    screen.keeper.change(rules.finish(screen.session, clock.read()))
    screen.app.switch_screen(DebriefScreen(screen.keeper, screen.case))


async def ask_about_stop(screen: "RoundView") -> None:
    """Ask whether the time in which the program stood still counts."""
    seconds = screen.session.stopped
    chosen = await screen.app.push_screen_wait(
        ChoiceScreen(
            f"The coach stood still for {seconds:.0f} seconds.",
            "It was stopped or the machine was too busy. Should that time count?",
            (
                Answer("n", "no, I was not working", "no"),
                Answer("y", "yes, count it", "yes"),
            ),
        )
    )
    counts = chosen == "yes"
    screen.change(rules.settle_stop(screen.session, clock.read(), counts=counts))


def edit_outside(screen: "RoundView") -> None:
    """Open the present section in the person's own editor; the clock runs on."""
    desk = screen.query_one(Desk)
    screen.keeper.flush()
    key = desk.key
    try:
        folder = config.private_folder(screen.app.services.folders.edits)
        path = outside_editor.file_for(folder, screen.session.id, key)
        text = outside_editor.edit_outside(screen.app, desk.editor.text, path)
    except CoachError as error:
        tell_error(screen.app, error)
        screen.change(rules.note_edited(screen.session, key, clock.read()))
        return
    if text != desk.editor.text.removesuffix("\n"):
        desk.take(key, text)
    session = rules.write(screen.session, {key: text})
    screen.change(rules.note_edited(session, key, clock.read()))
    screen.keeper.flush()
    if screen.keeper.trouble is None:
        outside_editor.forget(path)


def recover(screen: "RoundView") -> None:
    """After an interruption: stand still, take back what an editor left, and say so."""
    screen.keeper.change(rules.pause(screen.session, clock.read()))
    saved = clock.local(screen.keeper.saved_at).strftime("%H:%M:%S")
    folder = screen.app.services.folders.edits
    taken = [
        section
        for section, path in outside_editor.left_behind(
            folder, screen.session.id
        ).items()
        if _take_back(screen, section, path)
    ]
    more = f" Taken back from your editor: {', '.join(taken)}." if taken else ""
    tell(screen.app, f"Everything is back as saved at {saved}.{more} Press p to go on.")


def save_now(screen: "RoundView") -> None:
    """Store everything now; if that fails, say why and what to do."""
    screen.keeper.flush()
    trouble = screen.keeper.trouble
    if trouble is not None:
        tell_error(screen.app, trouble)


def show_kept(screen: "RoundView") -> None:
    """Show the texts that were kept aside for this session."""
    from coach.tui.screens.kept import KeptScreen

    copies = screen.app.services.store.copies(screen.session.id)
    if not copies:
        tell(screen.app, "No text of this session was kept aside.")
        return

    def put_back(copy: Copy | None) -> None:
        if copy is not None and not screen.standing():
            _put_back(screen, copy)

    screen.app.push_screen(KeptScreen(tuple(copies)), put_back)


def _put_back(screen: "RoundView", copy: Copy) -> None:
    """Replace a section by its kept text; the present text is kept aside in turn."""
    session = screen.session
    present = session.sections.get(copy.section, "")
    if present.strip():
        why = "replaced by a text that was kept aside"
        store = screen.app.services.store
        store.keep_copy(session.id, copy.section, present, clock.wall(), why)
    screen.query_one(Desk).take(copy.section, copy.body)
    screen.change(rules.write(session, {copy.section: copy.body}))
    tell(screen.app, f"The kept text is back in {copy.section}.")


def _take_back(screen: "RoundView", section: str, path: Path) -> bool:
    """Put what an editor left into its section, the older text kept aside."""
    session = screen.session
    old = session.sections.get(section, "")
    try:
        text = outside_editor.left_text(path)
    except CoachError as error:
        tell_error(screen.app, error)
        return False
    if text != old.removesuffix("\n"):
        store = screen.app.services.store
        at = clock.wall()
        why = "replaced by what your own editor left"
        store.keep_copy(session.id, section, old, at, why)
        screen.query_one(Desk).take(section, text)
        screen.keeper.change(rules.write(session, {section: text}))
    screen.keeper.flush()
    if screen.keeper.trouble is None:
        outside_editor.forget(path)
    return True
