"""What concepts and criteria are held to: found where they should be, nowhere else."""

from pathlib import Path

import pytest

from coach.library.check import check_paths
from coach.library.shelves import Roots
from coach.library.skeleton import skeleton

FILE = """\
schema: 1
topics:
- {id: feeds, title: Feeds}
concepts:
- id: push-model
  name: push model
  topic: feeds
  aliases: [fan-out on write]
  abbreviations: [FOW]
  together: [push|write follower timeline|feed]
  definition: Lists are filled when something is posted.
  kin: [pull-model]
  match: We take the push model here.
  near_miss: We push the release on Friday.
- id: pull-model
  name: pull model
  topic: feeds
  definition: Lists are made when they are read.
  match: A pull model merges when it is read.
  near_miss: We pull the branch.
"""


def _told(folder: Path, text: str) -> list[str]:
    path = folder / "concepts.yaml"
    path.write_text(text, encoding="utf-8")
    return [str(f).removeprefix(f"{path}:") for f in check_paths([path], ()).faults]


def test_good_concepts_have_no_fault(tmp_path: Path) -> None:
    """The ground on which every test below stands."""
    assert _told(tmp_path, FILE) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "title: Feeds}",
            "title: Feeds}\n- {id: chat, title: Chat}",
            "4:8: topics[chat].id: no concept is of the topic 'chat'",
        ),
        (
            "title: Feeds}",
            "title: Feeds}\n- {id: feeds, title: Chat}",
            "4:8: topics[feeds].id: the id 'feeds' stands twice",
        ),
        (
            "  topic: feeds\n  aliases",
            "  topic: feds\n  aliases",
            "7:10: concepts[push-model].topic: there is no topic 'feds' (did",
        ),
        (
            "aliases: [fan-out on write]",
            "aliases: [fan-out on write, Pull  models]",
            "16:9: concepts[pull-model].name: 'pull model' also stands for",
        ),
        (
            "aliases: [fan-out on write]",
            "aliases: ['…']",
            "8:13: concepts[push-model].aliases[#1]: '…' has no words",
        ),
        (
            "abbreviations: [FOW]",
            "abbreviations: [F/W]",
            "9:19: concepts[push-model].abbreviations[#1]: 'F/W' is read as more than",
        ),
        (
            "push|write follower timeline|feed",
            "follower|followers",
            "10:14: concepts[push-model].together[#1]: 'follower|followers' is one",
        ),
        (
            "push|write follower timeline|feed",
            "push||write follower",
            "10:14: concepts[push-model].together[#1]: 'push||write follower' has",
        ),
        (
            "push|write follower timeline|feed",
            "push|× follower",
            "10:14: concepts[push-model].together[#1]: 'push|× follower' has an empty",
        ),
        (
            "push|write follower timeline|feed",
            "push push",
            "10:14: concepts[push-model].together[#1]: 'push push' has a group twice",
        ),
        (
            "push|write follower timeline|feed",
            "push|write @break",
            "10:14: concepts[push-model].together[#1]: there is no family of words "
            "'@break' (did you mean '@breaks'?)",
        ),
        (
            "kin: [pull-model]",
            "kin: [pul-model]",
            "12:9: concepts[push-model].kin[#1]: there is no concept 'pul-model'",
        ),
        (
            "kin: [pull-model]",
            "kin: [push-model]",
            "12:9: concepts[push-model].kin[#1]: a concept is no kin of itself",
        ),
        (
            "We take the push model here.",
            "We take that other model here.",
            "13:10: concepts[push-model].match: 'push-model' is not found in 'We take",
        ),
        (
            "We take the push model here.",
            "We do not use the push model here.",
            "13:10: concepts[push-model].match: the sentence turns 'push-model' down",
        ),
        (
            "We push the release on Friday.",
            "We push to each follower and the feed.",
            "14:14: concepts[push-model].near_miss: 'push-model' is found here",
        ),
    ],
)
def test_a_broken_rule_is_told_once(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    """At its place, with its field."""
    assert FILE.count(old) == 1
    faults = _told(tmp_path, FILE.replace(old, new))
    assert faults[0].startswith(told)
    assert len(faults) == 1


def test_an_id_stands_once(tmp_path: Path) -> None:
    faults = _told(tmp_path, FILE.replace("- id: pull-model", "- id: push-model"))
    assert faults[1].startswith(
        "15:7: concepts[push-model].id: the id 'push-model' stands twice, first on line"
    )


def test_a_near_miss_may_turn_it_down(tmp_path: Path) -> None:
    """A sentence that says no is a good near miss."""
    text = FILE.replace("We push the release on Friday.", "We avoid the push model.")
    assert _told(tmp_path, text) == []


OWN = """
concepts:
- id: last-place
  name: last place
  together: [one|last seat|place]
  definition: What two people want at once.
  kin: [push-model]
  match: Two people want the last seat.
  near_miss: The first seat is taken.
rubric:
- id: sells-once
  dimension: deep-dive
  level: senior
  says: Sells the last place once
  needs: {any: [last-place]}
  kind: choice
  why: Two who were sold one place are both angry.
  example: >-
    A seat is sold by a conditional update instead of a lock, because the last place
    goes to one of two people and the other is told at once.
  near_miss: The last place is sold.
reading:
- {title: A book, kind: book, why: It tells of places., about: [last-place]}
"""


@pytest.fixture
def roots(tmp_path: Path) -> Roots:
    (tmp_path / "shipped" / "cases").mkdir(parents=True)
    (tmp_path / "shipped" / "formats").mkdir()
    (tmp_path / "shipped" / "formats" / "standard.yaml").write_text(
        "schema: 1\nid: standard\ntitle: S\nphases:\n"
        "- {id: clarify, title: Clarify, minutes: 5}\n",
        encoding="utf-8",
    )
    (tmp_path / "shipped" / "concepts.yaml").write_text(FILE, encoding="utf-8")
    return ((tmp_path / "shipped", "shipped"),)


def _case(roots: Roots, text: str) -> list[str]:
    path = roots[0][0] / "cases" / "seats.yaml"
    path.write_text(skeleton("seats") + text, encoding="utf-8")
    return [fault.says for fault in check_paths([path], roots).faults]


def test_a_case_with_a_rubric_of_its_own(roots: Roots) -> None:
    """Its concepts may name those of the field, and its criteria both."""
    assert _case(roots, OWN) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "kin: [push-model]",
            "kin: [push-modell]",
            "concepts[last-place].kin[#1]: there is no concept 'push-modell' (did you",
        ),
        (
            "Two people want the last seat.",
            "Two people want it.",
            "concepts[last-place].match: 'last-place' is not found in 'Two people want",
        ),
        (
            "needs: {any: [last-place]}",
            "needs: {all: [last-place, {any: [seat-map]}]}",
            "rubric[sells-once].needs.all[#2].any[#1]: there is no concept 'seat-map'",
        ),
        (
            "about: [last-place]",
            "about: [seats]",
            "reading[#1].about[#1]: there is no concept 'seats'",
        ),
        (
            "instead of a lock, because the last place\n",
            "and the last place\n",
            "rubric[sells-once].example: the judge finds this partly: ",
        ),
        (
            "near_miss: The last place is sold.",
            "near_miss: We wait instead of a lock, because the last seat is one.",
            "rubric[sells-once].near_miss: the judge takes this for met: ",
        ),
    ],
)
def test_a_case_that_breaks_a_rule_is_told(
    roots: Roots, old: str, new: str, told: str
) -> None:
    """The judge itself is asked: nobody has to believe a rubric."""
    assert OWN.count(old) == 1
    faults = _case(roots, OWN.replace(old, new))
    assert faults[0].startswith(told)
    assert len(faults) == 1
