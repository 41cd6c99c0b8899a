"""The lab as a state machine: own numbers, commit, reveal, play, in this order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain import lab
from coach.domain import round as rules
from coach.domain.plan import section_keys, section_title
from coach.domain.report import figures
from coach.domain.session import CaseRef, Session
from coach.domain.timing import Instant

NOW = Instant(1_790_000_000.0, 1_000.0)
LATER = Instant(NOW.wall + 600, NOW.mono + 600)


@pytest.fixture
def opened() -> Session:
    planned = lab.plan_lab("s1", CaseRef("shop", 1, "Design a shop"), "mid", NOW)
    return lab.start(planned, NOW)


def test_a_lab_has_one_phase_and_no_clock(opened: Session) -> None:
    assert (opened.kind, opened.status, opened.phase) == ("lab", "running", "lab")
    assert not opened.timed
    assert opened.anchor is None
    later = rules.tick(opened, LATER)
    assert later.spent_in() == 0
    assert later.left_in_round() == 0
    assert figures(later).planned == 0


def test_its_sections_have_names_of_their_own(opened: Session) -> None:
    keys = section_keys(opened.plan)
    assert keys == (lab.INPUTS, lab.RESULTS, lab.PLAY)
    assert section_title(lab.INPUTS, opened.plan) == "Your inputs"


def test_own_numbers_stand_once_they_are_committed(opened: Session) -> None:
    written = lab.write(opened, lab.INPUTS, {"dau": "20M users", "size": ""})
    assert written.sections == {lab.INPUTS: "- dau = 20M users"}
    done = lab.commit(written, LATER)
    assert lab.committed(done)
    assert lab.write(done, lab.INPUTS, {"dau": "1"}) is done
    assert lab.write(done, lab.RESULTS, {"x": "1"}) is done
    assert lab.commit(done, LATER) is done


def test_play_waits_for_the_reveal(opened: Session) -> None:
    assert lab.write(opened, lab.PLAY, {"dau": "1"}) is opened
    played = lab.write(lab.commit(opened, LATER), lab.PLAY, {"dau": "40M"})
    assert played.sections == {lab.PLAY: "- dau = 40M"}


def test_a_lab_is_concluded_only_after_the_reveal(opened: Session) -> None:
    assert lab.conclude(opened, LATER) is opened
    done = lab.conclude(lab.commit(opened, LATER), LATER)
    assert (done.status, done.finished_at) == ("done", LATER.wall)
    assert lab.conclude(done, LATER) is done
    assert lab.write(done, lab.PLAY, {"dau": "1"}).sections[lab.PLAY] == "- dau = 1"


def test_leaving_and_coming_back_charges_nothing(opened: Session) -> None:
    left = rules.pause(opened, NOW)
    assert left.status == "paused"
    back = lab.resume(left, LATER)
    assert (back.status, back.anchor) == ("running", None)
    done = lab.conclude(lab.commit(back, LATER), LATER)
    assert lab.resume(done, LATER) == done


def test_what_was_touched_is_worth_keeping(opened: Session) -> None:
    assert lab.untouched(opened)
    assert lab.untouched(lab.write(opened, lab.INPUTS, {"dau": " "}))
    assert not lab.untouched(lab.write(opened, lab.INPUTS, {"dau": "1"}))
    assert not lab.untouched(lab.commit(opened, LATER))


names = st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True)


@given(st.dictionaries(names, st.text(max_size=40)))
def test_values_are_read_back_as_they_were_written(values: dict[str, str]) -> None:
    """But for white space, which means nothing in an estimate, and empty fields."""
    kept = {name: " ".join(text.split()) for name, text in values.items()}
    kept = {name: text for name, text in kept.items() if text}
    assert lab.values_of(lab.text_of(values)) == kept


def test_a_pad_written_by_hand_is_read_too() -> None:
    text = "# mine\ndau = 20M users\n  - size=1 KB\nno name\n= 3\n- empty =\n"
    assert lab.values_of(text) == {"dau": "20M users", "size": "1 KB"}
