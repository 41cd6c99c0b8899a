"""Each rule speaks where it is broken, and is silent where it is kept."""

from pathlib import Path

import pytest

from coach import resources
from coach.domain.case import Case
from coach.errors import NotFoundError
from coach.interviewer.answers import Reply, answer
from coach.library.check import Report, check_paths
from coach.library.shelves import Roots

GOOD = """\
schema: 1
id: shop
title: Design a shop
archetype: store
brief: Design a shop that sells things.
facts:
- id: users
  asks: ["How many users do we have?", "What is the user base?"]
  answer: Ten million.
  changes_design: true
  why: It needs more than one machine.
- id: payment
  asks: ["Who handles the payment?"]
  answer: A partner does.
hints:
  clarify: ["Who buys?"]
  architecture: ["Follow one order."]
  deep-dive: ["What if two buy the last one?"]
  refinement: ["What fails first?"]
reference:
  clarify: a
  architecture: b
  deep-dive: c
  refinement: d
  diagram: |
    flowchart LR
      A[Client] --> B[Shop]
designs:
- id: simple
  title: One database
  says: It all lies in one place.
  price: It stops growing.
"""


@pytest.fixture
def roots(tmp_path: Path) -> Roots:
    for name in ("shipped", "own"):
        for kind in ("cases", "formats"):
            (tmp_path / name / kind).mkdir(parents=True)
    standard = resources.content() / "formats" / "standard.yaml"
    copy = tmp_path / "shipped" / "formats" / "standard.yaml"
    copy.write_bytes(standard.read_bytes())
    return ((tmp_path / "shipped", "shipped"), (tmp_path / "own", "own"))


def _told(roots: Roots, text: str, name: str = "shop.yaml") -> list[str]:
    path = roots[1][0] / "cases" / name
    path.write_text(text, encoding="utf-8")
    faults = check_paths([path], roots).faults
    return [str(fault).removeprefix(f"{path.parent}/") for fault in faults]


def test_a_good_case_has_no_fault(roots: Roots) -> None:
    """The ground on which every test below stands."""
    assert _told(roots, GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "id: payment",
            "id: users",
            "shop.yaml:12:7: facts[users].id: the id 'users' stands twice, first on l",
        ),
        (
            "  why: It needs more than one machine.\n",
            "",
            "shop.yaml:7:3: facts[users].why: a fact that changes the design needs a",
        ),
        (
            "Who handles the payment?",
            "how many users  do we HAVE",
            "shop.yaml:13:10: facts[payment].asks[#1]: 'how many users  do we HAVE' is",
        ),
        (
            "Who handles the payment?",
            "…?",
            "shop.yaml:13:10: facts[payment].asks[#1]: '…?' has no words (write the",
        ),
        (
            "      A[Client] --> B[Shop]",
            "      A[Client] --> B[Shop",
            "shop.yaml:27:1: reference.diagram: ",
        ),
        (
            "  price: It stops",
            '  diagram: "flowchart LR\\n A[x"\n  price: It stops',
            "shop.yaml:32:12: designs[simple].diagram: line 2 of the drawing: ",
        ),
        (
            "  price: It stops growing.\n",
            "  price: It stops growing.\n- {id: simple, title: a, says: b, price: c}\n",
            "shop.yaml:33:8: designs[simple].id: the id 'simple' stands twice",
        ),
        (
            '  refinement: ["What fails first?"]\n',
            "",
            "shop.yaml:15:1: hints: there is no hint for refinement (add a list",
        ),
        (
            "brief:",
            "format: quick\nbrief:",
            "shop.yaml:5:9: format: there is no format 'quick' (there are: standard)",
        ),
    ],
)
def test_a_broken_rule_is_told_once(
    roots: Roots, old: str, new: str, told: str
) -> None:
    """At its place, with its field."""
    assert GOOD.count(old) == 1
    faults = _told(roots, GOOD.replace(old, new))
    assert faults[0].startswith(told)
    assert len(faults) == 1


def test_without_any_hint_all_phases_are_named(roots: Roots) -> None:
    """One fault, at the top since there is nowhere else."""
    text = GOOD[: GOOD.index("hints:")] + GOOD[GOOD.index("reference:") :]
    (fault,) = _told(roots, text)
    assert fault.startswith(
        "shop.yaml:1:1: hints: there is no hint for"
        " clarify, architecture, deep-dive, refinement"
    )


@pytest.mark.parametrize(
    ("told", "says"),
    [("users", "tells 'users'"), (None, "tells nothing")],
)
def test_a_phrasing_that_gets_another_fact_or_none_is_told(
    roots: Roots, monkeypatch: pytest.MonkeyPatch, told: str | None, says: str
) -> None:
    """The interviewer is asked each phrasing, and it has to be the fact's own."""
    asked = []

    def forgetful(case: Case, question: str) -> Reply:
        asked.append(question)
        if question.startswith("Who handles"):
            return Reply(told, "", "unclear")
        return answer(case, question)

    monkeypatch.setattr("coach.library.rules.answer", forgetful)
    assert _told(roots, GOOD) == [
        "shop.yaml:13:10: facts[payment].asks[#1]: asked 'Who handles the payment?',"
        f" the interviewer {says} (say it more plainly, or remove it)"
    ]
    assert len(asked) == 3


def test_other_drawings_than_flowcharts_are_let_be(roots: Roots) -> None:
    """They are drawn by other means, best effort."""
    text = GOOD.replace("flowchart LR", "sequenceDiagram").replace(
        "A[Client] --> B[Shop]", "A->>B: buy"
    )
    assert _told(roots, text) == []


def test_rules_speak_beside_faults_of_the_schema(roots: Roots) -> None:
    """A person mends all of it in one go."""
    text = GOOD.replace("title: Design a shop", "title: 5").replace(
        "  why: It needs more than one machine.\n", ""
    )
    assert [fault.split(":")[3] for fault in _told(roots, text)] == [
        " title",
        " facts[users].why",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "facts: 1\nhints: 2\ndesigns: 3\nreference: 4\nformat: 5\n",
        "facts: [1, [2], {id: [3], asks: {a: b}}, {asks: [4, [5], null]}]\n",
        "hints: [a]\nreference: {diagram: [b]}\ndesigns: [{diagram: 6}]\n",
        "hints: {clarify: 1, 2: 3}\nfacts: [{id: a, id: b, changes_design: 1}]\n",
        "- a\n",
        "",
    ],
)
def test_no_shape_breaks_a_rule(roots: Roots, text: str) -> None:
    """Rules read files as they stand, whatever the schema says of them."""
    assert _told(roots, text)


def test_an_own_file_may_not_take_a_shipped_id(roots: Roots) -> None:
    """Neither as a case nor as a format; the shipped files themselves are fine."""
    shipped, own = roots[0][0], roots[1][0]
    for root in (shipped, own):
        (root / "cases" / "shop.yaml").write_text(GOOD, encoding="utf-8")
    standard = shipped / "formats" / "standard.yaml"
    (own / "formats" / "standard.yaml").write_bytes(standard.read_bytes())
    report = check_paths([], roots)
    assert report.files_checked == 4
    assert [f"{f.path} {f.line}: {f.message}" for f in report.faults] == [
        f"{own}/formats/standard.yaml 3: the id 'standard' belongs to a shipped file",
        f"{own}/cases/shop.yaml 2: the id 'shop' belongs to a shipped file",
    ]


def test_a_copy_elsewhere_may_have_a_shipped_id(roots: Roots, tmp_path: Path) -> None:
    """It is not used from there, so it is in nobody's way; two such copies are."""
    (roots[0][0] / "cases" / "shop.yaml").write_text(GOOD, encoding="utf-8")
    paths = [tmp_path / "shop.yaml", tmp_path / "again" / "shop.yaml"]
    paths[1].parent.mkdir()
    for path in paths:
        path.write_text(GOOD, encoding="utf-8")
    assert check_paths(paths[:1], roots).faults == ()
    (fault,) = check_paths(paths, roots).faults
    assert fault.message == f"the id 'shop' is also that of {paths[0]}"


def test_a_goal_that_stands_twice_is_told(roots: Roots) -> None:
    """Ticks are kept by the goal's id."""
    path = roots[1][0] / "formats" / "quick.yaml"
    path.write_text(
        "schema: 1\nid: quick\ntitle: Quick\nphases:\n- id: clarify\n"
        "  title: Clarify\n  minutes: 5\n"
        "  goals: [{id: a, says: x}, {id: b, says: y}, {id: a, says: z}]\n",
        encoding="utf-8",
    )
    (fault,) = check_paths([path], roots).faults
    assert fault.says.startswith("phases[clarify].goals[a].id: the id 'a' stands twice")


def test_formats_are_found_beside_a_case_and_told_from_it(
    roots: Roots, tmp_path: Path
) -> None:
    """A folder of content somewhere else is whole in itself; a loose file is known."""
    home = tmp_path / "elsewhere"
    for kind in ("cases", "formats"):
        (home / kind).mkdir(parents=True)
    case = GOOD.replace("brief:", "format: quick\nbrief:")
    (home / "cases" / "shop.yaml").write_text(case, encoding="utf-8")
    form = (
        "schema: 1\nid: quick\ntitle: Q\n"
        "phases:\n- {id: clarify, title: C, minutes: 1}\n"
    )
    (home / "formats" / "quick.yaml").write_text(form, encoding="utf-8")
    assert check_paths([home], roots) == Report((), 2)
    assert check_paths([home / "cases"], roots) == Report((), 1)
    loose = tmp_path / "quick.yaml"
    loose.write_text(form, encoding="utf-8")
    assert check_paths([loose], roots) == Report((), 1)


def test_paths_that_hold_nothing_are_refused(roots: Roots, tmp_path: Path) -> None:
    """Silence would look like success."""
    with pytest.raises(NotFoundError, match="there is no file or folder"):
        check_paths([tmp_path / "nope"], roots)
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotFoundError, match="holds no content file"):
        check_paths([tmp_path / "empty"], roots)


def test_what_is_no_plain_file_is_a_fault(roots: Roots, tmp_path: Path) -> None:
    """A dangling link is told, not followed."""
    link = tmp_path / "shop.yaml"
    link.symlink_to(tmp_path / "gone")
    (fault,) = check_paths([link], roots).faults
    assert fault.message.startswith("the file cannot be read")
    other = tmp_path / "shop.txt"
    other.write_text(GOOD, encoding="utf-8")
    (fault,) = check_paths([other], roots).faults
    assert fault.message == "rename it to shop.yaml"


def test_the_present_folder_is_not_spelt_out(
    roots: Roots, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paths are shown as a person there would type them."""
    (roots[1][0] / "cases" / "shop.yaml").write_text("a: 1", encoding="utf-8")
    monkeypatch.chdir(roots[1][0].parent)
    assert {f.path for f in check_paths([], roots).faults} == {"own/cases/shop.yaml"}


def test_the_twenty_faults_are_twenty_here_too(roots: Roots) -> None:
    """No rule repeats what the schema has told."""
    report = check_paths([Path(__file__).parent / "twenty_faults.yaml"], roots)
    assert len(report.faults) == 20
